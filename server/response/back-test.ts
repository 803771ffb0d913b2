import type { BackTest, RateRow } from '../../data/contract/response.ts';
import type { Scope } from '../access/scope.ts';
import type { Context } from '../context.ts';
import { worstRate } from './displaced.ts';
import { countedOf, wholeRange } from './estimate.ts';
import type { Gathered } from './gather.ts';
import { tellDisplaced } from './leaving.ts';
import { estimateIncident, type Opened, openForSheet } from './sheet.ts';
import { afterwardsFor, dayFor, entryOf, maySee } from './show.ts';
import { type AfterwardsRow, loadAfterwards, loadIncidents } from './store/query.ts';
import { spreadWithin } from './within.ts';

/** Incidents that are held against their reports at once. */
const MOST_TESTED = 30;
const MOST_UNREPORTED = 100;

type Compared = BackTest['incidents'][number]['affected'];

/** Estimates of past incidents against what their areas reported, and the rates that would have fitted. */
export async function answerBackTest(
  ctx: Context,
  scope: Scope,
  within: string | undefined,
): Promise<BackTest> {
  const rows = (await loadIncidents(ctx.db.as(scope))).filter(
    (row) =>
      maySee(scope, row) &&
      (within === undefined || row.within.code === within || row.within.code.startsWith(`${within}.`)),
  );
  const tested: (BackTest['incidents'][number] & { readonly used: RateRow })[] = [];
  for (const row of rows) {
    const all = await loadAfterwards(ctx.db.as(scope), row.id);
    if (all.length === 0 || tested.length >= MOST_TESTED) continue;
    const { rows: told } = await afterwardsFor(
      ctx.db.as(scope),
      scope,
      all,
      await dayFor(ctx, ctx.db.as(scope), row),
    );
    const opened = await openForSheet(ctx, scope, row.id);
    // What was counted then, or a rate made for it, is no estimate: the report would be held against itself.
    const blind: Opened = {
      ...opened,
      row: { ...opened.row, displacedRate: null },
      footprints: opened.footprints.map((f) => ({ ...f, displacedRate: null })),
      figures: [],
      headcounts: [],
    };
    const { gathered, bands, estimate } = await estimateIncident(ctx, scope, blind);
    const displaced = tellDisplaced(blind, bands, estimate);
    const rate = displaced?.rate ?? null;
    const lines = told.map((line) => testArea(line, gathered, rate));
    const sum = (pick: (line: (typeof lines)[number]) => Compared) => compareSums(lines.map(pick));
    const [affected, left] = [sum((l) => l.affected), sum((l) => l.displaced)];
    tested.push({
      incident: entryOf(scope, row),
      source: row.afterwardsSource,
      rows: lines,
      affected,
      displaced: left,
      rate,
      reportedRate: rateOf(told),
      ...unreportedOf(gathered, told),
      used: worstRate(blind.settings.rates, row.hazard, blind.footprints),
    });
  }
  return { incidents: tested.map(({ used: _, ...one }) => one), suggested: suggest(tested) };
}

function testArea(
  { area, affected, displaced }: AfterwardsRow,
  gathered: Gathered,
  rate: number | null,
): BackTest['incidents'][number]['rows'][number] {
  const root = gathered.rows.rowOf.get(area.id);
  const spread =
    root === undefined ? countedOf(0) : spreadWithin(gathered.rows, gathered.persons.areas, root);
  const range = spread === null ? null : wholeRange(spread);
  const leaving = spread === null || rate === null ? null : Math.round(spread.best * rate);
  return {
    area,
    low: range?.low ?? null,
    high: range?.high ?? null,
    affected: compare(range?.best ?? null, affected),
    displaced: compare(leaving, displaced),
    reportedRate: affected === null || displaced === null || affected === 0 ? null : displaced / affected,
  };
}

function compare(estimate: number | null, reported: number | null): Compared {
  const isComparable = estimate !== null && reported !== null && reported > 0;
  return {
    estimate,
    reported,
    offPercent: isComparable ? Math.round(((estimate - reported) / reported) * 1000) / 10 : null,
  };
}

/** Sums of those areas that both sides tell of: a sum of some against all would say nothing. */
function compareSums(all: readonly Compared[]): Compared {
  const both = all.filter((c) => c.estimate !== null && c.reported !== null);
  if (both.length === 0) return { estimate: null, reported: null, offPercent: null };
  return compare(
    both.reduce((sum, c) => sum + (c.estimate ?? 0), 0),
    both.reduce((sum, c) => sum + (c.reported ?? 0), 0),
  );
}

function rateOf(rows: readonly Pick<AfterwardsRow, 'affected' | 'displaced'>[]): number | null {
  let [affected, displaced] = [0, 0];
  for (const row of rows) {
    if (row.affected === null || row.displaced === null) continue;
    affected += row.affected;
    displaced += row.displaced;
  }
  return affected === 0 ? null : displaced / affected;
}

/** What the estimate says is hit and nobody reported: false alarms, or areas that are silent. */
function unreportedOf(
  { rows, units, persons }: Gathered,
  told: readonly Pick<AfterwardsRow, 'area'>[],
): Pick<BackTest['incidents'][number], 'unreported' | 'unreportedAll'> {
  const { tree } = rows;
  const isNear = (code: string, other: string) =>
    code === other || code.startsWith(`${other}.`) || other.startsWith(`${code}.`);
  const all = units.flatMap(({ row }) => {
    const [id, code, name, level] = [tree.id[row], tree.code[row], tree.name[row], tree.level[row]];
    const estimate = Math.round(spreadWithin(rows, persons.areas, row)?.best ?? 0);
    if (id === undefined || code === undefined || name === undefined || level === undefined) return [];
    if (estimate === 0 || told.some(({ area }) => isNear(code, area.code))) return [];
    return [{ area: { id, code, name, level }, estimate }];
  });
  all.sort((a, b) => b.estimate - a.estimate);
  return { unreported: all.slice(0, MOST_UNREPORTED), unreportedAll: all.length };
}

/** By hazard and line of the rates: everybody displaced of everybody affected, and how far areas lie apart. */
function suggest(
  tested: readonly (BackTest['incidents'][number] & { readonly used: RateRow })[],
): BackTest['suggested'] {
  const lineOf = ({ incident: { hazard }, used }: (typeof tested)[number]) =>
    JSON.stringify([hazard, used.depthFromM, used.depthUntilM, used.class]);
  return [...Map.groupBy(tested, lineOf).values()].flatMap((all) => {
    const [first] = all;
    const rows = all.flatMap((t) => t.rows).filter((r) => r.reportedRate !== null);
    if (!first || rows.length === 0) return [];
    const affected = rows.reduce((sum, r) => sum + (r.affected.reported ?? 0), 0);
    const displaced = rows.reduce((sum, r) => sum + (r.displaced.reported ?? 0), 0);
    const rates = rows.map((r) => r.reportedRate ?? 0);
    const { depthFromM, depthUntilM, class: how } = first.used;
    return [
      {
        hazard: first.incident.hazard,
        depthFromM,
        depthUntilM,
        class: how,
        incidents: all.length,
        affected,
        displaced,
        rate: displaced / affected,
        least: Math.min(...rates),
        most: Math.max(...rates),
      },
    ];
  });
}
