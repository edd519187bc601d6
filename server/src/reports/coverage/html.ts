// Coverage as a page: criteria, weights, golden thread, commitments, risks, what was not checked.

import { htmlPage, htmlTable, visible, webLink } from '../html-page.ts';
import type { ResultPlace } from '../result.ts';
import { weightsChart } from './chart.ts';
import { type Coverage, type CoverageCriterion, outcomeNames, outcomeOrder } from './coverage.ts';

/** The whole page for a browser. */
export function coverageHtml(packs: readonly Coverage[]): string {
  return htmlPage('Tenderlint: coverage', coverageBody(packs));
}

/** What stands between `<body>` and `</body>`. Places are links with `data-path` and `data-line`: an editor can follow them. */
export function coverageBody(packs: readonly Coverage[]): string {
  return `<main id="main">\n${packs.map(packBody).join('')}</main>\n`;
}

function packBody(c: Coverage, index: number): string {
  const id = `pack-${index + 1}`;
  const sections = [
    ['criteria', 'Expected criteria', criteriaSection(c, id)],
    ['weights', 'Weights', weightsSection(c, id)],
    ['thread', 'Golden thread', threadSection(c)],
    ['commitments', 'Commitments', commitmentsSection(c)],
    ['risks', 'Risks in the wording', risksSection(c)],
    ['not-checked', 'What was not checked', gapsSection(c)],
  ] as const;
  const links = sections.map(([name, title]) => `<li><a href="#${id}-${name}">${title}</a></li>`).join('');
  return `<header>
<h1>Coverage: ${visible(c.root)}</h1>
<p>${visible(c.law)}</p>
<dl>${c.profile.map(([fact, value]) => `<dt>${visible(fact)}</dt><dd>${visible(value)}</dd>`).join('')}<dt>Documents</dt><dd>${c.documents.map((d) => `<code>${visible(d)}</code>`).join(', ')}</dd></dl>
<p class="note">Law as at ${visible(c.tool.lawAsAt)} (clause library ${visible(c.tool.library)}, tenderlint ${visible(c.tool.version)}). Legal information, not advice.</p>
</header>
<nav aria-label="Parts of the report on ${visible(c.root)}"><ul>${links}</ul></nav>
${sections.map(([name, title, body]) => `<section aria-labelledby="${id}-${name}">\n<h2 id="${id}-${name}">${title}</h2>\n${body}</section>\n`).join('')}`;
}

function criteriaSection(c: Coverage, id: string): string {
  const tiles = outcomeOrder
    .map((o) => `<li class="${o}"><strong>${c.counts[o]}</strong> ${outcomeNames[o].toLowerCase()}</li>`)
    .join('');
  const groups = outcomeOrder.flatMap((outcome) => {
    const own = c.criteria.filter((criterion) => criterion.outcome === outcome);
    if (own.length === 0) return [];
    const isOpen = outcome === 'missing' || outcome === 'named';
    const table = htmlTable(
      { headedBy: `${id}-${outcome}` },
      ['Criterion', 'Outcome', 'Where', 'Authority', isOpen ? 'What to do' : 'Why'],
      own.map((criterion) => criterionCells(criterion, isOpen)),
    );
    const isQuiet = outcome === 'not-applicable';
    return [
      isQuiet
        ? `<details><summary id="${id}-${outcome}">${outcomeNames[outcome]}: ${own.length}</summary>\n${table}</details>\n`
        : `<h3 id="${id}-${outcome}">${outcomeNames[outcome]}: ${own.length}</h3>\n${table}`,
    ];
  });
  return `<ul class="tiles">${tiles}</ul>\n${groups.join('')}`;
}

function criterionCells(criterion: CoverageCriterion, isOpen: boolean): readonly string[] {
  const { title, id, outcome, where, force, citations, why, fix } = criterion;
  const law = citations.map((x) => webLink(x.title, x.url)).join('; ');
  return [
    `${visible(title)}<br><code>${visible(id)}</code>`,
    `<span class="outcome ${outcome}">${outcomeNames[outcome]}</span>`,
    where.length === 0 ? '<span class="note">nowhere</span>' : where.slice(0, 4).map(placeLink).join('<br>'),
    [visible(force), law].filter((x) => x !== '').join(': '),
    visible(isOpen ? `${why} ${fix}` : why),
  ];
}

