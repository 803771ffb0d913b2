import { z } from 'zod';
import {
  account,
  accountChange,
  accountDraft,
  accountId,
  accountList,
  accountListAnswer,
  grantDraft,
  invited,
  wider,
  widerDraft,
} from './account.ts';
import { areaCard, areaCode, areaRef, areaTable, level, place } from './area.ts';
import { auditCheck, auditFileQuery, auditPage, auditQuery } from './audit.ts';
import { blankQuery, reported, reportedQuery } from './blank.ts';
import {
  disclosurePreview,
  disclosureSettings,
  disclosureState,
  previewBody,
  privacyNotice,
  publishedState,
  releaseBody,
  releaseDetail,
  releaseHead,
  releaseId,
} from './disclosure.ts';
import { exportMark, pictureTaken, takenFormat, takenQuery } from './export.ts';
import { fatesQuery, rowFates } from './fates.ts';
import { folderKind, folderState } from './folder.ts';
import { FILE_LIMIT_BYTES, importEntry, importQuery, importReport, sketchBody } from './import.ts';
import { indicator } from './indicator.ts';
import { alias, matchAnswers } from './matching.ts';
import { attentionGroup, naming } from './naming.ts';
import { LOGO_LIMIT_BYTES, office, officeForm, SETUP_STEPS, setupStep } from './office.ts';
import { ownChange, ownCode, ownDraft, ownIndicator } from './own-indicator.ts';
import { period } from './period.ts';
import { areaProfile, profileParams, profileQuery } from './profile.ts';
import { region } from './region.ts';
import { roleChange, roleCode, roleRow } from './role.ts';
import type { RouteRow, Uploaded } from './route.ts';
import {
  confirmBody,
  demoBody,
  invitationLook,
  invitationSeen,
  invitationUse,
  me,
  passwordChange,
  pinBody,
  pinChange,
  sessionRow,
  setupBody,
  signInAnswer,
  signInBody,
  totpBody,
  totpSetup,
} from './session.ts';
import { systemState } from './system.ts';
import { sex, valuesQuery, valueTable } from './values.ts';
import { wholeNumber } from './whole-number.ts';

const on = z.iso
  .date()
  .optional()
  .meta({ description: 'The day whose area tree is meant; today without it' });
const searchText = z
  .string()
  .min(1)
  .max(80)
  .regex(/^\P{Cc}+$/u)
  .meta({ description: 'Part of a name, or the beginning of a code', example: 'kelayan' });
const importId = wholeNumber(1, 2_147_483_647).meta({ description: 'Number of an import', example: '12' });
const aliasId = wholeNumber(1, 2_147_483_647).meta({ description: 'Number of an answer', example: '3' });
const widerId = wholeNumber(1, 2_147_483_647).meta({ description: 'Number of a wider right', example: '7' });
const tileParams = z.object({
  hash: z
    .string()
    .regex(/^[0-9a-f]{16,64}$/)
    .meta({ description: 'Content hash of the tile set' }),
  z: wholeNumber(0, 16),
  x: wholeNumber(0, 65_535),
  y: wholeNumber(0, 65_535),
});

