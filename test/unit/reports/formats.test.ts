// Every format read back by a program that is not ours: a JSON schema of others, a strict XML parser, an HTML parser.
// The findings hold what documents may hold: markup, commands, control characters, odd file names.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { Parser } from 'htmlparser2';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { type FormatName, formatNames, reports } from '../../../server/src/reports/formats.ts';
import type { ReportContext } from '../../../server/src/reports/report.ts';
import {
  type ResultFinding,
  type ResultPack,
  resultPack,
  withPaths,
} from '../../../server/src/reports/result.ts';
import { emptyTally, tallied } from '../../../server/src/reports/tally.ts';
import { sampleContext, samplePack, sampleResult } from './sample-pack.ts';

const plain = withPaths(resultPack(samplePack, sampleResult), (path) => `one/${path}`);
const nasty =
  'a <script>alert("1")</script> & ]]> %0A ::error::x\r\n::set-output name=x::y \u0000\u001b[31m\ufffe\ud800 {0} [b](0) é𐐀, it\'s';
const hostile: ResultPack = {
  ...plain,
  documents: ['one/a #1 & 50% "é".md'],
  findings: [
    {
      ...(plain.findings[0] as ResultFinding),
      path: 'one/a #1 & 50% "é".md',
      message: nasty,
      title: nasty,
      source: { text: `é ${nasty}`, start: 2, end: 20, more: 0, byteColumn: 4 },
      citations: [
        { id: 'x', title: 'Law [1] <b>', url: 'https://example.org/a(b)?"<>' },
        { id: 'y', title: 'No link', url: 'javascript:alert(1)' },
      ],
    },
  ],
};

function printed(
  format: FormatName,
  packs: readonly ResultPack[],
  over: Partial<ReportContext> = {},
): string {
  const writer = reports[format]({ ...sampleContext, ...over });
  const tally = packs.reduce((sum, pack) => tallied(sum, pack, over.least ?? 'hint'), emptyTally);
  return packs.map(writer.pack).join('') + writer.end(tally);
}

test.each(formatNames)('%s: the same packs give the same bytes, and none at all is a report', (format) => {
  expect(printed(format, [plain, hostile])).toBe(printed(format, [plain, hostile]));
  expect(() => printed(format, [])).not.toThrow();
});

test.each(formatNames.filter((format) => !['json', 'jsonl', 'sarif'].includes(format)))(
  '%s shows neither what is suppressed nor what is too light',
  (format) => {
    const text = printed(format, [plain], { least: 'warning' });
    expect(text).toContain('local-presence-at-bid');
    expect(text).not.toContain('quiet-one');
    expect(text).not.toContain('any-colour');
  },
);

