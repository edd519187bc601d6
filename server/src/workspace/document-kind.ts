// What a document is for, where its front matter does not say: from its file name, else from the sections it
// opens.

import type { DocumentKind } from '../checks/pack.ts';
import type { Section, SectionKind, TenderDocument } from '../tender/model.ts';
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

/** Headings that portals give the fields of a notice, and that other documents seldom have. */
const noticeFields = new Set([
  ...noticeParts,
  'buyer',
  'closing date',
  'conflicts assessment',
  'contract dates',
  'contract locations',
  'contract terms',
  'contracting authority',
  'cpv classifications',
  'cpv codes',
  'criteria for limiting candidates',
  'description of the lot',
  'description of the procurement',
  'estimated value',
  'european union funds',
  'legal basis',
  'lot',
  'main procurement category',
  'notice details',
  'object',
  'options',
  'other information',
  'other requirements',
  'participation',
  'particular suitability',
  'procurement identifier',
  'procurement method',
  'renewal',
  'review procedure',
  'review procedures',
  'short description',
  'submission',
  'submission terms',
  'suitable for',
  'total value',
]);

/** Fields that notices share with other documents. */
const sharedFields = new Set([
  'additional information',
  'award criteria',
  'conditions for participation',
  'conditions for performance of the contract',
  'contract performance conditions',
  'description',
  'documents',
  'economic and financial standing',
  'eligibility',
  'further information',
  'justification',
  'legal, economic, financial and technical information',
  'lots',
  'modifications',
  'procedure',
  'scope',
  'selection criteria',
  'suitability',
  'technical and professional ability',
]);

/** So many different fields, and this share of all headings, make a form. */
const LEAST_FIELDS = 2;
const FIELD_SHARE = 0.7;

const fieldNames = new WeakMap<Section, string>();

/** A section's title as a field's name: "contractTerms", "II.2.4) Contract terms" and "Lot 3" alike. Kept with the section. */
function fieldName(section: Section): string {
  let name = fieldNames.get(section);
  if (name === undefined) {
    name = asField(section.title);
    fieldNames.set(section, name);
  }
  return name;
}

const asField = (title: string) =>
  title
    .trim()
    .replace(/^[IVX]+\.[\d.]*\)?\s*/, '')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/^lot (?:no\.? ?)?\d+\b.*/, 'lot');

function isNoticeForm(tender: TenderDocument): boolean {
  const sections = tender.models.flatMap((m) =>
    m.headings.flatMap(({ section }) => (section.depth > 1 ? [section] : [])),
  );
  const names = sections.map(fieldName);
  const all = new Set(names);
  if (noticeParts.every((title) => all.has(title))) return true;
  const fields = [...all].filter((title) => noticeFields.has(title)).length;
  const isField = (title: string) => noticeFields.has(title) || sharedFields.has(title);
  // A lot goes by a name of its own, and its fields stand below it.
  const lots = new Set(
    sections.flatMap(({ parent }, i) => (parent && isField(names[i] ?? '') ? [parent] : [])),
  );
  const known = sections.filter((section, i) => isField(names[i] ?? '') || lots.has(section)).length;
  return fields >= LEAST_FIELDS && known >= sections.length * FIELD_SHARE;
}
