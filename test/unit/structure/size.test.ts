// Texts that nest or repeat without end cost in proportion to their length.

import { expect, test } from 'vitest';
import { parseDocument } from '../../../server/src/markdown/document.ts';
import { packStructure } from '../../../server/src/structure/pack-structure.ts';
import { modelDocument } from '../../../server/src/tender/document.ts';
import { sourceLibrary } from '../../support/source-library.ts';

test.each([
  ['a list and a letter in turn', '1. Text of clause 9.9\n\n(a) x\n\n'],
  ['letters and roman numbers in turn', '(a) x\n\n(i) y\n\n(A) z\n\n1) u\n\n'],
])('%s does not nest without end', (_, piece) => {
  const { sections } = sourceLibrary().compiled;
  const tender = modelDocument(parseDocument(piece.repeat(3000)), sections);
  const [document] = packStructure([{ path: 'a.md', tender }], []).documents;
  const deepest = (document?.provisions ?? []).reduce(
    (most, { segments }) => Math.max(most, segments.length),
    0,
  );
  expect(document?.provisions.length).toBeGreaterThan(5000);
  expect(deepest).toBeLessThan(20);
});
