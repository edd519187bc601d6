// Markdown as HTML for pages of ours: headings, paragraphs, lists, tables, emphasis, links to the web. Raw HTML is shown as text:
// a library of an organisation's own may hold anything.

import type { Nodes, Root, Table } from 'mdast';
import { parseMarkdown } from '../markdown/syntax.ts';
import { visible, webLink } from './html-page.ts';

/** The text as HTML. A heading of level 1 becomes one of `topLevel`, the others follow. */
export function markdownHtml(markdown: string, topLevel = 1): string {
  const { tree } = parseMarkdown(markdown, () => false);
  return inside(tree, topLevel);
}

function inside(node: { readonly children: readonly Nodes[] }, topLevel: number): string {
  return node.children.map((child) => html(child, topLevel)).join('');
}

function html(node: Nodes, topLevel: number): string {
  switch (node.type) {
    case 'text':
      return visible(node.value);
    case 'heading': {
      const level = Math.min(6, node.depth + topLevel - 1);
      return `<h${level}>${inside(node, topLevel)}</h${level}>\n`;
    }
    case 'paragraph':
      return `<p>${inside(node, topLevel)}</p>\n`;
    case 'strong':
      return `<strong>${inside(node, topLevel)}</strong>`;
    case 'emphasis':
      return `<em>${inside(node, topLevel)}</em>`;
    case 'inlineCode':
      return `<code>${visible(node.value)}</code>`;
    case 'code':
      return `<pre><code>${visible(node.value)}</code></pre>\n`;
    case 'blockquote':
      return `<blockquote>${inside(node, topLevel)}</blockquote>\n`;
    case 'list': {
      const start =
        node.ordered && node.start !== null && node.start !== 1 ? ` start="${Number(node.start)}"` : '';
      const tag = node.ordered ? 'ol' : 'ul';
      return `<${tag}${start}>\n${inside(node, topLevel)}</${tag}>\n`;
    }
    case 'listItem': {
      const [only, ...rest] = node.children;
      const isTight = only?.type === 'paragraph' && (node.spread !== true || rest.length === 0);
      const body = isTight
        ? inside(only, topLevel) + rest.map((child) => html(child, topLevel)).join('')
        : inside(node, topLevel);
      return `<li>${body}</li>\n`;
    }
    case 'link':
      return webLink(textOf(node), node.url);
    case 'break':
      return '<br>';
    case 'thematicBreak':
      return '<hr>\n';
    case 'table':
      return table(node, topLevel);
    case 'html':
      // A marker or another note to the drafter is no part of the text.
      return /^<!--/.test(node.value) ? '' : visible(node.value);
    case 'root':
      return inside(node satisfies Root, topLevel);
    default:
      return 'children' in node ? inside(node, topLevel) : 'value' in node ? visible(String(node.value)) : '';
  }
}

function table(node: Table, topLevel: number): string {
  const rows = node.children.map((row, index) => {
    const tag = index === 0 ? 'th' : 'td';
    return `<tr>${row.children.map((cell) => `<${tag}>${inside(cell, topLevel)}</${tag}>`).join('')}</tr>`;
  });
  const [head = '', ...body] = rows;
  return `<div class="scroll"><table>\n<thead>${head}</thead>\n<tbody>\n${body.join('\n')}\n</tbody>\n</table></div>\n`;
}

function textOf(node: Nodes): string {
  if ('value' in node) return String(node.value);
  return 'children' in node ? node.children.map(textOf).join('') : '';
}
