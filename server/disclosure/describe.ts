import {
  closedLevelOf,
  FINEST_LEVELS,
  finestClosed,
  LEAST_K,
  STANDARD_DISCLOSURE,
} from '../../data/catalogue/disclosure.ts';
import type { Registry } from '../../data/catalogue/indicators.ts';
import { NEED_TYPES } from '../../data/catalogue/needs.ts';
import { isInTotal, isSameGroups } from '../../data/catalogue/totals.ts';
import {
  BROKEN_OFF,
  type CellCounts,
  type DisclosureSettings,
  type DisclosureState,
  MOST_LISTED,
  type ReleaseDetail,
  type ReleaseHead,
} from '../../data/contract/disclosure.ts';
import type { Context } from '../context.ts';
import type { Db } from '../db/open.ts';
import { loadRegistry } from '../own/answer.ts';
import { loadDisclosure } from './query.ts';
import { loadBuildsToPublish } from './store/query.ts';
import {
  type ChangedCell,
  countChanges,
  loadChanges,
  loadCurrentParts,
  loadKept,
  loadReleases,
  loadWork,
  type ReleaseRow,
  type ReleaseWork,
} from './store/releases.ts';

/** What is published how, and what of it is out of date. */
export async function describeState(ctx: Context, db: Db): Promise<DisclosureState> {
  const [held, releases, work, due] = await Promise.all([
    loadDisclosure(db),
    loadReleases(db),
    workNow(ctx, db),
    whyDue(db),
  ]);
  const heads = describeReleases(releases);
  return {
    settings: held.settings,
    standard: STANDARD_DISCLOSURE,
    ceilings: {
      k: LEAST_K,
      levels: FINEST_LEVELS,
      closed: NEED_TYPES.flatMap((type) => {
        const standard = closedLevelOf(type, { closed: [] });
        if (standard === null) return [];
        return [{ type: type.code, name: type.name, standard, finest: finestClosed(type) }];
      }),
    },
    types: NEED_TYPES.filter(isInTotal).map((t) => ({ type: t.code, name: t.name })),
    changedAt: held.madeAt?.toISOString() ?? null,
    changedBy: held.madeBy,
    release: heads.find(({ current }) => current) ?? null,
    due,
    running: work.begunAt ? { since: work.begunAt.toISOString(), by: work.begunBy ?? '' } : null,
    failed: work.failedAt
      ? { at: work.failedAt.toISOString(), by: work.failedBy ?? '', code: work.failedCode ?? 'internal' }
      : null,
  };
}

/** What is being made, or failed last. What was begun and is made by nobody any more was broken off with its process. */
async function workNow(ctx: Context, db: Db): Promise<ReleaseWork> {
  const seen = await loadWork(db);
  if (seen.begunAt === null || (await ctx.db.isHeld('release'))) return seen;
  // It may have come to its end since it was looked at.
  const { begunAt, begunBy, ...rest } = await loadWork(db);
  if (begunAt?.getTime() !== seen.begunAt.getTime()) return { begunAt, begunBy, ...rest };
  return { begunAt: null, begunBy: null, failedAt: begunAt, failedBy: begunBy, failedCode: BROKEN_OFF };
}

/** Why a new release would say something else than the current one; empty: it would not. */
export async function whyDue(db: Db): Promise<DisclosureState['due']> {
  const [builds, parts, held, [current]] = await Promise.all([
    loadBuildsToPublish(db),
    loadCurrentParts(db),
    loadDisclosure(db),
    loadReleases(db, 'current'),
  ]);
  if (builds.length === 0) return [];
  if (!current) return ['none-yet'];
  const planned = new Set(parts.map((p) => p.buildId));
  const isOther = builds.length !== parts.length || builds.some((b) => !planned.has(b.id));
  const isRegrouped = !isSameGroups(held.settings.groups, current.settings.groups);
  return [
    ...(isOther && !isRegrouped ? (['data'] as const) : []),
    ...(!isRegrouped && !isSameRules(held.settings, current.settings) ? (['settings'] as const) : []),
    ...(isRegrouped ? (['groups'] as const) : []),
  ];
}

