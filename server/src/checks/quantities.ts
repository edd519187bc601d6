// The built-in concepts: numbers, percentages, amounts, distances, periods, dates, postcodes and places,
// recognised from tokens. What they are worth is the tender model's business; here only where they stand.

import { type BuiltIn, builtIns, type Tokens, tokenClass, type Vocabulary } from './tokens.ts';

const NUMBER_WORDS =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million half quarter third fifth tenth dozen'.split(
    ' ',
  );
const DISTANCE_UNITS = 'mile miles km kilometre kilometres kilometer kilometers mi'.split(' ');
const PERIOD_UNITS = 'hour hours minute minutes day days week weeks fortnight month months year years'.split(
  ' ',
);
const PERIOD_ADJECTIVES = 'working calendar business clear consecutive operational'.split(' ');
const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);
const SCALES = 'm k bn million thousand billion'.split(' ');

/** Capitalised words that name no place: the parties and papers of a tender, days, months, courtesies. */
const NOT_PLACES = new Set(
  `council authority authorities contracting supplier suppliers provider providers contractor contractors tenderer tenderers bidder bidders applicant applicants candidate candidates
  consultant operator employer customer client buyer purchaser services service works goods contract contracts agreement framework schedule annex appendix part section clause
  paragraph lot lots tender tenders bid bids itt sq pqq specification pricing notice act regulations regulation order directive monday tuesday wednesday thursday friday saturday
  sunday january february march april may june july august september october november december the a an this that all any each no if where when mr mrs ms dr social value
  community benefits price quality award criteria criterion method statement questionnaire stage phase commencement date term party parties sub-contractor subcontractor subcontractors
  selection evaluation qualification qualifications registration register database membership portal platform system dynamic purchasing procurement questionnaire response responses
  instructions documents document form forms standard standards policy programme project team manager director officer officers data protection internet
  invitation partner partners requirement requirements insurance storage exclusion exclusions grounds group companies company
  smes sme vcses vcse ngos charities catholic protestant christian muslim jewish department trust board university association trustees committee government minister ministers secretary state excel word pdf microsoft level levels i ii iii iv we you they it our your`
    .split(/\s+/)
    .filter(Boolean),
);

/** Words for a body at the end of its name. */
const BODY_WORDS = new Set(
  'ltd limited llp plc cic cio clg foundation college academy school society club hospice charity company co-operative cooperative bakery kitchen workshop farm nursery collective'.split(
    ' ',
  ),
);

/** Calls `found` for each span, with the quantity's place among {@link builtIns}; `start` and `end` are token indexes. */
export type QuantityReader = (
  tokens: Tokens,
  found: (quantity: number, start: number, end: number) => void,
) => void;

const numberOf = (kind: BuiltIn) => builtIns.indexOf(kind);
const [NUMBER, PERCENT, AMOUNT, DISTANCE] = (['number', 'percent', 'amount', 'distance'] as const).map(
  numberOf,
) as [number, number, number, number];
const [PERIOD, DATE, POSTCODE, PLACE] = (['period', 'date', 'postcode', 'place'] as const).map(numberOf) as [
  number,
  number,
  number,
  number,
];

