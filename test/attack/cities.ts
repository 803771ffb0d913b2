import { sql } from 'kysely';
import type { OwnDraft } from '../../data/contract/own-indicator.ts';
import { type Random, randomOf } from '../../data/demo/random.ts';
import type { Scope } from '../../server/access/scope.ts';
import type { Context } from '../../server/context.ts';
import { importFile } from '../../server/imports/answer.ts';
import { figuresImport } from '../../server/imports/figures/spec.ts';
import { populationImport } from '../../server/imports/population/spec.ts';
import { runImport } from '../../server/imports/run.ts';
import { setupImport } from '../../server/imports/setup/spec.ts';
import { makeOwnIndicator } from '../../server/own/handlers.ts';
import { sourceFile } from '../db/files.ts';

/** Two cities of Kalimantan Selatan: five kecamatan each. */
export const CITIES = ['63.71', '63.72'] as const;
export const PROVINCE = '63';
const PERIOD = '2025';

const SAID = { source: 'simulasi', licence: null, asOf: '2025-12-31', simulated: true };
/** Each group has two types but that of the elderly; one of the street; closed ones of a kecamatan and of a regency. */
const OPEN = [
  'PMKS-02',
  'PMKS-04',
  'PMKS-05',
  'PMKS-09',
  'PMKS-08',
  'PMKS-24',
  'PMKS-20',
  'PMKS-23',
  'PMKS-12',
];
const BY_KECAMATAN = ['PMKS-06', 'PMKS-19'];
const BY_CITY = ['PMKS-18'];
const SERVED = ['PMKS-02', 'PMKS-08', 'PMKS-12'];
const BY_SEX = ['PMKS-08', 'PMKS-09'];

const own = (code: string, access: OwnDraft['access'], finest: OwnDraft['finest']): OwnDraft => ({
  code,
  kind: 'unit',
  name: { id: `Simulasi ${code}`, en: '' },
  unit: { id: 'unit', en: '' },
  source: 'simulasi',
  access,
  finest,
  rates: ['per100Households'],
  shareOf: null,
});

/** The areas of the cities, who lives there, two indicators of the office's own, and a first year of figures. */
export async function makeCities(ctx: Context, scope: Scope): Promise<void> {
  const request = { provenance: SAID, dryRun: false };
  for (const code of CITIES)
    await runImport(ctx, scope, setupImport, { ...request, file: null, options: { code } });
  const desa = await areasOf(ctx, scope, 'desa');
  const chance = randomOf('penduduk');
  const people = desa.map((code) => {
    const persons = 2000 + chance.below(9000);
    return `${code},${persons},${Math.round(persons / 3.6)}`;
  });
  await runImport(ctx, scope, populationImport, {
    ...request,
    file: sourceFile('penduduk.csv', `kode,penduduk,kk\n${people.join('\n')}\n`),
    options: { period: PERIOD },
  });
  await makeOwnIndicator(ctx, scope, own('RTLH', 'open', 'desa'));
  await makeOwnIndicator(ctx, scope, own('KASUS', 'closed', 'kecamatan'));
  const kecamatan = await areasOf(ctx, scope, 'kecamatan');
  const lines = [
    ...desa.map((code) => `${code},RTLH,${PERIOD},${few(chance)}`),
    ...kecamatan.map((code) => `${code},KASUS,${PERIOD},${chance.below(25)}`),
  ];
  await runImport(ctx, scope, figuresImport, {
    ...request,
    file: sourceFile('angka.csv', `kode,indikator,tahun,jumlah\n${lines.join('\n')}\n`),
    options: {},
  });
  await bringNeeds(ctx, scope, { period: PERIOD, share: 1, seed: 'kota' });
}

/**
 * A file of needs in which some of the kelurahan tell other figures; returns the import. In one of ten kecamatan a type was
 * told as a whole, and some of its kelurahan tell less.
 */
export async function bringNeeds(
  ctx: Context,
  scope: Scope,
  { period, share, seed }: { readonly period: string; readonly share: number; readonly seed: string },
): Promise<number> {
  const chance = randomOf(seed);
  const lines: string[] = [];
  const tell = (code: string, type: string, sex: string, measure: string, count: number) =>
    lines.push([code, type, sex, period, measure, count].join(','));
  for (const code of await areasOf(ctx, scope, 'desa')) {
    if (chance.next() > share) continue;
    let [all, most] = [0, 0];
    for (const type of OPEN) {
      const count = few(chance);
      if (type !== 'PMKS-12') all += count;
      most = Math.max(most, count);
      if (BY_SEX.includes(type)) {
        const men = chance.below(count + 1);
        tell(code, type, 'L', 'tercatat', men);
        tell(code, type, 'P', 'tercatat', count - men);
      } else tell(code, type, '', 'tercatat', count);
      if (SERVED.includes(type)) tell(code, type, '', 'terlayani', chance.below(count + 1));
    }
    tell(code, 'jiwa', '', 'tercatat', Math.max(most, all - chance.below(4)));
  }
  for (const code of await areasOf(ctx, scope, 'kecamatan')) {
    if (chance.next() > share) continue;
    for (const type of BY_KECAMATAN) tell(code, type, '', 'tercatat', chance.below(25));
    if (chance.below(10) === 0) tell(code, 'PMKS-20', '', 'tercatat', 600 + chance.below(50));
  }
  for (const code of CITIES) for (const type of BY_CITY) tell(code, type, '', 'tercatat', chance.below(40));
  const report = await importFile(ctx, scope, 'need', {
    provenance: SAID,
    dryRun: false,
    file: sourceFile('kebutuhan.csv', `kode,jenis,jk,tahun,ukuran,jumlah\n${lines.join('\n')}\n`),
    options: {},
  });
  if (report.importId === null || report.state !== 'applied')
    throw new Error(`not brought: ${JSON.stringify(report.problems.slice(0, 3))}`);
  return report.importId;
}

/** Nobody, a handful, or many. */
function few(chance: Random): number {
  const kind = chance.below(10);
  if (kind < 2) return 0;
  return kind < 6 ? 1 + chance.below(8) : 8 + chance.below(60);
}

async function areasOf(ctx: Context, scope: Scope, level: string): Promise<string[]> {
  const found = await sql<{ code: string }>`
    select code from area_version where current and level = ${level} order by code`.execute(ctx.db.as(scope));
  return found.rows
    .map(({ code }) => code)
    .filter((code) => CITIES.some((city) => code.startsWith(`${city}.`)));
}
