// The machine-readable result: the shape that `--format json` prints and that result.schema.json describes. Every
// other format is made from it. Lines and columns count from 1, columns in UTF-16 units.

import type { Citation, CriterionOutcome, Finding } from '../checks/finding.ts';
import type { Pack, PackResult } from '../checks/pack.ts';
import { givenFacts } from '../checks/pack.ts';
import type { ThreadStage } from '../checks/thread/threads.ts';
import type { SocialValueWeight } from '../checks/weights/social-value-weight.ts';
import type { Category, Profile, RegimeId, Severity } from '../library/model.ts';
import type { Range } from '../markdown/blocks.ts';
import { fingerprintsOf } from './fingerprint.ts';
import { packFile, rangeIn } from './pack-files.ts';
import type { PositionRange } from './positions.ts';
import { type ResultSource, sourceOf } from './source-window.ts';
import type { Tally } from './tally.ts';

export interface ResultTool {
  readonly name: 'tenderlint';
  readonly version: string;
  /** Version of the clause library. */
  readonly library: string;
  /** ISO 8601 day to which the law of the library was verified. */
  readonly lawAsAt: string;
}
export interface ResultCitation {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  /** How far the provision was read: `verified`, `secondary`, `partial` or `knowledge`. */
  readonly confidence?: string;
}
export interface ResultEdit {
  readonly path: string;
  readonly range: PositionRange;
  readonly text: string;
}
export interface ResultFix {
  readonly title: string;
  /** `safe`: the meaning stays; `wording`: legal wording for a person to judge; `draft`: holds blanks. */
  readonly kind: 'safe' | 'wording' | 'draft';
  readonly edits: readonly ResultEdit[];
}
export interface ResultRelated {
  readonly path: string;
  readonly range: PositionRange;
  readonly message: string;
}
/** Why a finding is not shown: who silenced it, or what it is no part of. */
export interface Suppressed {
  readonly reason: string;
  readonly by: 'comment' | 'configuration' | 'baseline' | 'change';
}
export interface ResultFinding {
  readonly rule: string;
  readonly aliases: readonly string[];
  readonly category: Category;
  readonly severity: Severity;
  readonly path: string;
  readonly range: PositionRange;
  readonly title: string;
  readonly message: string;
  readonly citations: readonly ResultCitation[];
  readonly related: readonly ResultRelated[];
  /** What decided: the facts of the profile and the words. */
  readonly because: readonly string[];
  readonly suppressed: Suppressed | null;
  /** The same in every revision in which rule, words, headings above and order among equals are the same. */
  readonly fingerprint: string;
  /** The same wherever rule and words are the same; empty for a finding that something is absent. */
  readonly wordsFingerprint: string;
  readonly source: ResultSource;
  readonly fixes: readonly ResultFix[];
}
export interface ResultPlace {
  readonly path: string;
  /** From 1. */
  readonly line: number;
}
export interface ResultCriterion {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly title: string;
  readonly outcome: CriterionOutcome;
  readonly where: readonly ResultPlace[];
  readonly why: string;
  /** What the pack should contain, and what to do where it does not. */
  readonly asks: string;
  readonly instead: string;
  /** law, policy, guidance or good-practice; null where it does not apply. */
  readonly force: string | null;
  readonly citations: readonly ResultCitation[];
}
export interface ResultThread {
  readonly theme: string;
  readonly title: string;
  readonly summary: string;
  readonly places: readonly (ResultPlace & { readonly stage: ThreadStage })[];
}
export interface ResultWeight extends ResultPlace {
  readonly criterion: string;
  readonly weight: number;
  readonly of: number;
  readonly socialValue: boolean;
  /** Of the whole score, from 0 to 100; left out where it cannot be told. */
  readonly share?: number;
  /** Number of the table, list or paragraph it stands in, and the criterion of it that it is a part of. */
  readonly set: number;
  readonly parent?: string;
}
export interface ResultSocialValueWeight {
  readonly kind: SocialValueWeight['kind'];
  /** Of the whole score, from 0 to 100; only where it is known. */
  readonly percent?: number;
  readonly to?: number;
  /** The arithmetic, one sentence for each step; else why it is not known. */
  readonly steps: readonly string[];
  readonly where: readonly ResultPlace[];
  readonly differs: readonly (ResultPlace & { readonly percent: number })[];
}
export interface ResultCommitment extends ResultPlace {
  readonly quantity: number;
  readonly unit: string;
  /** The rest is left out where the text does not say. */
  readonly period?: string;
  readonly who?: string;
  readonly beneficiaries?: string;
  readonly by?: string;
  readonly evidence?: string;
  readonly text: string;
}
/** A stretch that was not analysed, and why. */
export interface ResultUnchecked extends ResultPlace {
  readonly why: string;
}
export interface ResultPack {
  readonly root: string;
  readonly documents: readonly string[];
  /** Files that belong to the pack but are no Markdown: they are not checked. */
  readonly attachments: readonly string[];
  readonly profile: Profile;
  /** Null where the facts known do not tell which law governs. */
  readonly regime: RegimeId | null;
  readonly regimeTitle: string | null;
  /** Facts without which it cannot be told which law governs. */
  readonly missing: readonly string[];
  readonly findings: readonly ResultFinding[];
  readonly criteria: readonly ResultCriterion[];
  readonly weights: readonly ResultWeight[];
  readonly socialValueWeight: ResultSocialValueWeight;
  readonly commitments: readonly ResultCommitment[];
  readonly threads: readonly ResultThread[];
  readonly unchecked: readonly ResultUnchecked[];
}
/** What `--format json` prints. */
export interface CheckResult {
  readonly version: 1;
  readonly tool: ResultTool;
  /** `2/5`, where the run is one part of several. */
  readonly shard?: string;
  readonly packs: readonly ResultPack[];
  readonly summary: Tally;
}

