import { type GeoFeature, MOST_FEATURES } from './geo-file.ts';
import { JsonBroken, JsonScan, type Range } from './json-scan.ts';
import type { ReadProblem } from './problem.ts';
import { brokenShape, tooManyPoints } from './shape.ts';
import { othersFirst } from './slices.ts';

/** What GeoJSON bytes hold; geometries are made on demand, for together they may not fit into memory. */
interface GeoJson {
  readonly kind: 'geojson';
  readonly features: readonly GeoFeature[];
  /** the system a file names by the old member `crs` */
  readonly crs: string | null;
  readonly notes: readonly ReadProblem[];
}

type GeoJsonAnswer =
  | GeoJson
  | { readonly kind: 'topology' }
  /** JSON of another kind: what it calls itself */
  | { readonly kind: 'other'; readonly type: string }
  /** no JSON from this byte on */
  | { readonly kind: 'broken'; readonly at: number };

/** The columns of one area; a file may be made to have more of them than memory. */
const MOST_COLUMNS_BYTES = 1_000_000;
const MOST_AT_ONCE_BYTES = 4_000_000;

interface Top {
  type: string;
  crs: string | null;
  features: Range[] | undefined;
}

/** Reads GeoJSON feature by feature: what is broken inside one feature spoils that feature only. */
export async function scanGeoJson(bytes: Uint8Array): Promise<GeoJsonAnswer> {
  const scan = new JsonScan(bytes);
  const start = scan.space(bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0);
  if (bytes[start] !== 0x7b) return { kind: 'other', type: 'array' };
  const top: Top = { type: 'object', crs: null, features: undefined };
  let end: number;
  try {
    end = await readTop(scan, start, top);
  } catch (reason) {
    if (reason instanceof JsonBroken) return { kind: 'broken', at: reason.at };
    throw reason;
  }
  const rest = scan.space(end);
  if (top.type === 'Topology') return { kind: 'topology' };
  const ranges = top.type === 'Feature' ? [{ from: start, to: end }] : top.features;
  if (ranges === undefined || !/^Feature(Collection)?$/.test(top.type)) {
    return { kind: 'other', type: top.type };
  }
  if (rest < bytes.length) return { kind: 'broken', at: rest };
  const reader = new FeatureReader(scan);
  const features: GeoFeature[] = [];
  let done = start;
  for (const range of ranges) {
    features.push(reader.read(range, features.length + 1));
    if (range.to - done < MOST_AT_ONCE_BYTES) continue;
    done = range.to;
    await othersFirst();
  }
  return { kind: 'geojson', features, crs: top.crs, notes: reader.notes() };
}

/** Goes through the outermost object; returns where it ends. */
async function readTop(scan: JsonScan, start: number, top: Top): Promise<number> {
  const members = scan.members(start);
  let step = members.next();
  while (!step.done) {
    const member = step.value;
    if (member.key === 'features' && scan.isList(member.from)) {
      top.features = [];
      const items = scan.items(member.from);
      let item = items.next();
      let paused = member.from;
      while (!item.done) {
        if (top.features.length <= MOST_FEATURES) top.features.push(item.value);
        if (item.value.to - paused > MOST_AT_ONCE_BYTES) {
          paused = item.value.to;
          await othersFirst();
        }
        item = items.next();
      }
      member.to = item.value;
    } else if (member.key === 'type' || member.key === 'crs') {
      member.to = scan.value(member.from);
      const value = parsed(scan.text({ from: member.from, to: member.to }));
      if (member.key === 'type') top.type = String(value ?? 'null');
      else top.crs = crsName(value);
    }
    step = members.next();
  }
  return step.value;
}

function crsName(crs: unknown): string | null {
  const name = (crs as { properties?: { name?: unknown } } | null | undefined)?.properties?.name;
  return typeof name === 'string' ? name : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Columns of an area are texts and numbers; lists and objects among them say nothing here, however deep they go. */
export function plainProperties(properties: unknown): Record<string, unknown> {
  if (typeof properties !== 'object' || properties === null) return {};
  return Object.fromEntries(
    Object.entries(properties).filter(([, v]) => typeof v !== 'object' || v === null),
  );
}

/** Makes features of their ranges, and counts those whose letters are not UTF-8. */
class FeatureReader {
  private readonly scan: JsonScan;
  private readonly strict = new TextDecoder('utf-8', { fatal: true });
  private readonly old = new TextDecoder('windows-1252');
  private otherLetters = 0;
  private firstOther = 0;

  constructor(scan: JsonScan) {
    this.scan = scan;
  }

  read(range: Range, number: number): GeoFeature {
    const found = this.membersOf(range);
    const columns = found?.properties;
    if (found === undefined || (columns && columns.to - columns.from > MOST_COLUMNS_BYTES)) {
      return { number, properties: {}, geometry: () => brokenShape('feature-unreadable') };
    }
    const properties = found.properties && parsed(this.decode(found.properties, number));
    const at = found.geometry;
    return {
      number,
      properties: plainProperties(properties),
      geometry: () => {
        if (!at) return null;
        const many = tooManyPoints(this.scan.lists(at));
        if (many) return many;
        const geometry = parsed(this.scan.text(at));
        return geometry === undefined ? brokenShape('feature-unreadable') : geometry;
      },
    };
  }

  notes(): ReadProblem[] {
    if (this.otherLetters === 0) return [];
    const hint = { count: this.otherLetters };
    return [{ severity: 'warning', line: this.firstOther, column: null, code: 'letters-not-utf8', hint }];
  }

  /** undefined where the feature is no object that closes. */
  private membersOf(range: Range): { properties?: Range; geometry?: Range } | undefined {
    const found: { properties?: Range; geometry?: Range } = {};
    // `null` and numbers among the features are features without anything.
    if (this.scan.bytes[range.from] !== 0x7b) return found;
    try {
      for (const member of this.scan.members(range.from)) {
        const { key, from } = member;
        member.to = this.scan.value(from);
        if (key === 'properties' || key === 'geometry') found[key] = { from, to: member.to };
      }
    } catch (reason) {
      if (reason instanceof JsonBroken) return undefined;
      throw reason;
    }
    return found;
  }

  private decode(range: Range, number: number): string {
    const bytes = this.scan.bytes.subarray(range.from, range.to);
    try {
      return this.strict.decode(bytes);
    } catch {
      this.otherLetters += 1;
      if (this.firstOther === 0) this.firstOther = number;
      return this.old.decode(bytes);
    }
  }
}

/** The line of a byte, the first is 1. */
export function lineOfByte(bytes: Uint8Array, at: number): number {
  let line = 1;
  for (let i = bytes.indexOf(0x0a); i >= 0 && i < at; i = bytes.indexOf(0x0a, i + 1)) line += 1;
  return line;
}
