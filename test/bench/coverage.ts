import { sql } from 'kysely';
import type { CoverGap } from '../../data/contract/coverage.ts';
import { lastDay } from '../../data/contract/period.ts';
import { forOperator } from '../../server/access/scope.ts';
import { findWithin } from '../../server/areas/browse/query.ts';
import type { Config } from '../../server/config.ts';
import type { Context } from '../../server/context.ts';
import { gatherCover } from '../../server/coverage/gather.ts';
import { coverageHandlers } from '../../server/coverage/handlers.ts';
import { loadRolesKnown } from '../../server/coverage/query.ts';
import { loadDemo } from '../../server/demo/answer.ts';
import { Fault } from '../../server/fault.ts';
import { loadRegistry } from '../../server/own/answer.ts';
import { changeServiceAreas } from '../../server/pillars/answer.ts';
import { environmentFor, runNode } from './child.ts';
import { openBench } from './context.ts';
import { spreadOf, timed } from './measure.ts';
import { type BenchRow, msText } from './report.ts';

const ROUNDS = 21;
const scope = forOperator('bench');
const PLACE = { within: '99.01', level: 'desa', role: 'psm' } as const;
/** Changes hold from today: the period that today lies in, with the latest figures before it. */
const periodOf = (ctx: Context) => ctx.clock.today().slice(0, 4);

/**
 * Coverage of the demo: every area, at every level, of every role, made anew; and the answer about one role after one
 * officer was moved. On a database of its own.
 */
export async function coverageRows(config: Config, name: string): Promise<BenchRow[]> {
  await runNode(['server/cli.ts', 'migrate'], environmentFor(config));
  const ctx = await openBench(config);
  try {
    await loadDemo(ctx, scope);
    const all = await measureAll(ctx);
    const { answers, edits } = await measureChange(ctx);
    const one = spreadOf(answers);
    return [
      {
        what: `Coverage of the demo made anew, ${name}: ${all.areas.toLocaleString('en')} areas x ${all.roles} roles`,
        measured: msText(all.took),
        target: '≤ 2 s',
        met: all.took.median <= 2000,
        how: `all levels from kabupaten to RT, figures and register read anew each time; n = ${all.took.n}`,
      },
      {
        what: `Coverage of a role after one officer was given another area, ${name}`,
        measured: msText(one),
        target: '≤ 200 ms',
        met: one.median <= 200,
        how: `gap list of ${PLACE.level}, in the period that the change holds in; the change itself, an import, ${msText(spreadOf(edits))}; n = ${one.n}`,
      },
    ];
  } finally {
    await ctx.db.close();
  }
}

async function measureAll(ctx: Context) {
  const db = ctx.db.as(scope);
  const period = periodOf(ctx);
  const within = await findWithin(db, PLACE.within, lastDay(period));
  if (!within) throw new Fault('unknown-area', { code: PLACE.within });
  const roles = await loadRolesKnown(db);
  const took: number[] = [];
  let areas = 0;
  for (let round = -1; round < ROUNDS; round += 1) {
    const ms = await timed(async () => {
      const registry = await loadRegistry(db);
      for (const role of roles) {
        const read = await gatherCover(ctx, scope, registry, { within, level: 'desa', period, role });
        areas = read.tree.id.length;
      }
    });
    if (round >= 0) took.push(ms);
  }
  return { took: spreadOf(took), areas, roles: roles.length };
}

async function measureChange(ctx: Context) {
  const db = ctx.db.as(scope);
  const { rows } = await sql<{ who: number; no: number; area: number }>`
    select v.volunteer_id as who, r.no, s.area_id as area from volunteer_version v
    join volunteer_role r on r.version_id = v.id join service_area s on s.role_id = r.id
    where v.current and r.role = ${PLACE.role} and r.until_day is null order by 1 limit 2`.execute(db);
  const [one, other] = rows;
  if (!one || !other) throw new Error('the demo has no two PSM');
  const answers: number[] = [];
  const edits: number[] = [];
  let before = '';
  for (let round = 0; round < ROUNDS; round += 1) {
    const { area } = round % 2 === 0 ? other : one;
    const change = {
      pillarId: one.who,
      roleNo: one.no,
      areas: [{ areaId: area, share: null }],
      from: ctx.clock.today(),
      decree: null,
    };
    edits.push(await timed(() => changeServiceAreas(ctx, scope, [change])));
    let gaps: readonly CoverGap[] = [];
    const asked = { ...PLACE, period: periodOf(ctx) };
    answers.push(
      await timed(async () => {
        ({ gaps } = await coverageHandlers.coverage(ctx, scope, asked));
      }),
    );
    // Else what was measured is no change.
    const now = JSON.stringify(gaps);
    if (now === before) throw new Error('the change made no difference');
    before = now;
  }
  return { answers, edits };
}
