import { describe, expect, it } from 'vitest';
import { mergeLibraries } from '../../../server/src/library/layers.ts';
import { type LibraryFile, loadLibrary } from '../../../server/src/library/load.ts';
import type { Library } from '../../../server/src/library/model.ts';
import { loadWith, soundFiles } from './library-files.ts';

const base = loadWith().library;

function layer(name: string, files: readonly LibraryFile[], manifest = ''): Library {
  const card = `name: ${name}\nversion: 2.1.0\nlaw-as-at: 2026-10-01\nlicence: own\n${manifest}`;
  const loaded = loadLibrary([{ path: 'library.yml', text: card }, ...files], { base });
  expect(loaded.problems).toEqual([]);
  return loaded.library;
}

function concept(title: string): string {
  return `title: ${title}\nexpressions: [bidder]\nexamples: {matches: [the bidder]}\n`;
}

describe('a library laid over another', () => {
  it('replaces what has the same id and adds what is new', () => {
    const ours = layer('Anytown', [
      { path: 'concepts/tenderer.yml', text: concept('Our word') },
      { path: 'concepts/councillor.yml', text: concept('New word') },
    ]);
    const { library, origins } = mergeLibraries(base, [ours]);
    expect(library.concepts.map(({ id, title }) => [id, title])).toEqual([
      ['tenderer', 'Our word'],
      ['office-nearby', 'Premises nearby'],
      ['councillor', 'New word'],
    ]);
    expect(origins.get('concepts/tenderer')).toBe('Anytown');
    expect(origins.get('concepts/councillor')).toBe('Anytown');
    expect(origins.get('concepts/office-nearby')).toBe('Test library');
    expect(origins.get('rules/local-office')).toBe('Test library');
  });

  it('switches off with a reason, and a later layer may bring the rule anew', () => {
    const off = layer('Anytown', [], 'off:\n  - {id: local-office, reason: Dealt with by our own check.}\n');
    expect(mergeLibraries(base, [off]).library).toMatchObject({
      rules: [],
      off: [{ id: 'local-office', reason: 'Dealt with by our own check.' }],
    });
    const on = layer('Region', [
      { path: 'rules/local-office.yml', text: soundFiles['rules/local-office.yml'] ?? '' },
    ]);
    const both = mergeLibraries(base, [off, on]);
    expect(both.library.rules.map((rule) => rule.id)).toEqual(['local-office']);
    expect(both.library.off).toEqual([]);
    expect(both.origins.get('rules/local-office')).toBe('Region');
  });

  it('replaces a threshold of the same case and period, and adds others', () => {
    const threshold = (amount: number, from: string) =>
      `thresholds:\n  - {purpose: procurement, jurisdiction: england, authority: [local, housing], amount: ${amount}, currency: GBP, vat: included, from: ${from}, source: ours, confidence: knowledge}\n`;
    const ours = layer('Anytown', [
      { path: 'law/thresholds/a.yml', text: threshold(1, '2026-01-01') },
      { path: 'law/thresholds/b.yml', text: threshold(2, '2028-01-01') },
    ]);
    expect(mergeLibraries(base, [ours]).library.thresholds.map(({ amount, from }) => [amount, from])).toEqual(
      [
        [1, '2026-01-01'],
        [2, '2028-01-01'],
      ],
    );
  });

  it('keeps regimes in their order', () => {
    const regime = 'title: First of all\norder: 1\napplies: [{jurisdiction: ireland}]\n';
    const ours = layer('Anytown', [{ path: 'law/regimes/first.yml', text: regime }]);
    expect(mergeLibraries(base, [ours]).library.regimes.map(({ id }) => id)).toEqual([
      'first',
      'procurement-act-2023',
    ]);
  });

  it('names all layers in the version', () => {
    expect(mergeLibraries(base, [layer('Any Town!', [])]).library).toMatchObject({
      version: '1.0.0+any-town.2.1.0',
      lawAsAt: '2026-11-22',
      licence: 'CC0-1.0',
    });
  });

  it('leaves a library as it is when nothing is laid over it', () => {
    expect(mergeLibraries(base, []).library).toEqual(base);
  });
});
