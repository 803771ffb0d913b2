import { createHash } from 'node:crypto';
import { classWord, type HazardCode } from '../../../data/catalogue/hazards.ts';
import type { HazardDrawing } from '../../../data/contract/hazard.ts';
import { measureSet } from '../../hazards/answer.ts';
import {
  cutPieces,
  drawZones,
  insertSet,
  insertZones,
  keepDrawing,
  type NewSet,
  type NewZone,
  piecesOverlaid,
  takeOverlaid,
  zonesOf,
} from '../../hazards/store/query.ts';
import { HEX_A_STATEMENT, inStatements, shapeOf } from '../boundaries/rows.ts';
import { Findings } from '../findings.ts';
import type { Checked, ImportEnv, ImportKindSpec, SourceFile } from '../kind.ts';
import { NOTHING_SAID } from '../lookup/read-figures.ts';
import { refused } from '../run.ts';
import {
  type ClassColumn,
  cellText,
  findClassColumn,
  findHazard,
  readClass,
  wordsIn,
} from './class-column.ts';
import { openMap } from './open-map.ts';
import { type HazardOptions, nameOfSet } from './options.ts';

export interface ZoneOptions extends HazardOptions {
  /** what somebody drew on the map, instead of a file */
  readonly drawing?: HazardDrawing | undefined;
}

interface ZonesPlan {
  readonly set: NewSet;
  readonly zones: readonly NewZone[];
}

/** `import hazard-zones FILE`, and what is drawn by hand: zones of one hazard, measured on every area that they touch. */
export const hazardZonesImport: ImportKindSpec<ZoneOptions, ZonesPlan> = {
  kind: 'hazard-zones',
  async check(env, file, options) {
    const findings = new Findings();
    if (options.drawing) return checkDrawing(env, options.drawing, findings);
    return checkFile(env, file, options, findings);
  },
  async stage(env, { set, zones }, importId) {
    const db = env.ctx.db.as(env.scope);
    const setId = await insertSet(db, importId, set);
    let done = 0;
    for (const batch of inStatements(zones, HEX_A_STATEMENT)) {
      env.signal.throwIfAborted();
      env.progress('stage', (0.5 * done) / zones.length);
      await insertZones(db, setId, batch);
      done += batch.length;
    }
    for (const batch of byCorners(await zonesOf(db, setId))) {
      env.signal.throwIfAborted();
      await cutPieces(db, batch);
    }
    const overlaid = await piecesOverlaid(db, setId);
    // One after the other: what a piece loses depends on those before it as they were.
    for (let from = 0; from < overlaid.length; from += PIECES_AT_ONCE) {
      env.signal.throwIfAborted();
      await takeOverlaid(db, overlaid.slice(from, from + PIECES_AT_ONCE));
    }
    env.progress('stage', 1);
    await draw(env, setId);
    const work = { ctx: env.ctx, scope: env.scope, progress: env.progress, signal: env.signal };
    await measureSet(work, setId);
    return { regencies: [], periods: [], boundaries: false, hazards: true };
  },
};

const PIECES_AT_ONCE = 100;
const CORNERS_AT_ONCE = 20_000;

function* byCorners(
  zones: readonly { readonly id: number; readonly corners: number }[],
): Generator<number[]> {
  let batch: number[] = [];
  let corners = 0;
  for (const zone of zones) {
    if (batch.length > 0 && corners + zone.corners > CORNERS_AT_ONCE) {
      yield batch;
      batch = [];
      corners = 0;
    }
    batch.push(zone.id);
    corners += zone.corners;
  }
  if (batch.length > 0) yield batch;
}

/** Keeps the zones as a browser draws them: simplified once, named by what they are. */
async function draw(env: ImportEnv, setId: number): Promise<void> {
  const db = env.ctx.db.as(env.scope);
  const drawn = await drawZones(db, setId);
  const features = drawn.map(
    ({ class: at, label, geometry }) =>
      `{"type":"Feature","properties":${JSON.stringify({ class: at, label })},"geometry":${geometry}}`,
  );
  const shapes = `{"type":"FeatureCollection","features":[${features.join(',')}]}`;
  await keepDrawing(db, setId, hashOf(shapes), shapes);
}

/** What names shapes by their content. */
export function hashOf(shapes: string): string {
  return createHash('sha256').update(shapes).digest('hex').slice(0, 16);
}

