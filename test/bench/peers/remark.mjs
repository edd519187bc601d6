// One whole-document parse by remark-parse with GFM and front matter: the yardstick of the benchmark.
// Usage: node remark.mjs FILE ROUNDS. Prints one JSON object: {"parts": {"parse": {"ms": …, "cpu": …}}, "warm": {…}, "peakMB": …}: the first
// parse of the process, and one after so many rounds more; loading of modules apart.

import { readFileSync } from 'node:fs';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const text = readFileSync(process.argv[2], 'utf8');
const processor = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter).freeze();

function parseOnce() {
  const cpuBefore = process.cpuUsage();
  const began = performance.now();
  const tree = processor.parse(text);
  const ms = performance.now() - began;
  const { user, system } = process.cpuUsage(cpuBefore);
  if (tree.children.length === 0) throw new Error('the tree is empty: nothing was measured');
  return { parse: { ms, cpu: (user + system) / 1000 } };
}

const parts = parseOnce();
const peakMB = process.resourceUsage().maxRSS / 1024;
let warm = parts;
for (let round = Number(process.argv[3] ?? 0); round > 0; round--) warm = parseOnce();
console.log(JSON.stringify({ parts, warm, peakMB }));
