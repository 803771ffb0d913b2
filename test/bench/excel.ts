import readWorkbook from 'read-excel-file/node';
import { takenFormat, takenQuery } from '../../data/contract/export.ts';
import { forOperator } from '../../server/access/scope.ts';
import type { Config } from '../../server/config.ts';
import { loadDemo } from '../../server/demo/answer.ts';
import { exportFile } from '../../server/export/handlers.ts';
import { environmentFor, runNode } from './child.ts';
import { openBench } from './context.ts';
import { spreadOf, timed } from './measure.ts';
import { type BenchRow, msText } from './report.ts';

const ROUNDS = 7;
const LIMIT_MS = 2000;
const PERIOD = '2025';

/** The workbook of every RT of the demo with every indicator, from the question to the bytes, on a database of its own. */
export async function excelRow(config: Config, name: string): Promise<BenchRow> {
  await runNode(['server/cli.ts', 'migrate'], environmentFor(config));
  const ctx = await openBench(config);
  try {
    const scope = forOperator('bench');
    const { code } = await loadDemo(ctx, scope);
    const request = {
      format: takenFormat.parse('xlsx'),
      ...takenQuery.parse({
        indicator: 'total.per1000',
        level: 'rt',
        within: code,
        period: PERIOD,
        reason: 'Tolok ukur',
      }),
    };
    // The first loads the library, as the first of a running server does: it counts.
    const first: { bytes: Uint8Array } = { bytes: new Uint8Array() };
    const cold = await timed(async () => {
      first.bytes = (await exportFile(ctx, scope, request)).bytes;
    });
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round++)
      times.push(await timed(() => exportFile(ctx, scope, request)));
    const all = (await readWorkbook(Buffer.from(first.bytes)))[1]?.data ?? [];
    const columns = Math.max(...all.map((row) => row.length));
    const spread = spreadOf(times);
    return {
      what: `Excel of the demo's RT, ${name}: two tables and notes, ${all.length.toLocaleString('en')} rows x ${columns} columns in the larger`,
      measured: msText(spread),
      target: '< 2 s',
      met: Math.max(spread.high, cold) < LIMIT_MS,
      how: `from the question to ${(first.bytes.byteLength / 1e6).toFixed(1)} MB of workbook; the first, with the library to load, ${cold.toFixed(0)} ms`,
    };
  } finally {
    await ctx.db.close();
  }
}
