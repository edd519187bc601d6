// Tells references to this pack from citations of Acts, regulations, standards and other named documents.

/** Names of law, standards and published rules. */
const law =
  '(?:Acts?|Regulations?|Regs|Directives?|Orders?|Code|Codes|Rules|Treaty|TFEU|TEU|Convention|Measure|Statute|Statutory Instrument|SI|Charter|Constitution|PCR|PCR ?2015|PA ?2023|PA23|UCR|CCR|GDPR|DPA|FAR|DFARS?|GSAM|GSAR|AAC|AS|CFR|C\\.F\\.R\\.?|U\\.?S\\.?C\\.?|U\\.S\\. Code|ISO|BS|EN|IEC|PAS|IEEE|WCAG|PPN|SPPN|Circular|Ddeddf|HITECH|NEC ?[34]?|JCT|FIDIC|SBCC|GCC|IChemE|Treasury Green Book|ESPD|SQ|PSQ|NPPS|NPPF|TUPE|ITIL)';
const afterLaw = new RegExp(
  `^(?:[ \\u00a0]?\\([^()]{0,60}\\))*,?[ \\u00a0](?:of|to|in|under|from|and of)[ \\u00a0](?:the[ \\u00a0]|that[ \\u00a0]|this[ \\u00a0]|each[ \\u00a0])?(?:[\\p{L}\\p{N}’'(),&/–-]+[ \\u00a0]){0,10}?${law}(?![\\p{L}])`,
  'u',
);
const directly =
  /^[ \u00a0](?:the[ \u00a0])?\(?(?:PCR|PA|UCR|CCR|FAR|TFEU|GDPR|CFR|NEC ?[34]?|JCT)(?![\p{L}])/u;
const beforeLaw = new RegExp(
  `(?<![\\p{L}])${law}(?:[ \\u00a0]\\([^()]{0,40}\\))?(?:[ \\u00a0](?:\\d{2,4}(?:[-/:]\\d+)*(?:/E[UC])?))?(?:[ \\u00a0]?\\([^()]{0,60}\\))?(?:,?[ \\u00a0]?(?:[Aa]t|[Uu]nder|[Ii]n|and|[Ss]ee))?[,:]?[ \\u00a0]?\\(?$`,
  'u',
);

/** Documents by name: "of the Framework Agreement", "of the NEC4 contract", "to the Charter". */
const named =
  /^(?:[ \u00a0]?\([^()]{0,80}\))?,?[ \u00a0](?:of|to|in|under|from|at|within)[ \u00a0](the|that|those|its|their|our|your|each|such|any|a|an|another)[ \u00a0]((?:[\p{L}\p{N}’'&/–-]+[ \u00a0]?){1,8})/u;
/** "paragraph 6.14 of Health Technical Memorandum 00": a name of several words needs no article. */
const bareName =
  /^,?[ \u00a0](?:of|to|in)[ \u00a0]()((?!(?:Schedule|Part|Annex|Appendix|Section|Clause|Chapter|Document|Volume|Form|Exhibit|Attachment|Lot)\b)\p{Lu}[\p{L}’'-]+(?:[ \u00a0](?:\p{Lu}[\p{L}’'-]+|of|for|and|\d{1,4})){1,5})/u;
const reversed =
  /(?<![\p{L}])(?:the|that)[ \u00a0]((?:\p{Lu}[\p{L}\p{N}’'&/–-]*[ \u00a0]?){1,6}),?[ \u00a0]?\(?$/u;

/** Why the words around a reference lead out of the pack, if they do. `end` is after the number, or after its title. */
export function citedLawAround(
  text: string,
  start: number,
  end: number,
  wordText: string,
): string | undefined {
  if (/^(?:ss?\.|§§?)$/i.test(wordText)) return 'written as statutes are cited';
  const next = text.slice(end, end + 180);
  // "and of the Act" after the next reference belongs to that one
  const own =
    /^[^.;]*?(?=[.;]|,? (?:clause|section|paragraph|schedule|annex|appendix)\b|$)/i.exec(next)?.[0] ?? next;
  if (afterLaw.test(own) || directly.test(next))
    return 'law, a standard or published terms are named after it';
  if (beforeLaw.test(text.slice(Math.max(0, start - 90), start)))
    return 'law, a standard or published terms are named before it';
  return undefined;
}

export interface NamedDocument {
  readonly name: string;
  /** Length of the words that name it, from the end of the reference. */
  readonly length: number;
  /** `that`, `its`: somebody else's, whatever it is called. */
  readonly determiner: string;
}

/** The document a reference says it stands in: "clause 4 of the Conditions of Contract". */
export function documentAfter(text: string, end: number): NamedDocument | undefined {
  const match = named.exec(text.slice(end, end + 160)) ?? bareName.exec(text.slice(end, end + 160));
  if (!match?.[2]) return undefined;
  const name = nameIn(match[2]);
  if (name === '') return undefined;
  return {
    name,
    length: match[0].length - match[2].length + name.length,
    determiner: (match[1] ?? '').toLowerCase(),
  };
}

/** "the Specification, section 4": the name before. */
export function documentBefore(text: string, start: number): string | undefined {
  const match = reversed.exec(text.slice(Math.max(0, start - 80), start));
  return match?.[1]?.trim();
}

const joining = new Set(['of', 'and', 'for', 'to', 'the', '&', 'in', 'on', 'with']);

/** The words that belong to a name: capitals, and small words between them; or a plain noun for a document. */
function nameIn(words: string): string {
  const all = words.split(/[ \u00a0]/).filter(Boolean);
  const plain =
    /^(?:specification|contract|agreement|itt|invitation|terms|conditions|framework|order|lease|licence|deed|policy|guidance|handbook|standard|tender|notice|brief|act|regulations?|document|schedule|annex|appendix|letter)s?$/i;
  const taken: string[] = [];
  for (const word of all) {
    if (/^\p{Lu}/u.test(word)) taken.push(word);
    else if (taken.length > 0 && joining.has(word)) taken.push(word);
    else {
      // "the award letter": a small word before the noun
      const next = all[all.indexOf(word) + 1];
      if (taken.length === 0 && plain.test(word)) taken.push(word);
      else if (taken.length === 0 && next !== undefined && /^(?:letter|notice|form|report)$/i.test(next))
        taken.push(word, next);
      break;
    }
  }
  while (taken.length > 0 && joining.has(taken[taken.length - 1] as string)) taken.pop();
  return taken.join(' ').replace(/[’']s$/u, '');
}
