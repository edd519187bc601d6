// One document checked by Tenderlint in process, from text to findings, with nothing cached: as the first thing that the
// process does and, after some rounds, when its code is warm. Bundled and run by scripts/bench.mjs: tenderlint.cjs FILE ROUNDS.
// Prints one JSON object; loading of modules apart.

import { readFileSync } from 'node:fs';
import { checkPack, compileLibrary } from '../../../server/src/checks/check-pack.ts';
import { usualProfile } from '../../../server/src/checks/example-packs.ts';
import type { Pack } from '../../../server/src/checks/pack.ts';
import { libraryText } from '../../../server/src/generated/library-text.js';
import type { Library } from '../../../server/src/library/model.ts';
import { decideRegime } from '../../../server/src/library/regime.ts';
import { parseDocument } from '../../../server/src/markdown/document.ts';
import { modelDocument } from '../../../server/src/tender/document.ts';

const text = readFileSync(process.argv[2] as string, 'utf8');
// Facts under which most rules have something to say.
const profile = usualProfile;

type Mark = { readonly wall: number; readonly cpu: NodeJS.CpuUsage };
const markNow = (): Mark => ({ wall: performance.now(), cpu: process.cpuUsage() });
const between = (from: Mark, to: Mark) => ({
  ms: to.wall - from.wall,
  cpu: (to.cpu.user + to.cpu.system - from.cpu.user - from.cpu.system) / 1000,
});

const begun = markNow();
const library = JSON.parse(libraryText) as Library;
const loaded = markNow();
const compiled = compileLibrary(library);
const ready = markNow();

/** Checks the document as if it had never been seen: chunks are new objects, and every cache goes by them. */
function checkOnce() {
  const start = markNow();
  const markdown = parseDocument(text);
  const parsed = markNow();
  const tender = modelDocument(markdown, compiled.sections);
  const modelled = markNow();
  const pack: Pack = {
    root: '.',
    documents: [{ path: 'tender.md', kind: 'whole-pack', tender }],
    attachments: [],
    profile: { profile, decision: decideRegime(profile, library), origins: {} },
    settings: { severities: {} },
    problems: [],
  };
  const { findings } = checkPack(pack, compiled);
  const end = markNow();
  return {
    findings: findings.length,
    parts: {
      parse: between(start, parsed),
      model: between(parsed, modelled),
      rules: between(modelled, end),
      check: between(start, end),
    },
  };
}

const cold = checkOnce();
const peakMB = process.resourceUsage().maxRSS / 1024;
let warm = cold;
for (let round = Number(process.argv[3] ?? 0); round > 0; round--) warm = checkOnce();
console.log(
  JSON.stringify({
    parts: { load: between(begun, loaded), compile: between(loaded, ready), ...cold.parts },
    warm: warm.parts,
    findings: cold.findings,
    peakMB,
  }),
);
