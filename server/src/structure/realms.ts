// Schedules, parts and restarts: where a stretch of numbering of its own begins and ends.

import type { Offset, Range } from '../markdown/blocks.ts';
import type { Realm, Unit } from './model.ts';
import { type Builder, close, type OpenRealm } from './outline-builder.ts';

/** A heading above a schedule's own level ends the schedule. */
export function leaveAttachment(builder: Builder, unit: Unit, at: Offset): void {
  while (
    builder.realm.index > 0 &&
    unit.depth < 7 &&
    builder.realm.depth < 7 &&
    (unit.depth < builder.realm.depth ||
      (unit.depth === builder.realm.depth && builder.realm.kind !== 'restart' && !isPlainSection(unit)))
  ) {
    close(builder, 0, at);
    builder.realm = builder.realms[builder.realm.parent] as OpenRealm;
    builder.switches.push({ at, realm: builder.realm.index });
    builder.openRuns = [];
  }
}

/** A converter may give a schedule and the paragraphs in it one level. */
function isPlainSection(unit: Unit): boolean {
  return unit.word === undefined && unit.number !== undefined;
}

export function openRealm(
  builder: Builder,
  kind: Realm['kind'],
  unit: Pick<Unit, 'word' | 'number' | 'title' | 'depth'>,
  range: Range,
): void {
  close(builder, 0, range.start);
  builder.openRuns = [];
  let parent: OpenRealm = builder.realm;
  if (kind === 'attachment') {
    while (
      parent.index > 0 &&
      (parent.kind !== 'attachment' || parent.depth >= unit.depth || parent.word === unit.word)
    )
      parent = builder.realms[parent.parent] as OpenRealm;
  } else
    while (parent.index > 0 && parent.kind !== 'attachment' && (kind === 'part' || parent.kind !== 'part'))
      parent = builder.realms[parent.parent] as OpenRealm;
  const realm: OpenRealm = {
    index: builder.realms.length,
    document: builder.document,
    parent: parent.index,
    kind,
    ...(unit.word === undefined ? {} : { word: unit.word }),
    ...(unit.number === undefined ? {} : { label: unit.number }),
    title: unit.title,
    range,
    byPath: new Map(),
    provisions: [],
    depth: unit.depth,
    wholeRuns: new Map(),
    lastTop: undefined,
  };
  builder.realms.push(realm);
  builder.switches.push({ at: range.start, realm: realm.index });
  builder.realm = realm;
  builder.headingDepth = unit.depth;
}
