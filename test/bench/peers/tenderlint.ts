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

const marks: { readonly wall: number; readonly cpu: NodeJS.CpuUsage }[] = [];
const mark = () => marks.push({ wall: performance.now(), cpu: process.cpuUsage() });
mark();
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

const names = ['load', 'compile', 'parse', 'model', 'rules'];
const between = (first: number, last: number) => {
  const [from, to] = [marks[first], marks[last]];
  if (from === undefined || to === undefined) throw new Error('a mark is missing');
  const cpu = to.cpu.user + to.cpu.system - from.cpu.user - from.cpu.system;
  return { ms: to.wall - from.wall, cpu: cpu / 1000 };
};
const parts = Object.fromEntries(names.map((name, index) => [name, between(index, index + 1)]));
const peakMB = process.resourceUsage().maxRSS / 1024;
console.log(
  JSON.stringify({ parts: { ...parts, check: between(2, 5) }, findings: result.findings.length, peakMB }),
);
