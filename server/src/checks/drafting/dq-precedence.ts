// DQ-PRECEDENCE: a contract of several documents without an order of precedence, or with two.

import { mention } from '../../tender/mentions.ts';
import type { ChunkModel, Statement } from '../../tender/model.ts';
import { keptPerChunk } from '../values/per-chunk.ts';
import { chunksWith, type DocumentView, type PackView, statementRange, titleRange } from '../view.ts';
import type { DraftingCheck, DraftingFinding } from './drafting-check.ts';

interface Order {
  readonly statement: Statement;
  /** The documents named, first to last. */
  readonly sequence: readonly string[];
}

const differ =
  '(?:conflict|inconsisten|discrepan|ambiguit|differ|contradict|diverge|disagree|at odds|clash|not agree)';
const first = '(?:prevail|precedence|priority|come[s]? first|govern|overrid|takes? effect over|supersede)';
const says = new RegExp(
  `\\border of (?:precedence|priority)\\b|\\b(?:prevail|rank|take precedence|have priority|apply|applies)\\b[^.;]{0,20}\\bin (?:that|this|the following) order\\b|\\b(?:this|the following) order applies\\b|\\bin (?:this|that|the following) order\\b[^.;]{0,40}\\b${differ}|\\b(?:earlier|later|higher|first)\\b[^.;]{0,60}\\b(?:wins?|prevails?|counts?|beats?|comes? first) (?:over|before)\\b|\\b(?:take|takes|have|has|taking|given) (?:precedence|priority) over\\b|${differ}[^.;]{0,200}\\b${first}|\\b${first}[^.;]{0,200}${differ}`,
  'i',
);

const names: readonly (readonly [string, RegExp])[] = [
  ['special conditions', /\bspecial (?:conditions|terms)\b/i],
  [
    'conditions',
    /(?<!special )\b(?:(?:terms and )?conditions(?: of contract)?|call-off (?:terms|contract)|these terms|this (?:agreement|contract)|clauses|body of)\b/i,
  ],
  ['specification', /\bspecification\b/i],
  ['pricing', /\bpric(?:ing|e)(?: schedule)?\b/i],
  [
    'tender',
    /\b(?:supplier|contractor|tenderer|provider|bidder)['’]?s['’]? (?:tender|bid|proposal|response|quotation|offer)|\bthe tender(?: response|er's response)?\b|\bmethod statements?\b/i,
  ],
  ['invitation', /\b(?:invitation to tender|ITT)\b/i],
  ['order form', /\border form\b/i],
  ['framework', /\bframework agreement\b/i],
  ['schedules', /\b(?:other )?schedules\b/i],
];

const orders = keptPerChunk(
  (model: ChunkModel): readonly Order[] => {
    if (
      !/precedence|priority|prevail|comes? first|govern|overrid|supersede|rank|order applies|wins? over|beats? |(?:that|this|following) order/i.test(
        model.chunk.text,
      )
    )
      return [];
    return model.statements.flatMap((statement, index) => {
      if (statement.place === 'quote' || statement.text.length > 2000) return [];
      if (!says.test(statement.text) && !/\border of (?:precedence|priority)\b/i.test(statement.text))
        return [];
      // Which language version prevails, or which law: another matter.
      if (
        /\b(?:english|welsh|irish|language|translation|statute|law)\b[^.;]{0,40}\b(?:prevail|precedence)/i.test(
          statement.text,
        )
      )
        return [];
      const hanging = model.statements
        .slice(index + 1)
        .filter((other) => other.leadIns.some(({ text }) => text === statement.text))
        .map(({ text }) => text);
      return [{ statement, sequence: sequenceOf([statement.text, ...hanging].join(' ; ')) }];
    });
  },
  mention(
    /precedence|priority|prevail|^comes?$|govern|overrid|^takes?$|supersede|^ranks?$|^order$|^wins?$|^beats?$/,
  ),
);

function sequenceOf(text: string): readonly string[] {
  return names
    .flatMap(([name, pattern]) => {
      const at = text.search(pattern);
      return at < 0 ? [] : [{ name, at }];
    })
    .sort((a, b) => a.at - b.at)
    .map(({ name }) => name);
}

export const precedence: DraftingCheck = {
  id: 'DQ-PRECEDENCE',
  find: ({ view }) => {
    const found = view.documents.flatMap((document) =>
      chunksWith(document, orders).flatMap((chunk) =>
        orders(chunk.model).map((order) => ({
          document,
          order,
          range: statementRange(chunk, order.statement),
        })),
      ),
    );
    if (found.length === 0) return missing(view);
    const lists = found.filter(({ order }) => order.sequence.length >= 3 && !isOfProcurement(order));
    const main = lists[0];
    if (!main) return [];
    return lists.slice(1).flatMap((other): DraftingFinding[] => {
      const clash = turned(main.order.sequence, other.order.sequence);
      if (!clash) return [];
      return [
        {
          document: other.document.index,
          range: other.range,
          match: `puts the ${clash[1]} before the ${clash[0]}, and another place puts them the other way round`,
          related: [{ document: main.document.index, range: main.range, message: 'The other order.' }],
          because: [
            `One order: ${main.order.sequence.join(', ')}.`,
            `The other: ${other.order.sequence.join(', ')}.`,
          ],
        },
      ];
    });
  },
};

/** Which of the documents of the competition counts, not which of those of the contract. */
function isOfProcurement({ statement: { text } }: Order): boolean {
  return (
    /\b(?:documents? (?:of|for|in) (?:this|the) (?:procurement|competition|tender)|(?:procurement|tender|competition) documents?|tender pack)\b/i.test(
      text,
    ) && !/\bdocuments? of the (?:contract|agreement)|contract documents?\b/i.test(text)
  );
}

/** Two documents that stand in different order in the two lists, as the first has them. */
function turned(a: readonly string[], b: readonly string[]): readonly [string, string] | undefined {
  const both = a.filter((name) => b.includes(name));
  for (let i = 0; i + 1 < both.length; i++) {
    const [x, y] = [both[i] as string, both[i + 1] as string];
    if (b.indexOf(x) > b.indexOf(y)) return [x, y];
  }
  return undefined;
}

/** Only a pack that holds the conditions of contract and a document that joins them can lack an order. */
function missing(view: PackView): readonly DraftingFinding[] {
  const contract = view.documents.find(isContract);
  const others = view.documents.filter(
    (document) =>
      document !== contract &&
      document.document.kind !== 'notice' &&
      !isContract(document) &&
      joins(document),
  );
  if (!contract || others.length === 0) return [];
  return [
    {
      document: contract.index,
      range: titleRange(contract),
      match: 'and the other documents of the contract have no order of precedence',
      because: [`Documents: ${view.documents.map(({ document }) => document.path).join(', ')}.`],
    },
  ];
}

function isContract({ document, sections }: DocumentView): boolean {
  if (document.kind === 'contract') return true;
  const title = sections[1]?.section.title ?? '';
  return /\b(?:conditions|terms) (?:of contract|and conditions)|\b(?:contract|services|framework) (?:agreement|terms|conditions)|^(?:draft )?(?:contract|agreement)$/i.test(
    title,
  );
}

function joins({ document, sections }: DocumentView): boolean {
  if (document.kind === 'specification' || document.kind === 'pricing' || document.kind === 'schedule')
    return true;
  return /\b(?:specification|statement of requirements|pricing|schedule|scope of services)\b/i.test(
    sections[1]?.section.title ?? '',
  );
}
