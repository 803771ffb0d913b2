import { type ClassScheme, schemeOf } from '../../data/catalogue/hazards.ts';
import type { FileKind } from '../../data/contract/import.ts';
import { findColumns, type Headings } from '../../data/read/columns.ts';
import { readGeo } from '../../data/read/geo.ts';
import type { GeoFile } from '../../data/read/geo-file.ts';
import { PLACE_HEADINGS } from '../../data/read/place.ts';
import { FACILITY_HEADINGS, isFacilityKind } from './facilities/rows.ts';
import { findClassColumn, findHazard, hazardInName, readHazard } from './hazards/class-column.ts';
import { EVENT_HEADINGS } from './hazards/events.ts';
import { callsItselfSettled } from './hazards/settled.ts';
import { CLASS_TABLE_HEADINGS } from './hazards/table.ts';
import type { SourceFile } from './kind.ts';
import { isOfRoads } from './roads/lines.ts';
import { isReliefItem, STOCK_HEADINGS } from './stock/rows.ts';

/** A map this large is of borders: it is not read twice to find out. */
const MOST_BYTES = 40e6;
const LOOKED_AT = 200;
/** Numbers say little of what they are; words do. */
const SPOKEN: ReadonlySet<ClassScheme | undefined> = new Set(['tingkat', 'krb', 'ya-tidak']);

/**
 * What does a map hold: borders, zones of a hazard, a network of roads, or other lines and points? Undefined where it may
 * be two of them: areas by their names and codes with a class of danger are borders to one office, zones to another.
 */
export async function kindOfMap({ name, bytes }: SourceFile): Promise<FileKind | undefined> {
  if (bytes.byteLength > MOST_BYTES) return 'boundaries';
  const read = await readGeo(bytes);
  // Its reader says what is wrong with it.
  if ('problem' in read) return 'boundaries';
  const { file } = read;
  const looked = file.features.slice(0, LOOKED_AT);
  const types = new Set(looked.flatMap((f) => typeOf(f.geometry())));
  const isOf = (type: string) => types.size > 0 && [...types].every((t) => t.endsWith(type));
  if (isOf('LineString')) return looked.filter(isOfRoads).length * 2 > looked.length ? 'roads' : 'context';
  if (isOf('Point')) return 'context';
  const column = findClassColumn(file, {});
  const isDanger = findHazard(file, name) !== undefined;
  // Where people live is drawn under the map, and measured by.
  if (callsItselfSettled(file, name) && !(column && (isDanger || saysDanger(column.column))))
    return 'context';
  if (!column || !(isDanger || saysDanger(column.column))) return 'boundaries';
  if (!isDanger && !SPOKEN.has(column.scheme)) return 'boundaries';
  return namesAreas(file) ? undefined : 'hazard-zones';
}

function typeOf(geometry: unknown): string[] {
  const { type } = (geometry ?? {}) as { type?: unknown };
  return typeof type === 'string' ? [type] : [];
}

/** A heading that is of danger and of nothing else. */
function saysDanger(heading: string): boolean {
  return /(bahaya|rawan|krb|hazard|prone)/i.test(heading);
}

function namesAreas({ columns }: GeoFile): boolean {
  const { code, bps, desa, kecamatan, rw, rt } = findColumns(columns, PLACE_HEADINGS, []).at;
  return [code, bps, desa, kecamatan, rw, rt].some((at) => at !== undefined);
}

type Rows = readonly { readonly cells: readonly string[] }[];

/** Is a table about disasters: stock, facilities, classes of danger or past events? Undefined where it is about something else. */
export function kindOfDisasterTable(
  columns: readonly string[],
  rows: Rows,
  name: string,
): FileKind | undefined {
  const looked = rows.slice(0, LOOKED_AT);
  const find = <K extends string>(headings: Headings<K>) => findColumns(columns, headings, []).at;
  const cells = (at: number | undefined) =>
    at === undefined ? [] : looked.map((row) => (row.cells[at] ?? '').trim()).filter((cell) => cell !== '');
  const mostly = (at: number | undefined, is: (cell: string) => boolean) => {
    const all = cells(at);
    return all.length > 0 && all.filter(is).length * 2 > all.length;
  };
  const stock = find(STOCK_HEADINGS);
  if (stock.facility !== undefined && stock.count !== undefined && mostly(stock.item, isReliefItem)) {
    return 'stock';
  }
  const facility = find(FACILITY_HEADINGS);
  if (facility.facility !== undefined && mostly(facility.kind, isFacilityKind)) return 'facilities';
  const { class: at, hazard } = find(CLASS_TABLE_HEADINGS);
  const isHazard = (word: string) => readHazard(word) !== undefined;
  const isDanger = mostly(hazard, isHazard) || hazardInName(name) !== undefined;
  const scheme = schemeOf([...new Set(cells(at))]);
  if (at !== undefined && isDanger && scheme !== undefined) return 'hazard-table';
  if (at !== undefined && saysDanger(columns[at] ?? '') && SPOKEN.has(scheme)) return 'hazard-table';
  const event = find(EVENT_HEADINGS);
  const isDated = event.year !== undefined || event.on !== undefined;
  return isDated && mostly(event.hazard, isHazard) ? 'hazard-events' : undefined;
}
