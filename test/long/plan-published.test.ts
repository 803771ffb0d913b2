import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Plan } from '../../data/contract/plan.ts';
import { forOperator } from '../../server/access/scope.ts';
import { createApp } from '../../server/app.ts';
import { loadDemo } from '../../server/demo/answer.ts';
import { eachDatabase } from '../db/harness.ts';
import { OFFICE } from '../everybody.ts';

/**
 * The plan of the whole demo as it is published: asked for over HTTP, and what it says of people, moves and ways counted
 * anew from the moves it lists and from the tables of figures, of the register and of areas. Nothing of the planner's is
 * used, and nothing that reads figures for a screen.
 */
const PLACE = '99.01';
const PERIOD = '2025';
const DAY = '2025-12-31';
const scope = forOperator('judge');

interface Trial {
  readonly role: 'pensosmas';
  readonly level: 'desa';
  readonly limits: { readonly mostKm: number | null; readonly keepCovered: boolean };
}
const TRIALS: readonly Trial[] = [
  { role: 'pensosmas', level: 'desa', limits: { mostKm: null, keepCovered: false } },
  { role: 'pensosmas', level: 'desa', limits: { mostKm: 20, keepCovered: false } },
];

interface Post {
  readonly who: number;
  readonly area: number;
}

eachDatabase('the published plan of the whole demo', (given) => {
  const db = () => given.ctx().db.as(scope);
  let port = 0;
  let stop: () => Promise<void>;

  const ask = (method: string, path: string, body?: object) =>
    new Promise<Record<string, unknown>>((done, fail) => {
      const headers = { 'X-Petasos': 'page', 'Content-Type': 'application/json' };
      const asked = request({ host: '127.0.0.1', port, path, headers, method }, (res) => {
        let text = '';
        res.setEncoding('utf8').on('data', (part: string) => {
          text += part;
        });
        res.on('end', () =>
          res.statusCode === 200 ? done(JSON.parse(text)) : fail(new Error(`${res.statusCode} ${text}`)),
        );
      });
      asked.on('error', fail);
      asked.end(body && JSON.stringify(body));
    });

  /** People in need by area; one of which a part did not report is not known. */
  const needs = async (level: string) => {
    const { rows } = await sql<{ id: number; need: number }>`
      select r.area_id as id, r.count as need from rollup r join rollup_build b on b.id = r.build_id
      where b.current and b.period = ${PERIOD} and r.series = 'total' and r.sex = 'A' and r.measure = 'tercatat'
        and r.level = ${level} and r.basis in ('reported', 'rolledUp')`.execute(db());
    return new Map(rows.map(({ id, need }) => [id, need]));
  };
  const areas = async (level: string) =>
    (
      await sql<{ id: number }>`select area_id as id from area_version where current and level = ${level}
        and code like ${`${PLACE}.%`}`.execute(db())
    ).rows.map(({ id }) => id);
  const posts = async (role: string) =>
    (
      await sql<Post>`select v.volunteer_id as who, s.area_id as area from volunteer_version v
        join volunteer_role r on r.version_id = v.id and r.role = ${role}
        join service_area s on s.role_id = r.id
        where v.current and v.merged_into is null and (r.from_day is null or r.from_day <= ${DAY}::date)
          and (r.until_day is null or r.until_day >= ${DAY}::date)`.execute(db())
    ).rows;
  /** Kilometres on a sphere between the places where the names of two areas stand. */
  const kmOf = async (pairs: readonly (readonly [number, number])[]) => {
    const { rows } = await sql<{ km: number }>`
      select ST_DistanceSphere(a.label_point, b.label_point) / 1000 as km
      from unnest(${pairs.map(([a]) => a)}::int[], ${pairs.map(([, b]) => b)}::int[]) with ordinality as p(a, b, n)
      join area_version a on a.current and a.area_id = p.a join area_version b on b.current and b.area_id = p.b
      order by p.n`.execute(db());
    return rows.map(({ km }) => km);
  };

  beforeAll(async () => {
    await loadDemo(given.ctx(), scope);
    const server = createApp(given.ctx(), { clientDir: '/nonexistent', principal: OFFICE });
    const listening = server.listen(0, '127.0.0.1');
    await new Promise((ready) => listening.once('listening', ready));
    port = (listening.address() as AddressInfo).port;
    stop = () =>
      new Promise((done) => {
        listening.closeAllConnections();
        listening.close(() => done());
      });
    const norms = (await ask('GET', '/api/norms')).norms as { id: number; role: string }[];
    const norm = {
      role: 'pensosmas',
      unit: 'area',
      level: 'desa',
      series: null,
      per: null,
      reach: null,
      rate: 1,
    };
    const rest = {
      counts: 'all',
      mark: 'asumsi',
      decree: null,
      note: '',
      from: null,
      until: null,
      active: true,
    };
    const found = norms.find(({ role }) => role === 'pensosmas');
    if (found) await ask('PUT', `/api/norms/${found.id}`, { ...norm, ...rest });
    else await ask('POST', '/api/norms', { ...norm, ...rest });
  }, 600_000);
  afterAll(() => stop?.());

  describe.each(TRIALS)('of $role, $limits', ({ role, level, limits }) => {
    test('says of people, moves and ways what the tables say of its moves', {
      timeout: 600_000,
    }, async () => {
      const all = { mostNeedPerPerson: null, ownKecamatan: false, pinned: [], ...limits };
      const body = { within: PLACE, period: PERIOD, level, roles: [role], limits: all, seconds: 60 };
      const plan = (await ask('POST', '/api/coverage/plans', body)) as unknown as Plan;
      expect([plan.state, plan.gap]).toEqual(['optimal', 0]);
      expect(plan.moves.length).toBeGreaterThan(2);

      const [need, ids, before] = [await needs(level), await areas(level), await posts(role)];
      const known = ids.filter((id) => need.has(id)).length;
      expect(plan.unknownNeed).toBe(ids.length - known);
      const without = (now: readonly Post[]): number => {
        const served = new Set(now.map(({ area }) => area));
        return ids.reduce((sum, id) => sum + (served.has(id) ? 0 : (need.get(id) ?? 0)), 0);
      };
      const after = before.map((post) => {
        const move = plan.moves.find((m) => m.person.id === post.who && m.from?.id === post.area);
        return move ? { who: post.who, area: move.to.id } : post;
      });
      expect(after.filter((post, i) => post.area !== before[i]?.area)).toHaveLength(plan.moves.length);
      expect(plan.outcomes[0]?.withoutCoverBefore ?? Number.NaN).toBeCloseTo(without(before), 1);
      expect(plan.outcomes[0]?.withoutCoverAfter ?? Number.NaN).toBeCloseTo(without(after), 1);
      expect(plan.outcomes[0]?.withoutCoverAfter ?? Number.NaN).toBeLessThan(
        plan.outcomes[0]?.withoutCoverBefore ?? Number.NaN,
      );

      // Each line says what holds once the lines above it are done too.
      let now: readonly Post[] = before;
      for (const { person, from, to, withoutCoverBefore, withoutCoverAfter } of plan.moves) {
        expect(withoutCoverBefore).toBeCloseTo(without(now), 1);
        now = now.map((post) =>
          post.who === person.id && post.area === from?.id ? { who: post.who, area: to.id } : post,
        );
        expect(withoutCoverAfter).toBeCloseTo(without(now), 1);
      }

      // Whole officers and one for each area: the best that can be is that they stand where most people are.
      if (limits.mostKm === null) {
        const most = [...need]
          .filter(([id]) => ids.includes(id))
          .map(([, people]) => people)
          .sort((a, b) => b - a);
        const movable = before.filter(({ area }) => ids.includes(area)).length;
        const best = most.slice(movable).reduce((sum, people) => sum + people, 0);
        expect(plan.outcomes[0]?.withoutCoverAfter ?? Number.NaN).toBeCloseTo(best, 0);
      }
      const ways = plan.moves.map(({ home, from, to }) => [home?.id ?? from?.id ?? 0, to.id] as const);
      const stayed = plan.moves.map(({ home, from }) => [home?.id ?? from?.id ?? 0, from?.id ?? 0] as const);
      const [kmTo, kmFrom] = [await kmOf(ways), await kmOf(stayed)];
      for (const [i, move] of plan.moves.entries()) {
        expect(move.kmAfter).toBeCloseTo(kmTo[i] ?? Number.NaN, 0);
        if (limits.mostKm !== null) expect(kmTo[i]).toBeLessThanOrEqual(limits.mostKm * 1.001);
      }
      const added = kmTo.reduce((sum, km, i) => sum + km - (kmFrom[i] ?? 0), 0);
      expect(Math.abs((plan.outcomes[0]?.addedKm ?? Number.NaN) - added)).toBeLessThan(
        0.1 + plan.moves.length * 0.002,
      );
      if (limits.keepCovered) {
        const served = new Set(after.map(({ area }) => area));
        for (const { area } of before) if (ids.includes(area)) expect(served.has(area)).toBe(true);
      }
    });
  });
});