/** THE table: every route of the API. The mount, the typed client, OpenAPI and the contract test are made from it. */
export const routes = {
  health: {
    method: 'GET',
    path: '/api/health',
    summary: 'Is the server well, and which version of the data does it serve?',
    right: 'public',
    cache: 'none',
    answer: z.object({
      status: z.literal('ok'),
      version: z.string(),
      database: z.enum(['embedded', 'server']),
      dataVersion: z.int(),
    }),
  },
  folder: {
    method: 'GET',
    path: '/api/folder',
    summary: "Which data folder is open, the office's own or the demo, and what is under way?",
    right: 'public',
    cache: 'none',
    withoutDatabase: true,
    answer: folderState,
  },
  openFolder: {
    method: 'POST',
    path: '/api/folder',
    summary: "Opens the office's own data folder or the demo; the answer says what is under way",
    right: 'folder.open',
    cache: 'none',
    withoutDatabase: true,
    body: z.object({
      open: folderKind,
      remake: z.boolean().default(false).meta({ description: 'Throw the demo away and make it anew' }),
    }),
    answer: folderState,
  },
  office: {
    method: 'GET',
    path: '/api/office',
    summary: 'Who runs this Petasos: name, local time, logo and signatories',
    right: 'signedIn',
    cache: 'data',
    answer: office,
  },
  systemState: {
    method: 'GET',
    path: '/api/system',
    summary: 'How the installation is: versions, backups and their age, which key seals',
    right: 'service.read',
    cache: 'none',
    answer: systemState,
  },
  changeOffice: {
    method: 'PUT',
    path: '/api/office',
    summary: 'Says who runs this Petasos',
    right: 'office.write',
    cache: 'none',
    ofOffice: true,
    body: officeForm,
    answer: office,
  },
  changeLogo: {
    method: 'PUT',
    path: '/api/office/logo',
    summary: "Takes a picture as the office's logo; it is drawn anew as a small PNG",
    right: 'office.write',
    cache: 'none',
    ofOffice: true,
    upload: { limitBytes: LOGO_LIMIT_BYTES },
    answer: office,
  },
  removeLogo: {
    method: 'DELETE',
    path: '/api/office/logo',
    summary: 'Takes the logo away',
    right: 'office.write',
    cache: 'none',
    ofOffice: true,
    answer: office,
  },
  skipSteps: {
    method: 'PUT',
    path: '/api/office/skipped',
    summary: 'Remembers which steps of the set-up are skipped',
    right: 'office.write',
    cache: 'none',
    ofOffice: true,
    body: z.object({ skipped: z.array(setupStep).max(SETUP_STEPS.length) }),
    answer: office,
  },
  places: {
    method: 'GET',
    path: '/api/places',
    summary: 'Which regencies and cities are set up here, with which levels and periods?',
    right: 'public',
    cache: 'data',
    answer: z.object({ places: z.array(place), baseTiles: z.object({ hash: z.string(), maxZoom: z.int() }) }),
  },
  areas: {
    method: 'GET',
    path: '/api/areas',
    summary: 'The areas of one level within an area: ids, codes, names and their tile sets',
    right: 'public',
    cache: 'boundaries',
    query: z.object({ within: areaCode, level, on }),
    answer: areaTable,
  },
  area: {
    method: 'GET',
    path: '/api/areas/:code',
    summary: 'One area with its ancestors and the levels below it',
    right: 'public',
    cache: 'boundaries',
    params: z.object({ code: areaCode }),
    query: z.object({ on }),
    answer: areaCard,
  },
  profile: {
    method: 'GET',
    path: '/api/areas/:code/profile',
    summary: 'One area in depth: trend, composition, population, neighbours, sources',
    right: 'figures.read',
    cache: 'data',
    params: profileParams,
    query: profileQuery,
    answer: areaProfile,
  },
  search: {
    method: 'GET',
    path: '/api/search',
    summary: 'Areas whose name or code matches a text, best first, at most 20',
    right: 'public',
    cache: 'boundaries',
    query: z.object({ q: searchText, on }),
    answer: z.object({ matches: z.array(z.object({ area: areaRef, path: z.array(z.string()) })) }),
  },
  regions: {
    method: 'GET',
    path: '/api/regions',
    summary: 'Provinces with their regencies and cities, as the national code list has them',
    right: 'public',
    cache: 'codelist',
    query: z.object({ q: searchText.optional() }),
    answer: z.object({ regions: z.array(region) }),
  },
  setUp: {
    method: 'POST',
    path: '/api/places',
    summary: 'Sets up a regency, a city or all of a province with its kecamatan and desa, without shapes',
    right: 'imports.write',
    cache: 'none',
    body: z.object({ code: areaCode }),
    progress: true,
    answer: importReport,
  },
  sketch: {
    method: 'POST',
    path: '/api/sketches',
    summary:
      'Sketches RW and RT that nobody has borders for: cells in the ground of their village, undone like any import',
    right: 'imports.write',
    cache: 'none',
    body: sketchBody,
    progress: true,
    answer: importReport,
  },
  indicators: {
    method: 'GET',
    path: '/api/indicators',
    summary: 'Everything that can be mapped',
    right: 'figures.read',
    cache: 'data',
    query: z.object({ within: areaCode.optional() }),
    answer: z.object({
      indicators: z.array(indicator),
      /** series that have figures within the area, by period, newest first; the sexes they are told by, A among them */
      available: z.array(z.object({ period, series: z.array(z.string()), sexes: z.array(sex) })),
      /** what published figures stand on; null before the first release */
      published: publishedState.nullable(),
    }),
  },
  ownIndicators: {
    method: 'GET',
    path: '/api/own-indicators',
    summary: "The office's own indicators, the retired too, with what there is of each",
    right: 'indicators.write',
    cache: 'data',
    answer: z.object({ indicators: z.array(ownIndicator) }),
  },
  makeOwnIndicator: {
    method: 'POST',
    path: '/api/own-indicators',
    summary: 'Makes an indicator of the office; figures for it come by import',
    right: 'indicators.write',
    cache: 'none',
    body: ownDraft,
    answer: ownIndicator,
  },
  changeOwnIndicator: {
    method: 'PUT',
    path: '/api/own-indicators/:code',
    summary: 'Says an own indicator anew, retires it or takes it up again; its figures stay',
    right: 'indicators.write',
    cache: 'none',
    params: z.object({ code: ownCode }),
    body: ownChange,
    answer: ownIndicator,
  },
  naming: {
    method: 'GET',
    path: '/api/naming',
    summary: 'The words the office uses: for need, and for the levels of its regencies',
    right: 'public',
    cache: 'data',
    answer: naming.extend({ attention: z.array(attentionGroup) }),
  },
  changeNaming: {
    method: 'PUT',
    path: '/api/naming',
    summary: 'Chooses the words for need and for the levels of each regency',
    right: 'naming.write',
    cache: 'none',
    body: naming,
    answer: naming.extend({ attention: z.array(attentionGroup) }),
  },
  values: {
    method: 'GET',
    path: '/api/values',
    summary: 'One indicator over the areas of one level within an area, with its legend',
    right: 'figures.read',
    cache: 'data',
    query: valuesQuery,
    answer: valueTable,
  },
  export: {
    method: 'GET',
    path: '/api/export/:format',
    summary: 'The same as a file to take away: workbook, table, or map with figures',
    right: 'figures.export',
    cache: 'none',
    params: z.object({ format: takenFormat }),
    query: takenQuery,
    answer: 'file',
  },
  takePicture: {
    method: 'POST',
    path: '/api/export/picture',
    summary: 'Keeps that a picture of a view is taken away, and answers what must stand on it',
    right: 'figures.export',
    cache: 'none',
    body: pictureTaken,
    answer: z.object({ mark: exportMark }),
  },
  disclosure: {
    method: 'GET',
    path: '/api/disclosure',
    summary: 'What is published how: thresholds, finest levels, groups, the current release',
    right: 'disclosure.manage',
    cache: 'none',
    answer: disclosureState,
  },
  saveDisclosure: {
    method: 'PUT',
    path: '/api/disclosure',
    summary:
      'Says anew what is published how; what is tightened closes at once, the rest with the next release',
    right: 'disclosure.manage',
    cache: 'none',
    body: z.object({ settings: disclosureSettings }),
    progress: true,
    answer: disclosureState,
  },
  previewDisclosure: {
    method: 'POST',
    path: '/api/disclosure/preview',
    summary: 'What settings would show and hide in one regency and period; stores nothing',
    right: 'disclosure.manage',
    cache: 'none',
    body: previewBody,
    progress: true,
    answer: disclosurePreview,
  },
  releases: {
    method: 'GET',
    path: '/api/releases',
    summary: 'The releases of published figures, newest first',
    right: 'disclosure.manage',
    cache: 'none',
    answer: z.object({ releases: z.array(releaseHead) }),
  },
  release: {
    method: 'GET',
    path: '/api/releases/:release',
    summary: 'One release: its settings, what changed since the one before, what was kept',
    right: 'disclosure.manage',
    cache: 'none',
    params: z.object({ release: releaseId }),
    answer: releaseDetail,
  },
  makeRelease: {
    method: 'POST',
    path: '/api/releases',
    summary: 'Makes a release: from then on published figures are those of today',
    right: 'disclosure.manage',
    cache: 'none',
    body: releaseBody,
    progress: true,
    answer: releaseHead,
  },
  privacyNotice: {
    method: 'GET',
    path: '/api/privacy',
    summary: 'How figures are published here: thresholds, finest levels, and what was lowered why',
    right: 'public',
    cache: 'data',
    answer: privacyNotice,
  },
  audit: {
    method: 'GET',
    path: '/api/audit',
    summary: 'Who saw and did what, newest first: a page of events',
    right: 'audit.read',
    cache: 'none',
    query: auditQuery,
    answer: auditPage,
  },
  auditFile: {
    method: 'GET',
    path: '/api/audit/file',
    summary: 'The same events as a CSV file',
    right: 'audit.read',
    cache: 'none',
    query: auditFileQuery,
    answer: 'file',
  },
  auditCheck: {
    method: 'GET',
    path: '/api/audit/check',
    summary: 'Was any event changed or removed since it was sealed?',
    right: 'audit.read',
    cache: 'none',
    answer: auditCheck,
  },
  blank: {
    method: 'GET',
    path: '/api/blank',
    summary: 'A form to be filled in: a row for each RT, a column for each open type of need',
    right: 'forms.read',
    cache: 'none',
    query: blankQuery,
    answer: 'file',
  },
  reported: {
    method: 'GET',
    path: '/api/reported',
    summary: 'Which areas have handed in figures of need for a period, and which have not',
    right: 'forms.read',
    cache: 'data',
    query: reportedQuery,
    answer: reported,
  },
  imports: {
    method: 'GET',
    path: '/api/imports',
    summary: 'Where the figures and boundaries come from, newest first',
    right: 'imports.read',
    cache: 'data',
    answer: z.object({ imports: z.array(importEntry) }),
  },
  import: {
    method: 'GET',
    path: '/api/imports/:id',
    summary: 'The full report of one import',
    right: 'imports.read',
    cache: 'data',
    params: z.object({ id: importId }),
    answer: importReport,
  },
  importFile: {
    method: 'POST',
    path: '/api/imports',
    summary: 'Checks a file, and unless only that is asked applies it; refused files store nothing',
    right: 'imports.write',
    cache: 'none',
    query: importQuery,
    upload: { limitBytes: FILE_LIMIT_BYTES },
    progress: true,
    answer: importReport,
  },
  importRows: {
    method: 'POST',
    path: '/api/imports/rows',
    summary: 'Checks a table and tells what becomes of each of its rows; stores nothing',
    right: 'imports.write',
    cache: 'none',
    query: importQuery.omit({ check: true }).extend(fatesQuery.shape),
    upload: { limitBytes: FILE_LIMIT_BYTES },
    progress: true,
    answer: rowFates,
  },
  undoImport: {
    method: 'POST',
    path: '/api/imports/:id/undo',
    summary: 'Takes one import back whole; what held before it holds again',
    right: 'imports.write',
    cache: 'none',
    params: z.object({ id: importId }),
    progress: true,
    answer: importReport,
  },
  aliases: {
    method: 'GET',
    path: '/api/aliases',
    summary: 'What was said of words in files: which area or type each stands for, newest first',
    right: 'imports.write',
    cache: 'data',
    answer: z.object({ aliases: z.array(alias) }),
  },
  answerMatches: {
    method: 'POST',
    path: '/api/aliases',
    summary: 'Remembers which area or type words of a file stand for; the next check of any file reads it',
    right: 'imports.write',
    cache: 'none',
    ofOffice: true,
    body: matchAnswers,
    answer: z.object({ aliases: z.array(alias) }),
  },
  removeAlias: {
    method: 'DELETE',
    path: '/api/aliases/:id',
    summary: 'Forgets one answer; what came in with it stays as it is',
    right: 'imports.write',
    cache: 'none',
    ofOffice: true,
    params: z.object({ id: aliasId }),
    answer: z.object({ aliases: z.array(alias) }),
  },
  session: {
    method: 'GET',
    path: '/api/session',
    summary: 'Who is asking, with which rights, and how one signs in here?',
    right: 'public',
    cache: 'none',
    answer: me,
  },
  signIn: {
    method: 'POST',
    path: '/api/session',
    summary: 'Signs in with user name or e-mail and password',
    right: 'public',
    cache: 'none',
    body: signInBody,
    answer: signInAnswer,
  },
  signOut: {
    method: 'DELETE',
    path: '/api/session',
    summary: 'Ends the session of this browser',
    right: 'public',
    cache: 'none',
    answer: me,
  },
  signInTotp: {
    method: 'POST',
    path: '/api/session/totp',
    summary: 'The second factor of a sign-in that has begun',
    right: 'public',
    cache: 'none',
    body: totpBody,
    answer: signInAnswer,
  },
  signInPin: {
    method: 'POST',
    path: '/api/session/pin',
    summary: 'Signs in with a PIN on the phone that is bound to the account',
    right: 'public',
    cache: 'none',
    body: pinBody,
    answer: signInAnswer,
  },
  signInDemo: {
    method: 'POST',
    path: '/api/session/demo',
    summary: 'Signs in as one of the marked accounts of the demo; there are none elsewhere',
    right: 'public',
    cache: 'none',
    body: demoBody,
    answer: signInAnswer,
  },
  changePassword: {
    method: 'PUT',
    path: '/api/session/password',
    summary: 'Chooses a new password; every other session of the account ends',
    right: 'signedIn',
    beforeMust: true,
    cache: 'none',
    body: passwordChange,
    answer: me,
  },
  changePin: {
    method: 'PUT',
    path: '/api/session/pin',
    summary: 'Chooses a new PIN',
    right: 'signedIn',
    cache: 'none',
    body: pinChange,
    answer: me,
  },
  beginTotp: {
    method: 'POST',
    path: '/api/session/totp/begin',
    summary: 'Makes the secret of a second factor, not yet asked for',
    right: 'signedIn',
    beforeMust: true,
    cache: 'none',
    body: confirmBody,
    answer: totpSetup,
  },
  confirmTotp: {
    method: 'PUT',
    path: '/api/session/totp',
    summary: 'The first code: from now on the second factor is asked for',
    right: 'signedIn',
    beforeMust: true,
    cache: 'none',
    body: totpBody,
    answer: me,
  },
  removeTotp: {
    method: 'DELETE',
    path: '/api/session/totp',
    summary: 'Does without the second factor, where the account may',
    right: 'signedIn',
    cache: 'none',
    body: confirmBody,
    answer: me,
  },
  sessions: {
    method: 'GET',
    path: '/api/sessions',
    summary: 'The browsers in which this account is signed in',
    right: 'signedIn',
    cache: 'none',
    answer: z.object({ sessions: z.array(sessionRow) }),
  },
  endSession: {
    method: 'DELETE',
    path: '/api/sessions/:session',
    summary: 'Ends one of them',
    right: 'signedIn',
    cache: 'none',
    params: z.object({ session: z.string().regex(/^[A-Za-z0-9-]{8,64}$/) }),
    answer: z.object({ sessions: z.array(sessionRow) }),
  },
  makeFirst: {
    method: 'POST',
    path: '/api/setup',
    summary: 'Makes the first account, an administrator, with the link that the terminal prints',
    right: 'public',
    cache: 'none',
    ofOffice: true,
    body: setupBody,
    answer: signInAnswer,
  },
  lookAtInvitation: {
    method: 'POST',
    path: '/api/invitation/look',
    summary: 'Whom an invitation is for; looking does not use it',
    right: 'public',
    cache: 'none',
    body: invitationLook,
    answer: invitationSeen,
  },
  useInvitation: {
    method: 'POST',
    path: '/api/invitation',
    summary: 'Uses an invitation: sets the PIN or the password and signs this browser in',
    right: 'public',
    cache: 'none',
    body: invitationUse,
    answer: signInAnswer,
  },
  roles: {
    method: 'GET',
    path: '/api/roles',
    summary: 'The roles, how each reads and what it may do',
    right: 'accounts.pillars',
    cache: 'none',
    answer: z.object({ roles: z.array(roleRow) }),
  },
  changeRole: {
    method: 'PUT',
    path: '/api/roles/:role',
    summary: 'Switches the rights of a role',
    right: 'roles.manage',
    cache: 'none',
    params: z.object({ role: roleCode }),
    body: roleChange,
    answer: z.object({ roles: z.array(roleRow) }),
  },
  accounts: {
    method: 'GET',
    path: '/api/accounts',
    summary: 'The accounts that the asker looks after',
    right: 'accounts.pillars',
    cache: 'none',
    answer: z.object({ accounts: z.array(account) }),
  },
  makeAccount: {
    method: 'POST',
    path: '/api/accounts',
    summary: 'Makes an account and its invitation',
    right: 'accounts.pillars',
    cache: 'none',
    body: accountDraft,
    answer: invited,
  },
  makeAccounts: {
    method: 'POST',
    path: '/api/accounts/list',
    summary: 'Makes accounts of pillars from a list, or only says what would be made',
    right: 'accounts.pillars',
    cache: 'none',
    body: accountList,
    answer: accountListAnswer,
  },
  changeAccount: {
    method: 'PUT',
    path: '/api/accounts/:account',
    summary: 'Changes name, e-mail and phone of an account',
    right: 'accounts.pillars',
    cache: 'none',
    params: z.object({ account: accountId }),
    body: accountChange,
    answer: account,
  },
  changeGrants: {
    method: 'PUT',
    path: '/api/accounts/:account/grants',
    summary: 'Says anew which roles an account holds, where and until when',
    right: 'accounts.pillars',
    cache: 'none',
    params: z.object({ account: accountId }),
    body: z.object({ grants: z.array(grantDraft).min(1).max(20) }),
    answer: account,
  },
  renewAccount: {
    method: 'POST',
    path: '/api/accounts/:account/invitation',
    summary: 'A new invitation: for one who lost the phone, forgot the password, was locked or had ended',
    right: 'accounts.pillars',
    cache: 'none',
    params: z.object({ account: accountId }),
    answer: invited,
  },
  endAccount: {
    method: 'POST',
    path: '/api/accounts/:account/end',
    summary: 'Ends an account: its sessions, its invitation and its rights, at once',
    right: 'accounts.pillars',
    cache: 'none',
    params: z.object({ account: accountId }),
    answer: account,
  },
  sessionsOf: {
    method: 'GET',
    path: '/api/accounts/:account/sessions',
    summary: 'The browsers in which an account is signed in',
    right: 'accounts.pillars',
    cache: 'none',
    params: z.object({ account: accountId }),
    answer: z.object({ sessions: z.array(sessionRow) }),
  },
  endSessionsOf: {
    method: 'DELETE',
    path: '/api/accounts/:account/sessions',
    summary: 'Signs an account out everywhere',
    right: 'accounts.pillars',
    cache: 'none',
    params: z.object({ account: accountId }),
    answer: z.object({ sessions: z.array(sessionRow) }),
  },
  widerRights: {
    method: 'GET',
    path: '/api/wider',
    summary: 'Wider rights of Tagana: those given in the areas of the asker, and the own',
    right: 'signedIn',
    cache: 'none',
    answer: z.object({ wider: z.array(wider) }),
  },
  widen: {
    method: 'POST',
    path: '/api/wider',
    summary: 'Opens the open types to a Tagana for areas hit: for another, or for oneself for a day',
    right: 'signedIn',
    cache: 'none',
    body: widerDraft,
    answer: z.object({ wider: z.array(wider) }),
  },
  endWider: {
    method: 'DELETE',
    path: '/api/wider/:wider',
    summary: 'Ends a wider right before its time',
    right: 'signedIn',
    cache: 'none',
    params: z.object({ wider: widerId }),
    answer: z.object({ wider: z.array(wider) }),
  },
  tile: {
    method: 'GET',
    path: '/api/tiles/:hash/:z/:x/:y',
    summary: 'A vector tile (layers area and label) of one boundary set',
    right: 'public',
    cache: 'immutable',
    params: tileParams,
    answer: 'tile',
  },
  baseTile: {
    method: 'GET',
    path: '/api/base/:hash/:z/:x/:y',
    summary: 'A vector tile (layer land) of land and neighbouring countries',
    right: 'public',
    cache: 'immutable',
    params: tileParams,
    answer: 'tile',
  },
} as const satisfies Record<string, RouteRow>;

