import { beforeAll, expect, test } from 'vitest';
import { valuesQuery } from '../../data/contract/values.ts';
import { needImport } from '../../server/imports/need/spec.ts';
import { populationImport } from '../../server/imports/population/spec.ts';
import { runImport } from '../../server/imports/run.ts';
import { values } from '../../server/indicators/handlers.ts';
import {
  feature,
  geojson,
  importBoundaries,
  polygon,
  scope,
  square,
  versionsOf,
} from './boundaries-files.ts';
import { sourceFile } from './files.ts';
import { eachDatabase } from './harness.ts';

const DESA = '63.71.01.1001';
const RWS = [`${DESA}.rw001`, `${DESA}.rw002`];
const PEOPLE = [800, 1200];
const FAMILIES = [200, 400];
const ELDERLY = [8, 4];
const POOR = [40, 20];

eachDatabase('each measure at each level', (given) => {
  const bring = async (kind: typeof needImport | typeof populationImport, text: string) => {
    const provenance = { source: 'simulasi', licence: null, asOf: null, simulated: true };
    const file = sourceFile('tabel.csv', text);
    const run = { file, options: { period: '2025' }, provenance, dryRun: false };
    const report = await runImport(given.ctx(), scope, kind as typeof needImport, run);
    expect(report.state).toBe('applied');
  };
  const row = (i: number, ...cells: (string | number)[]) => [RWS[i], ...cells].join(',');

  beforeAll(async () => {
    const shapes = RWS.map((_, i) =>
      feature({ kode: DESA, rw: `00${i + 1}` }, polygon(square(114.6 + i * 0.01, -3.3))),
    );
    expect((await importBoundaries(given.ctx(), geojson(shapes))).state).toBe('applied');
    await bring(
      populationImport,
      ['kode,penduduk,kk', ...RWS.map((_, i) => row(i, PEOPLE[i] ?? 0, FAMILIES[i] ?? 0))].join('\n'),
    );
    await bring(
      needImport,
      [
        'kode,jenis,jumlah',
        ...RWS.flatMap((_, i) => [row(i, 'LUT', ELDERLY[i] ?? 0), row(i, 'FM', POOR[i] ?? 0)]),
      ].join('\n'),
    );
  });

  const ask = async (indicator: string, level: string, code: string) => {
    const query = valuesQuery.parse({ indicator, period: '2025', level, within: '63.71' });
    const table = await values(given.ctx(), scope, query);
    const versions = given.ctx().db.as(scope).selectFrom('area_version').select('area_id');
    const { area_id } = await versions.where('code', '=', code).executeTakeFirstOrThrow();
    const at = table.id.indexOf(area_id);
    return { value: table.value[at] ?? null, basis: table.basis[at], n: table.n[at], m: table.m[at] };
  };
  const km2Of = async (code: string) => ((await versionsOf(given.ctx(), code))[0]?.areaM2 ?? 0) / 1e6;

  const sum = (of: readonly number[], rows: readonly number[]) => rows.reduce((n, i) => n + (of[i] ?? 0), 0);

  test.each([
    ['lanjut-usia-terlantar', ELDERLY],
    ['kelompok-lanjut-usia', ELDERLY],
    ['total', ELDERLY.map((n, i) => n + (POOR[i] ?? 0))],
  ] as const)(
    '%s is a count, per 1,000, per km2 and per 100 families of RW and kelurahan',
    async (series, of) => {
      const places = [
        { level: 'rw', code: RWS[0] ?? '', rows: [0] },
        { level: 'rw', code: RWS[1] ?? '', rows: [1] },
        { level: 'desa', code: DESA, rows: [0, 1] },
      ];
      for (const { level, code, rows } of places) {
        const count = sum(of, rows);
        const expected: Record<string, number> = {
          count,
          per1000: (count / sum(PEOPLE, rows)) * 1000,
          perKm2: count / (await km2Of(code)),
          per100Households: (count / sum(FAMILIES, rows)) * 100,
        };
        for (const [measure, value] of Object.entries(expected)) {
          const said = await ask(`${series}.${measure}`, level, code);
          expect(said.value, `${series}.${measure} of ${code}`).toBeCloseTo(value, 3);
          expect(said.basis).toBe(level === 'rw' ? 'reported' : 'rolledUp');
        }
      }
    },
  );

  // Completeness counts the finest areas there are: two RW, and eleven kelurahan that have none.
  test('a kecamatan of which one kelurahan reported has rates over just that kelurahan, and says so', async () => {
    const rate = await ask('total.per1000', 'kecamatan', '63.71.01');
    expect(rate).toEqual({ value: (72 / 2000) * 1000, basis: 'partial', n: 2, m: 13 });
    const density = await ask('total.perKm2', 'kecamatan', '63.71.01');
    expect(density.basis).toBe('partial');
    expect(density.value).toBeCloseTo(72 / (await km2Of(DESA)), 3);
  });
});
