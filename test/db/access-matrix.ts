import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { STANDARD_DISCLOSURE } from '../../data/catalogue/disclosure.ts';
import { STANDARD_RESPONSE } from '../../data/catalogue/needs-profiles.ts';
import { type RoleCode, roleRule } from '../../data/catalogue/roles.ts';
import type { Account, GrantDraft } from '../../data/contract/account.ts';
import type { RouteRow } from '../../data/contract/route.ts';
import { type RouteName, routes } from '../../data/contract/routes.ts';
import { makeAccount } from '../../server/access/accounts/handlers.ts';
import { openSession } from '../../server/access/auth.ts';
import { changeRole } from '../../server/access/roles/handlers.ts';
import { forOperator } from '../../server/access/scope.ts';
import type { Context } from '../../server/context.ts';
import { makeRelease } from '../../server/disclosure/release.ts';
import { importFile } from '../../server/imports/answer.ts';
import { runImport } from '../../server/imports/run.ts';
import { setupImport } from '../../server/imports/setup/spec.ts';
import { answerMatches } from '../../server/matching/handlers.ts';
import {
  contactsOf,
  enterRegister,
  psmDraft,
  type RegisterThings,
  trainingDraft,
} from './access-matrix-register.ts';
import {
  enterResponse,
  facilityOf,
  fireIn,
  type ResponseThings,
  received,
  saidAnew,
} from './access-matrix-response.ts';
import { sourceFile } from './files.ts';
import type { Given } from './harness.ts';
import { serveVisitors, type Visitor } from './visitor.ts';

/** Where the limited roles serve, and an area beside it. */
const INSIDE = '63.71.01.1001';
const OUTSIDE = '63.71.02.1001';
const CITY = '63.71';

/** Who asks, by column: a role where it serves. */
const ASKERS: Readonly<Record<string, { role: RoleCode; areas: 'all' | string[] } | null>> = {
  nobody: null,
  'public on': null,
  administrator: { role: 'administrator', areas: 'all' },
  'operator of all': { role: 'operator', areas: 'all' },
  'operator of a desa': { role: 'operator', areas: [INSIDE] },
  planner: { role: 'planner', areas: ['63.71.01'] },
  leader: { role: 'leader', areas: [CITY] },
  tagana: { role: 'tagana', areas: [INSIDE] },
  psm: { role: 'psm', areas: [INSIDE] },
  tksk: { role: 'tksk', areas: ['63.71.01'] },
  pensosmas: { role: 'pensosmas', areas: ['63.71.01'] },
  pkh: { role: 'pkh', areas: [INSIDE] },
  rtrw: { role: 'rtrw', areas: [INSIDE] },
};

/** What an answer means for who asked; anything that is not about rights is a pass: the handler was reached and answered. */
const MEANS: Readonly<Record<string, string>> = {
  'signed-out': 'in?',
  forbidden: 'no',
  'outside-scope': 'out',
  'import-outside': 'out',
  'not-released': 'none',
  'published-coarser': 'pub',
  'too-fine': 'fine',
  'unknown-import': '404',
  'unknown-account': '404',
  'unknown-pillar': '404',
  'unknown-norm': '404',
  'unknown-plan': '404',
  'unknown-facility': '404',
  'unknown-movement': '404',
  'unknown-incident': '404',
  'unknown-duty': '404',
  'unknown-service': '404',
  'not-found': '404',
};

/** Things with ids that are asked about. */
interface Things {
  readonly own: string;
  readonly inside: Account;
  readonly insideToMove: Account;
  readonly outside: Account;
  readonly imports: { readonly inside: number; readonly outside: number };
  readonly aliases: { readonly inside: number; readonly outside: number };
  readonly tagana: { readonly inside: Account; readonly outside: Account };
  readonly register: { readonly inside: RegisterThings; readonly outside: RegisterThings };
  readonly response: { readonly inside: ResponseThings; readonly outside: ResponseThings };
}

/** What changes the things asked about: whoever comes next gets others. */
const SPENDS: ReadonlySet<RouteName> = new Set([
  'undoImport',
  'removeAlias',
  'changeGrants',
  'renewAccount',
  'endAccount',
  'erasePillar',
  'mergePillars',
  'undoRegister',
  'withdrawFootprint',
]);

type Where = 'in' | 'out' | 'above' | '-';
interface Ask {
  readonly route: RouteName;
  /** how the area comes into the question */
  readonly by: 'code' | 'filter' | 'body' | 'id' | '-';
  readonly where: Where;
  readonly input: (things: Things) => Record<string, unknown>;
  readonly says?: string;
}

