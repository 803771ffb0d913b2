import type { Config } from '../../server/config.ts';
import { environmentFor, runNode } from './child.ts';
import { spreadOf } from './measure.ts';
import { greedyRow } from './plan-greedy.ts';
import type { PlanReport } from './plan-probe.ts';
import { type BenchRow, msText } from './report.ts';

const MOST_DEAF_MS = 50;

/** Plans of reassignment: 217 desa with 300 officers proven, 3,500 RT with 800 near the bound, others answered meanwhile. */
export async function planRows(config: Config): Promise<BenchRow[]> {
  const rt = await probe(config, ['3500', '800', '8', '60']);
  const answers = rt.answersMs.toSorted((a, b) => a - b);
  const p95 = answers[Math.floor(answers.length * 0.95)] ?? Number.NaN;
  return [
    provenRow('any distance', await probe(config, ['217', '300', '0', '20'])),
    provenRow(
      'any distance, half of them in two desa each',
      await probe(config, ['217', '300', '0', '20', '0.5']),
    ),
    nearRow('at most 8 km from home', rt),
    nearRow('any distance', await probe(config, ['3500', '800', '0', '60'])),
    nearRow(
      'any distance, half of them in two RT each',
      await probe(config, ['3500', '800', '0', '60', '0.5']),
    ),
    await greedyRow(),
    {
      what: 'A server on the thread that asked for this plan, meanwhile: slowest of twenty answers (p95)',
      measured: `${p95.toFixed(1)} ms`,
      target: `< ${MOST_DEAF_MS} ms`,
      met: p95 < MOST_DEAF_MS,
      how: `${answers.length} answers, ${msText(spreadOf(answers))}`,
    },
  ];
}

function provenRow(which: string, { seconds, without, moves, km, withoutBefore }: PlanReport): BenchRow {
  const isProven = without.proven && moves.proven;
  const far = (km.value - km.bound) / km.value;
  return {
    what: `Plan of 217 desa x 300 officers, ${which}: people without cover and moves proven`,
    measured: isProven ? `${seconds.toFixed(1)} s` : 'not proven',
    target: '≤ 20 s, distance within 1%',
    met: isProven && seconds <= 20 && far <= 0.01,
    how: `without cover ${withoutBefore.toFixed(0)} to ${without.value.toFixed(0)}, ${moves.value} moves, distance within ${(far * 100).toFixed(2)}% of its bound`,
  };
}

function nearRow(which: string, report: PlanReport): BenchRow {
  const { seconds, peakMb, withoutBefore, without, moves } = report;
  const gap = gapOf(report);
  return {
    what: `Plan of 3,500 RT x 800 officers, ${which}: how far from the bound, and memory`,
    measured: `${(gap * 100).toFixed(2)}%, ${seconds.toFixed(1)} s, ${peakMb.toFixed(0)} MB`,
    target: '≤ 2%, 60 s, 1 GB',
    met: gap <= 0.02 && seconds <= 60 && peakMb <= 1000,
    how: `without cover ${withoutBefore.toFixed(0)} to ${without.value.toFixed(0)}, ${moves.value} moves${without.proven && moves.proven ? ', both proven' : ''}; memory of the whole process, solver and all`,
  };
}

/** How far what was found is from what is proven to be the best there can be. */
function gapOf({ without: { value, bound } }: PlanReport): number {
  return value <= 0 ? 0 : (value - bound) / value;
}

async function probe(config: Config, args: readonly string[]): Promise<PlanReport> {
  const printed = await runNode(['test/bench/plan-probe.ts', ...args], environmentFor(config));
  return JSON.parse(printed.trim().split('\n').at(-1) ?? '') as PlanReport;
}
