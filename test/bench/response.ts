import { sql } from 'kysely';
import { incidentDraft } from '../../data/contract/incident.ts';
import { DEMO_SIZES } from '../../data/demo/regency.ts';
import { forOperator } from '../../server/access/scope.ts';
import { findWithin } from '../../server/areas/browse/query.ts';
import type { Config } from '../../server/config.ts';
import type { Context } from '../../server/context.ts';
import { loadDemo } from '../../server/demo/answer.ts';
import { Fault } from '../../server/fault.ts';
import { incidentHandlers } from '../../server/response/handlers.ts';
import { keptFootprints, loadOverlay } from '../../server/response/place/query.ts';
import { showSheet } from '../../server/response/sheet.ts';
import { environmentFor, runNode } from './child.ts';
import { openBench } from './context.ts';
import { duelOf, spreadOf, timed } from './measure.ts';
import { type BenchRow, msText, ratioText } from './report.ts';

const ROUNDS = 15;
const scope = forOperator('bench');
const REGENCY = '99.01';

/**
 * From a footprint to the response sheet in a regency of so many RT: footprints of several sizes, the largest over most of
 * it; and the overlay against bare SQL that measures the same. On a database of its own.
 */
export async function responseRows(
  config: Config,
  name: string,
  rt: number,
  targetMs: number,
): Promise<BenchRow[]> {
  await runNode(['server/cli.ts', 'migrate'], environmentFor(config));
  const ctx = await openBench(config);
  try {
    const scale = rt / DEMO_SIZES.rt;
    const sizes = { ...DEMO_SIZES, rt, desa: Math.round(DEMO_SIZES.desa * scale), people: 520_000 * scale };
    await loadDemo(ctx, scope, { sizes });
    const incidents = [await openOver(ctx, 0.05), await openOver(ctx, 0.3), await openOver(ctx, 0.8)];
    const took: number[] = [];
    const hit: number[] = [];
    for (let round = -1; round < ROUNDS; round += 1) {
      for (const incident of incidents) {
        const ms = await timed(async () => {
          const sheet = await showSheet(ctx, scope, { incident, days: 3, profile: 'bnpb', food: 'cooked' });
          if (round < 0) hit.push(sheet.estimate.areasHit);
        });
        if (round >= 0) took.push(ms);
      }
    }
    const all = spreadOf(took);
    const p95 = took.toSorted((a, b) => a - b)[Math.floor(took.length * 0.95)] ?? Number.NaN;
    const duel = await overlayDuel(ctx, incidents[2] ?? 0);
    return [
      {
        what: `Footprint to response sheet at ${rt.toLocaleString('en')} RT, ${name}, p95`,
        measured: `${Math.round(p95)} ms`,
        target: `≤ ${targetMs.toLocaleString('en')} ms`,
        met: p95 <= targetMs,
        how: `three footprints, ${hit.join(', ')} areas hit; all rounds ${msText(all)}`,
      },
      {
        what: `Overlay of a footprint at ${rt.toLocaleString('en')} RT / bare SQL, ${name}`,
        measured: ratioText(duel.ratio),
        target: '≤ 2',
        met: duel.ratio.median <= 2,
        how: `ours ${msText(duel.ours)}; bare ${msText(duel.theirs)}: ST_Intersection of every RT that intersects`,
      },
    ];
  } finally {
    await ctx.db.close();
  }
}

/** An incident with an outline over a share of the regency's width, with a wavy edge. */
async function openOver(ctx: Context, share: number): Promise<number> {
  const { rows } = await sql<{ w: number; s: number; e: number; n: number }>`
    select ST_XMin(geom) as w, ST_YMin(geom) as s, ST_XMax(geom) as e, ST_YMax(geom) as n from area_version
    where current and code = ${REGENCY}`.execute(ctx.db.as(scope));
  const [box] = rows;
  if (!box) throw new Fault('unknown-area', { code: REGENCY });
  const [x, y] = [(box.w + box.e) / 2, (box.s + box.n) / 2];
  const ring = Array.from({ length: 400 }, (_, i): [number, number] => {
    const at = (i / 400) * 2 * Math.PI;
    const r = (share / 2) * (1 + 0.05 * Math.sin(at * 17));
    return [x + r * (box.e - box.w) * Math.cos(at), y + r * (box.n - box.s) * Math.sin(at)];
  });
  const footprint = { kind: 'polygon', rings: [ring], depthM: 1, class: null };
  const draft = incidentDraft.parse({
    hazard: 'banjir',
    startedAt: ctx.clock.now().toISOString(),
    within: REGENCY,
    footprint,
  });
  return (await incidentHandlers.openIncident(ctx, scope, draft)).id;
}

async function overlayDuel(ctx: Context, incident: number) {
  const db = ctx.db.as(scope);
  const on = ctx.clock.today();
  const root = await findWithin(db, REGENCY, on);
  if (!root) throw new Fault('unknown-area', { code: REGENCY });
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let round = -1; round < ROUNDS; round += 1) {
    const own = await timed(() => loadOverlay(db, keptFootprints(incident), root, on));
    const bare = await timed(() =>
      sql`select v.area_id, ST_Area(ST_Intersection(v.geom, f.geom)) / ST_Area(v.geom) as share
        from footprint f join area_version v on v.current and v.level = 'rt' and ST_Intersects(v.geom, f.geom)
        where f.incident_id = ${incident}::int`.execute(db),
    );
    if (round < 0) continue;
    ours.push(own);
    theirs.push(bare);
  }
  return duelOf(ours, theirs);
}