export type RouteName = keyof typeof routes;
type Row<N extends RouteName> = (typeof routes)[N];
type Input<S> = S extends z.ZodType ? z.input<S> : Record<never, never>;
type Output<S> = S extends z.ZodType ? z.output<S> : Record<never, never>;
type Part<N extends RouteName, K extends 'params' | 'query' | 'body'> =
  Row<N> extends { [P in K]: infer S } ? S : undefined;
type File<N extends RouteName, T> = Row<N> extends { upload: object } ? { readonly upload: T } : unknown;

/** What a caller gives, before parsing; the parts of a row share no name. An upload is given as a Blob (a File is one). */
export type RouteInput<N extends RouteName> = Input<Part<N, 'params'>> &
  Input<Part<N, 'query'>> &
  Input<Part<N, 'body'>> &
  File<N, Blob>;
/** What a handler receives, parsed. */
export type RouteRequest<N extends RouteName> = Output<Part<N, 'params'>> &
  Output<Part<N, 'query'>> &
  Output<Part<N, 'body'>> &
  File<N, Uploaded>;
/** A vector tile, plain and gzipped; of no length where the tile is empty. */
export interface TileBytes {
  readonly plain: Uint8Array;
  readonly gzip: Uint8Array;
}

/** A file to keep or to show. */
export interface FileAnswer {
  readonly name: string;
  /** media type */
  readonly type: string;
  readonly bytes: Uint8Array;
  /** true: shown in the page (a logo), false: saved under its name */
  readonly inline: boolean;
}

/** What a handler returns: the answer, the bytes of a tile, or a file. */
export type RouteAnswer<N extends RouteName> = Row<N>['answer'] extends z.ZodType
  ? z.output<Row<N>['answer']>
  : Row<N>['answer'] extends 'file'
    ? FileAnswer
    : TileBytes;

type NamesWhere<Condition> = { [N in RouteName]: Row<N> extends Condition ? N : never }[RouteName];
/** Routes that answer with JSON. */
type DataRoute = NamesWhere<{ answer: z.ZodType }>;
export type ReadRoute = NamesWhere<{ method: 'GET'; answer: z.ZodType }>;
/** Routes that change something. */
export type WriteRoute = Exclude<DataRoute, ReadRoute>;
/** Routes that answer with a file. */
export type FileRoute = NamesWhere<{ answer: 'file' }>;
