// The words for numbered parts, in their forms.

import type { AttachmentWord, PartWord } from './model.ts';

const forms: Readonly<Record<string, PartWord>> = {
  clause: 'clause',
  clauses: 'clause',
  cl: 'clause',
  cls: 'clause',
  subclause: 'clause',
  section: 'section',
  sections: 'section',
  sec: 'section',
  secs: 'section',
  subsection: 'section',
  paragraph: 'paragraph',
  paragraphs: 'paragraph',
  para: 'paragraph',
  paras: 'paragraph',
  subparagraph: 'paragraph',
  article: 'article',
  articles: 'article',
  art: 'article',
  arts: 'article',
  condition: 'condition',
  conditions: 'condition',
  chapter: 'chapter',
  chapters: 'chapter',
  part: 'part',
  parts: 'part',
  item: 'item',
  items: 'item',
  table: 'table',
  tables: 'table',
  figure: 'figure',
  figures: 'figure',
  fig: 'figure',
  figs: 'figure',
  schedule: 'schedule',
  schedules: 'schedule',
  sched: 'schedule',
  sch: 'schedule',
  atodlen: 'schedule',
  sceideal: 'schedule',
  annex: 'annex',
  annexes: 'annex',
  annexe: 'annex',
  annexure: 'annex',
  annexures: 'annex',
  appendix: 'appendix',
  appendices: 'appendix',
  appendixes: 'appendix',
  app: 'appendix',
  appx: 'appendix',
  atodiad: 'appendix',
  aguisín: 'appendix',
  attachment: 'attachment',
  attachments: 'attachment',
  exhibit: 'exhibit',
  exhibits: 'exhibit',
  form: 'form',
  forms: 'form',
  volume: 'volume',
  volumes: 'volume',
  vol: 'volume',
  document: 'document',
  documents: 'document',
};

/** `Sec.` is a section, `Appendices` an appendix. */
export function partWordOf(word: string): PartWord | undefined {
  const plain = word
    .toLowerCase()
    .replace(/[.\s]+$/, '')
    .replace(/^sub-/, 'sub');
  return Object.hasOwn(forms, plain) ? forms[plain] : undefined;
}

const attachments: ReadonlySet<string> = new Set<AttachmentWord>([
  'schedule',
  'annex',
  'appendix',
  'attachment',
  'exhibit',
  'form',
  'volume',
  'document',
]);

export function isAttachmentWord(word: PartWord): word is AttachmentWord {
  return attachments.has(word);
}
