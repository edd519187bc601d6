// The structure of a pack: its documents' structures under one roof, with the attachments they bring.

import type { Range } from '../markdown/blocks.ts';
import { type DocumentStructure, documentStructure } from './document-structure.ts';
import { labelOf, segmentsOf } from './labels.ts';
import type { AttachmentWord, PartWord, Realm, StructureSource } from './model.ts';
import { isAttachmentWord, partWordOf } from './part-words.ts';
import { titleKey } from './titles.ts';

/** Something attached: a schedule with a heading, a document of the pack, a file that is not Markdown. */
export interface Attachment {
  /** `schedule` and `3`; absent for a file whose name gives no number. */
  readonly word?: AttachmentWord;
  readonly label?: string;
  readonly title: string;
  /** Index of the document it stands in, or -1 for a file. */
  readonly document: number;
  /** Of its heading in the document. */
  readonly range: Range;
  readonly realm?: Realm;
  /** The path of a document or file that is the attachment. */
  readonly path?: string;
}

export interface PackStructure {
  readonly documents: readonly DocumentStructure[];
  readonly attachments: readonly Attachment[];
  /** Attachments by word and number, as `attachmentKey` writes it. */
  readonly attachmentsByKey: ReadonlyMap<string, readonly Attachment[]>;
  /** Words for which the pack has a numbered attachment. */
  readonly attachmentWords: ReadonlySet<PartWord>;
  /** Files that are not Markdown, as declared. */
  readonly files: readonly string[];
}

const known = new WeakMap<readonly StructureSource[], PackStructure>();

/** The structure of a pack; kept for as long as its list of documents lives. */
export function packStructure(sources: readonly StructureSource[], files: readonly string[]): PackStructure {
  const before = known.get(sources);
  if (before && before.files === files) return before;
  const documents = sources.map((source, index) => documentStructure(source, index));
  const attachments = [...documents.flatMap(attachmentsOf), ...files.map(fileAttachment)];
  const byKey = new Map<string, Attachment[]>();
  for (const attachment of attachments) {
    if (!attachment.word || attachment.label === undefined) continue;
    const key = attachmentKey(attachment.word, attachment.label);
    const there = byKey.get(key);
    if (there) there.push(attachment);
    else byKey.set(key, [attachment]);
  }
  const structure: PackStructure = {
    documents,
    attachments,
    attachmentsByKey: byKey,
    attachmentWords: new Set(
      attachments.flatMap(({ word, label }) => (word && label !== undefined ? [word] : [])),
    ),
    files,
  };
  known.set(sources, structure);
  return structure;
}

/** `schedule 3`; roman, letter and leading noughts alike. */
export function attachmentKey(word: PartWord, label: string): string {
  return `${word} ${labelOf(segmentsOf(label))}`;
}

function attachmentsOf(document: DocumentStructure): readonly Attachment[] {
  const { realms, index, source } = document;
  const own: Attachment[] = realms.flatMap((realm) =>
    realm.kind === 'attachment' && realm.word && isAttachmentWord(realm.word) && realm.label !== undefined
      ? [
          {
            word: realm.word,
            label: realm.label,
            title: realm.title,
            document: index,
            range: realm.range,
            realm,
          },
        ]
      : [],
  );
  const named = nameOf(source.path);
  const isOwn =
    named.word &&
    own.some(
      (a) =>
        a.word === named.word &&
        attachmentKey(named.word as AttachmentWord, named.label ?? '') ===
          attachmentKey(a.word as AttachmentWord, a.label ?? ''),
    );
  if (named.word && !isOwn && own.every((a) => a.word !== named.word))
    own.push({
      ...named,
      title: named.title,
      document: index,
      range: document.headings[0]?.range ?? { start: 0, end: 0 },
      realm: realms[0] as Realm,
      path: source.path,
    });
  return own;
}

function fileAttachment(path: string): Attachment {
  return { ...nameOf(path), document: -1, range: { start: 0, end: 0 }, path };
}

const numberedName =
  /^(?:\d{1,3}[\s._-]+)?([a-z]{3,11})[\s._-]*(?:no[\s._-]*)?(\d{1,3}[a-z]?|[a-z]\d{0,2}|[ivx]{1,5})(?=$|[\s._-])[\s._-]*(.*)$/i;

/** `Schedule-3-pricing.xlsx` is a schedule 3, "pricing". */
function nameOf(path: string): {
  readonly word?: AttachmentWord;
  readonly label?: string;
  readonly title: string;
} {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]{1,6}$/, '');
  const match = numberedName.exec(name);
  const word = match && partWordOf(match[1] ?? '');
  if (match && word && isAttachmentWord(word))
    return { word, label: match[2] as string, title: (match[3] ?? '').replace(/[-_]+/g, ' ').trim() };
  return { title: name.replace(/[-_]+/g, ' ').trim() };
}

/** The documents of the pack that a name may mean: "the Specification", "Conditions of Contract". */
export function documentsNamed(pack: PackStructure, name: string): readonly DocumentStructure[] {
  const wanted = titleKey(name);
  if (wanted === '') return [];
  const words = wanted.split(' ');
  return pack.documents.filter((document) => {
    const titles = [nameOf(document.source.path).title, document.headings[0]?.title ?? ''];
    const initials = titles.map((title) => (title.match(/\b\p{L}/gu) ?? []).join('').toLowerCase());
    if (
      words.length === 1 &&
      wanted.length >= 2 &&
      wanted.length <= 5 &&
      initials.some((i) => i.includes(wanted))
    )
      return true;
    return titles.some((title) => {
      const own = new Set(titleKey(title).split(' '));
      return words.every((word) => own.has(word));
    });
  });
}
