import { parseArgs } from 'node:util';
import { z } from 'zod';
import { COORDINATE_SYSTEMS, type CoordinateSystem } from '../../data/catalogue/coordinate-systems.ts';
import { LEVELS, type Level } from '../../data/catalogue/levels.ts';
import { DISTINCT_SERIES } from '../../data/catalogue/needs.ts';
import { ROLE_CODES, type RoleCode } from '../../data/catalogue/roles.ts';
import { wordMap } from '../../data/catalogue/word-map.ts';
import { LONGEST_REASON } from '../../data/catalogue/written-reason.ts';
import { username } from '../../data/contract/account.ts';
import { type BoundaryQuality, boundaryQuality } from '../../data/contract/area.ts';
import type { FolderKind } from '../../data/contract/folder.ts';
import { type FileKind, type ImportKind, importQuery } from '../../data/contract/import.ts';
import { periodKind } from '../../data/contract/period.ts';
import type { ReadingChange } from '../../data/contract/reading.ts';
import { readNeedType } from '../../data/read/need-type.ts';
import type { Words } from '../../data/words/id.ts';
import { terminalWords } from '../../data/words/terminal.ts';
import { type Head, readHead } from '../audit/chain.ts';

/** What somebody wants of the terminal, understood. */
export type Command =
  | { readonly do: 'help' | 'version' | 'doctor' | 'build' }
  /** 'examine' is the part of doctor that a running server does, asked by the terminal itself */
  | { readonly do: 'migrate' | 'examine' | 'measure' }
  /** `file`: where it goes; else into the data folder */
  | { readonly do: 'backup'; readonly file?: string }
  | { readonly do: 'key'; readonly what: 'show' | 'new' | 'rotate'; readonly lost: boolean }
  | { readonly do: 'release'; readonly what: 'make' | 'list'; readonly note: string; readonly json: boolean }
  | { readonly do: 'list'; readonly json: boolean }
  | { readonly do: 'show' | 'undo'; readonly id: number; readonly json: boolean }
  | UserCommand
  /** follows the chain of audit events; `noted`: an end that was written down earlier */
  | { readonly do: 'audit'; readonly noted: Head | undefined }
  | { readonly do: 'restore'; readonly file: string }
  /** which data folder is open; `open`: opens that one */
  | { readonly do: 'folder'; readonly open: FolderKind | undefined }
  /** `on`: simulated figures for the areas of that code, instead of the simulated regency */
  | { readonly do: 'demo'; readonly on: string | undefined; readonly json: boolean }
  | { readonly do: 'word lists' }
  | { readonly do: 'show words'; readonly id: string }
  | { readonly do: 'set words'; readonly id: 'pas'; readonly file: string }
  | ImportCommand;

type UserCommand =
  | { readonly do: 'user'; readonly what: 'list' | 'setup-link' }
  | { readonly do: 'user'; readonly what: 'reset' | 'disable'; readonly username: string }
  | {
      readonly do: 'user';
      readonly what: 'add';
      readonly name: string;
      readonly username: string | undefined;
      readonly role: RoleCode;
      readonly areas: 'all' | string[];
      readonly until: string | undefined;
    };

export interface ImportCommand {
  readonly do: 'import';
  readonly kind: ImportKind;
  /** the file's path; the code for a set-up */
  readonly subject: string;
  /** further files of the same batch: recaps of several kecamatan */
  readonly more?: readonly string[];
  readonly flags: Flags;
}

