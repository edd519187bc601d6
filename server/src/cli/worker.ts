// A worker thread that checks packs: texts come in, results go out, one at a time.

import type { MessagePort } from 'node:worker_threads';
import type { Profile } from '../library/model.ts';
import { nodeFileSystem } from '../workspace/node-file-system.ts';
import type { PackSource } from '../workspace/resolve-packs.ts';
import { type CheckedLayout, checkSource } from './check-layout.ts';
import { libraryReader, shippedLibrary } from './library.ts';

export interface WorkerSetting {
  readonly overrides: Profile;
}
/** What a worker is asked, and what it answers; one answer for each question, in order. */
export type WorkerQuestion = PackSource;
export type WorkerAnswer = CheckedLayout;

/** Answers questions until the port is closed. */
export function serveChecks(port: MessagePort, { overrides }: WorkerSetting): void {
  const context = {
    overrides,
    libraries: libraryReader(shippedLibrary),
    fileSystem: nodeFileSystem,
  };
  port.on('message', (source: WorkerQuestion) => {
    checkSource(source, context).then((answer: WorkerAnswer) => port.postMessage(answer));
  });
}
