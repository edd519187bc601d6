// The register: rows from a pack's commitments, CSV that no spreadsheet takes for a formula.

import { describe, expect, it } from 'vitest';
import { checkPack } from '../../../server/src/checks/check-pack.ts';
import { csvCell, registerCsv, registerRows } from '../../../server/src/reports/register.ts';
import { resultPack } from '../../../server/src/reports/result.ts';
import { packOf, usualProfile } from '../../support/check-text.ts';
import { sourceLibrary } from '../../support/source-library.ts';

function packWith(...texts: readonly string[]) {
  const { compiled } = sourceLibrary();
  const pack = packOf(texts, usualProfile, 'whole-pack', compiled);
  return resultPack(pack, checkPack(pack, compiled));
}
const specification =
  '# Specification\n\n## Social value\n\nThe Supplier must provide at least 60 hours of mentoring in each Contract Year to young people leaving care.\n';
const schedule =
  '# Schedule 2: Social value commitments\n\n| Commitment | Quantity | Unit | Evidence |\n|---|---|---|---|\n| Mentoring | 60 | hours | Signed log |\n';

describe('rows', () => {
  it('join the same quantity in two documents and keep what each says', () => {
    const [row, ...others] = registerRows(packWith(specification, schedule));
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      quantity: 60,
      unit: 'hours of mentoring',
      period: 'in each Contract Year',
      evidence: 'Signed log',
      who: 'Supplier',
    });
    expect(row?.places.map((p) => p.path)).toEqual(['document-0.md', 'document-1.md']);
  });
});

describe('CSV', () => {
  it('has a header, a row for each commitment and line ends as the standard has them', () => {
    const lines = registerCsv([packWith(specification)]).split('\r\n');
    expect(lines[0]).toBe(
      '\ufeffPack,No,Commitment as written,Quantity,Unit,Period,Beneficiaries,Who delivers,By when,Evidence,Where',
    );
    expect(lines).toHaveLength(3);
  });

  it.each(['=1+1', '+44 20', '-2', '@sum', '\tx', '\rx', '＝1'])('makes text of %j', (text) => {
    expect(csvCell(text)).toBe(`"'${text}"`);
  });

  it('quotes what must be quoted', () => {
    expect(csvCell('a, "b"')).toBe('"a, ""b"""');
    expect(csvCell('plain')).toBe('plain');
  });
});
