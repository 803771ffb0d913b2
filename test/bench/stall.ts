import type { Config } from '../../server/config.ts';
import { environmentFor, runNode } from './child.ts';
import { spreadOf } from './measure.ts';
import { type BenchRow, msText } from './report.ts';
import type { StallReport } from './stall-probe.ts';

/** A long query beside the server: in the worker as it is, and on the server's own thread for comparison. */
export async function stallRow(embedded: Config): Promise<BenchRow> {
  const worker = await probe(embedded, 'worker');
  const main = await probe(embedded, 'main');
  return {
    what: 'A 2 s query of the embedded database: longest time the server is deaf',
    measured: `${worker.busyMs.toFixed(0)} ms (idle ${worker.idleMs.toFixed(0)} ms)`,
    target: '< 200 ms',
    met: worker.busyMs < 200,
    how: `query ${(worker.queryMs / 1000).toFixed(1)} s in the worker, a warm tile meanwhile ${msText(spreadOf(worker.tileMs))}, ${worker.tileMs.length} answers; with the database on the server's thread: deaf for ${main.busyMs.toFixed(0)} ms`,
  };
}

async function probe(config: Config, where: 'worker' | 'main'): Promise<StallReport> {
  const printed = await runNode(['test/bench/stall-probe.ts', where], environmentFor(config));
  return JSON.parse(printed.trim().split('\n').at(-1) ?? '') as StallReport;
}
