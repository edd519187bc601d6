// Types of cli-bundles.mjs for the tests that build the command line.
import type { BuildOptions } from 'esbuild';

export function cliBundles(root: string, folder: string): BuildOptions[];
