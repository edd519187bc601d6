// Sentence splitting on the abbreviations, numbers and quotations of tenders and of law.

import { describe, expect, it } from 'vitest';
import { LONGEST_SENTENCE, splitSentences } from '../../../server/src/tender/sentences.ts';

/** `|` marks where one sentence ends and the next begins. */
const marked: readonly string[] = [
  'Bidders must hold insurance, e.g. public liability.| They may bid together.',
  'Costs, i.e. the price, are fixed.| They will not change.',
  'Plant, tools, etc. are included.| See below.',
  'Plant, tools, etc.| The Supplier shall maintain them.',
  'See No. 4 of the list.| It applies to all lots.',
  'See reg. 67(5) of the Regulations.',
  'Under s.23 the Council may ask.| Under s. 24 it must.',
  'See ss. 12-14.| They apply.',
  'See art. 42 of the Directive and arts. 18 and 20.',
  'See para. 3 and cl. 4.2 of Schedule 2.',
  'The value is £1.2m.| It excludes VAT.',
  'It takes 2.5 days.| Then it stops.',
  'Tenders go to St. Mary’s Hospital.| Bids close soon.',
  'Smith Ltd. and Jones plc. may bid.',
  'The contract is with Smith Ltd.| The Council may end it.',
  'In Smith v. Jones the court held so.',
  'It costs £5 p.a. for each site.',
  'It costs £5 p.a.| Fees are extra.',
  'It takes approx. 5 days.| It may take more.',
  'Contact Dr. Jones or J. K. Smith.| They will help.',
  'The U.K. Government agrees.| So do we.',
  'Tenders close at 5 p.m. on Friday.| None is taken later.',
  'Tenders close at 5 p.m.| Bids after that are late.',
  'The Council ... may decide.| It will.',
  'The Council… may decide.| It will.',
  'He said “we will bid.”| Then he left.',
  'Social value is scored (see below.)| The rest is not.',
  'Is it local?| Yes!| It is.',
  '“Is it lawful?” he asked.| Nobody knew.',
  'It closes at noon.| 12 bids came.',
  'Reg. 67 applies.| Reg. 68 does not.',
  'See Fig. 3.| It shows the site.',
  'Send it to Mr. Smith, Mrs. Jones and Prof. Lee.',
  'The sum (incl. VAT) is £5.| The sum (excl. VAT) is £4.',
  'Open Mon. to Fri. from 9 a.m. to 5 p.m. daily.',
  'Published in Jan. 2026 and Dec. 2026.',
  'See pp. 4-6 and p. 9.',
  '1. The Council shall pay.| 2. The Supplier shall act.',
  'Bids vs. quotes are compared.| The best is chosen.',
  'Visit www.gov.uk.| Then apply.',
  'Write to bids@council.gov.uk.| Then wait.',
  'Version 2.0.| Issued today.',
  'The term is 5 years.| (This may be extended.)| It starts soon.',
  '“Local” means in the borough.| “Supplier” means the company.',
  'It must (a) be local; (b) be big.| It may not be late.',
  'The tender closes on 7.11.2018.| Bids are opened then.',
  'A.B. Jones signed it.| He left.',
  'The ref. no. 12/34 is used.',
  'Max. 5 points, min. 2 points.| Total 7.',
  'Approx. 20 jobs are expected.',
  'The decision is final.| “No appeal lies.”| So be it.',
  'No.| The Council will not.',
  'The score is 10 (see sched. 3).| That is good.',
  'S. 20 of the Act applies.',
  'Complete Appendix A.| The Council will score it.',
  'Acme Inc. shall act.| Acme will pay.',
  'The area is 400 sq. m. in all.',
  'Payment is due in 30 days.| £500 is withheld.',
  'The Council of St. Albans et al. agreed.',
  'See Pt. II and app. C for details.',
  'Ms. Ní Bhriain, Cllr. Evans and Rev. Price attend.',
  'Works start in Sept. 2026.| They end in 2027.',
  'The tenderer shall pay.| Éire is the buyer.',
  'Cytunwyd ar y pris.| Bydd y Cyngor yn talu.',
];

describe('splitSentences', () => {
  it.each(marked)('%s', (text) => {
    const plain = text.replaceAll('|', '');
    const wanted = text.split('|').map((sentence) => sentence.trim());
    expect(splitSentences(plain).map((span) => plain.slice(span.start, span.end))).toEqual(wanted);
  });

  it('keeps the offsets of the text it was given', () => {
    const text = 'Ignored. One here. Two here.';
    expect(splitSentences(text, 9, text.length).map((span) => text.slice(span.start, span.end))).toEqual([
      'One here.',
      'Two here.',
    ]);
  });

  it('cuts an endless sentence at a semicolon, a comma or a space, and loses nothing', () => {
    for (const piece of ['word; ', 'word, ', 'word ', 'word']) {
      const text = piece.repeat(5000).trim();
      const spans = splitSentences(text);
      expect(spans.length).toBeGreaterThan(4);
      for (const span of spans) expect(span.end - span.start).toBeLessThanOrEqual(LONGEST_SENTENCE);
      const letters = spans.map((span) => text.slice(span.start, span.end)).join('');
      expect(letters.replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    }
  });

  it('never cuts a surrogate pair in two', () => {
    const text = '😀'.repeat(4000);
    for (const span of splitSentences(`x${text}`)) {
      const sentence = `x${text}`.slice(span.start, span.end);
      expect(() => encodeURIComponent(sentence)).not.toThrow();
      expect(sentence.charCodeAt(0) >= 0xdc00 && sentence.charCodeAt(0) <= 0xdfff).toBe(false);
    }
  });
});
