// The command `tenderlint`: reads its arguments, does one thing, and says by its exit code how that went.

import { withSlashes } from '../workspace/node-file-system.ts';
import { type ExitCode, run } from './run.ts';

const terminal = {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  cwd: withSlashes(process.cwd()),
};

// Whoever reads us (`| head`) may have seen enough: that is no error of ours, and there is nobody left to tell.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    stream.destroy();
    if (error.code !== 'EPIPE') process.exitCode = 2;
  });

run(process.argv.slice(2), terminal).then((code: ExitCode) => {
  // Not process.exit: what is still on its way to a pipe would be lost.
  process.exitCode ??= code;
});
