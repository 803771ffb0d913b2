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

/**
 * Makes GeoJSON geometries of a topology one by one. Of the topology only its objects are kept, and its arcs as plain
 * numbers: all villages of the country would otherwise take a gigabyte for as long as one of them is asked for.
 */
export class TopologyReader {
  /** x and y in turns, in degrees, of each arc */
  private readonly arcs: readonly Float64Array[];
  private readonly layers: Topology['objects'];

  constructor(topology: Topology) {
    this.layers = topology.objects;
    this.arcs = topology.arcs.map((arc) => decodeArc(arc, topology.transform));
  }

  /** Objects of one layer: the members of its collection, or itself. */
  objects(layer: string): readonly TopoObject[] {
    const object = this.layers[layer];
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
      const backwards = index < 0;
      const arc = this.arcs[backwards ? ~index : index] ?? NO_ARC;
      const corners = arc.length / 2;
      for (let i = points.length > 0 ? 1 : 0; i < corners; i += 1) {
        const at = 2 * (backwards ? corners - 1 - i : i);
        points.push([arc[at] ?? Number.NaN, arc[at + 1] ?? Number.NaN]);
      }
    }
    return points;
  }
}

const NO_ARC = new Float64Array();

/** Of a topology with a transform each corner is told by its distance from the last, in steps of a grid. */
function decodeArc(arc: unknown, transform: Topology['transform']): Float64Array {
  const given: readonly unknown[] = Array.isArray(arc) ? arc : [];
  const decoded = new Float64Array(2 * given.length);
  let x = 0;
  let y = 0;
  for (const [i, corner] of given.entries()) {
    const [px = Number.NaN, py = Number.NaN]: readonly number[] = Array.isArray(corner) ? corner : [];
    x = transform ? x + px : px;
    y = transform ? y + py : py;
    decoded[2 * i] = transform ? round(x * transform.scale[0] + transform.translate[0]) : x;
    decoded[2 * i + 1] = transform ? round(y * transform.scale[1] + transform.translate[1]) : y;
  }
  return decoded;
}

/** A grid step is some metres; beyond nine decimals (0.1 mm) the digits are only rounding noise. */
function round(degrees: number): number {
  return Math.round(degrees * 1e9) / 1e9;
}
