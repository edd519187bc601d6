-- Run inside Neovim by neovim.test.ts: what a person would see and do, written down as JSON.
local out = os.getenv('TENDERLINT_TEST_OUT')
local told = {}

local function finish()
  local file = assert(io.open(out, 'w'))
  file:write(vim.fn.json_encode(told))
  file:close()
  vim.cmd('qa!')
end

local function rules()
  local names = {}
  for _, diagnostic in ipairs(vim.diagnostic.get(0)) do
    local data = diagnostic.user_data and diagnostic.user_data.lsp or {}
    names[#names + 1] = tostring(diagnostic.code or data.code)
  end
  table.sort(names)
  return names
end

local function has(name)
  return vim.tbl_contains(rules(), name)
end

local function answer(method, params)
  local answers = vim.lsp.buf_request_sync(0, method, params, 60000) or {}
  for _, entry in pairs(answers) do
    if entry.result then return entry.result end
  end
  return vim.NIL
end

local ok, problem = pcall(function()
  told.appeared = vim.wait(90000, function() return has('local-presence-at-bid') end, 50)
  told.before = rules()
  told.line = vim.fn.search('office') - 1
  for _, diagnostic in ipairs(vim.diagnostic.get(0)) do
    if diagnostic.lnum == told.line then told.severity = diagnostic.severity end
  end
  local position = { line = told.line, character = 30 }
  local document = { uri = vim.uri_from_bufnr(0) }
  told.hover = answer('textDocument/hover', { textDocument = document, position = position })
  told.actions = answer('textDocument/codeAction', {
    textDocument = document,
    range = { start = position, ['end'] = position },
    context = { diagnostics = {} },
  })
  told.symbols = answer('textDocument/documentSymbol', { textDocument = document })
  vim.api.nvim_buf_set_lines(0, told.line, told.line + 1, false, { 'The weather was fine.' })
  told.gone = vim.wait(60000, function() return not has('local-presence-at-bid') end, 50)
  told.after = rules()
end)
if not ok then told.problem = tostring(problem) end
finish()
