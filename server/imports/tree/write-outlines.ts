import { LEVELS, type Level } from '../../../data/catalogue/levels.ts';
import { eachAtOnce, STATEMENTS_AT_ONCE } from '../../db/at-once.ts';
import { readWkb, writeHexWkb } from '../../db/wkb.ts';
import type { ImportEnv } from '../kind.ts';
import { inHexBatches } from './batches.ts';
import { dissolve } from './dissolve.ts';
import type { Forest, Version } from './forest.ts';
import { outlineOf } from './outline.ts';
import { insertVersions, joinPolygons, type VersionRow } from './query.ts';
import { rowOf } from './row.ts';

/** Of shapes that are joined for one statement: their outlines have about half as many digits. */
const HEX_JOINED = 400_000;
/** Borders that overlap in more than slivers are not taken for neighbours: share of the ground. */
const MOST_OVERLAP = 0.005;

/** What of an import is written, and how it goes on. */
interface Writing {
  /** version ids of what is written; the outlines are added */
  readonly versionIds: Map<Version, number>;
  readonly options: { readonly quickLabels: boolean };
  readonly idOf: (key: number) => number;
  /** versions to write in all, and how many are */
  readonly total: number;
  done: number;
}

interface Outline {
  readonly row: VersionRow;
  readonly parts: readonly Version[];
}

/** Draws and writes the outlines that follow from the shapes below them, fine to coarse; statements are short. */
export async function writeOutlines(
  env: ImportEnv,
  forest: Forest,
  importId: number,
  writing: Writing,
): Promise<void> {
  const { versionIds, options, idOf, total } = writing;
  const drawn = new Map<Version, string>();
  const hexOf = (v: Version) => drawn.get(v) ?? ('hex' in v.shape ? v.shape.hex : undefined);
  const join = (parts: readonly Version[]) =>
    joined(
      env,
      parts.flatMap((v) => versionIds.get(v) ?? v.id ?? []),
    );
  const write = async (rows: readonly VersionRow[], anyShape = false): Promise<VersionRow[]> => {
    const db = env.ctx.db.as(env.scope);
    const ids = await insertVersions(db, importId, rows, { ...options, anyShape });
    return rows.filter((row, i) => {
      const id = ids[i];
      if (id === undefined) return true;
      versionIds.set(row.version, id);
      drawn.set(row.version, row.outline ?? '');
      return false;
    });
  };
  for (const level of LEVELS.toReversed()) {
    const outlines = outlinesOf(forest, level, idOf);
    const digits = ({ parts }: Outline) => parts.reduce((sum, v) => sum + (hexOf(v)?.length ?? 0), 0);
    const batches = inHexBatches(outlines, digits, HEX_JOINED);
    await eachAtOnce(batches, STATEMENTS_AT_ONCE[env.ctx.db.kind], async (batch) => {
      env.signal.throwIfAborted();
      const rows: VersionRow[] = [];
      for (const { row, parts } of batch) {
        rows.push({ ...row, outline: (await dissolved(parts.map(hexOf))) ?? (await join(parts)) });
      }
      for (const row of await write(rows)) {
        const parts = batch.find((o) => o.row.version === row.version)?.parts ?? [];
        const outline = (await repaired(env, row.outline ?? '')) ?? (await join(parts));
        await write([{ ...row, outline }], true);
      }
      writing.done += batch.length;
      env.progress('write', writing.done / total);
    });
  }
}

function outlinesOf(forest: Forest, level: Level, idOf: (key: number) => number): Outline[] {
  return forest.changed().flatMap((history) =>
    history.versions.flatMap((version) => {
      if (version.level !== level || version.shape.from !== 'children') return [];
      const below = forest.childrenOf(history.key, version);
      const parts = (below.length > 0 ? below : forest.partsAfterSplit(history.key, version))
        .map((c) => c.version)
        .filter((v) => v.shape.from !== 'none');
      return [{ row: rowOf(forest, history, version, idOf), parts }];
    }),
  );
}

/** The outline of shapes that are all at hand; undefined where the database has to join them. */
async function dissolved(hexes: readonly (string | undefined)[]): Promise<string | undefined> {
  const shapes = hexes.flatMap((hex) => (hex === undefined ? [] : [readWkb(Buffer.from(hex, 'hex'))]));
  const outline = shapes.length === hexes.length ? await dissolve(shapes) : undefined;
  return outline && writeHexWkb(outline);
}

/** An outline whose polygons overlap or cross themselves as one shape; undefined where too much of it is not what it was. */
async function repaired(env: ImportEnv, outline: string): Promise<string | undefined> {
  // The coast of a province is long: it may take its time.
  const { hex, changed } = await env.ctx.db.write(env.scope, (tx) => joinPolygons(tx, outline), {
    unhurried: true,
  });
  return changed > MOST_OVERLAP ? undefined : hex;
}

/** The outline of stored shapes; a server may take its time for it, the embedded database serves others in between. */
function joined(env: ImportEnv, stored: readonly number[]): Promise<string> {
  const { db } = env.ctx;
  if (db.kind === 'embedded') return outlineOf(db.as(env.scope), stored, env.signal);
  return db.write(env.scope, (tx) => outlineOf(tx, stored, env.signal), { unhurried: true });
}
