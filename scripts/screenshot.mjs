// Takes the README's picture from the real editor: installs the packed extension, opens the poor example pack, shows
// the Problems panel and a hover, and writes media/screenshot.png.
//
//   node scripts/screenshot.mjs [--no-build]
import { spawnSync } from 'node:child_process';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { missingParts } from '../tools/code-host/parts.mjs';
import { openWorkbench } from '../tools/code-host/workbench.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
/** Words that a finding stands on, in the document shown. */
const document = 'invitation-to-tender.md';
const rule = 'local-presence-at-bid';

const missing = missingParts();
if (missing.length > 0) {
  for (const { what, bring } of missing) console.error(`screenshot: ${what} is missing; run: ${bring}`);
  process.exit(1);
}
const vsix = join(root, 'out', 'tenderlint.vsix');
const noBuild = process.argv.includes('--no-build') ? ['--no-build'] : [];
const packing = spawnSync(process.execPath, ['scripts/package.mjs', '--out', vsix, ...noBuild], {
  cwd: root,
  stdio: ['ignore', 'ignore', 'inherit'],
});
if (packing.status !== 0) process.exit(1);

const workbench = await openWorkbench({
  workspace: join(root, 'examples', 'poor-pack'),
  vsix,
  viewport: { width: 1360, height: 860, scale: 2 },
  settings: {
    'workbench.colorTheme': 'Default Light Modern',
    'workbench.secondarySideBar.defaultVisibility': 'hidden',
    'workbench.layoutControl.enabled': false,
    'workbench.tips.enabled': false,
    'window.commandCenter': false,
    'editor.minimap.enabled': false,
    'editor.wordWrap': 'on',
    'editor.fontSize': 14,
    'editor.lineNumbersMinChars': 3,
    'editor.stickyScroll.enabled': false,
    'breadcrumbs.enabled': false,
    'problems.defaultViewMode': 'table',
  },
});
try {
  const { page } = workbench;
  await page.getByRole('treeitem', { name: document }).first().dblclick({ timeout: 60_000 });
  await page.locator('.squiggly-error').first().waitFor({ timeout: 60_000 });
  await page.keyboard.press('Control+Shift+M');
  const problem = page
    .locator('.markers-panel .monaco-table-tr, .markers-panel .monaco-list-row')
    .filter({ hasText: rule });
  await problem.first().dblclick({ timeout: 30_000 });
  // The hover of the place where the cursor now stands.
  await page.keyboard.press('Control+K');
  await page.keyboard.press('Control+I');
  await page.locator('.monaco-hover:visible .hover-contents').first().waitFor({ timeout: 30_000 });
  await page.waitForTimeout(1500);
  await page.screenshot({ path: join(root, 'media', 'screenshot.png') });
  console.log('screenshot: media/screenshot.png');
} catch (error) {
  await workbench.page.screenshot({ path: join(root, 'out', 'screenshot-failed.png') });
  console.error(
    `screenshot: ${error instanceof Error ? error.message : error}; see out/screenshot-failed.png`,
  );
  process.exitCode = 1;
} finally {
  await workbench.close();
}
