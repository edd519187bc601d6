// Whether the examples of a library's own rules, criteria and concepts do what they say: each is a test, and one that fails says what
// was found, what was expected and what to do.

import type { Criterion, Example, Library, Rule } from '../library/model.ts';
import type { YamlPath } from '../library/yaml.ts';
import { checkPack } from './check-pack.ts';
import type { CompiledLibrary } from './compile.ts';
import { draftingExampleAsPack, exampleAsPack, exampleText, usualProfile } from './example-packs.ts';
import type { Finding } from './finding.ts';
import { tokenise } from './tokens.ts';

export interface FailedExample {
  readonly kind: 'rule' | 'criterion' | 'concept';
  readonly id: string;
  /** Where in its file: `examples.flags[0]`. */
  readonly at: YamlPath;
  /** `warning`: it does what it says of its own entry, and something else is said of it. */
  readonly severity: 'error' | 'warning';
  readonly message: string;
}

/** `own` is the library whose examples are run; `compiled` is it laid over ours. */
export function failedExamples(own: Library, compiled: CompiledLibrary): readonly FailedExample[] {
  const off = new Set(compiled.library.off.map(({ id }) => id));
  return [
    ...own.concepts.flatMap(({ id, examples }) => {
      const isIn = (text: string) =>
        compiled.matcher.annotate(tokenise(text, compiled.matcher.vocabulary)).has(id);
      return [
        ...failing('concept', id, 'matches', examples.matches, (text) =>
          isIn(text)
            ? []
            : [
                `The concept is not found in “${shortened(text)}”. Add an expression that fits it, or correct the example.`,
              ],
        ),
        ...failing('concept', id, 'not', examples.not, (text) =>
          isIn(text)
            ? [
                `The concept is found in “${shortened(text)}”, where it should not be. Narrow its expressions, or name what it means there under "except".`,
              ]
            : [],
        ),
      ];
    }),
    ...own.rules.flatMap((rule) => (off.has(rule.id) ? [] : failedOfRule(rule, compiled))),
    ...own.criteria.flatMap((one) => (off.has(one.id) ? [] : failedOfCriterion(one, compiled))),
  ];
}

function failedOfRule(rule: Rule, compiled: CompiledLibrary): readonly FailedExample[] {
  const { id, examples } = rule;
  const isDrafting = rule.lawAsAt === '';
  const findingsOf = (example: Example): readonly Finding[] =>
    checkPack(
      isDrafting ? draftingExampleAsPack(example, compiled) : exampleAsPack(example, usualProfile, compiled),
      compiled,
    ).findings;
  const covered = (example: Example, { document, range }: Finding): string =>
    (example.documents?.[document]?.text ?? exampleText(example)).slice(range.start, range.end);
  return [
    ...failing('rule', id, 'flags', examples.flags, (example) => {
      const found = findingsOf(example).filter((finding) => finding.rule === id);
      const [first] = found;
      if (first === undefined)
        return [
          `The rule does not flag this example${law(example, isDrafting)}. Correct the patterns under "finds" or the example, or give the example the "profile" that "bases" asks for.`,
        ];
      if (found.length > 1)
        return [
          `The rule flags this example ${found.length} times: ${found.map((one) => `“${shortened(covered(example, one))}”`).join(', ')}. Leave one thing in it to flag.`,
        ];
      const words = covered(example, first);
      if (example.marks !== undefined && !words.includes(example.marks))
        return [
          `The finding covers “${shortened(words)}”, which does not hold the words of "marks": “${shortened(example.marks)}”. Correct "marks" or the pattern.`,
        ];
      return example.severity !== undefined && example.severity !== first.severity
        ? [
            `The finding is of severity ${first.severity}, not ${example.severity}. Correct "severity" here or in "bases"; law that was not read in its source gives a warning at most.`,
          ]
        : [];
    }),
    ...failing('rule', id, 'lawful', examples.lawful, (example) =>
      findingsOf(example)
        .filter((finding) => finding.rule === id)
        .map(
          (one) =>
            `The rule flags “${shortened(covered(example, one))}” in this example, which is said to be lawful. Narrow "finds", or add what saves it under "unless".`,
        ),
    ),
    ...failing(
      'rule',
      id,
      'lawful',
      isDrafting ? [] : examples.lawful,
      (example) =>
        findingsOf(example)
          .filter(
            ({ rule: other, category, severity }) => other !== id && category === 'risk' && isGrave(severity),
          )
          .map(
            (one) =>
              `The example is said to be lawful, and the rule ${one.rule} flags “${shortened(covered(example, one))}” in it. Take that out of the example, or look at that rule: tenderlint explain ${one.rule}.`,
          ),
      'warning',
    ),
  ];
}

function isGrave(severity: Finding['severity']): boolean {
  return severity === 'error' || severity === 'warning';
}

function failedOfCriterion(criterion: Criterion, compiled: CompiledLibrary): readonly FailedExample[] {
  const { id, examples } = criterion;
  const expect = (key: 'meets' | 'names' | 'misses', wanted: string) =>
    failing('criterion', id, key, examples[key], (example) => {
      // The light regime is outside some criteria: an ordinary services contract says so.
      const profile = { ...usualProfile, lightTouch: false };
      const found = checkPack(exampleAsPack(example, profile, compiled), compiled).criteria.find(
        (one) => one.id === id,
      );
      if (found === undefined || found.outcome === wanted) return [];
      return [
        `The criterion is ${outcomeWords[found.outcome] ?? found.outcome} here, and should be ${outcomeWords[wanted] ?? wanted}: ${found.why} Correct the expressions under "named" or "elements" or the example, or give the example the "profile" that "applies" asks for.`,
      ];
    });
  return [
    ...expect('meets', 'met'),
    ...expect('names', 'named'),
    ...expect('misses', criterion.whenNamed ? 'not-applicable' : 'missing'),
  ];
}

const outcomeWords: Readonly<Record<string, string>> = {
  met: 'met',
  named: 'only named',
  missing: 'missing',
  'not-applicable': 'not applicable',
  'cannot-tell': 'not to be told',
};

function law(example: Example, isDrafting: boolean): string {
  return isDrafting || example.profile !== undefined
    ? ''
    : ', read as part of a services contract of an English council above the threshold';
}

function failing<E>(
  kind: FailedExample['kind'],
  id: string,
  key: string,
  examples: readonly E[],
  said: (example: E) => readonly string[],
  severity: FailedExample['severity'] = 'error',
): readonly FailedExample[] {
  return examples.flatMap((example, index) =>
    said(example).map((message) => ({ kind, id, at: ['examples', key, index], severity, message })),
  );
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
