import type { Level } from './levels.ts';
import type { Right } from './rights.ts';

export const ROLE_CODES = [
  'administrator',
  'operator',
  'planner',
  'leader',
  'tagana',
  'psm',
  'tksk',
  'pensosmas',
  'pkh',
  'rtrw',
  'public',
] as const;
export type RoleCode = (typeof ROLE_CODES)[number];

/** office: signs in with a password. pillar: with a PIN on a phone. public: nobody signs in. */
export type RoleFamily = 'office' | 'leader' | 'tagana' | 'pillar' | 'public';

/** What a role reads: exact figures, the published table, or no figures at all. */
export type RoleReads = 'exact' | 'published' | 'none';

/** One role as the program knows it. Which of `may` are switched on is the office's own data; `always` cannot be switched off. */
export interface RoleRule {
  readonly code: RoleCode;
  readonly family: RoleFamily;
  readonly reads: RoleReads;
  /** coarsest level of exact figures: above it the role reads the published table. null: no limit */
  readonly coarsest: Level | null;
  /** finest level of exact figures. null: no limit but that of the type */
  readonly finest: Level | null;
  /** which series are read exactly: those of open types (and people), or just these slugs */
  readonly series: 'open' | readonly string[];
  /** rights that the role can hold at all, in the order of `RIGHTS` */
  readonly may: readonly Right[];
  readonly begins: readonly Right[];
  readonly always: readonly Right[];
  /** true: a role of the whole office, its areas are always all */
  readonly everywhere: boolean;
}

/** Per RT: families, and who needs help to be evacuated. The open types come with a wider right, for a time. */
export const TAGANA_SERIES = ['kk', 'penduduk', 'bantuan-evakuasi'] as const;

const FIGURES: readonly Right[] = ['figures.read', 'figures.export'];

const pillar = (code: RoleCode, more: readonly Right[] = []): RoleRule => ({
  code,
  family: 'pillar',
  reads: 'exact',
  coarsest: 'desa',
  finest: null,
  series: 'open',
  may: [...FIGURES, 'forms.read', 'pillars.read', 'incidents.read', ...more],
  begins: ['figures.read', 'forms.read', 'pillars.read', 'incidents.read', ...more],
  always: [],
  everywhere: false,
});

/** Every role, in the order in which an office reads them. */
export const ROLES: readonly RoleRule[] = [
  {
    code: 'administrator',
    family: 'office',
    reads: 'none',
    coarsest: null,
    finest: null,
    series: [],
    may: [
      'imports.read',
      'indicators.write',
      'naming.write',
      'office.write',
      'accounts.pillars',
      'accounts.manage',
      'roles.manage',
      'disclosure.manage',
      'audit.read',
      'service.read',
      'folder.open',
      'wider.give',
      'pillars.read',
      'pillars.manage',
      'coverage.plan',
      'norms.manage',
      'hazards.manage',
      'facilities.manage',
      'incidents.read',
      'incidents.write',
      'incidents.manage',
    ],
    begins: [
      'naming.write',
      'office.write',
      'accounts.pillars',
      'accounts.manage',
      'roles.manage',
      'disclosure.manage',
      'audit.read',
      'service.read',
      'folder.open',
      'wider.give',
      'pillars.read',
      'pillars.manage',
      'coverage.plan',
      'norms.manage',
      'hazards.manage',
      'facilities.manage',
      'incidents.read',
      'incidents.write',
      'incidents.manage',
    ],
    always: ['accounts.manage', 'roles.manage', 'audit.read'],
    everywhere: true,
  },
  {
    code: 'operator',
    family: 'office',
    reads: 'exact',
    coarsest: null,
    finest: null,
    series: 'open',
    may: [
      ...FIGURES,
      'forms.read',
      'imports.read',
      'imports.write',
      'indicators.write',
      'naming.write',
      'office.write',
      'accounts.pillars',
      'service.read',
      'folder.open',
      'wider.give',
      'pillars.read',
      'pillars.manage',
      'coverage.plan',
      'hazards.manage',
      'facilities.manage',
      'incidents.read',
      'incidents.write',
      'incidents.manage',
    ],
    begins: [
      ...FIGURES,
      'forms.read',
      'imports.read',
      'imports.write',
      'indicators.write',
      'accounts.pillars',
      'wider.give',
      'pillars.read',
      'pillars.manage',
      'coverage.plan',
      'hazards.manage',
      'facilities.manage',
      'incidents.read',
      'incidents.write',
      'incidents.manage',
    ],
    always: ['imports.write'],
    everywhere: false,
  },
  {
    code: 'planner',
    family: 'office',
    reads: 'exact',
    coarsest: null,
    finest: null,
    series: 'open',
    may: [
      ...FIGURES,
      'forms.read',
      'imports.read',
      'indicators.write',
      'naming.write',
      'wider.give',
      'pillars.read',
      'coverage.plan',
      'norms.manage',
      'hazards.manage',
      'incidents.read',
    ],
    begins: [
      ...FIGURES,
      'forms.read',
      'imports.read',
      'indicators.write',
      'pillars.read',
      'coverage.plan',
      'norms.manage',
      'hazards.manage',
      'incidents.read',
    ],
    always: ['figures.read'],
    everywhere: false,
  },
  {
    code: 'leader',
    family: 'leader',
    reads: 'published',
    coarsest: null,
    finest: null,
    series: 'open',
    may: [...FIGURES, 'pillars.read', 'incidents.read'],
    begins: [...FIGURES, 'pillars.read', 'incidents.read'],
    always: ['figures.read'],
    everywhere: false,
  },
  {
    code: 'tagana',
    family: 'tagana',
    reads: 'exact',
    coarsest: 'desa',
    finest: null,
    series: TAGANA_SERIES,
    may: [...FIGURES, 'wider.self', 'pillars.read', 'facilities.manage', 'incidents.read', 'incidents.write'],
    begins: [
      'figures.read',
      'wider.self',
      'pillars.read',
      'facilities.manage',
      'incidents.read',
      'incidents.write',
    ],
    always: [],
    everywhere: false,
  },
  pillar('psm'),
  pillar('tksk', ['incidents.write']),
  pillar('pensosmas'),
  pillar('pkh'),
  pillar('rtrw'),
  {
    code: 'public',
    family: 'public',
    reads: 'published',
    coarsest: null,
    finest: null,
    series: 'open',
    may: FIGURES,
    begins: [],
    always: [],
    everywhere: true,
  },
];

const BY_CODE = new Map(ROLES.map((rule) => [rule.code, rule]));

/** The rule of a role. */
export function roleRule(code: RoleCode): RoleRule {
  const found = BY_CODE.get(code);
  if (!found) throw new Error(`no role ${code}`);
  return found;
}

/** Roles of those who sign in with a PIN: made, renewed and ended by the operator of their desa/kelurahan. */
export function isPinRole(code: RoleCode): boolean {
  const { family } = roleRule(code);
  return family === 'pillar' || family === 'tagana';
}
