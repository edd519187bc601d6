// A page that needs nothing beside it: no script, nothing loaded, and a policy that says so. Light and dark by the
// reader's wish, for screen and paper.

import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { xmlText } from './xml.ts';

/** The look of report pages; inside an editor its own colours take the place of these. */
export const pageStyle = `
:root { color-scheme: light dark; --text: #1b1b1b; --page: #ffffff; --line: #767676; --soft: #f1f3f5; --link: #0b57a4; --bar: #5f6b7a; --sv: #1b6e3c; --bad: #b3261e; --warn: #7a4f00; --good: #1b6e3c; }
@media (prefers-color-scheme: dark) { :root { --text: #e8e8e8; --page: #1b1d20; --line: #8a8f98; --soft: #2a2d31; --link: #8ab8f0; --bar: #9aa5b4; --sv: #7ccf98; --bad: #ff9a90; --warn: #f0c36d; --good: #7ccf98; } }
body { font: 1rem/1.5 system-ui, sans-serif; color: var(--text); background: var(--page); max-width: 70rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.25rem; border-bottom: 1px solid var(--line); margin-top: 2.2rem; padding-bottom: .2rem; } h3 { font-size: 1.05rem; margin-top: 1.6rem; }
a { color: var(--link); } a:focus-visible, summary:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -100rem; } .skip:focus { left: 1rem; background: var(--page); padding: .4rem; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; } caption { text-align: left; font-weight: 600; padding: .3rem 0; }
th, td { border: 1px solid var(--line); padding: .3rem .6rem; text-align: left; vertical-align: top; overflow-wrap: break-word; } td code { overflow-wrap: anywhere; } thead th { background: var(--soft); } td.number, th.number { text-align: right; white-space: nowrap; overflow-wrap: normal; }
.tiles { display: flex; flex-wrap: wrap; gap: .6rem; list-style: none; padding: 0; } .tiles li { border: 1px solid var(--line); border-left-width: .4rem; padding: .3rem .8rem; min-width: 7rem; } .tiles strong { display: block; font-size: 1.4rem; }
.missing, .error { border-left-color: var(--bad); } .named, .warning { border-left-color: var(--warn); } .met { border-left-color: var(--good); }
.outcome { font-weight: 600; white-space: nowrap; } .outcome.missing { color: var(--bad); } .outcome.named { color: var(--warn); } .outcome.met { color: var(--good); }
.note { opacity: .85; font-size: .92rem; } code { font-family: ui-monospace, monospace; font-size: .9em; } dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; } dt { font-weight: 600; } dd { margin: 0; }
nav ul { display: flex; flex-wrap: wrap; gap: .2rem 1rem; padding: 0; list-style: none; } svg.chart { max-width: 46rem; width: 100%; height: auto; } svg.chart text { fill: var(--text); font: 14px system-ui, sans-serif; } svg.chart rect { fill: var(--bar); } svg.chart rect.sv { fill: var(--sv); }
summary { cursor: pointer; font-weight: 600; }
@media print { :root { --text: #000; --page: #fff; --soft: #eee; --bar: #666; --sv: #000; --link: #000; --bad: #000; --warn: #000; --good: #000; } body { max-width: none; padding: 0; font-size: 10pt; } nav, .skip { display: none; } tr, li, article { break-inside: avoid; } h2, h3, caption { break-after: avoid; } thead { display: table-header-group; } }
`;

/** A document up to where its body's content starts; the policy allows this style and nothing else. */
export function htmlHead(title: string, style: string): string {
  const hash = base64(sha256(utf8ToBytes(style)));
  return `<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${visible(title)}</title>
<style>${style}</style>
</head>
<body>
`;
}

/** A whole document around a body that was made of escaped text. */
export function htmlPage(title: string, body: string): string {
  return `${htmlHead(title, pageStyle)}<a class="skip" href="#main">Skip to the report</a>
${body}</body>
</html>
`;
}

/** Escaped, with characters that turn the direction of text shown for what they are. */
export function visible(text: string): string {
  return xmlText(text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '\ufffd')).replaceAll('&#10;', '\n');
}

/** Only links to the web: a library of an organisation's own may say anything. */
export function webLink(name: string, url: string): string {
  return /^https?:\/\//i.test(url)
    ? `<a rel="noreferrer noopener" href="${visible(url)}">${visible(name)}</a>`
    : visible(name);
}

/** What a table goes by: a caption of its own, or the heading just above it, by its id, so that nothing is said twice. */
export type TableName = { readonly caption: string } | { readonly headedBy: string };

/** A table; cells are HTML. Columns of figures are set to the right. */
export function htmlTable(
  named: TableName,
  header: readonly string[],
  rows: readonly (readonly string[])[],
  figures: ReadonlySet<number> = new Set(),
): string {
  const attribute = (column: number) => (figures.has(column) ? ' class="number"' : '');
  const head = header.map((cell, i) => `<th scope="col"${attribute(i)}>${visible(cell)}</th>`).join('');
  const body = rows
    .map(
      (cells) =>
        `<tr>${cells
          .map((cell, i) =>
            i === 0 ? `<th scope="row"${attribute(i)}>${cell}</th>` : `<td${attribute(i)}>${cell}</td>`,
          )
          .join('')}</tr>`,
    )
    .join('\n');
  const isHeaded = 'headedBy' in named;
  const label = isHeaded ? `aria-labelledby="${named.headedBy}"` : `aria-label="${visible(named.caption)}"`;
  const caption = isHeaded ? '' : `<caption>${visible(named.caption)}</caption>\n`;
  return `<div class="scroll" tabindex="0" role="region" ${label}><table>\n${caption}<thead><tr>${head}</tr></thead>\n<tbody>\n${body}\n</tbody>\n</table></div>\n`;
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = [bytes[at], bytes[at + 1], bytes[at + 2]];
    const bits = (a << 16) | (b << 8) | c;
    const four = [18, 12, 6, 0].map((shift) => digits[(bits >> shift) & 63] as string);
    const missing = Math.max(0, at + 3 - bytes.length);
    text += four.slice(0, 4 - missing).join('') + '='.repeat(missing);
  }
  return text;
}
