// Labelled passages run through the engine as lone documents: front matter, headings, text. Bundled and run by
// scripts/evaluate.mjs: run-passages.cjs LIBRARY, an array of passages on standard input, JSON on standard output.

import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { checkPack, compileLibrary } from '../../server/src/checks/check-pack.ts';
import { keepWhole } from '../../server/src/checks/relevant.ts';
import { type LibraryFile, loadLibrary } from '../../server/src/library/load.ts';
import { parseDocument } from '../../server/src/markdown/document.ts';
import { positionAt } from '../../server/src/reports/positions.ts';
import { modelDocument } from '../../server/src/tender/document.ts';
import { assemblePack } from '../../server/src/workspace/assemble-pack.ts';
import { documentOf, type Passage } from './passage.ts';

const folder = process.argv[2] as string;
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(yml|md)$/.test(entry.name))
  .map((entry): LibraryFile => {
    const path = join(entry.parentPath, entry.name);
    return { path: relative(folder, path).replaceAll('\\', '/'), text: readFileSync(path, 'utf8') };
  })
  .sort((a, b) => (a.path < b.path ? -1 : 1));
const { library, problems } = loadLibrary(files);
const compiled = keepWhole(compileLibrary(library));

/** What the engine says of one passage; lines count from 1 in the passage's text, those above it are 0 or less. */
function findingsOf(passage: Passage) {
  const { text, linesBefore } = documentOf(passage);
  const markdown = parseDocument(text);
  const tender = modelDocument(markdown, compiled.sections);
  const pack = assemblePack(
    {
      root: '.',
      name: 'passage.md',
      documents: [{ path: '/passage.md', shown: 'passage.md' }],
      attachments: [],
      configuration: undefined,
      facts: undefined,
      problems: [],
    },
    { documents: [{ shown: 'passage.md', tender }], library, overrides: {} },
  );
  const { findings } = checkPack(pack, compiled);
  return {
    regime: pack.profile.decision.regime?.id ?? null,
    findings: findings
      .filter((finding) => finding.suppressed === null)
      .map(({ rule, aliases, category, severity, range }) => ({
        rule,
        aliases,
        category,
        severity,
        line: positionAt(markdown, range.start).line - linesBefore,
        words: text.slice(range.start, range.end),
      })),
  };
}

const passages = JSON.parse(readFileSync(0, 'utf8')) as readonly Passage[];

process.stdout.write(
  JSON.stringify({
    rules: library.rules.map(({ id, aliases }) => ({ id, aliases })),
    problems: problems.map(({ path, message, severity }) => ({ path, message, severity })),
    results: passages.map((passage) => ({ id: passage.id, ...findingsOf(passage) })),
  }),
);
