import { terminalWords } from '../../data/words/terminal.ts';
import type { Scope } from '../access/scope.ts';
import type { Context } from '../context.ts';
import { loadDemo, simulateOn } from '../demo/answer.ts';
import { release } from '../disclosure/answer.ts';
import type { Command } from './parse.ts';
import { writeReport } from './report.ts';
import type { Terminal } from './run-command.ts';
import { EXIT } from './say.ts';

/** `petasos demo`: the simulated regency, or simulated figures on real areas. Throws Fault 'real-data'. */
export async function runDemo(
  ctx: Context,
  scope: Scope,
  command: Extract<Command, { do: 'demo' }>,
  terminal: Terminal,
): Promise<number> {
  const { progress, signal, words } = terminal;
  const say = terminalWords(words).terminal;
  try {
    if (command.on !== undefined) {
      const reports = await simulateOn(ctx, scope, command.on, { progress, signal });
      if (command.json) terminal.out(JSON.stringify(reports, null, 2));
      else for (const report of reports) terminal.out(writeReport(report, words));
      return reports.some((r) => r.state === 'refused') ? EXIT.refused : EXIT.ok;
    }
    const loaded = await loadDemo(ctx, scope, { progress, signal });
    // What leaders and the public see is there from the first.
    if (loaded.imports > 0) await release(ctx, scope, { reason: 'first', note: '', progress, signal });
    if (command.json) terminal.out(JSON.stringify(loaded, null, 2));
    else
      terminal.out(
        loaded.imports === 0
          ? say.demoThere
          : say.demoLoaded(words.format.number(Math.round(loaded.tookMs / 1000))),
      );
    return EXIT.ok;
  } catch (reason) {
    if (!signal.aborted) throw reason;
    terminal.out(say.cancelled);
    return EXIT.refused;
  }
}
