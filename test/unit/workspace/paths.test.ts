import { describe, expect, it } from 'vitest';
import {
  folderOf,
  isAbsolute,
  isInside,
  joinPath,
  nameOf,
  relativePath,
} from '../../../server/src/workspace/file-system.ts';
import { globTest, ignoreTest, isGlob } from '../../../server/src/workspace/glob.ts';

describe('paths', () => {
  it.each([
    ['/a/b', 'c', '/a/b/c'],
    ['/a/b', '../c/./d', '/a/c/d'],
    ['/a', '/b/c', '/b/c'],
    ['/', '../../x', '/x'],
    ['c:/a', 'b', 'c:/a/b'],
    ['c:/a', 'd:/b', 'd:/b'],
    ['/a/', 'b//c/', '/a/b/c'],
  ])('%s and %s join to %s', (folder, path, joined) => {
    expect(joinPath(folder, path)).toBe(joined);
  });

  it('know their folder, name and what they are inside of', () => {
    expect([folderOf('/a/b'), folderOf('/a'), folderOf('/'), folderOf('c:/a'), folderOf('c:/')]).toEqual([
      '/a',
      '/',
      '/',
      'c:/',
      'c:/',
    ]);
    expect(nameOf('/a/b.md')).toBe('b.md');
    expect([
      isInside('/a/b', '/a'),
      isInside('/a', '/a'),
      isInside('/ab', '/a'),
      isInside('/a', '/'),
    ]).toEqual([true, true, false, true]);
    expect([relativePath('/a/b/c', '/a'), relativePath('/a/b', '/'), relativePath('/x', '/a')]).toEqual([
      'b/c',
      'a/b',
      '/x',
    ]);
    expect([isAbsolute('/a'), isAbsolute('C:/a'), isAbsolute('a/b'), isAbsolute('c:a')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('globs', () => {
  it.each([
    ['*.md', 'itt.md', true],
    ['*.md', 'docs/itt.md', false],
    ['**/*.md', 'itt.md', true],
    ['**/*.md', 'a/b/itt.md', true],
    ['docs/**', 'docs/a/b', true],
    ['docs/**', 'docs', true],
    ['docs/*/x.md', 'docs/a/x.md', true],
    ['docs/*/x.md', 'docs/a/b/x.md', false],
    ['0?-*.md', '01-itt.md', true],
    ['0?-*.md', '010-itt.md', false],
    ['{itt,spec}.md', 'spec.md', true],
    ['{a,b}/{c,d}.md', 'b/d.md', true],
    ['{a,b}/{c,d}.md', 'a/e.md', false],
    ['a*b*c', 'aXbYbZc', true],
    ['a*b*c', 'aXbYbZ', false],
    ['[a].md', '[a].md', true],
    ['./itt.md', 'itt.md', true],
    ['a.md', 'axmd', false],
    ['*', '', false],
  ])('%s and %s: %s', (pattern, path, matches) => {
    expect(globTest(pattern)(path)).toBe(matches);
  });

  it.each([
    ['archive', 'archive/old.md', true],
    ['archive', 'packs/archive/old.md', true],
    ['archive/', 'archive/old.md', true],
    ['packs/archive', 'archive/old.md', false],
    ['packs/archive', 'packs/archive/deep/old.md', true],
    ['*.old.md', 'packs/itt.old.md', true],
    ['**/drafts/**', 'a/drafts/x.md', true],
    ['itt.md', 'itt.md', true],
    ['itt.md', 'my-itt.md', false],
  ])('ignoring %s, %s: %s', (pattern, path, ignored) => {
    expect(ignoreTest([pattern])(path)).toBe(ignored);
  });

  it('tells a glob from a path', () => {
    expect([isGlob('a/b.md'), isGlob('*.md'), isGlob('a?.md'), isGlob('{a,b}')]).toEqual([
      false,
      true,
      true,
      true,
    ]);
  });

  // With backtracking any of these would outlast the age of the universe.
  it('ends on hostile patterns', () => {
    expect(globTest(`${'*a'.repeat(200)}b`)('a'.repeat(2_000))).toBe(false);
    expect(globTest(`${'**/'.repeat(200)}b`)('a/'.repeat(500))).toBe(false);
    expect(globTest('{a,b}'.repeat(60))('a'.repeat(60))).toBe(false);
  }, 30_000);
});
