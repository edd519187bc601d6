// The files shown in docs/authoring.md are read as they stand there: they load over the shipped library, and
// their examples do what the guide says.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkPack, compileLibrary } from '../../../server/src/checks/check-pack.ts';
import { parsePattern } from '../../../server/src/checks/pattern.ts';
import { Vocabulary } from '../../../server/src/checks/tokens.ts';
import { snippetFor } from '../../../server/src/library/clause-text.ts';
import { mergeLibraries } from '../../../server/src/library/layers.ts';
import { type LibraryFile, loadLibrary } from '../../../server/src/library/load.ts';
import { quantityNames } from '../../../server/src/library/load-references.ts';
import type { Example } from '../../../server/src/library/model.ts';
import { exampleKind, exampleText, packOf, usualProfile } from '../../support/check-text.ts';
import { sourceLibrary } from '../../support/source-library.ts';

const guide = readFileSync(new URL('../../../docs/authoring.md', import.meta.url), 'utf8');

/** Fenced files with their path on the line before: `clause-library/rules/x.yml`. */
const files: LibraryFile[] = [
  ...guide.matchAll(/^`(?:clause-library|our-library)\/([^`]+)`\n\n```\w+\n([\s\S]*?)^```$/gm),
].map(([, path = '', text = '']) => ({ path, text }));

const vocabulary = new Vocabulary();
const base = sourceLibrary().compiled.library;
const layer = loadLibrary(files, {
  base,
  patternProblem: (pattern) => {
    try {
      parsePattern(pattern, vocabulary);
      return undefined;
    } catch (error) {
      return String(error);
    }
  },
});
const merged = compileLibrary(mergeLibraries(base, [layer.library]).library);

function outcomes(example: Example, criterion: string): string | undefined {
  const pack = packOf([exampleText(example)], example.profile ?? usualProfile, exampleKind(example), merged);
  return checkPack(pack, merged).criteria.find(({ id }) => id === criterion)?.outcome;
}

describe('the authoring guide', () => {
  it('shows a concept, a rule, a drafting check, a criterion, a clause, a template and a library card', () => {
    expect(files.map(({ path }) => path)).toEqual([
      'concepts/charter.yml',
      'rules/charter-signed-at-bid.yml',
      'rules/dq-head-skip.yml',
      'criteria/benefits-contact-named.yml',
      'clauses/volunteering/VOL-90.md',
      'templates/catering.yml',
      'library.yml',
    ]);
  });

  it('shows files that load over the shipped library', () => {
    expect(layer.problems).toEqual([]);
    expect(merged.library.off.map(({ id }) => id)).toEqual(['corporate-csr-scored']);
  });

  it('shows a rule whose examples do what they say', () => {
    const [rule] = layer.library.rules;
    const found = (example: Example) => {
      const text = exampleText(example);
      const pack = packOf([text], usualProfile, exampleKind(example), merged);
      return checkPack(pack, merged)
        .findings.filter((finding) => finding.rule === rule?.id)
        .map(({ range }) => text.slice(range.start, range.end));
    };
    expect(rule?.examples.flags.map(found)).toEqual([
      [expect.stringContaining("signed the Council's Social Value Charter")],
    ]);
    expect(rule?.examples.lawful.map(found)).toEqual([[]]);
  });

  it('shows a criterion whose examples have their outcomes', () => {
    const [criterion] = layer.library.criteria;
    const id = criterion?.id ?? '';
    expect(criterion?.examples.meets.map((example) => outcomes(example, id))).toEqual(['met']);
    expect(criterion?.examples.names.map((example) => outcomes(example, id))).toEqual(['named']);
    expect(criterion?.examples.misses.map((example) => outcomes(example, id))).toEqual(['missing']);
  });

  it('shows a clause that becomes a snippet', () => {
    const [clause] = layer.library.clauses;
    const [standard] = clause?.variants ?? [];
    if (clause === undefined || standard === undefined) throw new Error('no clause');
    expect(snippetFor(standard, clause.parameters)).toContain(
      `\${1:2} paid days a year to volunteer with \${2|a community organisation,a school|}, and \${3:[insert total]} days`,
    );
  });

  it('names every recognised quantity', () => {
    for (const name of quantityNames) expect(guide).toContain(`\`${name}\``);
  });
});
