// Findings become diagnostics: the most severe first, with a link to the law, capped with a word about the rest.

import { expect, test } from 'vitest';
import { diagnosticsOf, notShown } from '../../../server/src/language/diagnostics.ts';
import { finding, snapshotOf } from './fixture.ts';

const text = 'Prices shall be near. The depot must be local.\n';

test('a finding is a diagnostic with its place, its rule and a link to the law', () => {
  const [first, second] = diagnosticsOf(snapshotOf(text), 0, 1000);
  expect(first).toMatchObject({ code: 'must-be-local', severity: 'error', tags: [], related: [] });
  expect(first?.link).toContain('https://www.legislation.gov.uk/ukpga/2023/54');
  expect(text.slice(first?.range.start, first?.range.end)).toContain('local');
  expect(second).toMatchObject({ code: 'near', severity: 'hint' });
});

test('beyond the limit the most severe are shown and one more says how many are not', () => {
  const many = Array.from({ length: 30 }, (_, i) =>
    finding({ severity: i % 3 === 0 ? 'warning' : 'hint', range: { start: i, end: i + 1 } }),
  );
  const shown = diagnosticsOf(snapshotOf(text, undefined, many), 0, 5);
  expect(shown.map(({ severity }) => severity)).toEqual([
    'error',
    'warning',
    'warning',
    'warning',
    'warning',
    'information',
  ]);
  expect(shown.at(-1)).toMatchObject({ code: notShown, range: { start: 0, end: 0 } });
  expect(shown.at(-1)?.message).toContain('27 more findings');
});

test('suppressed findings and those of other documents are left out; what serves no purpose is tagged', () => {
  const added = [
    finding({ suppressed: { reason: 'agreed', by: 'comment' } }),
    finding({ document: 1 }),
    finding({ rule: 'unused-suppression', severity: 'hint' }),
  ];
  const shown = diagnosticsOf(snapshotOf('Nothing here.\n', undefined, added), 0, 10);
  expect(shown.map(({ code, tags }) => ({ code, tags }))).toEqual([
    { code: 'unused-suppression', tags: ['unnecessary'] },
  ]);
});
