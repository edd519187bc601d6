// A labelled passage, and the document it stands for when it is checked.

/** One line of a file of the development or the held-back set. */
export interface Passage {
  readonly id: string;
  /** Facts as in front matter: `jurisdiction`, `value`, `light-touch`, … */
  readonly profile: Readonly<Record<string, string | number | boolean>>;
  /** Headings above the text, outermost first. */
  readonly section: readonly string[];
  /** Markdown. */
  readonly text: string;
  readonly label: 'risky' | 'lawful';
  /** Ids and aliases of rules and criteria that a reasonable checker may give; for risky passages. */
  readonly accept?: readonly string[];
  /** The id the passage was written for. */
  readonly rule?: string;
  /** From 1, in `text`: where the finding must start; for lawful passages the line that tempts, or 1. */
  readonly line: number;
  /** The risk is that something is absent from the whole document, so the finding may start on any line. */
  readonly anywhere?: boolean;
  readonly difficulty: 'plain' | 'reworded' | 'spread' | 'table';
  /** A lawful passage that holds the dangerous words. */
  readonly hard?: boolean;
  /** The law, in a sentence. */
  readonly why: string;
}

/** The document: the profile as front matter, the headings at levels 1, 2, …, the text. */
export function documentOf(passage: Passage): { readonly text: string; readonly linesBefore: number } {
  const before = [
    '---',
    'tender:',
    ...Object.entries(passage.profile).map(([key, value]) => `  ${key}: ${value}`),
    '---',
    '',
    ...passage.section.flatMap((title, index) => [`${'#'.repeat(index + 1)} ${title}`, '']),
  ];
  return { text: [...before, passage.text, ''].join('\n'), linesBefore: before.length };
}
