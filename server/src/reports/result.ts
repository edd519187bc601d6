// The machine-readable result: the shape that `--format json` prints and that result.schema.json describes.
// Lines and columns count from 1, columns in UTF-16 units; paths are written as the caller would write them.

import type { Citation, CriterionOutcome, Finding } from '../checks/finding.ts';
import type { Pack, PackResult } from '../checks/pack.ts';
import type { SocialValueWeight } from '../checks/weights/social-value-weight.ts';
import type { Category, Profile, RegimeId, Severity } from '../library/model.ts';
import type { Range } from '../markdown/blocks.ts';
import { packFile, rangeIn } from './pack-files.ts';
import type { PositionRange } from './positions.ts';

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
}
export interface ResultFix {
  readonly title: string;
  readonly edits: readonly { readonly path: string; readonly range: PositionRange; readonly text: string }[];
}
export interface ResultFinding {
  readonly rule: string;
  readonly aliases: readonly string[];
  readonly category: Category;
  readonly severity: Severity;
  readonly path: string;
  readonly range: PositionRange;
  readonly message: string;
  readonly citations: readonly ResultCitation[];
  readonly suppressed: Finding['suppressed'];
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
  readonly outcome: CriterionOutcome;
  readonly where: readonly ResultPlace[];
  readonly why: string;
}
export interface ResultWeight extends ResultPlace {
  readonly criterion: string;
  readonly weight: number;
  readonly of: number;
  readonly socialValue: boolean;
  /** Of the whole score, from 0 to 100; left out where it cannot be told. */
  readonly share?: number;
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
  readonly text: string;
}
export interface ResultPack {
  readonly root: string;
  readonly documents: readonly string[];
  readonly profile: Profile;
  /** Null where the facts known do not tell which law governs. */
  readonly regime: RegimeId | null;
  readonly findings: readonly ResultFinding[];
  readonly criteria: readonly ResultCriterion[];
  readonly weights: readonly ResultWeight[];
  readonly socialValueWeight: ResultSocialValueWeight;
  readonly commitments: readonly ResultCommitment[];
}
/** What `--format json` prints. */
export interface CheckResult {
  readonly version: 1;
  readonly tool: ResultTool;
  readonly packs: readonly ResultPack[];
}

/** How a path of a pack is written for the reader, relative to where the reader stands. */
export type ShownPath = (path: string) => string;

/**
 * One pack of the result.
 *
 * @param root how the pack's root is written
 * @param shown how a path relative to that root is written
 */
export function resultPack(pack: Pack, result: PackResult, root: string, shown: ShownPath): ResultPack {
  const pathOf = (index: number) => {
    const file = packFile(pack, index);
    return file === undefined ? root : shown(file.path);
  };
  const rangeOf = (index: number, range: Range) => rangeIn(packFile(pack, index), range);
  const placeOf = (index: number, range: Range): ResultPlace => ({
    path: pathOf(index),
    line: rangeOf(index, range).start.line,
  });
  return {
    root,
    documents: pack.documents.map((document) => shown(document.path)),
    profile: pack.profile.profile,
    regime: pack.profile.decision.regime?.id ?? null,
    findings: result.findings.map((finding) => ({
      rule: finding.rule,
      aliases: finding.aliases,
      category: finding.category,
      severity: finding.severity,
      path: pathOf(finding.document),
      range: rangeOf(finding.document, finding.range),
      message: finding.message,
      citations: finding.citations.map(citation),
      suppressed: finding.suppressed,
      fixes: finding.fixes.map((fix) => ({
        title: fix.title,
        edits: fix.edits.map((edit) => ({
          path: pathOf(edit.document),
          range: rangeOf(edit.document, edit),
          text: edit.text,
        })),
      })),
    })),
    criteria: result.criteria.map((criterion) => ({
      id: criterion.id,
      aliases: criterion.aliases,
      outcome: criterion.outcome,
      where: criterion.where.map((where) => placeOf(where.document, where.range)),
      why: criterion.why,
    })),
    weights: result.weights.map((weight) => ({
      criterion: weight.criterion,
      weight: weight.weight,
      of: weight.of,
      ...placeOf(weight.document, weight.range),
      socialValue: weight.socialValue,
      ...(weight.share === undefined ? {} : { share: weight.share }),
    })),
    socialValueWeight: socialValueWeightOf(result.socialValueWeight, placeOf),
    commitments: result.commitments.map((commitment) => ({
      ...placeOf(commitment.document, commitment.range),
      quantity: commitment.quantity,
      unit: commitment.unit,
      text: commitment.text,
    })),
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
  return { id: from.id, title: from.title, url: from.url };
}

/**
 * The pieces of the JSON text, so that packs can be printed as they are checked: `open` before the first,
 * `pack` for each (with its number from 0), `close` after the last. Together they are one {@link CheckResult}.
 */
export const resultJson = {
  open: (tool: ResultTool): string => `{\n  "version": 1,\n  "tool": ${JSON.stringify(tool)},\n  "packs": [`,
  pack: (pack: ResultPack, number: number): string =>
    `${number === 0 ? '' : ','}\n${indented(JSON.stringify(pack, null, 2), '    ')}`,
  close: (): string => '\n  ]\n}\n',
};

function indented(text: string, by: string): string {
  return by + text.replaceAll('\n', `\n${by}`);
}
