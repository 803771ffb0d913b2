import { levelOfCode } from '../../../data/catalogue/codes.ts';
import { depthOf, isFiner, LEVELS, type Level } from '../../../data/catalogue/levels.ts';
import { isBpsDistrict, isBpsVillage, readAreaCode } from '../../../data/read/area-code.ts';
import { type BelowVillage, isSlashed, partNumber } from '../../../data/read/rt-rw.ts';
import type { CodeList } from '../../areas/answer.ts';
import type { Finding } from '../findings.ts';
import { isBpsHeading, nameHeading, numberHeading, ownNameRank, readNumbersUnder } from './headings.ts';

/** Rows with named columns: features of a map file, or lines of a table. */
export interface Tabular {
  readonly columns: readonly string[];
  readonly features: readonly { readonly properties: Readonly<Record<string, unknown>> }[];
}

/** What the user may say about a file; the rest is detected. */
export interface LayoutOptions {
  readonly level?: Level | undefined;
  readonly codeColumn?: string | undefined;
  readonly nameColumn?: string | undefined;
  /** the area that all rows lie in, for files that carry no code at all */
  readonly parent?: string | undefined;
}

/** Which column says what, in a file of one level. */
export interface Layout {
  readonly level: Level;
  /** codes of the areas themselves */
  readonly codeColumn: string | undefined;
  /** codes of what they lie in, finest first */
  readonly parentColumns: readonly { readonly column: string; readonly level: Level }[];
  readonly nameColumn: string | undefined;
  /** names of what they lie in */
  readonly placeNames: Readonly<Partial<Record<Level, string>>>;
  /** columns of the numbers below the desa, those most often numbers first */
  readonly numbers: Readonly<Partial<Record<BelowVillage, readonly string[]>>>;
  readonly parent: string | undefined;
}

export interface LayoutAnswer {
  readonly layout: Layout | undefined;
  readonly findings: readonly Finding[];
}

interface Column {
  readonly name: string;
  readonly filled: number;
  readonly distinct: number;
  /** level of the codes in it, where most of its values are codes */
  readonly code: Level | undefined;
  /** the list knows most of its codes */
  readonly listed: boolean;
  /** parts below the desa stand in most of its codes */
  readonly goesBelow: boolean;
  readonly bps: boolean;
}

const SAMPLE = 3000;
/** Headings of maps that tell where something may happen, and no areas that are administered. */
const HAZARD = /^(bahaya|hazard|krb|kerawanan|rawan|genangan|kedalaman|kelas_bahaya|indeks_bahaya)/i;

/** Works out the level and columns of a file from headings and values; what the user said goes first. */
export function detectLayout(file: Tabular, list: CodeList, options: LayoutOptions): LayoutAnswer {
  for (const [option, column] of [
    ['--code-column', options.codeColumn],
    ['--name-column', options.nameColumn],
  ] as const) {
    if (column !== undefined && !file.columns.includes(column)) {
      return no('unknown-column', column, { option, columns: file.columns.join(', ') });
    }
  }
  const columns = file.columns.map((name) => profile(file, name, list));
  const codes = columns
    .filter(
      (c) => c.code !== undefined && (options.codeColumn === undefined || c.name === options.codeColumn),
    )
    .toSorted(
      (a, b) => fineness(b) - fineness(a) || Number(b.listed) - Number(a.listed) || b.filled - a.filled,
    );
  const numbers = numberColumns(file);
  const detected = detectLevel(file, codes, numbers, options);
  if (detected === undefined) {
    const bps = columns.find((c) => c.bps);
    if (bps) return no('bps-codes', bps.name, {});
    const told = file.columns.filter((name) => HAZARD.test(name));
    if (told.length > 0) return no('zones-of-hazard', undefined, { columns: told.join(', ') });
    return no('level-unclear', undefined, { columns: file.columns.join(', ') });
  }
  const { level } = detected;
  const own = codes.find((c) => c.code === level && (isBelow(level) ? c.goesBelow : true));
  if (options.level !== undefined && options.level !== level) {
    return no('wrong-level', own?.name, { said: options.level, found: level });
  }
  const placeNames = placeNameColumns(file);
  const parents = columns
    .filter((c) => c.code !== undefined && !c.goesBelow && isFiner(level, c.code))
    .toSorted((a, b) => fineness(b) - fineness(a));
  const hasNames = placeNames[level] !== undefined || ownName(file) !== undefined;
  const bps = columns.find((c) => c.bps);
  if (
    !own &&
    !isBelow(level) &&
    bps &&
    !(hasNames && (parents.length > 0 || Object.keys(placeNames).length > 1))
  ) {
    return no('bps-codes', bps.name, {});
  }
  return {
    findings: [],
    layout: {
      level,
      codeColumn: own?.name ?? (isBelow(level) ? options.codeColumn : undefined),
      parentColumns: parents.map((c) => ({ column: c.name, level: c.code as Level })),
      nameColumn: options.nameColumn ?? ownNameColumn(file, level, placeNames),
      placeNames,
      numbers: withSaidColumn(numbers, level, own ? undefined : options.codeColumn, file),
      parent: options.parent,
    },
  };
}

