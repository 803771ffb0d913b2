import { regencyCode } from '../../../data/catalogue/codes.ts';
import type { BoundaryQuality } from '../../../data/contract/area.ts';
import { copyOf, type Forest, type History, isValidOn, type Version } from '../tree/forest.ts';
import { growAny, growRegencies, type Nursery } from '../tree/grow.ts';

/** An area of the file, with its code and its whole shape. */
export interface PlacedShape {
  readonly code: string;
  /** what to call it where no list does; null: by its number */
  readonly name: string | null;
  readonly hex: string;
}

export interface ShapeOrigin {
  readonly quality: BoundaryQuality;
  readonly decree: string | null;
  /** the day whose borders the file shows */
  readonly on: string;
}

/**
 * Plans areas with the shapes of a file: the areas themselves, what lies between them and the regency, and the list of
 * kecamatan and desa of each regency that was not there. Returns the regencies left without their list.
 */
export function planShapes(
  nursery: Nursery,
  shapes: readonly PlacedShape[],
  origin: ShapeOrigin,
): { notSetUp: string[] } {
  const notSetUp = growRegencies(
    nursery,
    shapes.flatMap((s) => regencyCode(s.code) ?? []),
  );
  for (const { code, name, hex } of shapes) {
    const history = growAny(nursery, code, name, origin.on);
    if (history) giveShape(nursery.forest, history, hex, origin);
  }
  return { notSetUp };
}

/**
 * Gives an area the shape of the file for the day the file is of, and for its other times as far as it covered the
 * same ground then: a kecamatan that has since lost desa keeps the outline of its children for the time before.
 */
function giveShape(forest: Forest, history: History, hex: string, origin: ShapeOrigin): void {
  const then = history.versions.find((v) => isValidOn(v, origin.on)) ?? history.versions.at(-1);
  if (!then) return;
  forest.rewrite(
    history.key,
    history.versions.map((v): Version => {
      if (v !== then && !sameGround(forest, history.key, v, then)) return copyOf(v);
      return {
        ...copyOf(v),
        shape: { from: 'file', hex },
        quality: origin.quality,
        decree: origin.decree,
      };
    }),
  );
}

function sameGround(forest: Forest, key: number, a: Version, b: Version): boolean {
  const between = (day: string) => isBefore(a, day) !== isBefore(b, day);
  if (forest.groundDays(key).some(between)) return false;
  const keys = (v: Version) =>
    forest
      .childrenOf(key, v)
      .map((c) => c.history.key)
      .sort((x, y) => x - y)
      .join();
  return keys(a) === keys(b);
}

function isBefore(v: Version, day: string): boolean {
  return v.validTo !== null && v.validTo <= day;
}