function weightsSection(c: Coverage, id: string): string {
  const { socialValue, weights } = c;
  const share =
    socialValue.percent === undefined
      ? ''
      : `<p><strong>Social value: ${socialValue.percent}${socialValue.to === undefined ? '' : ` to ${socialValue.to}`}% of the whole score.</strong></p>\n`;
  const steps = `<ol>${socialValue.steps.map((step) => `<li>${visible(step)}</li>`).join('')}</ol>\n`;
  const where =
    socialValue.where.length === 0
      ? ''
      : `<p>Read from ${socialValue.where.slice(0, 6).map(placeLink).join(', ')}.</p>\n`;
  const differs = socialValue.differs
    .map((d) => `<p>Elsewhere it is ${d.percent}%: ${placeLink(d)}.</p>\n`)
    .join('');
  const table =
    weights.length === 0
      ? ''
      : htmlTable(
          { caption: 'Weights of the whole score' },
          ['Criterion', 'Share'],
          weights.map((w) => [visible(w.label), `${w.percent}%`]),
          new Set([1]),
        );
  return share + steps + where + differs + weightsChart(weights, `${id}-chart`) + table;
}

function threadSection({ threads }: Coverage): string {
  if (threads.length === 0) return '<p>The pack asks for no benefits that could be followed.</p>\n';
  return htmlTable(
    { caption: 'Each theme from notice to remedy' },
    ['Theme', 'In short', 'Places'],
    threads.map((t) => [
      visible(t.title),
      visible(t.summary),
      t.places
        .slice(0, 12)
        .map((p) => `${p.stage}: ${placeLink(p)}`)
        .join('<br>'),
    ]),
  );
}

function commitmentsSection({ commitments }: Coverage): string {
  if (commitments.length === 0) return '<p>No quantity of a benefit is fixed in the pack.</p>\n';
  return htmlTable(
    { caption: 'Quantities that the text fixes' },
    ['No', 'Quantity', 'Unit', 'Period', 'Beneficiaries', 'Who', 'By when', 'Evidence', 'Where'],
    commitments.map((r) => [
      String(r.number),
      String(r.quantity),
      ...[r.unit, r.period, r.beneficiaries, r.who, r.by, r.evidence].map(visible),
      r.places.slice(0, 4).map(placeLink).join('<br>'),
    ]),
    new Set([1]),
  );
}

function risksSection({ risks, suppressed }: Coverage): string {
  const note = suppressed === 0 ? '' : `<p class="note">Suppressed with a reason: ${suppressed}.</p>\n`;
  if (risks.length === 0) return `<p>No risk was found in the wording.</p>\n${note}`;
  return (
    htmlTable(
      { caption: 'Wording that may be open to challenge' },
      ['Finding', 'Severity', 'Where', 'Message'],
      risks.map((r) => [
        `${visible(r.title)}<br><code>${visible(r.rule)}</code>`,
        r.severity,
        placeLink(r),
        visible(r.message),
      ]),
    ) + note
  );
}

function gapsSection({ notChecked }: Coverage): string {
  if (notChecked.length === 0) return '<p>Everything was checked.</p>\n';
  return htmlTable(
    { caption: 'Not checked, or not to be told' },
    ['What', 'Why', 'Where'],
    notChecked.map((g) => [visible(g.what), visible(g.why), g.where ? placeLink(g.where) : '']),
  );
}

function placeLink({ path, line }: ResultPlace): string {
  const file = path.split('/').map(encodeURIComponent).join('/');
  return `<a href="${visible(file)}" data-path="${visible(path)}" data-line="${line}">${visible(path.split('/').at(-1) ?? path)}, line ${line}</a>`;
}
