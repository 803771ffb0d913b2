/**
 * Kinds of hazard, as BNPB's InaRISK lists them, and fire of settlements, which a Dinas Sosial counts as a disaster too.
 * The order is the one in which a picker shows them.
 */
export const HAZARD_CODES = [
  'banjir',
  'banjir-bandang',
  'tanah-longsor',
  'gempa-bumi',
  'tsunami',
  'letusan-gunung-api',
  'cuaca-ekstrim',
  'gelombang-ekstrim-abrasi',
  'kekeringan',
  'kebakaran-hutan-lahan',
  'likuefaksi',
  'epidemi-wabah',
  'gagal-teknologi',
  'kebakaran-permukiman',
] as const;
export type HazardCode = (typeof HAZARD_CODES)[number];

interface Hazard {
  readonly code: HazardCode;
  readonly name: { readonly id: string; readonly en: string };
  /** other ways in which files write it, in small letters */
  readonly written: readonly string[];
}

export const HAZARDS: readonly Hazard[] = [
  {
    code: 'banjir',
    name: { id: 'Banjir', en: 'Flood' },
    written: ['genangan', 'rob', 'banjir rob', 'flood'],
  },
  {
    code: 'banjir-bandang',
    name: { id: 'Banjir bandang', en: 'Flash flood' },
    written: ['flash flood'],
  },
  {
    code: 'tanah-longsor',
    name: { id: 'Tanah longsor', en: 'Landslide' },
    written: ['longsor', 'gerakan tanah', 'landslide'],
  },
  {
    code: 'gempa-bumi',
    name: { id: 'Gempa bumi', en: 'Earthquake' },
    written: ['gempa', 'gempabumi', 'earthquake'],
  },
  { code: 'tsunami', name: { id: 'Tsunami', en: 'Tsunami' }, written: [] },
  {
    code: 'letusan-gunung-api',
    name: { id: 'Letusan gunung api', en: 'Volcanic eruption' },
    written: [
      'letusan gunungapi',
      'gunung api',
      'gunungapi',
      'erupsi',
      'erupsi gunung api',
      'krb',
      'volcano',
    ],
  },
  {
    code: 'cuaca-ekstrim',
    name: { id: 'Cuaca ekstrem', en: 'Extreme weather' },
    written: ['cuaca ekstrem', 'puting beliung', 'angin kencang', 'angin puting beliung', 'wind'],
  },
  {
    code: 'gelombang-ekstrim-abrasi',
    name: { id: 'Gelombang ekstrem dan abrasi', en: 'Extreme waves and abrasion' },
    written: ['gelombang ekstrim dan abrasi', 'abrasi', 'gelombang pasang'],
  },
  { code: 'kekeringan', name: { id: 'Kekeringan', en: 'Drought' }, written: ['drought'] },
  {
    code: 'kebakaran-hutan-lahan',
    name: { id: 'Kebakaran hutan dan lahan', en: 'Forest and land fire' },
    written: ['karhutla', 'kebakaran hutan', 'kebakaran lahan'],
  },
  { code: 'likuefaksi', name: { id: 'Likuefaksi', en: 'Liquefaction' }, written: ['liquefaction'] },
  { code: 'epidemi-wabah', name: { id: 'Epidemi dan wabah', en: 'Epidemic' }, written: ['epidemi', 'wabah'] },
  {
    code: 'gagal-teknologi',
    name: { id: 'Gagal teknologi', en: 'Technological failure' },
    written: ['kegagalan teknologi'],
  },
  {
    code: 'kebakaran-permukiman',
    name: { id: 'Kebakaran permukiman', en: 'Settlement fire' },
    written: ['kebakaran', 'kebakaran pemukiman', 'fire'],
  },
];

const BY_CODE = new Map(HAZARDS.map((h) => [h.code, h]));

/** What a hazard is called. */
export function hazardName(code: HazardCode): Hazard['name'] {
  return BY_CODE.get(code)?.name ?? { id: code, en: code };
}

/** Classes of danger; `tidak` is an area that was looked at and is in none. */
export const HAZARD_CLASSES = ['tidak', 'rendah', 'sedang', 'tinggi'] as const;
export type HazardClass = (typeof HAZARD_CLASSES)[number];

/** A class, or a class and all above it. */
export const HAZARD_REACHES = ['tinggi', 'sedang-ke-atas', 'rendah-ke-atas', 'sedang', 'rendah'] as const;
export type HazardReach = (typeof HAZARD_REACHES)[number];

