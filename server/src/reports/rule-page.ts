// What a report says about a rule beside its findings: name, meaning, law with links.

import { resolveCitation } from '../library/citation.ts';
import type { CitationRef, Library, Severity } from '../library/model.ts';
import { ownFindings } from './own-findings.ts';
import type { ResultFinding } from './result.ts';

export interface RulePage {
  readonly id: string;
  readonly title: string;
  readonly meaning: string;
  readonly severity: Severity;
  readonly category: string;
  /** The first provision of law that has a link; empty where there is none. */
  readonly url: string;
  readonly markdown: string;
}

/** Looks rules, criteria and our own findings up, each page made once. */
export function rulePages(library: Library): (id: string) => RulePage | undefined {
  const rules = new Map(library.rules.map((rule) => [rule.id, rule]));
  const criteria = new Map(library.criteria.map((criterion) => [criterion.id, criterion]));
  const own = new Map(ownFindings.map((entry) => [entry.id, entry]));
  const make = (id: string): RulePage | undefined => {
    const rule = rules.get(id);
    if (rule !== undefined) {
      const law = lawOf(
        rule.bases.flatMap((basis) => basis.citations),
        library,
      );
      return page({
        id,
        title: rule.title,
        meaning: rule.meaning,
        category: rule.category,
        severity: rule.bases[0]?.severity ?? 'warning',
        law,
        parts: [
          ['Why', rule.why],
          ['Instead', rule.instead],
        ],
      });
    }
    const criterion = criteria.get(id);
    if (criterion !== undefined) {
      const law = lawOf(
        criterion.applies.flatMap((basis) => basis.citations),
        library,
      );
      return page({
        id,
        title: criterion.title,
        meaning: criterion.asks,
        category: 'criterion',
        severity: criterion.applies[0]?.severity ?? 'information',
        law,
        parts: [
          ['Why', criterion.why],
          ['Instead', criterion.instead],
        ],
      });
    }
    const notice = own.get(id);
    return (
      notice &&
      page({
        id,
        title: notice.title,
        meaning: notice.means,
        category: 'profile',
        severity: 'information',
        law: [],
        parts: [['What to do', notice.remedy]],
      })
    );
  };
  const known = new Map<string, RulePage | undefined>();
  return (id) => {
    if (!known.has(id)) known.set(id, make(id));
    return known.get(id);
  };
}

/** The page of a rule that only its finding is known of: one of an organisation's own library. */
export function pageOfFinding(finding: ResultFinding): RulePage {
  return page({
    id: finding.rule,
    title: finding.title,
    meaning: finding.title,
    category: finding.category,
    severity: finding.severity,
    law: finding.citations,
    parts: [],
  });
}

interface Law {
  readonly title: string;
  readonly url: string;
}

function lawOf(references: readonly CitationRef[], library: Library): readonly Law[] {
  return [...new Set(references)].map((reference) => resolveCitation(reference, library));
}

function page({
  law,
  parts,
  ...from
}: Omit<RulePage, 'url' | 'markdown'> & {
  readonly law: readonly Law[];
  readonly parts: readonly (readonly [string, string])[];
}): RulePage {
  const blocks = [from.meaning.trim()];
  for (const [heading, text] of parts) if (text.trim() !== '') blocks.push(`## ${heading}`, text.trim());
  if (law.length > 0) blocks.push('## Law', law.map((entry) => `- ${markdownLink(entry)}`).join('\n'));
  blocks.push('Legal information, not advice.');
  return {
    ...from,
    meaning: from.meaning.trim(),
    url: law.find((entry) => entry.url !== '')?.url ?? '',
    markdown: blocks.join('\n\n'),
  };
}

/** `[Procurement Act 2023, s.22](https://…)`, the brackets in either part escaped. */
export function markdownLink({ title, url }: Law): string {
  const text = title.replace(/[[\]\\]/g, (bracket) => `\\${bracket}`);
  return url === '' ? text : `[${text}](${url.replaceAll('(', '%28').replaceAll(')', '%29')})`;
}