function no(code: string, value: string | undefined, hint: Record<string, string | number>): LayoutAnswer {
  return { layout: undefined, findings: [{ severity: 'error', code, value, hint }] };
}

function isBelow(level: Level): level is BelowVillage {
  return isFiner(level, 'desa');
}

function fineness(c: Column): number {
  return (c.code === undefined ? -1 : depthOf(c.code)) + (c.goesBelow ? 0.5 : 0);
}

function sample(file: Tabular, column: string): unknown[] {
  const step = Math.max(1, Math.floor(file.features.length / SAMPLE));
  return file.features
    .filter((_, i) => i % step === 0)
    .map((f) => f.properties[column])
    .filter((v) => v !== null && v !== undefined && String(v).trim() !== '');
}

function profile(file: Tabular, name: string, list: CodeList): Column {
  const values = sample(file, name);
  const distinct = new Set(values.map(String)).size;
  const none = { name, filled: values.length, distinct, goesBelow: false, listed: false };
  if (values.length === 0) return { ...none, code: undefined, bps: false };
  const bps = values.filter((v) => isBpsVillage(v) || isBpsDistrict(v)).length;
  if (isBpsHeading(name) || bps > values.length * 0.2) return { ...none, code: undefined, bps: bps > 0 };
  const known = values.flatMap((v) => {
    const read = readAreaCode(v);
    const listed = read && list.find(read.code) !== undefined;
    const level = read && (listed || isUnmistakable(v, name)) ? levelOfCode(read.code) : undefined;
    return read && level ? [{ level, below: read.below.length, listed }] : [];
  });
  const tenDigits = values.filter((v) => /^\d{10}$/.test(String(v).trim())).length;
  if (known.length < values.length * 0.5) {
    return { ...none, code: undefined, bps: tenDigits > values.length * 0.5 };
  }
  const finest = LEVELS.findLast((l) => known.filter((k) => k.level === l).length >= known.length * 0.5);
  // Two digits alone may be anything (a number of an RW); a column of provinces has more to show for it.
  if (finest === 'provinsi' && !/prov|prop|pum|kode|code|id/i.test(name))
    return { ...none, code: undefined, bps: false };
  const goesBelow = known.filter((k) => k.below > 0).length >= known.length * 0.5;
  const level = goesBelow ? levelBelow(name, values) : finest;
  const listed = known.filter((k) => k.listed).length >= known.length * 0.5;
  return { ...none, code: level, goesBelow, listed, bps: false };
}

/**
 * A code even where the list lacks it: down to the desa, with dots. Shorter ones may be a measure or a date ('12.34'), if
 * the heading does not say that they are codes.
 */
function isUnmistakable(value: unknown, column: string): boolean {
  if (typeof value !== 'string') return false;
  const text = value.trim();
  if (/^\d\d\.\d\d\.\d\d\.\d{4}(\.|$)/.test(text)) return true;
  return /kode|code|pum/i.test(column) && /^\d\d\.\d\d(\.\d\d)?$/.test(text);
}

/** Of '31.72.02.1005.001' the column's heading says whether 001 is an RW, RT or dusun; an own code says it itself. */
function levelBelow(column: string, values: readonly unknown[]): Level {
  const last = String(values[0]).split('.').at(-1) ?? '';
  if (/^rt/i.test(last)) return 'rt';
  if (/^d/i.test(last)) return 'dusun';
  if (/rt/i.test(column)) return 'rt';
  return /dus|duk|lingk/i.test(column) ? 'dusun' : 'rw';
}

/** Names that begin with numbers in nearly every row are numbers: '05/002', '05/002 Kampung Baru'. */
const SLASHED_SHARE = 0.9;

/** The level below the desa whose numbers stand in a column, by its heading or by what is in it. */
export function numberLevel(file: Tabular, column: string): BelowVillage | undefined {
  const level = numberHeading(column);
  if (level || ownNameRank(column) === undefined) return level;
  const values = sample(file, column);
  const slashed = values.filter((v) => isSlashed(String(v))).length;
  return slashed > 0 && slashed >= values.length * SLASHED_SHARE ? 'rt' : undefined;
}

