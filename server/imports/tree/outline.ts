import type { Db } from '../../db/open.ts';
import { cornersOf, joinShapes } from './query.ts';

/** Corners joined in one statement: about a tenth of a second on the embedded database, which serves one at a time. */
const CORNERS_A_STATEMENT = 12_000;

/**
 * The union of stored shapes as hexadecimal WKB. Many corners are joined in steps, neighbours (as given) first: the
 * borders between them are gone before the next step.
 */
export async function outlineOf(db: Db, versionIds: readonly number[], signal: AbortSignal): Promise<string> {
  return joinAll(db, await cornersOf(db, versionIds), signal);
}

/** Hexadecimal digits that a corner takes in well-known binary. */
const HEX_A_CORNER = 32;

/** The union of shapes that are not stored, as hexadecimal WKB; neighbours first as well. */
export function joinInSteps(db: Db, hexes: readonly string[], signal: AbortSignal): Promise<string> {
  const parts = hexes.map((hex) => ({ hex, corners: Math.ceil(hex.length / HEX_A_CORNER) }));
  return joinAll(db, parts, signal);
}

interface Part {
  readonly id?: number;
  readonly hex?: string;
  readonly corners: number;
}

async function joinAll(db: Db, given: readonly Part[], signal: AbortSignal): Promise<string> {
  let parts = given;
  if (parts.length === 0) throw new Error('an outline of nothing');
  for (;;) {
    const groups = inGroups(parts);
    const joined: { hex: string; corners: number }[] = [];
    for (const group of groups) {
      signal.throwIfAborted();
      const ids = group.flatMap((p) => p.id ?? []);
      joined.push(
        await joinShapes(
          db,
          ids,
          group.flatMap((p) => p.hex ?? []),
        ),
      );
    }
    const [whole, ...more] = joined;
    if (whole && more.length === 0) return whole.hex;
    parts = joined;
  }
}

/** Neighbours together up to the bound; always fewer groups than parts, so that the steps come to an end. */
function inGroups<T extends { corners: number }>(parts: readonly T[]): T[][] {
  const groups: T[][] = [];
  let corners = 0;
  for (const part of parts) {
    const last = groups.at(-1);
    if (last && (last.length < 2 || corners + part.corners <= CORNERS_A_STATEMENT)) {
      last.push(part);
      corners += part.corners;
    } else {
      groups.push([part]);
      corners = part.corners;
    }
  }
  return groups;
}
