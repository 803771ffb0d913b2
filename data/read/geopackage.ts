import { type GeoFeature, type LayerAnswer, MOST_FEATURES, refusal } from './geo-file.ts';
import type { ReadProblem } from './problem.ts';
import { eachInSlices } from './slices.ts';
import { SqliteFile, type SqliteRow, type SqliteTable, type SqliteValue } from './sqlite.ts';
import { columnsOfTable } from './sqlite-columns.ts';
import { readGeoPackageShape } from './wkb.ts';

interface Layer {
  readonly table: SqliteTable;
  readonly shapeColumn: string;
  readonly crs: string | null;
  readonly hasPolygons: boolean;
}

/** Reads a layer of a GeoPackage (OGC 12-128): the one asked for, else that of polygons with most areas. */
export async function readGeoPackage(bytes: Uint8Array, wanted: string | undefined): Promise<LayerAnswer> {
  const file = SqliteFile.open(bytes);
  if (!file) return refusal('gpkg-broken');
  const tables = new Map(file.tables().map((t) => [t.name.toLowerCase(), t]));
  const described = tables.get('gpkg_geometry_columns');
  if (!described) return refusal(file.damaged > 0 || file.isCut ? 'gpkg-broken' : 'not-geopackage');
  const layers = layersOf(file, tables, described);
  const counts = new Map(layers.map((l) => [l, countRows(file, l.table)]));
  const ranked = layers.toSorted(
    (a, b) => Number(b.hasPolygons) - Number(a.hasPolygons) || (counts.get(b) ?? 0) - (counts.get(a) ?? 0),
  );
  const names = ranked.map((l) => l.table.name);
  const layer = wanted === undefined ? ranked[0] : ranked.find((l) => l.table.name === wanted);
  if (!layer && wanted !== undefined) return refusal('unknown-layer', { layers: names.join(', ') }, wanted);
  if (!layer) return refusal(file.damaged > 0 ? 'gpkg-broken' : 'no-features');
  file.damaged = 0;
  const features: GeoFeature[] = [];
  const reader = new RowReader(layer);
  await eachInSlices(firstOf(file.rows(layer.table.root), MOST_FEATURES + 1), (row) => {
    features.push(reader.feature(row, features.length + 1));
  });
  if (features.length === 0 && file.damaged > 0) return refusal('gpkg-broken');
  const notes: ReadProblem[] = [];
  if (file.damaged > 0 || file.isCut) {
    const hint = { read: features.length };
    notes.push({ severity: 'error', line: null, column: null, code: 'gpkg-damaged', hint });
  }
  return {
    format: 'GeoPackage',
    layer: layer.table.name,
    otherLayers: names.filter((n) => n !== layer.table.name),
    features,
    crs: layer.crs,
    notes,
  };
}

/** One more than may be is enough to know that there are too many. */
function* firstOf<T>(items: Iterable<T>, most: number): Generator<T> {
  let n = 0;
  for (const item of items) {
    if (n >= most) return;
    n += 1;
    yield item;
  }
}

function countRows(file: SqliteFile, table: SqliteTable): number {
  let n = 0;
  for (const _ of file.rows(table.root)) n += 1;
  return n;
}

/** Rows of a table by the names of its columns. */
function* namedRows(file: SqliteFile, table: SqliteTable): Generator<Record<string, SqliteValue>> {
  const columns = columnsOfTable(table.sql).filter((c) => c.isStored);
  for (const row of file.rows(table.root)) {
    const values = row.values();
    yield Object.fromEntries(
      columns.map((c, i) => [c.name.toLowerCase(), c.isRowid ? row.rowid : (values[i] ?? null)]),
    );
  }
}

function layersOf(
  file: SqliteFile,
  tables: ReadonlyMap<string, SqliteTable>,
  described: SqliteTable,
): Layer[] {
  const systems = new Map<SqliteValue | undefined, string>();
  const known = tables.get('gpkg_spatial_ref_sys');
  for (const row of known ? namedRows(file, known) : []) systems.set(row.srs_id, nameOfSystem(row));
  return [...namedRows(file, described)].flatMap((row) => {
    const table = tables.get(String(row.table_name).toLowerCase());
    if (!table || typeof row.column_name !== 'string') return [];
    return [
      {
        table,
        shapeColumn: row.column_name,
        crs: systems.get(row.srs_id) ?? null,
        hasPolygons: !/point|line/i.test(String(row.geometry_type_name)),
      },
    ];
  });
}

/** 'EPSG:32750' where an organisation numbers it, else its definition (WKT); '' for systems that are said to be unknown. */
function nameOfSystem(row: Record<string, SqliteValue>): string {
  if (Number(row.srs_id) <= 0) return '';
  const by = String(row.organization ?? '');
  if (/^epsg$/i.test(by)) return `EPSG:${row.organization_coordsys_id}`;
  return String(row.definition ?? row.srs_name ?? '');
}

/** Rows as features: columns but that of the shape, which is made on demand. */
class RowReader {
  private readonly columns: { readonly name: string; readonly at: number; readonly isRowid: boolean }[];
  private readonly shapeAt: number;

  constructor(layer: Layer) {
    const stored = columnsOfTable(layer.table.sql).filter((c) => c.isStored);
    const isShape = (name: string) => name.toLowerCase() === layer.shapeColumn.toLowerCase();
    this.shapeAt = stored.findIndex((c) => isShape(c.name));
    this.columns = stored.flatMap((c, at) => (isShape(c.name) ? [] : [{ ...c, at }]));
  }

  feature(row: SqliteRow, number: number): GeoFeature {
    const values = row.values();
    const properties: Record<string, unknown> = {};
    for (const { name, at, isRowid } of this.columns) {
      const value = isRowid ? row.rowid : (values[at] ?? null);
      // Pictures and the like say nothing of an area.
      if (!(value instanceof Uint8Array))
        properties[name] = typeof value === 'bigint' ? String(value) : value;
    }
    return {
      number,
      properties,
      geometry: () => {
        const blob = row.values()[this.shapeAt];
        return blob instanceof Uint8Array ? readGeoPackageShape(blob) : null;
      },
    };
  }
}
