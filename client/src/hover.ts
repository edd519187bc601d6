// VS Code shows the messages of the findings under the pointer by itself, above the server's hover. What the server
// says for editors that do not, is taken out here: said once is enough.

import { Hover, languages, MarkdownString } from 'vscode';
import type { HoverMiddleware } from 'vscode-languageclient';

export const hoverMiddleware: HoverMiddleware = {
  provideHover: async (document, position, token, next) => {
    const hover = await next(document, position, token);
    if (!hover) return hover;
    const messages = new Set(
      languages
        .getDiagnostics(document.uri)
        .filter((finding) => finding.range.contains(position))
        .map((finding) => finding.message),
    );
    const contents = hover.contents.map((part) =>
      part instanceof MarkdownString ? withoutMessages(part, messages) : part,
    );
    return new Hover(contents, hover.range);
  },
};

/** The same Markdown without the paragraphs that are one of the messages. */
function withoutMessages(markdown: MarkdownString, messages: ReadonlySet<string>): MarkdownString {
  const paragraphs = markdown.value.split('\n\n').filter((paragraph) => !messages.has(unescaped(paragraph)));
  const without = new MarkdownString(paragraphs.join('\n\n'), markdown.supportThemeIcons ?? false);
  if (markdown.isTrusted !== undefined) without.isTrusted = markdown.isTrusted;
  if (markdown.supportHtml !== undefined) without.supportHtml = markdown.supportHtml;
  return without;
}

/** Text as it was before its Markdown characters were escaped. */
function unescaped(paragraph: string): string {
  return paragraph.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}
