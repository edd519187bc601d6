// The real editor with the packed extension and the poor example pack, quiet enough for a picture of the README.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { missingParts } from '../tools/code-host/parts.mjs';
import { openWorkbench } from '../tools/code-host/workbench.mjs';

/**
 * Packs the extension (from what is built already with `--no-build` among the arguments) and opens the editor. Ends the process where a
 * part of the editor is missing or the packing fails.
 * @param {string} root the project's folder
 * @param {{ width: number, height: number, scale: number }} viewport in CSS pixels
 * @param {Record<string, unknown>} settings of this picture, over those of all
 */
export async function openForPicture(root, viewport, settings) {
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
  return openWorkbench({
    workspace: join(root, 'examples', 'poor-pack'),
    vsix,
    viewport,
    settings: {
      'workbench.colorTheme': 'Default Light Modern',
      'workbench.secondarySideBar.defaultVisibility': 'hidden',
      'workbench.layoutControl.enabled': false,
      'workbench.tips.enabled': false,
      'window.commandCenter': false,
      'editor.minimap.enabled': false,
      'editor.wordWrap': 'on',
      'editor.stickyScroll.enabled': false,
      'breadcrumbs.enabled': false,
      ...settings,
    },
  });
}
