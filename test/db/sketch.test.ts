import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Context } from '../../server/context.ts';
import { needImport } from '../../server/imports/need/spec.ts';
import { runImport, undoImport } from '../../server/imports/run.ts';
import type { SketchOptions } from '../../server/imports/sketch/options.ts';
import { sketchImport } from '../../server/imports/sketch/spec.ts';
import { answerValues } from '../../server/indicators/answer.ts';
import {
  empty,
  feature,
  found,
  geojson,
  importBoundaries,
  importList,
  levelsOf,
  polygon,
  scope,
  square,
  stateOf,
  versionsOf,
} from './boundaries-files.ts';
import { sourceFile } from './files.ts';
import { eachDatabase } from './harness.ts';

const X = 114.6;
const Y = -3.3;
const KELURAHAN = '63.71.01.1001';
const provenance = { source: null, licence: null, asOf: null, simulated: false };
const LIST = [
  'kode desa,rw,rt',
  ...[3, 1, 4].flatMap((rts, rw) =>
    Array.from({ length: rts }, (_, rt) => `${KELURAHAN},${rw + 1},${rt + 1}`),
  ),
  '',
].join('\n');

const REFUSED: readonly [SketchOptions, string][] = [
  [{ within: '63.71.01.9999' }, 'sketch-unknown-area'],
  [{ within: 'kelayan' }, 'sketch-unknown-area'],
  [{ within: '35.10' }, 'sketch-not-here'],
  [{ within: '63' }, 'sketch-province'],
  [{ within: '63.71.02.1001' }, 'sketch-without-ground'],
  [{ within: '63.71.01.1002' }, 'sketch-no-list'],
  [{ within: KELURAHAN, rw: 4 }, 'sketch-has-list'],
  [{ within: `${KELURAHAN}.rw001.rt001` }, 'sketch-nothing-below'],
  [{ within: '63.71.01.1002', rw: 0 }, 'sketch-number'],
  [{ within: '63.71.01.1002', rt: 10_000 }, 'sketch-number'],
  [{ within: '63.71.01.1002', rw: Number.NaN }, 'sketch-number'],
  [{ within: '63.71.01.1002', rw: 90, rt: 100 }, 'sketch-too-small'],
  [{ within: '63.71.01', rw: 999, rt: 999 }, 'sketch-too-many'],
];

function sketch(ctx: Context, options: SketchOptions, dryRun = false) {
  return runImport(ctx, scope, sketchImport, { file: null, options, provenance, dryRun });
}

function importNeed(ctx: Context, count: number) {
  const file = sourceFile(
    'ppks.csv',
    `kode,jenis,jumlah,periode\n${KELURAHAN}.rw001.rt002,PMKS-08,${count},2025\n`,
  );
  return runImport(ctx, scope, needImport, { file, options: {}, provenance, dryRun: false });
}

/** Two kelurahan with borders, the first with 3 RW and 8 RT in its list. */
async function town(ctx: Context): Promise<Context> {
  await empty(ctx);
  await importBoundaries(
    ctx,
    geojson([
      feature({ kode: KELURAHAN, nama: 'Mantuil' }, polygon(square(X, Y))),
      feature({ kode: '63.71.01.1002', nama: 'Kelayan Selatan' }, polygon(square(X + 0.01, Y))),
    ]),
  );
  await importList(ctx, LIST);
  return ctx;
}

/** What cells do together: invalid ones, overlaps, and how much of the kelurahan they leave or leave by. */
async function fitOf(ctx: Context, level: 'rw' | 'rt', within = KELURAHAN) {
  const found = await sql<{ invalid: number; overlap: number; left: number; out: number; cells: number }>`
    with cell as materialized (select code, geom from area_version
      where current and level = ${level} and code like ${`${within}.%`} and geom is not null),
    parent as (select geom from area_version where current and code = ${within}),
    whole as (select ST_Union(geom, 1e-9) as geom from cell)
    select (select count(*)::int from cell) as cells,
      (select count(*)::int from cell where not ST_IsValid(geom)) as invalid,
      (select coalesce(sum(ST_Area(ST_Intersection(a.geom, b.geom, 1e-9)::geography)), 0)
        from cell a join cell b on a.code < b.code and ST_Intersects(a.geom, b.geom)) as overlap,
      (select ST_Area(ST_Difference(p.geom, w.geom, 1e-9)::geography) from parent p, whole w) as left,
      (select ST_Area(ST_Difference(w.geom, p.geom, 1e-9)::geography) from parent p, whole w) as out`.execute(
    ctx.db.as(scope),
  );
  return found.rows[0];
}

