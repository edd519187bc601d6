// The unit of checking: a pack of documents with its profile, and what checking it gives.

import type { Profile, Regime, Severity } from '../library/model.ts';
import type { Problem } from '../library/problem.ts';
import type { Range } from '../markdown/blocks.ts';
import type { TenderDocument } from '../tender/model.ts';
import type { CommitmentDetails } from './commitments/commitment.ts';
import type { CriterionResult, Finding } from './finding.ts';
import type { ThreadPlace } from './thread/threads.ts';
import type { SocialValueWeight } from './weights/social-value-weight.ts';

/** What a document is for; from front matter `tender.document`, else its file name and headings. */
export type DocumentKind =
  | 'notice'
  | 'instructions'
  | 'specification'
  | 'pricing'
  | 'contract'
  | 'schedule'
  | 'whole-pack'
  | 'other';

export interface PackDocument {
  /** As the user would write it: relative to the pack's root, with `/`. */
  readonly path: string;
  readonly kind: DocumentKind;
  readonly tender: TenderDocument;
}

/** Which body of law governs, and how that was worked out. */
export interface RegimeDecision {
  readonly regime: Regime | undefined;
  /** Plain sentences: "England, services, £6,200,000 with VAT: above £207,720 (from 1 January 2026)". */
  readonly because: readonly string[];
  /** Keys of the profile (`value`, `started`, …) without which it cannot be told. */
  readonly missing: readonly string[];
}

export type { Problem };

export interface ResolvedProfile {
  /** The facts that the checks go by: those given, and the day the procurement started where it is assumed. */
  readonly profile: Profile;
  /** The facts as given, where the profile holds one that was not. */
  readonly given?: Profile;
  /** The law rests on a day that is not given: the one to which the library's law was verified. No finding on law is an error then. */
  readonly isAssumed?: boolean;
  readonly decision: RegimeDecision;
  /** Where each fact came from: `front matter of itt.md`, `tenderlint.yml`, `command line`. */
  readonly origins: Readonly<Record<string, string>>;
}

/** What documents, configuration and command line say, and nothing more. */
export function givenFacts({ profile, given }: ResolvedProfile): Profile {
  return given ?? profile;
}

/** `recommended`: severities as the library has them; `strict`: a step graver; `publication`: nothing left open. */
export type Preset = 'recommended' | 'strict' | 'publication';

/** Per-rule settings of the pack, by id or alias; `off` silences. Later ones win: preset, severities, overrides in order. */
export interface CheckSettings {
  readonly preset?: Preset;
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
  /** Severities for documents of some paths, relative to the pack's root. */
  readonly overrides?: readonly {
    readonly matches: (path: string) => boolean;
    readonly severities: Readonly<Record<string, Severity | 'off'>>;
  }[];
}

export interface Pack {
  readonly root: string;
  readonly documents: readonly PackDocument[];
  /** Files of the pack that are not Markdown, as declared: relative paths. */
  readonly attachments: readonly string[];
  readonly profile: ResolvedProfile;
  readonly settings: CheckSettings;
  /**
   * Files that are not documents of the pack but that problems speak of (tenderlint.yml, a library file). A
   * finding's `document` counts through {@link documents} and then on through these.
   */
  readonly otherFiles?: readonly { readonly path: string; readonly text: string }[];
  /** Problems found while reading the configuration and front matter; they become findings. */
  readonly problems: readonly Problem[];
}

export interface WeightLine {
  readonly criterion: string;
  readonly weight: number;
  /** The total it is a share of: 100 for percentages. */
  readonly of: number;
  readonly document: number;
  readonly range: Range;
  readonly socialValue: boolean;
  /** Of the whole score, from 0 to 100, where that can be told. */
  readonly share?: number;
  /** Number of the table, list, paragraph or series of headings it stands in, and the criterion of it that it is a part of. */
  readonly set: number;
  readonly parent?: string;
}
/** A quantified obligation to deliver a benefit, as the text states it. */
export interface CommitmentLine extends CommitmentDetails {
  readonly document: number;
  readonly range: Range;
  readonly quantity: number;
  readonly unit: string;
  readonly text: string;
}

/** One theme of benefits, followed through the pack. */
export interface ThreadLine {
  readonly theme: string;
  readonly title: string;
  /** "1 criterion, 2 terms, no KPI". */
  readonly summary: string;
  readonly places: readonly ThreadPlace[];
}

export interface PackResult {
  /** In order: document, offset, rule. Suppressed ones included, marked. */
  readonly findings: readonly Finding[];
  readonly criteria: readonly CriterionResult[];
  readonly weights: readonly WeightLine[];
  /** What social value weighs in the whole score, with the arithmetic. */
  readonly socialValueWeight: SocialValueWeight;
  readonly commitments: readonly CommitmentLine[];
  readonly threads: readonly ThreadLine[];
}
