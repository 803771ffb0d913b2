import { setImmediate as othersFirst } from 'node:timers/promises';
import { levelOfCode, parentCode } from '../../../data/catalogue/codes.ts';
import { isFiner, type Level } from '../../../data/catalogue/levels.ts';
import type { GeoFeature, GeoFile } from '../../../data/read/geo-file.ts';
import { closest, matchName } from '../../../data/read/names.ts';
import { type BelowVillage, codeBelow, unnumberedPart } from '../../../data/read/rt-rw.ts';
import type { Position } from '../../../data/read/shape.ts';
import type { CodeList } from '../../areas/answer.ts';
import { eachAtOnce, STATEMENTS_AT_ONCE } from '../../db/at-once.ts';
import type { Finding, Findings } from '../findings.ts';
import type { ImportEnv } from '../kind.ts';
import type { WordMatcher } from '../matching/word-matcher.ts';
import type { Layout } from '../placing/layout.ts';
import { type Placement, Placer } from '../placing/place.ts';
import { defaultName, type Nursery } from '../tree/grow.ts';
import { loadNursery } from '../tree/load.ts';
import { findInvalid, locate, repairShape } from './query.ts';
import { HEX_A_STATEMENT, inStatements, shapeOf } from './rows.ts';
import type { BoundaryOptions } from './spec.ts';

/** Shape of one feature with the code of its area. */
export interface ResolvedRow {
  readonly feature: number;
  readonly code: string;
  readonly name: string | null;
  readonly hex: string;
  /** of the box of its shape, longitude and latitude */
  readonly centre: Position;
}

/** A row with a code that no list knows: an area of another time, perhaps; else `finding` says what is wrong with it. */
export interface UnlistedRow extends ResolvedRow {
  readonly finding: Finding;
}

interface Reading {
  readonly file: GeoFile;
  readonly layout: Layout;
  readonly options: BoundaryOptions;
  readonly list: CodeList;
  readonly words: WordMatcher;
}

/** A feature with its shape, its place perhaps still open. */
interface OpenRow {
  readonly feature: number;
  readonly placement: Placement;
  readonly centre: Position;
  readonly hex: string;
}

/**
 * Bounds of one import. The embedded database has one connection and one process's memory; a server has more. A file of
 * the whole country is taken in parts (`--within`).
 */
const BOUNDARY_LIMITS = {
  embedded: { areas: 12_000, vertices: 2_000_000 },
  server: { areas: 100_000, vertices: 16_000_000 },
} as const;

/** A row without a usable code belongs to the area that at least this share of it lies in. */
const LIES_IN = 0.9;
const FEATURES_AT_ONCE = 300;

/** From features to areas: every row that cannot be used is named, all others go on. */
export async function resolveRows(
  env: ImportEnv,
  reading: Reading,
  findings: Findings,
): Promise<{ rows: ResolvedRow[]; unlisted: UnlistedRow[]; read: number; refused: number }> {
  const placer = new Placer(reading.list, reading.layout, reading.words.known);
  const within = reading.options.within;
  const wanted: { feature: GeoFeature; placement: Placement }[] = [];
  let read = 0;
  for (const feature of reading.file.features) {
    if (feature.number % 5000 === 0) await othersFirst();
    const placement = placer.place(feature.properties);
    const codes = [placement.code, placement.unlisted, placement.byName];
    if (within !== undefined && !codes.some((code) => liesIn(code, within))) continue;
    if (placement.isLeftOut) {
      reading.words.matches.leftOut += 1;
      continue;
    }
    read += 1;
    wanted.push({ feature, placement });
  }
  const limits = BOUNDARY_LIMITS[env.ctx.db.kind];
  if (wanted.length > limits.areas) {
    findings.add({
      severity: 'error',
      code: 'too-many-areas',
      hint: { found: wanted.length, most: limits.areas },
    });
    return { rows: [], unlisted: [], read, refused: read };
  }
  if (within !== undefined) {
    const outside = reading.file.features.length - read;
    findings.add({ severity: 'note', code: 'outside-within', value: within, hint: { count: outside } });
  }
  const open: OpenRow[] = [];
  let vertices = 0;
  for (const { feature, placement } of wanted) {
    if (open.length % FEATURES_AT_ONCE === 0) await pause(env, open.length / wanted.length);
    const shape = shapeOf(feature, findings);
    if (!shape) continue;
    vertices += shape.vertices;
    open.push({ feature: feature.number, placement, hex: shape.hex, centre: shape.centre });
  }
  if (vertices > limits.vertices) {
    findings.add({
      severity: 'error',
      code: 'too-many-corners',
      hint: { found: vertices, most: limits.vertices },
    });
    return { rows: [], unlisted: [], read, refused: read };
  }
  const sound = await repairRows(env, open, findings);
  const unlisted: UnlistedRow[] = [];
  const rows = await settle(env, reading, sound, unlisted, findings);
  return { rows, unlisted, read, refused: read - rows.length };
}