export interface Flags {
  readonly source: string | null;
  readonly licence: string | null;
  readonly asOf: string | null;
  readonly simulated: boolean;
  readonly dryRun: boolean;
  readonly json: boolean;
  readonly level: Level | undefined;
  readonly codeColumn: string | undefined;
  readonly nameColumn: string | undefined;
  readonly parent: string | undefined;
  readonly within: string | undefined;
  readonly quality: BoundaryQuality | undefined;
  readonly decree: string | undefined;
  readonly layer: string | undefined;
  readonly coordinates: CoordinateSystem | undefined;
  readonly period: string | undefined;
  readonly reading: ReadingChange | undefined;
  readonly missing: 'unknown' | 'zero' | undefined;
  readonly closed: 'refuse' | 'add' | undefined;
  readonly indicator: string | undefined;
  readonly area: string | undefined;
  /** what everybody in a list of persons without a column of types is counted as */
  readonly type: string | undefined;
  /** said by the terminal to the server that it sends counts to */
  readonly countedFrom: number | undefined;
  /** the same of columns about persons that a list of areas was sent without */
  readonly columnsLeft: number | undefined;
  readonly skipBadRows: boolean | undefined;
  readonly rw: number | undefined;
  readonly rt: number | undefined;
}

/** Said wrongly: the sentence names what, and where to read on. */
export class UsageFault extends Error {}

