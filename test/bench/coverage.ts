import { sql } from 'kysely';
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

const PERIOD = '2025';
const ROUNDS = 21;
const scope = forOperator('bench');
const ASKED = { within: '99.01', level: 'desa', period: PERIOD, role: 'psm' } as const;

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
        how: `gap list of ${ASKED.level}; the change itself, an import, ${msText(spreadOf(edits))}; n = ${one.n}`,
      },
    ];
  } finally {
    await ctx.db.close();
  }
}

async function measureAll(ctx: Context) {
  const db = ctx.db.as(scope);
  const within = await findWithin(db, ASKED.within, `${PERIOD}-12-31`);
  if (!within) throw new Fault('unknown-area', { code: ASKED.within });
  const roles = await loadRolesKnown(db);
  const took: number[] = [];
  let areas = 0;
  for (let round = -1; round < ROUNDS; round += 1) {
    const ms = await timed(async () => {
      const registry = await loadRegistry(db);
      for (const role of roles) {
        const read = await gatherCover(ctx, scope, registry, { within, level: 'desa', period: PERIOD, role });
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
    where v.current and r.role = ${ASKED.role} and r.until_day is null order by 1 limit 2`.execute(db);
  const [one, other] = rows;
  if (!one || !other) throw new Error('the demo has no two PSM');
  const answers: number[] = [];
  const edits: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { area } = round % 2 === 0 ? other : one;
    const change = { pillarId: one.who, roleNo: one.no, areas: [{ areaId: area, share: null }] };
    edits.push(await timed(() => changeServiceAreas(ctx, scope, [change])));
    answers.push(await timed(() => coverageHandlers.coverage(ctx, scope, ASKED)));
  }
  return { answers, edits };
}
