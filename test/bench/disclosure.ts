import { sql } from 'kysely';
import { WRITE_MARK } from '../../data/contract/route.ts';
import { routes } from '../../data/contract/routes.ts';
import { everything, type Principal } from '../../server/access/principal.ts';
import { releaseNow } from '../../server/access/released.ts';
import { forOperator, forRequest } from '../../server/access/scope.ts';
import type { Config } from '../../server/config.ts';
import type { Context } from '../../server/context.ts';
import { loadDemo } from '../../server/demo/answer.ts';
import { values } from '../../server/indicators/handlers.ts';
import { environmentFor, runNode, startServer } from './child.ts';
import { openBench } from './context.ts';
import { duel, spreadOf } from './measure.ts';
import { type BenchRow, msText, ratioText } from './report.ts';

const ROUNDS = 61;
const PERIOD = '2025';
const MOST_DEAF_MS = 50;
/** Each question waits so long for the next. */
const PAUSE_MS = 10;

const LEADER: Principal = {
  ...everything('bench'),
  roles: ['leader'],
  parts: [{ areas: 'all', series: 'all', as: 'published', coarsest: null, finest: null }],
};

/**
 * The release of the demo's five periods, as the administrator asks for it, with the server asked for its health all the
 * while; then a published table of values beside the exact one. On a database of its own.
 */
export async function disclosureRows(config: Config, name: string, mostS: number): Promise<BenchRow[]> {
  await runNode(['server/cli.ts', 'migrate'], environmentFor(config));
  const { code, periods } = await prepare(config);
  const server = await startServer(config, '.');
  let made: Made;
  try {
    made = await makeRelease(server.origin);
  } finally {
    await server.stop();
  }
  const health = made.health.toSorted((a, b) => a - b);
  const p95 = health[Math.floor(health.length * 0.95)] ?? Number.NaN;
  const cells = `${made.shown.toLocaleString('en')} cells shown, ${made.hidden.toLocaleString('en')} hidden`;
  return [
    {
      what: `Release of the demo (${periods} periods), ${name}`,
      measured: `${made.seconds.toFixed(1)} s`,
      target: `≤ ${mostS} s`,
      met: made.seconds <= mostS,
      how: `from the request to the release that is read; no release before it; ${cells}`,
    },
    {
      what: `GET /api/health while it is made, ${name}: slowest of twenty answers (p95)`,
      measured: `${p95.toFixed(1)} ms`,
      target: `< ${MOST_DEAF_MS} ms`,
      met: p95 < MOST_DEAF_MS,
      how: `${health.length.toLocaleString('en')} answers, one at a time, ${PAUSE_MS} ms apart, ${msText(spreadOf(health))}, slowest ${(health.at(-1) ?? 0).toFixed(0)} ms`,
    },
    await publishedRow(config, name, code),
  ];
}

/** The demo without a release. */
async function prepare(config: Config): Promise<{ code: string; periods: number }> {
  const ctx = await openBench(config);
  try {
    const { code } = await loadDemo(ctx, forOperator('bench'));
    const db = ctx.db.as(forOperator('bench'));
    await sql`update data_state set release_id = null`.execute(db);
    for (const table of [
      'release_holds',
      'release',
      'published',
      'published_source',
      'release_truth',
      'release_part',
    ])
      await sql`delete from ${sql.table(table)}`.execute(db);
    const found = await sql<{ n: number }>`
      select count(distinct period)::integer as n from rollup_build where current`.execute(db);
    return { code, periods: found.rows[0]?.n ?? 0 };
  } finally {
    await ctx.db.close();
  }
}

interface Made {
  readonly seconds: number;
  readonly shown: number;
  readonly hidden: number;
  /** milliseconds of each answer */
  readonly health: readonly number[];
}

async function makeRelease(origin: string): Promise<Made> {
  const health: number[] = [];
  const watch = { over: false };
  const watching = (async () => {
    while (!watch.over) {
      const began = performance.now();
      await (await fetch(`${origin}/api/health`)).arrayBuffer();
      health.push(performance.now() - began);
      await new Promise((go) => setTimeout(go, PAUSE_MS));
    }
  })();
  const began = performance.now();
  const answer = await fetch(`${origin}/api/releases`, {
    method: 'POST',
    headers: { [WRITE_MARK.name]: WRITE_MARK.value, 'Content-Type': 'application/json' },
    body: JSON.stringify({ note: 'Tolok ukur' }),
  });
  const text = await answer.text();
  const seconds = (performance.now() - began) / 1000;
  watch.over = true;
  await watching;
  if (answer.status !== 200) throw new Error(`the release was answered with ${answer.status}: ${text}`);
  // With progress an answer is lines, the last of which is the answer itself.
  const last = JSON.parse(text.trim().split('\n').at(-1) ?? '');
  const head = last.answer ?? last;
  return { seconds, shown: head.shown, hidden: head.primary + head.complement, health };
}

/** The same tables of values, exactly and from the release, from the question to the JSON. */
async function publishedRow(config: Config, name: string, code: string): Promise<BenchRow> {
  const ctx = await openBench(config);
  try {
    const release = await releaseNow(ctx);
    if (!release) throw new Error('there is no release');
    const pieces = [
      { indicator: 'total.count', level: 'desa' },
      { indicator: 'total.per1000', level: 'desa' },
      { indicator: 'lanjut-usia-terlantar.count', level: 'kecamatan' },
    ].map((asked) => routes.values.query.parse({ ...asked, within: code, period: PERIOD }));
    const ask = (scope: Parameters<typeof values>[1]) => async (request: (typeof pieces)[number]) =>
      JSON.stringify(await values(ctx as Context, scope, request));
    const { ours, theirs, ratio } = await duel(
      ROUNDS,
      pieces,
      ask(forRequest(LEADER, release)),
      ask(forRequest({ ...LEADER, parts: everything('bench').parts })),
    );
    return {
      what: `Published values of the demo / the exact ones, ${name}`,
      measured: ratioText(ratio),
      target: '≤ 1.2',
      met: ratio.median <= 1.2,
      how: `published ${msText(ours)}, exact ${msText(theirs)} for ${pieces.length} tables; uncached, as JSON before gzip`,
    };
  } finally {
    await ctx.db.close();
  }
}
