// The schemas of library files as a tree to walk: which keys a place takes, which values, and what they are for.

import { schemaFileOf, schemas } from '../generated/schema-data.js';
import type { SchemaKind } from './schema.ts';

export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly definitions?: Readonly<Record<string, Schema>>;
}

const schemaFiles = schemas as Readonly<Record<string, Schema>>;
const fileOf: Readonly<Record<SchemaKind, string>> = schemaFileOf;

/** A schema with what it refers to and what any of its ways allows, as one. */
function whole(schema: Schema, file: string, depth = 0): Schema {
  if (depth > 12) return schema;
  const parts: Schema[] = [schema];
  if (schema.$ref !== undefined) {
    const [name = '', pointer = ''] = schema.$ref.split('#');
    const target = name === '' ? file : name.replace(/\.schema\.json$/, '');
    let at: unknown = schemaFiles[target];
    for (const step of pointer.split('/').filter((one) => one !== ''))
      at = (at as Readonly<Record<string, unknown>> | undefined)?.[step];
    if (at !== undefined) parts.push(whole(at as Schema, target, depth + 1));
  }
  for (const way of [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])])
    parts.push(whole(way, file, depth + 1));
  const properties = Object.assign({}, ...parts.map((part) => part.properties ?? {})) as Readonly<
    Record<string, Schema>
  >;
  const items = parts.find((part) => part.items !== undefined)?.items;
  const values = parts.flatMap((part) => part.enum ?? []);
  return {
    ...((schema.description ?? parts.find((part) => part.description)?.description)
      ? { description: schema.description ?? parts.find((part) => part.description)?.description ?? '' }
      : {}),
    ...(Object.keys(properties).length > 0 ? { properties } : {}),
    ...(items === undefined ? {} : { items }),
    ...(values.length > 0 ? { enum: values } : {}),
    required: parts.flatMap((part) => part.required ?? []),
    ...(parts.some((part) => part.type === 'boolean') ? { type: 'boolean' } : {}),
  };
}

/** What a file of this kind may have below these keys (`[]` for an entry of a list); undefined where it has no such place. */
export function schemaAt(kind: SchemaKind, path: readonly string[]): Schema | undefined {
  const file = fileOf[kind];
  const root = schemaFiles[file];
  if (root === undefined) return undefined;
  let at = resolved(root, file);
  for (const step of path) {
    const next = step === '[]' ? at.schema.items : (at.schema.properties?.[step] ?? at.schema.items);
    if (next === undefined) return undefined;
    at = resolved(next, at.file);
    if (
      step !== '[]' &&
      at.schema.properties === undefined &&
      at.schema.items !== undefined &&
      at.schema.enum === undefined
    ) {
      const entry = resolved(at.schema.items, at.file);
      // A list in brackets is written on the line of its key: its entries are the values.
      if (entry.schema.properties === undefined)
        at = {
          file: entry.file,
          schema: { ...entry.schema, ...(at.schema.items ? { items: at.schema.items } : {}) },
        };
    }
  }
  return at.schema;
}

function resolved(schema: Schema, file: string): { readonly schema: Schema; readonly file: string } {
  const name = schema.$ref?.split('#')[0] ?? '';
  return { schema: whole(schema, file), file: name === '' ? file : name.replace(/\.schema\.json$/, '') };
}
