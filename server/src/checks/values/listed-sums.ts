// Sums in running text: "£300,000, made up of:" and a list, "a total of 100 marks: 60 for quality and 30 for price".

import type { Range } from '../../markdown/blocks.ts';
import { placeOf } from '../../tender/facts/found.ts';
import type { AmountFact, ChunkModel, Statement } from '../../tender/model.ts';
import { keptPerChunk } from './per-chunk.ts';
import type { WrongSum } from './table-sums.ts';

const madeUp =
  /\b(?:made up of|made up as follows|comprising|comprises|consisting of|consists of|broken down|split (?:as follows|between|into)|divided (?:as follows|between|into)|of which|being|namely|as follows|allocated (?:as follows|between)|total(?:ling)?)\b/i;

/** Amounts of money whose parts, in the same sentence or in the list below, do not come to them. */
export const listedSums = keptPerChunk((model: ChunkModel): readonly WrongSum[] => {
  const amounts = model.facts.filter(
    (fact): fact is AmountFact => fact.kind === 'amount' && fact.statement >= 0,
  );
  if (amounts.length < 3 || /\bround(?:ed|ing)\b/i.test(model.chunk.text)) return [];
  const byStatement = new Map<number, AmountFact[]>();
  for (const amount of amounts) {
    const list = byStatement.get(amount.statement);
    if (list) list.push(amount);
    else byStatement.set(amount.statement, [amount]);
  }
  return [...byStatement].flatMap(([index, facts]) => {
    const statement = model.statements[index] as Statement;
    if (statement.cell || statement.place === 'quote' || !madeUp.test(statement.text)) return [];
    const wrong = inSentence(model, statement, facts) ?? inList(model, index, statement, facts, byStatement);
    return wrong ? [wrong] : [];
  });
});

const sumOf = (facts: readonly AmountFact[]) => facts.reduce((sum, fact) => sum + fact.value, 0);

/** "a total of £500,000, being £200,000 for Lot 1 and £250,000 for Lot 2". */
function inSentence(
  model: ChunkModel,
  statement: Statement,
  facts: readonly AmountFact[],
): WrongSum | undefined {
  const [total, ...parts] = facts;
  if (!total || parts.length < 2 || sameMoney(facts) === undefined) return undefined;
  const text = model.chunk.text;
  const between = text.slice(total.range.end, (parts[0] as AmountFact).range.start);
  const lead = text.slice(Math.max(0, total.range.start - 40), total.range.start);
  if (
    !/\b(?:being|made up of|comprising|consisting of|namely|split (?:as|between|into)|divided|of which)\b|:\s*$|\([^)]{0,60}$/i.test(
      between,
    )
  )
    return undefined;
  if (
    /\bof which\b/i.test(between) ||
    !/\b(?:total|value|budget|sum|worth|price|cost|funding)\b/i.test(lead + statement.text)
  )
    return undefined;
  return wrong(text, total, parts, statement.text);
}

/** "… £300,000, made up of:" above items with one sum each. */
function inList(
  model: ChunkModel,
  index: number,
  statement: Statement,
  facts: readonly AmountFact[],
  byStatement: ReadonlyMap<number, readonly AmountFact[]>,
): WrongSum | undefined {
  const total = facts[0];
  if (facts.length !== 1 || !total || !/:\s*$/.test(statement.text)) return undefined;
  const parts: AmountFact[] = [];
  for (let at = index + 1; at < model.statements.length; at++) {
    const item = model.statements[at] as Statement;
    if (!item.leadIns.some((leadIn) => leadIn.text === statement.text)) break;
    const own = byStatement.get(at);
    // An item without its one sum leaves the rest incomplete.
    if (own?.length !== 1) return undefined;
    parts.push(own[0] as AmountFact);
  }
  if (parts.length < 2 || sameMoney([total, ...parts]) === undefined) return undefined;
  return wrong(model.chunk.text, total, parts, statement.text);
}

function sameMoney(facts: readonly AmountFact[]): string | undefined {
  const money = new Set(facts.map((fact) => fact.currency));
  return money.size === 1 ? [...money][0] : undefined;
}