const PERIOD = '2025';
const NEED = 'lanjut-usia-terlantar.count';
const CLOSED = 'korban-kekerasan.count';
const file = (code: string) => `kode,jenis,jumlah\n${code},LUT,5\n`;
const pillar = (code: string): GrantDraft[] => [{ role: 'psm', areas: [code] }];

function both(
  route: RouteName,
  by: Ask['by'],
  input: (area: string, things: Things) => object,
  says?: string,
): Ask[] {
  return (['in', 'out'] as const).map((where) => ({
    route,
    by,
    where,
    input: (things) => input(where === 'in' ? INSIDE : OUTSIDE, things) as Record<string, unknown>,
    ...(says ? { says } : {}),
  }));
}

function byId(route: RouteName, id: (where: 'in' | 'out', things: Things) => object): Ask[] {
  return (['in', 'out'] as const).map((where) => ({
    route,
    by: 'id',
    where,
    input: (things) => id(where, things) as Record<string, unknown>,
  }));
}

function once(route: RouteName, input: object = {}): Ask[] {
  return [{ route, by: '-', where: '-', input: () => input as Record<string, unknown> }];
}

const view = (within: string, indicator = NEED, level = 'desa') => ({
  indicator,
  level,
  within,
  period: PERIOD,
});
const above = (route: RouteName, input: object, says: string): Ask => ({
  route,
  by: 'filter',
  where: 'above',
  input: () => input as Record<string, unknown>,
  says,
});
const officers = (within: string, level = 'desa') => ({ within, level, period: PERIOD, role: 'psm' });
const neededIn = (within: string) => ({ within, level: 'desa', period: PERIOD });
const service = (within: string, level = 'desa') => ({
  within,
  level,
  period: PERIOD,
  service: 'lansia-terlantar',
});
const flooded = (within: string, level = 'desa') => ({ within, level, period: PERIOD, hazard: 'banjir' });
const SQUARE = [
  [114.58, -3.33],
  [114.59, -3.33],
  [114.59, -3.32],
  [114.58, -3.33],
];
const NORM = {
  role: 'psm',
  unit: 'area',
  level: 'desa',
  series: null,
  reach: null,
  per: null,
  rate: 1,
  counts: 'all',
  mark: 'asumsi',
  decree: null,
  note: '',
  from: null,
  until: null,
  active: false,
};
const planned = (within: string) => ({
  within,
  period: PERIOD,
  level: 'desa',
  roles: ['pensosmas'],
  limits: { mostKm: null, mostNeedPerPerson: null, keepCovered: true, ownKecamatan: false, pinned: [] },
});
const of = (where: 'in' | 'out', { inside, outside }: Things) => (where === 'in' ? inside.id : outside.id);
const held = (where: 'in' | 'out', { register }: Things) =>
  where === 'in' ? register.inside : register.outside;
const met = (where: 'in' | 'out', { response }: Things) =>
  where === 'in' ? response.inside : response.outside;
const TILE = { hash: '0123456789abcdef', z: 0, x: 0, y: 0 };
const PASSWORD = 'sandi-yang-salah';

