import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { routes } from '../../data/contract/routes.ts';
import { forOperator } from '../../server/access/scope.ts';
import { createApp } from '../../server/app.ts';
import type { Context } from '../../server/context.ts';
import { values } from '../../server/indicators/handlers.ts';
import { OFFICE } from '../everybody.ts';
import { FIGURE_PERIOD } from './figures.ts';
import { duel } from './measure.ts';
import { type BenchRow, msText, ratioText } from './report.ts';

const ROUNDS = 31;
const ASKED = { level: 'rw', within: '31', period: FIGURE_PERIOD } as const;

/** GET /api/values for every RW of Jakarta, server side and before gzip, beside the SQL that a plain server would send. */
export async function valueRows(ctx: Context, url: string): Promise<BenchRow[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const rows: BenchRow[] = [];
    for (const measure of ['count', 'per1000'] as const) {
      const request = routes.values.query.parse({ ...ASKED, indicator: `total.${measure}` });
      let areas = 0;
      const result = await duel(
        ROUNDS,
        [request],
        async () => {
          const answer = await values(ctx, forOperator('bench'), request);
          areas = answer.id.length;
          JSON.stringify(answer);
        },
        async () => {
          const found = await client.query(BARE, [ASKED.within, FIGURE_PERIOD]);
          if (found.rows.length !== areas && areas > 0) {
            throw new Error(`the bare query gives ${found.rows.length} rows, the answer ${areas}`);
          }
        },
      );
      rows.push({
        what: `Values of Jakarta's ${areas.toLocaleString('en')} RW (total.${measure}) with legend, as JSON / the bare SQL`,
        measured: ratioText(result.ratio),
        target: '≤ 1.5',
        met: result.ratio.median <= 1.5,
        how: `ours ${msText(result.ours)}, bare ${msText(result.theirs)}; uncached, before gzip`,
      });
    }
    rows.push(await notModifiedRow(ctx));
    return rows;
  } finally {
    await client.end();
  }
}

/** Id, value, basis and denominator of each RW, in the order of the code. */
const BARE = `
  select v.area_id, v.code, r.count, r.basis, r.n, r.m, r.persons, r.count * 1000.0 / nullif(r.persons, 0) as rate
  from area_version v
  left join rollup r on r.area_id = v.area_id and r.level = 'rw' and r.series = 'total' and r.sex = 'A'
    and r.measure = 'tercatat' and r.build_id in (
      select id from rollup_build where current and period = $2)
  where v.current and v.valid_to is null and v.level = 'rw' and v.code like $1 || '.%'
  order by v.code collate "C"`;

/** What the second request with the ETag of the first asks the database: the versions, and nothing of the figures. */
async function notModifiedRow(ctx: Context): Promise<BenchRow> {
  const app = createApp(ctx, { clientDir: '.', principal: OFFICE });
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const address = `http://127.0.0.1:${port}/api/values?${new URLSearchParams({ ...ASKED, indicator: 'total.count' })}`;
  const asked: string[] = [];
  const query = pg.Client.prototype.query;
  try {
    const first = await fetch(address);
    await first.arrayBuffer();
    pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
      const [what] = args;
      asked.push(typeof what === 'string' ? what : String((what as { text?: string }).text));
      return (query as (...all: unknown[]) => unknown).apply(this, args);
    } as typeof query;
    const second = await fetch(address, { headers: { 'If-None-Match': first.headers.get('etag') ?? '' } });
    const ofFigures = asked.filter((text) => /rollup|observation|population|area_version/.test(text));
    return {
      what: 'GET /api/values again with its ETag: statements about figures or areas',
      measured: `${second.status}, ${ofFigures.length} of ${asked.length}`,
      target: '304, 0',
      met: second.status === 304 && ofFigures.length === 0 && asked.length > 0,
      how: 'every statement that went to PostgreSQL was noted',
    };
  } finally {
    pg.Client.prototype.query = query;
    server.closeAllConnections();
    server.close();
  }
}
