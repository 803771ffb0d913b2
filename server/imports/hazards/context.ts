import type { GeoFeature } from '../../../data/read/geo-file.ts';
import { plainKey } from '../../../data/read/names.ts';
import { inIndonesia } from '../../../data/read/shape.ts';
import { noteOverlaidPieces, settleLayer } from '../../hazards/answer.ts';
import { insertSettled } from '../../hazards/settled/query.ts';
import { insertContext, type NewContext } from '../../hazards/store/query.ts';
import { HEX_A_STATEMENT, inStatements } from '../boundaries/rows.ts';
import { Findings } from '../findings.ts';
import type { ImportKindSpec } from '../kind.ts';
import { NOTHING_SAID } from '../lookup/read-figures.ts';
import { refused } from '../run.ts';
import { cellText } from './class-column.ts';
import { openMap } from './open-map.ts';
import { type HazardOptions, nameOfSet } from './options.ts';
import { callsItselfSettled, largestFirst, settledShapes } from './settled.ts';
import { hashOf } from './spec.ts';

/** Corners that a browser draws under every map. */
const MOST_CORNERS = 150_000;
/** Degrees: about a metre; what is drawn under a map is no survey. */
const DECIMALS = 5;
/** The least step between two corners, in degrees, until few enough are left. */
const STEPS = [0, 0.00005, 0.0002, 0.0008, 0.0032];

const NAMES = /^(nama|name|namobj|nmobj|remark|label|ruas|namajalan|namasungai)$/;
const KINDS = /^(jenis|kelas|fclass|highway|waterway|type|fungsi|kind|kategori)$/;

type Position = readonly [number, number];
interface Drawn {
  readonly type: 'Point' | 'LineString';
  readonly name: string;
  readonly kind: string;
  readonly lines: readonly (readonly Position[])[];
}

interface ContextPlan {
  readonly layer: NewContext;
  /** of a layer of settlements: its polygons */
  readonly settled: readonly string[];
}

/**
 * `import context FILE`: roads, rivers, facilities as lines and points under every map. Borders of polygons are drawn as lines.
 * Polygons of settlements (permukiman) say besides where in an area people live: they are cut to every area they touch.
 */
export const contextImport: ImportKindSpec<HazardOptions, ContextPlan> = {
  kind: 'context',
  async check(env, source, options) {
    const findings = new Findings();
    const opened = await openMap(env, source, options, findings);
    if (!opened) return refused(findings, NOTHING_SAID);
    const { file } = opened;
    const name = file.columns.find((c) => NAMES.test(plainKey(c)));
    const kind = file.columns.find((c) => KINDS.test(plainKey(c)));
    const drawn = file.features.flatMap((feature) => {
      const lines = linesOf(feature.geometry());
      const isHere = lines?.lines.every((line) => line.every(([x, y]) => inIndonesia(x, y)));
      if (!lines || !isHere) {
        const code = lines ? 'outside-indonesia' : 'no-geometry';
        findings.add({ severity: 'warning', line: feature.number, column: 'geometry', code });
        return [];
      }
      return [{ ...lines, name: said(feature, name), kind: said(feature, kind) }];
    });
    if (drawn.length === 0 && findings.errors === 0)
      findings.add({ severity: 'error', code: 'nothing-usable' });
    const found = callsItselfSettled(file, source?.name ?? '') ? 'permukiman' : 'umum';
    const holds = options.contextKind ?? found;
    const settled = holds === 'permukiman' ? settledShapes(file.features, findings) : [];
    if (holds === 'permukiman' && settled.length === 0)
      findings.add({ severity: 'error', code: 'settled-no-polygons' });
    const thin = drawn.length > 0 ? simplified(drawn) : undefined;
    // However many settlements there are, they are measured: only the picture is of the largest.
    const picture = thin ?? (settled.length > 0 ? simplified(largestFirst(drawn, MOST_CORNERS)) : undefined);
    if (picture === undefined && drawn.length > 0) {
      findings.add({ severity: 'error', code: 'context-too-many', hint: { most: MOST_CORNERS } });
    }
    const layer =
      picture === undefined
        ? undefined
        : layerOf(picture, {
            name: nameOfSet(options.hazardName, source?.name),
            features: holds === 'permukiman' ? settled.length : file.features.length,
            kind: holds,
            year: options.hazardYear ?? null,
          });
    if (layer !== undefined && holds === 'permukiman' && findings.errors === 0)
      findings.add({ severity: 'note', code: 'settled-layer', hint: { n: settled.length } });
    const brought: Record<string, number> =
      settled.length > 0 ? { permukiman: settled.length } : { lines: drawn.length };
    return {
      plan: findings.errors === 0 && layer !== undefined ? { layer, settled } : undefined,
      findings,
      understood: [
        { what: 'format', as: file.format },
        { what: 'layer', as: file.layer ?? '' },
        { what: 'coordinates', as: opened.system ?? '' },
        { what: 'name column', as: name ?? '' },
      ].filter((u) => u.as !== ''),
      rows: {
        read: file.features.length,
        used: layer ? drawn.length : 0,
        refused: file.features.length - drawn.length,
      },
      brought: layer ? brought : {},
      provenance: NOTHING_SAID,
    };
  },
  async stage(env, { layer, settled }, importId) {
    const db = env.ctx.db.as(env.scope);
    await insertContext(db, importId, layer);
    let done = 0;
    for (const batch of inStatements(
      settled.map((hex) => ({ hex })),
      HEX_A_STATEMENT,
    )) {
      env.signal.throwIfAborted();
      env.progress('stage', done / settled.length);
      await insertSettled(
        db,
        importId,
        batch.map(({ hex }) => hex),
      );
      done += batch.length;
    }
    if (settled.length > 0) {
      const work = { ctx: env.ctx, scope: env.scope, progress: env.progress, signal: env.signal };
      await noteOverlaidPieces(work, importId);
      await settleLayer(work, importId);
    }
    return { regencies: [], periods: [], boundaries: false, hazards: true };
  },
};

