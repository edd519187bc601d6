// Takes the README's picture from the real editor: installs the packed extension, opens the poor example pack, shows
// the Problems panel and a hover, and writes media/screenshot.png.
//
//   node scripts/screenshot.mjs [--no-build]
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openForPicture } from './picture-workbench.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
/** The document shown, and words in it that a finding of the rule stands on. */
const file = 'invitation-to-tender.md';
const words = 'operate a depot';
const rule = 'local-presence-at-bid';

const workbench = await openForPicture(
  root,
  { width: 1440, height: 960, scale: 2 },
  {
    'editor.hover.above': false,
    'editor.fontSize': 14,
    'editor.lineNumbersMinChars': 3,
    'problems.defaultViewMode': 'tree',
    'editor.renderWhitespace': 'none',
  },
);
try {
  const { page } = workbench;
  await page.getByRole('treeitem', { name: file }).first().dblclick({ timeout: 60_000 });
  await page.locator('.squiggly-error').first().waitFor({ timeout: 60_000 });
  await page.keyboard.press('Control+Shift+M');
  const problem = page.locator('.markers-panel .monaco-list-row').filter({ hasText: rule });
  await problem.first().dblclick({ timeout: 30_000 });
  // The pointer on the words, as a reader would hold it.
  const place = await page.locator('.view-line').filter({ hasText: words }).first().evaluate(middleOf, words);
  await page.mouse.click(place.x, place.y - 100);
  await page.mouse.move(place.x, place.y);
  await page.mouse.move(place.x + 3, place.y);
  await page.locator('.monaco-hover').filter({ hasText: rule }).first().waitFor({ timeout: 30_000 });
  // Scrolled past the message, which the panel shows as well, to the law.
  const hover = await page.locator('.monaco-resizable-hover').first().boundingBox();
  if (!hover) throw new Error('the hover is gone');
  await page.mouse.move(hover.x + 100, hover.y + 80, { steps: 6 });
  for (let notch = 0; notch < 5; notch++) await page.mouse.wheel(0, 100);
  // Until what fades has faded.
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

/** Runs in the page: where some words of a line of the editor are. The editor writes no-break spaces. */
function middleOf(line, wanted) {
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.data.replaceAll('\u00a0', ' ').indexOf(wanted);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + wanted.length);
    const { x, y, width, height, right } = range.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2, right };
  }
  throw new Error(`no “${wanted}” on the screen`);
}
