// Packs that receive clauses, as snapshots of the shipped library, and the texts after a plan has been carried out.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkPack } from '../../../../server/src/checks/check-pack.ts';
import {
  type InsertionPlan,
  type InsertionWish,
  planInsertion,
} from '../../../../server/src/language/insertion/plan.ts';
import type { Snapshot } from '../../../../server/src/language/snapshot.ts';
import type { Profile } from '../../../../server/src/library/model.ts';
import { edited } from '../../../../server/src/markdown/edited.ts';
import { documentKind } from '../../../../server/src/workspace/document-kind.ts';
import { packOf, usualProfile } from '../../../support/check-text.ts';
import { sourceLibrary } from '../../../support/source-library.ts';

export type Texts = Readonly<Record<string, string>>;

/** The Markdown documents of a folder of this repository by their names. */
export function packIn(...folder: readonly string[]): Texts {
  const path = join(import.meta.dirname, '../../../..', ...folder);
  const names = readdirSync(path).filter((name) => name.endsWith('.md'));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(path, name), 'utf8')]));
}

export function snapshotOf(texts: Texts, profile: Profile = usualProfile): Snapshot {
  const { compiled } = sourceLibrary();
  const paths = Object.keys(texts);
  const made = packOf(Object.values(texts), profile, 'other', compiled, { paths, attachments: [] });
  const pack = {
    ...made,
    documents: made.documents.map((document) => ({
      ...document,
      kind: documentKind(document.path, document.tender),
    })),
  };
  return { pack, result: checkPack(pack, compiled), library: compiled.library };
}

/** Plans to insert where `cursor` starts in a document; fails where the plan is refused. */
export function plan(
  snapshot: Snapshot,
  name: string,
  cursor: string,
  wish: Partial<InsertionWish> & Pick<InsertionWish, 'clause'>,
): InsertionPlan {
  const document = snapshot.pack.documents.findIndex(({ path }) => path === name);
  const text = snapshot.pack.documents[document]?.tender.markdown.text ?? '';
  const offset = cursor === '' ? text.length : text.indexOf(cursor);
  if (offset < 0) throw new Error(`“${cursor}” is not in ${name}`);
  const made = planInsertion(snapshot, document, offset, { bring: 'nothing', where: 'section-end', ...wish });
  if ('refused' in made) throw new Error(made.refused);
  return made;
}

/** The texts with the edits of a plan made. */
export function carriedOut({ pack }: Snapshot, { edits }: InsertionPlan): Texts {
  return Object.fromEntries(
    pack.documents.map(({ path, tender }, index) => [
      path,
      edited(
        tender.markdown.text,
        edits.filter(({ document }) => document === index),
      ),
    ]),
  );
}
