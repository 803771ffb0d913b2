import { zipSync } from 'fflate';
import { sniffFormat } from './format.ts';
import { isProblem, openZip, type ZipEntry } from './zip.ts';

/** Parts of a workbook that are read. */
const OF_WORKBOOK =
  /^(?:\[content_types\]\.xml|_rels\/\.rels|xl\/(?:workbook|sharedstrings|styles)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[^/]+\.xml)$/i;
/** Of these only is said that they are there. */
const TOLD_ONLY = /^xl\/(?:externallinks\/[^/]+\.xml|vbaproject\.bin)$/i;
/** How it looks and was saved; no figure and no list stands in these. */
const PLAIN_OF_WORKBOOK =
  /^(?:docprops\/(?:app|core)\.xml|xl\/(?:calcchain|theme\/[^/]+|metadata)\.xml|xl\/printersettings\/[^/]+|xl\/worksheets\/_rels\/[^/]+)$/i;
const WORKBOOK = /^xl\/workbook\.xml$/i;

const TABLE = /\.(?:csv|tsv|txt|xlsx|xlsm)$/i;
const MAP = /\.(?:shp|gpkg|km[lz]|gpx|(?:geo|topo)?json|zip|gz)$/i;
const MAP_ITSELF = /\.(?:shp|gpkg|km[lz]|gpx|(?:geo|topo)?json)$/i;
const BESIDE_SHAPES = /\.(?:dbf|prj|cpg|cst)$/i;
/** Indexes and styles of maps. */
const PLAIN_OF_MAP =
  /\.(?:shx|sbn|sbx|qix|fix|qpj|qmd|qml|sld|lyrx?|ain|aih|atx|ixs|mxs|shp\.xml|aux\.xml)$/i;

const MOST_DEPTH = 3;
/** The day that every packed file gets: the same file stays the same. */
const PACKED_ON = '1980-01-02T12:00:00';

export interface OnlyNeeded {
  readonly bytes: Uint8Array;
  /** files in it that stay behind */
  readonly left: number;
}

/**
 * A packed file without what no reader takes anything from, but a list of persons may stand in: the rows that a pivot
 * table remembers, saved cells of other workbooks, comments, charts, pictures, letters packed beside a map. Undefined
 * where all of it is needed, or nothing is packed. `limit`: bytes that it may unpack to.
 */
export function onlyNeeded(bytes: Uint8Array, limit: number): Promise<OnlyNeeded | undefined> {
  return lessOf(bytes, { limit, depth: 0, inMap: false });
}

interface Where {
  readonly limit: number;
  readonly depth: number;
  /** packed in an archive of maps */
  readonly inMap: boolean;
}

async function lessOf(bytes: Uint8Array, where: Where): Promise<OnlyNeeded | undefined> {
  if (sniffFormat(bytes) !== 'zip') return undefined;
  // Deeper than any reader looks.
  if (where.depth >= MOST_DEPTH) return { bytes: new Uint8Array(0), left: 1 };
  const zip = openZip(bytes, where.limit);
  if ('problem' in zip) return undefined;
  const { entries } = zip;
  const sort = sorter(entries, where.inMap);
  const inMap = where.inMap || entries.some(({ path }) => MAP.test(path));
  const inside = new Map<string, OnlyNeeded>();
  for (const entry of entries) {
    if (!/\.(?:zip|kmz|xlsx|xlsm)$/i.test(entry.path) || sort(entry.path) !== 'read') continue;
    const packed = await entry.unpack();
    const less = isProblem(packed)
      ? undefined
      : await lessOf(packed, { ...where, depth: where.depth + 1, inMap });
    if (less) inside.set(entry.path, less);
  }
  const left = entries.filter((entry) => sort(entry.path) === 'other').length;
  if (left === 0 && inside.size === 0) return undefined;
  const kept: Record<string, Uint8Array> = {};
  for (const entry of entries) {
    const kind = sort(entry.path);
    if (kind === 'told') kept[entry.path] = new Uint8Array(0);
    if (kind !== 'read') continue;
    const part = inside.get(entry.path)?.bytes ?? (await entry.unpack());
    // What is broken is told by its reader: the file goes as it is, and comes to nothing.
    if (isProblem(part)) return undefined;
    kept[entry.path] = part;
  }
  const more = [...inside.values()].reduce((sum, less) => sum + less.left, 0);
  return { bytes: zipSync(kept, { level: 6, mtime: PACKED_ON }), left: left + more };
}

type Sort = 'read' | 'told' | 'plain' | 'other';

function sorter(entries: readonly ZipEntry[], inMap: boolean): (path: string) => Sort {
  const has = (pattern: RegExp) => entries.some(({ path }) => pattern.test(path));
  if (has(WORKBOOK)) {
    return (path) =>
      OF_WORKBOOK.test(path)
        ? 'read'
        : TOLD_ONLY.test(path)
          ? 'told'
          : PLAIN_OF_WORKBOOK.test(path)
            ? 'plain'
            : 'other';
  }
  if (has(MAP)) {
    // An archive in an archive is opened where no map lies beside it.
    const isMap = (path: string) => (has(MAP_ITSELF) ? MAP_ITSELF : MAP).test(path);
    return (path) =>
      isMap(path) || BESIDE_SHAPES.test(path) ? 'read' : PLAIN_OF_MAP.test(path) ? 'plain' : 'other';
  }
  if (has(TABLE)) return (path) => (TABLE.test(path) && !inMap ? 'read' : 'other');
  // Maps whose endings say nothing are told by what is in them: all of it may be one.
  return () => 'read';
}
