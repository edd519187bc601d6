// The model of one chunk in one context: statements, sections, facts, and the context that flows on.

import type { Chunk } from '../markdown/blocks.ts';
import { recogniseFacts } from './facts/recognise.ts';
import type { ChunkModel, ModelContext, Section } from './model.ts';
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

/** Most chunks change nothing: sharing the object keeps long documents small and comparisons cheap. */
function contextAfter(reading: Reading, before: ModelContext): ModelContext {
  const entries = contextEntries(reading.open);
  if (reading.section === before.section && entries.length === 0 && before.openLeadIns.length === 0)
    return before;
  const after = contextOf(reading.section, entries);
  return after.key === before.key ? before : after;
}

function contextOf(section: Section, openLeadIns: ModelContext['openLeadIns']): ModelContext {
  const entries = openLeadIns.map((entry) => `>${entry.level}/${entry.text.length}/${entry.text}`);
  return { key: sectionKey(section) + entries.join(''), section, openLeadIns };
}
