// DQ-REF-VAGUE: "above", "below" or "as stated earlier" in an obligation or a criterion, without saying where.

import { sourceRange } from '../../markdown/blocks.ts';
import { chunkParts } from '../../structure/chunk-parts.ts';
import { mention, mentionsOf } from '../../tender/mentions.ts';
import type { ChunkModel } from '../../tender/model.ts';
import { keptPerChunk } from '../values/per-chunk.ts';
import type { DraftingCheck, DraftingFinding } from './drafting-check.ts';
import { perDocument } from './per-document.ts';

const said =
  '(?:set out|stated|described|specified|listed|mentioned|referred to|defined|given|outlined|detailed|noted|indicated|identified|shown|provided|explained|required)';
const vague = new RegExp(
  `\\b${said} (?:above|below|earlier|previously|elsewhere|hereinbefore|hereinafter)\\b|\\bsee (?:above|below)\\b|\\bas (?:above|before)\\b|\\b(?:above|below|afore)-?mentioned\\b|\\baforesaid\\b|\\b(?:elsewhere|earlier) in (?:this|the) (?:document|pack|contract|agreement|itt|tender|specification)\\b`,
  'i',
);
const duty =
  /\b(?:shall|must|will be (?:scored|evaluated|assessed|rejected|excluded)|is required|are required|pass\/fail|marks?|score[sd]?)\b/i;

const mayBeVague = mention(/above|below|elsewhere|earlier|previous|afore|before|hereinafter/);

interface Place {
  readonly start: number;
  readonly end: number;
  readonly match: string;
}

export const refVague: DraftingCheck = {
  id: 'DQ-REF-VAGUE',
  find: ({ view }) =>
    view.documents.flatMap(({ index, document }) =>
      placesOf(document).map(
        ({ start, end, match }): DraftingFinding => ({
          document: index,
          range: { start, end },
          match,
          because: [],
        }),
      ),
    ),
};

const placesOf = perDocument((models, { starts }) =>
  models.flatMap((model, i) => {
    const at = starts[i] as number;
    return placesIn(model).map(({ start, end, match }) => ({ start: at + start, end: at + end, match }));
  }),
);

const placesIn = keptPerChunk(findPlaces, mayBeVague);

function findPlaces(model: ChunkModel): readonly Place[] {
  const out: Place[] = [];
  const mentions = mentionsOf(model);
  for (const [index, { text, run, runStart, place }] of model.statements.entries()) {
    if (!mentions.in(index, mayBeVague) || place === 'heading' || place === 'quote') continue;
    const match = vague.exec(text);
    if (!match || !duty.test(text)) continue;
    // "set out below:" stands directly before what it means
    if (/:\s*$/.test(text) && match.index + match[0].length > text.length - 40) continue;
    if (chunkParts(model).references.some((reference) => reference.statement === index)) continue;
    const range = sourceRange(run, runStart + match.index, runStart + match.index + match[0].length);
    out.push({ ...range, match: match[0] });
  }
  return out;
}
