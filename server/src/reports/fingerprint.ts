// What makes a finding the same finding in another revision of its pack: the rule, the words it stands in and the
// headings above them, and which of several alike it is. Never a line, so that text may move.

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Finding } from '../checks/finding.ts';
import type { Pack, PackDocument } from '../checks/pack.ts';
import { chunkIndexAt } from '../language/positions.ts';
import type { Offset, Range } from '../markdown/blocks.ts';
import { sourceRange } from '../markdown/blocks.ts';
import { indexAt } from '../markdown/search.ts';
import type { ChunkModel, Section, Statement } from '../tender/model.ts';
import { packFile } from './pack-files.ts';

export interface Fingerprint {
  /** Of the rule, the words, the headings above them, and which of several alike it is (from 0). */
  readonly whole: string;
  /** Of the rule and the words alone; empty for a finding that something is absent, which has no words. */
  readonly words: string;
}

/** The fingerprints of findings of a pack, in their order. The same texts give the same fingerprints. */
export function fingerprintsOf(pack: Pack, findings: readonly Finding[]): readonly Fingerprint[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const isAbsence = finding.category === 'criterion';
    const { words, sections } = isAbsence ? { words: '', sections: [] } : placeOf(pack, finding);
    const key = JSON.stringify([finding.rule, words, sections]);
    const occurrence = seen.get(key) ?? 0;
    seen.set(key, occurrence + 1);
    return {
      whole: digest(JSON.stringify([finding.rule, words, sections, occurrence])),
      words: words === '' ? '' : digest(JSON.stringify([finding.rule, words])),
    };
  });
}

/** One form for texts that look alike: Unicode form, capitals, spaces and line ends do not count. */
export function sameForm(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

function digest(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text))).slice(0, 32);
}

function placeOf(
  pack: Pack,
  finding: Finding,
): { readonly words: string; readonly sections: readonly string[] } {
  const document = pack.documents[finding.document];
  const found = document && modelAt(document, finding.range.start);
  const statement = found && statementAt(found.model, finding.range.start - found.start);
  const section = statement?.section ?? (found && sectionAt(found.model, finding.range.start - found.start));
  const text = packFile(pack, finding.document)?.text ?? '';
  return {
    words: sameForm(statement === undefined ? linesOf(text, finding.range) : statement.text),
    sections: titlesOf(section),
  };
}

function modelAt(
  { tender }: PackDocument,
  offset: Offset,
): { readonly model: ChunkModel; readonly start: Offset } | undefined {
  const index = chunkIndexAt(tender.markdown, offset);
  const model = tender.models[index];
  return model && { model, start: tender.markdown.starts[index] as number };
}

interface PlacedStatements {
  readonly starts: readonly number[];
  readonly placed: readonly (Range & { readonly statement: Statement })[];
}
const statements = new WeakMap<ChunkModel, PlacedStatements>();

/** The statement that holds a place in its chunk; undefined between statements. */
function statementAt(model: ChunkModel, within: Offset): Statement | undefined {
  let known = statements.get(model);
  if (known === undefined) {
    const placed = model.statements
      .map((statement) => ({
        ...sourceRange(statement.run, statement.runStart, statement.runStart + statement.text.length),
        statement,
      }))
      .sort((one, other) => one.start - other.start);
    known = { starts: placed.map(({ start }) => start), placed };
    statements.set(model, known);
  }
  const at = known.placed[indexAt(known.starts, within)];
  return at !== undefined && at.start <= within && within < Math.max(at.end, at.start + 1)
    ? at.statement
    : undefined;
}

function sectionAt(model: ChunkModel, within: Offset): Section {
  return model.headings.findLast(({ range }) => range.start <= within)?.section ?? model.before.section;
}

/** From the outermost heading; the numbers typed before them do not count, since they move with the text. */
function titlesOf(section: Section | undefined): readonly string[] {
  const titles: string[] = [];
  for (let at = section; at !== undefined; at = at.parent)
    if (at.title !== '') titles.push(sameForm(at.title));
  return titles.reverse();
}

const mostOfText = 2_000;

/** The text under a range, or the line it stands in where the range is empty; cut where it is long. */
function linesOf(text: string, { start, end }: Range): string {
  if (end > start) return text.slice(start, Math.min(end, start + mostOfText));
  let from = start;
  while (from > 0 && start - from < mostOfText && !isLineEnd(text, from - 1)) from -= 1;
  let to = start;
  while (to < text.length && to - start < mostOfText && !isLineEnd(text, to)) to += 1;
  return text.slice(from, to);
}

function isLineEnd(text: string, at: Offset): boolean {
  const code = text.charCodeAt(at);
  return code === 10 || code === 13;
}
