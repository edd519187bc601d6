// All commands, the work of a worker thread and what the package gives as a library: one bundle, so that it ships once.

import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { type ExitCode, run as runCommand } from './run.ts';
import type { Terminal } from './streams.ts';
import { serveChecks, type WorkerSetting } from './worker.ts';

export { checkPacks, formatNames, printResult } from '../api.ts';

/** Does what the arguments ask for. Never rejects. */
export function run(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  return runCommand(argv, terminal);
}

if (!isMainThread && parentPort !== null) serveChecks(parentPort, workerData as WorkerSetting);
