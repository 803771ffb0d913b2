import type { Scope } from '../access/scope.ts';
import type { Context } from '../context.ts';
import { listReleases, release } from '../disclosure/answer.ts';
import type { Command } from './parse.ts';
import type { Terminal } from './run-command.ts';
import { EXIT } from './say.ts';

/** `petasos release`: makes a release, or lists those there are. Throws Fault 'release-busy' and 'disclosure-refused'. */
export async function runRelease(
  ctx: Context,
  scope: Scope,
  command: Extract<Command, { do: 'release' }>,
  { words, out, progress, signal }: Terminal,
): Promise<number> {
  const said = words.releasing;
  if (command.what === 'list') {
    const releases = await listReleases(ctx, scope);
    if (command.json) out(JSON.stringify(releases, null, 2));
    else if (releases.length === 0) out(said.none);
    for (const r of command.json ? [] : releases) {
      const row = said.row(r.id, r.madeAt, r.madeBy, r.shown, r.primary + r.complement, r.note);
      out(r.current ? `${row}  (${said.current})` : row);
    }
    return EXIT.ok;
  }
  const begun = ctx.clock.now().getTime();
  const made = await release(ctx, scope, { reason: 'request', note: command.note, progress, signal });
  if (command.json) {
    out(JSON.stringify(made, null, 2));
    return EXIT.ok;
  }
  out(said.made(made.id, words.format.number(Math.round((ctx.clock.now().getTime() - begun) / 1000))));
  out(said.cells(made.shown, made.primary + made.complement));
  if (made.kept > 0) out(said.kept(made.kept));
  return EXIT.ok;
}
