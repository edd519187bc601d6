// The model of one chunk in one context: statements, sections, facts, and the context that flows on.

import type { Chunk } from '../markdown/blocks.ts';
import { recogniseFacts } from './facts/recognise.ts';
import type { ChunkModel, ModelContext, Section, SectionKind } from './model.ts';
import { contextEntries } from './open-lead-ins.ts';
import type { SectionVocabulary } from './section-vocabulary.ts';
import { rootSection, sectionKey } from './sections.ts';
import { type Reading, readChunk } from './statements.ts';

/** The context before the first chunk of a document. Each call gives a root section of its own. */
export function emptyContext(): ModelContext {
  return contextOf(rootSection(), []);
}

/** Models one chunk. Pure: equal chunk, context and vocabulary give an equal model. */
export function modelChunk(chunk: Chunk, before: ModelContext, vocabulary: SectionVocabulary): ChunkModel {
  const reading = readChunk(chunk, before, vocabulary);
  const after = contextAfter(reading, before);
  return {
    chunk,
    before,
    after,
    statements: reading.statements,
    headings: reading.headings,
    facts: recogniseFacts(chunk, reading),
    directives: reading.directives,
    clauseMarkers: reading.clauseMarkers,
  };
}

/**
 * The model of a chunk that only other sections flow into than before: its statements under the new section, without reading
 * it again. Undefined where the section may have decided about more: headings of its own, blanks (whose titles tell who
 * fills them), a section that facts are read by, other open lead-ins.
 */
export function modelUnder(model: ChunkModel, before: ModelContext): ChunkModel | undefined {
  if (model.headings.length > 0 || !sameLeadIns(model.before, before)) return undefined;
  if (!sameForFacts(model.before.section, before.section)) return undefined;
  if (model.facts.some(({ kind }) => kind === 'blank')) return undefined;
  const { section } = before;
  return {
    ...model,
    before,
    after: contextAfterEntries(section, model.after.openLeadIns, before),
    statements: model.statements.map((statement) => ({ ...statement, section })),
  };
}

function sameLeadIns({ openLeadIns: a }: ModelContext, { openLeadIns: b }: ModelContext): boolean {
  return (
    a === b ||
    (a.length === b.length && a.every(({ text, level }, i) => b[i]?.text === text && b[i]?.level === level))
  );
}

/** Whether facts are recognised alike under two sections: definitions and award criteria are read with other eyes. */
function sameForFacts(a: Section, b: Section): boolean {
  const seen = (section: Section) =>
    `${section.kind === 'definitions'} ${section.kind === 'award-criteria'} ${standsUnder(section, 'award-criteria')}`;
  return a === b || seen(a) === seen(b);
}

function standsUnder(section: Section, kind: SectionKind): boolean {
  for (let at: Section | undefined = section; at; at = at.parent) if (at.kind === kind) return true;
  return false;
}

/** Most chunks change nothing: sharing the object keeps long documents small and comparisons cheap. */
function contextAfter(reading: Reading, before: ModelContext): ModelContext {
  return contextAfterEntries(reading.section, contextEntries(reading.open), before);
}

function contextAfterEntries(
  section: Section,
  entries: ModelContext['openLeadIns'],
  before: ModelContext,
): ModelContext {
  if (section === before.section && entries.length === 0 && before.openLeadIns.length === 0) return before;
  const after = contextOf(section, entries);
  return after.key === before.key ? before : after;
}

function contextOf(section: Section, openLeadIns: ModelContext['openLeadIns']): ModelContext {
  const entries = openLeadIns.map((entry) => `>${entry.level}/${entry.text.length}/${entry.text}`);
  return { key: sectionKey(section) + entries.join(''), section, openLeadIns };
}
