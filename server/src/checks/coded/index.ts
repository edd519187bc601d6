// The coded checks, one file each.

import { belowThresholdPrequalification } from './below-threshold-prequalification.ts';
import { carbonPlanOutOfScope } from './carbon-plan-out-of-scope.ts';
import type { CodedCheck } from './coded-check.ts';
import { frameworkTermOrNewCriterion } from './framework-term-or-new-criterion.ts';
import { kpiFewerThanThree } from './kpi-fewer-than-three.ts';
import { reservedContractMisstated } from './reserved-contract-misstated.ts';
import { sctMissingCbStatement } from './sct-missing-cb-statement.ts';
import { supersededThreshold } from './superseded-threshold.ts';
import { svWeightBelowTenCentral } from './sv-weight-below-ten-central.ts';
import { svWeightAboveTwenty, svWeightDisproportionate } from './sv-weight-disproportionate.ts';
import { tenderPeriodTooShort } from './tender-period-too-short.ts';
import { threadKpiWithoutTarget } from './thread-kpi-without-target.ts';
import { threadNobodyResponsible } from './thread-nobody-responsible.ts';
import { threadNotMeasured } from './thread-not-measured.ts';
import { threadOnlyJobs } from './thread-only-jobs.ts';
import { threadScoredNotContractual } from './thread-scored-not-contractual.ts';
import { threadWithoutRemedy } from './thread-without-remedy.ts';
import { turnoverExcessive } from './turnover-excessive.ts';
import { weightsDoNotSum } from './weights-do-not-sum.ts';
import { weightsMissing } from './weights-missing.ts';
import { wlsSpwcDisproportionate } from './wls-spwc-disproportionate.ts';

export const codedChecks: readonly CodedCheck[] = [
  belowThresholdPrequalification,
  carbonPlanOutOfScope,
  frameworkTermOrNewCriterion,
  kpiFewerThanThree,
  reservedContractMisstated,
  sctMissingCbStatement,
  supersededThreshold,
  svWeightAboveTwenty,
  svWeightBelowTenCentral,
  svWeightDisproportionate,
  tenderPeriodTooShort,
  threadKpiWithoutTarget,
  threadNobodyResponsible,
  threadNotMeasured,
  threadOnlyJobs,
  threadScoredNotContractual,
  threadWithoutRemedy,
  turnoverExcessive,
  weightsDoNotSum,
  weightsMissing,
  wlsSpwcDisproportionate,
];
