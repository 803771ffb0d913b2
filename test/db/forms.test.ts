import { beforeAll, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { fatesQuery } from '../../data/contract/fates.ts';
import type { ImportReport } from '../../data/contract/import.ts';
import { importQuery } from '../../data/contract/import.ts';
import type { Sheet } from '../../data/read/sheet.ts';
import { readWorkbook } from '../../data/read/workbook.ts';
import { forOperator } from '../../server/access/scope.ts';
import { blank, reported } from '../../server/blank/handlers.ts';
import { importFile } from '../../server/imports/answer.ts';
import { areaListImport } from '../../server/imports/arealist/spec.ts';
import { importRows } from '../../server/imports/handlers.ts';
import { runImport } from '../../server/imports/run.ts';
import { setupImport } from '../../server/imports/setup/spec.ts';
import { sourceFile } from './files.ts';
import { eachDatabase } from './harness.ts';

const scope = forOperator('test');
const SIMULATED = { source: 'simulasi', licence: null, asOf: null, simulated: true };
const VILLAGE = '63.71.01.1001';
const call = { progress: () => {}, signal: new AbortController().signal };

eachDatabase('forms that kelurahan fill in', (given) => {
  const need = (name: string, bytes: string | Uint8Array, dryRun = false): Promise<ImportReport> =>
    importFile(given.ctx(), scope, 'need', {
      file: sourceFile(name, bytes),
      options: {},
      provenance: SIMULATED,
      dryRun,
    });
  const form = async (within: string) => {
    const request = { within, period: '2025-S1', lang: 'id' as const, each: undefined };
    const { bytes, name } = await blank(given.ctx(), scope, request);
    const { sheets } = await readWorkbook(bytes);
    return { name, sheet: sheets?.[0] as Sheet };
  };
  /** The form as somebody saves it after writing into some of its cells. */
  const filled = async (sheet: Sheet, write: (code: string, heading: string) => number | undefined) => {
    const at = sheet.rows.findIndex((row) => row.cells[0] === 'Kode');
    const headings = sheet.rows[at]?.cells ?? [];
    const data = sheet.rows.map((row, i) =>
      headings.map((heading, column) => {
        const value = i > at ? write(row.cells[0] ?? '', heading) : undefined;
        if (value !== undefined) return { value, type: Number };
        const text = row.cells[column] ?? '';
        return text === '' ? null : { value: text, type: String };
      }),
    );
    return writeXlsxFile([{ sheet: 'Isian', data }] as never).toBuffer();
  };

  beforeAll(async () => {
    const request = { provenance: SIMULATED, dryRun: false };
    await runImport(given.ctx(), scope, setupImport, { ...request, file: null, options: { code: '63.71' } });
    const listed = await runImport(given.ctx(), scope, areaListImport, {
      ...request,
      file: sourceFile('rt.csv', `kode,rw,rt\n${VILLAGE},001,001\n${VILLAGE},001,002\n${VILLAGE},002,001\n`),
      options: { level: 'rt' },
    });
    expect(listed.state).toBe('applied');
  });

  test('come back without any matching: empty is unknown, 0 is nobody, and who has reported is known', async () => {
    const { sheet, name } = await form(VILLAGE);
    expect(name).toMatch(/^blanko-ppks-.*63-71-01-1001-2025-s1\.xlsx$/);
    const rt1 = `${VILLAGE}.rw001.rt001`;
    const codes = sheet.rows.map((row) => row.cells[0]).filter((cell) => cell?.startsWith(VILLAGE));
    expect(codes).toEqual([rt1, `${VILLAGE}.rw001.rt002`, `${VILLAGE}.rw002.rt001`]);
    const asked = { within: '63.71', level: 'desa' as const, period: '2025-S1' };
    const before = await reported(given.ctx(), scope, asked);
    expect(before.areas.find((area) => area.code === VILLAGE)).toMatchObject({ state: 'no', parts: 3 });

    const bytes = await filled(sheet, (code, heading) => {
      if (code === rt1 && heading === 'PMKS-08 L') return 4;
      if (code === rt1 && heading === 'PMKS-08 P') return 0;
      return code === `${VILLAGE}.rw001.rt002` && heading === 'PMKS-25' ? 2 : undefined;
    });
    const rowsOf = { name: 'blanko.xlsx', kind: 'need' as const };
    const query = { ...importQuery.omit({ check: true }).parse(rowsOf), ...fatesQuery.parse({}) };
    const fates = await importRows(given.ctx(), scope, { ...query, upload: { bytes } }, call);
    expect(fates.counts).toEqual({ refused: 0, remark: 0, good: 2, silent: 1, left: 0 });
    const report = await need('blanko.xlsx', bytes);
    expect([report.state, report.problems]).toEqual(['applied', []]);
    expect(report.matching?.questions ?? []).toEqual([]);
    expect(report.rows).toEqual({ read: 3, used: 3, refused: 0 });
    const rows = await given
      .ctx()
      .db.as(scope)
      .selectFrom('observation')
      .select(['series', 'sex', 'count', 'period'])
      .where('import_id', '=', report.importId ?? -1)
      .orderBy('series')
      .orderBy('sex')
      .execute();
    expect(rows).toEqual([
      { series: 'PMKS-08', sex: 'L', count: 4, period: '2025-S1' },
      { series: 'PMKS-08', sex: 'P', count: 0, period: '2025-S1' },
      { series: 'PMKS-25', sex: 'T', count: 2, period: '2025-S1' },
    ]);
    const after = await reported(given.ctx(), scope, asked);
    expect(after.areas.find((area) => area.code === VILLAGE)).toMatchObject({
      state: 'partly',
      parts: 3,
      partsTold: 2,
    });
    expect(after.areas.filter((area) => area.state === 'no')).toHaveLength(51);
  });

  test('of a kecamatan and all of it come as a file for each village, the smallest areas there are as rows', async () => {
    const request = { within: '63.71.01', period: undefined, lang: 'en' as const, each: 'desa' as const };
    const { name, type, bytes } = await blank(given.ctx(), scope, request);
    expect([name.endsWith('.zip'), type]).toEqual([true, 'application/zip']);
    expect(bytes.byteLength).toBeGreaterThan(10_000);
    await expect(blank(given.ctx(), scope, { ...request, within: '99.99' })).rejects.toMatchObject({
      code: 'unknown-area',
    });
  });

  test('an empty form, and one whose rows were sorted in part, are told as what they are', async () => {
    const { sheet } = await form(VILLAGE);
    const empty = await need('kosong.xlsx', await filled(sheet, () => undefined));
    expect([empty.state, Object.keys(empty.problemCount)]).toEqual(['refused', ['blank-empty']]);
    const rows = sheet.rows.map((row) => {
      const swapped = row.cells[0]?.endsWith('.rw001.rt001') ? `${VILLAGE}.rw001.rt002` : row.cells[0];
      return { ...row, cells: [swapped ?? '', ...row.cells.slice(1)] };
    });
    const moved = await filled({ ...sheet, rows }, (_, heading) => (heading === 'PMKS-08 L' ? 1 : undefined));
    const report = await need('terurut.xlsx', moved, true);
    expect(report.problemCount).toMatchObject({ 'blank-row-moved': 1 });
  });

  test('what became of each row is told with its reason, and long numbers are masked', async () => {
    const text = [
      'kode,jenis,jumlah,keterangan',
      `${VILLAGE},LUT,3,baik`,
      `${VILLAGE},LUT,banyak,lihat catatan`,
      '6371011002,PD,081234567890123,x',
      '63.71.01.1003,LUT,,kosong',
      `${VILLAGE}.rw001.rt002,LUT,dua,x`,
    ].join('\n');
    const query = {
      ...importQuery.omit({ check: true }).parse({ name: 'a.csv', kind: 'need', period: '2024' }),
    };
    const page = fatesQuery.parse({});
    const upload = { bytes: new TextEncoder().encode(text) };
    const all = await importRows(given.ctx(), scope, { ...query, ...page, upload }, call);
    expect(all.columns).toEqual(['kode', 'jenis', 'jumlah']);
    expect(all.rows.map((row) => [row.line, row.fate])).toEqual([
      [2, 'good'],
      [3, 'refused'],
      [4, 'refused'],
      [5, 'silent'],
      [6, 'refused'],
    ]);
    expect(all.rows[1]?.problems.map((p) => p.code)).toEqual(['count-not-number']);
    expect(all.rows[2]?.cells).toEqual(['6371011002', 'PD', '08*************']);
    // What is to be sent again must still say its RT.
    expect(all.rows[4]?.cells).toEqual([`${VILLAGE}.rw001.rt002`, 'LUT', 'dua']);
    expect(all.counts).toEqual({ refused: 3, remark: 0, good: 1, silent: 1, left: 0 });
    const bad = await importRows(
      given.ctx(),
      scope,
      { ...query, ...page, only: 'bad', most: 1, upload },
      call,
    );
    expect([bad.rows.length, bad.total]).toEqual([1, 3]);
  });

  test('what became of each area of a map is told in the columns that say which it is', async () => {
    const square = (x: number) => [
      [
        [x, -3.36],
        [x + 0.01, -3.36],
        [x + 0.01, -3.35],
        [x, -3.35],
        [x, -3.36],
      ],
    ];
    const areas = ['Mantuil', 'Antah'].map((name, i) => ({
      type: 'Feature',
      properties: {
        KABUPATEN: 'Kota Banjarmasin',
        KECAMATAN: 'Banjarmasin Selatan',
        KELURAHAN: name,
        KET: 'x',
      },
      geometry: { type: 'Polygon', coordinates: square(114.57 + i * 0.02) },
    }));
    const bytes = new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', features: areas }));
    const query = importQuery.omit({ check: true }).parse({ name: 'peta.geojson', kind: 'boundaries' });
    const page = fatesQuery.parse({});
    const told = await importRows(given.ctx(), scope, { ...query, ...page, upload: { bytes } }, call);
    expect(told.columns).toEqual(['KABUPATEN', 'KECAMATAN', 'KELURAHAN']);
    expect(told.rows.map((row) => [row.line, row.fate, row.cells[2]])).toEqual([
      [1, 'remark', 'Mantuil'],
      [2, 'refused', 'Antah'],
    ]);
  });
});
