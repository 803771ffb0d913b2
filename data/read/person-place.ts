import { depthOf, LEVELS, type Level } from '../catalogue/levels.ts';
import { isBpsDistrict, isBpsVillage, readAreaCode } from './area-code.ts';
import { readCodeCell } from './code-cell.ts';
import type { PersonColumns } from './person-columns.ts';
import { isLikeAreaCode } from './persons.ts';
import { type BelowVillage, type Numbers, readNumbers } from './rt-rw.ts';

/** Where a person lives, level by level: names or codes down to the desa, numbers below it. */
export interface PersonPlace {
  /** by: a code that says all above it as well, or names */
  readonly by: 'code' | 'names';
  readonly parts: Readonly<Partial<Record<Level, string>>>;
}

const BELOW: readonly BelowVillage[] = ['dusun', 'rw', 'rt'];
const LONGEST_NAME = 60;

/**
 * The place of one row. From an address, where there is no column for them, only the numbers of RT and RW are taken.
 * Undefined where the row says no area at all.
 */
export function readPersonPlace(
  cells: readonly string[],
  found: PersonColumns & { readonly areBps: boolean },
): PersonPlace | undefined {
  const { at, names } = found;
  const cell = (i: number | undefined) => (i === undefined ? '' : (cells[i] ?? '').trim());
  const numbers = numbersOf(cell(at.dusun), cell(at.rw), cell(at.rt), cell(at.address), at);
  const own = readCodeCell(cell(at.code)).text;
  const code = own === '' ? readCodeCell(cell(at.bps)).text : own;
  const coded = code === '' ? undefined : (byBpsCode(code, found.areBps || own === '') ?? byCode(code));
  if (coded)
    return { by: 'code', parts: coded.desa === undefined ? coded : { ...written(numbers), ...coded } };
  const parts: Parts = {};
  for (const [level, i] of names) {
    const name = cell(i);
    if (isName(name)) parts[level] = name.replace(/\s+/g, ' ');
  }
  if (Object.keys(parts).length === 0) return undefined;
  return { by: 'names', parts: parts.desa === undefined ? parts : { ...parts, ...written(numbers) } };
}

/** No name of an area is as long as a sentence, or holds a number as long as an identity. */
function isName(text: string): boolean {
  return text !== '' && text.length <= LONGEST_NAME && !/\d{6}/.test(text.replace(/[\s.-]/g, ''));
}

function numbersOf(
  dusun: string,
  rw: string,
  rt: string,
  address: string,
  at: PersonColumns['at'],
): Numbers | undefined {
  let numbers: Numbers = {};
  for (const [level, text] of [
    ['dusun', dusun],
    ['rw', rw],
    ['rt', rt],
  ] as const) {
    const read = readNumbers(text, level);
    // A dusun by its name has no number here: which RT is meant cannot be told without it.
    if (read === undefined) return undefined;
    numbers = { ...read, ...numbers };
  }
  if (at.rt === undefined && at.rw === undefined) numbers = { ...inAddress(address), ...numbers };
  return numbers;
}

/** 'Jl. Mawar 5 RT 03 RW 01', 'RT.003/RW.001', 'Gang 2 RT/RW 003/001': the two numbers, and nothing else of it. */
function inAddress(address: string): Numbers {
  const pair = /\brt\s*\/\s*rw\W{0,3}(\d{1,3})\s*\/\s*(\d{1,3})(?!\d)/i.exec(address);
  if (pair) return { rt: Number(pair[1]), rw: Number(pair[2]) };
  const rt = /\brt\W{0,3}(\d{1,3})(?!\d)/i.exec(address)?.[1];
  const rw = /\brw\W{0,3}(\d{1,3})(?!\d)/i.exec(address)?.[1];
  return {
    ...(rt && Number(rt) > 0 ? { rt: Number(rt) } : {}),
    ...(rw && Number(rw) > 0 ? { rw: Number(rw) } : {}),
  };
}

function written(numbers: Numbers | undefined): Parts {
  return numbered(numbers ?? {});
}

function numbered(numbers: Numbers): Parts {
  return Object.fromEntries(
    Object.entries(numbers).flatMap(([level, n]) => (n > 0 ? [[level, String(n)]] : [])),
  );
}

type Parts = Partial<Record<Level, string>>;

function byCode(text: string): Parts | undefined {
  // Digits as many as an identity number has, and not built as desa, RW and RT: in the wrong column, and no code.
  if (/^\d{11,}$/.test(text) && !isLikeAreaCode(text)) return undefined;
  const read = readAreaCode(text);
  if (!read) return undefined;
  const pieces = read.code.split('.');
  const parts: Parts = {};
  for (const [i, level] of (['provinsi', 'kabupaten', 'kecamatan', 'desa'] as const).entries()) {
    if (pieces[i] !== undefined) parts[level] = pieces.slice(0, i + 1).join('.');
  }
  if (read.form !== 'own') {
    // One part alone may be an RW, an RT or a dusun: the desa is all that is sure.
    const [rw, rt] = read.below.length === 2 ? read.below : [];
    return rw === undefined || rt === undefined
      ? parts
      : { ...parts, ...numbered({ rw: Number(rw), rt: Number(rt) }) };
  }
  for (const piece of read.below) {
    const level = BELOW.find((l) => new RegExp(`^${l === 'dusun' ? 'd' : l}\\d`).test(piece));
    if (level) parts[level] = String(Number(piece.replace(/\D/g, '')));
  }
  return parts;
}

/** BPS writes 2 + 2 + 3 + 3 digits. */
function byBpsCode(text: string, areBps: boolean): Parts | undefined {
  if (!isBpsVillage(text) && !isBpsDistrict(text) && !(areBps && /^\d{10}$/.test(text))) return undefined;
  const above = { provinsi: text.slice(0, 2), kabupaten: text.slice(0, 4), kecamatan: text.slice(0, 7) };
  return text.length === 10 ? { ...above, desa: text } : above;
}

/** The finest level that a place says. */
export function finestOf(place: PersonPlace): Level {
  return LEVELS.findLast((level) => place.parts[level] !== undefined) ?? 'provinsi';
}

/** The place as far as a level. */
export function cutTo(place: PersonPlace, level: Level): PersonPlace {
  const kept = LEVELS.filter((l) => depthOf(l) <= depthOf(level) && place.parts[l] !== undefined);
  return { by: place.by, parts: Object.fromEntries(kept.map((l) => [l, place.parts[l]])) };
}

/** The same for every way of writing a place. */
export function placeKey({ parts }: PersonPlace): string {
  return LEVELS.map((level) => (parts[level] ?? '').toLowerCase().replace(/[^a-z0-9.]+/g, '')).join('/');
}

/** Columns of a table of counts that places are written to. */
export const PLACE_CELLS = ['kode', 'provinsi', 'kabupaten', 'kecamatan', 'desa', ...BELOW] as const;

/** A place as cells under PLACE_CELLS: a code, or names; numbers below the desa in columns of their own. */
export function placeCells({ by, parts }: PersonPlace): string[] {
  const below = BELOW.map((level) => parts[level] ?? '');
  const above = (['provinsi', 'kabupaten', 'kecamatan', 'desa'] as const).map((level) => parts[level] ?? '');
  if (by === 'names') return ['', ...above, ...below];
  return [above.findLast((code) => code !== '') ?? '', '', '', '', '', ...below];
}