function liesIn(code: string | undefined, within: string): boolean {
  return code !== undefined && (code === within || code.startsWith(`${within}.`));
}

async function pause(env: ImportEnv, share: number): Promise<void> {
  env.signal.throwIfAborted();
  env.progress('read', share);
  await othersFirst();
}

/** Shapes that cross themselves are repaired, and the change is told in square metres. */
async function repairRows(env: ImportEnv, rows: readonly OpenRow[], findings: Findings): Promise<OpenRow[]> {
  const db = env.ctx.db.as(env.scope);
  const sound: OpenRow[] = [];
  const reasons = new Map<OpenRow, string>();
  let looked = 0;
  await eachAtOnce(
    inStatements(rows, HEX_A_STATEMENT),
    STATEMENTS_AT_ONCE[env.ctx.db.kind],
    async (batch) => {
      env.signal.throwIfAborted();
      env.progress('check', looked / rows.length);
      const hexes = batch.map((r) => r.hex);
      for (const { index, reason } of await findInvalid(db, hexes)) {
        const row = batch[index];
        if (row) reasons.set(row, reason);
      }
      looked += batch.length;
    },
  );
  for (const row of rows) {
    const reason = reasons.get(row);
    if (reason === undefined) {
      sound.push(row);
      continue;
    }
    const at = { line: row.feature, column: 'geometry' };
    const repair = await repairShape(db, row.hex);
    if (!repair || repair.empty || repair.afterM2 <= 0) {
      findings.add({ severity: 'error', code: 'shape-without-area', hint: { reason }, ...at });
      continue;
    }
    sound.push({ ...row, hex: repair.hex });
    const hint = { reason, changeM2: Math.round(repair.afterM2 - repair.beforeM2) };
    findings.add({ severity: 'warning', code: 'shape-repaired', hint, ...at });
  }
  return sound;
}

/** Gives every row its code, or says why it has none; those of a dated file with an unlisted code are set aside. */
async function settle(
  env: ImportEnv,
  reading: Reading,
  rows: readonly OpenRow[],
  unlisted: UnlistedRow[],
  findings: Findings,
): Promise<ResolvedRow[]> {
  const codes = rows.flatMap(({ placement: p }) => p.code ?? [p.unlisted ?? [], p.byName ?? []].flat());
  const on = reading.options.asOf ?? env.ctx.clock.today();
  const nursery = await loadNursery(env, codes);
  const told = (p: Placement) => p.code ?? known(nursery, p, on);
  const lost = rows.filter((r) => (told(r.placement) ?? r.placement.byName) === undefined);
  const located = await locateRows(env, reading, lost, on);
  const counters = new Map<string, number>();
  const { matches } = reading.words;
  return rows.flatMap((row): ResolvedRow[] => {
    const { feature, hex, centre } = row;
    const sure = told(row.placement);
    const place = sure ?? row.placement.byName ?? located.get(row);
    const at = { line: row.feature };
    if (!located.has(row)) for (const question of row.placement.questions) matches.ask(question, feature);
    // Name and place together leave no doubt.
    if (place !== undefined && (located.has(row) || row.placement.questions.length === 0))
      matches.sure(place);
    if (place === undefined) {
      for (const f of row.placement.findings) findings.add({ ...f, ...at });
      if (row.placement.findings.some((f) => f.severity === 'error')) return [];
      const finding = { ...notPlaced(reading, row.placement), ...at };
      const code = codeOfAnotherTime(reading, row.placement);
      if (code === undefined) findings.add(finding);
      else unlisted.push({ feature, code, name: row.placement.name ?? null, hex, centre, finding });
      return [];
    }
    if (sure === undefined && row.placement.unlisted !== undefined) {
      const by = located.has(row) ? 'place' : 'name';
      const hint = { taken: labelOf(reading.list, place), by };
      findings.add({ ...unknownCode(row.placement, 'warning', hint), ...at });
    } else if (located.has(row)) {
      const hint = { taken: labelOf(reading.list, place) };
      findings.add({
        severity: 'warning',
        code: 'placed-by-location',
        value: row.placement.name,
        hint,
        ...at,
      });
    } else for (const f of row.placement.findings) findings.add({ ...f, ...at });
    if (!row.placement.unnumbered) {
      return [{ feature, code: place, name: ownName(row.placement), hex, centre }];
    }
    const level = reading.layout.level as BelowVillage;
    const named = sameName(nursery, place, level, row.placement.name, on);
    const n = (counters.get(place) ?? 0) + 1;
    if (!named) counters.set(place, n);
    const code = named ?? `${place}.${unnumberedPart(level, n)}`;
    const name = row.placement.name ?? defaultName(code, level);
    const hint = { given: name, code, within: labelOf(reading.list, place) };
    findings.add({ severity: 'warning', code: 'without-number', value: row.placement.name, hint, ...at });
    return [{ feature, code, name, hex, centre }];
  });
}

