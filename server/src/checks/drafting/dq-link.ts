// DQ-LINK: links that a bidder may not be able to open: local files, shared drives, internal hosts, addresses left blank.

import { marksIn } from '../../tender/facts/found.ts';
import { mentionsOf, SLASH } from '../../tender/mentions.ts';
import { type InStatement, inPack, perStatement } from '../values/per-chunk.ts';
import type { DraftingCheck } from './drafting-check.ts';

interface Link {
  readonly target: string;
  readonly problem: string;
}

const reader = perStatement((statement, model, index): readonly InStatement<Link>[] => {
  const { text, runStart } = statement;
  const found: InStatement<Link>[] = [];
  const add = (start: number, end: number, target: string) => {
    const problem = problemOf(target);
    if (problem !== undefined && !found.some((f) => start < f.end && end > f.start))
      found.push({ start, end, value: { target, problem } });
  };
  for (const mark of marksIn(statement, 'link')) {
    const start = Math.max(0, mark.start - runStart);
    const end = Math.min(text.length, mark.end - runStart);
    if (mark.target !== undefined && mark.start >= runStart && end > start)
      add(start, end, mark.target.trim());
  }
  if (mentionsOf(model).in(index, SLASH) && /:\/\/|\\/.test(text))
    for (const match of text.matchAll(address)) {
      const target = match[0].replace(/[.,;:)]+$/, '');
      add(match.index, match.index + target.length, target);
    }
  return found;
});

const address =
  /(?:https?|file):\/\/[^\s<>"”’)\]]{0,300}|(?<![\p{L}\p{N}:\\])\\{1,2}[A-Za-z0-9][\w.$-]{1,60}\\[\w.$ -]{1,60}\\[^\s<>"]{1,200}|(?<![\p{L}])[A-Z]:\\[^\s<>"]{1,200}/gu;

const sharedDrive =
  /(?:^|\.)(?:sharepoint\.com|onedrive\.live\.com|1drv\.ms|docs\.google\.com|drive\.google\.com|dropbox\.com|box\.com|wetransfer\.com|we\.tl|teams\.microsoft\.com|notion\.so|trello\.com|slack\.com|atlassian\.net|basecamp\.com|safelinks\.protection\.outlook\.com)$/i;
const internalHost =
  /^(?:localhost|127\.|10\.\d|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|intranet(?:\.|$)|sharepoint(?:$|\.(?!com))|fileserver)|\.(?:local|internal|intranet|corp|lan|home|localdomain)$/i;

/** What is wrong with an address; undefined for one that anybody may open. */
function problemOf(target: string): string | undefined {
  if (/^(?:file:|[A-Za-z]:[\\/]|\\)/i.test(target))
    return 'leads to a file on somebody’s own computer or network';
  if (target === '' || target === '#' || /^https?:\/\/?(?:www\.)?$/i.test(target)) return 'leads nowhere';
  if (
    /^(?:TBC|TBA|TBD|todo|xxx+|insert.*|url|link)$/i.test(target) ||
    /\[[^\]]*\]|[<>{}]|xxxx|insert[-_ ]?(?:url|link)/i.test(target)
  )
    return 'is still to be filled in';
  const host = /^https?:\/\/(?:[^/?#@]*@)?([^/?#:]+)/i.exec(target)?.[1];
  if (host === undefined) return undefined;
  if (internalHost.test(host)) return 'leads to an internal address';
  if (sharedDrive.test(host)) return 'leads to a shared drive or a site that may ask for a login';
  if (/(?:^|\.)example\.(?:com|org|net|co\.uk)$|\.(?:test|invalid|example)$/i.test(host))
    return 'leads to an address kept for examples';
  return undefined;
}

export const link: DraftingCheck = {
  id: 'DQ-LINK',
  find: ({ view }) => {
    const told = new Set<string>();
    return inPack(view, reader).flatMap(({ document, range, value }) => {
      const key = `${document} ${value.target}`;
      if (told.has(key)) return [];
      told.add(key);
      return [
        {
          document,
          range,
          match: value.target,
          words: { problem: value.problem },
          because: [`Address: ${value.target}`],
        },
      ];
    });
  },
};
