// One document linted by markdownlint with its default rules: the peer of the benchmark.
// Usage: node markdownlint.mjs FILE. Prints one JSON object: {"ms": {"check": …}, "findings": …, "peakMB": …}.

import { readFileSync } from 'node:fs';
import { lint } from 'markdownlint/sync';

const text = readFileSync(process.argv[2], 'utf8');
const began = performance.now();
const results = lint({ strings: { document: text } });
const check = performance.now() - began;
const peakMB = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ ms: { check }, findings: results.document.length, peakMB }));
