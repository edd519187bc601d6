// One document checked by Tenderlint in process, from text to findings, as the first document of the process.
// Bundled and run by scripts/bench.mjs: tenderlint.cjs FILE. Prints one JSON object; loading of modules apart.

import { readFileSync } from 'node:fs';
import { checkPack, compileLibrary } from '../../../server/src/checks/check-pack.ts';
import type { Pack } from '../../../server/src/checks/pack.ts';
import { libraryText } from '../../../server/src/generated/library-text.js';
import type { Library, Profile } from '../../../server/src/library/model.ts';
import { decideRegime } from '../../../server/src/library/regime.ts';
import { parseDocument } from '../../../server/src/markdown/document.ts';
import { modelDocument } from '../../../server/src/tender/document.ts';

const text = readFileSync(process.argv[2] as string, 'utf8');
// Facts under which most rules have something to say.
const profile: Profile = {
  jurisdiction: 'england',
  authority: 'local',
  contract: 'services',
  value: 6_200_000,
  vat: 'included',
  started: '2026-09-01',
};

const marks = [performance.now()];
const mark = () => marks.push(performance.now());
const library = JSON.parse(libraryText) as Library;
mark();
const compiled = compileLibrary(library);
mark();
const markdown = parseDocument(text);
mark();
const tender = modelDocument(markdown, compiled.sections);
mark();
const pack: Pack = {
  root: '.',
  documents: [{ path: 'tender.md', kind: 'whole-pack', tender }],
  attachments: [],
  profile: { profile, decision: decideRegime(profile, library), origins: {} },
  settings: { severities: {} },
  problems: [],
};
const result = checkPack(pack, compiled);
mark();

const [load, compile, parse, model, rules] = marks
  .slice(1)
  .map((at, index) => at - (marks[index] as number)) as [number, number, number, number, number];
const ms = { load, compile, parse, model, rules, check: parse + model + rules };
const peakMB = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ ms, findings: result.findings.length, chunks: markdown.chunks.length, peakMB }));
