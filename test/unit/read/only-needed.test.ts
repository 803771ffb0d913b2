import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { onlyNeeded } from '../../../data/read/only-needed.ts';
import { readWorkbook } from '../../../data/read/workbook.ts';
import { makeShapefile, twoVillages } from '../../fixtures/imports/make-maps.ts';
import { rawWorkbook } from './workbooks.ts';

const LIMIT = 1e8;
const NAME = 'Siti Contoh';
const SHEET =
  '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>kode</t></is></c></row><row r="2"><c r="A2"><v>5</v></c></row></sheetData>';
const book = (more: Record<string, string>) => rawWorkbook([{ name: 'Rekap', xml: SHEET }], more);
/** Everything in a packed file as one text, packed files in it too. */
function textOf(packed: Uint8Array): string {
  return Object.entries(unzipSync(packed))
    .map(
      ([path, bytes]) => `${path} ${/\.(zip|xlsx|kmz)$/.test(path) ? textOf(bytes) : strFromU8(bytes, true)}`,
    )
    .join('\n');
}

describe('of a packed file only what is read goes on', () => {
  test('what a pivot table, a link, a comment and a chart remember of persons stays', async () => {
    const bytes = book({
      'xl/pivotCache/pivotCacheRecords1.xml': `<r><s v="${NAME}"/></r>`,
      'xl/externalLinks/externalLink1.xml': `<externalLink><v>${NAME}</v></externalLink>`,
      'xl/comments1.xml': `<t>${NAME}</t>`,
      'xl/charts/chart1.xml': `<c:v>${NAME}</c:v>`,
      'xl/embeddings/daftar.xlsx': NAME,
    });
    const less = await onlyNeeded(bytes, LIMIT);
    expect(less?.left).toBe(4);
    expect(textOf(less?.bytes ?? bytes)).not.toContain(NAME);
    const [before, after] = [await readWorkbook(bytes), await readWorkbook(less?.bytes ?? bytes)];
    expect(after.sheets?.[0]?.rows).toHaveLength(2);
    // That there were links is still said.
    expect(after).toEqual(before);
    expect(before.problems.map((p) => p.code)).toEqual(['workbook-links']);
    expect((await onlyNeeded(bytes, LIMIT))?.bytes).toEqual(less?.bytes);
  });

  test('letters, pictures and tables packed with a map stay, also in an archive inside', async () => {
    const shapes = unzipSync(makeShapefile(twoVillages()));
    const bytes = zipSync({
      ...shapes,
      'daftar.xls': strToU8(NAME),
      'daftar.csv': strToU8(NAME),
      'foto/rumah.jpg': strToU8(NAME),
      'lain.zip': zipSync({ 'daftar.csv': strToU8(NAME) }),
    });
    const less = await onlyNeeded(bytes, LIMIT);
    expect(less?.left).toBe(4);
    expect(Object.keys(unzipSync(less?.bytes ?? bytes)).sort()).toEqual(
      Object.keys(shapes)
        .filter((path) => !path.endsWith('.shx'))
        .sort(),
    );
    const nested = zipSync({ 'luar.zip': zipSync({ ...shapes, 'daftar.docx': strToU8(NAME) }) });
    const inner = await onlyNeeded(nested, LIMIT);
    expect([inner?.left, textOf(inner?.bytes ?? nested).includes(NAME)]).toEqual([1, false]);
  });

  test('a file without such parts goes as it is', async () => {
    const plain = book({ 'docProps/core.xml': '<x/>', 'xl/theme/theme1.xml': '<x/>' });
    expect(await onlyNeeded(plain, LIMIT)).toBeUndefined();
    expect(await onlyNeeded(makeShapefile(twoVillages()), LIMIT)).toBeUndefined();
    expect(await onlyNeeded(zipSync({ 'a.csv': strToU8('a'), 'b.xlsx': plain }), LIMIT)).toBeUndefined();
    expect(await onlyNeeded(strToU8('kode,jumlah'), LIMIT)).toBeUndefined();
    const packed = await onlyNeeded(zipSync({ 'a.csv': strToU8('a'), 'b.pdf': strToU8(NAME) }), LIMIT);
    expect([packed?.left, textOf(packed?.bytes ?? plain)]).toEqual([1, 'a.csv a']);
  });
});