function wrong(
  text: string,
  total: AmountFact,
  parts: readonly AmountFact[],
  label: string,
): WrongSum | undefined {
  const sum = sumOf(parts);
  if (Math.abs(sum - total.value) < 1) return undefined;
  const range: Range = total.range;
  return {
    range,
    parts: parts.map((part) => ({ range: part.range, label: '', value: part.value })),
    sum,
    total: total.value,
    written: text.slice(range.start, range.end),
    unit: 'money',
    label,
  };
}

const comesTo =
  /\b(?:out of(?: a (?:possible |maximum )?(?:total of )?)?|which (?:makes?|gives?|comes? to|adds? up to|totals?)|making(?: up)?|mak(?:e|es) up|adding up to|add(?:s)? up to|come(?:s)? to|total(?:s|ling)?(?: of)?|in all|altogether)[ \u00a0]+(?:a total of[ \u00a0])?(\d{2,4}|\d,\d{3})(?![\d.,]*\d)[ \u00a0]?(marks|points|%|per cent)?/i;
const shareWords =
  /\b(?:price|cost|quality|technical|social value|community|method|service|sustainab\w+|environment\w*)\b/i;
const anyFigure =
  /(?<![\d.,£€$/(-])(\d{1,3})(?!\d|,\d|[/-]|\.\d|\)|[ \u00a0]?(?:years?|months?|weeks?|days?|hours?|pages?|words?|questions?|sub-?criteria|criteria)\b)/g;

/** "Price carries 40 marks, method 40 and social value 30, out of 100": parts in one sentence that miss the total it states. */
export const sharesInSentence = keptPerChunk((model: ChunkModel): readonly WrongSum[] => {
  if (!/\b(?:out of|mak|add|com|total|in all|altogether)/i.test(model.chunk.text)) return [];
  return model.statements.flatMap((statement): WrongSum[] => {
    const { text } = statement;
    if (statement.cell || statement.place === 'quote' || text.length > 400 || !shareWords.test(text))
      return [];
    const stated = comesTo.exec(text);
    if (!stated?.[1] || !/marks|points|%|per cent/i.test(text)) return [];
    const total = Number(stated[1].replace(',', ''));
    const rest = text.slice(0, stated.index);
    if (
      /\b(?:clause|section|paragraph|schedule|question|lot|at least|minimum|pass mark|threshold|each|per)\b|[-–]\d|\d[-–]/i.test(
        rest,
      )
    )
      return [];
    const parts = [...rest.matchAll(anyFigure)].map((match) => ({
      start: match.index,
      value: Number(match[1]),
    }));
    const sum = parts.reduce((n, { value }) => n + value, 0);
    // Figures of something else come nowhere near it.
    if (parts.length < 3 || sum === total || Math.abs(sum - total) > total * 0.3) return [];
    if (parts.some(({ value }) => value >= total || value === 0)) return [];
    const at = stated.index + stated[0].indexOf(stated[1]);
    return [
      {
        range: placeOf(statement, at, at + stated[1].length),
        parts: parts.map(({ start, value }) => ({
          range: placeOf(statement, start, start + String(value).length),
          label: '',
          value,
        })),
        sum,
        total,
        written: stated[1],
        unit: /%|cent/.test(stated[2] ?? '') ? 'percent' : 'plain',
        label: text,
      },
    ];
  });
});

/** Points in a sentence: the total stated and the shares that make it up. */
export const sentenceTotals = keptPerChunk((model: ChunkModel) => {
  if (!/\btotal|out of|overall/i.test(model.chunk.text)) return [];
  return model.statements.flatMap((statement, index) => {
    const match =
      statement.place === 'quote' || statement.cell
        ? null
        : /\b(?:total(?:ling)? (?:of )?|out of (?:a (?:possible |maximum )?(?:total of )?)?|maximum (?:total )?(?:score )?(?:of|is) |overall score of )(\d{2,4})[ \u00a0](marks|points)\b/i.exec(
            statement.text,
          );
    if (!match) return [];
    return [
      {
        statement: index,
        value: Number(match[1]),
        unit: match[2] ?? '',
        range: placeOf(statement, match.index, match.index + match[0].length),
      },
    ];
  });
});
