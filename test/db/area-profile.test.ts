import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { AreaProfile } from '../../data/contract/profile.ts';
import { profileQuery } from '../../data/contract/profile.ts';
import { routes } from '../../data/contract/routes.ts';
import { forOperator, forRequest, type Scope } from '../../server/access/scope.ts';
import type { ImportKindSpec } from '../../server/imports/kind.ts';
import { needImport } from '../../server/imports/need/spec.ts';
import { populationImport } from '../../server/imports/population/spec.ts';
import { runImport } from '../../server/imports/run.ts';
import { setupImport } from '../../server/imports/setup/spec.ts';
import { profile } from '../../server/indicators/handlers.ts';
import { OFFICE } from '../everybody.ts';
import { feature, geojson, importBoundaries, polygon, square } from './boundaries-files.ts';
import { sourceFile } from './files.ts';
import { eachDatabase } from './harness.ts';

const scope = forOperator('test');
const KECAMATAN = '63.71.01';
/** Five squares: three in a row, two above the first and the second. */
const [A, B, C, D, E] = [
  '63.71.01.1001',
  '63.71.01.1002',
  '63.71.01.1003',
  '63.71.02.1001',
  '63.71.02.1002',
] as const;
const SQUARES = { [A]: [0, 0], [B]: [1, 0], [C]: [2, 0], [D]: [0, 1], [E]: [1, 1] } as const;

