import { levelOfCode, parentCode, regencyCode } from '../../../data/catalogue/codes.ts';
import { isFiner, type Level } from '../../../data/catalogue/levels.ts';
import type { BoundaryQuality } from '../../../data/contract/area.ts';
import { copyOf, type Forest, type History, isValidOn, type Version } from '../tree/forest.ts';
import { growListed, growRegency, isSetUp, type Nursery, newVersion } from '../tree/grow.ts';

/** Regencies whose whole list of kecamatan and desa an import brings along; a file of more brings what it holds. */
export const MOST_SET_UP = 40;

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
  const regencies = [...new Set(shapes.flatMap((s) => regencyCode(s.code) ?? []))].sort();
  const fresh = regencies.filter((code) => !isSetUp(nursery, code));
  const notSetUp = fresh.length > MOST_SET_UP ? fresh : [];
  if (notSetUp.length === 0) for (const code of fresh) growRegency(nursery, code);
  for (const { code, name, hex } of shapes) {
    const history = growAny(nursery, code, name, origin.on);
    if (history) giveShape(nursery.forest, history, hex, origin);
  }
  return { notSetUp };
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
  const keys = (v: Version) =>
    forest
      .childrenOf(key, v)
      .map((c) => c.history.key)
      .sort((x, y) => x - y)
      .join();
  return keys(a) === keys(b);
}
