// Text for Markdown that is shown to people: escaping, and the way back for clients that show plain text only.

/** The text so that Markdown shows it as it stands. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~]/g, '\\$&');
}

/** A link; just the title where there is no address. Parentheses and spaces in the address are encoded. */
export function markdownLink(title: string, url: string): string {
  if (url === '') return escapeMarkdown(title);
  const address = url.replace(/[()<>\s]/g, (c) => `%${c.charCodeAt(0).toString(16).padStart(2, '0')}`);
  return `[${escapeMarkdown(title)}](${address})`;
}

/** Markdown made by these features as plain text: no emphasis, escapes resolved, addresses after their titles. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/(^|[^\\])\[((?:\\.|[^\]\\])*)\]\(([^)\s]*)\)/g, '$1$2 ($3)')
    .replace(/(^|[^\\])\*\*/g, '$1')
    .replace(/(^|[^\\])`/g, '$1')
    .replace(/\\([\\`*_{}[\]<>#|~])/g, '$1');
}
