import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readWorkbook } from '../../../data/read/workbook.ts';
import { id } from '../../../data/words/id.ts';
import { writeForm } from '../../../server/blank/workbook.ts';

const NASTY = ['=HYPERLINK("http://x")', '+1+1', '-2+3', '@SUM(A1)', '\t=1+1', '\r=1+1', '＝1+1'];

test('names that look like formulas are texts in a form, and come back as they were', async () => {
  const rows = NASTY.map((name) => ({
    code: '63.71.01.1001',
    kecamatan: name,
    village: name,
    dusun: name,
    rw: '001',
    rt: '002',
  }));
  const form = { code: '63.71', name: NASTY[0] ?? '', rows };
  const bytes = await writeForm({ form, period: '=1', lang: 'id', simulated: false }, id);
  const sheets = Object.entries(unzipSync(bytes)).filter(([path]) => path.includes('worksheets/'));
  expect(sheets.length).toBeGreaterThan(1);
  for (const [, xml] of sheets) expect(strFromU8(xml)).not.toMatch(/<f[ >]|t="str"/);
  const { sheets: read, problems } = await readWorkbook(bytes);
  expect(problems).toEqual([]);
  expect(read?.[0]?.rows.filter((row) => row.cells[1]?.includes('HYPERLINK'))).toHaveLength(1);
});
