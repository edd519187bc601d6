// The coded checks, one file each.

import { belowThresholdPrequalification } from './below-threshold-prequalification.ts';
import { carbonPlanOutOfScope } from './carbon-plan-out-of-scope.ts';
import type { CodedCheck } from './coded-check.ts';
import { kpiFewerThanThree } from './kpi-fewer-than-three.ts';
import { reservedContractMisstated } from './reserved-contract-misstated.ts';
import { sctMissingCbStatement } from './sct-missing-cb-statement.ts';
import { turnoverExcessive } from './turnover-excessive.ts';
import { weightsDoNotSum } from './weights-do-not-sum.ts';

export const codedChecks: readonly CodedCheck[] = [
  belowThresholdPrequalification,
  carbonPlanOutOfScope,
  kpiFewerThanThree,
  reservedContractMisstated,
  sctMissingCbStatement,
  turnoverExcessive,
  weightsDoNotSum,
];