/** How a path of a pack is written for the reader, relative to where the reader stands. */
export type ShownPath = (path: string) => string;

/** One pack of the result, its paths relative to the pack's root. The same pack gives the same result, wherever it stands. */
export function resultPack(pack: Pack, result: PackResult): ResultPack {
  const pathOf = (index: number) => packFile(pack, index)?.path ?? '.';
  const rangeOf = (index: number, range: Range) => rangeIn(packFile(pack, index), range);
  const placeOf = (index: number, range: Range): ResultPlace => ({
    path: pathOf(index),
    line: rangeOf(index, range).start.line,
  });
  const fingerprints = fingerprintsOf(pack, result.findings);
  const finding = (from: Finding, index: number): ResultFinding => ({
    rule: from.rule,
    aliases: from.aliases,
    category: from.category,
    severity: from.severity,
    path: pathOf(from.document),
    range: rangeOf(from.document, from.range),
    title: from.title,
    message: from.message,
    citations: from.citations.map(citation),
    related: from.related.map((related) => ({
      path: pathOf(related.document),
      range: rangeOf(related.document, related.range),
      message: related.message,
    })),
    because: from.because,
    suppressed: from.suppressed,
    fingerprint: fingerprints[index]?.whole ?? '',
    wordsFingerprint: fingerprints[index]?.words ?? '',
    source: sourceOf(packFile(pack, from.document)?.text ?? '', from.range),
    fixes: from.fixes.map((fix) => ({
      title: fix.title,
      kind: fix.kind,
      edits: fix.edits.map((edit) => ({
        path: pathOf(edit.document),
        range: rangeOf(edit.document, edit),
        text: edit.text,
      })),
    })),
  });
  const { decision } = pack.profile;
  return {
    root: '.',
    documents: pack.documents.map((document) => document.path),
    attachments: pack.attachments,
    profile: givenFacts(pack.profile),
    regime: decision.regime?.id ?? null,
    regimeTitle: decision.regime?.title ?? null,
    missing: decision.regime === undefined ? decision.missing : [],
    findings: result.findings.map(finding),
    criteria: result.criteria.map((criterion) => ({
      id: criterion.id,
      aliases: criterion.aliases,
      title: criterion.title,
      outcome: criterion.outcome,
      where: criterion.where.map((where) => placeOf(where.document, where.range)),
      why: criterion.why,
      asks: criterion.asks,
      instead: criterion.instead,
      force: criterion.force ?? null,
      citations: criterion.citations.map(citation),
    })),
    weights: result.weights.map((weight) => ({
      criterion: weight.criterion,
      weight: weight.weight,
      of: weight.of,
      ...placeOf(weight.document, weight.range),
      socialValue: weight.socialValue,
      set: weight.set,
      ...(weight.parent === undefined ? {} : { parent: weight.parent }),
      ...(weight.share === undefined ? {} : { share: weight.share }),
    })),
    socialValueWeight: socialValueWeightOf(result.socialValueWeight, placeOf),
    commitments: result.commitments.map((commitment) => ({
      ...placeOf(commitment.document, commitment.range),
      quantity: commitment.quantity,
      unit: commitment.unit,
      ...(commitment.period === undefined ? {} : { period: commitment.period }),
      ...(commitment.who === undefined ? {} : { who: commitment.who }),
      ...(commitment.beneficiaries === undefined ? {} : { beneficiaries: commitment.beneficiaries }),
      ...(commitment.by === undefined ? {} : { by: commitment.by }),
      ...(commitment.evidence === undefined ? {} : { evidence: commitment.evidence }),
      text: commitment.text,
    })),
    threads: result.threads.map(({ theme, title, summary, places }) => ({
      theme,
      title,
      summary,
      places: places.map((place) => ({ ...placeOf(place.document, place.range), stage: place.stage })),
    })),
    unchecked: pack.documents.flatMap((document, index) =>
      document.tender.markdown.chunks.flatMap((chunk, number) => {
        const start = document.tender.markdown.starts[number] ?? 0;
        return chunk.unchecked.map((stretch) => ({
          ...placeOf(index, { start: start + stretch.start, end: start + stretch.end }),
          why: stretch.why,
        }));
      }),
    ),
  };
}

