// The facts a document gives about its procurement: the `tender:` key of its YAML front matter. Other keys
// are the user's own.

import type { DocumentKind } from '../checks/pack.ts';
import { nearest } from '../library/nearest.ts';
import type { Problem } from '../library/problem.ts';
import { readYaml } from '../library/yaml.ts';
import type { FrontMatter, Range } from '../markdown/blocks.ts';
import { noFacts, type ProfileFacts, readProfileFacts } from './profile-facts.ts';

export const documentKinds: readonly DocumentKind[] = [
  'notice',
  'instructions',
  'specification',
  'pricing',
  'contract',
  'schedule',
  'whole-pack',
  'other',
];

export interface FrontMatterFacts extends ProfileFacts {
  /** `tender.document`, if it says so. */
  readonly document?: DocumentKind;
  /** The word `tender` (or the first character of the document): where a missing fact is reported. */
  readonly place: Range;
  readonly problems: readonly Problem[];
}

/** Reads the front matter of one document; ranges count in the document. */
export function readFrontMatter(frontMatter: FrontMatter | undefined, path: string): FrontMatterFacts {
  const start: Range = { start: 0, end: 0 };
  if (frontMatter === undefined) return { ...noFacts, place: start, problems: [] };
  const source = readYaml(frontMatter.yaml, frontMatter.yamlStart);
  const data = source.value;
  if (data === undefined) {
    const problems = source.errors.map(
      ({ range, message }): Problem => ({
        id: 'front-matter-yaml',
        severity: 'warning',
        path,
        range,
        message: `${message} The front matter is not read until this is put right.`,
      }),
    );
    return { ...noFacts, place: start, problems };
  }
  if (typeof data !== 'object' || data === null || !Object.hasOwn(data, 'tender'))
    return { ...noFacts, place: start, problems: [] };
  const tender = (data as { readonly tender: unknown }).tender;
  const range = source.rangeOf(['tender']);
  const { facts, problems } = readProfileFacts(source, ['tender'], tender, path, ['document']);
  // Mistakes outside the key are the user's own business.
  const inside = source.errors
    .filter((error) => error.range.start >= range.start && error.range.end <= range.end)
    .map((error): Problem => ({ id: 'front-matter-yaml', severity: 'warning', path, ...error }));
  const written =
    typeof tender === 'object' && tender !== null && Object.hasOwn(tender, 'document')
      ? (tender as { readonly document: unknown }).document
      : undefined;
  const document = documentKinds.find((kind) => kind === written);
  if (written !== undefined && document === undefined) {
    const near = nearest(String(written), documentKinds);
    inside.push({
      id: 'profile-unknown-value',
      severity: 'warning',
      path,
      range: source.rangeOf(['tender', 'document']),
      message: `"${String(written).slice(0, 60)}" is not a kind of document. ${near === undefined ? `Expected one of ${documentKinds.join(', ')}.` : `Did you mean "${near}"?`}`,
    });
  }
  return {
    ...facts,
    ...(document === undefined ? {} : { document }),
    place: source.keyRangeOf(['tender']),
    problems: [...problems, ...inside],
  };
}
