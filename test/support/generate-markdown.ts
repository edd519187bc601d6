// Makes a long tender in Markdown from a seed: numbered clauses, lists, tables, footnotes and link definitions in about
// the mixture that real packs have. For tests of size; the words mean nothing.

/** What to make: `length` is the least length in UTF-16 units. */
export interface GeneratedTender {
  readonly seed: number;
  readonly length: number;
}

const NOUNS =
  'schedule programme notice payment site apprentice report meeting material warranty method review register premises community supplier'.split(
    ' ',
  );
const VERBS = 'provide record submit maintain review agree publish deliver complete monitor'.split(' ');
const ADJECTIVES =
  'annual local detailed written relevant reasonable initial complete independent quarterly'.split(' ');
const ACTORS = ['The Tenderer', 'The Supplier', 'The Contractor', 'The Authority', 'Each bidder'];

/** The text of a generated tender; the same for the same seed and length. */
export function generateTender({ seed, length }: GeneratedTender): string {
  const random = stream(seed);
  const parts = [
    `---\ntitle: Generated tender ${seed}\ntender:\n  jurisdiction: england\n---\n\n# Invitation to Tender\n\n`,
  ];
  let written = 0;
  const notes: string[] = [];
  for (let section = 1; written < length; section++) {
    const text = sectionOf(random, section, notes);
    parts.push(text);
    written += text.length;
  }
  parts.push(notes.join('\n\n'), '\n\n[portal]: https://example.org/portal "Portal"\n[guide]: <guide.md>\n');
  return parts.join('');
}

/** Numbers from 0 up to 1, the same for the same seed (xorshift). */
function stream(seed: number): () => number {
  let state = (seed * 2654435761 + 1) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 4294967296;
  };
}

function pick(random: () => number, from: readonly string[]): string {
  return from[Math.floor(random() * from.length)] ?? '';
}

function between(random: () => number, low: number, high: number): number {
  return low + Math.floor(random() * (high - low + 1));
}

function phrase(random: () => number): string {
  return `${pick(random, ADJECTIVES)} ${pick(random, NOUNS)}`;
}

function sentence(random: () => number, notes: string[]): string {
  const start = `${pick(random, ACTORS)} shall ${pick(random, VERBS)} the ${phrase(random)}`;
  const chance = random();
  if (chance < 0.08)
    return `${start} in accordance with [Schedule ${between(random, 1, 9)}](#schedule-${between(random, 1, 9)}).`;
  if (chance < 0.12) return `${start} through the [portal] & under *the ${phrase(random)}*.`;
  if (chance < 0.14) {
    notes.push(`[^n${notes.length + 1}]: See the ${phrase(random)} in **Annex ${between(random, 1, 5)}**.`);
    return `${start}[^n${notes.length}].`;
  }
  if (chance < 0.4)
    return `${start} within ${between(random, 2, 30)} days and ${pick(random, VERBS)} the ${phrase(random)}.`;
  return `${start} for the ${phrase(random)} of the ${phrase(random)}.`;
}

function sentences(random: () => number, notes: string[], count: number): string {
  return Array.from({ length: count }, () => sentence(random, notes)).join(' ');
}

function sectionOf(random: () => number, section: number, notes: string[]): string {
  const blocks = [`## ${section}. ${phrase(random)} requirements`];
  const clauses = between(random, 3, 9);
  for (let clause = 1; clause <= clauses; clause++) {
    const number = `${section}.${clause}`;
    const kind = random();
    if (kind < 0.55)
      blocks.push(
        `${random() < 0.3 ? `**${number}**` : number} ${sentences(random, notes, between(random, 1, 4))}`,
      );
    else if (kind < 0.7) blocks.push(`${pick(random, ACTORS)} shall:`, list(random, notes));
    else if (kind < 0.8) blocks.push(table(random));
    else if (kind < 0.86) blocks.push(`> ${sentence(random, notes)}\n> ${sentence(random, notes)}`);
    else if (kind < 0.9) blocks.push(`### ${number} ${phrase(random)}`);
    else if (kind < 0.93) blocks.push(`<!-- drafting note: ${phrase(random)} -->`);
    else if (kind < 0.95) blocks.push('```text\nlevel one\n\nlevel two\n```');
    else blocks.push(`${sentence(random, notes)}\n${sentence(random, notes)}  \n${sentence(random, notes)}`);
  }
  return `${blocks.join('\n\n')}\n\n`;
}

function list(random: () => number, notes: string[]): string {
  const loose = random() < 0.3 ? '\n' : '';
  const ordered = random() < 0.5;
  const items = Array.from({ length: between(random, 3, 8) }, (_, i) => {
    const item = `${ordered ? `${i + 1}.` : '-'} ${sentence(random, notes)}`;
    return random() < 0.15 ? `${item}\n   - ${phrase(random)};\n   - ${phrase(random)}.` : item;
  });
  return items.join(`\n${loose}`);
}

function table(random: () => number): string {
  const rows = Array.from(
    { length: between(random, 2, 10) },
    (_, i) => `| ${i + 1} | ${phrase(random)} | ${between(random, 5, 40)}% | **${pick(random, NOUNS)}** |`,
  );
  return `| No. | Criterion | Weight | Owner |\n| --- | :-- | --: | --- |\n${rows.join('\n')}`;
}