describe('sarif', () => {
  interface Log {
    readonly runs: readonly {
      readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
      readonly results: readonly {
        readonly ruleId: string;
        readonly ruleIndex: number;
        readonly level: string;
        readonly suppressions: readonly object[];
        readonly partialFingerprints: Readonly<Record<string, string>>;
        readonly locations: readonly {
          readonly physicalLocation: {
            readonly artifactLocation: { readonly uri: string; readonly uriBaseId: string };
            readonly region: object;
          };
        }[];
      }[];
      readonly invocations: readonly {
        readonly toolExecutionNotifications: readonly { readonly message: { readonly text: string } }[];
      }[];
    }[];
  }
  const require = createRequire(import.meta.url);
  const published = JSON.parse(
    readFileSync(require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'),
  ) as Readonly<Record<string, unknown>>;
  // It uses nothing in which draft 4 and draft 7 differ, but for its name; "$schema" would ask for the older one.
  const { $schema: _, id: _id, ...schema } = published;
  const validate = new Ajv({
    strict: false,
    validateFormats: false,
    unicodeRegExp: false,
    allErrors: true,
  }).compile(schema);
  const read = (packs: readonly ResultPack[], over: Partial<ReportContext> = {}) => {
    const log = JSON.parse(printed('sarif', packs, over)) as Log;
    expect(validate(log) ? [] : validate.errors).toEqual([]);
    return log.runs[0] as Log['runs'][number];
  };

  test('is valid by the public schema, which refuses another thing', () => {
    read([]);
    read([plain]);
    read([hostile]);
    expect(validate({ version: '2.1.0', runs: [{ tool: {} }] })).toBe(false);
  });

  test('paths are relative references with a base', () => {
    const { artifactLocation, region } = read([hostile]).results[0]?.locations[0]?.physicalLocation ?? {};
    expect(artifactLocation).toEqual({
      uri: 'one/a%20%231%20%26%2050%25%20%22%C3%A9%22.md',
      uriBaseId: 'SRCROOT',
    });
    expect(decodeURIComponent(new URL(artifactLocation?.uri ?? '', 'file:///root/').pathname)).toBe(
      '/root/one/a #1 & 50% "é".md',
    );
    expect(region).toEqual({ startLine: 3, startColumn: 27, endLine: 3, endColumn: 48 });
  });

  test('fingerprints are our own key; suppressions say by whom; rules are numbered right', () => {
    const baseline = { reason: 'known since May', by: 'baseline' } as const;
    const change = { reason: 'before', by: 'change' } as const;
    const findings = plain.findings.map((finding, index) =>
      index === 0
        ? { ...finding, suppressed: baseline }
        : index === 1
          ? { ...finding, suppressed: change }
          : finding,
    );
    const run = read([{ ...plain, findings }]);
    expect(run.results.map((result) => [result.ruleId, result.level, result.suppressions])).toEqual([
      [
        'local-presence-at-bid',
        'error',
        [{ kind: 'external', status: 'accepted', justification: 'known since May' }],
      ],
      [
        'quiet-one',
        'warning',
        [{ kind: 'inSource', status: 'accepted', justification: 'agreed with legal' }],
      ],
      ['any-colour', 'note', []],
      ['profile-unknown-value', 'note', []],
    ]);
    for (const result of run.results) {
      expect(run.tool.driver.rules[result.ruleIndex]?.id).toBe(result.ruleId);
      expect(Object.keys(result.partialFingerprints)).toEqual(['tenderlint/v1']);
      expect(result.partialFingerprints['tenderlint/v1']).toMatch(/^[0-9a-f]{32}$/);
    }
  });

  test('of more results than GitHub shows the gravest are kept, and that is said', () => {
    const one = plain.findings[0] as ResultFinding;
    const many = Array.from({ length: 12_000 }, (_, index) => ({
      ...one,
      severity: index % 4 === 0 ? ('error' as const) : ('hint' as const),
    }));
    const run = read([{ ...plain, findings: many }]);
    expect(run.results).toHaveLength(5_000);
    expect(run.results.filter(({ level }) => level === 'error')).toHaveLength(3_000);
    const notes = run.invocations[0]?.toolExecutionNotifications.map(({ message }) => message.text);
    expect(notes?.at(-1)).toContain('7000 results of the lightest left out');
  });
});

describe('github', () => {
  test('text of a document cannot command the runner', () => {
    const lines = printed('github', [hostile]).trimEnd().split('\n');
    expect(lines.filter((line) => line.startsWith('::'))).toHaveLength(1);
    const [, properties = '', message = ''] = /^::error (.*?)::(.*)$/.exec(lines[0] ?? '') ?? [];
    // As the runner reads it: properties apart at commas, then %XX turned back.
    const back = (text: string) =>
      text
        .replaceAll('%2C', ',')
        .replaceAll('%3A', ':')
        .replaceAll('%0A', '\n')
        .replaceAll('%0D', '\r')
        .replaceAll('%25', '%');
    const read = Object.fromEntries(
      properties.split(',').map((pair) => {
        const [name = '', value = ''] = pair.split('=', 2);
        return [name, back(value)];
      }),
    );
    expect(read).toMatchObject({ file: 'one/a #1 & 50% "é".md', line: '3', col: '27', endColumn: '48' });
    expect(back(message)).toContain(nasty.slice(0, 40));
  });

  test('ten of a kind are annotations, gravest first; the rest are lines of the log', () => {
    const one = plain.findings[0] as ResultFinding;
    const findings = Array.from({ length: 30 }, (_, index) => ({
      ...one,
      severity: (['hint', 'warning', 'error'] as const)[index % 3] ?? 'hint',
      title: index === 29 ? '::error::x' : one.title,
    }));
    const lines = printed('github', [{ ...plain, findings: [...findings, ...findings] }])
      .trimEnd()
      .split('\n');
    const commands = lines.filter((line) => /^::(error|warning|notice) /.test(line));
    expect(commands.map((line) => line.split(' ')[0])).toEqual([
      ...Array(10).fill('::error'),
      ...Array(10).fill('::warning'),
      ...Array(10).fill('::notice'),
    ]);
    const group = lines.slice(lines.findIndex((line) => line.startsWith('::group::')) + 1);
    expect(group.indexOf('::endgroup::')).toBe(30);
    for (const line of group.slice(0, 30)) expect(line).toMatch(/^ one\/itt\.md:3:27: /);
    expect(lines.at(-1)).toMatch(/^tenderlint: 60 shown, .* not checked$/);
  });
});

test('gitlab: one entry per finding, each with a fingerprint of its own', () => {
  const entries = JSON.parse(printed('gitlab', [plain, plain, hostile])) as readonly {
    readonly description: string;
    readonly check_name: string;
    readonly fingerprint: string;
    readonly severity: string;
    readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
  }[];
  expect(entries).toHaveLength(9);
  expect(new Set(entries.map(({ fingerprint }) => fingerprint)).size).toBe(9);
  for (const entry of entries) {
    expect(['info', 'minor', 'major', 'critical', 'blocker']).toContain(entry.severity);
    expect(entry.location.lines.begin).toBeGreaterThan(0);
    expect(entry.location.path).not.toMatch(/^\.\//);
    expect(entry.description).not.toBe('');
  }
  expect(JSON.parse(printed('gitlab', []))).toEqual([]);
});

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
}

/** Reads XML strictly; anything that is not well-formed fails the test. */
function xmlElements(text: string): readonly Element[] {
  const elements: Element[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    elements.push({ name, attributes: attributes as Readonly<Record<string, string>>, text: '' });
  });
  parser.on('text', (piece) => {
    const last = elements.at(-1);
    if (last) last.text += piece;
  });
  parser.write(text).close();
  return elements;
}

