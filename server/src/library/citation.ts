// A citation as data (`pa-2023/s.22(3)(b)`) turned into what people read and follow: title, link, one line.

import type { CitationRef, Confidence, Instrument, Library, Provision } from './model.ts';

export interface Citation {
  /** `pa-2023/s.22(3)(b)`. */
  readonly id: string;
  /** `Procurement Act 2023, s.22(3)(b)`. */
  readonly title: string;
  readonly url: string;
  readonly says?: string;
  readonly confidence?: string;
}

type Law = Pick<Library, 'instruments'>;

/** What a reference names; undefined where the library holds no such instrument or provision. */
export function citedLaw(
  ref: CitationRef,
  library: Law,
): { readonly instrument: Instrument; readonly provision: Provision | undefined } | undefined {
  const slash = ref.indexOf('/');
  const id = slash < 0 ? ref : ref.slice(0, slash);
  const instrument = library.instruments.find((candidate) => candidate.id === id);
  if (instrument === undefined) return undefined;
  if (slash < 0) return { instrument, provision: undefined };
  const provision = instrument.provisions.find((candidate) => candidate.id === ref.slice(slash + 1));
  return provision === undefined ? undefined : { instrument, provision };
}

/** Title, link, words and confidence of a reference. One that is not in the library keeps its id as title, without a link. */
export function resolveCitation(ref: CitationRef, library: Law): Citation {
  const law = citedLaw(ref, library);
  if (law === undefined) return { id: ref, title: ref, url: '' };
  const { instrument, provision } = law;
  if (provision === undefined) return { id: ref, title: instrument.short, url: instrument.url };
  return {
    id: ref,
    // "holding" and "policy" name no place that a reader could look up.
    title: /\d/.test(provision.id) ? `${instrument.short}, ${provision.id}` : instrument.short,
    url: provision.url ?? provisionUrl(instrument, provision.id),
    says: provision.says,
    confidence: provision.confidence,
  };
}

const order: readonly Confidence[] = ['verified', 'secondary', 'partial', 'knowledge'];

/** The least certain of the provisions cited; `knowledge` where none is cited. */
export function weakestConfidence(refs: readonly CitationRef[], library: Law): Confidence {
  let weakest = -1;
  for (const ref of refs) {
    const confidence = citedLaw(ref, library)?.provision?.confidence;
    if (confidence !== undefined) weakest = Math.max(weakest, order.indexOf(confidence));
  }
  return order[weakest] ?? 'knowledge';
}

const legislationWords: Readonly<Record<string, string>> = {
  s: 'section',
  ss: 'section',
  reg: 'regulation',
  regs: 'regulation',
  art: 'article',
  arts: 'article',
  sch: 'schedule',
  para: 'paragraph',
  part: 'part',
};

/**
 * legislation.gov.uk keeps sections at `/section/22`, regulations at `/regulation/67`, a schedule's
 * paragraphs at `/schedule/6/paragraph/1`. Elsewhere the instrument's own address stands.
 */
function provisionUrl(instrument: Instrument, provision: string): string {
  if (!/^https?:\/\/(www\.)?legislation\.gov\.uk\//.test(instrument.url)) return instrument.url;
  const steps: string[] = [];
  for (const [, word = '', number = ''] of provision.matchAll(/([a-z]{1,5})\.?([0-9]{1,4}[A-Z]{0,3})/g)) {
    const step = legislationWords[word];
    if (step === undefined) break;
    steps.push(step, number);
  }
  return [instrument.url.replace(/\/+$/, ''), ...steps].join('/');
}
