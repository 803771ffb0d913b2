import { levelOfCode } from '../../../data/catalogue/codes.ts';
import { HEX_A_STATEMENT, inStatements } from '../boundaries/rows.ts';
import type { ImportEnv } from '../kind.ts';
import { bordersHeld, groundHeld } from './query.ts';
import { type Recognised, recogniseChanges, type SharedGround } from './recognise.ts';

/** Two drawings of one border agree better than this; what differs more is another border. */
const SAME_FROM = 0.995;

interface DrawnArea {
  readonly code: string;
  readonly hex: string;
}

/** How the borders of a file stand to those that are here. */
export interface Compared {
  /** codes whose border differs, with the day that the border here shows */
  readonly moved: ReadonlyMap<string, string>;
  /** areas that became one or several, seen from the file to what is here where the file is newer, else back */
  readonly recognised: Recognised;
  /** the first day of the newer of the two, for each area recognised */
  readonly dayOf: (code: string) => string;
}

/**
 * Compares the borders of a dated file with those here: whose differ, and which areas became one or several in between.
 * A file newer than what is here tells what became of it, an older one what it came from. Areas whose borders here show
 * the same day are left alone; one of which nobody said the day counts as older.
 *
 * @param unlisted areas whose codes no list knows (any more, or yet): of an older file they were, of a newer they are
 */
export async function compareBorders(
  env: ImportEnv,
  listed: readonly DrawnArea[],
  unlisted: readonly DrawnArea[],
  on: string,
): Promise<Compared> {
  const db = env.ctx.db.as(env.scope);
  const moved = new Map<string, string>();
  const days = new Map<string, string>();
  const newer: SharedGround[] = [];
  const older: SharedGround[] = [];
  const unknown = new Set(unlisted.map((u) => u.code));
  const inFile = new Set([...listed, ...unlisted].map((a) => a.code));
  const own = await bordersHeld(db, [...inFile], on);
  const held = new Set(own.keys());
  const met = new Set<string>();
  for (const [level, areas] of Map.groupBy([...listed, ...unlisted], (a) => levelOfCode(a.code))) {
    if (level === undefined) continue;
    for (const batch of inStatements(areas, HEX_A_STATEMENT)) {
      env.signal.throwIfAborted();
      const hexes = batch.map((a) => a.hex);
      for (const there of await groundHeld(db, hexes, level, on)) {
        const code = batch[there.index]?.code ?? '';
        held.add(there.code);
        days.set(there.code, there.shapeOn);
        if (code === there.code) {
          met.add(code);
          if (Math.min(there.ofGiven, there.ofHeld) < SAME_FROM) moved.set(code, there.shapeOn);
        }
        if (there.shapeOn < on) {
          newer.push({ before: there.code, after: code, ofBefore: there.ofHeld, ofAfter: there.ofGiven });
        } else if (there.shapeOn > on) {
          older.push({ before: code, after: there.code, ofBefore: there.ofGiven, ofAfter: there.ofHeld });
        }
      }
    }
  }
  // A border that the file draws on other ground altogether is another border too.
  for (const [code, shapeOn] of own) if (!met.has(code)) moved.set(code, shapeOn);
  const forward = recogniseChanges(held, inFile, newer);
  // What an older file lacks may just not be in it: only what no list knows any more was there once.
  const were = new Set([...unknown, ...[...inFile].filter((code) => held.has(code))]);
  const backward = recogniseChanges(were, held, older);
  const isOld = (code: string) => unknown.has(code);
  return {
    moved,
    recognised: {
      merges: [...forward.merges, ...backward.merges.filter((m) => m.from.some(isOld))],
      splits: [...forward.splits, ...backward.splits.filter((s) => isOld(s.from))],
    },
    dayOf: (code) => {
      const shown = days.get(code);
      return shown !== undefined && shown > on ? shown : on;
    },
  };
}
