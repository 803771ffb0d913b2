import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { STANDARD_DISCLOSURE } from '../../data/catalogue/disclosure.ts';
import type { ImportReport } from '../../data/contract/import.ts';
import type { OwnDraft } from '../../data/contract/own-indicator.ts';
import { forOperator } from '../../server/access/scope.ts';
import { reported } from '../../server/blank/handlers.ts';
import { type FileOptions, importFile } from '../../server/imports/answer.ts';
import { areaListImport } from '../../server/imports/arealist/spec.ts';
import { composeFates } from '../../server/imports/fates.ts';
import { Findings } from '../../server/imports/findings.ts';
import { runImport, undoImport } from '../../server/imports/run.ts';
import { setupImport } from '../../server/imports/setup/spec.ts';
import { makeOwnIndicator } from '../../server/own/handlers.ts';
import { sourceFile } from './files.ts';
import { eachDatabase } from './harness.ts';

const scope = forOperator('test');
const SAID = { source: 'simulasi', licence: null, asOf: null, simulated: true };
const [D1, D2, D3] = ['63.71.01.1001', '63.71.01.1002', '63.71.01.1003'];
/** A village of another kecamatan. */
const E1 = '63.71.02.1001';
/** Blanks at the end of a cell say nothing; with them a few rows are as many bytes as a large table. */
const PADDING = ' '.repeat(3500);