function said(feature: GeoFeature, column: string | undefined): string {
  return column === undefined ? '' : cellText(feature.properties[column]).slice(0, 80);
}

/** The lines or points of a geometry, of whatever kind; undefined: it has none. */
function linesOf(geometry: unknown): Pick<Drawn, 'type' | 'lines'> | undefined {
  const { type, coordinates, geometries } = (geometry ?? {}) as {
    type?: unknown;
    coordinates?: unknown;
    geometries?: unknown;
  };
  if (Array.isArray(geometries)) {
    const parts = geometries.flatMap((part) => linesOf(part) ?? []);
    const [first] = parts;
    return first && { type: first.type, lines: parts.flatMap((p) => (p.type === first.type ? p.lines : [])) };
  }
  const depth = { Point: 0, MultiPoint: 1, LineString: 1, MultiLineString: 2, Polygon: 2, MultiPolygon: 3 }[
    String(type)
  ];
  if (depth === undefined || !Array.isArray(coordinates)) return undefined;
  const isPoint = type === 'Point' || type === 'MultiPoint';
  const flat = (value: unknown, level: number): unknown[] =>
    level === 0 ? [value] : Array.isArray(value) ? value.flatMap((v) => flat(v, level - 1)) : [];
  const rows = isPoint ? flat(coordinates, depth).map((p) => [p]) : flat(coordinates, depth - 1);
  const lines = rows.flatMap((row) => {
    const points = Array.isArray(row) ? row.filter(isPosition).map(([x, y]): Position => [x, y]) : [];
    return points.length >= (isPoint ? 1 : 2) ? [points] : [];
  });
  return lines.length === 0 ? undefined : { type: isPoint ? 'Point' : 'LineString', lines };
}

function isPosition(p: unknown): p is [number, number] {
  return Array.isArray(p) && Number.isFinite(p[0]) && Number.isFinite(p[1]);
}

/** With as few corners as are drawn; undefined: there are too many whatever is left out. */
function simplified(drawn: readonly Drawn[]): Drawn[] | undefined {
  for (const step of STEPS) {
    const thin = drawn.map((d) => ({ ...d, lines: d.lines.map((line) => thinned(line, step)) }));
    const corners = thin.reduce((n, d) => n + d.lines.reduce((m, line) => m + line.length, 0), 0);
    if (corners <= MOST_CORNERS) return thin;
  }
  return undefined;
}

/** Leaves out corners that are closer than a step to the last one kept; the ends stay. */
function thinned(line: readonly Position[], step: number): Position[] {
  const factor = 10 ** DECIMALS;
  const kept: Position[] = [];
  for (const [i, [x, y]] of line.entries()) {
    const last = kept.at(-1);
    const isEnd = i === 0 || i === line.length - 1;
    if (!isEnd && last && Math.hypot(x - last[0], y - last[1]) < step) continue;
    kept.push([Math.round(x * factor) / factor, Math.round(y * factor) / factor]);
  }
  return kept;
}

function layerOf(
  drawn: readonly Drawn[],
  said: Pick<NewContext, 'name' | 'features' | 'kind' | 'year'>,
): NewContext {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [x, y] of drawn.flatMap((d) => d.lines.flat())) {
    west = Math.min(west, x);
    east = Math.max(east, x);
    south = Math.min(south, y);
    north = Math.max(north, y);
  }
  const shapes = JSON.stringify({
    type: 'FeatureCollection',
    features: drawn.map(({ type, name: called, kind, lines }) => ({
      type: 'Feature',
      properties: { name: called, kind },
      geometry:
        type === 'Point'
          ? { type: 'MultiPoint', coordinates: lines.map(([p]) => p) }
          : { type: 'MultiLineString', coordinates: lines },
    })),
  });
  return { ...said, box: [west, south, east, north], hash: hashOf(shapes), shapes };
}
