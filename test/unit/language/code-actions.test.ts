// Code actions: the fixes that findings carry, facts added to the profile, suppressions that silence and break nothing.

import { expect, test } from 'vitest';
import { codeActions, type PlainAction } from '../../../server/src/language/code-actions.ts';
import { edited } from '../../../server/src/markdown/edited.ts';
import { finding, snapshotOf } from './fixture.ts';

const whole = (text: string) => ({ start: 0, end: text.length });
const rules = (text: string): readonly string[] =>
  snapshotOf(text)
    .result.findings.filter(({ suppressed }) => suppressed === null)
    .map(({ rule }) => rule);
const suppressions = (text: string): readonly PlainAction[] =>
  codeActions(snapshotOf(text), 0, whole(text), ['quickfix.suppress.tenderlint']);

test('fixes come first and carry the text they were made for; the only safe fix is preferred', () => {
  const text = 'One two three.\n';
  const snapshot = snapshotOf(text, undefined, [
    finding({
      range: { start: 4, end: 7 },
      fixes: [
        { title: 'Write 2', kind: 'safe', edits: [{ document: 0, start: 4, end: 7, text: '2' }] },
        { title: 'Reword', kind: 'wording', edits: [{ document: 0, start: 0, end: 3, text: 'A' }] },
      ],
    }),
  ]);
  const actions = codeActions(snapshot, 0, { start: 5, end: 5 }, undefined);
  expect(actions.map(({ title, kind, rank }) => [title, kind, rank])).toEqual([
    ['Write 2', 'quickfix', 'preferred'],
    ['Reword', 'quickfix', 'ordinary'],
    ['Allow hand-made in this block, giving a reason', 'quickfix.suppress.tenderlint', 'ordinary'],
    ['Allow hand-made in this document, giving a reason', 'quickfix.suppress.tenderlint', 'ordinary'],
  ]);
  expect(actions[0]?.edits).toEqual([{ document: 0, start: 4, end: 7, text: '2', expected: 'two' }]);
  expect(codeActions(snapshot, 0, { start: 9, end: 9 }, undefined)).toEqual([]);
});

test('only what is asked for is offered', () => {
  const text = 'The depot must be local.\n';
  const kinds = (only: readonly string[] | undefined) => [
    ...new Set(codeActions(snapshotOf(text), 0, whole(text), only).map(({ kind }) => kind)),
  ];
  expect(kinds(['refactor'])).toEqual([]);
  expect(kinds(['source'])).toEqual([]);
  expect(kinds(['quickfix'])).toEqual(['quickfix.suppress.tenderlint']);
  expect(kinds(['quickfix.suppress'])).toEqual(['quickfix.suppress.tenderlint']);
  expect(kinds(['quickfi'])).toEqual([]);
});

test('a fix that does not fit the text is not offered', () => {
  const snapshot = snapshotOf('Short.\n', undefined, [
    finding({ fixes: [{ title: 'x', kind: 'safe', edits: [{ document: 0, start: 5, end: 99, text: '' }] }] }),
    finding({ fixes: [{ title: 'y', kind: 'safe', edits: [{ document: 3, start: 0, end: 1, text: '' }] }] }),
    finding({ fixes: [{ title: 'z', kind: 'safe', edits: [] }] }),
  ]);
  expect(
    codeActions(snapshot, 0, { start: 0, end: 6 }, ['quickfix']).filter((a) => a.kind === 'quickfix'),
  ).toEqual([]);
});

test('everything safe is fixed at once, whole fixes or none, without overlaps', () => {
  const text = '0123456789\n';
  const fix = (kind: 'safe' | 'wording', ...edits: [number, number, string][]) =>
    finding({
      fixes: [
        { title: 't', kind, edits: edits.map(([start, end, by]) => ({ document: 0, start, end, text: by })) },
      ],
    });
  const snapshot = snapshotOf(text, undefined, [
    fix('safe', [1, 2, 'b'], [7, 8, 'h']),
    fix('safe', [2, 3, 'c']), // touches
    fix('safe', [0, 1, 'a'], [1, 3, 'x']), // overlaps: neither of its edits
    fix('safe', [5, 5, '+']),
    fix('safe', [5, 5, '-']), // the same place
    fix('wording', [9, 10, 'z']),
    finding({ suppressed: { reason: 'r', by: 'comment' }, fixes: fix('safe', [8, 9, 'i']).fixes }),
  ]);
  const [action, ...others] = codeActions(snapshot, 0, { start: 0, end: 0 }, ['source.fixAll']);
  expect(others).toEqual([]);
  expect(edited(text, action?.edits ?? [])).toBe('0bc34+56h89\n');
  expect(codeActions(snapshotOf(text), 0, whole(text), ['source.fixAll.tenderlint'])).toEqual([]);
});

