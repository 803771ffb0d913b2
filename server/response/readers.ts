import type { Registry, SeriesEntry } from '../../data/catalogue/indicators.ts';
import { isFiner } from '../../data/catalogue/levels.ts';
import { finestReleased, readingOf } from '../access/guard.ts';
import type { Scope } from '../access/scope.ts';
import type { Reader } from '../disclosure/query.ts';
import { readerOf } from '../indicators/reader/answer.ts';
import type { Rows } from './shares.ts';

/** Who reads what where: of each unit by its people. */
export interface Readers {
  /** where people of a unit are read; units of whom nothing is read are left out */
  readonly of: ReadonlyMap<number, Reader>;
  /** units whose parts are read exactly */
  readonly isFine: ReadonlySet<number>;
  readonly all: readonly Reader[];
  readonly reads: 'exact' | 'published' | 'mixed' | 'none';
  /** how a series is read in a unit: exactly, from the release at the level of the unit or above it, or not */
  readingOf(entry: SeriesEntry, row: number): { reader: Reader; level: string } | undefined;
}

export function readersOf(
  scope: Scope,
  registry: Registry,
  { tree }: Rows,
  unitAt: readonly number[],
): Readers {
  const people = registry.find('penduduk.count')?.entry;
  const of = new Map<number, Reader>();
  const isFine = new Set<number>();
  for (const row of unitAt) {
    const [code, level] = [tree.code[row] ?? '', tree.level[row] ?? 'desa'];
    if (people === undefined) continue;
    // How many live somewhere is no secret: of areas that are not the asker's the release tells it.
    const released =
      finestReleased(scope, { entry: people }) === null ? undefined : (scope.release ?? undefined);
    const own = readerOf(scope, { code, level, sex: 'A', measure: 'tercatat', entries: [people] });
    const reader = own ?? released;
    if (reader !== undefined) of.set(row, reader);
    if (reader === 'exact' && readingOf(scope, { code, level: 'rt', entry: people }) === 'exact')
      isFine.add(row);
  }
  const all = [...new Set(of.values())];
  if (scope.release !== null && !all.includes(scope.release)) all.push(scope.release);
  const isExact = [...of.values()].map((r) => r === 'exact');
  return {
    of,
    isFine,
    all,
    reads:
      isExact.length === 0
        ? 'none'
        : isExact.every(Boolean)
          ? 'exact'
          : isExact.some(Boolean)
            ? 'mixed'
            : 'published',
    readingOf(entry, row) {
      const [code, level] = [tree.code[row] ?? '', tree.level[row] ?? 'desa'];
      const reading = readingOf(scope, { code, level, entry });
      if (reading === 'exact') return { reader: 'exact', level };
      const finest = finestReleased(scope, { entry });
      if (scope.release === null || finest === null || reading === 'outside') return undefined;
      if (isFiner('kecamatan', finest)) return undefined;
      return { reader: scope.release, level: finest === 'desa' ? level : 'kecamatan' };
    },
  };
}
