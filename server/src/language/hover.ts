// What an editor shows under the pointer: the legal basis of a finding, the note of an inserted clause, the
// regime behind a fact of the profile.

import type { Citation, Finding } from '../checks/finding.ts';
import { resolveCitation } from '../library/citation.ts';
import type { Confidence, Library } from '../library/model.ts';
import type { Offset, Range } from '../markdown/blocks.ts';
import { type FrontMatterLine, frontMatterLineAt } from './front-matter-lines.ts';
import { escapeMarkdown, markdownLink } from './markdown-text.ts';
import { profileKeys } from './profile-keys.ts';
import { findingsTouching, modelAt, type Snapshot, tenderAt } from './snapshot.ts';
import { structureHover } from './structure-hover.ts';

export interface Hover {
  /** Document offsets. */
  readonly range: Range;
  readonly markdown: string;
}

const findingsAtMost = 4;
const confidenceWords: Record<Confidence, string> = {
  verified: 'checked against the primary text',
  secondary: 'from a reliable secondary source',
  partial: 'primary text read in part',
  knowledge: 'not yet checked against the text',
};

/** What to show for a document offset; undefined where there is nothing to say. */
export function hover(snapshot: Snapshot, document: number, offset: Offset): Hover | undefined {
  const tender = tenderAt(snapshot, document);
  if (tender === undefined) return undefined;
  const parts: Hover[] = [];
  for (const finding of findingsTouching(snapshot, document, { start: offset, end: offset }))
    parts.push({ range: finding.range, markdown: findingMarkdown(finding, snapshot.library) });
  const shown = parts.slice(0, findingsAtMost);
  if (parts.length > shown.length)
    shown.push({
      range: (parts[0] as Hover).range,
      markdown: `_${parts.length - shown.length} more findings here._`,
    });

  const frontMatter = tender.markdown.frontMatter;
  const line = frontMatter && frontMatterLineAt(frontMatter, offset);
  if (line !== undefined) shown.push(...optional(profileHover(snapshot, line)));

  const place = modelAt(tender, offset);
  const marker = place?.model.clauseMarkers.find(
    ({ range }) => place.start + range.start <= offset && offset <= place.start + range.end,
  );
  if (place !== undefined && marker !== undefined)
    shown.push({
      range: { start: place.start + marker.range.start, end: place.start + marker.range.end },
      markdown: clauseMarkdown(marker.id, marker.version, snapshot.library),
    });

  shown.push(...optional(structureHover(snapshot, document, offset)));

  const first = shown[0];
  return first && { range: first.range, markdown: shown.map((part) => part.markdown).join('\n\n---\n\n') };
}

function optional<T>(value: T | undefined): readonly T[] {
  return value === undefined ? [] : [value];
}

/** One finding: what is in the text, why it may matter, the law with its meaning, what decided, how sure, as at when. */
export function findingMarkdown(finding: Finding, library: Library): string {
  const rule = library.rules.find(({ id }) => id === finding.rule);
  const criterion = rule ? undefined : library.criteria.find(({ id }) => id === finding.rule);
  const lines = [
    `**${escapeMarkdown(finding.title)}** (${finding.severity})`,
    '',
    escapeMarkdown(finding.message),
  ];
  const instead = rule?.instead ?? criterion?.instead;
  if (instead !== undefined && instead !== '' && !finding.message.includes(instead) && !instead.includes('{'))
    lines.push('', `**Instead:** ${escapeMarkdown(instead)}`);
  if (finding.citations.length > 0) lines.push('', '**Law**', '', ...finding.citations.map(citationLine));
  if (finding.because.length > 0)
    lines.push('', `**Decided by:** ${finding.because.map(escapeMarkdown).join('; ')}`);
  const lawAsAt = rule?.lawAsAt ?? criterion?.lawAsAt ?? library.lawAsAt;
  const ids = [finding.rule, ...finding.aliases].map((id) => `\`${id}\``).join(', ');
  lines.push('', finding.citations.length > 0 ? `${ids} · law as at ${lawAsAt}` : ids);
  return lines.join('\n');
}

