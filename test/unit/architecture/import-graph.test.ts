// ARCHITECTURE.md invariants 1 and 2, read from the imports themselves.

import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const source = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', 'server', 'src');

/** What each folder may import from the others. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  markdown: [],
  tender: ['markdown'],
  library: ['markdown', 'checks/finding.ts', 'checks/pack.ts', 'generated'],
  structure: ['markdown', 'tender'],
  checks: ['markdown', 'tender', 'structure', 'library'],
  workspace: ['markdown', 'tender', 'library', 'checks'],
  language: ['markdown', 'tender', 'structure', 'library', 'checks', 'workspace', 'reports'],
  reports: ['markdown', 'tender', 'structure', 'library', 'checks', 'workspace', 'language/positions.ts'],
};
const pure = ['markdown', 'tender', 'structure', 'library', 'checks', 'language', 'reports'];
const node = new Set([...builtinModules, ...builtinModules.map((m) => `node:${m}`)]);

interface Import {
  readonly file: string;
  readonly target: string;
  readonly typeOnly: boolean;
}
function importsOf(folder: string): readonly Import[] {
  return readdirSync(join(source, folder), { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile() && e.name.endsWith('.ts'))
    .flatMap((e) => {
      const file = join(e.parentPath, e.name);
      return [
        ...readFileSync(file, 'utf8').matchAll(
          /^\s*(?:import|export)\s+(type\s+)?(?:[^'"]*?\sfrom\s+)?['"]([^'"]+)['"]/gm,
        ),
      ].map((m) => ({
        file: relative(source, file),
        target: (m[2] as string).startsWith('.')
          ? relative(source, join(dirname(file), m[2] as string))
          : (m[2] as string),
        typeOnly: m[1] !== undefined,
      }));
    });
}

describe('imports', () => {
  it.each(Object.keys(allowed))('of %s go one way', (folder) => {
    const imports = importsOf(folder);
    expect(imports.length).toBeGreaterThan(0);
    const wrong = imports.filter((i) => {
      const inside = readdirSync(source).some((f) => i.target === f || i.target.startsWith(`${f}/`));
      return (
        inside &&
        !i.target.startsWith(`${folder}/`) &&
        !(allowed[folder] as readonly string[]).some((a) => i.target === a || i.target.startsWith(`${a}/`))
      );
    });
    expect(wrong.map((i) => `${i.file} → ${i.target}`)).toEqual([]);
  });
  it.each(pure)('of %s know neither Node nor VS Code nor a connection', (folder) => {
    const wrong = importsOf(folder).filter(
      (i) => node.has(i.target) || i.target === 'vscode' || i.target.startsWith('vscode-language'),
    );
    expect(wrong.map((i) => `${i.file} → ${i.target}`)).toEqual([]);
  });
});
