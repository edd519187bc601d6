// The weights as bars: a picture with a title and a description for those who do not see it.

import { visible } from '../html-page.ts';
import type { CoverageWeight } from './coverage.ts';

const ROW = 30;
const LABEL = 260;
const BARS = 380;
const WIDTH = 720;
const LONGEST_LABEL = 36;

/** Inline SVG; empty where there is nothing to show. `id` keeps the names of several charts on one page apart. */
export function weightsChart(weights: readonly CoverageWeight[], id: string): string {
  if (weights.length === 0) return '';
  const height = weights.length * ROW + 10;
  const said = weights.map((w) => `${w.label} ${w.percent}%`).join(', ');
  const bars = weights
    .map(({ label, percent, socialValue }, i) => {
      const y = 5 + i * ROW;
      const width = Math.max(1, Math.round((Math.min(100, percent) / 100) * BARS));
      const short = label.length > LONGEST_LABEL ? `${label.slice(0, LONGEST_LABEL - 1)}…` : label;
      return `<text x="${LABEL - 10}" y="${y + 18}" text-anchor="end">${visible(short)}</text><rect${socialValue ? ' class="sv"' : ''} x="${LABEL}" y="${y + 3}" width="${width}" height="${ROW - 10}"></rect><text x="${LABEL + width + 8}" y="${y + 18}">${percent}%${socialValue ? ' (social value)' : ''}</text>`;
    })
    .join('\n');
  return `<svg class="chart" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="${id}-title ${id}-text">
<title id="${id}-title">Weights of the whole score</title>
<desc id="${id}-text">${visible(said)}.</desc>
${bars}
</svg>
`;
}
