import type { Level } from '../catalogue/levels.ts';
import { wordMap } from '../catalogue/word-map.ts';

/** Headings under which offices, BIG (RBI), BPS and OpenStreetMap extracts write the name of an area of a level. */
export const NAME_HEADINGS: ReadonlyMap<string, Level> = wordMap({
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
});

/** The headings of a level, for a table whose columns are found by them. */
export function headingsOf(level: Level): readonly string[] {
  return [...NAME_HEADINGS].flatMap(([heading, of]) => (of === level ? [heading] : []));
}
