// Edits made in a text, in any order.

import { describe, expect, it } from 'vitest';
import { edited } from '../../../server/src/markdown/edited.ts';

describe('a text with edits', () => {
  it('counts all offsets in the text as given, whatever the order', () => {
    const edits = [
      { start: 11, end: 16, text: 'bidder' },
      { start: 0, end: 3, text: 'Each' },
    ];
    expect(edited('The better tiger waits', edits)).toBe('Each better bidder waits');
    expect(edited('The better tiger waits', [...edits].reverse())).toBe('Each better bidder waits');
  });

  it('keeps insertions at one place in the order given, before what is replaced there', () => {
    const edits = [
      { start: 2, end: 4, text: 'X' },
      { start: 2, end: 2, text: 'a' },
      { start: 2, end: 2, text: 'b' },
    ];
    expect(edited('01234', edits)).toBe('01abX4');
  });
});