const OPTIONS = {
  source: { type: 'string' },
  licence: { type: 'string' },
  license: { type: 'string' },
  'as-of': { type: 'string' },
  simulated: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
  level: { type: 'string' },
  'code-column': { type: 'string' },
  'name-column': { type: 'string' },
  parent: { type: 'string' },
  within: { type: 'string' },
  quality: { type: 'string' },
  decree: { type: 'string' },
  layer: { type: 'string' },
  coordinates: { type: 'string' },
  period: { type: 'string' },
  reading: { type: 'string' },
  missing: { type: 'string' },
  closed: { type: 'string' },
  type: { type: 'string' },
  'counted-from': { type: 'string' },
  'columns-left': { type: 'string' },
  indicator: { type: 'string' },
  area: { type: 'string', multiple: true },
  role: { type: 'string' },
  username: { type: 'string' },
  until: { type: 'string' },
  'skip-bad-rows': { type: 'boolean' },
  rw: { type: 'string' },
  rt: { type: 'string' },
  on: { type: 'string' },
  lost: { type: 'boolean' },
  note: { type: 'string' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

type OptionName = keyof typeof OPTIONS;
type Values = ReturnType<typeof readArguments>['values'];

const EVERYWHERE: readonly OptionName[] = ['lang', 'help', 'version'];
const OF_IMPORTS: readonly OptionName[] = [
  'source',
  'licence',
  'license',
  'as-of',
  'simulated',
  'dry-run',
  'json',
];
const OF_TABLES: readonly OptionName[] = ['period', 'reading', 'skip-bad-rows'];
const OF_KIND: Record<ImportKind, readonly OptionName[]> = {
  setup: [],
  boundaries: [
    'level',
    'code-column',
    'name-column',
    'parent',
    'within',
    'quality',
    'decree',
    'layer',
    'coordinates',
  ],
  areas: ['level', 'code-column', 'name-column', 'parent', 'columns-left'],
  changes: [],
  population: [...OF_TABLES, 'columns-left'],
  need: [...OF_TABLES, 'missing', 'closed', 'type', 'counted-from'],
  figures: [...OF_TABLES, 'closed', 'indicator', 'area'],
  sketch: ['within', 'rw', 'rt'],
  codes: [],
  pillars: ['skip-bad-rows'],
  trainings: ['skip-bad-rows'],
  contacts: ['skip-bad-rows'],
  register: [],
  spm: ['period', 'skip-bad-rows'],
  'hazard-zones': ['layer', 'coordinates', 'skip-bad-rows'],
  'hazard-table': ['skip-bad-rows'],
  'hazard-events': ['skip-bad-rows'],
  context: ['layer', 'coordinates'],
  facilities: ['skip-bad-rows'],
  stock: ['skip-bad-rows'],
  roads: ['layer'],
};

/** The language asked for with --lang, before anything else is understood. */
export function languageOf(argv: readonly string[]): 'id' | 'en' | undefined {
  const at = argv.findIndex((a) => a === '--lang' || a.startsWith('--lang='));
  const given = at < 0 ? undefined : (argv[at]?.split('=')[1] ?? argv[at + 1]);
  return given === 'id' || given === 'en' ? given : undefined;
}

/** Understands the words after `petasos`. Throws UsageFault, in the language of `words`. */
export function parseCommand(argv: readonly string[], words: Words): Command {
  const say = terminalWords(words).terminal;
  const { values, positionals } = readArguments(argv, words);
  const [name, ...rest] = positionals;
  if (values.version || name === 'version') return { do: 'version' };
  if (values.help || name === undefined || name === 'help') return { do: 'help' };
  const only = (allowed: readonly OptionName[], what: string) => allow(values, allowed, what, words);
  switch (name) {
    case 'backup':
      only([], name);
      noMore(rest.slice(1), words);
      return rest[0] === undefined ? { do: 'backup' } : { do: 'backup', file: rest[0] };
    case 'key':
      only(['lost'], name);
      noMore(rest.slice(1), words);
      return keyCommand(rest[0], values.lost === true, words);
    case 'release':
      return releaseCommand(rest, values, words);
    case 'migrate':
    case 'measure':
    case 'build':
    case 'doctor':
    case 'examine':
      only([], name);
      noMore(rest, words);
      return { do: name };
    case 'restore':
      only([], name);
      noMore(rest.slice(1), words);
      return { do: 'restore', file: need(rest[0], say.argument.file, words) };
    case 'setup':
      only(OF_IMPORTS, name);
      noMore(rest.slice(1), words);
      return importCommand('setup', need(rest[0], say.argument.code, words), values, words);
    case 'sketch':
      only([...OF_IMPORTS, ...OF_KIND.sketch], name);
      noMore(rest, words);
      return importCommand('sketch', need(values.within, say.argument.within, words), values, words);
    case 'demo':
      only(['on', 'json'], name);
      noMore(rest, words);
      return { do: 'demo', on: values.on, json: values.json === true };
    case 'import':
      return parseImport(rest, values, words);
    case 'folder':
      only([], name);
      noMore(rest.slice(1), words);
      return { do: 'folder', open: folderNamed(rest[0], words) };
    case 'user':
      return userCommand(rest, values, words);
    case 'audit':
      only([], name);
      noMore(rest.slice(2), words);
      return auditCommand(rest, words);
    case 'vocabulary':
      only([], name);
      return parseVocabulary(rest, words);
    default:
      throw usage(say.unknownCommand(name), words);
  }
}

function parseImport(rest: readonly string[], values: Values, words: Words): Command {
  const say = terminalWords(words).terminal;
  const what = need(rest[0], say.argument.kind, words);
  if (!BATCHES.includes(what)) noMore(rest.slice(2), words);
  const json = values.json === true;
  if (what === 'list') {
    allow(values, ['json'], 'list', words);
    noMore(rest.slice(1), words);
    return { do: 'list', json };
  }
  if (what === 'show' || what === 'undo') {
    allow(values, ['json'], what, words);
    const given = need(rest[1], say.argument.id, words);
    if (!/^[1-9]\d{0,8}$/.test(given)) throw usage(say.badNumber(given), words);
    return { do: what, id: Number(given), json };
  }
  if (!isFileKind(what)) throw usage(say.unknownCommand(`import ${what}`), words);
  allow(values, [...OF_IMPORTS, ...OF_KIND[what]], what, words);
  const command = importCommand(what, need(rest[1], say.argument.file, words), values, words);
  return rest.length > 2 ? { ...command, more: rest.slice(2) } : command;
}

function userCommand(rest: readonly string[], values: Values, words: Words): Command {
  const say = words.user;
  const [what = 'list', subject] = rest;
  const isAdd = what === 'add';
  allow(values, isAdd ? ['role', 'username', 'area', 'until'] : [], `user ${what}`, words);
  noMore(rest.slice(2), words);
  switch (what) {
    case 'list':
    case 'setup-link':
      noMore(rest.slice(1), words);
      return { do: 'user', what };
    case 'reset':
    case 'disable':
      return { do: 'user', what, username: need(subject, say.argument.username, words) };
    case 'add': {
      const name = need(subject, say.argument.name, words);
      const given = need(values.role, say.argument.role, words);
      const role = ROLE_CODES.find((code) => code === given);
      if (role === undefined || role === 'public') throw usage(say.badRole(given, ROLE_NAMES), words);
      const { until, username: asked } = values;
      if (until !== undefined && !z.iso.date().safeParse(until).success) {
        throw usage(terminalWords(words).terminal.badDate(until), words);
      }
      if (asked !== undefined && !username.safeParse(asked).success) throw usage(say.usage, words);
      return { do: 'user', what, name, username: asked, role, areas: values.area ?? 'all', until };
    }
    default:
      throw usage(say.usage, words);
  }
}

const ROLE_NAMES = ROLE_CODES.filter((code) => code !== 'public').join(', ');

function auditCommand([what, end]: readonly string[], words: Words): Command {
  if (what !== 'verify') throw usage(terminalWords(words).terminal.missingArgument('verify'), words);
  const noted = end === undefined ? undefined : readHead(end);
  if (end !== undefined && !noted) throw usage(words.audit.check.badEnd(end), words);
  return { do: 'audit', noted };
}

function keyCommand(what: string | undefined, lost: boolean, words: Words): Command {
  if (what !== undefined && what !== 'show' && what !== 'new' && what !== 'rotate') {
    throw usage(terminalWords(words).terminal.unknownCommand(`key ${what}`), words);
  }
  if (lost && what !== 'new') throw usage(words.running.key.onlyNew, words);
  return { do: 'key', what: what ?? 'show', lost };
}

function releaseCommand(rest: readonly string[], values: Values, words: Words): Command {
  const [what] = rest;
  if (what !== undefined && what !== 'list') {
    throw usage(terminalWords(words).terminal.unknownCommand(`release ${what}`), words);
  }
  allow(values, what === 'list' ? ['json'] : ['json', 'note'], 'release', words);
  noMore(rest.slice(1), words);
  const note = values.note?.trim().slice(0, LONGEST_REASON) ?? '';
  return { do: 'release', what: what ?? 'make', note, json: values.json === true };
}

/** Kinds whose tables may come several at once. */
const BATCHES: readonly string[] = ['population', 'need', 'figures'];

/** Said as JSON: heading lines, sheets to skip, uses of columns. */
function readingSaid(given: string | undefined, words: Words): ReadingChange | undefined {
  if (given === undefined) return undefined;
  const read = importQuery.shape.reading.safeParse(given);
  if (!read.success) throw usage(words.reading.terminal.badReading, words);
  return read.data;
}

const FOLDERS: ReadonlyMap<string, FolderKind> = wordMap({
  contoh: 'demo',
  demo: 'demo',
  saya: 'real',
  real: 'real',
});

/** Called by their names in both languages. */
function folderNamed(given: string | undefined, words: Words): FolderKind | undefined {
  if (given === undefined) return undefined;
  const found = FOLDERS.get(given);
  if (found === undefined) throw usage(words.first.terminal.unknownFolder(given), words);
  return found;
}

function parseVocabulary(rest: readonly string[], words: Words): Command {
  const say = terminalWords(words).terminal;
  const [what = 'list', id, file] = rest;
  if (what === 'list') {
    noMore(rest.slice(1), words);
    return { do: 'word lists' };
  }
  if (what === 'show') {
    noMore(rest.slice(2), words);
    return { do: 'show words', id: need(id, say.argument.list, words) };
  }
  if (what !== 'set') throw usage(say.unknownCommand(`vocabulary ${what}`), words);
  noMore(rest.slice(3), words);
  if (need(id, say.argument.list, words) !== 'pas') throw usage(say.notEditable(id ?? ''), words);
  return { do: 'set words', id: 'pas', file: need(file, say.argument.file, words) };
}

/** Kinds that come as no file. */
const NOT_FILES: ReadonlySet<string> = new Set(['setup', 'sketch', 'register']);

function isFileKind(what: string): what is FileKind {
  return !NOT_FILES.has(what) && Object.hasOwn(OF_KIND, what);
}

function importCommand(kind: ImportKind, subject: string, v: Values, words: Words): ImportCommand {
  const say = terminalWords(words).terminal;
  const asOf = v['as-of'] ?? null;
  if (asOf !== null && !z.iso.date().safeParse(asOf).success) throw usage(say.badDate(asOf), words);
  if (v.period !== undefined && !periodKind(v.period)) throw usage(say.badPeriod(v.period), words);
  const missing = oneOf('missing', v.missing, ['unknown', 'zero'] as const, words);
  return {
    do: 'import',
    kind,
    subject,
    flags: {
      source: v.source ?? null,
      licence: v.licence ?? v.license ?? null,
      asOf,
      simulated: v.simulated === true,
      dryRun: v['dry-run'] === true,
      json: v.json === true,
      level: oneOf('level', v.level, LEVELS, words),
      codeColumn: v['code-column'],
      nameColumn: v['name-column'],
      parent: v.parent,
      within: v.within,
      quality: oneOf('quality', v.quality, boundaryQuality.options, words),
      decree: v.decree,
      layer: v.layer,
      coordinates: oneOf('coordinates', v.coordinates, COORDINATE_SYSTEMS, words),
      period: v.period,
      reading: readingSaid(v.reading, words),
      missing,
      closed: oneOf('closed', v.closed, ['refuse', 'add'] as const, words),
      indicator: v.indicator,
      area: v.area?.at(-1),
      type: typeSaid(v.type, words),
      countedFrom: v['counted-from'] === undefined ? undefined : Number(v['counted-from']),
      columnsLeft: v['columns-left'] === undefined ? undefined : Number(v['columns-left']),
      skipBadRows: v['skip-bad-rows'],
      rw: v.rw === undefined ? undefined : Number(v.rw),
      rt: v.rt === undefined ? undefined : Number(v.rt),
    },
  };
}

/** A code of the 26, or the series of distinct persons. */
function typeSaid(given: string | undefined, words: Words): string | undefined {
  if (given === undefined) return undefined;
  const read = readNeedType(given);
  if (read.kind === 'distinct') return DISTINCT_SERIES;
  if (read.kind !== 'type') throw usage(words.persons.terminal.badType(given), words);
  return read.type.code;
}

function readArguments(argv: readonly string[], words: Words) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true, strict: true });
  } catch (reason) {
    const text = reason instanceof Error ? reason.message : String(reason);
    const named = /'(-[^']*)'/.exec(text)?.[1];
    throw usage(terminalWords(words).terminal.badOption(named ?? text), words);
  }
}

function allow(values: Values, allowed: readonly OptionName[], what: string, words: Words): void {
  for (const name of Object.keys(values) as OptionName[]) {
    if (allowed.includes(name) || EVERYWHERE.includes(name)) continue;
    throw usage(terminalWords(words).terminal.notForThis(name, what), words);
  }
}

function oneOf<T extends string>(
  option: string,
  given: string | undefined,
  choices: readonly T[],
  words: Words,
): T | undefined {
  if (given === undefined) return undefined;
  const found = choices.find((c) => c === given);
  if (!found) throw usage(terminalWords(words).terminal.badChoice(option, given, choices), words);
  return found;
}

function need(given: string | undefined, what: string, words: Words): string {
  if (given === undefined) throw usage(terminalWords(words).terminal.missingArgument(what), words);
  return given;
}

function noMore(rest: readonly string[], words: Words): void {
  if (rest[0] !== undefined) throw usage(terminalWords(words).terminal.tooMany(rest[0]), words);
}

function usage(what: string, words: Words): UsageFault {
  return new UsageFault(terminalWords(words).terminal.usage(what));
}
