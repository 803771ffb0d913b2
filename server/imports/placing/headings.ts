import type { Level } from '../../../data/catalogue/levels.ts';
import { plainKey } from '../../../data/read/names.ts';
import { type BelowVillage, isSlashed, type Numbers, readNumbers } from '../../../data/read/rt-rw.ts';

/** Headings under which offices, BIG (RBI), BPS and OpenStreetMap extracts write the name of an area of a level. */
const NAME_HEADINGS: Readonly<Record<string, Level>> = {
  prov: 'provinsi',
  provinsi: 'provinsi',
  propinsi: 'provinsi',
  province: 'provinsi',
  nmprov: 'provinsi',
  namaprov: 'provinsi',
  namaprovinsi: 'provinsi',
  wadmpr: 'provinsi',
  kab: 'kabupaten',
  kabkota: 'kabupaten',
  kabupaten: 'kabupaten',
  kabupatenkota: 'kabupaten',
  kota: 'kabupaten',
  nmkab: 'kabupaten',
  namakab: 'kabupaten',
  namakabupaten: 'kabupaten',
  namakota: 'kabupaten',
  regency: 'kabupaten',
  wadmkk: 'kabupaten',
  kec: 'kecamatan',
  kecamatan: 'kecamatan',
  kapanewon: 'kecamatan',
  kemantren: 'kecamatan',
  distrik: 'kecamatan',
  district: 'kecamatan',
  nmkec: 'kecamatan',
  namakec: 'kecamatan',
  namakecamatan: 'kecamatan',
  wadmkc: 'kecamatan',
  kel: 'desa',
  kelurahan: 'desa',
  desa: 'desa',
  kalurahan: 'desa',
  keldesa: 'desa',
  desakel: 'desa',
  desakelurahan: 'desa',
  kelurahandesa: 'desa',
  kalurahankelurahan: 'desa',
  nagari: 'desa',
  gampong: 'desa',
  village: 'desa',
  nmdesa: 'desa',
  nmkel: 'desa',
  namadesa: 'desa',
  namakel: 'desa',
  namakelurahan: 'desa',
  wadmkd: 'desa',
};

/** Headings of an area's own name, whatever its level. */
const OWN_NAME = ['nama', 'name', 'namobj', 'nmobj', 'namawilayah', 'label'];

/** Headings of the number of an area below the desa; "jumlah rt" is a count and none of these. */
const NUMBER_HEADINGS: readonly [BelowVillage, RegExp][] = [
  ['rt', /^(no|nomor|nama|id|kode|alamat)?(rt(rw)?|rwrt)(no|nomor|asli|nama)?$/],
  ['rw', /^(no|nomor|nama|id|kode)?rw(no|nomor|asli|nama)?$/],
  [
    'dusun',
    /^(no|nomor|nama|id|kode)?(dusun|dukuh|padukuhan|pedukuhan|lingkungan|dsn|jorong)(no|nomor|asli|nama)?$/,
  ],
];

/** The level whose names stand in a column; undefined for other columns. */
export function nameHeading(column: string): Level | undefined {
  return NAME_HEADINGS[plainKey(column)];
}

/** 0 for the best own-name heading, higher for later ones; undefined for other columns. */
export function ownNameRank(column: string): number | undefined {
  const rank = OWN_NAME.indexOf(plainKey(column));
  return rank < 0 ? undefined : rank;
}

/** The level below the desa whose numbers stand in a column. */
export function numberHeading(column: string): BelowVillage | undefined {
  return NUMBER_HEADINGS.find(([, pattern]) => pattern.test(plainKey(column)))?.[0];
}

/** Numbers below the desa as a cell says them; under a heading 'RW/RT' the RW stands first. */
export function readNumbersUnder(column: string, value: unknown, level: BelowVillage): Numbers | undefined {
  const read = readNumbers(value, level);
  if (!read || !/rwrt/.test(plainKey(column)) || !isSlashed(String(value))) return read;
  const { rt, rw } = read;
  return { ...(rw === undefined ? {} : { rt: rw }), ...(rt === undefined ? {} : { rw: rt }) };
}

/** True for a column that says it holds codes of BPS, which are not those of Kemendagri. */
export function isBpsHeading(column: string): boolean {
  return /bps|iddesa|kdbps/.test(plainKey(column));
}
