// DQ-ABBR: an abbreviation that is never written out, or is written out in two ways.

import { type Range, sourceRange } from '../../markdown/blocks.ts';
import { packTerms, termKey } from '../../structure/terms.ts';
import { keptWithModel } from '../../tender/kept.ts';
import { CAPITALS, mentionsOf } from '../../tender/mentions.ts';
import type { ChunkModel } from '../../tender/model.ts';
import type { PackView } from '../view.ts';
import type { DraftingCheck, DraftingFinding } from './drafting-check.ts';
import { perDocument } from './per-document.ts';
import { structureOf } from './structure-of.ts';

const universal = new Set(
  'VAT GDPR UK EU EEA US USA USD GBP EUR NHS BBC IT ICT HR PDF CD DVD USB ISO BS EN CEN IEC PAS AM PM GMT BST UTC AKT CV PO FAQ FAQS ID IP TV URL WWW HTML XML CSV JSON XLSX DOCX XLS DOC ZIP PAYE NI HMRC HGV MOT LED LPG CO CO2 CCTV GPS SMS DIY TBC TBA TBD NB PS OK CEO CFO COO CTO MP MSP MS MSS TD PLC LLP LTD CIC DAC CLG SME SMES VCSE NGO NGOS NUTS CPV OJEU TED ITT ITTS RFP RFQ RFI PIN PQQ SQ ESPD EOI FTE FTES AWARD NOT AND OR MUST SHALL ALL ANY NO YES THE THIS FOR TO OF IN ON BY AT IF NEC NEC3 NEC4 JCT FIDIC RIBA RICS BREEAM TUPE DBS PCR PCSR UKAS PPN FOI FOIA EIR DPA ESG QR WTO GPA PA23 TOMS UN EC LA KM KG MW KW KWH KVA MM CM M2 M3 HM API APIS SQL AWS SLA SLAS KPI KPIS NVQ BTEC GCSE STEM COVID COVID-19 RIDDOR COSHH CDM WCAG CAD BIM CHAS HTTP HTTPS SSL TLS MS365 II III IV VI VII VIII IX XI XII XIII XIV XV XX GP GPS CCG CCGS MOD DWP HMP NATO GIS API HSE GB IBM FCA CPS VFM MDT LGBT BAME SEND ESOL NEET COSLA CIPFA OFSTED OFGEM OFCOM GMP RSL ALMO FAR DFARS GSA SF FSC PEFC UKCA CE PPE ACAS NHBC CSCS SSIP GDP RAG LAN WIFI HQ DOB AOB CPD SPD UKEF EHRC ICO CMA NAO ONS BSI NVQS OSCR CCNI WRAP RPI CPI CPIH PFI PPP PV EV EVS LGV MEWP LOLER PUWER EICR AI SSE RSS UX UI QA MIT CC0 CC ASAP ETC EG IE RE VS'.split(
    ' ',
  ),
);
const abbreviation =
  /(?<![\p{L}\p{N}./_@#-])([A-Z][A-Z&]{1,6}[A-Z]|[A-Z]{2})(s?)(?![\p{L}\p{N}_@]|\.[a-z]|-\d|\/\d)/gu;
const inBrackets = /\([“"‘']?(?:the[ \u00a0])?[“"‘']?([A-Z][A-Z&]{1,7})s?[”"’']?\)/g;
/** How far before its brackets the long form of an abbreviation may begin. */
const LONGEST_FORM = 110;
const reversed = /(?<![\p{L}])([A-Z][A-Z&]{1,7})s?[ \u00a0](?:\(|means|[-–—:=][ \u00a0]|stands for)/gu;

interface Use {
  readonly document: number;
  readonly range: Range;
  /** It stands in an obligation. */
  readonly isDuty: boolean;
}
interface Abbreviations {
  readonly uses: readonly {
    readonly text: string;
    readonly range: Range;
    readonly isPlain: boolean;
    readonly isDuty: boolean;
  }[];
  readonly expansions: readonly { readonly text: string; readonly words: string; readonly range: Range }[];
  /** First letters of the words of each sentence, to see whether the long form stands anywhere. */
  readonly initials: readonly string[];
}

export const abbr: DraftingCheck = {
  id: 'DQ-ABBR',
  find: ({ view }) => {
    const { entries } = packTerms(structureOf(view));
    const uses = new Map<string, Use[]>();
    const expansions = new Map<
      string,
      { readonly words: string; readonly document: number; readonly range: Range }[]
    >();
    const initials: string[] = [];
    for (const { index, document } of view.documents) {
      const found = abbreviationsOf(document);
      for (const { text, range, isDuty } of found.uses) {
        const list = uses.get(text) ?? [];
        list.push({ document: index, range, isDuty });
        uses.set(text, list);
      }
      for (const { text, words, range } of found.expansions) {
        const list = expansions.get(text) ?? [];
        list.push({ words, document: index, range });
        expansions.set(text, list);
      }
      initials.push(found.initials);
    }
    return [...neverExpanded(view, uses, expansions, entries, initials), ...twoWays(expansions)];
  },
};

/** What a document abbreviates, in its offsets; the first letters of all its sentences as one text. */
const abbreviationsOf = perDocument((models, { starts }) => {
  const all = models.map((model, i) => ({ found: abbreviationsIn(model), at: starts[i] as number }));
  const placed = <T extends { readonly range: Range }>(one: T, at: number): T => ({
    ...one,
    range: { start: at + one.range.start, end: at + one.range.end },
  });
  return {
    uses: all.flatMap(({ found, at }) =>
      found.uses.filter((use) => use.isPlain).map((use) => placed(use, at)),
    ),
    expansions: all.flatMap(({ found, at }) => found.expansions.map((one) => placed(one, at))),
    initials: all.map(({ found }) => found.initials.join(' ')).join(' '),
  };
});

function* neverExpanded(
  view: PackView,
  uses: ReadonlyMap<string, readonly Use[]>,
  expansions: ReadonlyMap<string, unknown>,
  entries: ReadonlyMap<string, unknown>,
  initials: readonly string[],
): Generator<DraftingFinding> {
  for (const [text, all] of uses) {
    const [first] = all;
    if (!first || universal.has(text) || expansions.has(text) || entries.has(termKey(text))) continue;
    // Named once in passing it may be a name.
    if (all.length < 2 && !first.isDuty) continue;
    if (text.length > LONGEST || isWord(text, view)) continue;
    // The words stand somewhere, without the abbreviation beside them
    if (initials.some((letters) => letters.includes(text.replace('&', '').toLowerCase()))) continue;
    yield {
      document: first.document,
      range: first.range,
      match: text,
      words: { state: 'is never written out' },
      related: all.slice(1, 6).map(({ document, range }) => ({ document, range, message: 'Used here.' })),
      because: ['Looked for its long form in every document of the pack.'],
    };
  }
}

/** Longer ones are names of portals and firms. */
const LONGEST = 6;

/** A word in capitals for stress: it stands in small letters elsewhere. */
function isWord(text: string, view: PackView): boolean {
  if (text.length < 4 || !/[AEIOU]/.test(text)) return false;
  const small = text.slice(1).toLowerCase();
  const plain = new RegExp(
    `(?<![\\p{L}])(?:${text.toLowerCase()}|${text.charAt(0)}${small})(?![\\p{L}])`,
    'u',
  );
  return view.documents.some(({ document }) =>
    document.tender.markdown.chunks.some((chunk) => chunk.text.includes(small) && plain.test(chunk.text)),
  );
}

function* twoWays(
  expansions: ReadonlyMap<
    string,
    readonly { readonly words: string; readonly document: number; readonly range: Range }[]
  >,
): Generator<DraftingFinding> {
  for (const [text, all] of expansions) {
    const [first] = all;
    if (!first) continue;
    const other = all.find(
      (one) => one.words !== '' && first.words !== '' && formKey(one.words) !== formKey(first.words),
    );
    if (!other) continue;
    yield {
      document: other.document,
      range: other.range,
      match: text,
      words: { state: `is written out as “${other.words}” here and as “${first.words}” elsewhere` },
      related: [
        { document: first.document, range: first.range, message: `Written out as “${first.words}” here.` },
      ],
      because: ['The two long forms differ.'],
    };
  }
}

/** A long form without the small words that lead up to it, and case and plural apart. */
function formKey(words: string): string {
  return termKey(words.replace(/^(?:(?:of|and|the|for|to|in|an?|&)[\s\u00a0]+)+/i, ''));
}

const abbreviationsIn = keptWithModel((model: ChunkModel): Abbreviations => {
  const uses: { text: string; range: Range; isPlain: boolean; isDuty: boolean }[] = [];
  const expansions: { text: string; words: string; range: Range }[] = [];
  const initials: string[] = [];
  const mentions = mentionsOf(model);
  for (const [index, { text, run, runStart, place, leadIns }] of model.statements.entries()) {
    const at = (start: number, length: number) =>
      sourceRange(run, runStart + start, runStart + start + length);
    if (!mentions.in(index, CAPITALS) || !/[A-Z]{2}/.test(text)) {
      initials.push(initialsOf(text));
      continue;
    }
    for (const match of text.matchAll(inBrackets)) {
      const short = match[1] as string;
      const before = /[\p{L} \u00a0,&/’'-]*$/u.exec(
        text.slice(Math.max(0, match.index - LONGEST_FORM), match.index),
      );
      const words = wordsFor(short, before?.[0] ?? '');
      expansions.push({
        text: short,
        words,
        range: at(match.index + match[0].lastIndexOf(short), short.length),
      });
    }
    for (const match of text.matchAll(reversed)) {
      const short = match[1] as string;
      expansions.push({ text: short, words: '', range: at(match.index, short.length) });
    }
    // A glossary: "| KPI | Key performance indicator |", "KPI" as a column header
    if (place === 'cell' && /^[A-Z][A-Z&]{1,7}s?$/.test(text.trim()))
      expansions.push({ text: text.trim().replace(/s$/, ''), words: '', range: at(0, text.length) });
    initials.push(initialsOf(text));
    // Lines in capitals hold words, not abbreviations.
    if (place === 'heading' || place === 'quote' || leadIns.length > 40 || isShouting(text)) continue;
    const isDuty = /\b(?:shall|must)\b/.test(text);
    for (const match of text.matchAll(abbreviation)) {
      const short = match[1] as string;
      const around = text.slice(Math.max(0, match.index - 2), match.index);
      const rest = text.slice(match.index + match[0].length, match.index + match[0].length + 12);
      // Names of firms, codes and references: "BAE Systems", "SW1A", "ID No. AB"
      const isPlain = !/[(“"‘/]$/.test(around) && !/^[ \u00a0](?:\p{Lu}\p{Ll}|\d)|^[/&+-]/u.test(rest);
      uses.push({ text: short, range: at(match.index, short.length), isPlain, isDuty });
    }
  }
  return { uses, expansions, initials };
});

/** Whether more than half of the words are in capitals. */
function isShouting(text: string): boolean {
  let left = (text.match(/\b[A-Z]{2,}\b/g)?.length ?? 0) * 2;
  anyWord.lastIndex = 0;
  while (left > 0 && anyWord.test(text)) left--;
  return left > 0;
}
const anyWord = /\b\p{L}{2,}\b/gu;

/** The first letters of the words that carry a sentence, in small letters. */
function initialsOf(text: string): string {
  let letters = '';
  let isInWord = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const isLetter = (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code > 0xbf;
    const isPart = isLetter || code === 39 || code === 0x2019 || (code >= 48 && code <= 57);
    if (isLetter && !isInWord && !isSmallWord(text, at)) letters += text.charAt(at);
    isInWord = isPart;
  }
  return letters.toLowerCase();
}

const smallWords: readonly string[] = ['of ', 'and ', 'the ', 'for ', 'to ', 'in '];
function isSmallWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at) | 32;
  if (code !== 111 && code !== 97 && code !== 116 && code !== 102 && code !== 105) return false;
  const here = text.slice(at, at + 4).toLowerCase();
  return smallWords.some((word) => here.startsWith(word));
}

/** The words before an abbreviation that its letters stand for; empty where they do not fit. */
function wordsFor(short: string, before: string): string {
  const words = before.trim().split(/[\s\u00a0]+/);
  for (let count = Math.min(words.length, short.length + 3); count > 0; count--) {
    const tail = words.slice(-count);
    const letters = tail
      .flatMap((word) => word.split('-'))
      .filter((word) => !/^(?:of|and|the|for|to|in|&)$/i.test(word))
      .map((word) => word.charAt(0).toUpperCase())
      .join('');
    if (letters === short.replace('&', '')) return tail.join(' ').replace(/[,;]$/, '');
  }
  return '';
}
