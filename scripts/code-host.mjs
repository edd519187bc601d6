#!/usr/bin/env node
// A stand-in for the `code` executable: takes the arguments that @vscode/test-electron passes, runs the tests in the
// code host (tools/code-host), prints their lines and exits with the extension host's exit code.
import { writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { useHand } from '../tools/code-host/hand.mjs';
import { missingParts } from '../tools/code-host/parts.mjs';
import { openWorkbench } from '../tools/code-host/workbench.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const given = process.argv.slice(2);
const option = (name) => given.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3);
const missing = missingParts();
if (missing.length > 0) {
  for (const { what, bring } of missing) console.error(`code host: ${what} is missing; run: ${bring}`);
  process.exit(2);
}

/** Lines of test/editor/tdd.ts begin with this; the workbench's own log shares the channel. */
const mark = '@@TEST ';
let workbench;
let tally;
let over = false;
/** What tests want done at the keyboard, one thing after the other. */
let hand = Promise.resolve();

async function finish(code, why) {
  if (over) return;
  over = true;
  let exit = code;
  let reason = why;
  if (exit === 0 && !tally?.passed) {
    exit = 3;
    reason = 'no test ran';
  }
  if (tally) console.log(`${mark}${JSON.stringify({ end: tally })}`);
  if (exit !== 0) {
    console.log(
      `code host: exit ${exit}${reason ? ` (${reason})` : ''}; see code-host.log and code-host.png`,
    );
    writeFileSync(resolve(root, 'code-host.log'), (workbench?.log ?? []).join('\n'));
    await workbench?.page.screenshot({ path: resolve(root, 'code-host.png') }).catch(() => {});
  }
  await workbench?.close();
  process.exit(exit);
}

const patience = Number(process.env.CODE_HOST_TIMEOUT_MS ?? 300_000);
setTimeout(() => finish(124, `no end after ${patience} ms`), patience);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => finish(130, signal));

try {
  workbench = await openWorkbench({
    workspace: resolve(
      given.find((argument) => !argument.startsWith('-')) ?? resolve(root, 'test/editor/fixtures/workspace'),
    ),
    development: resolve(option('extensionDevelopmentPath') ?? root),
    tests: resolve(option('extensionTestsPath') ?? resolve(root, 'out/editor/index.js')),
    // For example `markdown-basics,markdown-language-features,yaml`; not given: the few that the tests need.
    builtins: process.env.CODE_HOST_BUILTINS?.split(','),
    settings: { 'codeHost.hand': true },
    kind: process.env.CODE_HOST_KIND === 'web' ? 'web' : 'node',
    said: (_type, line) => {
      const start = line.indexOf(mark);
      if (start >= 0) {
        const test = JSON.parse(line.slice(start + mark.length));
        if (test.end) tally = test.end;
        else if (test.hand)
          hand = hand
            .then(() => useHand(workbench.page, test.hand))
            .catch((error) => console.log(`       the hand could not go on: ${error.message}`));
        else console.log(test.text);
      } else if (process.env.CODE_HOST_VERBOSE) console.log(line);
    },
    ended: (code) => void finish(code),
    died: (why) => void finish(125, why),
  });
} catch (error) {
  console.error(`code host: ${error instanceof Error ? error.message : error}`);
  await finish(125, 'the code host did not start');
}
