import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import type { PillarRoleCode } from '../../data/catalogue/psks.ts';
import type { NormDraft } from '../../data/contract/norm.ts';
import { type Plan, planBody } from '../../data/contract/plan.ts';
import { valuesQuery } from '../../data/contract/values.ts';
import { forOperator } from '../../server/access/scope.ts';
import { coverageHandlers } from '../../server/coverage/handlers.ts';
import { planHandlers } from '../../server/coverage/plan/handlers.ts';
import { loadDemo } from '../../server/demo/answer.ts';
import { values } from '../../server/indicators/handlers.ts';
import { eachDatabase } from '../db/harness.ts';

/**
 * A judge of plans on the whole demo, with nothing of the planner's: what a plan says is read as anybody reads it, its moves
 * are accepted, and the register, the figures and the distances are then asked of the database and counted by hand.
 */
const PLACE = '99.01';
/** The latest figures of the demo. */
const PERIOD = '2025';
/** Moves hold from today on: they are planned, and judged, as of the end of the year of today. */
const PLANNED = '2026';
const DAY = '2026-12-31';
const scope = forOperator('judge');
const call = { progress: () => {}, signal: new AbortController().signal };

interface Trial {
  readonly role: PillarRoleCode;
  readonly level: 'desa' | 'kecamatan';
  readonly norm: Pick<NormDraft, 'unit' | 'level' | 'series' | 'per' | 'rate'>;
  readonly mostKm: number;
  readonly keepCovered: boolean;
}
const perArea = { unit: 'area', level: 'desa', series: null, per: null, rate: 1 } as const;
const perPeople = (per: number, series: string) =>
  ({ unit: 'figures', level: null, series, per, rate: 1 }) as const;
const TRIALS: readonly Trial[] = [
  { role: 'pensosmas', level: 'desa', norm: perArea, mostKm: 25, keepCovered: false },
  { role: 'pendamping-pkh', level: 'desa', norm: perPeople(3000, 'kk'), mostKm: 12, keepCovered: true },
  { role: 'tagana', level: 'kecamatan', norm: perPeople(9000, 'penduduk'), mostKm: 40, keepCovered: true },
];

interface Area {
  readonly need: number;
  readonly asked: number;
}
type Areas = ReadonlyMap<number, Area>;
/** By officer the areas served, with the stated share. */
type Served = Map<number, { readonly area: number; readonly share: number | null }[]>;

/** What each officer is to each area: as stated, and the rest by what the areas ask for. */
function partsOf(served: Served, areas: Areas): Map<number, number> {
  const has = new Map<number, number>();
  for (const all of served.values()) {
    const told = all.reduce((sum, { share }) => sum + (share ?? 0), 0);
    const open = all.filter(({ share }) => share === null);
    const asked = open.reduce((sum, { area }) => sum + (areas.get(area)?.asked ?? 0), 0);
    for (const { area, share } of all) {
      const rest = asked > 0 ? (areas.get(area)?.asked ?? 0) / asked : 1 / open.length;
      has.set(area, (has.get(area) ?? 0) + (share ?? Math.max(0, 1 - told) * rest));
    }
  }
  return has;
}

const isMet = ({ asked }: Area, has: number) => asked - has < 0.005;

function without(areas: Areas, has: ReadonlyMap<number, number>): number {
  let sum = 0;
  for (const [id, area] of areas) {
    const here = has.get(id) ?? 0;
    if (!isMet(area, here)) sum += (area.need * (area.asked - here)) / area.asked;
  }
  return sum;
}

