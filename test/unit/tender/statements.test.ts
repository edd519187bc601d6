// Statements: what is cut from the text, and the lead-ins each hangs from.

import { describe, expect, it } from 'vitest';
import { leadInsOf, modelled, statementWith } from './modelled.ts';

describe('lead-ins of lists', () => {
  it('hangs items from the sentence that opens the list, not from the paragraph', () => {
    const model = modelled('The Council buys care. Tenderers must:\n\n- hold insurance;\n- be registered.');
    expect(leadInsOf(model, 'hold insurance')).toEqual(['Tenderers must:']);
    expect(leadInsOf(model, 'be registered')).toEqual(['Tenderers must:']);
    expect(statementWith(model, 'hold insurance')).toMatchObject({ place: 'item' });
  });

  it.each([
    'The Supplier shall',
    'Bidders must provide evidence that they',
    'The following apply –',
    'Benefits include',
  ])('opens with “%s”', (opening) => {
    expect(leadInsOf(modelled(`${opening}\n\n1. employ apprentices;\n2. pay a living wage.`), 'pay')).toEqual(
      [opening],
    );
  });

  it('does not hang a list from a finished sentence', () => {
    expect(leadInsOf(modelled('Care is bought.\n\n- hold insurance'), 'hold')).toEqual([]);
    expect(leadInsOf(modelled('Meet the requirements below.\n\n- hold insurance'), 'hold')).toEqual([
      'Meet the requirements below.',
    ]);
  });

  it('goes down nested lists, outermost first', () => {
    const model = modelled(
      'Tenderers shall:\n\n1. provide, for staff:\n   - training; and\n   - pay that\n     1. is fair\n\n   This binds groups too.\n2. report',
    );
    expect(leadInsOf(model, 'training')).toEqual(['Tenderers shall:', 'provide, for staff:']);
    expect(leadInsOf(model, 'is fair')).toEqual(['Tenderers shall:', 'provide, for staff:', 'pay that']);
    expect(leadInsOf(model, 'This binds')).toEqual(['Tenderers shall:']);
    expect(statementWith(model, 'This binds').group).toBe(statementWith(model, 'provide, for').group);
    expect(statementWith(model, 'report')).toMatchObject({ number: '2.' });
  });

  it('hangs the items of a flattened list from the item that ends with a colon', () => {
    const model = modelled(
      '1. Bidders must:\n2. hold an office.\n3. The Council will decide.\n4. pay a fee.',
    );
    expect(leadInsOf(model, 'hold an office')).toEqual(['Bidders must:']);
    expect(leadInsOf(model, 'The Council')).toEqual([]);
    expect(leadInsOf(model, 'pay a fee')).toEqual([]);
  });

  it('carries no more than eight lead-ins however deep the list', () => {
    const lines = Array.from({ length: 40 }, (_, depth) => `${'  '.repeat(depth)}- level ${depth} is:`);
    const model = modelled(lines.join('\n'));
    for (const statement of model.statements) expect(statement.leadIns.length).toBeLessThanOrEqual(8);
  });
});

describe('typed paragraphs', () => {
  const clause = [
    '# Conditions',
    '4.2 The Tenderer shall:',
    '(a) hold an office in the borough;',
    '(b) provide, for its staff:',
    '(i) training; and',
    '(ii) insurance,',
    '(c) report.',
    '4.2.1 keep records.',
    '4.3 The Council may inspect.',
    '(a) at any time',
  ].join('\n\n');

  it('hang from the clause above, across chunks', () => {
    const model = modelled(clause);
    expect(leadInsOf(model, 'hold an office')).toEqual(['The Tenderer shall:']);
    expect(statementWith(model, 'hold an office')).toMatchObject({ number: '(a)', place: 'paragraph' });
    expect(leadInsOf(model, 'training')).toEqual(['The Tenderer shall:', 'provide, for its staff:']);
    expect(leadInsOf(model, 'insurance')).toEqual(['The Tenderer shall:', 'provide, for its staff:']);
    expect(leadInsOf(model, 'report')).toEqual(['The Tenderer shall:']);
    expect(leadInsOf(model, 'keep records')).toEqual(['The Tenderer shall:']);
    expect(leadInsOf(model, 'may inspect')).toEqual([]);
    expect(leadInsOf(model, 'at any time')).toEqual([]);
    expect(model.document.models.length).toBeGreaterThan(1);
  });

  it('tell (i) the letter from (i) the number', () => {
    const letters = 'abcdefghij'.split('').map((letter) => `(${letter}) item ${letter};`);
    const model = modelled(['Tenderers shall:', ...letters].join('\n\n'));
    for (const letter of 'abcdefghij')
      expect(leadInsOf(model, `item ${letter}`)).toEqual(['Tenderers shall:']);
  });

  it.each(['# A heading', 'A paragraph in between.', '4.3 A sibling shall wait.', '---'])(
    'are closed by “%s”',
    (closing) => {
      expect(
        leadInsOf(modelled(`4.2 The Tenderer shall:\n\n${closing}\n\n(a) hold an office`), 'hold'),
      ).toEqual([]);
    },
  );

  it('survive comments and lists between them', () => {
    const model = modelled(
      '4.2 The Tenderer shall:\n\n<!-- note -->\n\n(a) hold:\n\n- an office\n\n(b) report',
    );
    expect(leadInsOf(model, 'an office')).toEqual(['The Tenderer shall:', 'hold:']);
    expect(leadInsOf(model, 'report')).toEqual(['The Tenderer shall:']);
  });

  it('are read on lines of their own in one paragraph', () => {
    const model = modelled(
      '4.2 The Tenderer shall:\n(a) hold an office;\n(b) report.\n4.3 The Council may ask.',
    );
    expect(leadInsOf(model, 'report')).toEqual(['The Tenderer shall:']);
    expect(statementWith(model, 'The Council')).toMatchObject({
      number: '4.3',
      text: 'The Council may ask.',
    });
  });

  it('read bullets and dashes typed in the text', () => {
    const model = modelled(
      'Services comprise: • First part • Second part\n\nThe lots are: — north, — south, — west.',
    );
    expect(leadInsOf(model, 'Second part')).toEqual(['Services comprise:']);
    expect(leadInsOf(model, 'south')).toEqual(['The lots are:']);
    const notice = modelled(
      'The Council requires:\n\n— the promotion of funds,\n\n— the administration of funds.',
    );
    expect(leadInsOf(notice, 'administration')).toEqual(['The Council requires:']);
    expect(statementWith(notice, 'administration').text).toBe('the administration of funds.');
  });

  it('leave quantities and initials at the start of a paragraph alone', () => {
    const model = modelled(
      '2.5 days are allowed.\n\n12 apprentices shall be employed.\n\ni.e. all of them.\n\ns. 20 of the Act.\n\n(a) and (b) apply.',
    );
    expect(model.statements.map((statement) => statement.number)).toEqual(Array(5).fill(undefined));
    expect(model.statements[0]?.text).toBe('2.5 days are allowed.');
  });
});

