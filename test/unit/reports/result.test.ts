// The machine-readable result: its positions, and that the published schema describes it, no more and no less.

import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { type CheckResult, resultJson, resultPack } from '../../../server/src/reports/result.ts';
import { samplePack, sampleResult } from './sample-pack.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../../server/src/reports/result.schema.json', import.meta.url), 'utf8'),
);
const tool = { name: 'tenderlint', version: '1.2.3', library: '4.5.6', lawAsAt: '2026-02-04' } as const;
const pack = resultPack(samplePack, sampleResult, 'packs/one', (path) => `packs/one/${path}`);

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
  const text =
    resultJson.open(tool) + resultJson.pack(pack, 0) + resultJson.pack(pack, 1) + resultJson.close();
  const result = JSON.parse(text) as CheckResult;
  expect(result).toEqual({ version: 1, tool, packs: [pack, pack] });
  const validate = new Ajv({ allErrors: true }).compile(schema);
  expect(validate(result) ? [] : validate.errors).toEqual([]);
});

test('no packs are a result as well', () => {
  expect(JSON.parse(resultJson.open(tool) + resultJson.close())).toEqual({ version: 1, tool, packs: [] });
});

test('the schema refuses what the result does not hold', () => {
  const validate = new Ajv().compile(schema);
  const wrong = {
    version: 1,
    tool,
    packs: [{ ...pack, findings: [{ ...pack.findings[0], severity: 'fatal' }] }],
  };
  expect(validate(wrong)).toBe(false);
  expect(validate({ version: 1, tool, packs: [], more: true })).toBe(false);
  expect(validate({ version: 2, tool, packs: [] })).toBe(false);
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
