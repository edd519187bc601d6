// One whole-document parse by remark-parse with GFM and front matter: the yardstick of the benchmark.
// Usage: node remark.mjs FILE. Prints one JSON object: {"ms": {"parse": …}, "peakMB": …}; loading of modules apart.

import { readFileSync } from 'node:fs';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const text = readFileSync(process.argv[2], 'utf8');
const processor = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter).freeze();
const began = performance.now();
const tree = processor.parse(text);
const parse = performance.now() - began;
if (tree.children.length === 0) throw new Error('the tree is empty: nothing was measured');
console.log(JSON.stringify({ ms: { parse }, peakMB: process.resourceUsage().maxRSS / 1024 }));
