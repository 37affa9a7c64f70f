" In vim with ALE: waits for what is found in the entry, accepts two changes, saves, and says in $OUT what it saw.
let seen = {'titles': []}

func! WaitFor(what)
  let n = 0
  while !eval(a:what)
    let n += 1
    if n > 600
      call writefile(['nothing came: ' . a:what], '/dev/stderr')
      cquit!
    endif
    sleep 100m
  endwhile
endfunc

func! ale#util#Input(message, value, ...)
  let lines = filter(split(a:message, "\n"), 'v:val =~ "^\\d\\+) "')
  let titles = map(copy(lines), 'substitute(v:val, "^\\d\\+) ", "", "")')
  let g:seen.titles += titles
  return string(index(titles, g:wanted) + 1)
endfunc

func! Accept(line, title)
  let g:wanted = a:title
  let before = b:changedtick
  call cursor(a:line, 1)
  ALECodeAction
  call WaitFor('b:changedtick != ' . before)
endfunc

call WaitFor("!empty(ale#engine#GetLoclist(bufnr('')))")
let seen.found = map(copy(ale#engine#GetLoclist(bufnr(''))), '[v:val.lnum, v:val.col, v:val.text]')
call Accept(3, 'Write interest in place of intrest')
ALELint  " without a screen vim does not see that the text has changed
call WaitFor("empty(ale#engine#GetLoclist(bufnr('')))")
call Accept(7, 'Done: Thank Dana Whitfield by e-mail')
write
call writefile([json_encode(seen)], $OUT)
qall!