function citationLine(citation: Citation): string {
  const meaning = citation.says ? `: ${escapeMarkdown(citation.says)}` : '';
  const sure = isConfidence(citation.confidence) ? ` _(${confidenceWords[citation.confidence]})_` : '';
  return `- ${markdownLink(citation.title, citation.url)}${meaning}${sure}`;
}

function isConfidence(text: string | undefined): text is Confidence {
  return text !== undefined && Object.hasOwn(confidenceWords, text);
}

/** A clause of the library, as its marker's hover and the documentation of its completion show it. */
export function clauseMarkdown(id: string, writtenVersion: string | undefined, library: Library): string {
  const clause = library.clauses.find((candidate) => candidate.id === id || candidate.name === id);
  if (clause === undefined)
    return `**${escapeMarkdown(id)}** is not in the clause library that is loaded here.`;
  const lines = [`**${escapeMarkdown(clause.id)} ${escapeMarkdown(clause.title)}**`, ''];
  lines.push(
    writtenVersion === undefined || writtenVersion === clause.version
      ? `Version ${escapeMarkdown(clause.version)}`
      : `Version ${escapeMarkdown(writtenVersion)} here; the library has ${escapeMarkdown(clause.version)}`,
  );
  if (clause.note !== '') lines.push('', clause.note.trim());
  if (clause.pitfalls.length > 0)
    lines.push('', '**Mind**', '', ...clause.pitfalls.map((pitfall) => `- ${escapeMarkdown(pitfall)}`));
  if (clause.basis.length > 0)
    lines.push(
      ...['', '**Legal basis**', ''],
      ...clause.basis.map(({ citation, confidence }) =>
        citationLine({ ...resolveCitation(citation, library), confidence }),
      ),
    );
  if (clause.measure) lines.push('', `**Measure:** ${escapeMarkdown(clause.measure)}`);
  lines.push('', `Law as at ${clause.lawAsAt}`);
  return lines.join('\n');
}

function profileHover(snapshot: Snapshot, line: FrontMatterLine): Hover | undefined {
  const isHead = line.parent === undefined && line.key === 'tender';
  if (!isHead && line.parent !== 'tender') return undefined;
  const lines: string[] = [];
  const known = profileKeys(snapshot.library).find(({ key }) => key === line.key);
  if (!isHead && known === undefined) return undefined;
  if (known !== undefined) {
    const chosen = known.values.find(({ value }) => value === line.value);
    lines.push(`**${known.key}**: ${known.says}`);
    if (chosen !== undefined && chosen.says !== chosen.value)
      lines.push('', `\`${chosen.value}\`: ${escapeMarkdown(chosen.says)}`);
    else if (known.values.length > 0)
      lines.push('', `One of ${known.values.map(({ value }) => `\`${value}\``).join(', ')}.`);
  }
  if (lines.length > 0) lines.push('');
  lines.push(...regimeLines(snapshot));
  return {
    range: isHead || line.value === undefined ? line.keyRange : line.range,
    markdown: lines.join('\n'),
  };
}

/** Which body of law governs the pack and why, in Markdown lines. */
export function regimeLines(snapshot: Snapshot): readonly string[] {
  const { regime, because, missing } = snapshot.pack.profile.decision;
  const lines = [
    regime === undefined
      ? '**Regime:** cannot tell yet'
      : `**Regime:** ${escapeMarkdown(regime.title)} (\`${regime.id}\`)`,
    '',
    ...because.map((sentence) => `- ${escapeMarkdown(sentence)}`),
  ];
  if (missing.length > 0) lines.push('', `**Missing:** ${missing.map((key) => `\`${key}\``).join(', ')}`);
  return lines;
}
