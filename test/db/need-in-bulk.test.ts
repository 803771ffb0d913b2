import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { NEED_TYPES } from '../../data/catalogue/needs.ts';
import { en } from '../../data/words/en.ts';
import type { Context } from '../../server/context.ts';
import { importFile } from '../../server/imports/answer.ts';
import { needImport } from '../../server/imports/need/spec.ts';
import { runImport, undoImport } from '../../server/imports/run.ts';
import { setupImport } from '../../server/imports/setup/spec.ts';
import { examineDatabase } from '../../server/terminal/examine.ts';
import { scope } from './boundaries-files.ts';
import { sourceFile } from './files.ts';
import { eachDatabase } from './harness.ts';
import { heldChecksum } from './held-checksum.ts';

const SAID = { source: 'simulasi', licence: null, asOf: null, simulated: true };
/** Blanks at the end of a cell say nothing; with them a few rows are as many bytes as a large table. */
const PADDING = ' '.repeat(3500);
const OPEN_TYPES = NEED_TYPES.filter((t) => t.finest === null).map((t) => t.code);

/** Rows of every kelurahan of two kecamatan, every open type, both sexes. */
function rowsOf(change: (row: string[], n: number) => string[], without: readonly number[] = []): string {
  const rows: string[] = [];
  for (let k = 1; k <= 9; k += 1) {
    for (const [t, type] of OPEN_TYPES.entries()) {
      for (const sex of ['L', 'P']) {
        for (const period of ['2023', '2024', '2025-S1', '2025']) {
          const row = [`63.71.01.100${k}`, type, sex, period, `${(k * 7 + t) % 23}${PADDING}`];
          rows.push(change(row, rows.length).join(';'));
        }
      }
    }
  }
  return `kode;jenis;jk;periode;jumlah\n${rows.filter((_, n) => !without.includes(n)).join('\n')}\n`;
}

eachDatabase('a need table of many lines', (given) => {
  const prepared = async (): Promise<Context> => {
    const ctx = given.ctx();
    const request = { file: null, provenance: SAID, dryRun: false, options: { code: '63.71' } };
    await runImport(ctx, scope, setupImport, request);
    return ctx;
  };
  const bring = (text: string, dryRun = false) =>
    importFile(given.ctx(), scope, 'need', {
      file: sourceFile('ppks.csv', text),
      options: {},
      provenance: SAID,
      dryRun,
    });
  const observations = async (importId: number) => {
    const found = await sql<{ n: number; sum: string }>`
      select count(*)::integer as n, md5(string_agg(t::text, '|' order by t::text)) as sum from (
        select area_id, series, sex, period, as_of, measure, count, vocabulary from observation
        where import_id = ${importId}) t`.execute(given.ctx().db.as(scope));
    return found.rows[0];
  };

  test('brings the same figures as row by row, and goes as one', async () => {
    const ctx = await prepared();
    const odd: Readonly<Record<number, readonly [sex: string, count: string]>> = {
      5: ['P', '1.000'],
      6: ['P', '-'],
      // Said to be not stated; nothing said, beside women; and of everybody, with the women left out.
      16: ['tidak dirinci', '3'],
      24: ['', '3'],
      32: ['L+P', '3'],
    };
    const change = (row: string[], n: number) => {
      const [sex, count] = odd[n] ?? [];
      return sex === undefined ? row : row.with(2, sex).with(4, `${count}${PADDING}`);
    };
    const text = rowsOf(change, [36]);
    expect(text.length).toBeGreaterThan(4e6);
    const before = await heldChecksum(ctx);
    const one = await bring(text);
    const large = await observations(one.importId ?? 0);
    await undoImport(ctx, scope, one.importId ?? 0);
    expect(await heldChecksum(ctx)).toBe(before);
    const other = await runImport(ctx, scope, needImport, {
      file: sourceFile('ppks.csv', text),
      options: {},
      provenance: SAID,
      dryRun: false,
    });
    expect(await observations(other.importId ?? 0)).toEqual(large);
    expect(large?.n).toBe(one.rows.used);
    expect(one.rows).toEqual(other.rows);
    expect(one.brought).toEqual(other.brought);
    // Read row by row, a table also says how it was read.
    if (ctx.db.session) expect(one.reading).toBeUndefined();
    expect(one.problemCount).toEqual(other.problemCount);
    expect(one.problemCount).toMatchObject({ 'sex-rest': 1, 'sex-one-only': 1, 'rows-without-count': 1 });
    await undoImport(ctx, scope, other.importId ?? 0);
  });

  test.each([
    ['an unknown type', (row: string[]) => row.with(1, 'Penyihir'), 'type-unknown', 18],
    ['a row that stands there twice', (row: string[]) => row.with(2, 'P'), 'row-twice', 18],
    ['a fraction', (row: string[]) => row.with(4, '3,5'), 'count-fraction', 18],
  ])('with %s is told of it, line and all', async (_, change, code, n) => {
    await prepared();
    const report = await bring(
      rowsOf((row, i) => (i === n ? change(row) : row)),
      true,
    );
    expect(report.state).toBe('refused');
    expect(report.problems.filter((p) => p.severity === 'error').map((p) => p.code)).toContain(code);
    expect(report.problems.some((p) => p.line === n + 2)).toBe(true);
  });

  test('a figure whose area is gone is found by the doctor', async () => {
    const ctx = await prepared();
    const db = ctx.db.as(scope);
    const looked = async () => (await examineDatabase(ctx, en)).map((f) => `${f.mark}: ${f.text}`);
    expect(await looked()).toContain('ok: Every figure belongs to an area and an import');
    await sql`insert into observation (area_id, series, sex, period, measure, count, vocabulary, import_id)
      select -1, 'PMKS-08', 'L', '2025', 'tercatat', 1, 'v', max(id) from import`.execute(db);
    expect((await looked()).find((line) => line.startsWith('fault'))).toContain(
      '1 figures belong to no area',
    );
    await sql`delete from observation where area_id = -1`.execute(db);
  });
});