function socialValueWeightOf(
  weight: SocialValueWeight,
  placeOf: (document: number, range: Range) => ResultPlace,
): ResultSocialValueWeight {
  const places = (list: readonly { readonly document: number; readonly range: Range }[]) =>
    list.map((w) => placeOf(w.document, w.range));
  switch (weight.kind) {
    case 'known':
      return {
        kind: 'known',
        percent: weight.percent,
        ...(weight.to === undefined ? {} : { to: weight.to }),
        steps: weight.steps,
        where: places(weight.where),
        differs: weight.differs.map((d) => ({ ...placeOf(d.document, d.range), percent: d.percent })),
      };
    case 'none':
      return {
        kind: 'none',
        steps: ['The weights come to the whole score, and none of them is for social value.'],
        where: places(weight.where),
        differs: [],
      };
    case 'unknown':
      return { kind: 'unknown', steps: [weight.why], where: [], differs: [] };
  }
}

function citation(from: Citation): ResultCitation {
  const { id, title, url, confidence } = from;
  return { id, title, url, ...(confidence === undefined ? {} : { confidence }) };
}

/** The pack with every path written for the reader; `shown('.')` is its root. */
export function withPaths(pack: ResultPack, shown: ShownPath): ResultPack {
  const at = <Place extends { readonly path: string }>(place: Place): Place => ({
    ...place,
    path: shown(place.path),
  });
  return {
    ...pack,
    root: shown(pack.root),
    documents: pack.documents.map(shown),
    attachments: pack.attachments.map(shown),
    findings: pack.findings.map((finding) => ({
      ...at(finding),
      related: finding.related.map(at),
      fixes: finding.fixes.map((fix) => ({ ...fix, edits: fix.edits.map(at) })),
    })),
    criteria: pack.criteria.map((criterion) => ({ ...criterion, where: criterion.where.map(at) })),
    weights: pack.weights.map(at),
    socialValueWeight: {
      ...pack.socialValueWeight,
      where: pack.socialValueWeight.where.map(at),
      differs: pack.socialValueWeight.differs.map(at),
    },
    commitments: pack.commitments.map(at),
    threads: pack.threads.map((thread) => ({ ...thread, places: thread.places.map(at) })),
    unchecked: pack.unchecked.map(at),
  };
}
