// One document linted by markdownlint with its default rules: the peer of the benchmark.
// Usage: node markdownlint.mjs FILE. Prints one JSON object: {"parts": {"check": …}, "findings": …, "peakMB": …}.

import { readFileSync } from 'node:fs';
import { lint } from 'markdownlint/sync';

const text = readFileSync(process.argv[2], 'utf8');
const cpuBefore = process.cpuUsage();
const began = performance.now();
const results = lint({ strings: { document: text } });
const ms = performance.now() - began;
const { user, system } = process.cpuUsage(cpuBefore);
const parts = { check: { ms, cpu: (user + system) / 1000 } };
const peakMB = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ parts, findings: results.document.length, peakMB }));
