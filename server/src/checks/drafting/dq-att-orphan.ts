// DQ-ATT-ORPHAN: an attachment of the pack that no document mentions, by number or by name.

import { type Range, sourceRange } from '../../markdown/blocks.ts';
import type { DocumentStructure } from '../../structure/document-structure.ts';
import type { Realm } from '../../structure/model.ts';
import type { Attachment, PackStructure } from '../../structure/pack-structure.ts';
import { titleKey, titleWords } from '../../structure/titles.ts';
import type { ChunkModel } from '../../tender/model.ts';
import type { PackView } from '../view.ts';
import type { DraftingCheck, DraftingFinding } from './drafting-check.ts';
import { perDocument } from './per-document.ts';
import { resolvedReferences, structureOf } from './structure-of.ts';

const notMeant = /\b(?:read ?me|licen[cs]e|cover|contents|index|changelog|notes?)\b/i;

export const attOrphan: DraftingCheck = {
  id: 'DQ-ATT-ORPHAN',
  find: ({ view }) => {
    const pack = structureOf(view);
    if (pack.attachments.length === 0) return [];
    const mentioned = new Set<Attachment>();
    for (const { document, resolution, range } of resolvedReferences(pack)) {
      if (resolution.kind !== 'found') continue;
      const { target } = resolution;
      if (
        target.kind === 'attachment' &&
        !(target.attachment.document === document.index && isOwn(target.attachment, range.start))
      )
        mentioned.add(target.attachment);
      if (target.kind === 'provision') {
        const own = pack.attachments.find(
          (a) => a.realm?.document === target.provision.document && a.realm.index === target.provision.realm,
        );
        if (own) mentioned.add(own);
      }
    }
    const text = wordsOf(view);
    return pack.attachments.flatMap((attachment): DraftingFinding[] => {
      if (mentioned.has(attachment) || isMentionedByName(pack, attachment, text)) return [];
      const name = attachment.word
        ? `${capital(attachment.word)} ${attachment.label}`
        : (attachment.path ?? attachment.title);
      if (notMeant.test(attachment.title) || notMeant.test(name)) return [];
      return [
        {
          document: Math.max(0, attachment.document),
          range: attachment.range,
          match: `${name}${attachment.word && attachment.title !== '' ? ` (${attachment.title})` : ''}`,
          because: ['Looked for its number, its title and its file name in every document of the pack.'],
        },
      ];
    });
  },
};

/** A schedule that speaks of itself does not mention itself. */
function isOwn({ range }: Attachment, at: number): boolean {
  return at >= range.start && at <= range.end;
}

function isMentionedByName(
  pack: PackStructure,
  { title, path, document, range, realm }: Attachment,
  text: PackWords,
): boolean {
  const file = path?.slice(path.lastIndexOf('/') + 1);
  if (file && pack.documents.some((d) => d.links.some(({ item }) => decoded(item.target).includes(file))))
    return true;
  if (file && text.has(titleKey(file.replace(/\.[^.]+$/, '').replace(/[-_]+/g, ' ')))) return true;
  const key = titleKey(title);
  if (key === '' || titleWords(title).length === 0) return false;
  const own = realm && realm.index > 0 ? pack.documents[document] : undefined;
  const end = own && endOf(own, (realm as Realm).index);
  return text.has(
    key,
    document < 0 ? undefined : { document, range: { start: range.start, end: end ?? range.end } },
  );
}

/** Where a schedule ends: what it says of itself does not bring it in. */
function endOf({ realms, switches }: DocumentStructure, index: number): number | undefined {
  const isInside = (at: number): boolean => {
    for (let one = realms[at]; one; one = realms[one.parent]) if (one.index === index) return true;
    return false;
  };
  const first = switches.findIndex(({ realm }) => realm === index);
  return switches.slice(first).find(({ realm }) => !isInside(realm))?.at ?? Number.POSITIVE_INFINITY;
}

function decoded(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}

interface PackWords {
  /** Whether the words of a title stand one after the other anywhere but in the heading given. */
  readonly has: (key: string, except?: { readonly document: number; readonly range: Range }) => boolean;
}

interface StatementKey {
  readonly key: string;
  /** In the chunk. */
  readonly at: number;
}
const keys = new WeakMap<ChunkModel, readonly StatementKey[]>();

function wordsOf(view: PackView): PackWords {
  return {
    has: (key, except) =>
      view.documents.some(({ document, index }) =>
        except?.document !== index
          ? saysIn(document)(key)
          : document.tender.models.some((model, i) => {
              const start = document.tender.markdown.starts[i] as number;
              return statementKeys(model).some(
                (one) =>
                  ` ${one.key} `.includes(` ${key} `) &&
                  !(
                    except?.document === index &&
                    start + one.at >= except.range.start &&
                    start + one.at <= except.range.end
                  ),
              );
            }),
      ),
  };
}

/** Whether a document holds the words of a title; each asked for once. */
const saysIn = perDocument((models) => {
  const answers = new Map<string, boolean>();
  return (key: string): boolean => {
    let answer = answers.get(key);
    if (answer === undefined) {
      answer = models.some((model) =>
        statementKeys(model).some((one) => ` ${one.key} `.includes(` ${key} `)),
      );
      answers.set(key, answer);
    }
    return answer;
  };
});

function statementKeys(model: ChunkModel): readonly StatementKey[] {
  let known = keys.get(model);
  if (!known) {
    known = model.statements.map(({ text, run, runStart }) => ({
      key: titleKey(text),
      at: sourceRange(run, runStart, runStart).start,
    }));
    keys.set(model, known);
  }
  return known;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
