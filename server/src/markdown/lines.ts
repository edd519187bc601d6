// Line ends and blank lines as Markdown sees them: `\n`, `\r\n` and a lone `\r`; blank means spaces and tabs only.

export const LINE_FEED = 10;
export const CARRIAGE_RETURN = 13;
const TAB = 9;
const SPACE = 32;

/** Number of line ends in `text`. */
export function countLineEnds(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1))
    if (text.charCodeAt(at + 1) !== LINE_FEED) count++;
  return count;
}

/** Offset of the first character of the line after the one that holds `at`, or the length of the text. */
export function nextLineStart(text: string, at: number): number {
  for (let i = at; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === LINE_FEED) return i + 1;
    if (code === CARRIAGE_RETURN) return text.charCodeAt(i + 1) === LINE_FEED ? i + 2 : i + 1;
  }
  return text.length;
}

/** Offset of the first character of the last line of a text that ends with a line end. */
export function lastLineStart(text: string): number {
  let end = text.length - 1;
  if (text.charCodeAt(end) === LINE_FEED && text.charCodeAt(end - 1) === CARRIAGE_RETURN) end--;
  if (end <= 0) return 0;
  return Math.max(text.lastIndexOf('\n', end - 1), text.lastIndexOf('\r', end - 1)) + 1;
}

export function endsWithLineEnd(text: string): boolean {
  const code = text.charCodeAt(text.length - 1);
  return code === LINE_FEED || code === CARRIAGE_RETURN;
}

/** Whether a line of `text` starts at `at` and has a blank line before it. The start of the text does not count. */
export function followsBlankLine(text: string, at: number): boolean {
  const lineEnd = beforeLineEnd(text, at);
  if (lineEnd < 0) return false;
  let i = lineEnd;
  while (i > 0 && isSpaceOrTab(text.charCodeAt(i - 1))) i--;
  return i === 0 || beforeLineEnd(text, i) >= 0;
}

/** Offset of the line end that ends exactly at `at`, or -1. */
function beforeLineEnd(text: string, at: number): number {
  if (at <= 0) return -1;
  const code = text.charCodeAt(at - 1);
  if (code === LINE_FEED) return at > 1 && text.charCodeAt(at - 2) === CARRIAGE_RETURN ? at - 2 : at - 1;
  // Between the two characters of `\r\n` no line starts.
  return code === CARRIAGE_RETURN && text.charCodeAt(at) !== LINE_FEED ? at - 1 : -1;
}

export function isSpaceOrTab(code: number): boolean {
  return code === SPACE || code === TAB;
}

/** Whether a text is nothing but blank lines. */
export function isBlank(text: string): boolean {
  return !/[^ \t\r\n]/.test(text);
}