/** Every route of the table, and where an area comes into it inside and outside of what the limited roles serve. */
const ASKS: readonly Ask[] = [
  ...once('health'),
  ...once('folder'),
  ...once('openFolder', { open: 'demo' }),
  ...once('office'),
  ...once('systemState'),
  ...once('places'),
  ...once('regions'),
  ...once('naming'),
  ...both('areas', 'filter', (within) => ({ within, level: 'desa' })),
  ...both('area', 'code', (code) => ({ code })),
  ...both('search', 'filter', (q) => ({ q })),
  ...once('tile', TILE),
  ...once('baseTile', TILE),
  ...once('baseMaps'),
  ...both('values', 'filter', (within) => view(within)),
  ...both('values', 'filter', (within) => view(within, 'kk.count'), 'families'),
  ...both('values', 'filter', (within) => view(within, 'pengemis.count'), 'a street type'),
  above('values', view('63.71.01', NEED, 'kecamatan'), 'the kecamatan'),
  above('values', view(CITY, 'total.count', 'kabupaten'), 'the total of the city'),
  above('values', view(CITY, NEED, 'kabupaten'), 'a type of the city'),
  above('values', view(CITY, 'total.count'), 'the total by desa'),
  above('values', view(CITY, 'pengemis.count', 'kecamatan'), 'a street type by kecamatan'),
  above('values', view(CITY, CLOSED, 'kecamatan'), 'a closed type by kecamatan'),
  above('values', view(CITY, CLOSED), 'a closed type by desa'),
  above('values', view(CITY, 'total.count', 'rt'), 'the total by RT'),
  above('values', { ...view(CITY, NEED, 'kecamatan'), sex: 'P' }, 'women by kecamatan'),
  ...both('profile', 'code', (code) => ({ code, indicator: NEED, period: PERIOD })),
  ...both('indicators', 'filter', (within) => ({ within })),
  ...both('export', 'filter', (within) => ({
    ...view(within),
    format: 'csv',
    reason: 'uji matriks hak akses',
  })),
  ...both('takePicture', 'body', (within) => ({ ...view(within), reason: 'uji matriks hak akses' })),
  ...both('blank', 'filter', (within) => ({ within })),
  ...both('reported', 'filter', (within) => ({ within, level: 'desa', period: PERIOD })),
  ...once('imports'),
  ...byId('import', (where, { imports }) => ({ id: imports[where === 'in' ? 'inside' : 'outside'] })),
  ...both(
    'importFile',
    'body',
    (code) => ({ name: 'a.csv', check: 'true', period: PERIOD, upload: file(code) }),
    'check',
  ),
  ...both('importFile', 'body', (code) => ({ name: 'b.csv', period: PERIOD, upload: file(code) }), 'apply'),
  ...both('importRows', 'body', (code) => ({ name: 'a.csv', period: PERIOD, upload: file(code) })),
  ...byId('undoImport', (where, { imports }) => ({ id: imports[where === 'in' ? 'inside' : 'outside'] })),
  ...both('setUp', 'body', (code) => ({ code })),
  ...both('sketch', 'body', (within) => ({ within, rw: 1, check: true })),
  ...once('aliases'),
  ...both('answerMatches', 'body', (target) => ({
    answers: [{ kind: 'area', level: 'desa', within: '', written: `Kata ${target}`, target }],
  })),
  ...byId('removeAlias', (where, { aliases }) => ({ id: aliases[where === 'in' ? 'inside' : 'outside'] })),
  ...once('ownIndicators'),
  ...once('makeOwnIndicator', {
    code: 'RTLH',
    kind: 'unit',
    name: { id: 'Rumah', en: '' },
    unit: { id: 'rumah', en: '' },
    source: '',
    access: 'open',
    finest: null,
    rates: [],
    shareOf: null,
  }),
  ...once('changeOwnIndicator', {
    code: 'TIADA',
    name: { id: 'Rumah', en: '' },
    unit: { id: 'rumah', en: '' },
    source: '',
    access: 'open',
    finest: null,
    rates: [],
    shareOf: null,
    retired: false,
  }),
  ...once('changeNaming', { need: 'PPKS', levels: {} }),
  ...once('changeOffice', { name: 'Dinas Sosial', timeZone: 'WITA', signatories: [] }),
  ...once('changeLogo', { upload: 'bukan gambar' }),
  ...once('removeLogo'),
  ...once('skipSteps', { skipped: [] }),
  ...once('chooseBaseMap', { file: null }),
  ...once('disclosure'),
  ...once('saveDisclosure', { settings: STANDARD_DISCLOSURE }),
  ...once('previewDisclosure', { settings: STANDARD_DISCLOSURE }),
  ...once('releases'),
  ...once('release', { release: 1 }),
  ...once('makeRelease', { note: 'uji' }),
  ...once('privacyNotice'),
  ...once('audit'),
  ...once('auditFile'),
  ...once('auditCheck'),
  ...once('session'),
  ...once('signIn', { identifier: 'tidak.ada', password: PASSWORD }),
  ...once('signInTotp', { code: '000000' }),
  ...once('signInPin', { pin: '000000' }),
  ...once('signInDemo', { role: 'operator' }),
  ...once('makeFirst', {
    key: 'bukan-kunci-yang-benar',
    name: 'A',
    username: 'abc',
    password: 'sandi-panjang-1',
  }),
  ...once('lookAtInvitation', { token: 'bukan-undangan-yang-benar' }),
  ...once('useInvitation', { token: 'bukan-undangan-yang-benar', pin: '135790' }),
  ...once('changePassword', { current: PASSWORD, password: 'sandi-panjang-lain' }),
  ...once('changePin', { current: '135790', chosen: '246801' }),
  ...once('beginTotp', { password: PASSWORD }),
  ...once('confirmTotp', { code: '000000' }),
  ...once('removeTotp', { password: PASSWORD }),
  ...once('sessions'),
  ...once('endSession', { session: 'sesi-orang-lain' }),
  ...once('roles'),
  ...once('changeRole', { role: 'leader', rights: ['figures.read', 'figures.export', 'pillars.read'] }),
  ...once('accounts'),
  ...both('makeAccount', 'body', (area) => ({ name: 'Orang Baru', grants: pillar(area) })),
  {
    route: 'makeAccount',
    by: 'body',
    where: 'above',
    says: 'an operator',
    input: () => ({ name: 'Operator Baru', grants: [{ role: 'operator', areas: [INSIDE] }] }),
  },
  ...both('makeAccounts', 'body', (area) => ({ text: `Nama Orang\tPSM\t${area}`, check: true })),
  ...byId('sessionsOf', (where, things) => ({ account: of(where, things) })),
  ...byId('linkedPillar', (where, things) => ({ account: of(where, things) })),
  ...byId('linkAccount', (where, things) => ({
    account: of(where, things),
    pillar: held(where, things).pillar,
  })),
  ...byId('endSessionsOf', (where, things) => ({ account: of(where, things) })),
  ...byId('changeAccount', (where, things) => ({
    account: of(where, things),
    name: 'Nama',
    email: null,
    phone: null,
  })),
  ...byId('changeGrants', (where, things) => ({
    account: of(where, things),
    grants: pillar(where === 'in' ? INSIDE : OUTSIDE),
  })),
  {
    route: 'changeGrants',
    by: 'body',
    where: 'out',
    input: ({ insideToMove }) => ({ account: insideToMove.id, grants: pillar(OUTSIDE) }),
  },
  ...byId('renewAccount', (where, things) => ({ account: of(where, things) })),
  ...byId('endAccount', (where, things) => ({ account: of(where, things) })),
  ...once('widerRights'),
  ...both(
    'widen',
    'body',
    (area, { tagana }) => ({
      account: area === INSIDE ? tagana.inside.id : tagana.outside.id,
      areas: [area],
      reason: 'banjir di wilayah ini',
      hours: 4,
    }),
    'for a Tagana',
  ),
  ...both(
    'widen',
    'body',
    (area) => ({ areas: [area], reason: 'banjir di wilayah ini', hours: 4 }),
    'for oneself',
  ),
  ...once('endWider', { wider: 999_999 }),
  ...both('pillars', 'filter', (within) => ({ within })),
  ...both('pillarsFile', 'filter', (within) => ({ within })),
  ...both('pillarsFile', 'filter', (within) => ({ within, phones: 'with' }), 'with phones'),
  ...once('pillarsForm'),
  ...byId('pillar', (where, things) => ({ id: held(where, things).pillar })),
  ...byId('pillarPhone', (where, things) => ({ id: held(where, things).pillar })),
  ...both('addPillar', 'body', (area) => psmDraft('Orang Baru', area)),
  ...byId('changePillar', (where, things) => ({
    id: held(where, things).pillar,
    version: held(where, things).version,
    pillar: psmDraft('Pilar Diubah', where === 'in' ? INSIDE : OUTSIDE),
  })),
  ...both('likelySame', 'filter', (within) => ({ within })),
  ...byId('partPillars', (where, things) => ({
    one: held(where, things).pillar,
    other: held(where, things).twin,
  })),
  // Before they are merged and erased.
  ...byId('assignDuty', (where, things) => ({
    incident: met(where, things).incident,
    pillar: held(where, things).pillar,
    role: 'psm',
    task: null,
  })),
  ...byId('setMinutes', (where, things) => ({
    incident: met(where, things).incident,
    pillar: held(where, things).pillar,
    minutes: 20,
  })),
  ...byId('mergePillars', (where, things) => ({
    keep: held(where, things).pillar,
    gone: held(where, things).twin,
  })),
  ...byId('undoRegister', (where, things) => ({ change: held(where, things).change })),
  ...byId('erasePillar', (where, things) => ({
    id: held(where, things).pillar,
    reason: 'permintaan sendiri',
  })),
  ...both('certification', 'filter', (within) => ({ within })),
  ...once('trainings'),
  // Of a training nobody is named whom the asker may not read: it lies in no area.
  {
    route: 'training',
    by: 'id',
    where: '-',
    input: ({ register }) => ({ training: register.outside.training }),
  },
  ...both('addTraining', 'body', (area) => trainingDraft(area)),
  ...byId('changeTraining', (where, things) => ({
    training: held(where, things).training,
    version: 1,
    draft: trainingDraft(where === 'in' ? INSIDE : OUTSIDE),
  })),
  ...both('contacts', 'code', (area) => ({ area })),
  ...both('saveContacts', 'body', (area) => contactsOf(area)),
  ...both('eraseContact', 'body', (area) => ({
    area,
    name: 'Bukan Kontak',
    reason: 'permintaan sendiri',
  })),
  ...both('contactPhone', 'code', (area) => ({ area, no: 1 })),
  ...both('values', 'filter', (within) => view(within, 'petugas-psm.state'), 'officers'),
  above('values', view(CITY, 'petugas-psm.count', 'rt'), 'officers by RT'),
  ...both('coverage', 'filter', (within) => officers(within), 'officers'),
  above('coverage', officers(CITY, 'kecamatan'), 'officers of the city'),
  ...both('bivariate', 'filter', (within) => officers(within), 'officers'),
  ...once('norms'),
  ...once('makeNorm', { ...NORM, rate: 0 }),
  ...once('changeNorm', { ...NORM, norm: 999_999 }),
  ...once('removeNorm', { norm: 999_999 }),
  ...both('plans', 'filter', (within) => ({ within })),
  ...both('makePlan', 'body', (within) => planned(within)),
  ...both('recruit', 'filter', (within) => officers(within)),
  ...both('officersNeeded', 'filter', (within) => neededIn(within)),
  ...both('officersNeededFile', 'filter', (within) => neededIn(within)),
  ...once('plan', { plan: 999_999 }),
  ...once('movePlanned', { plan: 999_999, move: 1, state: 'accepted' }),
  ...once('planLetter', { plan: 999_999 }),
  ...once('dropPlan', { plan: 999_999 }),
  ...once('moveRules'),
  ...once('saveMoveRule', { role: 'relawan', moves: 'free', decidedBy: null }),
  ...both('spm', 'filter', (within) => service(within)),
  above('spm', service(CITY, 'kecamatan'), 'a service by kecamatan'),
  ...once('spmServices'),
  ...once('makeSpmService', {
    code: 'lansia-terlantar',
    name: { id: 'A', en: '' },
    definition: '',
    decree: null,
  }),
  ...once('changeSpmService', {
    service: 'tidak-ada',
    name: { id: 'A', en: '' },
    definition: '',
    decree: null,
    retired: false,
  }),
  ...both('spmForm', 'filter', (within) => ({ within, level: 'kecamatan', period: '2025' })),
  ...both('enterSpm', 'body', (code) => ({
    service: 'lansia-terlantar',
    period: PERIOD,
    asOf: null,
    source: '',
    rows: [{ code, target: 40, served: 20, budget: null }],
  })),
  ...once('hazards'),
  ...once('hazardShapes', { hash: '0123456789abcdef' }),
  ...both('exposure', 'filter', (within) => flooded(within)),
  above('exposure', flooded(CITY, 'kecamatan'), 'a hazard by kecamatan'),
  ...both('manyHazards', 'filter', (within) => ({ within, level: 'desa', period: PERIOD })),
  ...both('values', 'filter', (within) => view(within, 'paparan-banjir-tinggi-luas.share'), 'land in zones'),
  ...both(
    'values',
    'filter',
    (within) => view(within, 'paparan-banjir-tinggi-kk.count'),
    'families in zones',
  ),
  ...both('values', 'filter', (within) => view(within, 'paparan-banjir-tinggi-total.count'), 'need in zones'),
  ...both('hazardPair', 'filter', (within) => flooded(within)),
  ...both('hazardEvents', 'filter', (within) => ({ within })),
  ...both('tickHazard', 'body', (code) => ({
    hazard: 'banjir',
    name: 'Uji',
    rows: [{ code, class: 'tinggi' }],
  })),
  ...once('drawHazard', {
    hazard: 'tsunami',
    name: 'Uji',
    zones: [{ class: 'tinggi', rings: [SQUARE] }],
  }),
  ...both('facilities', 'filter', (within) => ({ within })),
  ...byId('facility', (where, things) => ({ id: met(where, things).facility })),
  ...both('addFacility', 'body', (area) => facilityOf(area)),
  ...byId('changeFacility', (where, things) => ({
    id: met(where, things).facility,
    version: met(where, things).version,
    facility: facilityOf(where === 'in' ? INSIDE : OUTSIDE),
  })),
  ...byId('facilityPhone', (where, things) => ({ id: met(where, things).facility })),
  ...both('stock', 'filter', (within) => ({ within })),
  ...both('stockMovements', 'filter', (within) => ({ within })),
  ...byId('moveStock', (where, things) => received(met(where, things).facility)),
  // Each that is answered is printed: asked where most are refused.
  {
    route: 'stockMinutes',
    by: 'id',
    where: 'out',
    input: ({ response }) => ({ movement: response.outside.movement }),
  },
  ...byId('whoComes', (where, things) => ({ incident: met(where, things).incident, role: 'psm' })),
  // Who is on duty is told to the whole regency.
  {
    route: 'duties',
    by: 'id',
    where: '-',
    input: ({ response }) => ({ incident: response.outside.incident }),
  },
  ...byId('changeDuty', (where, things) => ({ duty: met(where, things).duty, step: 'confirm' })),
  ...byId('callList', (where, things) => ({ incident: met(where, things).incident, phones: true })),
  // Of contacts of what is hit the register decides; the Tagana has opened details for themselves by now.
  ...(['in', 'out'] as const).map((where) => ({
    route: 'contactToCall' as const,
    by: 'id' as const,
    where,
    input: (things: Things) => ({
      incident: met(where, things).incident,
      area: where === 'in' ? INSIDE : OUTSIDE,
      no: 1,
    }),
  })),
  ...byId('setShelterMinutes', (where, things) => ({
    incident: met(where, things).incident,
    facility: met(where, things).facility,
    minutes: 15,
  })),
  ...once('travelSettings'),
  ...once('saveTravelSettings', { detour: 1.4, kmPerHour: 30, readyMinutes: 15, inTimeMinutes: 60 }),
  // Incidents are told to their whole regency: everybody in it may be asked to come.
  ...once('incidents', { within: CITY }),
  ...(['incident', 'responseSheet', 'incidentReport'] as const).map((route) => ({
    route,
    by: 'id' as const,
    where: '-' as const,
    input: ({ response }: Things) => ({ incident: response.outside.incident }),
  })),
  {
    route: 'incidentMap',
    by: 'id',
    where: '-',
    input: ({ response }) => ({ incident: response.outside.incident }),
  },
  {
    route: 'incidentRecord',
    by: 'id',
    where: '-',
    input: ({ response }) => ({ incident: response.outside.incident, format: 'geojson' }),
  },
  // Each that is answered is printed: asked of none that there is, for the incident is looked for first.
  ...once('sheetPaper', { incident: 999_999 }),
  ...once('bnbaForm', { incident: 999_999 }),
  ...once('readyPackagePaper', { area: '99.99.99.9999' }),
  ...both('readyPackage', 'code', (area) => ({ area })),
  ...once('incidentPlace', { at: [114.59, -3.33] }),
  ...both('openIncident', 'body', (area) => fireIn(area)),
  ...byId('changeIncident', (where, things) => ({
    incident: met(where, things).incident,
    ...saidAnew,
  })),
  ...byId('setLegalState', (where, things) => ({
    incident: met(where, things).incident,
    state: 'tanggap-darurat',
    decree: 'SK 1/2026',
    decreeOn: null,
    from: null,
    until: null,
  })),
  ...byId('addFootprint', (where, things) => ({
    incident: met(where, things).incident,
    footprint: { kind: 'areas', areas: [where === 'in' ? INSIDE : OUTSIDE] },
  })),
  ...byId('loadFootprint', (where, things) => ({
    incident: met(where, things).incident,
    name: 'a.geojson',
    upload: 'bukan peta',
  })),
  ...byId('withdrawFootprint', (where, things) => ({
    incident: met(where, things).incident,
    footprint: met(where, things).footprint,
  })),
  ...byId('reportFigures', (where, things) => ({
    incident: met(where, things).incident,
    figures: [{ area: where === 'in' ? INSIDE : OUTSIDE, figures: { jiwa: 3 } }],
  })),
  ...byId('reportHeadcount', (where, things) => ({
    incident: met(where, things).incident,
    place: 'Masjid',
    on: '2026-03-02',
    jiwa: 12,
  })),
  ...byId('saveAfterwards', (where, things) => ({
    incident: met(where, things).incident,
    source: 'BPBD',
    rows: [{ area: where === 'in' ? INSIDE : OUTSIDE, affected: 10, displaced: 1 }],
  })),
  ...once('tryFootprint', {
    footprint: { kind: 'areas', areas: [OUTSIDE] },
    hazard: 'banjir',
    within: CITY,
  }),
  ...once('backTest', { within: CITY }),
  ...once('responseSettings'),
  ...once('saveResponseSettings', STANDARD_RESPONSE),
  ...once('signOut'),
];

