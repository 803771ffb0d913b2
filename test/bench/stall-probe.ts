import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Worker } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { postgis } from '@electric-sql/pglite-postgis';
import { sql } from 'kysely';
import { system } from '../../server/access/scope.ts';
import { createApp } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import { baseTileInfo } from '../../server/tiles/answer.ts';
import { OFFICE } from '../everybody.ts';
import { openBench } from './context.ts';

/**
 * How long the server is deaf while the database works for two seconds: `node stall-probe.ts worker|main`. `worker` is the
 * server as it is; `main` opens a second PGlite on the server's own thread and lets that one work. A thread of its own
 * asks for a warm tile every 20 ms meanwhile. Prints JSON.
 */
export interface StallReport {
  /** longest time the event loop did not turn, milliseconds: without a query, and while it ran */
  readonly idleMs: number;
  readonly busyMs: number;
  readonly queryMs: number;
  /** answer times of the warm tile while the query ran, milliseconds */
  readonly tileMs: readonly number[];
}

const WORK = 'select sum(sqrt(a * b::float8)) from generate_series(1, 1000) a, generate_series(1, $1::int) b';
const LONG_MS = 2000;

const ctx = await openBench(readConfig());
const app = createApp(ctx, { clientDir: '.', principal: OFFICE });
const server = app.listen(0, '127.0.0.1');
await once(server, 'listening');
const { hash } = await baseTileInfo();
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/base/${hash}/4/13/8`;
await fetch(url);

const onMain = process.argv[2] === 'main';
const second = onMain ? await PGlite.create({ extensions: { postgis } }) : undefined;
const work = async (n: number): Promise<void> => {
  if (second) await second.query(WORK, [n]);
  else {
    const text = sql`select sum(sqrt(a * b::float8)) from generate_series(1, 1000) a, generate_series(1, ${n}::int) b`;
    await text.execute(ctx.db.as(system('health')));
  }
};

/** How much work takes two seconds; the first time the code is not yet compiled, so the second counts. */
let n = 1000;
for (let trial = 0; trial < 2; trial++) {
  const start = performance.now();
  await work(n);
  n = Math.round((n * LONG_MS) / (performance.now() - start));
}

let longest = 0;
let last = performance.now();
const ticker = setInterval(() => {
  const now = performance.now();
  longest = Math.max(longest, now - last);
  last = now;
}, 1);
const askerCode = `
  const { parentPort, workerData } = require('node:worker_threads');
  const times = [];
  let open = true;
  parentPort.on('message', () => { open = false; });
  (async () => {
    while (open) {
      const start = performance.now();
      await (await fetch(workerData)).arrayBuffer();
      times.push(performance.now() - start);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    parentPort.postMessage(times);
    parentPort.close();
  })();`;
const watch = async (job: () => Promise<unknown>) => {
  const asker = new Worker(askerCode, { eval: true, workerData: url });
  await once(asker, 'online');
  await new Promise((resolve) => setTimeout(resolve, 300));
  last = performance.now();
  longest = 0;
  await job();
  await new Promise((resolve) => setTimeout(resolve, 10));
  const stalled = longest;
  asker.postMessage('stop');
  const [times] = (await once(asker, 'message')) as [number[]];
  return { stalled, times };
};

const idle = await watch(() => new Promise((resolve) => setTimeout(resolve, LONG_MS)));
let queryMs = 0;
let busy = idle;
// What is guessed of a busy machine may be too little.
for (let attempt = 0; attempt < 4 && queryMs < 0.8 * LONG_MS; attempt++) {
  busy = await watch(async () => {
    const began = performance.now();
    await work(n);
    queryMs = performance.now() - began;
  });
  n = Math.round((n * LONG_MS) / queryMs);
}
clearInterval(ticker);
const report: StallReport = { idleMs: idle.stalled, busyMs: busy.stalled, queryMs, tileMs: busy.times };
console.log(JSON.stringify(report));
server.closeAllConnections();
server.close();
await second?.close();
await ctx.db.close();
process.exit(0);