/** What a reach is called. */
export function reachName(reach: HazardReach): { readonly id: string; readonly en: string } {
  return REACH_NAMES[reach];
}

const REACH_NAMES: Readonly<Record<HazardReach, { readonly id: string; readonly en: string }>> = {
  tinggi: { id: 'bahaya tinggi', en: 'high' },
  'sedang-ke-atas': { id: 'bahaya sedang dan tinggi', en: 'medium and high' },
  'rendah-ke-atas': { id: 'semua kelas bahaya', en: 'all classes' },
  sedang: { id: 'bahaya sedang', en: 'medium' },
  rendah: { id: 'bahaya rendah', en: 'low' },
};

/** The classes that a reach takes in. */
export function classesOf(reach: HazardReach): readonly HazardClass[] {
  switch (reach) {
    case 'sedang-ke-atas':
      return ['sedang', 'tinggi'];
    case 'rendah-ke-atas':
      return ['rendah', 'sedang', 'tinggi'];
    case 'rendah':
    case 'sedang':
    case 'tinggi':
      return [reach];
  }
}

/** How a file says the class of a zone. */
export const CLASS_SCHEMES = ['tingkat', 'krb', 'angka', 'ya-tidak', 'indeks'] as const;
export type ClassScheme = (typeof CLASS_SCHEMES)[number];

/** Perka BNPB 2/2012: an index up to the first is low, up to the second medium, above it high. */
const INDEX_BREAKS = [0.333, 0.666] as const;

const WORDS: Readonly<Record<Exclude<ClassScheme, 'indeks'>, Readonly<Record<string, HazardClass>>>> = {
  tingkat: {
    tidak: 'tidak',
    'tidak rawan': 'tidak',
    'sangat rendah': 'rendah',
    rendah: 'rendah',
    low: 'rendah',
    sedang: 'sedang',
    menengah: 'sedang',
    medium: 'sedang',
    moderate: 'sedang',
    tinggi: 'tinggi',
    'sangat tinggi': 'tinggi',
    high: 'tinggi',
  },
  krb: {
    i: 'rendah',
    ii: 'sedang',
    iii: 'tinggi',
    '1': 'rendah',
    '2': 'sedang',
    '3': 'tinggi',
  },
  angka: { '0': 'tidak', '1': 'rendah', '2': 'sedang', '3': 'tinggi' },
  'ya-tidak': {
    ya: 'tinggi',
    y: 'tinggi',
    yes: 'tinggi',
    true: 'tinggi',
    rawan: 'tinggi',
    tidak: 'tidak',
    t: 'tidak',
    no: 'tidak',
    n: 'tidak',
    false: 'tidak',
    '0': 'tidak',
    'tidak rawan': 'tidak',
  },
};

/** Programs write so that there is no value; -3.4e38 is the least number that a grid holds. */
const NO_VALUE =
  /^(?:-?(?:9999|99999|999|32768)(?:[.,]0+)?|-3[.,]40\d*e\+?38|no ?data|null|nan|none|n\/a|-+|\?)$/i;

/** A word of a class column without what stands for no value. */
export function classWord(written: string): string {
  const word = written.trim();
  return NO_VALUE.test(word) ? '' : word;
}

/** The class that a word stands for in a scheme; undefined: none that the scheme knows. An index may be written 0,45. */
export function readHazardClass(written: string, scheme: ClassScheme): HazardClass | undefined {
  const word = written.trim().toLowerCase().replace(/\s+/g, ' ');
  if (word === '') return undefined;
  if (scheme === 'indeks') {
    if (!/^\d*[.,]?\d+$/.test(word)) return undefined;
    const index = Number(word.replace(',', '.'));
    if (!(index >= 0 && index <= 1)) return undefined;
    return index === 0
      ? 'tidak'
      : index <= INDEX_BREAKS[0]
        ? 'rendah'
        : index <= INDEX_BREAKS[1]
          ? 'sedang'
          : 'tinggi';
  }
  const plain = scheme === 'krb' ? word.replace(/^(krb|kawasan rawan bencana)[\s_-]*/, '') : word;
  const number = scheme === 'angka' ? plain.replace(/[.,]0+$/, '') : plain;
  const list = WORDS[scheme];
  if (Object.hasOwn(list, number)) return list[number];
  // 'Bahaya tinggi', 'Kelas Sedang': the class is the last word.
  const last = scheme === 'tingkat' ? (number.split(' ').at(-1) ?? '') : '';
  return Object.hasOwn(list, last) ? list[last] : undefined;
}

