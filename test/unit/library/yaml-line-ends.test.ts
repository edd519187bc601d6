// Line ends of every kind in YAML: old files have lone carriage returns.

import { expect, it } from 'vitest';
import { parseDocument } from '../../../server/src/markdown/document.ts';
import { readFrontMatter } from '../../../server/src/workspace/front-matter.ts';

it.each(['\n', '\r\n', '\r'])('front matter with %j as line end gives its facts', (end) => {
  const text = [
    '---',
    'tender:',
    '  jurisdiction: scotland',
    '  value: 900000',
    '---',
    '',
    '# Title',
    '',
  ].join(end);
  const { frontMatter } = parseDocument(text);
  const read = readFrontMatter(frontMatter, 'itt.md');
  expect(read.problems).toEqual([]);
  expect(read.profile).toMatchObject({ jurisdiction: 'scotland', value: 900000 });
});
