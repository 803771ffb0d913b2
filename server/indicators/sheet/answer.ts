import type { Registry, SeriesEntry } from '../../../data/catalogue/indicators.ts';
import { isFiner, type Level } from '../../../data/catalogue/levels.ts';
import { RATE_SCALE } from '../../../data/catalogue/own.ts';
import type { Indicator } from '../../../data/contract/indicator.ts';
import { lastDay } from '../../../data/contract/period.ts';
import {
  type Basis,
  CLASS_HIDDEN,
  CLASS_NO_DATA,
  CLASS_PARTIAL,
  CLASS_ZERO,
  type Sex,
} from '../../../data/contract/values.ts';
import type { Scope } from '../../access/scope.ts';
import { findWithin, type Within } from '../../areas/browse/query.ts';
import type { Context } from '../../context.ts';
import { coverColumns } from '../../coverage/answer.ts';
import type { Db } from '../../db/open.ts';
import type { Reader } from '../../disclosure/query.ts';
import { Fault } from '../../fault.ts';
import { loadRegistry } from '../../own/answer.ts';
import { answerValues } from '../answer.ts';
import { loadFrame, type SourceLine } from '../query.ts';
import { readerOf } from '../reader/answer.ts';
import { loadSeries, type SeriesColumns } from './query.ts';

/** One figure of a sheet: 0 for a number, else the state in its place, as in a table of values. */
export interface SheetFigure {
  readonly class: number;
  readonly value: number | null;
  readonly basis: Basis;
  readonly n: number | null;
  readonly m: number | null;
  /** day of the earlier release that it is kept from; absent where it is of the one that is read, or exact */
  readonly kept?: string;
}

export interface SheetColumn {
  readonly indicator: Indicator;
  /** from whom, and the latest day that any of them describes */
  readonly sources: readonly string[];
  readonly asOf: string | null;
  /** a row of the areas asked for each */
  readonly figures: readonly SheetFigure[];
}

export interface Sheet {
  readonly columns: readonly SheetColumn[];
  /** closed at this level, though there are figures at coarser ones */
  readonly withheld: readonly Indicator[];
  readonly simulated: boolean;
}

export interface SheetQuestion {
  readonly within: string;
  readonly level: Level;
  readonly period: string;
  readonly sex: Sex;
  /** area.id, in the order of the rows wanted */
  readonly areas: readonly number[];
}

const NONE: SheetFigure = { class: CLASS_NO_DATA, value: null, basis: 'none', n: null, m: null };
const HIDDEN: SheetFigure = { class: CLASS_HIDDEN, value: null, basis: 'hidden', n: null, m: null };

/**
 * Every count (and rate as its source gives it) that has figures in a period, over the same areas: what a table of
 * values answers for one indicator, for all; of services who was served and who was not yet, and of officers how many
 * there are, what that is of the norm, and how many are missing. Closed types are left out below their finest level. Throws Fault
 * 'unknown-area'.
 */
export async function answerSheet(ctx: Context, scope: Scope, question: SheetQuestion): Promise<Sheet> {
  const db = ctx.db.as(scope);
  const { level, period, sex } = question;
  const within = await findWithin(db, question.within, lastDay(period));
  if (!within) throw new Fault('unknown-area', { code: question.within });
  const registry = await loadRegistry(db);
  const all = registry.indicators
    .filter((i) => i.measure === 'count' || i.measure === 'rate')
    .flatMap((i) => registry.find(i.id) ?? [])
    .filter(({ entry }) => entry.family !== 'cover')
    .flatMap(({ entry, indicator }) => {
      const reader = readerOf(scope, {
        code: within.code,
        level,
        sex,
        measure: 'tercatat',
        entries: [entry],
      });
      return reader === undefined ? [] : [{ entry, indicator, reader }];
    });
  // Of one sheet some columns may be exact and others published.
  const readers = [...new Set(all.map(({ reader }) => reader))];
  const parts = await Promise.all(
    readers.map((reader) =>
      readPart(db, { ...question, within, reader, all: all.filter((a) => a.reader === reader) }),
    ),
  );
  const told = new Set(parts.flatMap((p) => p.columns.map(({ indicator }) => indicator.series)));
  const made = [
    ...(await servedColumns(ctx, scope, question, registry, told)),
    ...(await coverColumns(ctx, scope, question, registry)),
  ];
  const order = new Map(registry.indicators.map((indicator, i) => [indicator.id, i]));
  const inOrder = (a: Indicator, b: Indicator) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0);
  return {
    columns: [...parts.flatMap((p) => p.columns), ...made].sort((a, b) => inOrder(a.indicator, b.indicator)),
    withheld: parts.flatMap((p) => p.withheld).sort(inOrder),
    simulated: parts.some((p) => p.simulated) || made.some((c) => c.simulated),
  };
}

