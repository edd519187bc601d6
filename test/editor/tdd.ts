// A test runner small enough to run in every extension host, Node or web worker. Lines with the mark are read by
// scripts/code-host.mjs and scripts/test-editor.mjs; the host's own log shares the console.

type Body = () => unknown | Promise<unknown>;

const tests: { readonly title: string; readonly body: Body; readonly longest: number | undefined }[] = [];
let prefix = '';

export function suite(title: string, body: () => void): void {
  const before = prefix;
  prefix += `${title} > `;
  body();
  prefix = before;
}

/** `longest`: milliseconds that this one may take, where it has more to do than others. */
export function test(title: string, body: Body, longest?: number): void {
  tests.push({ title: prefix + title, body, longest });
}

const say = (line: object): void => console.log(`@@TEST ${JSON.stringify(line)}`);

/** Runs all tests in order; rejects where one failed or none was found. */
export async function runTests(milliseconds = 60_000): Promise<void> {
  const tally = { passed: 0, failed: 0, skipped: 0 };
  let inARow = 0;
  for (const { title, body, longest } of tests) {
    // Where nothing works, each further test would only wait for its deadline.
    if (inARow === 3) {
      tally.failed++;
      say({ text: `  FAIL ${title}\nnot run: three tests before it failed in a row` });
      continue;
    }
    const start = Date.now();
    try {
      await within(longest ?? milliseconds, body);
      tally.passed++;
      inARow = 0;
      say({ text: `  ok   ${title} (${Date.now() - start} ms)` });
    } catch (error) {
      tally.failed++;
      inARow++;
      const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
      say({ text: `  FAIL ${title}\n${what}` });
    }
  }
  say({ end: tally });
  if (tally.failed > 0 || tally.passed === 0)
    throw new Error(`${tally.failed} failed, ${tally.passed} passed`);
}

async function within(milliseconds: number, body: Body): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error(`no end after ${milliseconds} ms`)), milliseconds);
  });
  try {
    await Promise.race([Promise.resolve().then(body), late]);
  } finally {
    clearTimeout(timer);
  }
}