eachDatabase('one area in depth', (given) => {
  const bring = async <O, P>(kind: ImportKindSpec<O, P>, text: string, options: O, source: string) => {
    const report = await runImport(given.ctx(), scope, kind, {
      file: sourceFile('tabel.csv', text),
      options,
      provenance: { source, licence: 'CC BY 4.0', asOf: '2025-12-31', simulated: true },
      dryRun: false,
    });
    expect(report.problems.filter((p) => p.severity === 'error')).toEqual([]);
    return report;
  };
  const ask = async (code: string, more: Record<string, string> = {}, as: Scope = scope) => {
    const query = profileQuery.parse({ indicator: 'total.count', period: '2025', ...more });
    const answer = await profile(given.ctx(), as, { code, ...query });
    expect(routes.profile.answer.parse(answer)).toEqual(answer);
    return answer;
  };
  const told = (answer: AreaProfile) => answer.trend.map((p) => [p.period, p.count, p.basis]);

  beforeAll(async () => {
    await runImport(given.ctx(), scope, setupImport, {
      file: null,
      options: { code: '63.71' },
      provenance: { source: null, licence: null, asOf: null, simulated: false },
      dryRun: false,
    });
    const squares = Object.entries(SQUARES).map(([kode, [x, y]]) =>
      feature({ kode }, polygon(square(114.5 + x * 0.01, -3.4 + y * 0.01))),
    );
    await importBoundaries(given.ctx(), geojson(squares));
    const head = 'kode,jenis,jk,jumlah\n';
    await bring(needImport, `${head}${A},LUT,L,4\n${A},LUT,P,6\n`, { period: '2022' }, 'Dinsos 2022');
    await bring(
      needImport,
      `${head}${A},LUT,L,5\n${A},LUT,P,7\n${B},LUT,L,0\n${B},LUT,P,0\n${C},LUT,,3\n${D},LUT,,8\n${E},LUT,,9\n` +
        `${A},FM,,20\n${KECAMATAN},ABH,,4\n${A},GLD,,2\n`,
      { period: '2025' },
      'Dinsos 2025',
    );
    await bring(
      populationImport,
      `kode,penduduk,kk,laki,perempuan,0-59,60+\n${A},1000,300,490,510,900,100\n${B},2000,600,990,1010,1700,300\n`,
      { period: '2024' },
      'Dukcapil 2024',
    );
  });

  test('shows years that nobody reported as gaps, and says when the word list changed', async () => {
    expect(told(await ask(A, { indicator: 'lanjut-usia-terlantar.count' }))).toEqual([
      ['2022', 10, 'reported'],
      ['2023', null, 'none'],
      ['2024', null, 'none'],
      ['2025', 12, 'reported'],
    ]);
    const ctx = given.ctx();
    await ctx.db.write(scope, (tx) =>
      sql`update observation set vocabulary = 'lama' where period = '2022'`.execute(tx),
    );
    const broken = await ask(A, { indicator: 'lanjut-usia-terlantar.count' });
    expect(broken.trend.at(-1)?.breaks).toEqual(['vocabulary']);
  });

  test('says how many of the areas below a partial figure covers', async () => {
    const answer = await ask(KECAMATAN, { indicator: 'lanjut-usia-terlantar.count' });
    expect(answer.trend.at(-1)).toMatchObject({ count: 15, basis: 'partial', n: 3, m: 12 });
    expect(answer.trend[0]).toMatchObject({ count: 10, basis: 'partial', n: 1, m: 12 });
  });

  test('tells nihil from no data, and keeps street and closed types out of the total', async () => {
    const rows = Object.fromEntries(
      (await ask(A)).composition.map((r) => [r.series, [r.count, r.inTotal, r.basis]]),
    );
    expect(rows.total?.[0]).toBe(32);
    expect(rows['lanjut-usia-terlantar']).toEqual([12, true, 'reported']);
    expect(rows.gelandangan).toEqual([2, false, 'reported']);
    const inB = (await ask(B)).composition;
    expect(inB.find((r) => r.series === 'lanjut-usia-terlantar')).toMatchObject({ count: 0 });
    expect(inB.find((r) => r.series === 'fakir-miskin')).toMatchObject({ count: null, basis: 'none' });
  });

  test('shows a closed type at its level and not below it', async () => {
    const closed = 'anak-berhadapan-hukum';
    const own = await ask(KECAMATAN);
    expect(own.composition.find((r) => r.series === closed)).toMatchObject({ count: 4, inTotal: false });
    const below = await ask(A);
    expect([below.composition.some((r) => r.series === closed), below.withheld]).toEqual([false, 1]);
    const asked = await ask(A, { indicator: `${closed}.count` });
    expect([asked.tooFine, asked.trend, asked.sexes, asked.comparison.areas]).toEqual([
      'kecamatan',
      [],
      [],
      [],
    ]);
    expect(JSON.stringify(below)).not.toContain(closed);
  });

  test('splits by sex, and calls what was told as a whole not stated', async () => {
    const elderly = { indicator: 'lanjut-usia-terlantar.count' };
    const split = (answer: AreaProfile) => answer.sexes.map((s) => [s.sex, s.count]);
    expect(split(await ask(A, elderly))).toEqual([
      ['L', 5],
      ['P', 7],
      ['T', 0],
    ]);
    expect(split(await ask(A, { indicator: 'fakir-miskin.count' }))).toEqual([['T', 20]]);
  });

  test('tells who lives there, as of when and from whom; ages of those areas that tell them', async () => {
    const { people } = await ask(A);
    expect(people).toMatchObject({ period: '2024', source: 'Dukcapil 2024', male: 490, female: 510 });
    expect([people?.persons.count, people?.households.count]).toEqual([1000, 300]);
    expect(people?.ages).toMatchObject({ level: 'desa', n: 1, m: 1 });
    const above = await ask(KECAMATAN);
    expect(above.people?.persons).toMatchObject({ count: 3000, basis: 'partial', n: 2, m: 12 });
    expect(above.people?.ages).toEqual({
      level: 'desa',
      n: 2,
      m: 12,
      bands: [
        { band: '0-59', all: 2600, male: null, female: null },
        { band: '60+', all: 400, male: null, female: null },
      ],
    });
  });

  test('compares with the areas across its borders, corners not counted, and with the parent', async () => {
    const { comparison } = await ask(B, { indicator: 'lanjut-usia-terlantar.count' });
    expect(comparison.by).toBe('border');
    expect(comparison.areas.map((a) => [a.area.code, a.count])).toEqual([
      [A, 12],
      [C, 3],
      [E, 9],
    ]);
    expect(comparison.areas.map((a) => a.parentName)).toEqual([
      'Banjarmasin Selatan',
      'Banjarmasin Selatan',
      'Banjarmasin Timur',
    ]);
    expect(comparison.own).toMatchObject({ count: 0, basis: 'reported' });
    expect(comparison.parent).toMatchObject({ area: { code: KECAMATAN }, basis: 'partial' });
  });

  test('compares an area without a border with those of the same parent', async () => {
    const { comparison } = await ask('63.71.01.1004');
    expect(comparison.by).toBe('siblings');
    expect(comparison.areas).toHaveLength(11);
    expect(comparison.own).toMatchObject({ value: null, basis: 'none' });
  });

  test('rates stand on the population they say, and its trend repeats no old count', async () => {
    const rate = await ask(A, { indicator: 'lanjut-usia-terlantar.per1000' });
    expect(rate.trend.at(-1)).toMatchObject({ value: 12, denominatorPeriod: '2024' });
    expect(told(await ask(A, { indicator: 'penduduk.count' }))).toEqual([
      ['2024', 1000, 'reported'],
      ['2025', null, 'none'],
    ]);
  });

  test('names imports with licence and day, apart for need, population and border', async () => {
    const { sources, simulated } = await ask(A);
    expect(sources.map((s) => [s.of, s.name, s.licence])).toEqual([
      ['boundary', 'batas.geojson', null],
      ['need', 'Dinsos 2025', 'CC BY 4.0'],
      ['population', 'Dukcapil 2024', 'CC BY 4.0'],
    ]);
    expect(simulated).toBe(true);
  });

  test('says nothing of areas outside the rights of who asks', async () => {
    const [part] = OFFICE.parts;
    const narrow = forRequest({ ...OFFICE, parts: part ? [{ ...part, areas: [B] }] : [] });
    const { comparison } = await ask(B, {}, narrow);
    expect([comparison.parent, comparison.areas]).toEqual([null, []]);
    await expect(ask(A, {}, narrow)).rejects.toThrow('outside-scope');
  });

  test('an unknown indicator is refused; a period without figures is only empty', async () => {
    await expect(ask(A, { indicator: 'nothing.count' })).rejects.toThrow('unknown-indicator');
    const empty = await ask(A, { period: '2019' });
    expect([empty.composition, empty.people, empty.sexes]).toEqual([[], null, []]);
    expect(empty.trend[0]).toMatchObject({ period: '2019', basis: 'none' });
  });
});
