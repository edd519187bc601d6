// The result as text: what a person sees for one pack, and what the last lines add up to.

import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { resultPack, withPaths } from '../../../server/src/reports/result.ts';
import { emptyTally, fails, tallied } from '../../../server/src/reports/tally.ts';
import {
  noPaint,
  packLines,
  packText,
  summaryText,
  type TextOptions,
} from '../../../server/src/reports/text.ts';
import { samplePack, sampleResult, tool } from './sample-pack.ts';

const options: TextOptions = { paint: noPaint, width: 80, least: 'hint' };
const shown = (path: string) => `one/${path}`;
const pack = withPaths(resultPack(samplePack, sampleResult), shown);

test('a pack as text', () => {
  expect(packText(pack, options)).toMatchInlineSnapshot(`
    "one/itt.md

      3:27  error  local-presence-at-bid
         3 │ The Tenderer must have  an office in the borough.
           │                            ^^^^^^^^^^^^^^^^^^^^^

        The tender asks for an office nearby. It may be open to challenge. Ask for a
        response time instead.

        See  one/parts/spec.md:1:20: Said here as well.
        Law  Procurement Act 2023, s.22 https://example.org/22
             A note (not yet checked against the text)
        Fix  Ask for a response time: “a response time of {{hours}} hours”

      5:15  warning  sv-award-criterion-present
         5 │ Social value: n/a.
           │               ^^^

        The tender asks for an office nearby. It may be open to challenge. Ask for a
        response time instead.

    one/parts/spec.md

      1:16  hint  any-colour
         1 │ Specification: any colour.
           │                ^^^

        The tender asks for an office nearby. It may be open to challenge. Ask for a
        response time instead.

    one/tenderlint.yml

      2:17  information  profile-unknown-value
         2 │   jurisdiction: englnd
           │                 ^^^^^^

        The tender asks for an office nearby. It may be open to challenge. Ask for a
        response time instead.

    "
  `);
});

test('only what is grave enough', () => {
  const text = packText(pack, { ...options, least: 'error' });
  expect(text).toContain('local-presence-at-bid');
  expect(text).not.toContain('any-colour');
  expect(text).not.toContain('parts/spec.md\n');
});

test('one line per finding', () => {
  expect(packLines(pack, options)).toBe(
    [
      'one/itt.md:3:27: error local-presence-at-bid: An office nearby is asked for',
      'one/itt.md:5:15: warning sv-award-criterion-present: An office nearby is asked for',
      'one/parts/spec.md:1:16: hint any-colour: An office nearby is asked for',
      'one/tenderlint.yml:2:17: information profile-unknown-value: An office nearby is asked for',
      '',
    ].join('\n'),
  );
});

test('colour changes nothing but the colours', () => {
  const mark = (text: string) => `\u001b[1m${text}\u001b[22m`;
  const paint = { bold: mark, dim: mark, red: mark, yellow: mark, blue: mark, cyan: mark, green: mark };
  const coloured = packText(pack, { ...options, paint });
  expect(coloured).toContain('\u001b[');
  expect(stripVTControlCharacters(coloured)).toBe(packText(pack, options));
});

test('the summary counts what was shown, suppressed and not checked', () => {
  const tally = tallied(tallied(emptyTally, pack, 'warning'), pack, 'warning');
  expect(summaryText(tally, tool, { ...options, least: 'warning' })).toMatchInlineSnapshot(`
    "4 documents in 2 packs: 2 errors, 2 warnings, 0 information, 0 hints
    4 shown, 4 below the severity asked for, 2 suppressed, 0 in baseline, 0 outside
    the change, 8 not checked.
    Expected criteria: 0 met, 2 only named, 0 missing, 0 cannot be told, 0 not
    applicable
    Not checked: the law that governs 2 packs cannot be told (missing: jurisdiction,
    started). Say it in front matter, in tenderlint.yml or with --set.
    Not checked: 4 passages: nested too deeply
    Not checked: 2 attachments that are no Markdown.
    Law as at 2026-02-04 (clause library 4.5.6). Legal information, not advice.
    "
  `);
});

test('what fails is a function of what is shown', () => {
  const tally = tallied(emptyTally, pack, 'warning');
  expect([fails(tally, 'error'), fails(tally, 'hint'), fails(tally, 'never')]).toEqual([true, true, false]);
  const light = { ...pack, findings: pack.findings.slice(1) };
  expect(fails(tallied(emptyTally, light, 'hint'), 'error')).toBe(false);
  expect(fails(tallied(emptyTally, light, 'hint'), 'warning')).toBe(true);
  const suppressed = { ...pack, findings: pack.findings.slice(2, 3) };
  expect(fails(tallied(emptyTally, suppressed, 'hint'), 'hint')).toBe(false);
});