/**
 * The suite of rights: every route asked by every role, inside and outside of its areas. Said once for both databases;
 * the answers are held against the catalogue and against `test/fixtures/access-matrix.txt`.
 */
export function accessMatrix(given: Given): void {
  const { kind } = given;
  let ctx: Context;
  let site: Awaited<ReturnType<typeof serveVisitors>>;
  const scope = forOperator('uji');
  const provenance = { source: null, licence: null, asOf: null, simulated: false };

  beforeAll(async () => {
    const state = {
      open: 'real',
      id: '',
      chosen: 'real',
      switching: null,
      failed: null,
      demoReady: false,
    } as const;
    const folders = { state: () => state, open: () => state, settled: async () => state };
    ctx = { ...given.ctx(), folders };
    site = await serveVisitors(ctx);
    const made = await runImport(ctx, scope, setupImport, {
      file: null,
      options: { code: CITY },
      provenance,
      dryRun: false,
    });
    expect(made.state).toBe('applied');
    await bring('kode,jenis,jumlah\n63.71.01.1002,LUT,4\n63.71.02.1002,LUT,7\n63.71.01.1002,PGM,2\n');
    await bring('kode,penduduk,kk\n63.71.01.1001,900,300\n63.71.02.1001,800,250\n', 'population');
    await bring('kode,jenis,jumlah\n63.71.01,KTK,24\n63.71.02,KTK,31\n');
    await bring(
      'kode,bahaya,kelas\n63.71.01.1001,Banjir,Tinggi\n63.71.02.1001,Banjir,Rendah\n',
      'hazard-table',
    );
    await makeRelease(ctx, scope, { reason: 'first', note: '' });
  });
  afterAll(() => site?.stop());

  const bring = async (text: string, as: 'need' | 'population' | 'hazard-table' = 'need') => {
    const report = await importFile(ctx, scope, as, {
      file: sourceFile(`${as}.csv`, text),
      options: { period: PERIOD },
      provenance,
      dryRun: false,
    });
    expect([report.state, report.problemCount]).toMatchObject(['applied', {}]);
    return report.importId ?? 0;
  };
  const account = async (name: string, grants: GrantDraft[]) =>
    (await makeAccount(ctx, scope, { name, grants })).account;
  const alias = async (target: string) => {
    const said = { kind: 'area', level: 'desa', within: '', written: `Nama lain ${target}`, target } as const;
    const { aliases } = await answerMatches(ctx, scope, { answers: [said] });
    return aliases.find((a) => a.target === target && a.written === said.written)?.id ?? 0;
  };
  const things = async (): Promise<Omit<Things, 'own'>> => {
    const register = {
      inside: await enterRegister(ctx, scope, INSIDE),
      outside: await enterRegister(ctx, scope, OUTSIDE),
    };
    return {
      inside: await account('Pilar Dalam', pillar(INSIDE)),
      insideToMove: await account('Pilar Pindah', pillar(INSIDE)),
      outside: await account('Pilar Luar', pillar(OUTSIDE)),
      imports: { inside: await bring(file(INSIDE)), outside: await bring(file(OUTSIDE)) },
      aliases: { inside: await alias(INSIDE), outside: await alias(OUTSIDE) },
      tagana: {
        inside: await account('Tagana Dalam', [{ role: 'tagana', areas: [INSIDE] }]),
        outside: await account('Tagana Luar', [{ role: 'tagana', areas: [OUTSIDE] }]),
      },
      register,
      response: {
        inside: await enterResponse(ctx, scope, INSIDE, register.inside.pillar),
        outside: await enterResponse(ctx, scope, OUTSIDE, register.outside.pillar),
      },
    };
  };
  const visitorFor = async (name: string): Promise<{ visitor: Visitor; own: string }> => {
    const asker = ASKERS[name];
    if (!asker) return { visitor: site.visitor(), own: '' };
    const { id } = await account(name, [{ role: asker.role, areas: asker.areas }]);
    return { visitor: site.signedIn(await openSession(ctx, id)), own: id };
  };

  test('every route of the table is asked', () => {
    expect([...new Set(ASKS.map((ask) => ask.route))].sort()).toEqual(Object.keys(routes).sort());
  });

  test('nothing is answered that the role and the area do not give, and everything that they do', async () => {
    const table = new Map<string, string[]>();
    const holes: string[] = [];
    let given: Omit<Things, 'own'> | undefined;
    for (const name of Object.keys(ASKERS)) {
      await changeRole(ctx, scope, { role: 'public', rights: name === 'public on' ? ['figures.read'] : [] });
      const { visitor, own } = await visitorFor(name);
      given ??= await things();
      const asked: Things = { ...given, own };
      let isSpent = false;
      const cookies = new Map(visitor.cookies);
      for (const ask of ASKS) {
        const answered = await visitor.ask(ask.route, ask.input(asked));
        // Ways in and out take the session away, which is not what is asked here.
        visitor.cookies.clear();
        for (const [key, value] of cookies) visitor.cookies.set(key, value);
        if (answered.status >= 500)
          holes.push(`${name}: ${ask.route} answers ${answered.status} ${answered.code}`);
        // An ask that is not understood says nothing of rights.
        if (answered.code === 'bad-request')
          holes.push(`${name}: ${ask.route} is asked wrongly: ${answered.text}`);
        const said = meaningOf(ask, answered);
        isSpent ||= SPENDS.has(ask.route) && said === 'yes';
        const line = `${ask.route} ${ask.by} ${ask.where} ${ask.says ?? ''}`.trimEnd();
        table.set(line, [...(table.get(line) ?? []), said]);
        holes.push(...holesOf(name, ask, said).map((hole) => `${name}: ${line}: ${said} (${hole})`));
      }
      if (isSpent) given = undefined;
    }
    expect(holes).toEqual([]);
    const text = draw(table);
    mkdirSync(join(import.meta.dirname, '../../test-results'), { recursive: true });
    writeFileSync(join(import.meta.dirname, `../../test-results/access-matrix-${kind}.txt`), text);
    await expect(text).toMatchFileSnapshot('../fixtures/access-matrix.txt');
  }, 240_000);
}

