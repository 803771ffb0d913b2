import type { CellCounts, PublishedFamily } from '../../data/contract/disclosure.ts';
import { arrayText } from '../db/array-text.ts';
import { familyOf, makeTables } from './plan/make-tables.ts';
import type { Insiders, PastPart, PlannedCell } from './plan/plan.ts';
import { planTables as plan } from './plan/plan-tables.ts';
import type { PlanSettings } from './plan/settings.ts';
import { keyOf, type PlanArea, type PlanRow } from './plan/tables.ts';
import { type BuildRow, type PublishedRow, publishRows } from './publish.ts';

/**
 * What a part of a release is planned from. Rows come as the database wrote them, text of columns, and are read in the
 * thread that plans.
 */
export interface PartOrder {
  readonly settings: PlanSettings;
  readonly insiders: Insiders;
  /** the root and all below it down to the desa */
  readonly areas: readonly PlanArea[];
  readonly rows: readonly string[];
  /** the largest figure of one RT in each desa */
  readonly mostOfRt: readonly string[];
  /** `release_truth` of all kept releases, the oldest first */
  readonly history: readonly string[];
  /** what each part of `history` was planned from, as `PlannedPart.exact` told it; null: it was not kept */
  readonly exactThen: readonly (string | null)[];
  /** what the last release published; null before the first */
  readonly last: { readonly rows: string; readonly madeAt: string } | null;
  /** how groups were made of types then, one for each of `history` */
  readonly pastSums: readonly PlanSettings['sums'][];
  /** of a province: the planned cells of each of its regencies as a whole */
  readonly below?: readonly (readonly PlannedCell[])[];
}

/** Columns of some rows, each as text of an array, in the order in which the database is told them. */
export type ColumnTexts = readonly string[];

export interface PlannedPart {
  readonly published: readonly ColumnTexts[];
  readonly truth: readonly ColumnTexts[];
  /** all counts that it was planned from */
  readonly exact: string;
  readonly cells: readonly CellCounts[];
  /** figures besides zeros that are shown */
  readonly told: number;
}

/** A preview of a part: how many cells of each table are shown and hidden, and where. */
export interface PartPreview {
  readonly cells: readonly CellCounts[];
  readonly tables: readonly {
    family: PublishedFamily;
    level: PlannedCell['level'];
    id: number[];
    shown: number[];
    hidden: number[];
  }[];
  readonly told: number;
}

/** Plans a part and shapes what is written of it. */
export function planPart(order: PartOrder): PlannedPart {
  const { rows, cells } = planned(order);
  const last = new Map(
    order.last === null
      ? []
      : readColumns<PublishedRow>([order.last.rows]).map((row) => [
          keyOf({ ...row, areaId: row.area_id }),
          row,
        ]),
  );
  const lastAt = order.last?.madeAt ?? null;
  const published = publishRows({ ...order, rows, cells, last, lastAt });
  const keptAt = new Map(published.map((row) => [keyOf({ ...row, areaId: row.area_id }), row.kept_at]));
  const truth = cells.map((cell) => ({ ...cell, kept_at: keptAt.get(keyOf(cell)) ?? null }));
  return {
    published: slices(published).map((some) => PUBLISHED_COLUMNS.map((name) => column(some, name))),
    truth: slices(truth).map((some) => TRUTH_COLUMNS.map((name) => column(some, name))),
    exact: writeExact(order.settings, rows),
    cells: countCells(cells),
    told: countTold(cells),
  };
}

/** Plans a part and says what it would show. */
export function previewPart(order: PartOrder): PartPreview {
  const { cells } = planned(order);
  const everybody = cells.filter((cell) => cell.sex === 'A');
  const tables = [...Map.groupBy(everybody, ({ family, level }) => `${family} ${level}`).values()];
  return {
    cells: countCells(cells),
    told: countTold(cells),
    tables: tables.flatMap((some) => {
      const [first] = some;
      if (!first) return [];
      const byArea = Map.groupBy(some, ({ areaId }) => areaId);
      const id = [...byArea.keys()];
      const hidden = id.map((area) => byArea.get(area)?.filter((c) => c.state === 'hidden').length ?? 0);
      const shown = id.map((area, i) => (byArea.get(area)?.length ?? 0) - (hidden[i] ?? 0));
      return [{ family: first.family, level: first.level, id, shown, hidden }];
    }),
  };
}

