#!/usr/bin/env bash
# What a person sees when an entry is open in vim or in Emacs while `followup done` changes it, tried with the real editors.
#
#     tests/editors.sh                               # the followup of .venv
#     FOLLOWUP=/usr/bin/followup tests/editors.sh    # another one, by its full path
#     WAIT=60 tests/editors.sh                       # a slow machine: seconds until a screen counts as stuck (20)
#
# Each editor runs in a tmux of its own, on a journal of its own in a temporary folder, once with nothing changed in its
# buffer and once with an unsaved change. From outside, `followup done` adds its line. What has to hold: the file has the
# old text and one line more, the editor's own files are as they were, saving asks first, an answer that is not yes leaves the
# file alone, the unsaved change can be put aside, and reloading shows the new line.
#
# Needs tmux, and vim (or Debian's vim-tiny) or emacs (emacs-nox); a part whose programs are missing is skipped.
# Prints `ok ...`, `not ok ...` or `skipped: ...`, and last `N passed, N failed`. Exits 1 when a check failed.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1

FOLLOWUP=${FOLLOWUP:-.venv/bin/followup}
WAIT=${WAIT:-20}
ENTRY=2026-11-18-northwind.md
LINE='{date: 2026-11-19 11:20, sent: thank-you, to: Dana Whitfield' # what `done` is to add
MINE='Mine, not saved yet'                                          # what the person has typed

passed=0
failed=0
marks=0
work=$(mktemp -d) || exit 1
server() { tmux -S "$work/tmux" -f /dev/null "$@"; } # a tmux of our own: nobody else's is seen or ended
cleanup() {
    if [[ -S $work/tmux ]]; then server kill-server 2>/dev/null; fi
    rm -rf "$work"
}
trap cleanup EXIT
trap 'exit 130' INT TERM

# The editors find no settings, no history and no other language than English; a followup of the person's own is not meant.
export HOME=$work/home LC_ALL=C.UTF-8
mkdir "$HOME"
unset TMUX FOLLOWUP_JOURNAL FOLLOWUP_NOW VIMINIT EXINIT

# --- checks ---------------------------------------------------------------------------------------------------------------

# check WHAT COMMAND...: one line, by whether the command succeeds. After a failure, the screen as it stands.
check() {
    local what="$part: $1"
    shift
    if "$@"; then
        passed=$((passed + 1))
        echo "ok $what"
    else
        failed=$((failed + 1))
        echo "not ok $what"
        screen | sed '/^~*$/d; s/^/    | /'
    fi
}

not() { ! "$@"; }
printed() { grep -qF -- "$1" "$work/printed"; }             # what `followup done` said
same() { [[ $(state "$1") == "$2" ]]; }                     # a file is as `state` saw it before
state() { stat -c '%i %s %y' "$1" && sha256sum <"$1"; }     # its inode, size, time and content
contains() { grep -qF -- "$2" "$1"; }
reached() { until_true contains "$1" "$2"; }                # a file gets a text

# One line more than before, the right one, and none taken away.
one_line_more() {
    local changes
    changes=$(diff "$work/before.md" "$file" | grep '^[<>]')
    [[ $changes == "> "*"$LINE"* && $changes != *$'\n'* ]]
}

# --- the screen: polled until a deadline ----------------------------------------------------------------------------------

until_true() {
    local deadline=$((SECONDS + WAIT))
    until "$@"; do
        ((SECONDS < deadline)) || return 1
        sleep 0.05
    done
}

screen() { server capture-pane -p -t editor 2>/dev/null; }
on_screen() { grep -qF -- "$1" <<<"$(screen)"; }
shows() { until_true on_screen "$1"; }
keys() { server send-keys -t editor "$@"; }       # by their names: Enter, C-x
types() { server send-keys -t editor -l -- "$1"; } # as they stand

# --- the journal and the command ------------------------------------------------------------------------------------------