/** Of services that have figures who was served and who was not yet. */
async function servedColumns(
  ctx: Context,
  scope: Scope,
  { areas, ...asked }: SheetQuestion,
  registry: Registry,
  told: ReadonlySet<string>,
): Promise<(SheetColumn & { readonly simulated: boolean })[]> {
  const wanted = registry.indicators.filter(
    (i) => i.family === 'spm' && told.has(i.series) && (i.measure === 'served' || i.measure === 'unserved'),
  );
  const how = { measure: 'tercatat', method: 'ckmeans', classes: 5 } as const;
  const columns: (SheetColumn & { readonly simulated: boolean })[] = [];
  for (const indicator of wanted) {
    const table = await answerValues(ctx, scope, { ...asked, ...how, indicator: indicator.id }).catch(
      (reason: unknown) => {
        // Published less finely than those to be served are.
        if (reason instanceof Fault) return undefined;
        throw reason;
      },
    );
    if (!table) continue;
    const at = new Map(table.id.map((id, i) => [id, i]));
    columns.push({
      indicator,
      sources: table.sources.map(({ name }) => name),
      asOf: table.asOf,
      simulated: table.simulated,
      figures: areas.map((id): SheetFigure => {
        const i = at.get(id) ?? -1;
        const [value, basis] = [table.value[i] ?? null, table.basis[i] ?? 'none'];
        if (basis === 'hidden') return HIDDEN;
        if (value === null) return NONE;
        const kept = table.kept?.[i];
        return {
          ...(kept ? { kept } : {}),
          class: basis === 'partial' ? CLASS_PARTIAL : value === 0 ? CLASS_ZERO : 0,
          value,
          basis,
          n: table.n[i] ?? null,
          m: table.m[i] ?? null,
        };
      }),
    });
  }
  return columns;
}

interface PartAsked extends Omit<SheetQuestion, 'within'> {
  readonly within: Within;
  readonly reader: Reader;
  readonly all: readonly { readonly entry: SeriesEntry; readonly indicator: Indicator }[];
}

/** The columns that are read alike. */
async function readPart(db: Db, asked: PartAsked): Promise<Sheet> {
  const { within, reader, all, level, period, sex, areas } = asked;
  const series = all.map(({ entry }) => entry.series);
  const frame = await loadFrame(db, reader, within, period, series);
  const told = new Map(frame.sources.map((s) => [s.series, s.sexes]));
  const known = all.filter(({ entry }) => told.has(entry.series));
  const open = known.filter(({ entry }) => !isClosedAt(entry, level));
  const rows = await loadSeries(db, {
    reader,
    builds: frame.builds.map((b) => b.id),
    level,
    areas,
    series: open.map(({ entry }) => entry.series),
    // A series told only as a whole is all 'not stated'; the roll-up keeps it once, under A.
    sexes: open.map(({ entry }) => (sex === 'T' && told.get(entry.series) === 'A' ? 'A' : sex)),
  });
  const bySeries = new Map(rows.map((row) => [row.series, row]));
  return {
    columns: open.map(({ entry, indicator }) => ({
      indicator,
      ...sourcesOf(frame.sources.filter((s) => s.series === entry.series)),
      figures: figuresOf(bySeries.get(entry.series), areas, indicator.measure === 'rate'),
    })),
    withheld: known.filter(({ entry }) => isClosedAt(entry, level)).map(({ indicator }) => indicator),
    simulated: frame.sources.some((s) => s.simulated),
  };
}

function sourcesOf(lines: readonly SourceLine[]): Pick<SheetColumn, 'sources' | 'asOf'> {
  const days = lines.flatMap((s) => s.asOf ?? []).sort();
  return { sources: [...new Set(lines.flatMap((s) => s.name ?? []))], asOf: days.at(-1) ?? null };
}

function isClosedAt(entry: SeriesEntry, level: Level): boolean {
  return entry.finest !== null && isFiner(level, entry.finest);
}

function figuresOf(
  known: SeriesColumns | undefined,
  areas: readonly number[],
  isReported: boolean,
): SheetFigure[] {
  const at = new Map(known?.id.map((id, i) => [id, i]));
  return areas.map((id) => {
    const i = at.get(id);
    const count = i === undefined ? undefined : known?.count[i];
    if (i === undefined || count === undefined) return NONE;
    const basis = known?.basis[i] ?? 'none';
    if (count === null || basis === 'hidden') return HIDDEN;
    const kept = known?.kept?.[i];
    return {
      ...(kept ? { kept } : {}),
      class: basis === 'partial' ? CLASS_PARTIAL : count === 0 ? CLASS_ZERO : 0,
      value: isReported ? count / RATE_SCALE : count,
      basis,
      n: known?.n[i] ?? null,
      m: known?.m[i] ?? null,
    };
  });
}
