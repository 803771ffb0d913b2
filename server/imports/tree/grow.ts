import { parentCode, regencyCode } from '../../../data/catalogue/codes.ts';
import type { CodeList } from '../../areas/answer.ts';
import { type Forest, type History, NO_SHAPE, type Version } from './forest.ts';

/** The code list, and the areas that grow from it. */
export interface Nursery {
  readonly forest: Forest;
  readonly list: CodeList;
}

/** The area of a listed code (provinsi to desa), planned with its ancestors where it is not there. Undefined: not listed. */
export function growListed({ forest, list }: Nursery, code: string): History | undefined {
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

/** Is a regency set up: are there kecamatan in it? */
export function isSetUp({ forest }: Nursery, code: string): boolean {
  const regency = forest.find(code);
  const version = regency?.versions.at(-1);
  return regency !== undefined && version !== undefined && forest.childrenOf(regency.key, version).length > 0;
}

/** A version since unknown and still valid, without shape. */
export function newVersion(code: string, name: string): Version {
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