eachDatabase('sketching RW and RT', (given) => {
  test('every RW and RT of a list gets a cell; together they are the kelurahan; nothing is measured on them', async () => {
    const ctx = await town(given.ctx());
    const report = await sketch(ctx, { within: KELURAHAN });
    expect(report).toMatchObject({
      state: 'applied',
      kind: 'sketch',
      rows: { read: 11, used: 11, refused: 0 },
      brought: { 'shape.rw': 3, 'shape.rt': 8 },
      source: 'Sketsa Petasos',
    });
    expect(await levelsOf(ctx, KELURAHAN)).toEqual({ desa: [1, 1], rw: [3, 3], rt: [8, 8] });
    for (const level of ['rw', 'rt'] as const) {
      const together = await fitOf(ctx, level);
      expect(together?.invalid).toBe(0);
      // Square metres, of more than a million.
      expect(together?.overlap).toBeLessThan(1);
      expect(together?.left).toBeLessThan(1);
      expect(together?.out).toBeLessThan(1);
    }
    for (const code of ['rw001', 'rw003', 'rw003.rt002']) {
      const [version] = await versionsOf(ctx, `${KELURAHAN}.${code}`);
      expect(version).toMatchObject({ quality: 'sketsa', areaM2: null });
    }
    expect((await versionsOf(ctx, KELURAHAN))[0]).toMatchObject({ quality: 'indikatif', basis: 'file' });
    const bounds = await sql<{ outside: number }>`
      select count(*)::int as outside from area_version t
      join area_version w on w.current and w.area_id = t.parent_id
      where t.current and t.level = 'rt' and ST_Area(ST_Difference(t.geom, w.geom, 1e-9)::geography) > 0.5`.execute(
      ctx.db.as(scope),
    );
    expect(bounds.rows[0]?.outside).toBe(0);
  });

  test('only checked, nothing is drawn; drawn, it is undone in one step; drawn again, it is the same', async () => {
    const ctx = await town(given.ctx());
    const before = await stateOf(ctx);
    const checked = await sketch(ctx, { within: KELURAHAN }, true);
    expect(checked).toMatchObject({ state: 'checked', importId: null, rows: { used: 11 } });
    expect(await stateOf(ctx)).toEqual(before);
    const shapes = () =>
      sql<{ wkb: string }>`select encode(ST_AsBinary(geom), 'hex') as wkb from area_version
        where current and level in ('rw', 'rt') order by code`.execute(ctx.db.as(scope));
    const { importId } = await sketch(ctx, { within: KELURAHAN });
    const first = (await shapes()).rows;
    await undoImport(ctx, scope, importId ?? 0);
    expect(await stateOf(ctx)).toEqual(before);
    await sketch(ctx, { within: KELURAHAN });
    expect((await shapes()).rows).toEqual(first);
  });

  describe('borders from a file', () => {
    test('stay as they are; the sketch fills the ground that is left', async () => {
      const ctx = await town(given.ctx());
      await importBoundaries(
        ctx,
        geojson([feature({ kode: KELURAHAN, rw: '002' }, polygon(square(X, Y, 0.004)))]),
      );
      const report = await sketch(ctx, { within: KELURAHAN });
      expect(report.state).toBe('applied');
      expect(report.problemCount['sketch-borders-stay']).toBe(1);
      expect((await versionsOf(ctx, `${KELURAHAN}.rw002`))[0]).toMatchObject({ quality: 'indikatif' });
      expect((await versionsOf(ctx, `${KELURAHAN}.rw002.rt001`))[0]).toMatchObject({ quality: 'sketsa' });
      const together = await fitOf(ctx, 'rw');
      expect(together).toMatchObject({ cells: 3, invalid: 0 });
      expect(together?.overlap).toBeLessThan(1);
      expect(together?.left).toBeLessThan(1);
    });

    test('that cover the whole kelurahan leave no room: the sketch is refused in words', async () => {
      const ctx = await town(given.ctx());
      await importBoundaries(
        ctx,
        geojson([feature({ kode: KELURAHAN, rw: '002' }, polygon(square(X - 0.001, Y - 0.001, 0.012)))]),
      );
      const before = await stateOf(ctx);
      const report = await sketch(ctx, { within: KELURAHAN });
      expect(report.state).toBe('refused');
      expect(found(report, 'sketch-no-room')).toEqual([`- ${KELURAHAN}`]);
      expect(await stateOf(ctx)).toEqual(before);
    });

    test('brought later replace the sketch: the same areas with their figures, and the RW drawn from them', async () => {
      const ctx = await town(given.ctx());
      const drawn = await sketch(ctx, { within: KELURAHAN });
      const ids = () =>
        sql<{ code: string; id: number }>`select code, area_id as id from area_version
          where current and code like ${`${KELURAHAN}.%`} order by code`.execute(ctx.db.as(scope));
      const before = (await ids()).rows;
      const report = await importBoundaries(
        ctx,
        geojson([
          feature({ kode: KELURAHAN, rw: '002', rt: '001' }, polygon(square(X, Y, 0.004))),
          // Far from where the sketch drew it: a sketch says nothing of where an RT lies.
          feature({ kode: KELURAHAN, rw: '003', rt: '001' }, polygon(square(X + 0.006, Y + 0.006, 0.002))),
        ]),
      );
      expect(report).toMatchObject({ state: 'applied', rows: { used: 2 } });
      expect((await ids()).rows).toEqual(before);
      const rt = (await versionsOf(ctx, `${KELURAHAN}.rw002.rt001`))[0];
      expect(rt).toMatchObject({ quality: 'indikatif', basis: 'file' });
      expect(rt?.areaM2).toBeGreaterThan(100_000);
      const rw = (await versionsOf(ctx, `${KELURAHAN}.rw002`))[0];
      expect(rw).toMatchObject({ quality: 'indikatif', basis: 'children' });
      expect(rw?.areaM2).toBeCloseTo(rt?.areaM2 ?? 0, 0);
      expect((await versionsOf(ctx, `${KELURAHAN}.rw003`))[0]).toMatchObject({
        quality: 'sketsa',
        areaM2: null,
      });
      // The outline of RW 003 is drawn of sketched RT, too.
      await expect(undoImport(ctx, scope, drawn.importId ?? 0)).rejects.toMatchObject({
        code: 'undo-blocked',
      });
    });

    test('stay when the sketch that they replaced is taken back, which then says what it left', async () => {
      const ctx = await town(given.ctx());
      const drawn = await sketch(ctx, { within: KELURAHAN });
      await importBoundaries(
        ctx,
        geojson([feature({ kode: KELURAHAN, rw: '002', rt: '001' }, polygon(square(X, Y, 0.004)))]),
      );
      const undone = await undoImport(ctx, scope, drawn.importId ?? 0);
      expect(undone.problems.at(-1)).toMatchObject({ code: 'sketch-replaced', hint: { count: 2 } });
      expect(await levelsOf(ctx, KELURAHAN)).toEqual({ desa: [1, 1], rw: [3, 1], rt: [8, 1] });
      expect((await versionsOf(ctx, `${KELURAHAN}.rw002`))[0]).toMatchObject({ quality: 'indikatif' });
    });

    test('of RT in an RW that was sketched before it had any make the sketch of the RW give way', async () => {
      const ctx = await town(given.ctx());
      await sketch(ctx, { within: '63.71.01.1002', rw: 2 });
      await importBoundaries(
        ctx,
        geojson([
          feature({ kode: '63.71.01.1002', rw: '001', rt: '001' }, polygon(square(X + 0.01, Y, 0.004))),
        ]),
      );
      expect((await versionsOf(ctx, '63.71.01.1002.rw001'))[0]).toMatchObject({
        basis: 'children',
        quality: 'indikatif',
      });
    });
  });

  test('as many RW and RT as are asked for are made where there is no list, and go with the sketch', async () => {
    const ctx = await town(given.ctx());
    const before = await stateOf(ctx);
    const report = await sketch(ctx, { within: '63.71.01.1002', rw: 3, rt: 4 });
    expect(report).toMatchObject({
      state: 'applied',
      brought: { rw: 3, rt: 12, 'shape.rw': 3, 'shape.rt': 12 },
    });
    expect((await versionsOf(ctx, '63.71.01.1002.rw003.rt004'))[0]?.name).toBe('RT 004');
    await undoImport(ctx, scope, report.importId ?? 0);
    expect(await stateOf(ctx)).toEqual(before);
  });

  test('all kelurahan of a kecamatan: those with a list and a border are sketched, of the others is said why not', async () => {
    const ctx = await town(given.ctx());
    const report = await sketch(ctx, { within: '63.71.01' });
    expect(report).toMatchObject({ state: 'applied', rows: { used: 11 } });
    expect(found(report, 'sketch-no-list')).toEqual(['- 63.71.01.1002']);
    expect(report.problemCount['sketch-without-ground']).toBe(10);
  });

  test('a second sketch finds nothing to draw; RT that came since are drawn with the others anew', async () => {
    const ctx = await town(given.ctx());
    await sketch(ctx, { within: KELURAHAN });
    const before = await stateOf(ctx);
    const again = await sketch(ctx, { within: KELURAHAN });
    expect(again).toMatchObject({ state: 'checked', importId: null, rows: { refused: 0 } });
    expect(again.problemCount).toEqual({ 'sketch-there': 1 });
    expect(await stateOf(ctx)).toEqual(before);
    await importList(ctx, `kode desa,rw,rt\n${KELURAHAN},2,2\n`, { level: 'rt' });

    const anew = await sketch(ctx, { within: KELURAHAN });

    expect(anew).toMatchObject({ state: 'applied', rows: { used: 12 } });
    expect((await fitOf(ctx, 'rt'))?.overlap).toBeLessThan(1);
  });

  test('figures of RT stand on their cells; their density is not computed, and that is why', async () => {
    const ctx = await town(given.ctx());
    await importNeed(ctx, 3);
    const values = (indicator: string) =>
      answerValues(ctx, scope, {
        indicator,
        level: 'rt',
        within: KELURAHAN,
        period: '2025',
        sex: 'A',
        measure: 'tercatat',
        method: 'ckmeans',
        classes: 5,
      });
    const before = await values('total.count');
    const { importId } = await sketch(ctx, { within: KELURAHAN });
    const after = await values('total.count');
    expect([after.id, after.count]).toEqual([before.id, before.count]);
    expect(after.count).toContain(3);
    const density = await values('total.perKm2');
    const at = density.count.indexOf(3);
    expect([density.value[at], density.reason?.[at], density.class[at]]).toEqual([null, 'sketch', -1]);
    await undoImport(ctx, scope, importId ?? 0);
    const unknown = await values('total.perKm2');
    expect(unknown.reason?.[at]).toBe('unknown');
  });

  test('uneven trees: dusun with RT, an RW without RT beside RT without RW', async () => {
    const ctx = await town(given.ctx());
    await importList(
      ctx,
      'kode desa,dusun,rw,rt\n63.71.01.1002,1,,1\n63.71.01.1002,1,,2\n63.71.01.1002,2,,1\n63.71.01.1002,,5,\n63.71.01.1002,,,9\n',
      { level: 'rt' },
    );
    const list = await levelsOf(ctx, '63.71.01.1002');
    const report = await sketch(ctx, { within: '63.71.01.1002' });
    expect(report.state).toBe('applied');
    const after = await levelsOf(ctx, '63.71.01.1002');
    for (const [level, [areas]] of Object.entries(list)) expect(after[level]).toEqual([areas, areas]);
  });

  test('what cannot be sketched is refused in words, and nothing is changed', async () => {
    const ctx = await town(given.ctx());
    const before = await stateOf(ctx);
    for (const [options, code] of REFUSED) {
      const report = await sketch(ctx, options);
      expect([options, report.state, report.problems.map((p) => p.code)]).toEqual([
        options,
        'refused',
        [code],
      ]);
    }
    expect(await stateOf(ctx)).toEqual(before);
  });
});
