// Takes the pictures of inserting a clause and of the clause library from the real editor, on the poor example pack: what goes in
// with a clause (media/insert-clause.png), and the view with one clause in full (media/clause-library.png).
//
//   node scripts/screenshot-clauses.mjs [--no-build]
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openForPicture } from './picture-workbench.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const workbench = await openForPicture(
  root,
  { width: 1360, height: 860, scale: 1.5 },
  {
    'explorer.openEditors.visible': 0,
  },
);
const { page } = workbench;
const command = async (name) => {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-box input').first().fill(`>${name}`);
  await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: name }).first().click();
};
try {
  await page.getByRole('treeitem', { name: 'specification.md' }).first().dblclick({ timeout: 60_000 });
  await page.locator('.squiggly-error').first().waitFor({ timeout: 60_000 });
  await page.locator('.view-line').filter({ hasText: 'Sports pitches' }).first().click();
  await command('Tenderlint: Insert Clause');
  const rows = page.locator('.quick-input-list .monaco-list-row');
  await rows.filter({ hasText: 'TRT-01' }).first().waitFor({ timeout: 30_000 });
  await page.locator('.quick-input-box input').first().fill('person-week');
  await rows.filter({ hasText: 'TRT-01' }).first().click();
  await rows.filter({ hasText: 'REM-01' }).first().waitFor({ timeout: 30_000 });
  await page.waitForTimeout(1200);
  await page.screenshot({ path: join(root, 'media', 'insert-clause.png') });
  await page.keyboard.press('Escape');

  await page.locator('.pane-header').filter({ hasText: 'Clause Library' }).first().click();
  await command('Tenderlint: Search the Clause Library');
  await page.locator('.quick-input-box input').first().fill('capacity transfer');
  await page.keyboard.press('Enter');
  // Room for the tree: the files are not what is shown.
  await page.locator('.pane-header').filter({ hasText: 'ws' }).first().click();
  await page
    .getByRole('treeitem', { name: /CEM-02/ })
    .first()
    .click({ timeout: 30_000 });
  await page.locator('iframe.webview').first().waitFor({ timeout: 30_000 });
  await page.waitForTimeout(2500);
  await page.screenshot({ path: join(root, 'media', 'clause-library.png') });
  console.log('screenshot: media/insert-clause.png, media/clause-library.png');
} catch (error) {
  await page.screenshot({ path: join(root, 'out', 'screenshot-failed.png') });
  console.error(
    `screenshot: ${error instanceof Error ? error.message : error}; see out/screenshot-failed.png`,
  );
  process.exitCode = 1;
} finally {
  await workbench.close();
}
