import type { Config } from '../../server/config.ts';
import { environmentFor, runNode } from './child.ts';
import { spreadOf } from './measure.ts';
import { type BenchRow, msText } from './report.ts';
import type { StallReport } from './stall-probe.ts';

/** A long query beside the server: in the worker as it is, and on the server's own thread for comparison. */
export async function stallRow(embedded: Config): Promise<BenchRow> {
  const worker = await probe(embedded, 'worker');
  const main = await probe(embedded, 'main');
  const share = worker.busyMs / main.busyMs;
  return {
    what: 'A 2 s query of the embedded database: longest time the server is deaf / the same with the database on its own thread',
    measured: `${share.toFixed(2)} (${worker.busyMs.toFixed(0)} ms / ${main.busyMs.toFixed(0)} ms)`,
    target: '≤ 0.2',
    met: share <= 0.2,
    how: `query ${(worker.queryMs / 1000).toFixed(1)} s in the worker, a warm tile meanwhile ${msText(spreadOf(worker.tileMs))}, n = ${worker.tileMs.length}; longest without a query ${worker.idleMs.toFixed(0)} ms`,
  };
}

async function probe(config: Config, where: 'worker' | 'main'): Promise<StallReport> {
  const printed = await runNode(['test/bench/stall-probe.ts', where], environmentFor(config));
  return JSON.parse(printed.trim().split('\n').at(-1) ?? '') as StallReport;
}
