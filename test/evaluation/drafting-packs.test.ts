// Packs in several styles with slips put into them by hand: every slip that is marked ("<<DQ-SUM" at the end of its line, taken off
// before the check) is found on its line (or pointed to from the other side of a contradiction), and no error stands on a line without a mark, but for the other side of a contradiction.

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkPack } from '../../server/src/checks/check-pack.ts';
import type { Finding } from '../../server/src/checks/finding.ts';
import type { Profile } from '../../server/src/library/model.ts';
import { packOf } from '../support/check-text.ts';
import { sourceLibrary } from '../support/source-library.ts';

const folder = join(dirname(fileURLToPath(import.meta.url)), 'drafting-packs');
const mark = /[ ]*<<([\w-]+)[ ]*$/;

interface Slip {
  readonly document: number;
  /** From 1. */
  readonly line: number;
  readonly rule: string;
}

function read(name: string) {
  const paths = readdirSync(join(folder, name)).sort();
  const slips: Slip[] = [];
  const texts = paths.map((path, document) =>
    readFileSync(join(folder, name, path), 'utf8')
      .split('\n')
      .map((text, at) => {
        const found = mark.exec(text);
        if (found?.[1]) slips.push({ document, line: at + 1, rule: found[1] });
        return found ? text.slice(0, found.index) : text;
      })
      .join('\n'),
  );
  return { paths, texts, slips };
}

const packs = readdirSync(folder).sort();

it('finds the packs', () => {
  expect(packs.length).toBe(21);
});

describe.each(packs)('%s', (name) => {
  const { paths, texts, slips } = read(name);
  const { compiled } = sourceLibrary();
  const profile: Profile = { stage: 'publication' };
  const pack = packOf(texts, profile, 'other', compiled, { paths, attachments: [] });
  const findings = checkPack(pack, compiled).findings;
  const isOn = ({ document, range }: Pick<Finding, 'document' | 'range'>, slip: Slip) => {
    const lines = (end: number) => (texts[document] ?? '').slice(0, end).split('\n').length;
    return document === slip.document && lines(range.start) <= slip.line && lines(range.end) >= slip.line;
  };

  it('every slip is found on its line', () => {
    expect(slips.length).toBeGreaterThan(0);
    const missed = slips.filter(
      (slip) =>
        !findings.some(
          (f) => [f.rule, ...f.aliases].includes(slip.rule) && [f, ...f.related].some((at) => isOn(at, slip)),
        ),
    );
    expect(missed.map(({ document, line, rule }) => `${paths[document]}:${line} ${rule}`)).toEqual([]);
  });

  it('no value check gives an error elsewhere', () => {
    const values = /^DQ-(?:DATE|NUM-WORDS|SUM|WEIGHT|AMT|BLANK|REVIEW|BILINGUAL)/;
    const wrong = findings.filter(
      (f) =>
        f.severity === 'error' &&
        values.test(f.rule) &&
        !slips.some((slip) => slip.rule === f.rule && [f, ...f.related].some((at) => isOn(at, slip))),
    );
    expect(wrong.map((f) => `${paths[f.document]}: ${f.rule}: ${f.message}`)).toEqual([]);
  });
});
