import type { ImportReport } from '../../data/contract/import.ts';
import type { Config } from '../../server/config.ts';
import { environmentFor, runNode } from './child.ts';
import type { BenchRow } from './report.ts';

const REGENCY = '35.10';
const MOST_S = 10;

/** Sketches about 3,500 RT into Banyuwangi's desa as a user does, by the terminal, and takes the sketch back. */
export async function sketchRow(config: Config): Promise<BenchRow> {
  const ask = async (...args: string[]) =>
    JSON.parse(await runNode(['server/cli.ts', ...args, '--json'], environmentFor(config))) as ImportReport;
  const report = await ask('sketch', '--within', REGENCY, '--rw', '4', '--rt', '4');
  if (report.importId === null) throw new Error(JSON.stringify(report.problemCount));
  const undone = await ask('import', 'undo', String(report.importId));
  const seconds = report.tookMs / 1000;
  const { rw = 0, rt = 0 } = report.brought;
  return {
    what: 'Sketch of a regency (PostgreSQL): RW and RT cut into the desa of Banyuwangi',
    measured: `${seconds.toFixed(1)} s`,
    target: `< ${MOST_S} s`,
    met: seconds < MOST_S,
    how: `${rt.toLocaleString('en')} RT in ${rw.toLocaleString('en')} RW made, drawn, stored and ready as tiles; taken back in ${(undone.tookMs / 1000).toFixed(1)} s`,
  };
}
