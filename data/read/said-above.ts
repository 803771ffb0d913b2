import type { Level } from '../catalogue/levels.ts';
import type { TableRow } from './csv.ts';
import { readDay } from './day.ts';
import { readPeriod } from './period.ts';

export type SaidLevel = Extract<Level, 'provinsi' | 'kabupaten' | 'kecamatan' | 'desa'>;

/** What titles, a sheet's or a file's name say for all rows of a table. */
export type SaidAbove = Partial<Record<SaidLevel | 'period' | 'asOf', string>>;

const LEVEL_WORDS: readonly (readonly [SaidLevel, RegExp])[] = [
  ['provinsi', /\b(?:provinsi|propinsi|prov\.)\s*:?\s*(.+)/i],
  ['kabupaten', /\b((?:kabupaten|kab\.|kota)\s*:?\s*.+)/i],
  ['kecamatan', /\b(?:kecamatan|kec\.|kec\b|kapanewon|kemantren|distrik)\s*:?\s*(.+)/i],
  ['desa', /\b(?:kelurahan|kel\.|kel\b|desa|kalurahan|nagari|gampong)\s*:?\s*(.+)/i],
];
/** What may follow a name in a title, and is no part of it. */
const NEXT =
  /\s*(?:[-–—,;|()/:]|\b(?:provinsi|propinsi|kabupaten|kab|kota|kecamatan|kec|kapanewon|kelurahan|kel|desa|kalurahan|tahun|thn|th|semester|smt|triwulan|tw|bulan|periode|per|keadaan|kondisi|posisi|berdasarkan|menurut|jenis|\d{4})\b).*$/i;
const FILLER = /^(?:di|dan|dalam|se|yang|ini|tersebut|wilayah|nama|tiap|setiap|masing-masing)$/i;
const COUNTED = /\b(?:per|menurut|tiap|setiap|antar|se|masing-masing|dan|berdasarkan)[\s-]*$/i;

/** Places, period and day that the titles above a table say: 'REKAP PPKS KECAMATAN BANJARMASIN UTARA TAHUN 2025'. */
export function readTitles(titles: readonly TableRow[]): SaidAbove {
  const said: SaidAbove = {};
  for (const { cells } of titles) {
    const text = cells
      .filter((cell) => cell !== '')
      .join(' ')
      .replace(/\s+/g, ' ');
    for (const [key, value] of Object.entries(readTitle(text)) as [keyof SaidAbove, string][])
      said[key] ??= value;
  }
  if (said.period === undefined && said.asOf?.endsWith('-12-31')) said.period = said.asOf.slice(0, 4);
  return said;
}

function readTitle(text: string): SaidAbove {
  const said: SaidAbove = {};
  for (const [level, pattern] of LEVEL_WORDS) {
    const name = nameAfter(text, level, pattern);
    if (name !== undefined) said[level] = name;
  }
  const day = /\bper\b\s*(?:tanggal\s*|tgl\.?\s*)?:?\s*(\d{1,2}[-/. ]+[\da-z]+[-/. ]+\d{4})/i.exec(text)?.[1];
  const asOf = day === undefined ? undefined : readDay(day);
  if (asOf !== undefined) said.asOf = asOf;
  const period = periodIn(text);
  if (period !== undefined) said.period = period;
  return said;
}