function numberColumns(file: Tabular): Partial<Record<BelowVillage, string[]>> {
  const found: Partial<Record<BelowVillage, { column: string; share: number }[]>> = {};
  for (const column of file.columns) {
    const level = numberLevel(file, column);
    if (!level) continue;
    const values = sample(file, column);
    const read = values.filter(
      (v) => Object.keys(readNumbersUnder(column, v, level) ?? {}).length > 0,
    ).length;
    const list = found[level] ?? [];
    found[level] = [...list, { column, share: values.length === 0 ? 0 : read / values.length }];
  }
  const numbers: Partial<Record<BelowVillage, string[]>> = {};
  for (const level of ['dusun', 'rw', 'rt'] as const) {
    const columns = found[level]?.toSorted((a, b) => b.share - a.share).map((c) => c.column);
    if (columns) numbers[level] = columns;
  }
  return numbers;
}

function detectLevel(
  file: Tabular,
  codes: readonly Column[],
  numbers: Partial<Record<BelowVillage, readonly string[]>>,
  options: LayoutOptions,
): { level: Level } | undefined {
  const finest = codes[0];
  const total = Math.min(file.features.length, finest?.filled ?? 0);
  const tellsApart = finest !== undefined && finest.distinct >= total * 0.95;
  const wanted = (['rt', 'rw', 'dusun'] as const).filter((l) => (options.level ?? l) === l);
  const numbered =
    (options.level !== undefined && isBelow(options.level) && options.codeColumn !== undefined) ||
    wanted.some((l) => numbers[l]?.some((column) => areNumbers(sample(file, column), options.level === l)));
  if (finest?.code && tellsApart && (finest.goesBelow || !numbered)) return { level: finest.code };
  for (const level of ['rt', 'rw', 'dusun'] as const) {
    if (options.level !== undefined && options.level !== level) continue;
    if (numbers[level]?.some((c) => sample(file, c).length >= file.features.length * 0.5)) return { level };
  }
  if (options.level !== undefined) {
    const found = finest?.code;
    return { level: found && !isBelow(options.level) && found !== options.level ? found : options.level };
  }
  if (finest?.code) return { level: finest.code };
  const named = LEVELS.findLast((l) => placeNameColumns(file)[l] !== undefined);
  return named === undefined ? undefined : { level: named };
}

/**
 * Do values tell one RW from the other, or say how many there are? '003' and 'RW 3' are numbers; where every row has a
 * desa code of its own, bare 3 is how many it has, unless the user says the level or there is hardly a row to judge by.
 */
function areNumbers(values: readonly unknown[], said: boolean): boolean {
  if (values.length === 0) return false;
  return said || values.length < 3 || values.some((v) => /^0\d|[a-z/]/i.test(String(v).trim()));
}

function placeNameColumns(file: Tabular): Partial<Record<Level, string>> {
  const names: Partial<Record<Level, string>> = {};
  for (const column of file.columns) {
    const level = nameHeading(column);
    if (level && names[level] === undefined && sample(file, column).length > 0) names[level] = column;
  }
  return names;
}

function ownName(file: Tabular): string | undefined {
  return file.columns
    .filter((c) => ownNameRank(c) !== undefined)
    .toSorted((a, b) => (ownNameRank(a) ?? 0) - (ownNameRank(b) ?? 0))[0];
}

function ownNameColumn(
  file: Tabular,
  level: Level,
  placeNames: Partial<Record<Level, string>>,
): string | undefined {
  return placeNames[level] ?? ownName(file);
}

/** A column named by the user, or the only numbered 'id', may hold the plain number of areas below the desa. */
function withSaidColumn(
  numbers: Partial<Record<BelowVillage, readonly string[]>>,
  level: Level,
  said: string | undefined,
  file: Tabular,
): Partial<Record<BelowVillage, readonly string[]>> {
  if (!isBelow(level)) return {};
  if (said !== undefined) return { ...numbers, [level]: [said] };
  if (numbers[level]) return numbers;
  const id = file.columns.find((c) => /^(id|no|nomor|fid)$/i.test(c));
  if (id === undefined) return numbers;
  const read = file.features.map((f) => partNumber(String(f.properties[id] ?? '')));
  const counts = read.every((n) => typeof n === 'number') && new Set(read).size === read.length;
  return counts ? { ...numbers, [level]: [id] } : numbers;
}