function planned(order: PartOrder): { rows: BuildRow[]; cells: readonly PlannedCell[] } {
  const rows = withMostOfRt(order, readColumns<BuildRow>(order.rows));
  const history = order.history.map((text, i): PastPart => {
    const figures = order.exactThen[i];
    return {
      cells: readColumns<PastPart['cells'][number]>([text]),
      sums: order.pastSums[i] ?? order.settings.sums,
      ...(figures == null ? {} : { rows: readColumns<PlanRow>([figures]) }),
    };
  });
  const tables = makeTables({ areas: order.areas, rows, settings: order.settings });
  const { insiders, below } = order;
  const { cells } = plan(tables, { insiders, history, ...(below ? { below } : {}) });
  return { rows, cells };
}

const EXACT_COLUMNS = ['area_id', 'level', 'series', 'sex', 'measure', 'count', 'most_of_rt'] as const;

/** What is told of anybody in need, zeros apart: of who holds none, there is nothing to know. */
function writeExact(settings: PlanSettings, rows: readonly BuildRow[]): string {
  const told = rows.filter((row) => row.count > 0 && familyOf(row.series, settings) !== null);
  return JSON.stringify(
    Object.fromEntries(EXACT_COLUMNS.map((name) => [name, told.map((row) => row[name] ?? null)])),
  );
}

/** Texts of `{"column": [...], ...}` as rows. */
function readColumns<Row>(texts: readonly string[]): Row[] {
  return texts.flatMap((text) => {
    const columns = JSON.parse(text) as Record<string, readonly unknown[]>;
    const names = Object.keys(columns);
    const size = columns[names[0] ?? '']?.length ?? 0;
    return Array.from(
      { length: size },
      (_, i) => Object.fromEntries(names.map((name) => [name, columns[name]?.[i] ?? null])) as Row,
    );
  });
}

interface MostOfRt {
  readonly area_id: number;
  readonly series: string;
  readonly sex: BuildRow['sex'];
  readonly measure: BuildRow['measure'];
  readonly most: number;
}

/** The largest figure of one RT in each desa, and so in each area above it. */
function withMostOfRt(order: PartOrder, rows: readonly BuildRow[]): BuildRow[] {
  const parentOf = new Map(order.areas.map(({ id, parentId }) => [id, parentId]));
  const most = new Map<string, number>();
  for (const found of readColumns<MostOfRt>(order.mostOfRt)) {
    for (let area: number | null | undefined = found.area_id; area != null; area = parentOf.get(area)) {
      const key = keyOf({ ...found, areaId: area });
      most.set(key, Math.max(most.get(key) ?? 0, found.most));
    }
  }
  return rows.map((row) => ({
    ...row,
    most_of_rt: most.get(keyOf({ ...row, areaId: row.area_id })) ?? null,
  }));
}

const PUBLISHED_COLUMNS = [
  'series',
  'measure',
  'sex',
  'level',
  'area_id',
  'count',
  'basis',
  'n',
  'm',
  'parts_count',
  'persons',
  'households',
  'area_m2',
  'kept_at',
] as const;
const TRUTH_COLUMNS = [
  'series',
  'measure',
  'sex',
  'level',
  'areaId',
  'value',
  'state',
  'because',
  'kept_at',
] as const;

/** Rows a statement: one takes a few milliseconds, and others wait for no more than that. */
const ROWS_AT_ONCE = 1000;

function slices<Row>(rows: readonly Row[]): Row[][] {
  return Array.from({ length: Math.ceil(rows.length / ROWS_AT_ONCE) }, (_, i) =>
    rows.slice(i * ROWS_AT_ONCE, (i + 1) * ROWS_AT_ONCE),
  );
}

function column<Row, Name extends keyof Row>(rows: readonly Row[], name: Name): string {
  return arrayText(rows.map((row) => row[name] as string | number | null));
}

/** Figures of today besides zeros: one that is kept says nothing of them, and may itself be a zero. */
function countTold(cells: readonly PlannedCell[]): number {
  return cells.filter((cell) => cell.state === 'shown' && cell.value > 0).length;
}

/** Cells of each table and level, recorded and served together. */
function countCells(cells: readonly PlannedCell[]): CellCounts[] {
  const groups = Map.groupBy(cells, ({ family, level, sex }) => `${family} ${level} ${sex === 'A'}`);
  return [...groups.values()].flatMap((some) => {
    const [first] = some;
    if (!first) return [];
    const count = (is: (cell: PlannedCell) => boolean) => some.filter(is).length;
    return [
      {
        family: first.family,
        level: first.level,
        bySex: first.sex !== 'A',
        shown: count((c) => c.state === 'shown'),
        primary: count((c) => c.state === 'hidden' && c.because === 'primary'),
        complement: count((c) => c.state === 'hidden' && c.because !== 'primary'),
        kept: count((c) => c.state === 'kept'),
      },
    ];
  });
}
