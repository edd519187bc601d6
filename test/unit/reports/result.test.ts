// The machine-readable result: its positions, and that the published schema describes it, no more and no less.

import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { jsonReport } from '../../../server/src/reports/json.ts';
import {
  type CheckResult,
  type ResultPack,
  resultPack,
  withPaths,
} from '../../../server/src/reports/result.ts';
import { emptyTally, tallied } from '../../../server/src/reports/tally.ts';
import { sampleContext, samplePack, sampleResult, tool } from './sample-pack.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../../server/src/reports/result.schema.json', import.meta.url), 'utf8'),
);
const pack = withPaths(resultPack(samplePack, sampleResult), (path) =>
  path === '.' ? 'packs/one' : `packs/one/${path}`,
);
const summary = tallied(emptyTally, pack, 'hint');

function printed(packs: readonly ResultPack[], tally = summary): CheckResult {
  const writer = jsonReport(sampleContext);
  return JSON.parse(packs.map(writer.pack).join('') + writer.end(tally)) as CheckResult;
}

test('columns count UTF-16 units from 1, whatever the line ends, tabs and byte order marks', () => {
  expect(
    pack.findings.map(({ path, range }) => [path, range.start.line, range.start.column, range.end.column]),
  ).toEqual([
    ['packs/one/itt.md', 3, 27, 48],
    ['packs/one/itt.md', 5, 15, 18],
    ['packs/one/itt.md', 3, 27, 48],
    ['packs/one/parts/spec.md', 1, 16, 19],
    ['packs/one/tenderlint.yml', 2, 17, 23],
  ]);
});

test('the pieces make one object that the schema describes', () => {
  const result = printed([pack, pack]);
  expect(result).toEqual({ version: 1, tool, packs: [pack, pack], summary });
  const validate = new Ajv({ allErrors: true }).compile(schema);
  expect(validate(result) ? [] : validate.errors).toEqual([]);
});

test('no packs are a result as well', () => {
  expect(printed([], emptyTally)).toEqual({ version: 1, tool, packs: [], summary: emptyTally });
});

test('the schema refuses what the result does not hold', () => {
  const validate = new Ajv().compile(schema);
  const wrong = {
    version: 1,
    tool,
    packs: [{ ...pack, findings: [{ ...pack.findings[0], severity: 'fatal' }] }],
    summary,
  };
  expect(validate(wrong)).toBe(false);
  expect(validate({ version: 1, tool, packs: [], summary, more: true })).toBe(false);
  expect(validate({ version: 2, tool, packs: [], summary })).toBe(false);
});

test('suppressed findings stay in the result, marked', () => {
  expect(pack.findings.map((found) => found.suppressed)).toEqual([
    null,
    null,
    { reason: 'agreed with legal', by: 'comment' },
    null,
    null,
  ]);
});
