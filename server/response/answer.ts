import {
  footprintDraft,
  headcountDraft,
  incidentChangeBody,
  incidentDraft,
} from '../../data/contract/incident.ts';
import type { Scope } from '../access/scope.ts';
import { findWithin, loadAreas } from '../areas/browse/query.ts';
import { type Context, hoursAfter } from '../context.ts';
import { incidentHandlers } from './handlers.ts';
import { loadIncidents, markSimulated } from './store/query.ts';

const PAST = '2025-12-05T21:00:00Z';
const RUNNING_HOURS = 5;

/**
 * Two simulated incidents of the demo: a flood of last year with what was reported afterwards, and one that is running, with
 * a field figure and a headcount, in the first and in another of `prone` (codes of desa, the most endangered first). Does
 * nothing where there is an incident already.
 */
export async function makeDemoIncidents(
  ctx: Context,
  scope: Scope,
  regency: string,
  prone: readonly string[],
): Promise<void> {
  const db = ctx.db.as(scope);
  if ((await loadIncidents(db)).length > 0) return;
  const on = ctx.clock.today();
  const within = await findWithin(db, regency, on);
  if (!within) return;
  const { code, labelPoint } = await loadAreas(db, within, 'desa', on);
  const placed = prone.flatMap((desa) => {
    const centre = labelPoint[code.indexOf(desa)];
    return centre ? [{ desa, centre }] : [];
  });
  const [first, second] = [placed[0], placed[Math.min(2, placed.length - 1)]];
  if (!first || !second) return;
  const flood = (centre: readonly [number, number], radiusM: number, depthM: number) =>
    footprintDraft.parse({ kind: 'circle', centre: [...centre], radiusM, depthM });
  const past = await incidentHandlers.openIncident(
    ctx,
    scope,
    incidentDraft.parse({
      hazard: 'banjir',
      startedAt: PAST,
      within: first.desa,
      footprint: flood(first.centre, 2500, 0.6),
      chronology: 'Hujan lebat sejak sore; sungai meluap menjelang tengah malam.',
    }),
  );
  await incidentHandlers.saveAfterwards(ctx, scope, {
    incident: past.id,
    source: 'Laporan desa (data contoh)',
    rows: [{ area: first.desa, affected: 1450, displaced: 38 }],
  });
  await incidentHandlers.changeIncident(ctx, scope, {
    ...incidentChangeBody.parse({ ...past, handling: 'selesai' }),
    incident: past.id,
  });
  const since = hoursAfter(ctx.clock.now(), -RUNNING_HOURS).toISOString();
  const running = await incidentHandlers.openIncident(
    ctx,
    scope,
    incidentDraft.parse({
      hazard: 'banjir',
      startedAt: since,
      within: second.desa,
      footprint: flood(second.centre, 1800, 1),
      chronology: 'Tanggul jebol setelah hujan semalaman; air masih naik.',
      figures: [
        {
          area: second.desa,
          figures: { luka: 3, mengungsi: 64, rumah: 112 },
          reporter: 'Kepala desa (contoh)',
        },
      ],
    }),
  );
  await incidentHandlers.reportHeadcount(ctx, scope, {
    ...headcountDraft.parse({
      place: 'Balai desa',
      on,
      jiwa: 64,
      kk: 19,
      male: 30,
      female: 34,
      balita: 7,
      lansia: 9,
    }),
    incident: running.id,
  });
  await ctx.db.write(scope, (tx) => markSimulated(tx, [past.id, running.id]));
}
