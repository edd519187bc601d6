// What is wrong with the name or the beginning of a file of a library, for people who save clauses with whatever they write in.

import { baseName } from './load-kinds.ts';
import { nearest } from './nearest.ts';

/** Folders of a library, with what their files end in and where in them they stand. */
const folders: Readonly<Record<string, string>> = {
  clauses: '.md',
  concepts: '.yml',
  criteria: '.yml',
  law: '.yml',
  rules: '.yml',
  templates: '.yml',
};

/** Whether a file may be meant for a library: its own kinds, and in its folders what a word processor writes. */
export function mayBelong(path: string): boolean {
  if (/\.(?:ya?ml|md)$/i.test(path)) return true;
  return path.slice(0, path.indexOf('/')) in folders && /\.(?:txt|markdown|docx?|odt|rtf)$/i.test(path);
}

/** Why a file that belongs to no kind is not read, and what to do; undefined for notes and whatever else may lie there. */
export function unreadRemedy(path: string): string | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const folder = path.includes('/') ? path.slice(0, path.indexOf('/')) : '';
  const ending = folders[folder];
  const stem = name.replace(/(?:\.(?:ya?ml|md|txt|markdown|docx?|odt|rtf))+$/i, '');
  if (ending !== undefined && /\.(?:docx?|odt|rtf)$/i.test(name))
    return `This file is not read: a library is made of plain text. Save its text as ${stem}${ending}, with an editor for plain text.`;
  const isTemplatePart = path.startsWith('templates/parts/');
  const wanted = isTemplatePart ? '.md' : ending;
  if (wanted !== undefined && !name.endsWith(wanted))
    return `This file is not read: names in ${folder}/ end in ${wanted}, in small letters. Call it ${stem}${wanted}.`;
  if (!/\.(?:ya?ml|md)$/i.test(name)) return undefined;
  const isClause = /^[A-Z]{2,}[A-Z0-9]*-\d+$/i.test(stem);
  const meant = folder === '' ? undefined : nearest(folder, Object.keys(folders));
  if (ending === undefined && meant !== undefined)
    return `This file is not read: a library has no folder ${folder}/. Call the folder ${meant}.`;
  if (isClause && folder !== 'clauses')
    return `This file is not read here: a clause stands in the folder of its theme. Move it to clauses/<theme>/${stem.toUpperCase()}.md.`;
  if (!/\.ya?ml$/i.test(name)) return undefined;
  return `This file is not read: nothing of a library is expected at ${path}. A library has the folders ${Object.keys(folders).join(', ')}, and library.yml at its top. Move the file, or delete it.`;
}

/** Why the facts at the top of a clause cannot be found. */
export function frontMatterRemedy(text: string): string {
  if (text.trim() === '')
    return 'This file is empty. Copy a clause that works into it and change it, or delete it.';
  if (/^\uFEFF?---[ \t]*\r?\n/.test(text.slice(0, 200)))
    return 'The facts of the clause begin with --- and do not end. Write a line --- below the last of them, before the wording.';
  if (/^\s+---/.test(text.slice(0, 200)))
    return 'Something stands before the line --- at the top. Take away empty lines and spaces before it.';
  return 'The file must start with a line ---, then the facts of the clause, then a line --- again; the wording follows.';
}

/** What a file should be called whose name is no id. */
export function nameRemedy(path: string, kind: 'clause' | 'other'): string {
  const stem = baseName(path);
  if (kind === 'clause') {
    const better = stem.toUpperCase();
    const remedy = /^[A-Z][A-Z0-9]*(-[A-Z0-9]+)+$/.test(better) ? ` Call it ${better}.md.` : '';
    return `The file's name is its id and must be in capital letters, a hyphen and digits: TRT-01.md.${remedy}`;
  }
  const better = stem
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const remedy = /^[a-z]/.test(better) ? ` Call it ${better}.yml.` : '';
  return `The file's name is its id and must be in lower case with hyphens: local-presence-at-bid.yml.${remedy}`;
}
