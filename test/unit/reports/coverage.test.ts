// Coverage in its four forms, and the reports that ask questions: from the same data, safe whatever a document holds.

import { describe, expect, it } from 'vitest';
import { checkPack } from '../../../server/src/checks/check-pack.ts';
import { type Coverage, coverageOf } from '../../../server/src/reports/coverage/coverage.ts';
import { coverageHtml } from '../../../server/src/reports/coverage/html.ts';
import { coverageMarkdown } from '../../../server/src/reports/coverage/markdown.ts';
import { coverageText } from '../../../server/src/reports/coverage/text.ts';
import { questionnaires } from '../../../server/src/reports/questions/index.ts';
import { questionnaireHtml, questionnaireMarkdown } from '../../../server/src/reports/questions/print.ts';
import { resultPack } from '../../../server/src/reports/result.ts';
import { noPaint } from '../../../server/src/reports/text.ts';
import { packOf, usualProfile } from '../../support/check-text.ts';
import { sourceLibrary } from '../../support/source-library.ts';
import { tool as sampleTool } from './sample-pack.ts';

function coverage(text: string): Coverage {
  const { compiled } = sourceLibrary();
  const pack = packOf([text], usualProfile, 'whole-pack', compiled);
  return coverageOf(resultPack(pack, checkPack(pack, compiled)), sampleTool);
}

const text = `# Invitation to tender

## Award criteria

| Criterion | Weighting |
| --- | --- |
| Price &lt;script&gt; | 50% |
| Quality | 40% |
| Social value | 10% |

## Conditions of contract

The Supplier must recruit at least 3 apprentices by 31 March 2028.
`;

describe('coverage', () => {
  const data = coverage(text);
  it('counts outcomes, and names what to do where something is missing', () => {
    expect(Object.values(data.counts).reduce((a, b) => a + b, 0)).toBe(data.criteria.length);
    for (const criterion of data.criteria)
      expect(criterion.fix !== '').toBe(['missing', 'named'].includes(criterion.outcome));
  });
  it('holds the weights of the whole score', () => {
    expect(data.weights.map((w) => [w.percent, w.socialValue])).toEqual([
      [50, false],
      [40, false],
      [10, true],
    ]);
    expect(data.socialValue.percent).toBe(10);
  });
  it('holds commitments and threads', () => {
    expect(data.commitments.map((r) => `${r.quantity} ${r.unit}`)).toEqual(['3 apprentices']);
    expect(data.threads.map((t) => t.theme)).toContain('theme-apprenticeships');
  });

  it('as text says what is missing and where the weights come from', () => {
    const shown = coverageText([data], { paint: noPaint, width: 100 });
    expect(shown).toContain('Social value is 10% of the whole score.');
    expect(shown).toMatch(/^ {2}✗ /m);
    expect(shown.split('\n').every((line) => line.length <= 130)).toBe(true);
  });
  it('as Markdown makes cells of nothing in the text', () => {
    const shown = coverageMarkdown([data]);
    expect(shown).not.toContain('<script>');
    expect(shown).toContain('\\<script\\>');
  });
  it('as a page runs and loads nothing, and names what its parts are', () => {
    const page = coverageHtml([data]);
    expect(page).not.toMatch(/<script/i);
    expect(page).toContain('&lt;script&gt;');
    expect(page).toMatch(/default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]{44}'/);
    expect(page).toContain('<html lang="en-GB">');
    expect(page).toMatch(/<svg[^>]*role="img" aria-labelledby="pack-1-chart-title pack-1-chart-text"/);
    expect(page).not.toMatch(/ on[a-z]+=| style="/);
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map((m) => m[1]);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
    for (const [cell] of page.matchAll(/<th\b[^>]*>/g)) expect(cell).toContain('scope=');
    saysHeadingsOnce(page);
  });
});

describe.each(['scrutiny', 'equality'] as const)('report %s', (name) => {
  const data = coverage(text);
  it('answers each question in Markdown', () => {
    const shown = questionnaireMarkdown(questionnaires[name], [data]);
    const rows = shown.split('\n').filter((line) => /\*\*(?:Yes|Partly|No|Cannot tell)\*\*/.test(line));
    expect(rows.length).toBeGreaterThan(4);
    expect(shown).not.toContain('<script>');
  });
  it('answers each question on a page', () => {
    const page = questionnaireHtml(questionnaires[name], [data]);
    expect(page).not.toMatch(/<script/i);
    expect(page.match(/class="outcome /g)?.length).toBeGreaterThan(4);
    saysHeadingsOnce(page);
  });
});

describe('report scrutiny', () => {
  it('gives the weight of social value with its arithmetic', () => {
    expect(questionnaireMarkdown(questionnaires.scrutiny, [coverage(text)])).toContain(
      '10% of the whole score.',
    );
  });
});

/** Each table that scrolls has a name, and none repeats the heading above it. */
function saysHeadingsOnce(page: string): void {
  const headings = [...page.matchAll(/<(h[1-6]|summary)\b[^>]*id="([^"]+)"[^>]*>([^<]*)</g)];
  const titles = new Map(headings.map(([, , id, title]) => [id, title]));
  const regions = [...page.matchAll(/<div class="scroll"[^>]*>/g)];
  expect(regions.length).toBeGreaterThan(2);
  for (const [region] of regions) {
    const by = /aria-labelledby="([^"]+)"/.exec(region)?.[1];
    if (by === undefined) expect(region).toMatch(/aria-label="[^"]+"/);
    else expect(titles.get(by)).toMatch(/\w/);
  }
  for (const [, caption] of page.matchAll(/<caption>([^<]*)/g))
    expect([...titles.values()]).not.toContain(caption);
}