/** The scheme that reads every word of a column; undefined: none does. */
export function schemeOf(words: readonly string[]): ClassScheme | undefined {
  const said = words.filter((w) => w.trim() !== '');
  if (said.length === 0) return undefined;
  const order: readonly ClassScheme[] = ['tingkat', 'ya-tidak', 'angka', 'krb', 'indeks'];
  return order.find((scheme) => said.every((w) => readHazardClass(w, scheme) !== undefined));
}

/** Where a set comes from: its quality is shown wherever it is. */
export const HAZARD_QUALITIES = ['poligon', 'gambar', 'tabel', 'centang', 'kejadian'] as const;
export type HazardQuality = (typeof HAZARD_QUALITIES)[number];

/** What a set says of places of the regency that lie in none of its zones. */
export const OUTSIDE_ZONES = ['tidak-rawan', 'belum-dikaji'] as const;
export type OutsideZones = (typeof OUTSIDE_ZONES)[number];

/** What a layer under the map is: lines and points, or where people live, by which shares of an area are measured. */
export const CONTEXT_KINDS = ['umum', 'permukiman'] as const;
export type ContextKind = (typeof CONTEXT_KINDS)[number];

/** How the address names those of a series who live in zones: 'paparan-banjir-sedang-ke-atas-penduduk'. */
export function exposureSlug(hazard: HazardCode, reach: HazardReach, series: string): string {
  return `paparan-${hazard}-${reach}-${series}`;
}

/** The slug of the share of an area that lies in zones. */
export const EXPOSED_LAND = 'luas';
/** The slug of how many hazards of at least medium danger an area has. */
export const MANY_HAZARDS = 'multi-bahaya';

/** An area has a hazard from this share of it on: less is how two maps were drawn, not where somebody lives. */
export const HAZARD_SHARE = 0.01;

/** Reads the address name of an exposure. */
export function readExposureSlug(
  slug: string,
): { hazard: HazardCode; reach: HazardReach; series: string } | undefined {
  if (!slug.startsWith('paparan-')) return undefined;
  const rest = slug.slice('paparan-'.length);
  for (const hazard of [...HAZARD_CODES].sort((a, b) => b.length - a.length)) {
    for (const reach of HAZARD_REACHES) {
      const start = `${hazard}-${reach}-`;
      if (rest.startsWith(start)) return { hazard, reach, series: rest.slice(start.length) };
    }
  }
  return undefined;
}

/** How a norm names those of a series who live in zones of any of several hazards: 'zona_banjir_tsunami_tinggi_penduduk'. */
export function unionSlug(hazards: readonly HazardCode[], reach: HazardReach, series: string): string {
  const inOrder = HAZARD_CODES.filter((code) => hazards.includes(code));
  return ['zona', ...inOrder, reach, series].join('_');
}

/** Reads that name; undefined where it is none. */
export function readUnionSlug(
  slug: string,
): { hazards: HazardCode[]; reach: HazardReach; series: string } | undefined {
  const [first, ...rest] = slug.split('_');
  const series = rest.at(-1);
  const reach = HAZARD_REACHES.find((one) => one === rest.at(-2));
  const said = rest.slice(0, -2);
  const hazards = HAZARD_CODES.filter((code) => said.includes(code));
  if (first !== 'zona' || !series || !reach || hazards.length < 2 || hazards.length !== said.length)
    return undefined;
  return { hazards, reach, series };
}

/** What those of a series in zones of any of several hazards are called. @param of the series, as it is called */
export function unionName(
  hazards: readonly HazardCode[],
  reach: HazardReach,
  of: { readonly id: string; readonly en: string },
): { readonly id: string; readonly en: string } {
  const names = (lang: 'id' | 'en') => hazards.map((code) => hazardName(code)[lang].toLowerCase());
  const either = (list: readonly string[], word: string) =>
    list.length > 2 ? `${list.slice(0, -1).join(', ')}, ${word} ${list.at(-1)}` : list.join(` ${word} `);
  const at = reachName(reach);
  return {
    id: `${of.id} di zona rawan ${either(names('id'), 'atau')} (${at.id})`,
    en: `${of.en} in ${either(names('en'), 'or')} zones (${at.en})`,
  };
}
