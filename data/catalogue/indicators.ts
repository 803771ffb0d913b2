import type { Indicator, Measure } from '../contract/indicator.ts';
import type { OwnDefinition } from '../contract/own-indicator.ts';
import {
  EXPOSED_LAND,
  exposureSlug,
  HAZARD_REACHES,
  type HazardCode,
  type HazardReach,
  hazardName,
  MANY_HAZARDS,
  reachName,
  readExposureSlug,
} from './hazards.ts';
import type { Level } from './levels.ts';
import { type NeedWord, STANDARD_NEED_WORD } from './need-words.ts';
import { DISTINCT_SERIES, NEED_GROUPS, NEED_TYPES, TOTAL_SERIES } from './needs.ts';
import { isOwnRate, ownSeries, ownSlug } from './own.ts';
import { PILLAR_ROLES, type PillarRole, type PillarRoleCode, pillarRole } from './psks.ts';
import { EVACUATION_SERIES, groupSeries } from './totals.ts';

/** A series that can be mapped: how the address names it, and how the roll-up does. */
export interface SeriesEntry {
  /** 'lanjut-usia-terlantar', 'kelompok-anak', 'total', 'jiwa', 'penduduk', 'kk', 'kantor-rtlh' */
  readonly slug: string;
  /** 'PMKS-08', 'group:anak', 'total', 'jiwa', 'penduduk', 'kk', 'own:RTLH' */
  readonly series: string;
  readonly family: Indicator['family'];
  readonly name: Indicator['name'];
  readonly counts: Indicator['counts'];
  readonly access: Indicator['access'];
  /** Finest level of a closed type; null: no limit. */
  readonly finest: Level | null;
  /** false for distinct persons and reported rates: they are never added up */
  readonly additive: boolean;
  readonly measures: readonly Measure[];
  /** what the office says it counts; else it follows from `counts` */
  readonly countUnit?: Indicator['unit'];
  /** the series that `share` is a percentage of */
  readonly whole?: Pick<SeriesEntry, 'slug' | 'series' | 'family' | 'name' | 'finest' | 'access'>;
  /** of officers: their role */
  readonly role?: PillarRoleCode;
  /** of a hazard: which, how dangerous, and those of which series are counted; land and many: no figure is in it */
  readonly exposed?:
    | { readonly of: SeriesEntry | 'land'; readonly hazard: HazardCode; readonly reach: HazardReach }
    | { readonly of: 'many' };
}

const ALL: readonly Measure[] = ['count', 'per1000', 'perKm2', 'per100Households'];
const OPEN = { access: 'open', finest: null, additive: true, measures: ALL } as const;

/** Series of need, in the order in which a picker shows them. */
const NEED_SERIES: readonly SeriesEntry[] = [
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
  {
    ...OPEN,
    slug: 'bantuan-evakuasi',
    series: EVACUATION_SERIES,
    family: 'aid',
    name: { id: 'Perlu bantuan evakuasi', en: 'Need help to evacuate' },
    counts: 'ppks',
  },
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
];

