// Worker threads that check packs, started when there is work for them.

import { Worker } from 'node:worker_threads';
import type { PackSource } from '../workspace/resolve-packs.ts';
import type { CheckedLayout } from './check-layout.ts';
import type { WorkerAnswer, WorkerSetting } from './worker.ts';

export interface Pool {
  /** Checks a pack in the next thread that is free. Never rejects. */
  readonly check: (source: PackSource) => Promise<CheckedLayout>;
  readonly close: () => Promise<void>;
}
interface Task {
  readonly source: PackSource;
  readonly done: (answer: CheckedLayout) => void;
}
interface Thread {
  readonly worker: Worker;
  task: Task | undefined;
}

/** A pool of at most so many threads. `program` is the file that runs in each. */
export function openPool(most: number, setting: WorkerSetting, program: string): Pool {
  const threads = new Set<Thread>();
  const waiting: Task[] = [];
  const give = (thread: Thread) => {
    const task = waiting.shift();
    thread.task = task;
    if (task !== undefined) thread.worker.postMessage(task.source);
  };
  const finish = (thread: Thread, answer: CheckedLayout) => {
    const { task } = thread;
    thread.task = undefined;
    task?.done(answer);
  };
  const start = () => {
    const thread: Thread = { worker: new Worker(program, { workerData: setting }), task: undefined };
    threads.add(thread);
    thread.worker.on('message', (answer: WorkerAnswer) => {
      finish(thread, answer);
      give(thread);
    });
    // A thread that dies (memory, most likely) takes its pack with it, and no other.
    const lost = (why: string) => {
      threads.delete(thread);
      if (thread.task !== undefined) finish(thread, failed(thread.task.source, why));
      if (waiting.length > 0 && threads.size < most) start();
    };
    thread.worker.on('error', (error: unknown) =>
      lost(error instanceof Error ? error.message : String(error)),
    );
    thread.worker.on('exit', (code) => {
      if (threads.has(thread)) lost(`its thread ended with ${code}`);
    });
    give(thread);
  };
  return {
    check: (source) =>
      new Promise((done) => {
        waiting.push({ source, done });
        const idle = [...threads].find(({ task }) => task === undefined);
        if (idle !== undefined) give(idle);
        else if (threads.size < most) start();
      }),
    close: async () => {
      const all = [...threads];
      threads.clear();
      await Promise.all(all.map(({ worker }) => worker.terminate()));
    },
  };
}

function failed(source: PackSource, why: string): CheckedLayout {
  const documents = source.documents.map(({ shown }) => shown);
  return { pack: undefined, mishaps: [{ kind: 'internal', documents, message: why, stack: '' }] };
}
