import type { TableKind } from '../contract/reading.ts';
import { type FoundColumns, findColumns } from './columns.ts';
import type { SheetColumn } from './heading.ts';
import { isTableWord, isYear } from './heading-words.ts';
import { plainKey } from './names.ts';
import { NEED_HEADINGS } from './need.ts';
import { knownNeedType } from './need-type.ts';
import { FIGURE_HEADINGS } from './own-figures.ts';
import { readPeriod } from './period.ts';
import { POPULATION_HEADINGS } from './population.ts';
import { readSex } from './sex.ts';

/** What the figures of a column are about, as far as its heading says it. */
export interface Facets {
  /** 'PMKS-08', or 'jiwa' for distinct persons; a type as written where it is not known; of population what is counted */
  readonly type?: string;
  readonly sex?: 'L' | 'P';
  readonly period?: string;
  readonly measure?: 'tercatat' | 'terlayani';
}

export type ColumnUse =
  /** says what its heading says */
  | { readonly as: 'keep'; readonly heading: string }
  | { readonly as: 'skip' }
  /** a sum of the columns that share its facets: checked and left out */
  | { readonly as: 'total'; readonly facets: Facets }
  | { readonly as: 'value'; readonly facets: Facets };

interface Read extends Facets {
  readonly isTotal: boolean;
  /** what of the heading says nothing of all this; '' where all of it is understood */
  readonly other: string;
}

const SERVED = new Set(['terlayani', 'dilayani', 'served']);
const RECORDED = new Set(['tercatat', 'terdata', 'recorded']);
const SEX_BEHIND = /^(.+?)[\s_(/-]+(l\+p|l|p|lk|pr|laki-laki|laki|perempuan|jumlah|jml|total)\)?$/i;
const SEX_BEFORE = /^(l|p|lk|pr|laki-laki|perempuan|jumlah|jml|total)[\s_/-]+(.+)$/i;
const YEAR_BEHIND = /^(.+?)[\s_(/-]+((?:19|20)\d\d)\)?$/;

/**
 * What each column of a table is for, by its heading and its neighbours. Which table it is makes the difference.
 * @param counts does a column hold counts, for the most part?
 * @param own the office's own indicator that a heading names, by its code
 */
export function usesOf(
  columns: readonly SheetColumn[],
  kind: TableKind | undefined,
  counts: (column: number) => boolean,
  own: (heading: string) => string | undefined = () => undefined,
): ColumnUse[] {
  const headings = columns.map((column) => headingOf(column.parts));
  const keep = headings.map((heading): ColumnUse => ({ as: 'keep', heading }));
  const read = columns.map((column) => readParts(column.parts));
  if (kind === 'need') return onlyRealTotals(usesOfNeed(headings, read, counts) ?? keep);
  if (kind === 'figures')
    return usesOfFigures(headings, read, own) ?? usesByYear(headings, read, kind) ?? keep;
  if (kind === 'population') return usesByYear(headings, read, kind) ?? keep;
  return keep;
}

/** 'Jumlah LUT' is a total beside LUT of men and of women, and the figure itself where it stands alone. */
function onlyRealTotals(uses: readonly ColumnUse[]): ColumnUse[] {
  const values = uses.flatMap((use) => (use.as === 'value' ? [use.facets] : []));
  return uses.map((use) =>
    use.as === 'total' && Object.keys(use.facets).length > 0 && !values.some((v) => isPartOf(v, use.facets))
      ? { as: 'value', facets: use.facets }
      : use,
  );
}

/** Are figures with some facets part of a total with others? A total says nothing of what it adds up. */
export function isPartOf(part: Facets, total: Facets): boolean {
  const names = ['type', 'sex', 'period', 'measure'] as const;
  return names.every((name) => total[name] === undefined || total[name] === part[name]);
}

const KNOWN = new Set(
  [NEED_HEADINGS, POPULATION_HEADINGS, FIGURE_HEADINGS].flatMap((headings) =>
    Object.values<readonly string[]>(headings).flatMap((accepted) => accepted.map(plainKey)),
  ),
);

/**
 * The heading of a column in one piece: all that stands over it; the last part where that alone is known and those above
 * only say what table this is ('Penduduk' over 'L'); the part above a bare 'Nama' or 'Jumlah'.
 */
