// The model of one chunk in one context: statements, sections, facts, and the context that flows on.

import type { Chunk } from '../markdown/blocks.ts';
import { recogniseFacts } from './facts/recognise.ts';
import type { ChunkModel, ModelContext, Section } from './model.ts';
import { contextEntries } from './open-lead-ins.ts';
import type { SectionVocabulary } from './section-vocabulary.ts';
import { rootSection, sectionKey } from './sections.ts';
import { readChunk } from './statements.ts';

/** The context before the first chunk of a document. Each call gives a root section of its own. */
export function emptyContext(): ModelContext {
  return contextOf(rootSection(), []);
}

/** Models one chunk. Pure: equal chunk, context and vocabulary give an equal model. */
export function modelChunk(chunk: Chunk, before: ModelContext, vocabulary: SectionVocabulary): ChunkModel {
  const reading = readChunk(chunk, before, vocabulary);
  const after = contextOf(reading.section, contextEntries(reading.open));
  return {
    chunk,
    before,
    // Most chunks change nothing: sharing the object keeps long documents small and comparisons cheap.
    after: after.key === before.key ? before : after,
    statements: reading.statements,
    headings: reading.headings,
    facts: recogniseFacts(chunk, reading),
    directives: reading.directives,
    clauseMarkers: reading.clauseMarkers,
  };
}

function contextOf(section: Section, openLeadIns: ModelContext['openLeadIns']): ModelContext {
  const entries = openLeadIns.map((entry) => `>${entry.level}/${entry.text.length}/${entry.text}`);
  return { key: sectionKey(section) + entries.join(''), section, openLeadIns };
}
