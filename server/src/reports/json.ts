// `--format json`: one object that result.schema.json describes, and `--format jsonl`: one object to a line.

import type { Report, ReportContext } from './report.ts';
import type { ResultPack } from './result.ts';
import { atLeast, type Tally } from './tally.ts';

/** One object, printed pack by pack. */
export const jsonReport: Report = (context) => {
  let printed = 0;
  const shard = context.shard === undefined ? '' : `  "shard": ${JSON.stringify(context.shard)},\n`;
  const open = () =>
    printed === 0
      ? `{\n  "version": 1,\n  "tool": ${JSON.stringify(context.tool)},\n${shard}  "packs": [`
      : '';
  return {
    pack: (pack) => {
      const text = `${open()}${printed === 0 ? '' : ','}\n${indented(JSON.stringify(grave(pack, context), null, 2), '    ')}`;
      printed += 1;
      return text;
    },
    end: (tally: Tally) =>
      `${open()}\n  ],\n  "summary": ${indented(JSON.stringify(tally, null, 2), '  ').trimStart()}\n}\n`,
  };
};

/**
 * One object to a line, told apart by `kind`: `tool` first, then `pack` (without its findings), `finding`, and `summary`
 * last. Findings name the pack's root, so that each line stands for itself.
 */
export const jsonLinesReport: Report = (context) => {
  let opened = false;
  const open = () => {
    const first = opened ? '' : line({ kind: 'tool', version: 1, tool: context.tool });
    opened = true;
    return first;
  };
  return {
    pack: (pack) => {
      const { findings, ...rest } = grave(pack, context);
      const lines = findings.map((finding) => line({ kind: 'finding', pack: pack.root, ...finding }));
      return open() + line({ kind: 'pack', ...rest }) + lines.join('');
    },
    end: (tally) => open() + line({ kind: 'summary', summary: tally }),
  };
};

/** The pack with its suppressed findings, but without those below the severity asked for. */
function grave(pack: ResultPack, { least }: ReportContext): ResultPack {
  return { ...pack, findings: pack.findings.filter((finding) => atLeast(finding.severity, least)) };
}

function line(value: object): string {
  return `${JSON.stringify(value)}\n`;
}

function indented(text: string, by: string): string {
  return by + text.replaceAll('\n', `\n${by}`);
}
