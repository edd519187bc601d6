// Suppressions written in the text: which findings they silence, and which of them silence nothing.

import type { Block, Range } from '../markdown/blocks.ts';
import type { Directive } from '../tender/model.ts';
import type { Finding } from './finding.ts';
import {
  type ChunkView,
  chunksHolding,
  type DocumentView,
  familyEnd,
  headingRange,
  type PackView,
  type PlacedSection,
  placed,
} from './view.ts';

interface Placed {
  readonly directive: Directive;
  readonly document: number;
  readonly range: Range;
  /** What it silences, in the document. */
  readonly over: Range;
}

/** Marks what is suppressed and adds what is to be said of the suppressions themselves. */
export function applySuppressions(findings: readonly Finding[], view: PackView): readonly Finding[] {
  const directives = view.documents.flatMap(placeDirectives);
  if (directives.length === 0) return findings;
  const names = new Map<string, string>();
  for (const r of [...view.compiled.library.rules, ...view.compiled.library.criteria])
    for (const name of [r.id, ...r.aliases]) names.set(name.toLowerCase(), r.id);
  for (const f of findings)
    for (const name of [f.rule, ...f.aliases])
      if (!names.has(name.toLowerCase())) names.set(name.toLowerCase(), f.rule);
  const used = new Set<string>();
  const out: Finding[] = findings.map((finding) => {
    for (const p of directives) {
      if (
        p.document !== finding.document ||
        finding.range.start < p.over.start ||
        finding.range.start >= Math.max(p.over.end, p.over.start + 1)
      )
        continue;
      const name = p.directive.rules.find((r) => names.get(r.toLowerCase()) === finding.rule);
      if (name === undefined) continue;
      used.add(`${p.document}:${p.range.start}:${name}`);
      if (p.directive.reason === '' && finding.severity === 'error') continue;
      return { ...finding, suppressed: { reason: p.directive.reason, by: 'comment' } };
    }
    return finding;
  });
  for (const p of directives) {
    for (const name of p.directive.rules) {
      const known = names.get(name.toLowerCase());
      if (known === undefined)
        out.push(
          about(
            p,
            'unknown-rule-in-suppression',
            'warning',
            'A suppression names no rule',
            `There is no rule, criterion or check called “${name}”, so this comment silences nothing. Check the spelling, or remove it.`,
          ),
        );
      else if (!used.has(`${p.document}:${p.range.start}:${name}`))
        out.push(
          about(
            p,
            'unused-suppression',
            'hint',
            'A suppression that silences nothing',
            `Nothing here is reported by “${name}”, so this comment is no longer needed. Remove it, or the next finding of that rule will be silenced unseen.`,
          ),
        );
      else if (
        p.directive.reason === '' &&
        findings.some((f) => f.rule === known && f.severity === 'error' && f.document === p.document)
      )
        out.push(
          about(
            p,
            'suppression-without-reason',
            'warning',
            'A suppression without a reason',
            `“${name}” is an error here, and an error is silenced only with a reason. Write it after a colon: ${name}: why this is lawful here.`,
          ),
        );
    }
  }
  return out;
}

function about(
  p: Placed,
  rule: string,
  severity: Finding['severity'],
  title: string,
  message: string,
): Finding {
  const remove = {
    title: 'Remove the suppression',
    kind: 'safe' as const,
    edits: [{ document: p.document, ...p.range, text: '' }],
  };
  return {
    rule,
    aliases: [],
    category: 'profile',
    severity,
    document: p.document,
    range: p.range,
    title,
    message,
    citations: [],
    related: [],
    fixes: rule === 'suppression-without-reason' ? [] : [remove],
    because: [],
    suppressed: null,
  };
}

function placeDirectives(document: DocumentView): readonly Placed[] {
  const out: Placed[] = [];
  const { starts, chunks } = document.document.tender.markdown;
  const end = starts[chunks.length] ?? 0;
  for (const chunk of chunksHolding(document, 'directives'))
    for (const directive of chunk.model.directives) {
      const range = { start: chunk.start + directive.range.start, end: chunk.start + directive.range.end };
      const over =
        directive.scope === 'file'
          ? { start: 0, end }
          : directive.scope === 'section'
            ? restOfSection(document, chunk, directive, end)
            : nextBlock(document, chunk, directive);
      out.push({ directive, document: document.index, range, over });
    }
  return out;
}

/** From the heading the comment stands under to the next heading of the same or a higher level. */
function restOfSection(document: DocumentView, chunk: ChunkView, directive: Directive, end: number): Range {
  const { headings } = chunk.model;
  const own = chunk.section + headings.filter(({ range }) => range.start <= directive.range.start).length;
  const start = headingRange(document, document.sections[own] as PlacedSection).start;
  const next = document.sections[familyEnd(document, own)];
  return { start, end: next === undefined ? end : headingRange(document, next).start };
}

function nextBlock(document: DocumentView, chunk: ChunkView, directive: Directive): Range {
  const here = blockAfter(chunk.model.chunk.blocks, directive.range);
  if (here) return { start: chunk.start + here.start, end: chunk.start + here.end };
  const { models, markdown } = document.document.tender;
  for (let i = chunk.index + 1; i < models.length; i++) {
    const block = models[i]?.chunk.blocks.find((b) => b.kind !== 'comment');
    if (block) return placed({ start: markdown.starts[i] as number }, block);
  }
  return { start: 0, end: 0 };
}

/** The block after a comment, in the innermost list of blocks that holds the comment. */
function blockAfter(blocks: readonly Block[], comment: Range): Range | undefined {
  for (const block of blocks) {
    if (block.start <= comment.start && block.end >= comment.end && block.kind !== 'comment') {
      const inner =
        block.kind === 'list'
          ? block.items
              .map((item) =>
                item.start <= comment.start && item.end >= comment.end
                  ? (blockAfter(item.children, comment) ?? block.items.find((i) => i.start >= comment.end))
                  : undefined,
              )
              .find(Boolean)
          : 'children' in block
            ? blockAfter(block.children, comment)
            : undefined;
      if (inner) return inner;
    }
    if (block.start >= comment.end && block.kind !== 'comment') return block;
  }
  return undefined;
}
