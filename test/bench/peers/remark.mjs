// One whole-document parse by remark-parse with GFM and front matter: the yardstick of the benchmark.
// Usage: node remark.mjs FILE. Prints one JSON object: {"parts": {"parse": {"ms": …, "cpu": …}}, "peakMB": …}; loading of modules apart.

import { readFileSync } from 'node:fs';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const text = readFileSync(process.argv[2], 'utf8');
const processor = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter).freeze();
const cpuBefore = process.cpuUsage();
const began = performance.now();
const tree = processor.parse(text);
const ms = performance.now() - began;
const { user, system } = process.cpuUsage(cpuBefore);
const parts = { parse: { ms, cpu: (user + system) / 1000 } };
if (tree.children.length === 0) throw new Error('the tree is empty: nothing was measured');
console.log(JSON.stringify({ parts, peakMB: process.resourceUsage().maxRSS / 1024 }));
