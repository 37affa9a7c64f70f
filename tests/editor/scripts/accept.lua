-- In neovim: waits for what is found in the entry that is open, accepts two changes, saves, and says in $OUT what it saw.
local seen = { titles = {} }

local function wait_for(what)
  assert(vim.wait(60000, what), "nothing came")
end

local function accept(line, title)
  vim.ui.select = function(items, options, choose)
    for _, item in ipairs(items) do
      local shown = options.format_item(item)
      table.insert(seen.titles, shown)
      if shown == title then choose(item) end
    end
  end
  local before = vim.api.nvim_buf_get_changedtick(0)
  vim.api.nvim_win_set_cursor(0, { line, 0 })
  vim.lsp.buf.code_action()
  wait_for(function() return vim.api.nvim_buf_get_changedtick(0) ~= before end)
end

local function see()
  wait_for(function() return #vim.diagnostic.get(0) > 0 end)
  seen.found = vim.tbl_map(function(d) return { d.lnum + 1, d.col + 1, d.message } end, vim.diagnostic.get(0))
  accept(3, "Write interest in place of intrest")
  wait_for(function() return #vim.diagnostic.get(0) == 0 end)
  accept(7, "Done: Thank Dana Whitfield by e-mail")
  vim.cmd("write")
  local out = io.open(os.getenv("OUT"), "w")
  out:write(vim.json.encode(seen))
  out:close()
end

local fine, why = pcall(see)
if not fine then io.stderr:write(why .. "\n") end
vim.cmd(fine and "qall!" or "cquit!")