function nameAfter(text: string, level: SaidLevel, pattern: RegExp): string | undefined {
  const found = pattern.exec(text);
  if (!found || COUNTED.test(text.slice(0, found.index))) return undefined;
  const rest = found[1] ?? '';
  // A regency keeps its word: "Kota" and "Kabupaten" of one name are two places.
  const word = level === 'kabupaten' ? (/^(?:kabupaten|kab\.|kota)\s*:?\s*/i.exec(rest)?.[0] ?? '') : '';
  const name = rest
    .slice(word.length)
    .replace(NEXT, '')
    .replace(/[.\s]+$/, '')
    .trim();
  if (!/^[\p{L}][\p{L}\d'’. -]{2,49}$/u.test(name) || FILLER.test(name.split(' ')[0] ?? '')) return undefined;
  return /^kota/i.test(word) ? `Kota ${name}` : name;
}

const MONTHS =
  'januari|februari|pebruari|maret|april|mei|juni|juli|agustus|september|oktober|november|nopember|desember';
const PERIODS: readonly RegExp[] = [
  /\b(?:semester|smt|triwulan|tw|kuartal)\.?\s*(?:i{1,3}|iv|[1-4])\b[\s,/-]*(?:tahun|th\.?)?\s*(?:19|20)\d\d/i,
  new RegExp(`\\b(?:bulan|periode)\\s*:?\\s*(?:${MONTHS})\\s*(?:tahun\\s*)?(?:19|20)\\d\\d`, 'i'),
  /\b(?:tahun|periode|thn\.?|th\.)\s*(?:anggaran|data)?\s*:?\s*(?:19|20)\d\d\b/i,
];

/** The year of a decree is not that of the figures. */
const DECREE =
  /\b(?:permensos|kepmensos|perda|perbup|perwali|pergub|perpres|peraturan|keputusan|undang-undang|uu|nomor|no\.)\s[^,;]*$/i;

function periodIn(text: string): string | undefined {
  for (const pattern of PERIODS) {
    const match = pattern.exec(text);
    if (match && DECREE.test(text.slice(0, match.index))) continue;
    const found = match?.[0];
    const read =
      found === undefined ? undefined : readPeriod(found.replace(/periode|anggaran|data|[:]/gi, ' '));
    if (read !== undefined) return read;
  }
  return undefined;
}

const GENERAL =
  /^(?:sheet|lembar|worksheet|rekap(?:itulasi)?|data|tabel|table|form(?:at)?|jumlah|total|gabungan|isian|input|halaman|ppks|pmks|page)?[\s_.-]*\d{0,2}$/i;

/**
 * What the name of a sheet says: a place with its title ("Kec. Banjarmasin Utara"), a year, or a bare name, which
 * `bareLevel` makes a place of where the sheets of a workbook are named for their places.
 */
export function readSheetName(name: string, bareLevel: SaidLevel | undefined): SaidAbove {
  if (/^(?:19|20)\d\d$/.test(name)) return { period: name };
  const titled = readTitle(name);
  if (Object.keys(titled).length > 0) return titled;
  const bare = name.replace(/^\d{1,3}[.)\s_-]+/, '').trim();
  return bareLevel !== undefined && isBareName(name) ? { [bareLevel]: bare } : {};
}

/** May the name of a sheet be that of a place? 'Sheet1' and 'Rekap' are not. */
export function isBareName(name: string): boolean {
  return !GENERAL.test(name) && /\p{L}{3}/u.test(name) && Object.keys(readTitle(name)).length === 0;
}

/** A place that the name of a file says with its title: 'Rekap PPKS Kec. Banjarmasin Utara.xlsx'. Years say nothing here. */
export function readFileName(name: string): SaidAbove {
  const {
    period: _period,
    asOf: _asOf,
    ...places
  } = readTitle(name.replace(/\.\w+$/, '').replace(/[_+]+/g, ' '));
  return places;
}

/** A row that stands alone between the rows of a table: 'KECAMATAN BANJARMASIN UTARA'. */
function readSection(text: string): SaidAbove {
  const { kecamatan, desa, kabupaten } = readTitle(text);
  if (desa !== undefined) return { desa };
  if (kecamatan !== undefined) return { kecamatan };
  return kabupaten === undefined ? {} : { kabupaten };
}

/** A row with one cell filled that names a place of a level: it holds for the rows below. */
export function sectionOf(cells: readonly string[], width: number): SaidAbove {
  if (width < 3) return {};
  const filled = cells.filter((cell) => cell !== '');
  const [only] = filled;
  return filled.length === 1 && only !== undefined ? readSection(only) : {};
}
