// The versions of the tool and of its library, known without loading either.

import packageJson from '../../package.json' with { type: 'json' };
import { lawAsAt, libraryVersion } from '../generated/library-version.js';
import type { ResultTool } from '../reports/result.ts';

export const tool: ResultTool = {
  name: 'tenderlint',
  version: packageJson.version,
  library: libraryVersion,
  lawAsAt,
};

export const versionText = `tenderlint ${tool.version}\nclause library ${tool.library}\nlaw as at ${tool.lawAsAt}\n`;
