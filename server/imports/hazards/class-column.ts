import {
  CLASS_SCHEMES,
  type ClassScheme,
  classWord,
  HAZARDS,
  type HazardClass,
  type HazardCode,
  readHazardClass,
  schemeOf,
} from '../../../data/catalogue/hazards.ts';
import type { GeoFile } from '../../../data/read/geo-file.ts';
import { plainKey } from '../../../data/read/names.ts';

/** Headings that classes stand under, the most telling first. */
const CLASS_HEADINGS = [
  /^(tingkat|tingkatbahaya|tingkatrawan|tingkatkerawanan|kelasbahaya|kelasrawan|kerawanan)$/,
  /^(kelas|klas|class|hazardclass|level|zona|krb|rawan|floodprone|prone)$/,
  /(tingkat|kelas|klas|rawan|prone|krb|bahaya|hazard|zona)/,
  /^(gridcode|dn|value|nilai|indeks|index)$/,
];
const HAZARD_HEADINGS = /^(bahaya|jenisbahaya|bencana|jenisbencana|ancaman|jenis|hazard|kejadian)$/;

const KNOWN = new Map<string, HazardCode>(
  HAZARDS.flatMap(({ code, name, written }) =>
    [code, name.id, name.en, ...written].map((word) => [plainKey(word), code] as const),
  ),
);

/** The hazard that a word means: 'Gerakan Tanah', 'letusan_gunungapi'. */
export function readHazard(written: string): HazardCode | undefined {
  return KNOWN.get(plainKey(written));
}

/** The hazard that a name speaks of: 'rawan-banjir-2024.shp'. The longest word that is in it. */
export function hazardInName(name: string): HazardCode | undefined {
  const key = plainKey(name);
  const found = [...KNOWN].filter(([word]) => word.length > 3 && key.includes(word));
  return found.sort(([a], [b]) => b.length - a.length)[0]?.[1];
}

export interface ClassColumn {
  readonly column: string;
  readonly scheme: ClassScheme;
}

/** What a cell says, as text. */
export function cellText(value: unknown): string {
  return value === null || value === undefined || typeof value === 'object' ? '' : String(value).trim();
}

/** The words of a column, each once, with how many features say it. */
export function wordsIn(file: GeoFile, column: string): Map<string, number> {
  const words = new Map<string, number>();
  for (const { properties } of file.features) {
    const word = classWord(cellText(properties[column]));
    words.set(word, (words.get(word) ?? 0) + 1);
  }
  return words;
}

/** Words in a column of classes at the most; an index may have as many as there are zones. */
const MOST_WORDS = 40;

/**
 * The column that says the class, and how. One that was said is taken, else the first whose heading speaks of classes and
 * whose words all are some, else the first that has any.
 */
export function findClassColumn(
  file: GeoFile,
  said: { readonly column?: string | undefined; readonly scheme?: ClassScheme | undefined },
): ClassColumn | undefined {
  const candidates =
    said.column === undefined
      ? CLASS_HEADINGS.flatMap((pattern) => file.columns.filter((c) => pattern.test(plainKey(c))))
      : file.columns.filter((c) => c === said.column);
  const tried = [...new Set(candidates)].map((column) => {
    const words = [...wordsIn(file, column).keys()].filter((w) => w !== '');
    return { column, words, scheme: said.scheme ?? schemeOf(words) };
  });
  const sure = tried.find((t) => t.scheme !== undefined && t.words.length > 0);
  if (sure?.scheme !== undefined) return { column: sure.column, scheme: sure.scheme };
  // Some of its words are none: those are asked about, instead of the whole column.
  for (const { column, words } of tried) {
    if (words.length > MOST_WORDS && said.column === undefined) continue;
    const scheme = bestScheme(words);
    if (scheme !== undefined || said.column !== undefined) return { column, scheme: scheme ?? 'tingkat' };
  }
  return undefined;
}

function bestScheme(words: readonly string[]): ClassScheme | undefined {
  const scored = CLASS_SCHEMES.map((scheme) => ({
    scheme,
    n: words.filter((w) => readHazardClass(w, scheme) !== undefined).length,
  })).filter(({ n }) => n > 0);
  return scored.sort((a, b) => b.n - a.n)[0]?.scheme;
}

/** The one hazard that a file speaks of: in a column, else in its name. Undefined: none, or several. */
export function findHazard(file: GeoFile, name: string): HazardCode | undefined {
  const column = file.columns.find((c) => HAZARD_HEADINGS.test(plainKey(c)));
  const said =
    column === undefined ? [] : [...wordsIn(file, column).keys()].flatMap((word) => readHazard(word) ?? []);
  const different = new Set(said);
  if (different.size === 1) return said[0];
  return different.size > 1 ? undefined : hazardInName(name);
}

/**
 * The class of a word. Undefined: none, also for a yes, which does not say how prone; what was answered for such words holds.
 */
export function readClass(
  word: string,
  scheme: ClassScheme,
  answers: Readonly<Record<string, HazardClass>>,
): HazardClass | undefined {
  if (Object.hasOwn(answers, word)) return answers[word];
  const read = readHazardClass(word, scheme);
  return scheme === 'ya-tidak' && read !== 'tidak' ? undefined : read;
}
