// The Markdown of an open document is that of its text, whatever changes a client sends and however they are batched.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { editDocument, parseDocument } from '../../../server/src/markdown/document.ts';
import {
  coveringEdit,
  joinedEdit,
  OpenDocument,
  wholeTextEdit,
} from '../../../server/src/protocol/open-documents.ts';

const pieces = fc
  .array(
    fc.constantFrom('a', '# ', '\n', '\n\n', '\r\n', '- ', '| x |', '😀', '```\n', '<!--', '-->', '---\n'),
    {
      maxLength: 12,
    },
  )
  .map((parts) => parts.join(''));
const edits = fc.array(fc.tuple(fc.nat(60), fc.nat(12), pieces), { minLength: 1, maxLength: 12 });

const apply = (
  text: string,
  { start, end, text: by }: { start: number; end: number; text: string },
): string => text.slice(0, start) + by + text.slice(end);

test('after any changes in any batches, the Markdown equals a parse of the text', () => {
  fc.assert(
    fc.property(pieces, fc.array(edits, { maxLength: 4 }), fc.array(fc.boolean()), (text, batches, looks) => {
      const document = new OpenDocument('file:///a.md', 'markdown', 1, text);
      document.markdown();
      for (const [i, batch] of batches.entries()) {
        const changes = batch.map(([at, length, by]) => {
          const now = document.textDocument;
          const start = Math.min(at, document.text.length);
          const change = {
            range: { start: now.positionAt(start), end: now.positionAt(start + length) },
            text: by,
          };
          document.change([change], i + 2);
          return change;
        });
        expect(changes.length).toBe(batch.length);
        if (looks[i]) document.markdown();
      }
      const markdown = document.markdown();
      expect(markdown.text).toBe(document.text);
      expect(markdown.starts).toEqual(parseDocument(document.text).starts);
      expect(markdown.lines).toEqual(parseDocument(document.text).lines);
    }),
    { numRuns: 500 },
  );
});

test('a whole new text, a reversed range and a change beyond the end are taken as the protocol says', () => {
  const document = new OpenDocument('file:///a.md', 'markdown', 1, 'one\ntwo\n');
  document.markdown();
  document.change(
    [{ range: { start: { line: 1, character: 2 }, end: { line: 0, character: 1 } }, text: 'X' }],
    2,
  );
  expect(document.text).toBe('oXo\n');
  document.change(
    [{ range: { start: { line: 9, character: 9 }, end: { line: 9, character: 9 } }, text: '!' }],
    3,
  );
  document.change([{ text: `${document.text}# new\n` }], 4);
  expect(document.markdown().text).toBe('oXo\n!# new\n');
  expect(document.version).toBe(4);
});

test('hundreds of scattered edits between two looks are right', () => {
  const line = 'some words here\n\n';
  const document = new OpenDocument('file:///a.md', 'markdown', 1, line.repeat(300));
  document.markdown();
  for (let i = 299; i >= 0; i--)
    document.change(
      [
        {
          range: { start: { line: i * 2, character: 0 }, end: { line: i * 2, character: 4 } },
          text: '# new',
        },
      ],
      400 - i,
    );
  expect(document.markdown().text).toBe('# new words here\n\n'.repeat(300));
  expect(document.markdown().starts).toEqual(parseDocument(document.text).starts);
});

const span = (text: string) =>
  fc
    .tuple(fc.nat(text.length), fc.nat(text.length))
    .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));

test('edits joined or covered give the text that they give one by one', () => {
  const base = '0123456789';
  fc.assert(
    fc.property(
      span(base),
      fc.string({ maxLength: 6 }),
      fc.nat(20),
      fc.nat(20),
      fc.string({ maxLength: 3 }),
      (first, by, a, b, then) => {
        const one = { ...first, text: by };
        const middle = apply(base, one);
        const start = Math.min(a, b, middle.length);
        const two = { start, end: Math.min(Math.max(a, b), middle.length), text: then };
        const end = apply(middle, two);
        expect(apply(base, coveringEdit(base, [one, two]))).toBe(end);
        const joined = joinedEdit(one, two);
        if (joined !== undefined) expect(apply(base, joined)).toBe(end);
      },
    ),
    { numRuns: 3000 },
  );
});

test('the edit between two texts makes the one the other and touches no equal ends', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 20 }), fc.string({ maxLength: 20 }), (before, after) => {
      const edit = wholeTextEdit(before, after);
      expect(apply(before, edit)).toBe(after);
      if (before === after) expect(edit.end - edit.start + edit.text.length).toBe(0);
    }),
  );
});

test('the text follows the Markdown when nobody looks at it between the changes', () => {
  fc.assert(
    fc.property(pieces, fc.array(edits, { maxLength: 6 }), (text, batches) => {
      const document = new OpenDocument('file:///a.md', 'markdown', 1, text);
      document.markdown();
      let reference = TextDocument.create('file:///a.md', 'markdown', 1, text);
      for (const [i, batch] of batches.entries()) {
        const changes = batch.map(([at, length, by]) => {
          // Characters may lie beyond the line, as the protocol allows; a TextDocument loses count of lines that do not exist.
          const start = { line: Math.min(at % 7, reference.lineCount - 1), character: length };
          const end = { line: Math.min(start.line + (at % 2), reference.lineCount - 1), character: at };
          const change = { range: { start, end }, text: by };
          reference = TextDocument.update(reference, [change], i + 2);
          return change;
        });
        document.change(changes, i + 2);
      }
      expect(document.markdown().text).toBe(reference.getText());
      expect(document.text).toBe(reference.getText());
      expect(document.version).toBe(reference.version);
      expect(document.textDocument.version).toBe(reference.version);
      expect(document.markdown().starts).toEqual(parseDocument(reference.getText()).starts);
    }),
    { numRuns: 500 },
  );
});

test('far from front matter edits give the document of a parse, without the text being made', () => {
  const head = `---\ntender:\n  value: 1\n---\n\n# Long\n\n${'word '.repeat(14_000)}\n\n`;
  fc.assert(
    fc.property(
      pieces,
      fc.array(fc.tuple(fc.nat(40), fc.nat(8), pieces), { maxLength: 5 }),
      (tail, changes) => {
        let text = head + tail;
        let document = parseDocument(text);
        for (const [at, length, by] of changes) {
          const start = Math.min(text.length, head.length + at - 3);
          const edit = { start, end: Math.min(text.length, start + length), text: by };
          text = apply(text, edit);
          document = editDocument(document, edit).document;
        }
        const expected = parseDocument(text);
        expect(document.starts).toEqual(expected.starts);
        expect(document.lines).toEqual(expected.lines);
        expect(document.chunks.map((chunk) => chunk.text)).toEqual(
          expected.chunks.map((chunk) => chunk.text),
        );
        expect(document.frontMatter).toEqual(expected.frontMatter);
        expect(document.text).toBe(text);
      },
    ),
    { numRuns: 60 },
  );
});