test('junit: a suite per document, what fails the run is a failure', () => {
  const elements = xmlElements(printed('junit', [plain, hostile], { failOn: 'warning' }));
  const suites = elements.filter(({ name }) => name === 'testsuite').map(({ attributes }) => attributes);
  expect(suites.map(({ name, tests, failures }) => [name, tests, failures])).toEqual([
    ['one/itt.md', '2', '2'],
    ['one/parts/spec.md', '1', '0'],
    ['one/tenderlint.yml', '1', '0'],
    ['one/a #1 & 50% "é".md', '1', '1'],
  ]);
  expect(elements.filter(({ name }) => name === 'testcase')).toHaveLength(5);
  const failure = elements.findLast(({ name }) => name === 'failure');
  expect(failure?.text).toContain('<script>alert("1")</script> & ]]> %0A ::error::x');
  expect(xmlElements(printed('junit', []))[0]?.name).toBe('testsuites');
});

test('checkstyle: an error per finding, under its file', () => {
  const elements = xmlElements(printed('checkstyle', [plain, hostile]));
  expect(elements.map(({ name }) => name)).toEqual([
    'checkstyle',
    ...['file', 'error', 'error', 'file', 'error', 'file', 'error', 'file', 'error'],
  ]);
  expect(elements[2]?.attributes).toMatchObject({
    line: '3',
    column: '27',
    severity: 'error',
    source: 'tenderlint.local-presence-at-bid',
  });
  expect(elements.at(-1)?.attributes.message).toContain('<script>');
});

test('rdjson: columns count bytes, and a fix is a suggestion', () => {
  const text = 'Prices in £ & €: any 𐐀 colour.';
  const at = { start: text.indexOf('any'), end: text.indexOf(' colour') };
  const range = {
    start: { line: 7, column: at.start + 1 },
    end: { line: 7, column: at.end + 1 },
  };
  const bytes = (end: number) => Buffer.byteLength(text.slice(0, end)) + 1;
  const finding: ResultFinding = {
    ...(plain.findings[0] as ResultFinding),
    range,
    source: { text, ...at, more: 0, byteColumn: bytes(at.start) },
    fixes: [{ title: 'x', kind: 'safe', edits: [{ path: 'one/itt.md', range, text: 'every' }] }],
  };
  const result = JSON.parse(printed('rdjson', [{ ...plain, findings: [finding] }, hostile]));
  const wanted = {
    start: { line: 7, column: bytes(at.start) },
    end: { line: 7, column: bytes(at.end) },
  };
  expect(result.source).toEqual({ name: 'tenderlint' });
  expect(result.diagnostics).toHaveLength(2);
  expect(result.diagnostics[0]).toMatchObject({
    location: { path: 'one/itt.md', range: wanted },
    severity: 'ERROR',
    code: { value: 'local-presence-at-bid', url: 'https://example.org/22' },
    suggestions: [{ range: wanted, text: 'every' }],
  });
});

test('html: nothing of a document becomes markup, nothing is loaded, the policy allows the style alone', () => {
  const page = printed('html', [plain, hostile]);
  const tags: string[] = [];
  const links: string[] = [];
  let style = '';
  let policy = '';
  let open = '';
  const parser = new Parser({
    onopentag: (name, attributes) => {
      tags.push(name);
      open = name;
      if (name === 'a') links.push(attributes.href ?? '');
      if (attributes['http-equiv'] === 'Content-Security-Policy') policy = attributes.content ?? '';
      expect(Object.keys(attributes).filter((attribute) => /^on|^src|^style$/.test(attribute))).toEqual([]);
    },
    ontext: (text) => {
      if (open === 'style') style += text;
    },
    onclosetag: () => {
      open = '';
    },
  });
  parser.write(page);
  parser.end();
  expect(tags).not.toContain('script');
  expect(new Set(links)).toEqual(
    new Set(['#summary', 'https://example.org/22', 'https://example.org/a(b)?"<>']),
  );
  const hash = createHash('sha256').update(style).digest('base64');
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain(`style-src 'sha256-${hash}'`);
  expect(policy).not.toContain('unsafe');
});

test('jsonl: every line is an object that says what it is', () => {
  const lines = printed('jsonl', [plain, plain])
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { readonly kind: string });
  expect(lines.map(({ kind }) => kind)).toEqual([
    'tool',
    ...['pack', ...Array(5).fill('finding')],
    ...['pack', ...Array(5).fill('finding')],
    'summary',
  ]);
});
