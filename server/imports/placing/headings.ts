import type { Level } from '../../../data/catalogue/levels.ts';
import { NAME_HEADINGS } from '../../../data/read/name-headings.ts';
import { plainKey } from '../../../data/read/names.ts';
import { type BelowVillage, isSlashed, type Numbers, readNumbers } from '../../../data/read/rt-rw.ts';

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
  const key = plainKey(column);
  return NAME_HEADINGS.get(key) ?? (column.length === LONGEST_IN_SHAPEFILE ? cutHeading(key) : undefined);
}

/** Shapefiles cut the names of columns: NAMA_KECAMATAN is NAMA_KECAM there. */
const LONGEST_IN_SHAPEFILE = 10;

/** The level of headings that begin so, if all of them are of one. */
function cutHeading(key: string): Level | undefined {
  const levels = [...NAME_HEADINGS].flatMap(([h, level]) => (h.startsWith(key) ? [level] : []));
  const [level] = levels;
  return levels.every((l) => l === level) ? level : undefined;
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