async function checkFile(
  env: ImportEnv,
  source: SourceFile | null,
  options: HazardOptions,
  findings: Findings,
): Promise<Checked<ZonesPlan>> {
  const opened = await openMap(env, source, options, findings);
  if (!opened) return refused(findings, NOTHING_SAID);
  const { file, system } = opened;
  const hazard = options.hazard ?? findHazard(file, source?.name ?? '');
  if (hazard === undefined) findings.add({ severity: 'error', code: 'hazard-missing' });
  const column = findClassColumn(file, { column: options.classField, scheme: options.scheme });
  if (column === undefined) {
    const hint = { columns: file.columns.join(', ') };
    findings.add({ severity: 'error', code: 'hazard-class-column', value: options.classField, hint });
  }
  const zones = column === undefined ? [] : readZones(file.features, column, options, findings);
  if (column !== undefined && zones.length === 0 && findings.errors === 0)
    findings.add({ severity: 'error', code: 'nothing-usable' });
  const isClear = hazard !== undefined && column !== undefined && zones.length > 0;
  const applies = isClear && (findings.errors === 0 || options.skipBadRows === true);
  const said = column ? [...wordsIn(file, column.column).keys()] : [];
  const words = said.filter((w) => w !== '');
  const hasBlank = said.includes('');
  return {
    plan: applies
      ? { set: setOf(hazard, source, hasBlank ? lookedAtInPart(options) : options), zones }
      : undefined,
    findings,
    understood: [
      { what: 'format', as: file.format },
      { what: 'layer', as: file.layer ?? '' },
      { what: 'other layers', as: file.otherLayers.join(', ') },
      { what: 'coordinates', as: system ?? '' },
      { what: 'hazard', as: hazard ?? '' },
      { what: 'class column', as: column?.column ?? '' },
      { what: 'class scheme', as: column?.scheme ?? '' },
      { what: 'classes', as: words.slice(0, 12).join(', ') },
      { what: 'columns', as: file.columns.join(', ') },
    ].filter((u) => u.as !== ''),
    rows: {
      read: file.features.length,
      used: applies ? zones.length : 0,
      refused: file.features.length - zones.length,
    },
    brought: applies ? { zones: zones.length } : {},
    provenance: NOTHING_SAID,
  };
}

/** Where zones have no class, what lies in none of the others is not known to be safe. */
function lookedAtInPart(options: HazardOptions): HazardOptions {
  return { ...options, outside: 'belum-dikaji' };
}

function setOf(hazard: HazardCode, source: SourceFile | null, options: HazardOptions): NewSet {
  return {
    hazard,
    name: nameOfSet(options.hazardName, source?.name),
    year: options.hazardYear ?? null,
    from: options.from ?? null,
    until: options.until ?? null,
    quality: 'poligon',
    outside: options.outside ?? 'belum-dikaji',
  };
}

/** The zones of a file; a word that is no class is told once, with how many zones say it, and no zone of it is used. */
function readZones(
  features: readonly {
    readonly number: number;
    readonly properties: Readonly<Record<string, unknown>>;
    geometry(): unknown;
  }[],
  { column, scheme }: ClassColumn,
  options: HazardOptions,
  findings: Findings,
): NewZone[] {
  // Zones are of many parts as islands are: to say so of each helps nobody.
  const ofZones = {
    add: (found) => void (found.code === 'many-parts' || findings.add(found)),
  } satisfies Pick<Findings, 'add'>;
  const unknown = new Map<string, { line: number; n: number }>();
  const zones: NewZone[] = [];
  for (const feature of features) {
    const label = classWord(cellText(feature.properties[column]));
    const at = readClass(label, scheme, options.classes ?? {});
    if (at === undefined) {
      const known = unknown.get(label);
      if (known) known.n += 1;
      else unknown.set(label, { line: feature.number, n: 1 });
      continue;
    }
    const shape = shapeOf({ ...feature, geometry: () => feature.geometry() }, ofZones);
    if (shape) zones.push({ class: at, label, hex: shape.hex });
  }
  for (const [word, { line, n }] of unknown) {
    const code = word === '' ? 'hazard-class-empty' : 'hazard-class-unknown';
    const severity = word === '' ? 'warning' : 'error';
    findings.add({ severity, line, column, code, value: word, hint: { n, scheme } });
  }
  return zones;
}

function checkDrawing(env: ImportEnv, drawing: HazardDrawing, findings: Findings): Checked<ZonesPlan> {
  const { hazard, name, year, outside, zones: drawn } = drawing;
  const zones = drawn.flatMap(({ class: at, rings }, i): NewZone[] => {
    const geometry = { type: 'Polygon', coordinates: rings };
    const shape = shapeOf({ number: i + 1, properties: {}, geometry: () => geometry }, findings);
    return shape ? [{ class: at, label: at, hex: shape.hex }] : [];
  });
  const applies = zones.length > 0 && findings.errors === 0;
  const set: NewSet = { hazard, name, year, outside, from: null, until: null, quality: 'gambar' };
  return {
    plan: applies ? { set, zones } : undefined,
    findings,
    understood: [{ what: 'hazard', as: hazard }],
    rows: {
      read: drawn.length,
      used: applies ? zones.length : 0,
      refused: drawn.length - zones.length,
    },
    brought: applies ? { zones: zones.length } : {},
    provenance: { ...NOTHING_SAID, source: drawing.source, asOf: env.ctx.clock.today() },
  };
}