describe('tables, quotations, footnotes, breaks', () => {
  it('gives cells their caption, column and row', () => {
    const model = modelled(
      'Table 1: Weights\n\n| Criterion | Weight |\n|---|---|\n| Quality | 60% |\n| Social value. Marked. | 40% |',
    );
    const cell = statementWith(model, '60%');
    expect(cell.leadIns).toEqual([
      { kind: 'table-caption', text: 'Table 1: Weights' },
      { kind: 'column-header', text: 'Weight' },
      { kind: 'row-header', text: 'Quality' },
    ]);
    expect(cell.cell).toMatchObject({ row: 0, column: 1 });
    expect(statementWith(model, 'Criterion').cell).toMatchObject({ row: -1, column: 0 });
    expect(statementWith(model, 'Marked').cell).toMatchObject({ row: 1, column: 0 });
    expect(statementWith(model, 'Quality').leadIns.map((leadIn) => leadIn.kind)).toEqual([
      'table-caption',
      'column-header',
    ]);
  });

  it('reads HTML tables and line breaks in cells', () => {
    const model = modelled(
      '<table><tr><th>Duty</th></tr><tr><td>Bidders must:<br>• hold an office<br>• report</td></tr></table>',
    );
    expect(leadInsOf(model, 'report')).toEqual(['Duty', 'Bidders must:']);
  });

  it('marks quotations and footnotes', () => {
    const model = modelled(
      'It says:\n\n> The Supplier shall pay. At once.\n\nSee.[^1]\n\n[^1]: A note here.',
    );
    expect(statementWith(model, 'At once')).toMatchObject({ place: 'quote' });
    expect(leadInsOf(model, 'At once')).toEqual(['It says:']);
    expect(statementWith(model, 'A note')).toMatchObject({ place: 'footnote' });
  });

  it('leads back through entities, escapes, emphasis, links, tabs and CRLF', () => {
    const text =
      '#\tA &amp; B\r\n\r\n4.2 Tenderers **must**\r\nhold \\*an\\* [office](x) &lt; 5 miles.\tThen *stop*.\r\n';
    const model = modelled(text);
    expect(model.statements.map((statement) => statement.text)).toEqual([
      'A & B',
      'Tenderers must hold *an* office < 5 miles.',
      'Then stop.',
    ]);
  });
});

describe('comments', () => {
  it('reads suppressions', () => {
    const { document } = modelled(
      '<!-- tenderlint-disable-next-block local-presence, R07: agreed with counsel: see note -->\n\nText.\n\n<!-- tenderlint-disable-section -->\n\n<!-- tenderlint-disable-file brand: listed -->\n\n<!-- tenderlint-disable-everything x -->\n\n<!-- other -->',
    );
    const directives = document.models.flatMap((model) => model.directives);
    expect(directives.map(({ scope, rules, reason }) => ({ scope, rules, reason }))).toEqual([
      { scope: 'next-block', rules: ['local-presence', 'R07'], reason: 'agreed with counsel: see note' },
      { scope: 'section', rules: [], reason: '' },
      { scope: 'file', rules: ['brand'], reason: 'listed' },
    ]);
  });

  it('reads the marks of inserted clauses', () => {
    const { document } = modelled(
      '<!-- tenderlint:clause TRT-01 1.0.0 sha256:0123456789ab jobs="2" area="the &quot;Borough&quot;" -->\n\n<!-- tenderlint:clause -->',
    );
    const markers = document.models.flatMap((model) => model.clauseMarkers);
    expect(markers).toMatchObject([
      {
        id: 'TRT-01',
        version: '1.0.0',
        hash: '0123456789ab',
        parameters: { jobs: '2', area: 'the "Borough"' },
      },
      { id: '', version: '', hash: '', parameters: {} },
    ]);
  });
});
