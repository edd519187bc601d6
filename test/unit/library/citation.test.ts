import { describe, expect, it } from 'vitest';
import { resolveCitation, weakestConfidence } from '../../../server/src/library/citation.ts';
import type { Instrument } from '../../../server/src/library/model.ts';

function instrument(id: string, url: string, provisions: readonly string[]): Instrument {
  return {
    id,
    title: `${id} in full`,
    short: `Short of ${id}`,
    kind: 'statute',
    url,
    lawAsAt: '2026-11-22',
    provisions: provisions.map((provision, i) => ({
      id: provision,
      says: `Says ${provision}`,
      confidence: i === 0 ? 'verified' : 'partial',
    })),
  };
}

const act = instrument('pa-2023', 'https://www.legislation.gov.uk/ukpga/2023/54', [
  's.22(3)(b)',
  'sch.6.para.12A',
  'ss.26-28',
  'reg.67(9)',
  'art.3',
  'sch.1',
  'long title',
  'part.5.s.83A',
]);
const library = { instruments: [act, instrument('ppn-002', 'https://www.gov.uk/ppn-002', ['para.3'])] };

describe('a citation', () => {
  it('has title, link, words and confidence', () => {
    expect(resolveCitation('pa-2023/s.22(3)(b)', library)).toEqual({
      id: 'pa-2023/s.22(3)(b)',
      title: 'Short of pa-2023, s.22(3)(b)',
      url: 'https://www.legislation.gov.uk/ukpga/2023/54/section/22',
      says: 'Says s.22(3)(b)',
      confidence: 'verified',
    });
  });

  it.each([
    ['sch.6.para.12A', '/schedule/6/paragraph/12A'],
    ['ss.26-28', '/section/26'],
    ['reg.67(9)', '/regulation/67'],
    ['art.3', '/article/3'],
    ['sch.1', '/schedule/1'],
    ['long title', ''],
    ['part.5.s.83A', '/part/5/section/83A'],
  ])('%s leads to %s of legislation.gov.uk', (provision, path) => {
    expect(resolveCitation(`pa-2023/${provision}`, library).url).toBe(`${act.url}${path}`);
  });

  it('leads to the instrument elsewhere, and to the provision’s own address where it has one', () => {
    expect(resolveCitation('ppn-002/para.3', library).url).toBe('https://www.gov.uk/ppn-002');
    const [first] = act.provisions;
    const own = {
      ...act,
      provisions: [{ ...first, url: 'https://example.org/22' } as Instrument['provisions'][number]],
    };
    expect(resolveCitation('pa-2023/s.22(3)(b)', { instruments: [own] }).url).toBe('https://example.org/22');
  });

  it('of an instrument alone cites it as a whole', () => {
    expect(resolveCitation('ppn-002', library)).toEqual({
      id: 'ppn-002',
      title: 'Short of ppn-002',
      url: 'https://www.gov.uk/ppn-002',
    });
  });

  it('that leads nowhere keeps its id and has no link', () => {
    expect(resolveCitation('pa-2023/s.999', library)).toEqual({
      id: 'pa-2023/s.999',
      title: 'pa-2023/s.999',
      url: '',
    });
    expect(resolveCitation('nothing', library)).toEqual({ id: 'nothing', title: 'nothing', url: '' });
  });

  it('is as sure as its least certain provision', () => {
    expect(weakestConfidence(['pa-2023/s.22(3)(b)'], library)).toBe('verified');
    expect(weakestConfidence(['pa-2023/s.22(3)(b)', 'pa-2023/art.3'], library)).toBe('partial');
    expect(weakestConfidence([], library)).toBe('knowledge');
  });
});