export function headingOf(parts: readonly string[]): string {
  const whole = parts.join(' ');
  if (parts.length < 2 || KNOWN.has(plainKey(whole))) return whole;
  const last = parts.at(-1) ?? '';
  const above = parts.slice(0, -1).join(' ');
  if (/^(?:kepala )?(?:kk|keluarga)$|kepala keluarga/i.test(above))
    return readSex(last) === 'all' ? 'kk' : whole;
  if (readSex(last) === 'all') return above;
  if (/^nama$/i.test(last) && KNOWN.has(plainKey(above))) return above;
  const isGeneral =
    KNOWN.has(plainKey(above)) || /penduduk|wilayah|jenis|p[pm]ks|data|keterangan/i.test(above);
  return isGeneral && KNOWN.has(plainKey(last)) ? last : whole;
}

/** How many columns say a type of need: two make a table of needs, whatever else stands in it. */
export function countTypes(columns: readonly SheetColumn[]): number {
  return columns.filter(({ parts }) => {
    const { type } = readParts(parts);
    return type !== undefined && type !== 'jiwa';
  }).length;
}

function usesOfNeed(
  headings: readonly string[],
  read: readonly Read[],
  counts: (column: number) => boolean,
): ColumnUse[] | undefined {
  const found = findColumns(headings, NEED_HEADINGS, []);
  const typed = read.filter((r) => r.type !== undefined && !r.isTotal);
  const isLong = found.at.type !== undefined && typed.every((r) => r.type === 'jiwa');
  if (!isLong && typed.length > 0) {
    return headings.map((heading, i) => useByType(heading, read[i], i, found, counts));
  }
  const sexes = read.filter((r) => r.sex !== undefined && r.type === undefined && r.other === '');
  const years = read.filter((r) => r.period !== undefined && r.other === '');
  const measures = read.filter((r) => r.measure !== undefined && r.other === '');
  const isWide = [sexes.map((r) => r.sex), years.map((r) => r.period), measures.map((r) => r.measure)].some(
    (said) => new Set(said).size > 1,
  );
  if (found.at.type === undefined || !isWide) return undefined;
  return headings.map((heading, i) => {
    const r = read[i];
    if (!r || isPlace(found, i) || i === found.at.type || i === found.at.sex) return { as: 'keep', heading };
    if ((r.isTotal && r.other === '') || i === found.at.count) return { as: 'total', facets: facetsOf(r) };
    const says = r.sex !== undefined || r.period !== undefined || r.measure !== undefined;
    return says && r.other === '' ? { as: 'value', facets: facetsOf(r) } : { as: 'keep', heading };
  });
}

function useByType(
  heading: string,
  r: Read | undefined,
  i: number,
  found: FoundColumns<keyof typeof NEED_HEADINGS>,
  counts: (column: number) => boolean,
): ColumnUse {
  if (!r || isPlace(found, i)) return { as: 'keep', heading };
  if (r.type !== undefined) return { as: r.isTotal ? 'total' : 'value', facets: facetsOf(r) };
  // Groups, "jumlah", and L and P of all types are worked out here from the types.
  const isSum = r.other === '' && (r.isTotal || r.sex !== undefined);
  if (isSum) return { as: 'total', facets: facetsOf(r) };
  // Counts of something unknown among counts of types are a type spelled unknown: asked for, and never left out unsaid.
  const isAsked = r.other !== '' && !isTableWord(r.other) && !isTableWord(heading) && counts(i);
  return isAsked ? { as: 'value', facets: { ...facetsOf(r), type: r.other } } : { as: 'keep', heading };
}

/** Columns that say where a row is; a heading such as 'RT' stands for nothing else. */
function isPlace(found: FoundColumns<keyof typeof NEED_HEADINGS>, i: number): boolean {
  const { type: _type, sex: _sex, count: _count, ...others } = found.at;
  return Object.values<number | undefined>(others).includes(i);
}

/** A column an own indicator (a sex, a year): where no column of its own says which indicator a row is of. */
function usesOfFigures(
  headings: readonly string[],
  read: readonly Read[],
  own: (heading: string) => string | undefined,
): ColumnUse[] | undefined {
  const found = findColumns(headings, FIGURE_HEADINGS, []);
  if (found.at.indicator !== undefined || found.at.count !== undefined) return undefined;
  const named = headings.map((heading, i) => own(heading) ?? own(read[i]?.other ?? ''));
  if (named.every((code) => code === undefined)) return undefined;
  return headings.map((heading, i) => {
    const code = named[i];
    if (code === undefined) return { as: 'keep', heading };
    return { as: 'value', facets: { ...facetsOf(read[i]), type: code } };
  });
}