eachDatabase('plans of the whole demo, judged by themselves', (given) => {
  const ctx = () => given.ctx();
  const db = () => ctx().db.as(scope);

  const figure = async (indicator: string, level: Trial['level']) => {
    const asked = valuesQuery.parse({ indicator, level, within: PLACE, period: PERIOD });
    const table = await values(ctx(), scope, asked);
    return new Map(
      table.id.map((id, i) => [id, table.basis[i] === 'partial' ? null : (table.value[i] ?? null)]),
    );
  };
  const areasOf = async ({ level, norm }: Trial): Promise<Areas> => {
    const need = await figure('total.count', level);
    const by = norm.series === null ? undefined : await figure(`${norm.series}.count`, level);
    return new Map(
      [...need].map(([id, people]) => {
        const of = by === undefined ? 1 : (by.get(id) ?? 0) / (norm.per ?? 1);
        return [id, { need: of === 0 ? 0 : (people ?? 0), asked: of * (norm.rate ?? 0) }];
      }),
    );
  };
  const servedIn = async (role: PillarRoleCode): Promise<Served> => {
    const { rows } = await sql<{ who: number; area: number; share: number | null }>`
      select v.volunteer_id as who, s.area_id as area, s.share::float8 as share from volunteer_version v
      join volunteer_role r on r.version_id = v.id and r.role = ${role}
      join service_area s on s.role_id = r.id
      where v.current and (r.from_day is null or r.from_day <= ${DAY}::date)
        and (r.until_day is null or r.until_day >= ${DAY}::date)`.execute(db());
    return Map.groupBy(rows, ({ who }) => who);
  };
  /** Kilometres from the home of each officer to each area, along the ellipsoid. */
  const waysOf = async (role: PillarRoleCode, level: string): Promise<Map<string, number>> => {
    const { rows } = await sql<{ key: string; km: number }>`
      select v.volunteer_id || ' ' || a.area_id as key,
        ST_Distance(h.label_point::geography, a.label_point::geography) / 1000 as km
      from volunteer_version v join volunteer_role r on r.version_id = v.id and r.role = ${role}
      join area_version h on h.current and h.area_id = v.home_area_id
      join area_version a on a.current and a.level = ${level} where v.current`.execute(db());
    return new Map(rows.map(({ key, km }) => [key, km]));
  };

  beforeAll(async () => {
    await loadDemo(ctx(), scope);
    const { norms } = await coverageHandlers.norms(ctx(), scope);
    for (const { role, norm } of TRIALS) {
      const rest = { role, reach: null, counts: 'all', mark: 'asumsi', decree: null, note: '' } as const;
      const draft = { ...rest, ...norm, from: null, until: null, active: true };
      const found = norms.find((n) => n.role === role);
      if (found) await coverageHandlers.changeNorm(ctx(), scope, { ...draft, norm: found.id });
      else await coverageHandlers.makeNorm(ctx(), scope, draft);
    }
  }, 600_000);

  describe.each(TRIALS)('of $role at the level of $level', (trial) => {
    const { role, level, mostKm, keepCovered } = trial;
    let plan: Plan;
    let areas: Areas;
    let before: Served;
    let after: Served;
    let ways: Map<string, number>;

    test('every move does what it says, and the whole what is said of it', { timeout: 600_000 }, async () => {
      areas = await areasOf(trial);
      before = await servedIn(role);
      ways = await waysOf(role, level);
      const limits = { mostKm, mostNeedPerPerson: null, keepCovered, ownKecamatan: false, pinned: [] };
      const body = { within: PLACE, period: PLANNED, level, roles: [role], limits, seconds: 60 };
      plan = await planHandlers.makePlan(ctx(), scope, planBody.parse(body), call);
      expect(plan.state).toBe('optimal');
      expect(plan.moves.length).toBeGreaterThan(2);
      const today = without(areas, partsOf(before, areas));
      expect(Math.abs((plan.outcomes[0]?.withoutCoverBefore ?? Number.NaN) - today)).toBeLessThan(0.2);
      for (const { no, letter, withoutCoverAfter } of plan.moves) {
        // What others decide of comes with their decree.
        const decree = letter === 'usulan' ? { decree: 'SK 1/2026', from: ctx().clock.today() } : {};
        const asked = { plan: plan.id ?? 0, move: no, state: 'accepted', ...decree } as const;
        await planHandlers.movePlanned(ctx(), scope, asked);
        const now = without(areas, partsOf(await servedIn(role), areas));
        // Parts of officers are stated to four digits.
        expect(Math.abs(withoutCoverAfter - now)).toBeLessThan(1);
      }
      after = await servedIn(role);
      const then = without(areas, partsOf(after, areas));
      expect(Math.abs((plan.outcomes[0]?.withoutCoverAfter ?? Number.NaN) - then)).toBeLessThan(1);
      expect(then).toBeLessThan(today);
      expect(plan.outcomes[0]?.withoutCoverBound).toBeLessThanOrEqual(then + 1);
    });

    test('nobody is moved twice, further than allowed, or away from where they are needed', () => {
      expect(new Set(plan.moves.map(({ person }) => person.id)).size).toBe(plan.moves.length);
      for (const { person, to } of plan.moves)
        expect(ways.get(`${person.id} ${to.id}`) ?? 0).toBeLessThanOrEqual(mostKm * 1.006);
      expect([...after.keys()].sort()).toEqual([...before.keys()].sort());
      const [had, has] = [partsOf(before, areas), partsOf(after, areas)];
      for (const [id, area] of areas)
        if (keepCovered && isMet(area, had.get(id) ?? 0))
          expect(isMet(area, (has.get(id) ?? 0) + 1e-3)).toBe(true);
    });

    test('no single step more makes it better, and no move can be left out for nothing', () => {
      const has = partsOf(after, areas);
      const least = without(areas, has);
      const had = partsOf(before, areas);
      const keeps = (now: ReadonlyMap<number, number>) =>
        !keepCovered ||
        [...areas].every(([id, area]) => !isMet(area, had.get(id) ?? 0) || isMet(area, now.get(id) ?? 0));
      const moved = new Set(plan.moves.map(({ person }) => person.id));
      const fixed = new Set(plan.notMoved.filter((n) => n.why !== 'no-gain').map(({ person }) => person.id));
      const change = (from: number, to: number, part: number) => {
        const now = new Map(has);
        now.set(from, (now.get(from) ?? 0) - part);
        now.set(to, (now.get(to) ?? 0) + part);
        return now;
      };
      for (const [who, all] of after) {
        if (moved.has(who) || fixed.has(who) || all.some(({ area }) => !areas.has(area))) continue;
        const alone = partsOf(new Map([[who, all]]), areas);
        for (const [from, part] of alone) {
          for (const to of areas.keys()) {
            if (alone.has(to) || (ways.get(`${who} ${to}`) ?? 0) > mostKm * 0.994) continue;
            const now = change(from, to, part);
            if (keeps(now)) expect(without(areas, now)).toBeGreaterThan(least - 0.5);
          }
        }
      }
      for (const { person, from, to } of plan.moves) {
        const all = before.get(person.id) ?? [];
        const part = partsOf(new Map([[person.id, all]]), areas).get(from?.id ?? -1);
        if (from === null || part === undefined) continue;
        const now = change(to.id, from.id, part);
        const isWorse = without(areas, now) > least + 1e-6 || !keeps(now);
        expect(isWorse).toBe(true);
      }
    });
  });
});
