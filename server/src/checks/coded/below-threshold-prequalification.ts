// below-threshold-prequalification: suppliers are sifted by suitability before tenders are invited, and the contract
// is not one of the larger works that may have such a stage.

import { reaches } from '../../library/threshold.ts';
import type { CodedCheck } from './coded-check.ts';
import { statementsWith } from './seen-statements.ts';

const STAGE = 'prequalification-stage';
const SILENT = ['definitions', 'background', 'contract-conditions'];

export const belowThresholdPrequalification: CodedCheck = {
  id: 'below-threshold-prequalification',
  watches: [STAGE, 'prequalification-denied', 'stage-recital'],
  find: ({ view }) => {
    const { profile } = view.pack.profile;
    // Works from the goods and services figure may have a suitability stage; while the figure may be reached nothing is said.
    if (profile.contract !== undefined && profile.contract === 'works') {
      const { answer } = reaches('below-threshold-suitability-stage', profile, view.compiled.library);
      if (answer !== 'no') return [];
    }
    return view.documents.flatMap((document) => {
      const [first, ...others] = statementsWith(document, STAGE).filter(
        (seen) =>
          !seen.concepts.has('stage-recital') &&
          !seen.concepts.has('prequalification-denied') &&
          !SILENT.some((kind) => seen.statement.section.kind === kind),
      );
      // A process is described in several sentences: the first speaks for them all.
      return first
        ? [
            {
              document: document.index,
              range: first.range,
              match: first.statement.text,
              related: others.map((other) => ({
                document: document.index,
                range: other.range,
                message: 'This speaks of the stage as well.',
              })),
              because: ['The competition is below the threshold and has a stage that sifts suppliers.'],
            },
          ]
        : [];
    });
  },
};
