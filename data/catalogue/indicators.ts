import type { Indicator, Measure } from '../contract/indicator.ts';
import { DISTINCT_SERIES, NEED_GROUPS, NEED_TYPES, type NeedType, TOTAL_SERIES } from './needs.ts';
import { groupSeries } from './totals.ts';

/** A series that can be mapped: how the address names it, and how the roll-up does. */
export interface SeriesEntry {
  /** 'lanjut-usia-terlantar', 'kelompok-anak', 'total', 'jiwa', 'penduduk', 'kk' */
  readonly slug: string;
  /** 'PMKS-08', 'group:anak', 'total', 'jiwa', 'penduduk', 'kk' */
  readonly series: string;
  readonly family: Indicator['family'];
  readonly name: Indicator['name'];
  readonly counts: Indicator['counts'];
  readonly access: Indicator['access'];
  /** Finest level of a closed type; null: no limit. */
  readonly finest: NeedType['finest'];
  /** false for distinct persons: they are never added up */
  readonly additive: boolean;
  readonly measures: readonly Measure[];
}

const ALL: readonly Measure[] = ['count', 'per1000', 'perKm2', 'per100Households'];
const OPEN = { access: 'open', finest: null, additive: true, measures: ALL } as const;

/** Every series, in the order in which a picker shows them. */
const SERIES: readonly SeriesEntry[] = [
  {
    ...OPEN,
    slug: 'total',
    series: TOTAL_SERIES,
    family: 'total',
    name: { id: 'Semua jenis terbuka', en: 'All open types' },
    counts: 'ppks',
  },
  {
    ...OPEN,
    slug: 'jiwa',
    series: DISTINCT_SERIES,
    family: 'distinct',
    name: { id: 'Jumlah jiwa (tanpa ganda)', en: 'Distinct persons' },
    counts: 'jiwa',
    additive: false,
  },
  ...NEED_GROUPS.map(
    ({ slug, name }): SeriesEntry => ({
      ...OPEN,
      slug: `kelompok-${slug}`,
      series: groupSeries(slug),
      family: 'group',
      name: { id: `Kelompok ${name.id.toLowerCase()}`, en: `${name.en} (group)` },
      counts: 'ppks',
    }),
  ),
  ...NEED_TYPES.map(
    (type): SeriesEntry => ({
      ...OPEN,
      slug: type.slug,
      series: type.code,
      family: 'type',
      name: type.name,
      counts: type.unit === 'keluarga' ? 'keluarga' : 'ppks',
      access: type.access,
      finest: type.finest,
    }),
  ),
  {
    ...OPEN,
    slug: 'penduduk',
    series: 'penduduk',
    family: 'population',
    name: { id: 'Penduduk', en: 'Population' },
    counts: 'jiwa',
    measures: ['count', 'perKm2', 'per100Households'],
  },
  {
    ...OPEN,
    slug: 'kk',
    series: 'kk',
    family: 'population',
    name: { id: 'Keluarga (KK)', en: 'Families' },
    counts: 'keluarga',
    measures: ['count', 'perKm2'],
  },
];

const COUNT_UNITS: Record<Indicator['counts'], Indicator['unit']> = {
  ppks: { id: 'PPKS tercatat', en: 'recorded' },
  keluarga: { id: 'keluarga', en: 'families' },
  jiwa: { id: 'jiwa', en: 'persons' },
};

const RATE_UNITS: Record<Exclude<Measure, 'count'>, Indicator['unit']> = {
  per1000: { id: 'per 1.000 penduduk', en: 'per 1,000 people' },
  perKm2: { id: 'per km²', en: 'per km²' },
  per100Households: { id: 'per 100 KK', en: 'per 100 families' },
};

function indicatorOf(entry: SeriesEntry, measure: Measure): Indicator {
  return {
    id: `${entry.slug}.${measure}`,
    series: entry.slug,
    family: entry.family,
    name: entry.name,
    measure,
    unit: measure === 'count' ? COUNT_UNITS[entry.counts] : RATE_UNITS[measure],
    counts: entry.counts,
    access: entry.access,
    additive: entry.additive && measure === 'count',
  };
}

/** Everything that can be mapped: the registry. */
export const INDICATORS: readonly Indicator[] = SERIES.flatMap((entry) =>
  entry.measures.map((measure) => indicatorOf(entry, measure)),
);

const BY_ID = new Map(
  SERIES.flatMap((entry) =>
    entry.measures.map((measure) => [
      `${entry.slug}.${measure}`,
      { entry, indicator: indicatorOf(entry, measure) },
    ]),
  ),
);

/** An indicator with its series, undefined for an unknown id. */
export function findIndicator(id: string): { entry: SeriesEntry; indicator: Indicator } | undefined {
  return BY_ID.get(id);
}

const SLUG_OF_SERIES = new Map(SERIES.map((entry) => [entry.series, entry.slug]));

/** The address name of a series of the roll-up: 'PMKS-08' -> 'lanjut-usia-terlantar'. */
export function slugOf(series: string): string | undefined {
  return SLUG_OF_SERIES.get(series);
}
