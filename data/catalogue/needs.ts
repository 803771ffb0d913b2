/**
 * The versioned vocabulary of need: the 26 types of PMKS (Permensos 8/2012), the same 26 as PPKS
 * (Permensos 5/2019). Sources: dinsos.jabarprov.go.id/ppks-psks; the import guide of a regency's welfare system for
 * the codes. Definitions and groupings are the project's own.
 */
export type NeedUnit = 'jiwa' | 'keluarga';
export type NeedAccess = 'open' | 'street' | 'closed';
export type NeedGroup = 'fakir-miskin' | 'lanjut-usia' | 'disabilitas' | 'anak' | 'lainnya';

export interface NeedType {
  /** 'PMKS-08': the code used in files and in the database. */
  readonly code: string;
  /** Short code civil servants use: 'LUT'. */
  readonly abbreviation: string;
  /** Stable name in URLs: 'lanjut-usia-terlantar'. */
  readonly slug: string;
  readonly name: { readonly id: string; readonly en: string };
  /** What one count stands for; totals add only like units. */
  readonly unit: NeedUnit;
  /** open: in the total and a group; street (11-13): in neither; closed (domain facts A9): in neither, finest level fixed. */
  readonly access: NeedAccess;
  readonly group: NeedGroup | null;
  /** Finest level at which a closed type may be stored. null: no limit. */
  readonly finest: 'kabupaten' | 'kecamatan' | null;
}

type Row = [
  n: number,
  abbreviation: string,
  slug: string,
  id: string,
  en: string,
  access: NeedAccess,
  group: NeedGroup | null,
  finest?: 'kabupaten' | 'kecamatan',
];

const ROWS: readonly Row[] = [
  [1, 'ABT', 'anak-balita-terlantar', 'Anak balita terlantar', 'Neglected under-five', 'open', 'anak'],
  [2, 'AT', 'anak-terlantar', 'Anak terlantar', 'Neglected child', 'open', 'anak'],
  [
    3,
    'ABH',
    'anak-berhadapan-hukum',
    'Anak yang berhadapan dengan hukum',
    'Child in contact with the law',
    'closed',
    null,
    'kecamatan',
  ],
  [4, 'AJ', 'anak-jalanan', 'Anak jalanan', 'Street child', 'open', 'anak'],
  [
    5,
    'ADK',
    'anak-disabilitas',
    'Anak dengan kedisabilitasan',
    'Child with disability',
    'open',
    'disabilitas',
  ],
  [
    6,
    'AKTK',
    'anak-korban-kekerasan',
    'Anak korban tindak kekerasan',
    'Child victim of violence',
    'closed',
    null,
    'kecamatan',
  ],
  [
    7,
    'AMPK',
    'anak-perlindungan-khusus',
    'Anak yang memerlukan perlindungan khusus',
    'Child in need of special protection',
    'closed',
    null,
    'kecamatan',
  ],
  [8, 'LUT', 'lanjut-usia-terlantar', 'Lanjut usia terlantar', 'Neglected elderly', 'open', 'lanjut-usia'],
  [
    9,
    'PD',
    'penyandang-disabilitas',
    'Penyandang disabilitas',
    'Adult with disability',
    'open',
    'disabilitas',
  ],
  [10, 'TS', 'tuna-susila', 'Tuna susila', 'Sex worker', 'closed', null, 'kabupaten'],
  [11, 'GLD', 'gelandangan', 'Gelandangan', 'Homeless person', 'street', null],
  [12, 'PGM', 'pengemis', 'Pengemis', 'Beggar', 'street', null],
  [13, 'PML', 'pemulung', 'Pemulung', 'Waste picker', 'street', null],
  [14, 'KM', 'kelompok-minoritas', 'Kelompok minoritas', 'Minority group', 'closed', null, 'kabupaten'],
  [
    15,
    'BWBLP',
    'bekas-warga-binaan',
    'Bekas warga binaan lembaga pemasyarakatan',
    'Former prisoner',
    'closed',
    null,
    'kecamatan',
  ],
  [16, 'ODHA', 'odha', 'Orang dengan HIV/AIDS', 'Person living with HIV', 'closed', null, 'kabupaten'],
  [
    17,
    'NAPZA',
    'korban-napza',
    'Korban penyalahgunaan NAPZA',
    'Victim of drug misuse',
    'closed',
    null,
    'kecamatan',
  ],
  [18, 'KT', 'korban-trafficking', 'Korban trafficking', 'Trafficking victim', 'closed', null, 'kabupaten'],
  [
    19,
    'KTK',
    'korban-kekerasan',
    'Korban tindak kekerasan',
    'Victim of violence',
    'closed',
    null,
    'kecamatan',
  ],
  [
    20,
    'PMBS',
    'pekerja-migran',
    'Pekerja migran bermasalah sosial',
    'Migrant worker with social problems',
    'open',
    'lainnya',
  ],
  [
    21,
    'KBA',
    'korban-bencana-alam',
    'Korban bencana alam',
    'Victim of a natural disaster',
    'open',
    'lainnya',
  ],
  [
    22,
    'KBS',
    'korban-bencana-sosial',
    'Korban bencana sosial',
    'Victim of a social disaster',
    'open',
    'lainnya',
  ],
  [
    23,
    'PRSE',
    'perempuan-rawan-sosial-ekonomi',
    'Perempuan rawan sosial ekonomi',
    'Socio-economically vulnerable woman',
    'open',
    'lainnya',
  ],
  [24, 'FM', 'fakir-miskin', 'Fakir miskin', 'Poor', 'open', 'fakir-miskin'],
  [
    25,
    'KBSP',
    'keluarga-bermasalah',
    'Keluarga bermasalah sosial psikologis',
    'Family with psychosocial problems',
    'open',
    'lainnya',
  ],
  [
    26,
    'KAT',
    'komunitas-adat-terpencil',
    'Komunitas adat terpencil',
    'Remote indigenous community',
    'open',
    'lainnya',
  ],
];

/** Types counted in families, not persons (domain facts A1). They enter no total of persons. */
const IN_FAMILIES = new Set([25, 26]);

/** The 26 types in their order. Other names for them, as files write them, are in `need-names.ts`. */
export const NEED_TYPES: readonly NeedType[] = ROWS.map(
  ([n, abbreviation, slug, id, en, access, group, finest]) => ({
    code: `PMKS-${String(n).padStart(2, '0')}`,
    abbreviation,
    slug,
    name: { id, en },
    unit: IN_FAMILIES.has(n) ? 'keluarga' : 'jiwa',
    access,
    group,
    finest: finest ?? null,
  }),
);

export const NEED_GROUPS: readonly { slug: NeedGroup; name: { id: string; en: string } }[] = [
  { slug: 'fakir-miskin', name: { id: 'Fakir miskin', en: 'Poor' } },
  { slug: 'lanjut-usia', name: { id: 'Lanjut usia', en: 'Elderly' } },
  { slug: 'disabilitas', name: { id: 'Disabilitas', en: 'Disability' } },
  { slug: 'anak', name: { id: 'Anak', en: 'Children' } },
  { slug: 'lainnya', name: { id: 'Lainnya', en: 'Others' } },
];

/**
 * Series of the roll-up: a type code, 'group:<slug>', the one total ('total', open types without street types, in
 * persons), or 'jiwa' (distinct persons, never added).
 */
export type NeedSeries = string;
export const TOTAL_SERIES = 'total';
export const DISTINCT_SERIES = 'jiwa';
