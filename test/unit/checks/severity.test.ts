// ARCHITECTURE.md invariant 13: an error rests on law that was read.

import { describe, expect, it } from 'vitest';
import { severityOf } from '../../../server/src/checks/rules.ts';
import { sourceLibrary } from '../../support/source-library.ts';

describe('severity', () => {
  it.each(['partial', 'knowledge'] as const)(
    'an error whose law is known only as %s is a warning',
    (confidence) => {
      expect(severityOf({ severity: 'error', confidence }, {})).toBe('warning');
      expect(severityOf({ severity: 'information', confidence }, {})).toBe('information');
    },
  );
  it.each(['verified', 'secondary'] as const)('an error whose law is %s stays one', (confidence) => {
    expect(severityOf({ severity: 'error', confidence }, {})).toBe('error');
  });
  it('an error whose law rests on a day that is assumed is a warning', () => {
    expect(severityOf({ severity: 'error', confidence: 'verified' }, { isAssumed: true })).toBe('warning');
    expect(severityOf({ severity: 'hint', confidence: 'verified' }, { isAssumed: true })).toBe('hint');
  });
  it('no basis claims more than the provisions it cites', () => {
    const { library } = sourceLibrary().compiled;
    const rank = ['verified', 'secondary', 'partial', 'knowledge'];
    const known = new Map<string, string>(
      library.instruments.flatMap((i) => i.provisions.map((p) => [`${i.id}/${p.id}`, p.confidence] as const)),
    );
    const over = library.rules.flatMap((rule) =>
      rule.bases.flatMap((basis) => {
        // The first provision carries the claim; the others support it.
        const first = basis.citations[0] && known.get(basis.citations[0]);
        return first && rank.indexOf(basis.confidence) < rank.indexOf(first)
          ? [`${rule.id}: ${basis.citations[0]} is ${first}`]
          : [];
      }),
    );
    expect(over).toEqual([]);
  });
});
