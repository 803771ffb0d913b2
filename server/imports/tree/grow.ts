import { levelOfCode, parentCode, regencyCode } from '../../../data/catalogue/codes.ts';
import { isFiner, type Level } from '../../../data/catalogue/levels.ts';
import type { CodeList } from '../../areas/answer.ts';
import { type Forest, type History, NO_SHAPE, type Version } from './forest.ts';

/** The code list, and the areas that grow from it. */
export interface Nursery {
  readonly forest: Forest;
  readonly list: CodeList;
}

/** The area of a listed code (provinsi to desa), planned with its ancestors where it is not there. Undefined: not listed. */
function growListed({ forest, list }: Nursery, code: string): History | undefined {
  const there = forest.find(code);
  if (there) return there;
  const listed = list.find(code);
  if (!listed) return undefined;
  const above = parentCode(code);
  const parent = above === undefined ? undefined : growListed({ forest, list }, above);
  return forest.add({
    ...newVersion(code, listed.name),
    parent: parent?.key ?? null,
    level: listed.level,
    kind: listed.kind,
  });
}

/**
 * Plans a regency with all its kecamatan and desa as the code list has them; says how many were not there. An area that
 * left a code (renumbered, dissolved) is not made anew.
 */
export function growRegency(nursery: Nursery, code: string): number {
  let grown = 0;
  for (const listed of [{ code }, ...nursery.list.descendants(code)]) {
    if (nursery.forest.find(listed.code)) continue;
    growListed(nursery, listed.code);
    grown += 1;
  }
  return grown;
}

/** Regencies whose whole list of kecamatan and desa an import brings along; a file of more brings what it holds. */
const MOST_SET_UP = 40;

/** Plans the lists of regencies that are not set up yet. Returns those left without, where they are too many. */
export function growRegencies(nursery: Nursery, codes: readonly string[]): string[] {
  const fresh = [...new Set(codes)].sort().filter((code) => !isSetUp(nursery, code));
  if (fresh.length > MOST_SET_UP) return fresh;
  for (const code of fresh) growRegency(nursery, code);
  return [];
}

/** Is a regency set up: are there kecamatan in it? */
function isSetUp({ forest }: Nursery, code: string): boolean {
  const regency = forest.find(code);
  const version = regency?.versions.at(-1);
  return regency !== undefined && version !== undefined && forest.childrenOf(regency.key, version).length > 0;
}

/** The area of any code, planned with what is missing above it. Undefined where its desa is neither listed nor known. */
export function growAny(
  nursery: Nursery,
  code: string,
  name: string | null,
  on: string,
): History | undefined {
  const there = nursery.forest.find(code, on);
  if (there) return there;
  const level = levelOfCode(code);
  if (level === undefined) return undefined;
  if (!isFiner(level, 'desa')) return growListed(nursery, code);
  const parent = growAny(nursery, parentCode(code) ?? '', null, on);
  if (!parent) return undefined;
  return nursery.forest.add({
    ...newVersion(code, name ?? defaultName(code, level)),
    parent: parent.key,
    level,
  });
}

const TITLE: Readonly<Partial<Record<Level, string>>> = { dusun: 'Dusun', rw: 'RW', rt: 'RT' };

/** 'RW 003' of '...rw003', 'RW tanpa nomor 1' of '...rwx01'. */
export function defaultName(code: string, level: Level): string {
  const part = code.split('.').at(-1) ?? '';
  const digits = /\d+$/.exec(part)?.[0] ?? '';
  const title = TITLE[level] ?? level;
  return /x\d+$/.test(part) ? `${title} tanpa nomor ${Number(digits)}` : `${title} ${digits}`;
}

/** A version since unknown and still valid, without shape. */
function newVersion(code: string, name: string): Version {
  return {
    validFrom: null,
    validTo: null,
    code,
    parent: null,
    level: 'desa',
    name,
    kind: null,
    quality: null,
    decree: null,
    shape: NO_SHAPE,
  };
}

/** The regencies and provinces that codes lie in, each once. */
export function rootsOf(codes: Iterable<string>): { regencies: string[]; provinces: string[] } {
  const regencies = new Set<string>();
  const provinces = new Set<string>();
  for (const code of codes) {
    const regency = regencyCode(code);
    if (regency) regencies.add(regency);
    provinces.add(code.slice(0, 2));
  }
  return { regencies: [...regencies].sort(), provinces: [...provinces].sort() };
}