/** Do settings say the same of what is published? When a release is made is no part of it. */
function isSameRules(a: DisclosureSettings, b: DisclosureSettings): boolean {
  const rules = ({ k, levels, closed, groups }: DisclosureSettings) => [
    k.open,
    k.closed,
    Object.entries(levels).sort(),
    closed,
    groups,
  ];
  return JSON.stringify(rules(a)) === JSON.stringify(rules(b));
}

/** Releases as a list shows them, newest first. */
export function describeReleases(rows: readonly ReleaseRow[]): ReleaseHead[] {
  return rows.map((row, i) => {
    const { settingId: _, settings, planHash: __, cells: parts, madeAt, ...head } = row;
    const cells = parts.flat();
    const sum = (of: 'shown' | 'primary' | 'complement' | 'kept') => cells.reduce((n, c) => n + c[of], 0);
    const before = rows[i + 1];
    return {
      ...head,
      madeAt: madeAt.toISOString(),
      shown: sum('shown'),
      primary: sum('primary'),
      complement: sum('complement'),
      kept: sum('kept'),
      settingsChanged: before !== undefined && !isSameRules(before.settings, settings),
    };
  });
}

/** One release with what changed since the one before; undefined: there is none of this number. */
export async function describeRelease(db: Db, id: number): Promise<ReleaseDetail | undefined> {
  const [rows, registry] = await Promise.all([loadReleases(db), loadRegistry(db)]);
  const at = rows.findIndex((row) => row.id === id);
  const row = rows[at];
  const head = describeReleases(rows)[at];
  if (!row || !head) return undefined;
  const before = rows[at + 1];
  const kept = await loadKept(db, id, MOST_LISTED);
  const nameOf = namer(registry);
  return {
    ...head,
    settings: row.settings,
    cells: sumCells(row.cells.flat()),
    keptCells: kept.map((cell) => ({ ...nameOf(cell), since: cell.since.toISOString() })),
    changes: before ? await describeChanges(db, before.id, id, nameOf) : null,
  };
}

type Named = Omit<ChangedCell, 'what'>;

async function describeChanges(
  db: Db,
  before: number,
  after: number,
  nameOf: ReturnType<typeof namer>,
): Promise<NonNullable<ReleaseDetail['changes']>> {
  const [counts, cells] = await Promise.all([
    countChanges(db, before, after),
    loadChanges(db, before, after, MOST_LISTED),
  ]);
  const count = (what: string) => counts.get(what) ?? 0;
  return {
    before,
    counts: {
      opened: count('opened'),
      closed: count('closed'),
      changed: count('changed'),
      added: count('added'),
      removed: count('removed'),
      same: count('same'),
    },
    cells: cells.map((cell) => ({ ...nameOf(cell), what: cell.what })),
  };
}

function namer(registry: Registry) {
  const names = new Map(registry.indicators.map((i) => [i.series, i.name]));
  return ({ areaId, code, name, level, period, series, sex, measure }: Named) => {
    const slug = registry.slugOf(series) ?? series;
    const area = { id: areaId, code, name, level };
    return { area, period, series: slug, name: names.get(slug) ?? { id: series, en: series }, sex, measure };
  };
}

/** The cells of several parts together. */
function sumCells(cells: readonly CellCounts[]): CellCounts[] {
  const groups = Map.groupBy(cells, ({ family, level, bySex }) => `${family} ${level} ${bySex}`);
  return [...groups.values()].flatMap((some) => {
    const [first] = some;
    const sum = (of: 'shown' | 'primary' | 'complement' | 'kept') => some.reduce((n, c) => n + c[of], 0);
    if (!first) return [];
    const { family, level, bySex } = first;
    const hidden = { primary: sum('primary'), complement: sum('complement') };
    return [{ family, level, bySex, shown: sum('shown'), ...hidden, kept: sum('kept') }];
  });
}
