// superseded-threshold: a figure given as the threshold is one that had ended before the procurement began.

import type { Threshold } from '../../library/model.ts';
import type { AmountFact } from '../../tender/model.ts';
import type { LocalAnalysis } from '../local.ts';
import { chunksSeeing, type DocumentView, placed } from '../view.ts';
import type { CodedCheck, CodedFinding } from './coded-check.ts';

const PURPOSE = 'procurement';
const LIGHT = /\blight[- ]touch\b/i;
const THRESHOLDS = /\bthresholds?\b/i;
/** A figure that is said to be one of the past. */
const HISTORY =
  /\b(?:stood|until|formerly|previously|used to|no longer|has since|was (?:raised|lowered|reduced|increased|replaced)|before (?:1 )?january|(?:from|since) 1 january 2026)\b/i;

export const supersededThreshold: CodedCheck = {
  id: 'superseded-threshold',
  watches: ['threshold-word'],
  find: ({ view }) => {
    const { jurisdiction, started } = view.pack.profile.profile;
    if (jurisdiction === undefined || started === undefined) return [];
    const figures = view.compiled.library.thresholds.filter(
      (t) => t.purpose === PURPOSE && t.jurisdiction.includes(jurisdiction) && t.lightTouch !== true,
    );
    const current = new Set(figures.filter((t) => inForce(t, started)).map((t) => t.amount));
    const ended = new Map(
      figures
        .filter((t) => t.until !== undefined && t.until <= started && !current.has(t.amount))
        .map((t) => [t.amount, t] as const),
    );
    const gross = new Map(
      figures.filter((t) => t.vat === 'included' && inForce(t, started)).map((t) => [t.amount, t] as const),
    );
    const out: CodedFinding[] = [];
    for (const document of view.documents)
      for (const index of chunksOnThresholds(document)) {
        const start = document.document.tender.markdown.starts[index] as number;
        for (const fact of thresholdsIn(document.locals[index] as LocalAnalysis)) {
          const sum = fact.value.toLocaleString('en-GB');
          const net = fact.vat === 'excluded' ? gross.get(fact.value) : undefined;
          if (net)
            out.push({
              document: document.index,
              range: placed({ start }, fact.range),
              match: `${sum} without VAT`,
              because: [`${sum} is the figure with VAT; the text gives it without.`],
            });
          const figure = ended.get(fact.value);
          if (!figure) continue;
          out.push({
            document: document.index,
            range: placed({ start }, fact.range),
            match: `${sum}`,
            because: [
              `${sum} applied from ${figure.from} until ${figure.until}; the procurement began on ${started}.`,
            ],
          });
        }
      }
    return out;
  },
};

/** Numbers of the chunks that may give a threshold: those that say the word, and those under a heading that does. */
function chunksOnThresholds(document: DocumentView): readonly number[] {
  const chunks = new Set(chunksSeeing(document, 'threshold-word').map(({ index }) => index));
  for (const ordinal of sectionsOnThresholds(document.sections)) {
    const first = document.sections[ordinal]?.chunk ?? 0;
    const last = document.sections[ordinal + 1]?.chunk ?? document.locals.length - 1;
    for (let index = first; index <= last; index++)
      if ((document.locals[index]?.signals.length ?? 0) > 0) chunks.add(index);
  }
  return [...chunks].sort((a, b) => a - b);
}

const onThresholds = new WeakMap<DocumentView['sections'], readonly number[]>();

function sectionsOnThresholds(sections: DocumentView['sections']): readonly number[] {
  let known = onThresholds.get(sections);
  if (known === undefined) {
    known = sections.filter(({ section }) => THRESHOLDS.test(section.title)).map(({ ordinal }) => ordinal);
    onThresholds.set(sections, known);
  }
  return known;
}

const amounts = new WeakMap<LocalAnalysis, readonly AmountFact[]>();

/** The amounts of a chunk that are given as thresholds; worked out once. */
function thresholdsIn(local: LocalAnalysis): readonly AmountFact[] {
  let known = amounts.get(local);
  if (known === undefined) {
    const { model, signals } = local;
    known = model.facts
      .filter((fact) => fact.kind === 'amount')
      .filter(({ statement: index }) => {
        const statement = model.statements[index];
        if (statement === undefined) return false;
        // A figure in a table or list under a heading on thresholds is one of them.
        const isSaid =
          signals.some((s) => s.statement === index && s.concept === 'threshold-word') ||
          THRESHOLDS.test(statement.section.title);
        // Figures of the light regime have a course of their own.
        const text = [statement.text, ...statement.leadIns.map((l) => l.text)].join(' ');
        return isSaid && !LIGHT.test(text) && !HISTORY.test(text);
      });
    amounts.set(local, known);
  }
  return known;
}

const inForce = (t: Threshold, day: string) => t.from <= day && (t.until === undefined || day < t.until);