/** Makes the reader; registers its words in the vocabulary. */
export function quantityReader(vocabulary: Vocabulary): QuantityReader {
  const stems = (words: readonly string[]) => new Set(words.map((w) => vocabulary.add(w)));
  const numberWords = stems(NUMBER_WORDS);
  const distances = stems(DISTANCE_UNITS);
  const periods = stems(PERIOD_UNITS);
  const adjectives = stems(PERIOD_ADJECTIVES);
  const months = stems(MONTHS);
  const scales = stems(SCALES);
  const per = vocabulary.add('per');
  const cent = vocabulary.add('cent');
  const percent = vocabulary.add('percent');
  const currencies = stems(['pounds', 'euro', 'euros', 'gbp', 'eur', 'sterling']);
  const postcodes = vocabulary.add('postcode');
  const a = vocabulary.add('a');
  const and = vocabulary.add('and');

  return (tokens, found) => {
    const { count, stems: s, classes, starts, ends, text } = tokens;
    const isNumber = (i: number) =>
      i < count && (classes[i] === tokenClass.number || numberWords.has(s[i] as number));
    const code = (i: number) => text.charCodeAt(starts[i] as number);
    for (let i = 0; i < count; i++) {
      if (
        isNumber(i) &&
        !(
          i > 0 &&
          isNumber(i - 1) &&
          classes[i] !== tokenClass.number &&
          classes[i - 1] !== tokenClass.number
        )
      ) {
        let end = i + 1;
        // "twenty five", "one hundred and twenty", "5 million", "twelve (12)"
        while (
          end < count &&
          end < i + 6 &&
          (isNumber(end) ||
            scales.has(s[end] as number) ||
            (s[end] === and && isNumber(end + 1) && classes[end + 1] !== tokenClass.number))
        ) {
          if (s[end] === and && classes[i] === tokenClass.number) break;
          end++;
        }
        found(NUMBER, i, end);
        const first =
          i > 0 && classes[i - 1] === tokenClass.symbol && code(i - 1) !== 37 && ends[i - 1] === starts[i]
            ? i - 1
            : i;
        const next = end < count ? (s[end] as number) : -1;
        if (first < i || (end < count && currencies.has(next)))
          found(AMOUNT, first, first < i ? end : end + 1);
        else if (end < count && classes[end] === tokenClass.symbol && code(end) === 37)
          found(PERCENT, i, end + 1);
        else if (next === percent) found(PERCENT, i, end + 1);
        else if (next === per && end + 1 < count && s[end + 1] === cent) found(PERCENT, i, end + 2);
        else if (distances.has(next)) found(DISTANCE, i, end + 1);
        else if (periods.has(next)) found(PERIOD, i, end + 1);
        else if (adjectives.has(next) && end + 1 < count && periods.has(s[end + 1] as number))
          found(PERIOD, i, end + 2);
        else if (months.has(next)) found(DATE, i, end + 1);
      } else if (s[i] === a && i + 1 < count && periods.has(s[i + 1] as number)) {
        found(PERIOD, i, i + 2);
      }
      if (classes[i] === tokenClass.word) {
        const capital = code(i) >= 65 && code(i) <= 90;
        if (!capital) continue;
        const length = (ends[i] as number) - (starts[i] as number);
        // "LS1", "BT postcodes": one or two capitals glued to a digit
        if (
          length <= 2 &&
          i + 1 < count &&
          // "4C1.1" is the number of a question.
          !(i > 0 && ends[i - 1] === starts[i]) &&
          classes[i + 1] === tokenClass.number &&
          starts[i + 1] === ends[i] &&
          allCapitals(text, starts[i] as number, ends[i] as number) &&
          !isMarkOfQuestion(text, starts[i] as number, length, ends[i + 1] as number)
        ) {
          found(POSTCODE, i, i + 2);
          continue;
        }
        // "BT postcodes"
        if (
          length <= 2 &&
          i + 1 < count &&
          s[i + 1] === postcodes &&
          allCapitals(text, starts[i] as number, ends[i] as number)
        ) {
          found(POSTCODE, i, i + 2);
          continue;
        }
        if (length < 3 || NOT_PLACES.has(text.slice(starts[i], ends[i]).toLowerCase())) continue;
        // "the DPS", "SSIP": short words all in capitals are abbreviations.
        if (length <= LONGEST_ABBREVIATION && allCapitals(text, starts[i] as number, ends[i] as number))
          continue;
        let end = i + 1;
        while (
          end < count &&
          end < i + 4 &&
          isCapital(text, starts[end] as number) &&
          // "in English: How" and "Kent, Surrey" are two.
          !/[^\s\u2019'-]/.test(text.slice(ends[end - 1], starts[end])) &&
          !NOT_PLACES.has(text.slice(starts[end], ends[end]).toLowerCase())
        ) {
          // "Meadow Training Ltd": the name of a body holds a shorter name before the word for what it is.
          if (BODY_WORDS.has(text.slice(starts[end], ends[end]).toLowerCase())) found(PLACE, i, end);
          end++;
        }
        found(PLACE, i, end);
      }
    }
  };
}

const LONGEST_ABBREVIATION = 5;

const isCapital = (text: string, at: number): boolean => {
  const c = text.charCodeAt(at);
  return c >= 65 && c <= 90;
};
function allCapitals(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (!isCapital(text, i)) return false;
  return true;
}

/** Single letters that begin a postcode: in Britain, and D for Dublin. */
const POSTCODE_LETTERS = 'BDEGLMNSW';

/** "Q1: how will you …" and "T2" number questions. */
function isMarkOfQuestion(text: string, start: number, length: number, end: number): boolean {
  if (text[end] === ':') return true;
  return length === 1 && !POSTCODE_LETTERS.includes(text[start] as string);
}
