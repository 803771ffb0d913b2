/**
 * The kinds of social pillars. The first 12 are PSKS of Permensos 8/2012; the others serve beside them today. One entry may
 * stand for persons, bodies or families.
 */
export interface PillarType {
  readonly code: string;
  readonly abbreviation: string;
  readonly name: { readonly id: string; readonly en: string };
  readonly subject: PillarSubject;
}

/** What is counted as one: a person, a body, or a family. */
export const PILLAR_SUBJECTS = ['person', 'institution', 'family'] as const;
export type PillarSubject = (typeof PILLAR_SUBJECTS)[number];

type Row = [abbreviation: string, id: string, en: string, subject: PillarSubject];

const ROWS: readonly Row[] = [
  ['PSP', 'Pekerja sosial profesional', 'Professional social worker', 'person'],
  ['PSM', 'Pekerja sosial masyarakat', 'Community social worker', 'person'],
  ['TAGANA', 'Taruna siaga bencana', 'Disaster volunteer', 'person'],
  ['LKS', 'Lembaga kesejahteraan sosial', 'Welfare organisation', 'institution'],
  ['KT', 'Karang Taruna', 'Village youth body', 'institution'],
  ['LK3', 'Lembaga konsultasi kesejahteraan keluarga', 'Family counselling body', 'institution'],
  ['KP', 'Keluarga pioner', 'Model family', 'family'],
  [
    'WKSBM',
    'Wahana kesejahteraan sosial berbasis masyarakat',
    'Mutual-aid network of neighbours',
    'institution',
  ],
  ['WPKS', 'Wanita pemimpin kesejahteraan sosial', 'Woman leader in social welfare', 'person'],
  ['PENSOSMAS', 'Penyuluh sosial', 'Social educator', 'person'],
  ['TKSK', 'Tenaga kesejahteraan sosial kecamatan', 'District welfare officer', 'person'],
  ['DU', 'Dunia usaha', 'Business (social responsibility)', 'institution'],
];

/** The vocabulary as the regulation has it. */
export const PILLAR_TYPES: readonly PillarType[] = ROWS.map(([abbreviation, id, en, subject], i) => ({
  code: `PSKS-${String(i + 1).padStart(2, '0')}`,
  abbreviation,
  name: { id, en },
  subject,
}));

/** Roles that somebody holds in the register, in the order in which they are shown. Part of slugs and addresses. */
export const PILLAR_ROLE_CODES = [
  'psp',
  'psm',
  'tagana',
  'lks',
  'karang-taruna',
  'lk3',
  'keluarga-pioner',
  'wksbm',
  'wpks',
  'pensosmas',
  'tksk',
  'dunia-usaha',
  'pendamping-pkh',
  'pendamping-rehsos',
  'pelopor-perdamaian',
  'puskesos',
  'relawan',
] as const;
export type PillarRoleCode = (typeof PILLAR_ROLE_CODES)[number];

/**
 * Who may move the one who holds a role (an office may decide otherwise): ownDesa: belongs to its desa/kelurahan, moved
 * only within it; proposal: the province or the ministry decides; free: the office itself.
 */
export const PILLAR_MOVES = ['ownDesa', 'proposal', 'free'] as const;
export type PillarMoves = (typeof PILLAR_MOVES)[number];

export interface PillarRole {
  readonly code: PillarRoleCode;
  /** as written in lists of the office */
  readonly abbreviation: string;
  readonly name: { readonly id: string; readonly en: string };
  readonly subject: PillarSubject;
  readonly moves: PillarMoves;
  /** companions whose certificates the office counts */
  readonly certified: boolean;
  /** levels that one rises through in the role */
  readonly levels: readonly PillarLevel[];
}

/** Tagana rise from Muda to Madya and Utama (Permensos 28/2012). */
export const PILLAR_LEVELS = ['muda', 'madya', 'utama'] as const;
export type PillarLevel = (typeof PILLAR_LEVELS)[number];

const BESIDE: readonly Row[] = [
  ['Pendamping PKH', 'Pendamping PKH', 'PKH companion', 'person'],
  ['Pendamping Rehsos', 'Pendamping Rehabilitasi Sosial (ATENSI)', 'Rehabilitation companion', 'person'],
  ['Pordam', 'Pelopor Perdamaian', 'Peace pioneer', 'person'],
  ['Puskesos', 'Petugas Puskesos/SLRT', 'Village welfare desk officer', 'person'],
  ['Relawan', 'Relawan sosial', 'Social volunteer', 'person'],
];

const MOVES: Readonly<Record<PillarRoleCode, PillarMoves>> = {
  psp: 'free',
  psm: 'ownDesa',
  tagana: 'free',
  lks: 'ownDesa',
  'karang-taruna': 'ownDesa',
  lk3: 'ownDesa',
  'keluarga-pioner': 'ownDesa',
  wksbm: 'ownDesa',
  wpks: 'ownDesa',
  pensosmas: 'free',
  tksk: 'proposal',
  'dunia-usaha': 'ownDesa',
  'pendamping-pkh': 'proposal',
  'pendamping-rehsos': 'proposal',
  'pelopor-perdamaian': 'free',
  puskesos: 'ownDesa',
  relawan: 'free',
};

const CERTIFIED: ReadonlySet<PillarRoleCode> = new Set([
  'psp',
  'pensosmas',
  'tksk',
  'pendamping-pkh',
  'pendamping-rehsos',
]);

/** Every role of the register: the 12 kinds of PSKS, and those who serve beside them. */
export const PILLAR_ROLES: readonly PillarRole[] = [...ROWS, ...BESIDE].map(
  ([abbreviation, id, en, subject], i) => {
    const code = PILLAR_ROLE_CODES[i] as PillarRoleCode;
    return {
      code,
      abbreviation,
      name: { id, en },
      subject,
      moves: MOVES[code],
      certified: CERTIFIED.has(code),
      levels: code === 'tagana' ? PILLAR_LEVELS : [],
    };
  },
);

const BY_CODE = new Map(PILLAR_ROLES.map((role) => [role.code, role]));

/** A role of the register by its code. */
export function pillarRole(code: PillarRoleCode): PillarRole {
  const found = BY_CODE.get(code);
  if (!found) throw new Error(`no role ${code}`);
  return found;
}

/** Contacts of an area: people to call there. They are no supply and count in no coverage. */
export const CONTACT_KINDS = [
  'ketua-rt',
  'ketua-rw',
  'kepala-dusun',
  'kepala-desa',
  'babinsa',
  'bhabinkamtibmas',
  'puskesmas',
] as const;
export type ContactKind = (typeof CONTACT_KINDS)[number];
