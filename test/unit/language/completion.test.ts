// Completions: clauses as snippets with their parameters as tab stops, facts of the profile, suppressions.

import { expect, test } from 'vitest';
import {
  completionDocumentation,
  completions,
  type PlainCompletion,
  plainFromSnippet,
} from '../../../server/src/language/completion.ts';
import { library, snapshotOf } from './fixture.ts';

/** Completions where `‸` stands in a text. */
function at(marked: string, profile = { jurisdiction: 'england' } as const): readonly PlainCompletion[] {
  const offset = marked.indexOf('‸');
  return completions(snapshotOf(marked.replace('‸', ''), profile), 0, offset);
}
const labels = (list: readonly PlainCompletion[]): readonly string[] => list.map(({ label }) => label);

test('an empty line offers the clauses, those that belong in the section first', () => {
  expect(labels(at('# Specification\n\n‸\n'))).toEqual(['TRT-01 Person weeks', 'AAA-01 Award text']);
  expect(labels(at('# Elsewhere\n\n‸\n'))).toEqual(['AAA-01 Award text', 'TRT-01 Person weeks']);
});

test('a clause is a snippet with its marker and its parameters as tab stops', () => {
  const [clause] = at('# Specification\n\n/‸');
  expect(clause?.snippet).toMatch(
    /^<!-- tenderlint:clause TRT-01 1\.2\.0 sha256:[0-9a-f]{12} variant="england" -->\n/,
  );
  expect(clause?.snippet).toContain(`\${1:26} weeks of \${2|paid,unpaid|} work.`);
  expect(clause?.text).toContain('must give 26 weeks of paid work.');
  expect(clause?.filter.startsWith('/TRT-01')).toBe(true);
  expect(clause?.range).toEqual({ start: 17, end: 18 });
});

test('the beginning of an id or of a word of the title is enough, other words are left alone', () => {
  expect(labels(at('trt‸'))).toEqual(['TRT-01 Person weeks']);
  expect(labels(at('week‸'))).toEqual(['TRT-01 Person weeks']);
  expect(at('The‸')).toEqual([]);
  expect(at('Some prose and‸')).toEqual([]);
  expect(at('‸ text that follows')).toEqual([]);
  expect(at('https://‸')).toEqual([]);
});

test('a wording for another jurisdiction is not offered; one that cannot be told is, and says so', () => {
  expect(at('‸', { jurisdiction: 'wales' } as never)).toEqual([]);
  expect(at('‸', {} as never)[0]?.detail).toContain('cannot tell');
});

test('front matter offers keys, and values of the key', () => {
  expect(labels(at('---\ntender:\n  ‸\n---\n'))).toContain('jurisdiction');
  const key = at('---\ntender:\n  jur‸\n---\n').find(({ label }) => label === 'jurisdiction');
  expect(key?.snippet).toBe(`jurisdiction: \${1|england,wales,scotland,northern-ireland,ireland,eu|}`);
  expect(labels(at('---\ntender:\n  jurisdiction: sc‸\n---\n'))).toContain('scotland');
  expect(at('---\ntender:\n  jurisdiction:‸\n---\n')[0]?.text).toBe(' england');
  expect(labels(at('---\ntender:\n  regime: ‸\n---\n'))).toEqual(['act-2023', 'scotland-2014']);
  expect(labels(at('---\n‸\n---\n'))).toEqual(['tender']);
  expect(at('---\ntitle: ‸\n---\n')).toEqual([]);
});

test('a comment offers suppressions of the rules at work, and replaces the end an editor put there', () => {
  const [block] = at('The depot must be local.\n\n<!--‸-->\n');
  expect(block?.label).toBe('tenderlint-disable-next-block');
  expect(block?.snippet).toContain(`\${1|must-be-local|}: \${2:`);
  expect(block?.range).toEqual({ start: 26, end: 33 });
  expect(at('a <‸')).toEqual([]);
});

test('inside a suppression the rules are offered, those at work first', () => {
  const offered = at('The depot must be local.\n\n<!-- tenderlint-disable-file mu‸ -->\n');
  expect(labels(offered)).toEqual(['must-be-local', 'near']);
  expect(offered[0]?.text).toBe('must-be-local: ');
});

test('the long text comes by id', () => {
  expect(completionDocumentation(library, { kind: 'clause', id: 'TRT-01' })).toContain(
    'For contracts with labour.',
  );
  expect(completionDocumentation(library, { kind: 'rule', id: 'near' })).toContain(
    'It may be open to challenge.',
  );
  expect(completionDocumentation(library, { kind: 'rule', id: 'nothing' })).toBeUndefined();
});

test('a snippet as plain text keeps placeholders, first choices and escaped characters', () => {
  expect(plainFromSnippet(`a \${1:x\\}y} \${2|p\\,q,r|} \${1} $0 \\$5 \\\\`)).toBe('a x}y p,q x}y $0 $5 \\');
});

test('a line of megabytes is no trouble', () => {
  const line = 'word '.repeat(400_000);
  const snapshot = snapshotOf(line);
  const started = performance.now();
  expect(completions(snapshot, 0, line.length)).toEqual([]);
  expect(performance.now() - started).toBeLessThan(200);
});