/** Who lives there. */
const PEOPLE_SERIES: readonly SeriesEntry[] = [
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

/** An indicator of the office as a series like any other. `others` are all of them, for the whole it is a part of. */
function ownEntry(own: OwnDefinition, others: readonly OwnDefinition[]): SeriesEntry {
  const whole = others.find((o) => o.code === own.shareOf && !o.retired && !isOwnRate(o.kind));
  const isRate = isOwnRate(own.kind);
  return {
    slug: ownSlug(own.code),
    series: ownSeries(own),
    family: 'own',
    name: inBoth(own.name),
    counts: own.kind === 'jiwa' || own.kind === 'keluarga' ? own.kind : 'lain',
    access: own.access,
    finest: finestOf(own),
    additive: !isRate,
    measures: isRate ? ['rate'] : ['count', ...own.rates, ...(whole ? (['share'] as const) : [])],
    countUnit: inBoth(own.unit),
    ...(whole
      ? {
          whole: {
            slug: ownSlug(whole.code),
            series: ownSeries(whole),
            family: 'own',
            name: inBoth(whole.name),
            finest: finestOf(whole),
            access: whole.access,
          },
        }
      : {}),
  };
}

/** The officers of a role as a series: 'petugas-psm'. How many, held against the norm, and in which state. */
function coverEntry(role: PillarRole): SeriesEntry {
  return {
    slug: coverSlug(role.code),
    series: `cover:${role.code}`,
    family: 'cover',
    name: role.name,
    counts: 'lain',
    access: 'open',
    finest: null,
    additive: false,
    measures: ['state', 'count', 'ratio', 'missing'],
    countUnit: coverUnit(role.code),
    role: role.code,
  };
}

const COVER_UNITS: Record<PillarRole['subject'], Indicator['unit']> = {
  person: { id: 'petugas', en: 'officers' },
  institution: { id: 'lembaga', en: 'institutions' },
  family: { id: 'keluarga', en: 'families' },
};

/** What those of a role are counted in. */
export function coverUnit(role: PillarRoleCode): Indicator['unit'] {
  return COVER_UNITS[pillarRole(role).subject];
}

/** How the address names the officers of a role. */
export function coverSlug(role: PillarRoleCode): string {
  return `petugas-${role}`;
}

/** A service of the minimum standards: its name, and what keeps it apart. */
export interface ServiceName {
  readonly code: string;
  readonly name: Indicator['name'];
}

/** A service as a series: recorded are those to be served (sasaran), and of them those served. */
function serviceEntry({ code, name }: ServiceName): SeriesEntry {
  return {
    ...OPEN,
    slug: `spm-${code}`,
    series: serviceSeries(code),
    family: 'spm',
    name: inBoth(name),
    counts: 'jiwa',
    measures: ['unserved', 'achieved', 'served', 'count'],
    countUnit: { id: 'jiwa sasaran', en: 'persons to be served' },
  };
}

/** How observations and the roll-up name a service: 'spm:lansia-terlantar'. */
export function serviceSeries(code: string): string {
  return `spm:${code}`;
}

/** Those of a series who live in zones of a hazard: 'paparan-banjir-tinggi-penduduk'. */
function exposedEntry(hazard: HazardCode, reach: HazardReach, of: SeriesEntry): SeriesEntry {
  const [zone, at] = [hazardName(hazard), reachName(reach)];
  const slug = exposureSlug(hazard, reach, of.slug);
  return {
    slug,
    series: slug,
    family: 'hazard',
    name: {
      id: `${of.name.id} di zona rawan ${zone.id.toLowerCase()} (${at.id})`,
      en: `${of.name.en} in ${zone.en.toLowerCase()} zones (${at.en})`,
    },
    counts: of.counts,
    access: of.access,
    finest: of.finest,
    additive: of.additive,
    measures: ['count', 'share'],
    ...(of.countUnit ? { countUnit: of.countUnit } : {}),
    whole: of,
    exposed: { of, hazard, reach },
  };
}

/** How much of an area's land lies in zones of a hazard. */
function landEntry(hazard: HazardCode, reach: HazardReach): SeriesEntry {
  const [zone, at] = [hazardName(hazard), reachName(reach)];
  const slug = exposureSlug(hazard, reach, EXPOSED_LAND);
  return {
    slug,
    series: slug,
    family: 'hazard',
    name: {
      id: `Luas zona rawan ${zone.id.toLowerCase()} (${at.id})`,
      en: `Land in ${zone.en.toLowerCase()} zones (${at.en})`,
    },
    counts: 'lain',
    access: 'open',
    finest: null,
    additive: false,
    measures: ['share'],
    whole: {
      slug: 'luas',
      series: 'luas',
      family: 'hazard',
      name: { id: 'luas wilayah', en: 'the land of the area' },
      finest: null,
      access: 'open',
    },
    exposed: { of: 'land', hazard, reach },
  };
}

const MANY_ENTRY: SeriesEntry = {
  slug: MANY_HAZARDS,
  series: MANY_HAZARDS,
  family: 'hazard',
  name: { id: 'Multibahaya', en: 'Several hazards' },
  counts: 'lain',
  access: 'open',
  finest: null,
  additive: false,
  measures: ['count'],
  countUnit: { id: 'jenis bahaya', en: 'hazards' },
  exposed: { of: 'many' },
};

/** Series whose exposure a picker offers; of single types it is found by its address. */
const EXPOSED_FAMILIES: ReadonlySet<SeriesEntry['family']> = new Set(['total', 'group', 'aid', 'population']);

/**
 * May those of a series who live in zones be told? Of what is counted and adds up: a rate divided by how much of an area
 * lies in zones says nothing, and of closed and street types a few could be found.
 */
function isExposable(of: Pick<SeriesEntry, 'family' | 'additive' | 'access' | 'measures'>): boolean {
  return of.family === 'own'
    ? of.additive && of.access === 'open' && of.measures.includes('count')
    : EXPOSED_FAMILIES.has(of.family);
}

function hazardEntries(hazards: readonly HazardCode[], entries: readonly SeriesEntry[]): SeriesEntry[] {
  if (hazards.length === 0) return [];
  const counted = entries.filter(isExposable);
  return [
    MANY_ENTRY,
    ...hazards.flatMap((hazard) =>
      HAZARD_REACHES.flatMap((reach) => [
        landEntry(hazard, reach),
        ...counted.map((of) => exposedEntry(hazard, reach, of)),
      ]),
    ),
  ];
}

/** The finest level of an open one is only where the office has it; of a closed one it is a limit. */
function finestOf(own: OwnDefinition): Level | null {
  return own.access === 'closed' ? own.finest : null;
}

/** English that was left empty is the Indonesian. */
function inBoth(said: Indicator['name']): Indicator['name'] {
  return said.en === '' ? { id: said.id, en: said.id } : said;
}

const COUNT_UNITS: Record<Indicator['counts'], Indicator['unit']> = {
  ppks: { id: 'PPKS tercatat', en: 'recorded' },
  keluarga: { id: 'keluarga', en: 'families' },
  jiwa: { id: 'jiwa', en: 'persons' },
  lain: { id: 'satuan', en: 'units' },
};

const RATE_UNITS: Record<Exclude<Measure, 'count' | 'share' | 'rate' | 'missing'>, Indicator['unit']> = {
  ratio: { id: 'persen dari norma', en: 'percent of the norm' },
  state: { id: '', en: '' },
  served: { id: 'jiwa terlayani', en: 'persons served' },
  unserved: { id: 'jiwa belum terlayani', en: 'persons not yet served' },
  achieved: { id: 'persen terlayani', en: 'percent served' },
  per1000: { id: 'per 1.000 penduduk', en: 'per 1,000 people' },
  perKm2: { id: 'per km²', en: 'per km²' },
  per100Households: { id: 'per 100 KK', en: 'per 100 families' },
};

function indicatorOf(entry: SeriesEntry, measure: Measure, word: NeedWord): Indicator {
  const { id, en } = countUnitOf(entry, measure);
  // Only what the program itself says is said in the office's word for need.
  const countUnit = entry.countUnit ? { id, en } : { id: id.replace(STANDARD_NEED_WORD, word), en };
  return {
    id: `${entry.slug}.${measure}`,
    series: entry.slug,
    family: entry.family,
    name: entry.name,
    measure,
    unit: unitOf(entry, measure, countUnit),
    counts: entry.counts,
    countUnit,
    access: entry.access,
    additive: entry.additive && (measure === 'count' || measure === 'served' || measure === 'unserved'),
    ...(entry.role ? { role: entry.role } : {}),
  };
}

/** Beside those not yet served, and the share of those served, it is those served who are counted. */
function countUnitOf({ countUnit, counts }: SeriesEntry, measure: Measure): Indicator['unit'] {
  if (measure === 'unserved' || measure === 'achieved') return RATE_UNITS.served;
  return countUnit ?? COUNT_UNITS[counts];
}

function unitOf(entry: SeriesEntry, measure: Measure, countUnit: Indicator['unit']): Indicator['unit'] {
  if (measure === 'count' || measure === 'rate') return countUnit;
  if (measure === 'missing') return { id: `${countUnit.id} lagi`, en: 'more needed' };
  if (measure !== 'share') return RATE_UNITS[measure];
  const { id = '', en = '' } = entry.whole?.name ?? {};
  return { id: `persen dari ${id}`, en: `percent of ${en}` };
}

/** Everything that can be mapped here: the series of the program and those of the office. */
export interface Registry {
  readonly indicators: readonly Indicator[];
  /** An indicator with its series, undefined for an unknown id (and a retired one). */
  find(id: string): { entry: SeriesEntry; indicator: Indicator } | undefined;
  /** The address name of a series of the roll-up: 'PMKS-08' -> 'lanjut-usia-terlantar'. */
  slugOf(series: string): string | undefined;
}

/** What an office has besides its own indicators: roles that somebody holds or a norm is for, and services. */
interface Beside {
  readonly roles: readonly PillarRoleCode[];
  readonly services: readonly ServiceName[];
  /** hazards that something is known of */
  readonly hazards?: readonly HazardCode[];
}

/** The registry with an office's own indicators, speaking in its word for need. */
export function makeRegistry(
  own: readonly OwnDefinition[] = [],
  word: NeedWord = STANDARD_NEED_WORD,
  { roles, services, hazards = [] }: Beside = { roles: [], services: [] },
): Registry {
  const active = own.filter((o) => !o.retired).map((o) => ownEntry(o, own));
  const plain = [
    ...NEED_SERIES,
    ...services.map(serviceEntry),
    ...active,
    ...PILLAR_ROLES.filter((r) => roles.includes(r.code)).map(coverEntry),
    ...PEOPLE_SERIES,
  ];
  const entries = [...plain, ...hazardEntries(hazards, plain)];
  const found = new Map(
    entries.flatMap((entry) =>
      entry.measures.map((measure) => {
        const indicator = indicatorOf(entry, measure, word);
        return [indicator.id, { entry, indicator }] as const;
      }),
    ),
  );
  // Of single types there are too many to list: hazards, times how dangerous, times types.
  const findExposed = (id: string) => {
    const [slug = '', measure] = id.split('.');
    const read = readExposureSlug(slug);
    const of =
      read && plain.find((e) => e.slug === read.series && e.additive && e.measures.includes('count'));
    if (!read || !of || !hazards.includes(read.hazard) || (measure !== 'count' && measure !== 'share'))
      return undefined;
    if (of.family === 'cover' || of.family === 'spm') return undefined;
    // Of street and closed types no zone tells, as no footprint does: from areas and zones a few could be found.
    if (of.access !== 'open') return undefined;
    const entry = exposedEntry(read.hazard, read.reach, of);
    return { entry, indicator: indicatorOf(entry, measure, word) };
  };
  const slugs = new Map(entries.map((entry) => [entry.series, entry.slug]));
  return {
    indicators: [...found.values()].map((f) => f.indicator),
    find: (id) => found.get(id) ?? findExposed(id),
    slugOf: (series) => slugs.get(series),
  };
}
