// A quantified obligation to deliver a benefit, as the text states it, in the chunk it stands in.

import type { Range } from '../../markdown/blocks.ts';

export interface Commitment {
  /** Index of the statement it was read from. */
  readonly statement: number;
  /** Of the figure, in the chunk. */
  readonly range: Range;
  readonly quantity: number;
  /** `apprentices`, `hours of skilled support`, `% of sub-contracts`, `£`. */
  readonly unit: string;
  readonly details: CommitmentDetails;
  /** The sentence or row, with what it hangs from. */
  readonly text: string;
}

/** What a register keeps beside the quantity; left out where the text does not say. */
export interface CommitmentDetails {
  /** `each Contract Year`, `per £1 million`, `over the term of the Contract`. */
  readonly period?: string;
  /** Who must deliver it. */
  readonly who?: string;
  /** For whom. */
  readonly beneficiaries?: string;
  /** By when. */
  readonly by?: string;
  /** How it is shown. */
  readonly evidence?: string;
}

/** What the readers of commitments ask of a text. */
export interface Words {
  /** Whether a text names what community benefits are counted in: apprentices, placements, volunteering. */
  readonly isBenefit: (text: string) => boolean;
  /** Whether a text speaks of social value by any of its names. */
  readonly isSocialValue: (text: string) => boolean;
}
