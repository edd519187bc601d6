// The command `tenderlint`: reads its arguments, does one thing, and says by its exit code how that went. It answers
// --version by itself; everything else is loaded when it is asked for.

import { withSlashes } from '../workspace/node-file-system.ts';
import type { ExitCode } from './check.ts';
import { versionText } from './version.ts';

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

const argv = process.argv.slice(2);
const [only] = argv;

async function answer(): Promise<ExitCode> {
  if (argv.length === 1 && (only === '--version' || only === '-V')) {
    process.stdout.write(versionText);
    return 0;
  }
  const { run } = await import('./commands-entry.ts');
  return run(argv, terminal);
}

answer().then((code) => {
  // Not process.exit: what is still on its way to a pipe would be lost.
  process.exitCode ??= code;
});
