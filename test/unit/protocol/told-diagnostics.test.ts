// What is kept from one version of a document to the next changes nothing in what is told, nor a byte of what travels.

import { expect, test } from 'vitest';
import type { Finding } from '../../../server/src/checks/finding.ts';
import { diagnosticOf, overflow, type ShownFindings } from '../../../server/src/language/diagnostics.ts';
import type { Abilities } from '../../../server/src/protocol/abilities.ts';
import { type Place, protocolDiagnostic } from '../../../server/src/protocol/convert.ts';
import { messageBytes } from '../../../server/src/protocol/diagnostics-bytes.ts';
import { type ToldFindings, toldFindings } from '../../../server/src/protocol/told-diagnostics.ts';
import { finding } from '../language/fixture.ts';

const abilities = { takesRelatedInformation: true } as Abilities;
const severities = ['error', 'warning', 'information', 'hint'] as const;

/** Ten characters to a line, and some line ends that are further down. */
const placeAfter = (lines: number): Place => {
  const at = (offset: number) => ({ line: lines + Math.floor(offset / 10), character: offset % 10 });
  return {
    uri: 'file:///a.md',
    version: 1,
    rangeOf: ({ start, end }) => ({ start: at(start), end: at(end) }),
  };
};

function randomFinding(random: (n: number) => number): Finding {
  const start = random(400);
  return finding({
    severity: severities[random(4)] ?? 'hint',
    rule: `rule-${random(3)}`,
    message: `It says “${'x'.repeat(random(3))}”.`,
    range: { start, end: start + random(20) },
    related:
      random(4) === 0 ? [{ document: 0, range: { start, end: start + 1 }, message: `see ${random(2)}` }] : [],
  });
}

const shown = (findings: readonly Finding[], hidden: number): ShownFindings => ({
  findings: severities.flatMap((severity) =>
    findings.filter((one) => one.severity === severity).sort((a, b) => a.range.start - b.range.start),
  ),
  hidden,
});

test('after any edits the diagnostics and their bytes are those of a telling from scratch', () => {
  let state = 4711;
  const random = (n: number): number => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >> 8) % n;
  };
  let findings: readonly Finding[] = Array.from({ length: 60 }, () => randomFinding(random));
  let told: ToldFindings | undefined;
  let [kept, bytesKept] = [0, 0];
  for (let version = 0; version < 400; version++) {
    const at = random(400);
    const by = random(3) - 1;
    findings = findings
      .map((one) => {
        const { start, end } = one.range;
        return start < at ? one : finding({ ...one, range: { start: start + by, end: end + by } });
      })
      .filter(() => random(40) > 0);
    if (random(2) === 0) findings = [...findings, randomFinding(random)];
    const place = placeAfter(random(5) === 0 ? random(3) : 0);
    const now = shown(findings, random(3));
    const before = told;
    told = toldFindings(now, before, place, () => place, abilities);
    const scratch = now.findings.map((one) =>
      protocolDiagnostic(diagnosticOf(one), place, () => place, abilities),
    );
    if (now.hidden > 0) {
      const more = overflow(now.hidden, now.findings.length);
      scratch.push(protocolDiagnostic(more, place, () => place, abilities));
    }
    expect(told.items).toEqual(scratch);
    kept += told.items.filter((item) => before?.items.includes(item)).length;
    if (random(3) === 0) continue;
    const answer = {
      jsonrpc: '2.0',
      id: version,
      result: { kind: 'full', resultId: 'é', items: told.items },
    };
    const bytes = messageBytes(answer);
    expect(new TextDecoder().decode(bytes)).toBe(JSON.stringify(answer));
    bytesKept += messageBytes(answer).length === bytes.length ? 1 : 0;
  }
  expect(kept).toBeGreaterThan(1000);
  expect(bytesKept).toBeGreaterThan(100);
});

test('every message is the JSON that it would be, whatever it holds', () => {
  const uri = 'file:///a.md';
  const item = { range: placeAfter(0).rangeOf({ start: 1, end: 2 }), message: 'é “x” \u2028' };
  for (const message of [
    {
      jsonrpc: '2.0',
      method: 'textDocument/publishDiagnostics',
      params: { uri, version: 1, diagnostics: [] },
    },
    { jsonrpc: '2.0', method: 'textDocument/publishDiagnostics', params: { uri, diagnostics: [item, item] } },
    { jsonrpc: '2.0', id: 1, result: null },
    { jsonrpc: '2.0', id: 'a', result: [item] },
    { jsonrpc: '2.0', id: 2, result: { kind: 'unchanged', resultId: '4' } },
    {
      jsonrpc: '2.0',
      id: 3,
      result: {
        kind: 'unchanged',
        resultId: '4',
        relatedDocuments: { [uri]: { kind: 'full', resultId: undefined, items: [item] } },
      },
    },
    { jsonrpc: '2.0', method: 'window/logMessage', params: { type: 3, message: '…' } },
  ])
    expect(new TextDecoder().decode(messageBytes(message))).toBe(JSON.stringify(message));
});
