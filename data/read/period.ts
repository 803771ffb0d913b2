import { wordMap } from '../catalogue/word-map.ts';
import { period } from '../contract/period.ts';

const MONTHS: ReadonlyMap<string, number> = wordMap({
  januari: 1,
  jan: 1,
  january: 1,
  februari: 2,
  feb: 2,
  pebruari: 2,
  february: 2,
  maret: 3,
  mar: 3,
  march: 3,
  april: 4,
  apr: 4,
  mei: 5,
  may: 5,
  juni: 6,
  jun: 6,
  june: 6,
  juli: 7,
  jul: 7,
  july: 7,
  agustus: 8,
  agu: 8,
  ags: 8,
  agt: 8,
  aug: 8,
  august: 8,
  september: 9,
  sep: 9,
  sept: 9,
  oktober: 10,
  okt: 10,
  oct: 10,
  october: 10,
  november: 11,
  nov: 11,
  nopember: 11,
  nop: 11,
  desember: 12,
  des: 12,
  dec: 12,
  december: 12,
});
/** 'Januari', 'des' -> 1, 12; undefined for what is no month. */
export function monthNumber(name: string): number | undefined {
  return MONTHS.get(name.trim().toLowerCase());
}

const ROMAN: ReadonlyMap<string, number> = wordMap({ i: 1, ii: 2, iii: 3, iv: 4 });

/**
 * A reporting period as offices write it: '2025', '2025-S1', 'Semester I 2025', 'TW III/2025', 'Triwulan 3 Tahun 2025',
 * '2025-Q3', '2025-07', '07/2025', 'Juli 2025'. Undefined for anything else.
 */
export function readPeriod(text: string): string | undefined {
  const t = text
    .trim()
    .toLowerCase()
    .replace(/\btahun\b|\bth\b\.?|\bbulan\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const upper = t.toUpperCase();
  if (period.safeParse(upper).success) return upper;
  const year = /(?:^|[^\d])((?:19|20)\d{2})(?:[^\d]|$)/.exec(t)?.[1];
  if (!year) return undefined;
  const rest = t
    .replace(year, ' ')
    .replace(/[\s/.,_-]+/g, ' ')
    .trim();
  if (rest === '') return year;
  const month = MONTHS.get(rest) ?? (/^\d{1,2}$/.test(rest) ? Number(rest) : undefined);
  if (month !== undefined) return check(`${year}-${String(month).padStart(2, '0')}`);
  const said = /^(semester|smt|sem|s|triwulan|tw|tri|kuartal|quarter|q) ?([1-4]|i{1,3}|iv)$/.exec(rest);
  if (!said) return undefined;
  const n = ROMAN.get(said[2] ?? '') ?? Number(said[2]);
  return check(`${year}-${said[1]?.startsWith('s') ? 'S' : 'Q'}${n}`);
}

function check(text: string): string | undefined {
  return period.safeParse(text).success ? text : undefined;
}
