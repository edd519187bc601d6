// Every test that runs outside an editor. Those inside a real VS Code are run by scripts/test-editor.mjs.

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/editor/**'],
    // A loaded two-core machine is several times slower than an idle one.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    reporters: ['default'],
  },
});
