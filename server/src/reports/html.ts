// `--format html`: one page that needs nothing beside it: no script, nothing loaded, and a policy that says so.

import { excerpt } from './excerpt.ts';
import { htmlHead, visible } from './html-page.ts';
import { givenOnce, type Report, type ReportContext, shownByPath } from './report.ts';
import type { ResultFinding, ResultPack } from './result.ts';
import { outcomes, severities, type Tally } from './tally.ts';
import { count, noPaint, standingLine, summaryText } from './text.ts';
import { xmlText } from './xml.ts';

const style = `
:root { color-scheme: light dark; --line: #8888; --soft: #8882; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; border-bottom: 1px solid var(--line); margin-top: 2.5rem; }
article { border-left: .3rem solid var(--line); padding: .1rem 1rem; margin: 1.2rem 0; }
article.error { border-color: #c62828; } article.warning { border-color: #b8860b; } article.information { border-color: #1565c0; }
h3 { font-size: 1rem; margin: .4rem 0; } .place, .note { opacity: .8; font-size: .9rem; }
pre { background: var(--soft); padding: .5rem; overflow-x: auto; white-space: pre-wrap; } mark { font-weight: bold; }
table { border-collapse: collapse; } td, th { border: 1px solid var(--line); padding: .2rem .6rem; text-align: left; }
`;

/** A document per heading, a finding per article; links lead to the law and nowhere else. */
export const htmlReport: Report = (context) => {
  const open = givenOnce(() => headText(context));
  return {
    pack: (pack) => open() + packText(pack, context),
    end: (tally) => `${open()}${summarySection(tally, context)}</body>\n</html>\n`,
  };
};

function headText({ tool }: ReportContext): string {
  return `${htmlHead('Tenderlint report', style)}<h1>Tenderlint report</h1>
<p class="note">Law as at ${xmlText(tool.lawAsAt)} (clause library ${xmlText(tool.library)}, tenderlint ${xmlText(tool.version)}). Legal information, not advice. The summary stands <a href="#summary">at the end</a>.</p>
`;
}

function packText(pack: ResultPack, context: ReportContext): string {
  const law = pack.regimeTitle === null ? 'The law that governs cannot be told.' : pack.regimeTitle;
  return [...shownByPath(pack, context)]
    .map(([path, own]) => {
      const body =
        own.length === 0 ? '<p>No findings.</p>\n' : own.map((finding) => article(finding)).join('');
      return `<section>\n<h2>${visible(path)}</h2>\n<p class="note">${visible(law)}</p>\n${body}</section>\n`;
    })
    .join('');
}

function article(finding: ResultFinding): string {
  const { severity, rule, title, message, range, citations, fixes, related } = finding;
  const law = citations.map(({ title: name, url }) => `<li>${link(name, url)}</li>`);
  const offers = fixes.map((fix) => `<li>${visible(fix.title)}</li>`);
  const see = related.map(
    (place) => `<li>${visible(`${place.path}:${place.range.start.line}: ${place.message}`)}</li>`,
  );
  return [
    `<article class="${severity}">`,
    `<h3>${severity}: ${visible(title)}</h3>`,
    `<p class="place">line ${range.start.line}, column ${range.start.column} · <code>${visible(rule)}</code></p>`,
    `<pre>${sourceLines(finding)}</pre>`,
    `<p>${visible(message)}</p>`,
    ...list('See', see),
    ...list('Law', law),
    ...list('Wording offered', offers),
    '</article>\n',
  ].join('\n');
}

function list(heading: string, items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : [`<p>${heading}</p>`, `<ul>${items.join('')}</ul>`];
}

function sourceLines({ source }: ResultFinding): string {
  const shown = excerpt(source.text, source, 200);
  const lines = shown.lines.map(
    ({ before, marked, rest }) => `${visible(before)}<mark>${visible(marked)}</mark>${visible(rest)}`,
  );
  const more = shown.more + source.more;
  return [...lines, ...(more > 0 ? [`… ${count(more, 'more line')}`] : [])].join('\n');
}

/** Only links to the web: a library of an organisation's own may say anything. */
function link(name: string, url: string): string {
  return /^https?:\/\//i.test(url)
    ? `<a rel="noreferrer noopener" href="${visible(url)}">${visible(name)}</a>`
    : visible(name);
}

function summarySection(tally: Tally, context: ReportContext): string {
  const cells = severities.map((severity) => `<td>${tally.shown[severity]}</td>`).join('');
  const heads = severities.map((severity) => `<th>${severity}</th>`).join('');
  const criteria = outcomes.map((outcome) => `<td>${tally.criteria[outcome]}</td>`).join('');
  const text = summaryText(tally, context.tool, { ...context, paint: noPaint, width: 1_000 });
  return [
    '<section id="summary">',
    '<h2>Summary</h2>',
    `<table><tr>${heads}</tr><tr>${cells}</tr></table>`,
    `<p>${visible(standingLine(tally))}</p>`,
    `<table><tr>${outcomes.map((outcome) => `<th>${outcome}</th>`).join('')}</tr><tr>${criteria}</tr></table>`,
    `<pre>${visible(text)}</pre>`,
    '</section>\n',
  ].join('\n');
}
