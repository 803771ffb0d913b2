import { z } from 'zod';
import { areaCard, areaCode, areaRef, areaTable, level, place } from './area.ts';
import { blankQuery, reported, reportedQuery } from './blank.ts';
import { takenFormat, takenQuery } from './export.ts';
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
import type { RouteRow, Uploaded } from './route.ts';
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
    roles: ['public'],
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
    roles: ['public'],
    cache: 'none',
    withoutDatabase: true,
    answer: folderState,
  },
  openFolder: {
    method: 'POST',
    path: '/api/folder',
    summary: "Opens the office's own data folder or the demo; the answer says what is under way",
    roles: ['signedIn'],
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
    roles: ['signedIn'],
    cache: 'data',
    answer: office,
  },
  changeOffice: {
    method: 'PUT',
    path: '/api/office',
    summary: 'Says who runs this Petasos',
    roles: ['signedIn'],
    cache: 'none',
    ofOffice: true,
    body: officeForm,
    answer: office,
  },
  changeLogo: {
    method: 'PUT',
    path: '/api/office/logo',
    summary: "Takes a picture as the office's logo; it is drawn anew as a small PNG",
    roles: ['signedIn'],
    cache: 'none',
    ofOffice: true,
    upload: { limitBytes: LOGO_LIMIT_BYTES },
    answer: office,
  },
  removeLogo: {
    method: 'DELETE',
    path: '/api/office/logo',
    summary: 'Takes the logo away',
    roles: ['signedIn'],
    cache: 'none',
    ofOffice: true,
    answer: office,
  },
  skipSteps: {
    method: 'PUT',
    path: '/api/office/skipped',
    summary: 'Remembers which steps of the set-up are skipped',
    roles: ['signedIn'],
    cache: 'none',
    ofOffice: true,
    body: z.object({ skipped: z.array(setupStep).max(SETUP_STEPS.length) }),
    answer: office,
  },
  places: {
    method: 'GET',
    path: '/api/places',
    summary: 'Which regencies and cities are set up here, with which levels and periods?',
    roles: ['signedIn'],
    cache: 'data',
    answer: z.object({ places: z.array(place), baseTiles: z.object({ hash: z.string(), maxZoom: z.int() }) }),
  },
  areas: {
    method: 'GET',
    path: '/api/areas',
    summary: 'The areas of one level within an area: ids, codes, names and their tile sets',
    roles: ['public'],
    cache: 'boundaries',
    query: z.object({ within: areaCode, level, on }),
    answer: areaTable,
  },
  area: {
    method: 'GET',
    path: '/api/areas/:code',
    summary: 'One area with its ancestors and the levels below it',
    roles: ['public'],
    cache: 'boundaries',
    params: z.object({ code: areaCode }),
    query: z.object({ on }),
    answer: areaCard,
  },
  profile: {
    method: 'GET',
    path: '/api/areas/:code/profile',
    summary: 'One area in depth: trend, composition, population, neighbours, sources',
    roles: ['signedIn'],
    cache: 'data',
    params: profileParams,
    query: profileQuery,
    answer: areaProfile,
  },
  search: {
    method: 'GET',
    path: '/api/search',
    summary: 'Areas whose name or code matches a text, best first, at most 20',
    roles: ['public'],
    cache: 'boundaries',
    query: z.object({ q: searchText, on }),
    answer: z.object({ matches: z.array(z.object({ area: areaRef, path: z.array(z.string()) })) }),
  },
  regions: {
    method: 'GET',
    path: '/api/regions',
    summary: 'Provinces with their regencies and cities, as the national code list has them',
    roles: ['public'],
    cache: 'codelist',
    query: z.object({ q: searchText.optional() }),
    answer: z.object({ regions: z.array(region) }),
  },
  setUp: {
    method: 'POST',
    path: '/api/places',
    summary: 'Sets up a regency, a city or all of a province with its kecamatan and desa, without shapes',
    roles: ['signedIn'],
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
    roles: ['signedIn'],
    cache: 'none',
    body: sketchBody,
    progress: true,
    answer: importReport,
  },
  indicators: {
    method: 'GET',
    path: '/api/indicators',
    summary: 'Everything that can be mapped',
    roles: ['signedIn'],
    cache: 'data',
    query: z.object({ within: areaCode.optional() }),
    answer: z.object({
      indicators: z.array(indicator),
      /** series that have figures within the area, by period, newest first; the sexes they are told by, A among them */
      available: z.array(z.object({ period, series: z.array(z.string()), sexes: z.array(sex) })),
    }),
  },
  ownIndicators: {
    method: 'GET',
    path: '/api/own-indicators',
    summary: "The office's own indicators, the retired too, with what there is of each",
    roles: ['signedIn'],
    cache: 'data',
    answer: z.object({ indicators: z.array(ownIndicator) }),
  },
  makeOwnIndicator: {
    method: 'POST',
    path: '/api/own-indicators',
    summary: 'Makes an indicator of the office; figures for it come by import',
    roles: ['signedIn'],
    cache: 'none',
    body: ownDraft,
    answer: ownIndicator,
  },
  changeOwnIndicator: {
    method: 'PUT',
    path: '/api/own-indicators/:code',
    summary: 'Says an own indicator anew, retires it or takes it up again; its figures stay',
    roles: ['signedIn'],
    cache: 'none',
    params: z.object({ code: ownCode }),
    body: ownChange,
    answer: ownIndicator,
  },
  naming: {
    method: 'GET',
    path: '/api/naming',
    summary: 'The words the office uses: for need, and for the levels of its regencies',
    roles: ['signedIn'],
    cache: 'data',
    answer: naming.extend({ attention: z.array(attentionGroup) }),
  },
  changeNaming: {
    method: 'PUT',
    path: '/api/naming',
    summary: 'Chooses the words for need and for the levels of each regency',
    roles: ['signedIn'],
    cache: 'none',
    body: naming,
    answer: naming.extend({ attention: z.array(attentionGroup) }),
  },
  values: {
    method: 'GET',
    path: '/api/values',
    summary: 'One indicator over the areas of one level within an area, with its legend',
    roles: ['signedIn'],
    cache: 'data',
    query: valuesQuery,
    answer: valueTable,
  },
  export: {
    method: 'GET',
    path: '/api/export/:format',
    summary: 'The same as a file to take away: workbook, table, or map with figures',
    roles: ['signedIn'],
    cache: 'none',
    params: z.object({ format: takenFormat }),
    query: takenQuery,
    answer: 'file',
  },
  blank: {
    method: 'GET',
    path: '/api/blank',
    summary: 'A form to be filled in: a row for each RT, a column for each open type of need',
    roles: ['signedIn'],
    cache: 'none',
    query: blankQuery,
    answer: 'file',
  },
  reported: {
    method: 'GET',
    path: '/api/reported',
    summary: 'Which areas have handed in figures of need for a period, and which have not',
    roles: ['signedIn'],
    cache: 'data',
    query: reportedQuery,
    answer: reported,
  },
  imports: {
    method: 'GET',
    path: '/api/imports',
    summary: 'Where the figures and boundaries come from, newest first',
    roles: ['signedIn'],
    cache: 'data',
    answer: z.object({ imports: z.array(importEntry) }),
  },
  import: {
    method: 'GET',
    path: '/api/imports/:id',
    summary: 'The full report of one import',
    roles: ['signedIn'],
    cache: 'data',
    params: z.object({ id: importId }),
    answer: importReport,
  },
  importFile: {
    method: 'POST',
    path: '/api/imports',
    summary: 'Checks a file, and unless only that is asked applies it; refused files store nothing',
    roles: ['signedIn'],
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
    roles: ['signedIn'],
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
    roles: ['signedIn'],
    cache: 'none',
    params: z.object({ id: importId }),
    progress: true,
    answer: importReport,
  },
  aliases: {
    method: 'GET',
    path: '/api/aliases',
    summary: 'What was said of words in files: which area or type each stands for, newest first',
    roles: ['signedIn'],
    cache: 'data',
    answer: z.object({ aliases: z.array(alias) }),
  },
  answerMatches: {
    method: 'POST',
    path: '/api/aliases',
    summary: 'Remembers which area or type words of a file stand for; the next check of any file reads it',
    roles: ['signedIn'],
    cache: 'none',
    ofOffice: true,
    body: matchAnswers,
    answer: z.object({ aliases: z.array(alias) }),
  },
  removeAlias: {
    method: 'DELETE',
    path: '/api/aliases/:id',
    summary: 'Forgets one answer; what came in with it stays as it is',
    roles: ['signedIn'],
    cache: 'none',
    ofOffice: true,
    params: z.object({ id: aliasId }),
    answer: z.object({ aliases: z.array(alias) }),
  },
  tile: {
    method: 'GET',
    path: '/api/tiles/:hash/:z/:x/:y',
    summary: 'A vector tile (layers area and label) of one boundary set',
    roles: ['public'],
    cache: 'immutable',
    params: tileParams,
    answer: 'tile',
  },
  baseTile: {
    method: 'GET',
    path: '/api/base/:hash/:z/:x/:y',
    summary: 'A vector tile (layer land) of land and neighbouring countries',
    roles: ['public'],
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