/** Every test keeps to a period of its own. */
eachDatabase('closed types finer than they may be kept', (given) => {
  const bring = (
    text: string,
    options: FileOptions = {},
    kind: 'need' | 'figures' = 'need',
    dryRun = false,
  ) =>
    importFile(given.ctx(), scope, kind, {
      file: sourceFile('ppks.csv', text),
      options,
      provenance: SAID,
      dryRun,
    });
  /** All that is stored for a period: code of the area, series, sex, measure, count. */
  const stored = async (period: string) => {
    const found = await sql<{ row: string }>`
      select distinct v.code || ' ' || o.series || ' ' || o.sex || ' ' || o.measure || ' ' || o.count as row
      from observation o join area_version v on v.area_id = o.area_id
      where o.period = ${period} order by row`.execute(given.ctx().db.as(scope));
    return found.rows.map((r) => r.row);
  };
  const counts = ({ problemCount }: ImportReport) => problemCount;

  beforeAll(async () => {
    const ctx = given.ctx();
    const request = { provenance: SAID, dryRun: false };
    await runImport(ctx, scope, setupImport, { ...request, file: null, options: { code: '63.71' } });
    const listed = await runImport(ctx, scope, areaListImport, {
      ...request,
      file: sourceFile('rt.csv', `kode,rw,rt\n${D1},001,001\n${D1},001,002\n${D2},001,001\n`),
      options: { level: 'rt' },
    });
    expect(listed.state).toBe('applied');
  });

  test('are refused, and the report offers to add them up', async () => {
    const report = await bring(`kode,jenis,tahun,jumlah\n${D1},NAPZA,2001,777\n${D2},ODHA,2001,778\n`);
    expect(report.state).toBe('refused');
    expect(counts(report)).toEqual({ 'type-too-fine': 2, 'closed-can-be-added': 1 });
    expect(JSON.stringify({ ...report, file: null })).not.toMatch(/777|778/);
    expect(await stored('2001')).toEqual([]);
  });

  test('are added up for their kecamatan or regency when that is asked for, and nothing finer is kept', async () => {
    const text = [
      'kode,rw,rt,jenis,jk,tahun,jumlah',
      `${D1},1,1,NAPZA,L,2002,2`,
      `${D1},1,1,NAPZA,P,2002,1`,
      `${D1},1,2,NAPZA,,2002,771`,
      `${D3},,,NAPZA,L,2002,4`,
      `${E1},,,NAPZA,L,2002,5`,
      `${D1},,,ODHA,,2002,6`,
      `${E1},,,ODHA,,2002,7`,
      `${D1},,,LUT,,2002,8`,
      '63.71.02,,,ABH,,2002,9',
    ].join('\n');
    const report = await bring(text, { closed: 'add' });
    expect(report.state).toBe('applied');
    expect(report.rows).toEqual({ read: 9, used: 9, refused: 0 });
    expect(await stored('2002')).toEqual(
      [
        '63.71 PMKS-16 T tercatat 13',
        '63.71.01 PMKS-17 L tercatat 6',
        '63.71.01 PMKS-17 P tercatat 1',
        '63.71.01 PMKS-17 T tercatat 771',
        `${D1} PMKS-08 T tercatat 8`,
        '63.71.02 PMKS-03 T tercatat 9',
        '63.71.02 PMKS-17 L tercatat 5',
      ].sort(),
    );
    expect(report.brought).toMatchObject({ observations: 7, areas: 4, types: 4 });
    expect(counts(report)).toMatchObject({ 'closed-added': 1, 'closed-added-partly': 3 });
    const partly = report.problems.find((p) => p.code === 'closed-added-partly' && p.hint.n === 2);
    expect(partly?.hint).toMatchObject({ name: expect.any(String), period: '2002', n: 2 });
    // Nothing that is kept of the import names the village, or the number, of a closed type.
    const kept = await sql<{ text: string }>`
      select row_to_json(i)::text as text from import i where id = ${report.importId}
      union all select row_to_json(e)::text from audit_event e`.execute(given.ctx().db.as(scope));
    expect(kept.rows.map((r) => r.text).join()).not.toMatch(/771|63\.71\.01\.1003/);
    // A sum for a kecamatan is no report of it: its villages have told nothing else.
    const asked = { within: '63.71', level: 'kecamatan', period: '2002' } as const;
    const told = await reported(given.ctx(), scope, asked);
    expect(told.areas.find((area) => area.code === '63.71.02')).toMatchObject({ state: 'no', whole: false });
    await undoImport(given.ctx(), scope, report.importId ?? 0);
  });

  test('count once where the file tells an area and its parts', async () => {
    const text = [
      'kode,rw,rt,jenis,tahun,jumlah',
      '63.71.01,,,NAPZA,2003,10',
      `${D1},,,NAPZA,2003,6`,
      `${D1},,,ABH,2003,3`,
      `${D1},1,1,ABH,2003,2`,
      `${D2},1,1,ABH,2003,4`,
    ].join('\n');
    const report = await bring(text, { closed: 'add' });
    expect([report.state, report.rows]).toEqual(['applied', { read: 5, used: 3, refused: 0 }]);
    expect(await stored('2003')).toEqual(['63.71.01 PMKS-03 T tercatat 7', '63.71.01 PMKS-17 T tercatat 10']);
    expect(report.problems.find((p) => p.code === 'closed-covered')?.hint).toEqual({ n: 2 });
  });

  test('that stand there twice are told of without their number', async () => {
    const text = `kode,jenis,tahun,jumlah\n${D1},NAPZA,2004,771\n${D1},NAPZA,2004,772\n${D2},NAPZA,2004,-773\n`;
    const report = await bring(text, { closed: 'add' });
    expect([report.state, counts(report)['row-twice'], counts(report)['count-negative']]).toEqual([
      'refused',
      2,
      1,
    ]);
    expect(JSON.stringify({ ...report, file: null })).not.toMatch(/77[123]/);
    expect(await stored('2004')).toEqual([]);
  });

  test('make no zeros for other types of the area that they were added up for', async () => {
    const text = `kode,jenis,tahun,jumlah\n${D1},NAPZA,2005,3\n${D1},LUT,2005,8\n${D2},PD,2005,2\n`;
    await bring(text, { closed: 'add', missing: 'zero' });
    expect(await stored('2005')).toEqual(
      [
        '63.71.01 PMKS-17 T tercatat 3',
        `${D1} PMKS-08 T tercatat 8`,
        `${D1} PMKS-09 T tercatat 0`,
        `${D2} PMKS-08 T tercatat 0`,
        `${D2} PMKS-09 T tercatat 2`,
      ].sort(),
    );
  });

  test('are shown to nobody in the rows of the file, side by side or one below the other', async () => {
    let long = new Findings();
    const options = {
      file: sourceFile('a.csv', `kode,jenis,tahun,jumlah\n${D1},NAPZA,2006,771\n${D1},LUT,2006,12\n`),
    };
    const request = { options: {}, provenance: SAID, dryRun: true };
    const onChecked = (found: Findings) => {
      long = found;
    };
    const report = await importFile(given.ctx(), scope, 'need', { ...request, ...options, onChecked });
    const ask = { kind: 'need', only: 'all', from: 0, most: 10 } as const;
    expect(composeFates(long, ask).rows.map((r) => r.cells.at(-1))).toEqual(['•••', '12']);
    expect(JSON.stringify({ ...report, file: null })).not.toContain('771');
    const wide = sourceFile('b.csv', `kode,LUT,NAPZA,PD,Jumlah\n${D1},12,771,3,786\n${D2},1,0,2,3\n`);
    const said = { ...request, options: { period: '2006' } };
    const wideReport = await importFile(given.ctx(), scope, 'need', { ...said, file: wide, onChecked });
    expect(counts(wideReport)['type-too-fine']).toBe(2);
    expect(JSON.stringify([{ ...wideReport, file: null }, composeFates(long, ask)])).not.toMatch(/771|786/);
  });

  test('of the office itself are added up as well, but no rate is', async () => {
    const draft: OwnDraft = {
      code: 'TERTUTUP',
      name: { id: 'Tertutup', en: '' },
      kind: 'jiwa',
      unit: { id: '', en: '' },
      rates: [],
      shareOf: null,
      access: 'closed',
      finest: 'kecamatan',
      source: '',
    };
    await makeOwnIndicator(given.ctx(), scope, draft);
    await makeOwnIndicator(given.ctx(), scope, {
      ...draft,
      code: 'KADAR',
      kind: 'nilai',
      name: { id: 'Kadar', en: '' },
      unit: { id: 'persen', en: '' },
    });
    const text = `kode,indikator,tahun,jumlah\n${D1},TERTUTUP,2007,771\n${D2},TERTUTUP,2007,2\n${E1},TERTUTUP,2007,4\n`;
    const refused = await bring(text, {}, 'figures');
    expect(counts(refused)).toEqual({ 'indicator-too-fine': 3, 'closed-can-be-added': 1 });
    const report = await bring(text, { closed: 'add' }, 'figures');
    expect([report.state, report.rows]).toEqual(['applied', { read: 3, used: 3, refused: 0 }]);
    expect(await stored('2007')).toEqual([
      '63.71.01 own:TERTUTUP T tercatat 773',
      '63.71.02 own:TERTUTUP T tercatat 4',
    ]);
    expect(JSON.stringify({ ...report, file: null })).not.toContain('771');
    expect(report.brought).toMatchObject({ figures: 2, areas: 2 });
    const rate = await bring(
      `kode,indikator,tahun,nilai\n${D1},KADAR,2007,7.7\n`,
      { closed: 'add' },
      'figures',
    );
    expect(counts(rate)).toEqual({ 'indicator-too-fine': 1 });
  });

  test('are finer than what the office has chosen, with a reason, not than what the program begins with', async () => {
    const db = given.ctx().db.as(scope);
    const closed = [
      { type: 'PMKS-16', finest: 'kecamatan', reason: 'Layanan dibagi menurut kecamatan' },
      { type: 'PMKS-17', finest: 'kabupaten', reason: null },
    ] as const;
    const settings = JSON.stringify({ ...STANDARD_DISCLOSURE, closed });
    const { id } = await db
      .insertInto('disclosure_setting')
      .values({ settings, made_by: 'uji', made_at: new Date() })
      .returning('id')
      .executeTakeFirstOrThrow();
    await db.updateTable('data_state').set({ setting_id: id }).execute();
    const text = `kode,jenis,tahun,jumlah\n63.71.01,ODHA,2006,3\n63.71.01,NAPZA,2006,4\n63.71.02,NAPZA,2006,5\n`;
    const report = await bring(text, { closed: 'add' });
    expect([report.state, counts(report)['closed-added']]).toEqual(['applied', 1]);
    expect(await stored('2006')).toEqual(['63.71 PMKS-17 T tercatat 9', '63.71.01 PMKS-16 T tercatat 3']);
    await db.updateTable('data_state').set({ setting_id: null }).execute();
    expect(counts(await bring(text, {}, 'need', true))).toMatchObject({ 'type-too-fine': 1 });
  });

  test('are the same sums whether a table is read row by row or as one', async () => {
    const rows: string[] = [];
    for (const [k, code] of [D1, `${D1}.rw001`, D2, D3, E1].entries()) {
      for (const [t, type] of ['LUT', 'NAPZA', 'ODHA', 'ABH', 'PD'].entries()) {
        if (code === D3 && type === 'NAPZA') continue;
        for (const sex of ['L', 'P', '']) {
          for (const period of [
            '2008',
            '2009',
            '2010',
            '2011',
            '2012',
            '2013',
            '2014',
            '2015',
            '2016',
            '2017',
            '2018',
            '2019',
            '2020',
            '2021',
            '2022',
            '2023',
          ]) {
            const served = k === 2 && t === 1 ? 'terlayani' : 'tercatat';
            rows.push([code, type, sex, period, served, `${(k * 7 + t * 3) % 11}${PADDING}`].join(';'));
          }
        }
      }
    }
    const text = `kode;jenis;jk;periode;ukuran;jumlah\n${rows.join('\n')}\n`;
    expect(text.length).toBeGreaterThan(4e6);
    const refused = await bring(text, {}, 'need', true);
    expect([refused.state, counts(refused)['closed-can-be-added']]).toEqual(['refused', 1]);
    const large = await bring(text, { closed: 'add' });
    expect(large.state).toBe('applied');
    const asOne = await stored('2015');
    await undoImport(given.ctx(), scope, large.importId ?? 0);
    await sql`delete from observation where import_id = ${large.importId}`.execute(given.ctx().db.as(scope));
    const careful = await bring(text, { closed: 'add', skipBadRows: true });
    expect(await stored('2015')).toEqual(asOne);
    expect(
      asOne.filter((row) => /PMKS-(17|16|03)/.test(row)).every((row) => /^63\.71(\.\d\d)? /.test(row)),
    ).toBe(true);
    expect([large.rows, large.brought, large.problemCount]).toEqual([
      careful.rows,
      careful.brought,
      careful.problemCount,
    ]);
    if (given.ctx().db.session)
      expect([large.reading, careful.reading !== undefined]).toEqual([undefined, true]);
  });
});
