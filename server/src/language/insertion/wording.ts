// A clause's wording as it goes into a document: with the heading and the numbers of the place, its blanks still as they are.

/** What stands at the place: heading marks and numbers, ready to be written. */
export interface Style {
  readonly heading:
    | { readonly form: 'heading'; readonly level: number; readonly number: string }
    | { readonly form: 'run-in' };
  readonly items:
    | { readonly kind: 'list'; readonly from: number }
    /** The number of the nth paragraph, from 0, with what stands around it. */
    | { readonly kind: 'typed'; readonly write: (nth: number) => string };
}

type Part =
  | { readonly kind: 'heading'; readonly text: string }
  /** A numbered paragraph: its own lines, and what hangs from it, without indentation. */
  | { readonly kind: 'item' | 'paragraph'; readonly text: string; readonly rest: readonly string[] }
  | { readonly kind: 'other'; readonly text: string };

const partsOfBodies = new Map<string, readonly Part[]>();
const MOST_KEPT = 600;

/** The blocks of a wording: its heading, its paragraphs, its tables and lists. */
function partsOf(body: string): readonly Part[] {
  const before = partsOfBodies.get(body);
  if (before) return before;
  const parts: Part[] = [];
  let lines: string[] = [];
  const close = (): void => {
    const block = lines;
    lines = [];
    while (block.at(-1)?.trim() === '') block.pop();
    if (block.length === 0) return;
    parts.push(partOf(block));
  };
  for (const line of body.split('\n')) {
    const opens = /^(?:#{1,6}[ \t]|\d{1,3}\.[ \t])/.test(line);
    const afterBlank = lines.at(-1)?.trim() === '' && line.trim() !== '' && !/^[ \t]/.test(line);
    if (opens || afterBlank || /^#{1,6}[ \t]/.test(lines[0] ?? '')) close();
    if (lines.length > 0 || line.trim() !== '') lines.push(line);
  }
  close();
  if (partsOfBodies.size >= MOST_KEPT) partsOfBodies.clear();
  partsOfBodies.set(body, parts);
  return parts;
}

function partOf(block: readonly string[]): Part {
  const [first = '', ...rest] = block;
  const heading = /^#{1,6}[ \t]+(.*)$/.exec(first);
  if (heading) return { kind: 'heading', text: heading[1] ?? '' };
  const item = /^\d{1,3}\.[ \t]+/.exec(first)?.[0];
  if (item === undefined)
    return /^(?:[-*+][ \t]|\||>|```)/.test(first)
      ? { kind: 'other', text: block.join('\n') }
      : { kind: 'paragraph', text: first, rest };
  const indent = new RegExp(`^ {1,${item.length}}`);
  return { kind: 'item', text: first.slice(item.length), rest: rest.map((line) => line.replace(indent, '')) };
}

/** How many numbers a wording takes at a place that counts in writing. */
export function countNumbers(body: string): number {
  return partsOf(body).filter(({ kind }) => kind === 'item' || kind === 'paragraph').length;
}

/** The wording with its heading and numbers in the manner of the place. */
export function wordingAt(body: string, style: Style): string {
  const parts = partsOf(body);
  const title = parts.find(({ kind }) => kind === 'heading')?.text;
  const blocks: string[] = [];
  let runIn = style.heading.form === 'run-in' ? title : undefined;
  if (style.heading.form === 'heading' && title !== undefined)
    blocks.push(`${'#'.repeat(style.heading.level)} ${style.heading.number}${title}`);
  const firstNumbered = parts.find(({ kind }) => kind !== 'heading');
  if (runIn !== undefined && (firstNumbered === undefined || firstNumbered.kind === 'other')) {
    blocks.push(`**${runIn}**`);
    runIn = undefined;
  }
  const listItems: string[] = [];
  const closeList = (): void => {
    if (listItems.length > 0) blocks.push(listItems.splice(0).join('\n'));
  };
  let nth = 0;
  for (const part of parts) {
    if (part.kind === 'heading') continue;
    if (part.kind === 'other') {
      closeList();
      blocks.push(part.text);
      continue;
    }
    // A dash between the title and the words leaves the words as they were approved.
    const text = runIn === undefined ? part.text : `**${runIn}** – ${part.text}`;
    runIn = undefined;
    if (style.items.kind === 'typed') {
      blocks.push([style.items.write(nth) + text, ...part.rest].join('\n'));
      nth++;
    } else if (part.kind === 'item') {
      const mark = `${style.items.from + nth}. `;
      const inside = part.rest.map((line) => (line.trim() === '' ? '' : ' '.repeat(mark.length) + line));
      listItems.push([mark + text, ...inside].join('\n'));
      nth++;
    } else {
      closeList();
      blocks.push([text, ...part.rest].join('\n'));
    }
  }
  closeList();
  return blocks.join('\n\n');
}
