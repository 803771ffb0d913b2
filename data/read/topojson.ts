/** What of a TopoJSON file is needed to make its features, see https://github.com/topojson/topojson-specification. */
export interface Topology {
  readonly type: 'Topology';
  readonly arcs: readonly (readonly (readonly number[])[])[];
  readonly transform?: {
    readonly scale: readonly [number, number];
    readonly translate: readonly [number, number];
  };
  readonly objects: Readonly<Record<string, TopoObject>>;
}

export interface TopoObject {
  readonly type?: unknown;
  readonly arcs?: unknown;
  readonly geometries?: readonly TopoObject[];
  readonly properties?: Readonly<Record<string, unknown>> | null;
}

/** Collections in collections: nobody draws deeper ones, but a file may be made to. */
const MOST_DEPTH = 20;

export function isTopology(value: unknown): value is Topology {
  const v = value as Partial<Topology> | null;
  return (
    v?.type === 'Topology' && Array.isArray(v.arcs) && typeof v.objects === 'object' && v.objects !== null
  );
}

/** Makes GeoJSON geometries of a topology one by one, each arc decoded once and only when a feature needs it. */
export class TopologyReader {
  private readonly decoded = new Map<number, [number, number][]>();
  private readonly topology: Topology;

  constructor(topology: Topology) {
    this.topology = topology;
  }

  /** Objects of one layer: the members of its collection, or itself. */
  objects(layer: string): readonly TopoObject[] {
    const object = this.topology.objects[layer];
    if (!object) return [];
    return object.type === 'GeometryCollection' ? (object.geometries ?? []) : [object];
  }

  /** A polygon or multipolygon with coordinates; what is neither is given back as it is, null as null. */
  geometry(object: TopoObject, depth = 0): unknown {
    if (object.type === null || object.type === undefined || depth > MOST_DEPTH) return null;
    if (object.type === 'Polygon') {
      return { type: 'Polygon', coordinates: this.rings(object.arcs) };
    }
    if (object.type === 'MultiPolygon') {
      const parts = Array.isArray(object.arcs) ? object.arcs : [];
      return { type: 'MultiPolygon', coordinates: parts.map((p) => this.rings(p)) };
    }
    if (object.type === 'GeometryCollection') {
      return {
        type: 'GeometryCollection',
        geometries: (object.geometries ?? []).map((g) => this.geometry(g, depth + 1)),
      };
    }
    return { type: object.type };
  }

  private rings(arcs: unknown): [number, number][][] {
    return Array.isArray(arcs) ? arcs.map((ring) => this.ring(ring)) : [];
  }

  /** Arcs follow each other, each beginning where the last ended; ~i is arc i backwards. */
  private ring(indexes: unknown): [number, number][] {
    const points: [number, number][] = [];
    for (const index of Array.isArray(indexes) ? indexes : []) {
      const arc = this.arc(index < 0 ? ~index : index);
      const run = index < 0 ? arc.toReversed() : arc;
      for (let i = points.length > 0 ? 1 : 0; i < run.length; i += 1) points.push(run[i] as [number, number]);
    }
    return points;
  }

  private arc(index: number): [number, number][] {
    const known = this.decoded.get(index);
    if (known) return known;
    const { transform } = this.topology;
    const points: [number, number][] = [];
    let x = 0;
    let y = 0;
    for (const p of this.topology.arcs[index] ?? []) {
      const [px = Number.NaN, py = Number.NaN] = p;
      if (!transform) {
        points.push([px, py]);
        continue;
      }
      x += px;
      y += py;
      points.push([
        round(x * transform.scale[0] + transform.translate[0]),
        round(y * transform.scale[1] + transform.translate[1]),
      ]);
    }
    this.decoded.set(index, points);
    return points;
  }
}

/** A grid step is some metres; beyond nine decimals (0.1 mm) the digits are only rounding noise. */
function round(degrees: number): number {
  return Math.round(degrees * 1e9) / 1e9;
}
