import { type Forest, type History, type Version, versionAtEnd } from './forest.ts';
import type { VersionRow } from './query.ts';

/** A planned version as a row: areas by their ids, with the regency it lies in. */
export function rowOf(
  forest: Forest,
  h: History,
  version: Version,
  idOf: (key: number) => number,
): VersionRow {
  const regency =
    version.level === 'kabupaten'
      ? h.key
      : forest.ancestors(version).find((a) => versionAtEnd(a, version.validTo)?.level === 'kabupaten')?.key;
  return {
    areaId: idOf(h.key),
    parentId: version.parent === null ? null : idOf(version.parent),
    regencyId: regency === undefined ? null : idOf(regency),
    version,
  };
}