/** A code that may have been, or may have come since the list was made: of the file's level, in a listed area. */
function codeOfAnotherTime({ list, layout, options }: Reading, { unlisted }: Placement): string | undefined {
  if (unlisted === undefined || options.asOf === undefined) return undefined;
  if (levelOfCode(unlisted) !== layout.level || isFiner(layout.level, 'desa')) return undefined;
  return list.find(parentCode(unlisted) ?? '') ? unlisted : undefined;
}

/** A name worth keeping: one with letters besides the title and number that the code says anyway. */
function ownName(placement: Placement): string | null {
  const name = placement.name;
  return name !== null && /[a-z]{3}/i.test(name) ? name : null;
}

/** A code that the list lacks but that an area here has, from an earlier list or change. */
function known(nursery: Nursery, placement: Placement, on: string): string | undefined {
  const { unlisted, numbers } = placement;
  if (unlisted === undefined || !nursery.forest.find(unlisted, on)) return undefined;
  return levelOfCode(unlisted) === 'desa' ? codeBelow(unlisted, numbers) : unlisted;
}

/** An area without a number that is here already under the same name. */
function sameName(
  nursery: Nursery,
  container: string,
  level: Level,
  name: string | null,
  on: string,
): string | undefined {
  const parent = nursery.forest.find(container, on);
  if (!parent || name === null) return undefined;
  const last = parent.versions.at(-1);
  const children = last ? nursery.forest.childrenOf(parent.key, last) : [];
  const named = children.map((c) => c.version).filter((v) => v.level === level);
  const match = matchName(name, named, level);
  return match && match.how !== 'close' ? match.found.code : undefined;
}

/** Rows by where they lie: below the desa in a desa; a desa in a kecamatan, there by its name. */
async function locateRows(
  env: ImportEnv,
  reading: Reading,
  rows: readonly OpenRow[],
  on: string,
): Promise<Map<OpenRow, string>> {
  const { level } = reading.layout;
  const container = isFiner(level, 'desa') ? 'desa' : level === 'desa' ? 'kecamatan' : undefined;
  const found = new Map<OpenRow, string>();
  if (container === undefined) return found;
  for (const batch of inStatements(rows, HEX_A_STATEMENT)) {
    env.signal.throwIfAborted();
    const hexes = batch.map((r) => r.hex);
    for (const place of await locate(env.ctx.db.as(env.scope), hexes, container, on, LIES_IN)) {
      const row = batch[place.index];
      if (!row) continue;
      if (container === 'desa') found.set(row, codeBelow(place.code, row.placement.numbers));
      else {
        const name = row.placement.name;
        const match = name === null ? undefined : matchName(name, reading.list.children(place.code), 'desa');
        if (match) found.set(row, match.found.code);
      }
    }
  }
  return found;
}

function notPlaced(reading: Reading, placement: Placement) {
  const { unlisted, name } = placement;
  if (unlisted === undefined) return { severity: 'error' as const, code: 'not-placed', value: name };
  const siblings = reading.list.children(parentCode(unlisted) ?? '');
  const near = name === null ? undefined : closest(name, siblings, reading.layout.level, 3);
  return unknownCode(placement, 'error', near ? { suggestion: `${near.code} ${near.name}` } : {});
}

function unknownCode(placement: Placement, severity: 'error' | 'warning', hint: Record<string, string>) {
  const { unlisted, unlistedIn } = placement;
  return { severity, code: 'unknown-code', column: unlistedIn ?? null, value: unlisted, hint };
}

function labelOf(list: CodeList, code: string): string {
  const listed = list.find(code) ?? list.find(code.slice(0, 13));
  return listed ? `${listed.name} (${code})` : code;
}
