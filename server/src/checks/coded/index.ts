// The coded checks, one file each.

import type { CodedCheck } from './coded-check.ts';
import { kpiFewerThanThree } from './kpi-fewer-than-three.ts';
import { sctMissingCbStatement } from './sct-missing-cb-statement.ts';
import { turnoverExcessive } from './turnover-excessive.ts';
import { weightsDoNotSum } from './weights-do-not-sum.ts';

export const codedChecks: readonly CodedCheck[] = [
  kpiFewerThanThree,
  sctMissingCbStatement,
  turnoverExcessive,
  weightsDoNotSum,
];