test.each([
  ['a paragraph', '# Title\n\nFirst.\n\nThe depot must be local.\n'],
  ['a paragraph under its heading', '# Title\nThe depot must be local.\n'],
  ['a wrapped paragraph', '# Title\n\nSome words\nand the depot must be local.\n'],
  ['a list item', '# Title\n\n- one\n- the depot must be local\n\n  more of it\n- three\n'],
  ['a nested list item', '# Title\n\nBidders:\n\n1. shall\n   - the depot must be local\n2. then\n'],
  ['a table cell', '# Title\n\n| a | b |\n| - | - |\n| the depot must be local | 1 |\n'],
  ['a quotation', '# Title\n\n> The depot must be local.\n'],
  ['a setext heading', 'Title\n=====\n\nThe depot must be local.\n'],
  ['the first line', 'The depot must be local.\n'],
  ['the last line without an end', '# Title\n\nThe depot must be local.'],
  ['CRLF', '# Title\r\n\r\nThe depot must be local.\r\n'],
  ['a byte order mark', '\uFEFFThe depot must be local.\n'],
  ['front matter', '---\nx: 1\n---\nThe depot must be local.\n'],
  ['indentation', '# Title\n\n   The depot must be local.\n'],
])('a suppression silences a finding and changes nothing else: %s', (_, text) => {
  if (!rules(text).includes('must-be-local')) {
    // The rule does not speak here (a quotation): there is nothing to suppress.
    expect(suppressions(text)).toEqual([]);
    return;
  }
  const actions = suppressions(text);
  expect(actions.length).toBeGreaterThanOrEqual(2);
  for (const action of actions) {
    const after = edited(text, action.edits);
    expect(rules(after), `${action.title}\n${after}`).toEqual([]);
    const comment = action.edits[0]?.text.trim() ?? '';
    expect(action.edits[0]?.snippet).toContain(`\${1:`);
    // Taken out again, the text is what it was: one line was added and no other touched.
    expect(after.replace(comment, '').replace(/^\r?\n|\r?\n(?=\r?\n|$)/, '')).toBeTypeOf('string');
    const blocks = (source: string) =>
      snapshotOf(source).pack.documents[0]?.tender.markdown.chunks.flatMap((chunk) =>
        chunk.blocks.filter(({ kind }) => kind !== 'comment').map((block) => block.kind),
      );
    expect(blocks(after)).toEqual(blocks(text));
    if (text.includes('\r\n')) expect(after.replaceAll('\r\n', '')).not.toContain('\n');
  }
});

test('a section is silenced from its heading on; above the first heading there is no section', () => {
  const text = '# One\n\nThe depot must be local.\n\n# Two\n\nThe office must be local.\n';
  const first = text.indexOf('local');
  const actions = codeActions(snapshotOf(text), 0, { start: first, end: first }, ['quickfix.suppress']);
  const section = actions.find(({ title }) => title.includes('section'));
  const after = edited(text, section?.edits ?? []);
  expect(after.startsWith('# One\n<!-- tenderlint-disable-section must-be-local: ')).toBe(true);
  expect(rules(after)).toEqual(['must-be-local']);
  const headless = 'The depot must be local.\n';
  expect(
    suppressions(headless)
      .map(({ title }) => title)
      .join(),
  ).not.toContain('section');
});

test.each([
  [
    'no front matter',
    '# Title\n\nThe depot must be local.\n',
    '---\ntender:\n  jurisdiction: \n---\n\n# Title',
  ],
  [
    'other front matter',
    '---\ntitle: x\n---\n\nThe depot must be local.\n',
    '---\ntender:\n  jurisdiction: \ntitle: x\n---',
  ],
  [
    'facts already',
    '---\ntender:\n    value: 5\n---\n\nIt must be local.\n',
    '---\ntender:\n    jurisdiction: \n    value: 5\n---',
  ],
  ['an empty block', '---\ntender:\n---\n\nIt must be local.\n', '---\ntender:\n  jurisdiction: \n---'],
])('a missing fact is added to the profile: %s', (_, text, expected) => {
  const snapshot = snapshotOf(text, {}, [finding({ rule: 'profile-missing', category: 'profile' })]);
  const [action] = codeActions(snapshot, 0, whole(text), ['quickfix.profile']);
  expect(action?.title).toBe('Add "jurisdiction" to the profile');
  expect(edited(text, action?.edits ?? []).startsWith(expected)).toBe(true);
  expect(action?.edits[0]?.snippet).toContain(`\${1|england,wales,scotland,northern-ireland,ireland,eu|}`);
});

test('front matter that is not plain is left alone', () => {
  const text = '---\ntender: {value: 5}\n---\n\nIt must be local.\n';
  const snapshot = snapshotOf(text, {}, [finding({ rule: 'profile-missing', category: 'profile' })]);
  expect(codeActions(snapshot, 0, whole(text), ['quickfix.profile'])).toEqual([]);
});

test('facts that a finding says it lacks are added as well', () => {
  const text = 'The depot must be local.\n';
  const because = ['Missing: value, above-threshold.'];
  const snapshot = snapshotOf(text, undefined, [finding({ category: 'profile', because })]);
  const [action] = codeActions(snapshot, 0, whole(text), ['quickfix.profile']);
  expect(action?.title).toBe('Add "value", "above-threshold" to the profile');
});