function meaningOf(ask: Ask, { code, json }: { code: string; json: unknown }): string {
  if (ask.route === 'makeAccounts' && code === '') {
    const { problems } = json as { problems: { code: string }[] };
    return problems.some((p) => p.code === 'outside-scope') ? 'out' : 'yes';
  }
  if (code === 'account-refused' || code === 'wider-refused') {
    // A refusal with a reason: of rights where the reason is one.
    return /luar wilayah|berwenang|hanya diberikan/.test(JSON.stringify(json)) ? 'out' : 'yes';
  }
  return MEANS[code] ?? 'yes';
}

/** What stands in the published table, by the design: families by desa, totals by desa, types by kecamatan. */
const PUBLISHED: readonly string[] = [
  'families',
  'the kecamatan',
  'the total of the city',
  'a type of the city',
  'the total by desa',
  'a street type by kecamatan',
  'a closed type by kecamatan',
  'officers',
  'officers of the city',
  'a service by kecamatan',
  'land in zones',
  'families in zones',
  'need in zones',
];
/** What holds no figure, or says itself what of it is published. */
const OPEN: readonly string[] = [
  'indicators',
  'office',
  'norms',
  'spmServices',
  'hazards',
  'hazardEvents',
  'manyHazards',
  'exposure',
  'hazardPair',
];

