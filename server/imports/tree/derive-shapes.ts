import { LEVELS, type Level } from '../../../data/catalogue/levels.ts';
import type { BoundaryQuality } from '../../../data/contract/area.ts';
import { copyOf, type Forest, type History, NO_SHAPE, type Version } from './forest.ts';

/** An area drawn from only some of its children: what it covers is not known, so nothing is measured on it. */
export interface PartialOutline {
  readonly code: string;
  readonly name: string;
  readonly level: Level;
  /** level of what it is drawn from */
  readonly below: Level;
  readonly shapes: number;
  readonly areas: number;
}

/** Weakest last: an outline is as official as the weakest border it is made of. */
const QUALITIES: readonly BoundaryQuality[] = ['definitif', 'indikatif', 'kesepakatan', 'sketsa'];

/** How many regencies a province has by the code list: it is whole only with all of them, set up here or not. */
export type Regencies = (provinceCode: string) => number;

/**
 * Plans the shapes that follow from others: an area without a shape of its own takes the union of its children's, again
 * whenever its children change. Goes from fine to coarse, so that a new outline reaches up to the provinsi. Returns the
 * outlines that are partial.
 */
export function planDerivedShapes(forest: Forest, regencies: Regencies): PartialOutline[] {
  const partial: PartialOutline[] = [];
  const childChanged = new Set<number>();
  const waiting = new Map<Level, Set<number>>(LEVELS.map((l) => [l, new Set()]));
  const wait = (history: History): void => {
    const level = history.versions[0]?.level;
    if (level) waiting.get(level)?.add(history.key);
  };
  const changeAbove = (history: History): void => {
    for (const before of forest.splitFrom(history.key)) {
      childChanged.add(before.key);
      wait(before);
    }
    for (const v of history.versions) {
      const parent = v.parent === null ? undefined : forest.get(v.parent);
      if (!parent) continue;
      childChanged.add(parent.key);
      wait(parent);
    }
  };
  for (const history of forest.changed()) {
    wait(history);
    changeAbove(history);
  }
  for (const level of LEVELS.toReversed()) {
    for (const key of waiting.get(level) ?? []) {
      const history = forest.get(key);
      if (!history) continue;
      // What an area was before a split is made of what it is now, so a change of its own counts too.
      const anew = childChanged.has(key) || forest.groundDays(key).length > 0;
      const next = history.versions.map((v) => derived(forest, key, v, anew, regencies));
      for (const n of next) if (n.partial) partial.push(n.partial);
      if (next.every((n, i) => n.version === history.versions[i])) continue;
      forest.rewrite(
        key,
        next.map((n) => copyOf(n.version)),
      );
      changeAbove(history);
    }
  }
  return partial;
}

interface Derivation {
  readonly version: Version;
  readonly partial?: PartialOutline;
}

function derived(
  forest: Forest,
  key: number,
  v: Version,
  childChanged: boolean,
  regencies: Regencies,
): Derivation {
  if (v.shape.from === 'file' || v.shape.from === 'drawn') return { version: v };
  if (v.shape.from === 'held' && !childChanged) return { version: v };
  const direct = forest.childrenOf(key, v);
  if (v.shape.from === 'held' && v.shape.basis === 'file' && !givesWay(v.shape.sketched, direct)) {
    return { version: v };
  }
  const children = direct.length > 0 ? direct : forest.partsAfterSplit(key, v);
  const shaped = children.filter((c) => c.version.shape.from !== 'none');
  if (shaped.length === 0) {
    return { version: v.shape.from === 'none' ? v : { ...v, shape: NO_SHAPE, quality: null } };
  }
  const areas = Math.max(children.length, v.level === 'provinsi' ? regencies(v.code) : 0);
  const missing = shaped.length < areas;
  const version: Version = {
    ...v,
    shape: { from: 'children', partial: missing || shaped.some((c) => isPartial(c.version)) },
    quality: weakest(shaped.flatMap((c) => c.version.quality ?? [])),
    decree: null,
  };
  if (!missing) return { version };
  const { code, name, level } = v;
  const below = shaped[0]?.version.level ?? level;
  return { version, partial: { code, name, level, below, shapes: shaped.length, areas } };
}

/** A sketched border is a stopgap: once all that lies in the area has borders, their outline says more. */
function givesWay(sketched: boolean, children: readonly { readonly version: Version }[]): boolean {
  if (!sketched || children.length === 0) return false;
  return children.every((c) => c.version.shape.from !== 'none' && c.version.quality !== 'sketsa');
}

function weakest(of: readonly BoundaryQuality[]): BoundaryQuality {
  return QUALITIES.findLast((q) => of.includes(q)) ?? 'indikatif';
}

function isPartial(v: Version): boolean {
  return (v.shape.from === 'children' || v.shape.from === 'held') && v.shape.partial;
}
