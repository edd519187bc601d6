// Every example of every concept.

import { describe, expect, it } from 'vitest';
import { tokenise } from '../../../server/src/checks/tokens.ts';
import { sourceLibrary } from '../../support/source-library.ts';

const { compiled } = sourceLibrary();
const { matcher } = compiled;

describe.each(compiled.library.concepts.map((c) => [c.id, c] as const))('%s', (id, concept) => {
  it.each(concept.examples.matches)('is in “%s”', (text) => {
    expect(matcher.annotate(tokenise(text, matcher.vocabulary)).has(id)).toBe(true);
  });
  it.each(concept.examples.not)('is not in “%s”', (text) => {
    expect(matcher.annotate(tokenise(text, matcher.vocabulary)).has(id)).toBe(false);
  });
});