/** A column a year, of people or of one's own indicators: each year becomes rows of its own. */
function usesByYear(
  headings: readonly string[],
  read: readonly Read[],
  kind: 'population' | 'figures',
): ColumnUse[] | undefined {
  const years = new Set(read.flatMap((r) => r.period ?? []));
  if (years.size < 2) return undefined;
  const found = findColumns<string>(
    headings,
    kind === 'population' ? POPULATION_HEADINGS : FIGURE_HEADINGS,
    [],
  );
  if (found.at.period !== undefined) return undefined;
  return headings.map((heading, i) => {
    const period = read[i]?.period;
    if (period === undefined) return { as: 'keep', heading };
    const counted = read[i]?.other === '' ? {} : { type: read[i]?.other ?? '' };
    return { as: 'value', facets: { ...facetsOf(read[i]), ...counted, period } };
  });
}

function facetsOf(r: Read | undefined): Facets {
  return {
    ...(r?.type === undefined ? {} : { type: r.type }),
    ...(r?.sex === undefined ? {} : { sex: r.sex }),
    ...(r?.period === undefined ? {} : { period: r.period }),
    ...(r?.measure === undefined ? {} : { measure: r.measure }),
  };
}

/** What the parts of a heading say together: 'Lanjut usia terlantar' over 'L' over '2025'. */
function readParts(parts: readonly string[]): Read {
  const read = parts.map(readPart);
  return {
    ...Object.assign({}, ...read.map(facetsOf)),
    isTotal: read.some((one) => one.isTotal),
    other: read
      .map((one) => one.other)
      .filter((text) => text !== '')
      .join(' '),
  };
}

function readPart(text: string): Read {
  const whole = readFacet(text);
  if (whole) return whole;
  for (const [pattern, sexAt, restAt] of [
    [SEX_BEHIND, 2, 1],
    [SEX_BEFORE, 1, 2],
    [YEAR_BEHIND, 2, 1],
  ] as const) {
    const cut = pattern.exec(text.trim());
    const one = cut && readFacet(cut[sexAt] ?? '');
    const other = cut && readPart(cut[restAt] ?? '');
    // 'Penduduk 2024' is of 2024, 'Lansia (L)' of men, whatever else the heading says.
    if (one && other) return { ...other, ...facetsOf(one), isTotal: one.isTotal || other.isTotal };
  }
  return { isTotal: false, other: /jenis|p[pm]ks|tahun/i.test(text) ? '' : text };
}

function readFacet(text: string): Read | undefined {
  const base = { isTotal: false, other: '' };
  const key = plainKey(text);
  const sex = readSex(text);
  if (sex === 'L' || sex === 'P') return { ...base, sex };
  if (sex === 'all' || key === 'jml') return { ...base, isTotal: true };
  if (SERVED.has(key)) return { ...base, measure: 'terlayani' };
  if (RECORDED.has(key)) return { ...base, measure: 'tercatat' };
  const period = isYear(text) || /\d{4}/.test(text) ? readPeriod(text) : undefined;
  if (period !== undefined) return { ...base, period };
  const need = knownNeedType(text);
  if (need?.kind === 'type') return { ...base, type: need.type.code };
  if (need?.kind === 'distinct') return { ...base, type: 'jiwa' };
  if (need?.kind === 'total' || need?.kind === 'group') return { ...base, isTotal: true };
  return undefined;
}

/** A use as text and back: what a reading shows, and what somebody says instead. */
export function writeUse(use: ColumnUse): string {
  if (use.as !== 'value') return use.as;
  const { type = '', sex = '', period = '', measure = '' } = use.facets;
  return `value:${type}:${sex}:${period}:${measure}`;
}

export function parseUse(text: string, heading: string): ColumnUse {
  const [as, ...rest] = text.split(':');
  if (as === 'skip') return { as };
  if (as === 'total') return { as, facets: {} };
  if (as !== 'value') return { as: 'keep', heading: rest.join(':') || heading };
  const [type = '', sex = '', period = '', measure = ''] = rest;
  return {
    as: 'value',
    facets: {
      ...(type === '' ? {} : { type }),
      ...(sex === 'L' || sex === 'P' ? { sex } : {}),
      ...(period === '' ? {} : { period }),
      ...(measure === 'tercatat' || measure === 'terlayani' ? { measure } : {}),
    },
  };
}
