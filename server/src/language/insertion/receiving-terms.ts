// The words of the pack that receives a clause: the terms it defines, and what it calls the parties.

import { partyNames } from '../../checks/drafting/clause-difference.ts';
import type { PackDocument } from '../../checks/pack.ts';
import type { PackStructure } from '../../structure/pack-structure.ts';
import { packTerms, termKey } from '../../structure/terms.ts';

export interface ReceivingTerms {
  /** Whether the pack defines a term, in whatever number or case. */
  readonly defines: (term: string) => boolean;
  /** Where it does, for a message: document of the pack and offset. */
  readonly whereDefined: (term: string) => { readonly document: number; readonly at: number } | undefined;
  /** Names of parties in the library's wordings → what the pack calls them. */
  readonly parties: ReadonlyMap<string, string>;
}

const known = new WeakMap<PackStructure, ReceivingTerms>();

/** Read once for each version of the pack. */
export function receivingTerms(structure: PackStructure, documents: readonly PackDocument[]): ReceivingTerms {
  let terms = known.get(structure);
  if (terms === undefined) {
    const { entries } = packTerms(structure);
    const defines = (term: string): boolean => entries.has(termKey(term));
    terms = {
      defines,
      whereDefined: (term) => {
        const first = entries.get(termKey(term))?.definitions[0];
        return first && { document: first.document, at: first.range.start };
      },
      parties: partiesOf(defines, documents),
    };
    known.set(structure, terms);
  }
  return terms;
}

/** Fewer uses than this do not show what a pack calls a party. */
const FEWEST_USES = 3;

/** A pack that says "Contractor" and never "Supplier" gets clauses that say "Contractor". */
function partiesOf(
  defines: (term: string) => boolean,
  documents: readonly PackDocument[],
): ReadonlyMap<string, string> {
  const uses = new Map<string, number>();
  const names = [...new Set([...Object.keys(partyNames), ...Object.values(partyNames)])];
  const pattern = new RegExp(`\\b[Tt]he (${names.join('|')})\\b`, 'g');
  for (const { tender } of documents)
    for (const { text } of tender.markdown.chunks)
      for (const [, name = ''] of text.matchAll(pattern)) uses.set(name, (uses.get(name) ?? 0) + 1);
  const parties = new Map<string, string>();
  for (const ours of new Set(Object.values(partyNames))) {
    if (defines(ours)) continue;
    const theirs = Object.keys(partyNames).filter((name) => partyNames[name] === ours);
    const defined = theirs.filter(defines);
    const used = theirs
      .filter((name) => (uses.get(name) ?? 0) >= FEWEST_USES && (uses.get(ours) ?? 0) === 0)
      .sort((a, b) => (uses.get(b) ?? 0) - (uses.get(a) ?? 0));
    const name = defined.length === 1 ? defined[0] : defined.length === 0 ? used[0] : undefined;
    if (name !== undefined) parties.set(ours, name);
  }
  return parties;
}

/** A wording in the pack's names for the parties; blanks are left alone. */
export function withParties(body: string, parties: ReadonlyMap<string, string>): string {
  if (parties.size === 0) return body;
  // "Supplier Charity" is a term of its own.
  const names = [...parties.keys()].join('|');
  const pattern = new RegExp(`\\b(?:(an?|An?) )?(${names})\\b(?! [A-Z][a-z])(?![^{}]*\\}\\})`, 'g');
  return body.replace(pattern, (_, article: string | undefined, name: string) => {
    const theirs = parties.get(name) ?? name;
    return article === undefined ? theirs : `${articleFor(article, theirs)} ${theirs}`;
  });
}

function articleFor(written: string, word: string): string {
  const small = /^[AEIOU]/.test(word) ? 'an' : 'a';
  return written.startsWith('A') ? `A${small.slice(1)}` : small;
}
