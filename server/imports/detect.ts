import type { FileKind } from '../../data/contract/import.ts';
import { findColumns } from '../../data/read/columns.ts';
import { NEED_HEADINGS } from '../../data/read/need.ts';
import { FIGURE_HEADINGS } from '../../data/read/own-figures.ts';
import { POPULATION_HEADINGS } from '../../data/read/population.ts';
import { CHANGE_HEADINGS } from './changes/rows.ts';
import { Findings } from './findings.ts';
import type { SourceFile } from './kind.ts';
import { openTable } from './lookup/open-table.ts';
import { nameHeading, numberHeading, ownNameRank } from './placing/headings.ts';

const GZIP = 0x1f;
const BRACE = 0x7b;

/**
 * What does a file hold? Told from its form and its headings. Undefined where nothing in it tells; a file that cannot be
 * read at all, or that lists persons, counts as figures, whose reader says what is wrong with it.
 */
export async function detectKind(file: SourceFile): Promise<FileKind | undefined> {
  if (isMap(file)) return 'boundaries';
  const opened = await openTable(file, new Findings());
  return opened ? kindOfColumns(opened.table.columns) : 'need';
}

function isMap({ name, bytes }: SourceFile): boolean {
  if (/\.(geojson|topojson|json|kml|kmz|shp|gpkg|gz|zip)$/i.test(name)) return true;
  const first = bytes.slice(0, 64).find((byte) => byte > 0x20 && byte < 0x80);
  return bytes[0] === GZIP || first === BRACE;
}

/** The kind of table that has these headings: the most telling first. */
function kindOfColumns(columns: readonly string[]): FileKind | undefined {
  const need = findColumns(columns, NEED_HEADINGS, []).at;
  const people = findColumns(columns, POPULATION_HEADINGS, []).at;
  const change = findColumns(columns, CHANGE_HEADINGS, []).at;
  const was = [change.oldParent, change.oldCode, change.oldName, change.newParent];
  if (change.kind !== undefined && was.some((at) => at !== undefined)) return 'changes';
  const own = findColumns(columns, FIGURE_HEADINGS, []).at;
  if (own.indicator !== undefined && own.count !== undefined) return 'figures';
  if (need.type !== undefined && need.count !== undefined) return 'need';
  const told = [people.persons, people.households, people.male, people.female].filter(
    (at) => at !== undefined,
  );
  const numbers = columns.filter((c) => numberHeading(c) !== undefined);
  // "Jumlah" alone may count anything; beside RT and RW it counts what lies in them.
  if (people.code !== undefined && told.length > 0 && numbers.length === 0) return 'population';
  if (numbers.length > 0 || columns.some((c) => nameHeading(c) !== undefined)) return 'areas';
  if (need.code !== undefined && columns.some((c) => ownNameRank(c) !== undefined)) return 'areas';
  return undefined;
}
