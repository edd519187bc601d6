// What text looks like in a terminal: width in columns, characters that must not reach it, wrapping.

import { eastAsianWidth } from 'get-east-asian-width';

/**
 * Text that is safe to print: control characters (an escape sequence in a tender must not drive somebody's
 * terminal) become their pictures, characters that turn the direction of writing become a replacement mark.
 * Tabs and line ends stay. The length in UTF-16 units stays the same.
 */
export function printable(text: string): string {
  return text.replace(unprintable, (character) => {
    const code = character.charCodeAt(0);
    if (code === 9 || code === 10 || code === 13) return character;
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return code === 0x7f ? '\u2421' : '\ufffd';
  });
}

// Controls, and the characters that turn the direction of what follows.
const unprintable = /[\p{Control}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

const takesNoRoom = /^[\p{Mark}\p{Format}]$/u;
const emoji = /^\p{Emoji_Presentation}$/u;

/** Columns that one character (a code point) takes in a terminal: 0, 1 or 2. */
export function characterWidth(character: string): number {
  const code = character.codePointAt(0) as number;
  if (code < 0x7f) return 1;
  if (takesNoRoom.test(character)) return 0;
  return emoji.test(character) || eastAsianWidth(code) === 2 ? 2 : 1;
}

/** Columns that a text without tabs and line ends takes in a terminal. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

/** Tabs become spaces up to the next stop, counted from the column at which the text starts. */
export function expandTabs(text: string, startColumn: number, tabSize: number): string {
  if (!text.includes('\t')) return text;
  let column = startColumn;
  let expanded = '';
  for (const character of text) {
    if (character === '\t') {
      const spaces = tabSize - (column % tabSize);
      expanded += ' '.repeat(spaces);
      column += spaces;
    } else {
      expanded += character;
      column += characterWidth(character);
    }
  }
  return expanded;
}

/** Breaks text at spaces into lines of at most `width` columns; a longer word (an address) keeps its own line. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const paragraph of text.split(/\r\n?|\n/)) {
    let line = '';
    let columns = 0;
    for (const word of paragraph.split(/[ \t]+/)) {
      if (word === '') continue;
      const needed = displayWidth(word);
      if (line !== '' && columns + 1 + needed > width) {
        lines.push(line);
        line = '';
        columns = 0;
      }
      line = line === '' ? word : `${line} ${word}`;
      columns += needed + (line === word ? 0 : 1);
    }
    lines.push(line);
  }
  return lines;
}

/** The text up to a limit of UTF-16 units, cut at a space where one is near, with an ellipsis. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit - 1);
  const space = cut.lastIndexOf(' ');
  return `${(space > limit / 2 ? cut.slice(0, space) : cut.replace(/[\ud800-\udbff]$/, '')).trimEnd()}…`;
}

/** The words with their first letter a capital. */
export function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
