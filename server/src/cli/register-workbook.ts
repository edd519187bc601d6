// The register as an XLSX workbook, a sheet for each pack. The library that writes it is loaded only here.

import { cellText, type RegisterRow, registerColumns, registerRows } from '../reports/register.ts';
import type { ResultPack } from '../reports/result.ts';

const widths: Readonly<Record<string, number>> = {
  commitment: 60,
  places: 40,
  evidence: 30,
  unit: 28,
  number: 5,
};

/** The bytes of the workbook. Text stays text: no cell of it can be a formula. */
export async function registerWorkbook(packs: readonly ResultPack[]): Promise<Uint8Array> {
  const { default: writeExcelFile } = await import('write-excel-file/node');
  const names = new Set<string>();
  const sheets = packs.map((pack) => ({
    sheet: sheetName(pack.root, names),
    data: [header(), ...registerRows(pack).map(cellsOf)],
    columns: registerColumns.map(([key]) => ({ width: widths[key] ?? 20 })),
    stickyRowsCount: 1,
    orientation: 'landscape' as const,
  }));
  const workbook = await writeExcelFile(sheets);
  return workbook.toBuffer();
}

function header() {
  return registerColumns.map(([, title]) => ({ value: title, type: String, fontWeight: 'bold' as const }));
}

function cellsOf(row: RegisterRow) {
  return registerColumns.map(([key]) =>
    key === 'quantity' || key === 'number'
      ? { value: row[key], type: Number }
      : { value: printableText(cellText(row, key)), type: String, wrap: true },
  );
}

/** Characters that XML has no place for are left out. */
const printableText = (text: string) =>
  text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '').slice(0, 32_000);

/** At most 31 characters, none of those that a sheet's name may not hold, each once. */
function sheetName(root: string, taken: Set<string>): string {
  const base = (
    root
      .split('/')
      .filter((part) => part !== '.' && part !== '..')
      .at(-1) ?? ''
  )
    .replace(/[[\]:*?/\\']/g, ' ')
    .trim()
    .slice(0, 27);
  const name = base === '' ? 'Commitments' : base;
  let unique = name;
  for (let n = 2; taken.has(unique.toLowerCase()); n++) unique = `${name} ${n}`;
  taken.add(unique.toLowerCase());
  return unique;
}
