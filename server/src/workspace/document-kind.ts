// What a document is for, where its front matter does not say: from its file name, else from the sections it
// opens.

import type { DocumentKind } from '../checks/pack.ts';
import type { SectionKind, TenderDocument } from '../tender/model.ts';
import { nameOf } from './file-system.ts';

/** Words of file names, the more telling ones first: `itt-pricing-schedule.md` is about prices. */
const nameWords: readonly (readonly [RegExp, DocumentKind])[] = [
  [/\b(pricing|price|prices|bill of quantities|boq|schedule of rates|cost)\b/, 'pricing'],
  [/\b(notice|advert|advertisement)\b/, 'notice'],
  [/\b(conditions of contract|contract|terms|agreement)\b/, 'contract'],
  [/\b(specification|spec|requirements|brief|statement of work|sow)\b/, 'specification'],
  [
    /\b(itt|rfp|rfq|ipd|invitation|instructions|quotation|evaluation|award criteria|guide|guidance)\b/,
    'instructions',
  ],
  [/\b(schedule|annex|annexe|appendix)\b/, 'schedule'],
];

const kindOfSection: Readonly<Partial<Record<SectionKind, DocumentKind>>> = {
  notice: 'notice',
  instructions: 'instructions',
  'award-criteria': 'instructions',
  'conditions-of-participation': 'instructions',
  specification: 'specification',
  pricing: 'pricing',
  'contract-conditions': 'contract',
};

/** A document with sections of at least three of these kinds of document is a whole pack. */
const wholeFrom = 3;

/**
 * The kind of a document at a path. Its name goes first, except that one called after the invitation, or after
 * nothing we know, may hold the whole pack: then its sections tell.
 */
export function documentKind(path: string, tender: TenderDocument): DocumentKind {
  const name = nameOf(path)
    .toLowerCase()
    .replace(/\.[a-z]+$/, '')
    .replace(/[^a-z0-9]+/g, ' ');
  const named = nameWords.find(([words]) => words.test(name))?.[1];
  if (named !== undefined && named !== 'instructions') return named;
  const opened: DocumentKind[] = [];
  for (const model of tender.models)
    for (const { section } of model.headings) {
      const kind = kindOfSection[section.kind];
      if (kind !== undefined && !opened.includes(kind)) opened.push(kind);
    }
  if (isNoticeForm(tender)) return 'notice';
  return opened.length >= wholeFrom ? 'whole-pack' : (named ?? opened[0] ?? 'other');
}

/** Titles of the parts of the standard form of a notice: these stand at the top of no other document. */
const noticeParts = ['object of the contract', 'complementary information'];

function isNoticeForm(tender: TenderDocument): boolean {
  const titles = new Set(
    tender.models.flatMap((m) => m.headings.map(({ section }) => section.title.trim().toLowerCase())),
  );
  return noticeParts.every((title) => titles.has(title));
}