# A new journal with one entry; `file` is its path.
journal() {
    local dir
    dir=$(mktemp -d "$work/journal.XXXXXX")
    echo 'timezone = "America/New_York"' >"$dir/journal.toml"
    file=$dir/$ENTRY
    cat >"$file" <<'END'
---
company: Northwind Analytics
role: Data Engineer
date: 2026-11-18 14:00
interviewers:
  - name: Dana Whitfield
    email: dana@northwind.example
log:
  - {date: 2026-11-18, heard: reply, from: Dana Whitfield}
---

## Discussed
Moving the nightly loads to streaming.
END
    cp "$file" "$work/before.md"
}

# followup_done: runs it beside the editor; then `after` is the state of the file, which only the person may change from now on.
followup_done() {
    "$FOLLOWUP" --journal "${file%/*}" --now 2026-11-19T11:20 done northwind thank-you >"$work/printed" 2>&1
    check 'the command succeeds' test $? = 0
    check 'the file has the new line, and all that it had' one_line_more
    check 'no temporary file is left' test -z "$(find "${file%/*}" -name '*.tmp')"
    after=$(state "$file")
}

# opened COMMAND...: starts an editor on the entry; `pid` is its process.
opened() {
    server new-session -d -s editor -x 140 -y 40 "$@" "$file"
    pid=$(server display-message -p -t editor '#{pane_pid}')
    check 'the entry is open' shows 'company: Northwind Analytics'
}

gone() { ! server has-session -t editor 2>/dev/null; } # not by `pid`: tmux may leave that behind as a zombie

# --- vim ------------------------------------------------------------------------------------------------------------------

ex() { # one command line of vim
    types ":$1"
    keys Enter
}

# vim has dealt with all keys so far: it answers a question whose answer was not on the screen before. Older questions are then
# wiped off the screen, so that none of them is taken for a new one.
vim_ready() {
    marks=$((marks + 1))
    ex "set sw=$((100 + marks)) sw?"
    shows "shiftwidth=$((100 + marks))" || return 1
    keys C-l
    until_true not on_screen '(y/n)?'
}

vim_closes() {
    ex 'q!'
    check 'vim closes' until_true gone
    check 'the file is as followup left it' same "$file" "$after"
}

vim_case() { # vim_case unmodified|modified
    part="vim, $1 buffer"
    local swap before aside=$HOME/aside.txt
    journal
    swap=${file%/*}/.$ENTRY.swp
    opened "$vim" --clean
    if [[ $1 == modified ]]; then
        keys G o
        types "$MINE"
        keys Escape
        check 'the unsaved change is on the screen' shows "$MINE"
    fi
    ex preserve # all of the swap file is on disk: vim has no reason of its own to write to it
    check 'vim answers' vim_ready
    check 'vim has a swap file' test -f "$swap"
    before=$(state "$swap")

    followup_done
    check 'the command names vim and its process' printed "$ENTRY is open in vim (pid $pid)"
    check 'the swap file is untouched' same "$swap" "$before"

    ex w
    check ':w warns' shows 'WARNING: The file has been changed since reading it!!!'
    check ':w asks' shows 'Do you really want to write to it (y/n)?'
    check 'nothing is written while it asks' same "$file" "$after"
    types n
    check 'vim goes on after n' vim_ready
    check 'nothing is written after n' same "$file" "$after"
    ex w
    check 'a second :w asks too' shows '(y/n)?'
    keys C-c
    check 'vim goes on after Ctrl-C' vim_ready
    check 'nothing is written after Ctrl-C' same "$file" "$after"

    if [[ $1 == modified ]]; then
        ex e
        check 'a plain :e does not throw the change away' shows 'E37: No write since last change'
        ex "w $aside"
        check ':w with another name puts the change aside' reached "$aside" "$MINE"
        check 'the entry is not touched by that' same "$file" "$after"
        ex 'e!'
        check ':e! shows the new line' shows "$LINE"
        check 'the change is gone from the buffer' until_true not on_screen "$MINE"
        ex "\$r $aside"
        check ':r fetches the text put aside' shows "$MINE"
    else
        ex 'e!'
        check ':e! shows the new line' shows "$LINE"
        ex w
        check ':w asks no more after that' shows ' written'
        check 'vim answers' vim_ready
        check 'the new line is still there' one_line_more
        after=$(state "$file") # written by the person, from the text as it is
    fi
    vim_closes
}

# --- Emacs ----------------------------------------------------------------------------------------------------------------

meta() { # a command of Emacs by its name
    keys M-x
    types "$1"
    keys Enter
}

emacs_ready() {
    marks=$((marks + 1))
    keys 'M-:'
    types "(concat \"answer\" \"-$marks\")"
    keys Enter
    shows "\"answer-$marks\""
}

emacs_case() { # emacs_case unmodified|modified
    part="Emacs, $1 buffer"
    local lock held aside=$HOME/aside-emacs.txt asks='has changed since visited or saved.  Save anyway?'
    journal
    lock=${file%/*}/.#$ENTRY
    opened "$emacs" -nw -Q
    check 'Emacs answers' emacs_ready
    if [[ $1 == modified ]]; then
        keys 'M->'
        types "$MINE"
        check 'the unsaved change is on the screen' shows "$MINE"
        check 'Emacs has a lock' until_true test -L "$lock"
        held=$(readlink "$lock")
    fi

    followup_done
    if [[ $1 == modified ]]; then
        check 'the command names Emacs' printed "$ENTRY has unsaved changes in Emacs"
        check 'the lock is untouched' test "$(readlink "$lock")" = "$held"
    else
        check 'the command has nothing to say of Emacs' not printed Emacs
        keys C-x C-s
        check 'saving has nothing to save' shows '(No changes need to be saved)'
        check 'nothing is written' same "$file" "$after"
        keys 'M->'
        types M
        check 'the first key asks' shows 'changed on disk; really edit the buffer?'
        types y
        check 'Emacs goes on after y' emacs_ready
        types "$MINE"
        check 'the change is on the screen' shows "$MINE"
    fi

    keys C-x C-s
    check 'saving asks' shows "$asks"
    check 'nothing is written while it asks' same "$file" "$after"
    types no
    keys Enter
    check 'Emacs says that it did not save' shows 'Save not confirmed'
    check 'nothing is written after no' same "$file" "$after"
    check 'Emacs answers' emacs_ready
    keys C-x C-s
    check 'a second try asks too' shows "$asks"
    keys C-g
    check 'Emacs goes on after C-g' emacs_ready
    check 'nothing is written after C-g' same "$file" "$after"

    keys C-x h
    meta write-region
    check 'Emacs asks for another name' shows 'Write region to file:'
    keys C-a C-k
    types "$aside.$1"
    keys Enter
    check 'write-region puts the change aside' reached "$aside.$1" "$MINE"
    check 'the entry is not touched by that' same "$file" "$after"

    meta revert-buffer
    check 'revert-buffer asks' shows 'Discard edits and reread from'
    types yes
    keys Enter
    check 'revert-buffer shows the new line' shows "$LINE"
    check 'the change is gone from the buffer' until_true not on_screen "$MINE"
    keys C-x C-c
    check 'Emacs closes without a question' until_true gone
    check 'the file is as followup left it' same "$file" "$after"
}

# --- all of it ------------------------------------------------------------------------------------------------------------

case_of() { # one case; an editor that hangs ends with it
    "$@"
    server kill-session -t editor 2>/dev/null
    return 0
}

part=followup
vim=$(command -v vim || command -v vim.tiny)
emacs=$(command -v emacs)

if ! command -v tmux >/dev/null; then
    echo 'skipped: vim and Emacs, since there is no tmux here (apt-get install tmux)'
elif [[ -z $vim && -z $emacs ]]; then
    echo 'skipped: vim and Emacs, since neither is here (apt-get install vim emacs-nox)'
else
    check "$FOLLOWUP can be run" "$FOLLOWUP" --version >"$work/version" 2>&1
    cat "$work/version"
    if ((failed == 0)); then
        server start-server \; set -g exit-empty off # one server from first to last: a dying one would refuse the next editor
        if [[ -n $vim ]]; then
            case_of vim_case unmodified
            case_of vim_case modified
        else
            echo 'skipped: vim, since it is not here (apt-get install vim)'
        fi
        if [[ -n $emacs ]]; then
            case_of emacs_case unmodified
            case_of emacs_case modified
        else
            echo 'skipped: Emacs, since it is not here (apt-get install emacs-nox)'
        fi
    fi
fi

echo "$passed passed, $failed failed"
((failed == 0))
