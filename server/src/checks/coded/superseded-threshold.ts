// superseded-threshold: a figure given as the threshold is one that had ended before the procurement began.

import type { Threshold } from '../../library/model.ts';
import { chunksHolding, placed } from '../view.ts';
import type { CodedCheck, CodedFinding } from './coded-check.ts';

const PURPOSE = 'procurement';
const LIGHT = /\blight[- ]touch\b/i;
const THRESHOLDS = /\bthresholds?\b/i;

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
    const out: CodedFinding[] = [];
    for (const document of view.documents)
      for (const chunk of chunksHolding(document, 'signals')) {
        const speaking = new Set(
          chunk.local.signals.filter((s) => s.concept === 'threshold-word').map((s) => s.statement),
        );
        // A figure in a table or list under a heading on thresholds is one of them.
        for (const [index, statement] of chunk.model.statements.entries())
          if (THRESHOLDS.test(statement.section.title)) speaking.add(index);
        if (speaking.size === 0) continue;
        for (const fact of chunk.model.facts) {
          if (fact.kind !== 'amount' || !speaking.has(fact.statement)) continue;
          const figure = ended.get(fact.value);
          // Figures of the light regime have a course of their own.
          const said = chunk.model.statements[fact.statement];
          if (!figure || (said && LIGHT.test([said.text, ...said.leadIns.map((l) => l.text)].join(' '))))
            continue;
          const sum = fact.value.toLocaleString('en-GB');
          out.push({
            document: document.index,
            range: placed(chunk, fact.range),
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

const inForce = (t: Threshold, day: string) => t.from <= day && (t.until === undefined || day < t.until);
