import { regencyCode } from '../../../data/catalogue/codes.ts';
import type { BoundaryQuality } from '../../../data/contract/area.ts';
import { copyOf, type Forest, type History, isValidOn, type Version } from '../tree/forest.ts';
import { growAny, growRegencies, type Nursery } from '../tree/grow.ts';
import { cutOutlines } from '../versions/write.ts';

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
  /** codes whose border here is another one, of the day it shows: the file brings a version beside it; else it replaces */
  readonly moved: ReadonlyMap<string, string>;
}

/**
 * Plans areas with the shapes of a file: the areas themselves, what lies between them and the regency, and the list of
 * kecamatan and desa of each regency that was not there. Returns the regencies left without their list.
 */
export function planShapes(
  nursery: Nursery,
  shapes: readonly PlacedShape[],
  origin: ShapeOrigin,
): { notSetUp: string[]; versions: number } {
  let versions = 0;
  const notSetUp = growRegencies(
    nursery,
    shapes.flatMap((s) => regencyCode(s.code) ?? []),
  );
  for (const { code, name, hex } of shapes) {
    const history = growAny(nursery, code, name, origin.on);
    if (!history) continue;
    const heldOn = origin.moved.get(code);
    if (heldOn !== undefined && addVersion(nursery.forest, history, hex, origin, heldOn)) versions += 1;
    else giveShape(nursery.forest, history, hex, origin);
  }
  return { notSetUp, versions };
}

/**
 * The border of the file beside the one that is here: each holds from the day it shows, the older one also before. False
 * where there is nothing to divide: both show the same day, or another version begins on that day.
 */
function addVersion(
  forest: Forest,
  history: History,
  hex: string,
  origin: ShapeOrigin,
  heldOn: string,
): boolean {
  const then = history.versions.find((v) => isValidOn(v, origin.on));
  const day = heldOn > origin.on ? heldOn : origin.on;
  if (!then || heldOn === origin.on) return false;
  if (then.validFrom !== null && then.validFrom >= day) return false;
  if (then.validTo !== null && then.validTo <= day) return false;
  const ofFile: Version = {
    ...copyOf(then),
    shape: { from: 'file', hex },
    quality: origin.quality,
    decree: origin.decree,
  };
  const [first, second] = heldOn < origin.on ? [copyOf(then), ofFile] : [ofFile, copyOf(then)];
  forest.rewrite(
    history.key,
    history.versions.flatMap((v) =>
      v === then
        ? [
            { ...first, validTo: day },
            { ...second, validFrom: day },
          ]
        : [copyOf(v)],
    ),
  );
  cutOutlines(forest, history.key, day);
  return true;
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
      if (v !== then && (isOtherBorder(v, then) || !sameGround(forest, history.key, v, then)))
        return copyOf(v);
      return {
        ...copyOf(v),
        shape: { from: 'file', hex },
        quality: origin.quality,
        decree: origin.decree,
      };
    }),
  );
}

/** Borders of different days stand beside each other on purpose. */
function isOtherBorder(a: Version, b: Version): boolean {
  const day = ({ shape }: Version) =>
    shape.from === 'held' && shape.basis === 'file' ? shape.on : undefined;
  return day(a) !== undefined && day(b) !== undefined && day(a) !== day(b);
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
