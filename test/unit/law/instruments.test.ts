// The instruments as data: every citation of the regimes leads somewhere, and each provision can be shown to people.

import { describe, expect, it } from 'vitest';
import { citedLaw, resolveCitation } from '../../../server/src/library/citation.ts';
import { instruments, regimes } from './law.ts';

const kinds = ['statute', 'regulation', 'directive', 'policy', 'guidance', 'case'];
const confidences = ['verified', 'secondary', 'partial', 'knowledge'];
const day = /^\d{4}-\d{2}-\d{2}$/;

describe('instruments', () => {
  it('are there', () => {
    expect(instruments.length).toBeGreaterThan(120);
    expect(new Set(instruments.map(({ id }) => id)).size).toBe(instruments.length);
  });
  it.each(instruments.map((instrument) => [instrument.id, instrument] as const))('%s', (_, instrument) => {
    expect(kinds).toContain(instrument.kind);
    expect(instrument.url).toMatch(/^https?:\/\/\S+$/);
    expect(instrument.lawAsAt).toMatch(day);
    expect(instrument.short.length).toBeLessThanOrEqual(65);
    if (instrument.from !== undefined && instrument.until !== undefined) {
      expect(instrument.until > instrument.from).toBe(true);
    }
    expect(instrument.provisions.length).toBeGreaterThan(0);
    const ids = instrument.provisions.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, says, confidence, from } of instrument.provisions) {
      expect(id).toMatch(/^[^\s/]+$/);
      expect(says.endsWith('.'), says).toBe(true);
      expect(says.length, says).toBeLessThanOrEqual(240);
      expect(says).not.toMatch(/\bunlawful\b/);
      expect(confidences).toContain(confidence);
      if (from !== undefined) expect(from).toMatch(day);
    }
  });
  it('judgments hold one thing', () => {
    const cases = instruments.filter(({ kind }) => kind === 'case');
    expect(cases.length).toBeGreaterThan(35);
    for (const { id, provisions } of cases) {
      expect(id).toMatch(/^case-/);
      expect(provisions.map((provision) => provision.id)).toEqual(['holding']);
    }
  });
});

describe('citations of the regimes', () => {
  it.each(regimes.map(({ id, citations }) => [id, citations] as const))('%s', (_, citations) => {
    expect(citations.length).toBeGreaterThan(0);
    for (const citation of citations) {
      expect(citedLaw(citation, { instruments }), citation).toBeDefined();
    }
  });
});

describe('links', () => {
  it.each([
    ['pa-2023/s.22(3)(b)', 'https://www.legislation.gov.uk/ukpga/2023/54/section/22'],
    ['pa-2023/sch.8.para.1', 'https://www.legislation.gov.uk/ukpga/2023/54/schedule/8/paragraph/1'],
    ['pcr-2015/reg.67(9)', 'https://www.legislation.gov.uk/uksi/2015/102/regulation/67'],
    ['si-2026-94/art.3(8)', 'https://www.legislation.gov.uk/uksi/2026/94/article/3'],
    ['feto-1998/arts.62-64', 'https://www.legislation.gov.uk/nisi/1998/3162/article/62'],
    ['case-contse/holding', 'https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:62003CJ0234'],
  ])('%s', (ref, url) => {
    expect(resolveCitation(ref, { instruments }).url).toBe(url);
  });
});
