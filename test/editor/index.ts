// The entry that VS Code loads: all editor tests, in one bundle.

import './findings.test.ts';
import './workspace.test.ts';
import './clauses.test.ts';
import './coverage.test.ts';
import './navigation.test.ts';
import './library-files.test.ts';
import './new-pack.test.ts';
import './pickers.test.ts';
import { runTests } from './tdd.ts';

export function run(): Promise<void> {
  return runTests();
}
