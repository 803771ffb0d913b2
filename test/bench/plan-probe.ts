import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { evaluate } from '../../server/coverage/plan/evaluate.ts';
import { solveApart } from '../../server/coverage/plan/solve-apart.ts';
import { benchCase, sharedCase } from './plan-case.ts';

/** What a process that solved a case tells of itself, as its last line. */
export interface PlanReport {
  readonly seconds: number;
  readonly withoutBefore: number;
  readonly without: { readonly value: number; readonly bound: number; readonly proven: boolean };
  readonly moves: { readonly value: number; readonly bound: number; readonly proven: boolean };
  readonly km: { readonly value: number; readonly bound: number };
  /** answers of a server on the same thread as the one who asked for the plan, milliseconds */
  readonly answersMs: readonly number[];
  readonly peakMb: number;
}

const [units = 217, posts = 300, reach = 0, seconds = 20, shared = 0] = process.argv.slice(2).map(Number);
const PAUSE_MS = 20;

const server = createServer((_, response) => response.end('{"status":"ok"}'));
await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
const { port } = server.address() as AddressInfo;
let isSolving = true;
let peak = 0;

async function askAndAsk(): Promise<number[]> {
  const answers: number[] = [];
  while (isSolving) {
    const began = performance.now();
    await new Promise<void>((done, failed) => {
      get({ port, host: '127.0.0.1' }, (response) => response.resume().on('end', done)).on('error', failed);
    });
    answers.push(performance.now() - began);
    peak = Math.max(peak, process.memoryUsage.rss());
    await new Promise((done) => setTimeout(done, PAUSE_MS));
  }
  return answers;
}

const whole = benchCase(units, posts, reach > 0 ? reach : null);
const given = shared > 0 ? sharedCase(whole, shared) : whole;
const asking = askAndAsk();
const began = performance.now();
const solved = await solveApart({ given, seconds }, new AbortController().signal, () => {});
const took = (performance.now() - began) / 1000;
isSolving = false;
const answersMs = await asking;
server.close();
if (!solved.found) throw new Error('the limits contradict each other');
const report: PlanReport = {
  seconds: took,
  withoutBefore: evaluate(
    given,
    given.posts.map((post) => post.from),
  ).without,
  without: solved.without,
  moves: solved.moves,
  km: solved.km,
  answersMs,
  peakMb: peak / 1e6,
};
process.stdout.write(`${JSON.stringify(report)}\n`);