/** What everybody needs who looks at a map: where the danger is is no secret. */
const FOR_A_MAP: readonly string[] = ['office', 'hazards', 'hazardEvents'];

/** Open to everybody, and asked for what is not here. */
const ANSWER_404: readonly string[] = ['signInDemo', 'hazardShapes'];

/** Plans are made of figures: an administrator, who reads none, is told so. */
const OF_FIGURES: ReadonlySet<RouteName> = new Set([
  'makePlan',
  'recruit',
  'officersNeeded',
  'officersNeededFile',
]);

function isPublished({ says = '' }: Ask): boolean {
  return PUBLISHED.includes(says);
}

/** What an answer would have to be by the catalogue alone, told apart from how the server comes to it. */
function holesOf(name: string, ask: Ask, said: string): string[] {
  const row: RouteRow = routes[ask.route];
  const asker = ASKERS[name];
  const holes: string[] = [];
  if (row.right === 'public')
    return said === 'yes' || ANSWER_404.includes(ask.route) ? [] : ['open to everybody'];
  if (!asker) {
    const looks = name === 'public on' && (row.right === 'figures.read' || FOR_A_MAP.includes(ask.route));
    if (!looks && said !== 'in?') holes.push('nobody is signed in');
    if (looks && said === 'yes' && !isPublished(ask) && !OPEN.includes(ask.route))
      holes.push('the public reads what is not published');
    return holes;
  }
  const rule = roleRule(asker.role);
  if (row.right !== 'signedIn' && !rule.begins.includes(row.right)) {
    return said === 'no' ? [] : ['the role does not hold the right'];
  }
  const isWide = asker.areas === 'all' && !(rule.reads === 'none' && OF_FIGURES.has(ask.route));
  const isBound = ask.where === 'out' && row.right !== 'signedIn';
  if (isBound && !isWide && rule.reads !== 'published' && said === 'yes') holes.push('outside of the area');
  if (rule.reads === 'published' && row.right === 'figures.read' && said === 'yes') {
    if (!OPEN.includes(ask.route) && !isPublished(ask)) holes.push('not published');
  }
  if (
    isWide &&
    ask.says !== 'an operator' &&
    ask.where !== '-' &&
    (said === 'out' || said === '404') &&
    row.right !== 'signedIn'
  ) {
    holes.push('it lies inside');
  }
  return holes;
}

function draw(table: ReadonlyMap<string, readonly string[]>): string {
  const names = Object.keys(ASKERS);
  const widest = Math.max(...[...table.keys()].map((line) => line.length));
  const lines = [...table].map(([line, cells]) =>
    `${line.padEnd(widest)}  ${cells.map((cell) => cell.padEnd(4)).join(' ')}`.trimEnd(),
  );
  return [
    'Rows: route, how the area comes in (code, filter, body, id), inside or outside of what the limited roles serve.',
    `Columns: ${names.map((n, i) => `${i + 1} ${n}`).join(', ')}.`,
    'yes: answered. in?: nobody is signed in. no: the role lacks the right. out: outside of the area.',
    'pub: read from the published table, which holds it at coarser levels only. fine: closed below its level.',
    'none: in no release. 404: the same as not existing.',
    '',
    `${''.padEnd(widest)}  ${names.map((_, i) => String(i + 1).padEnd(4)).join(' ')}`.trimEnd(),
    ...lines,
    '',
  ].join('\n');
}
