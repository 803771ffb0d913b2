import { CODE_PATTERN } from '../catalogue/codes.ts';
import { isBpsDistrict, isBpsVillage, readAreaCode } from './area-code.ts';
import type { Headings } from './columns.ts';
import { type BelowVillage, codeBelow, codePart, type Numbers, readNumbers } from './rt-rw.ts';

export type PlaceColumn = 'code' | BelowVillage;

export const PLACE_HEADINGS: Headings<PlaceColumn> = {
  code: [
    'kode',
    'kode wilayah',
    'kode desa',
    'kode kelurahan',
    'kode desa/kelurahan',
    'kode kel/desa',
    'kode kalurahan',
    'kode kemendagri',
    'kode kecamatan',
    'kode kabupaten',
    'kode rw',
    'kode rt',
    'code',
    'area code',
  ],
  dusun: ['dusun', 'padukuhan', 'lingkungan', 'no dusun'],
  rw: ['rw', 'no rw', 'nomor rw'],
  rt: ['rt', 'no rt', 'nomor rt'],
};

/** The area of a row: the codes it may mean, the likeliest first. Mostly one; '….003' may be an RW or an RT. */
export type ReadPlace =
  | { readonly kind: 'codes'; readonly codes: readonly string[] }
  | { readonly kind: 'wrong'; readonly code: string; readonly column: 'code' | BelowVillage };

export interface PlaceCells {
  readonly code: string;
  readonly dusun?: string | undefined;
  readonly rw?: string | undefined;
  readonly rt?: string | undefined;
}

/** Reads a row's area from its code, and below the desa from columns for dusun, RW and RT where there are any. */
export function readPlace(cells: PlaceCells): ReadPlace {
  const wrong = (code: string, column: 'code' | BelowVillage = 'code'): ReadPlace => ({
    kind: 'wrong',
    code,
    column,
  });
  const text = cells.code.trim();
  if (text === '') return wrong('code-empty');
  if (isBpsVillage(text) || isBpsDistrict(text)) return wrong('code-bps');
  const read = /^\d{2}$/.test(text) ? { code: text, below: [], form: 'plain' as const } : readAreaCode(text);
  if (!read) return wrong('code-malformed');
  let numbers: Numbers = {};
  for (const level of ['dusun', 'rw', 'rt'] as const) {
    const said = readNumbers(cells[level] ?? '', level);
    if (said === undefined) return wrong('number-unreadable', level);
    numbers = { ...said, ...numbers };
  }
  const [saidBelow] = Object.keys(numbers) as BelowVillage[];
  if (saidBelow === undefined)
    return codesOf(read.form === 'own' ? [text.toLowerCase()] : spellOut(read.code, read.below));
  if (read.code.length < 13) return wrong('number-without-village', saidBelow);
  if (read.below.length > 0) return wrong('number-said-twice', saidBelow);
  return codesOf([codeBelow(read.code, numbers)]);
}

function codesOf(codes: readonly string[]): ReadPlace {
  const wellFormed = codes.filter((c) => CODE_PATTERN.test(c));
  return wellFormed.length > 0
    ? { kind: 'codes', codes: wellFormed }
    : { kind: 'wrong', code: 'code-malformed', column: 'code' };
}

/** Parts below a desa without a level in them: two are RW and RT, or dusun and RT; one may be any. */
function spellOut(code: string, below: readonly string[]): string[] {
  if (below.length === 0) return [code];
  const ways: readonly (readonly BelowVillage[])[] =
    below.length === 1
      ? [['rw'], ['rt'], ['dusun']]
      : below.length === 2
        ? [
            ['rw', 'rt'],
            ['dusun', 'rt'],
            ['dusun', 'rw'],
          ]
        : [['dusun', 'rw', 'rt']];
  return ways.map((levels) =>
    [code, ...levels.map((level, i) => codePart(level, Number(below[i] ?? 0)))].join('.'),
  );
}
