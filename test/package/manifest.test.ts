// The extension's manifest tells the truth: every file it names is there after a build, every text has words, every
// command has code, and it offers no more settings than a person reads.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const text = (path: string): string => readFileSync(join(root, path), 'utf8');
const manifest = JSON.parse(text('package.json'));
const words: Record<string, string> = JSON.parse(text('package.nls.json'));

/** Every string below a value. */
function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
}

describe('manifest', () => {
  it('names files that exist', () => {
    const { grammars, snippets, yamlValidation, walkthroughs } = manifest.contributes;
    const named: string[] = [
      manifest.main,
      manifest.browser,
      manifest.icon,
      ...[...grammars, ...snippets].map((one) => one.path),
      ...yamlValidation.map((one: { url: string }) => one.url),
      ...walkthroughs
        .flatMap((one: { steps: { media: object }[] }) => one.steps)
        .flatMap((step: { media: { svg?: string; markdown?: string } }) => [
          step.media.svg,
          step.media.markdown,
        ])
        .filter((path: string | undefined) => path !== undefined),
    ];
    expect(named.length).toBeGreaterThan(15);
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('takes every text from package.nls.json, and leaves none there unused', () => {
    const used = strings(manifest).flatMap((value) => /^%(.+)%$/.exec(value)?.[1] ?? []);
    expect(used.filter((key) => !words[key])).toEqual([]);
    expect(Object.keys(words).filter((key) => !used.includes(key))).toEqual([]);
  });

  it('declares the commands that the client registers, and no others', () => {
    const declared = manifest.contributes.commands.map((one: { command: string }) => one.command).sort();
    const registered = [...text('client/src/tenderlint.ts').matchAll(/registerCommand\(\s*'([^']+)'/g)].map(
      (found) => found[1],
    );
    expect(registered.sort()).toEqual(declared);
  });

  it('links only to commands that exist from the walkthrough', () => {
    const linked = Object.values(words).flatMap((value) =>
      [...value.matchAll(/\(command:([\w.]+)\)/g)].map((found) => found[1] ?? ''),
    );
    const ours = linked.filter((command) => command.startsWith('tenderlint.'));
    const declared = manifest.contributes.commands.map((one: { command: string }) => one.command);
    expect(linked.length).toBeGreaterThan(2);
    expect(ours.filter((command) => !declared.includes(command))).toEqual([]);
  });

  it('has at most ten settings, each read somewhere', () => {
    const settings = Object.keys(manifest.contributes.configuration.properties);
    expect(settings.length).toBeLessThanOrEqual(10);
    // trace.server is read by the language client itself, maxFindings by the server.
    const code = text('client/src/settings.ts') + text('server/src/protocol/settings.ts');
    const unread = settings
      .map((name) => name.replace('tenderlint.', ''))
      .filter((name) => name !== 'trace.server' && !new RegExp(`\\b${name}\\b`).test(code));
    expect(unread).toEqual([]);
  });

  it('describes profile keys in the snippet as the library knows them', () => {
    const snippet = JSON.parse(text('snippets/tender.code-snippets'))['Tender profile'].body.join('\n');
    const model = text('server/src/library/model.ts');
    const choices = [...snippet.matchAll(/\{\d+\|([^|]+)\|\}/g)].flatMap((found) => found[1].split(','));
    expect(choices.length).toBeGreaterThan(20);
    expect(choices.filter((choice) => !model.includes(`'${choice}'`))).toEqual([]);
  });
});
