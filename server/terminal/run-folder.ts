import type { FolderKind } from '../../data/contract/folder.ts';
import type { Config } from '../config.ts';
import type { Context } from '../context.ts';
import { Fault } from '../fault.ts';
import { readChoice, writeChoice } from '../folders/answer.ts';
import type { SourceFile } from '../imports/kind.ts';
import { type DatabaseCommand, runCommand, type Terminal } from './run-command.ts';
import { EXIT } from './say.ts';

/** Commands that only look: they are answered of the demo too, and say so. */
const LOOKING: ReadonlySet<DatabaseCommand['do']> = new Set([
  'list',
  'show',
  'word lists',
  'show words',
  'examine',
]);

/**
 * A command sent to a running server, on the folder it has open. While that is the demo, what writes is refused: it was
 * meant for the office's own folder, which is closed. Throws Fault 'demo-open'.
 */
export async function onOpenFolder(
  ctx: Context,
  command: DatabaseCommand,
  file: SourceFile | null,
  terminal: Terminal,
): Promise<number> {
  if (ctx.folder.kind === 'demo') {
    if (!LOOKING.has(command.do)) throw new Fault('demo-open');
    if (!isJson(command)) terminal.out(terminal.words.first.terminal.ofDemo);
  }
  return runCommand(ctx, command, file, terminal);
}

/** `petasos folder` at a running server: which folder is open; with a name, opens that one and waits until it is. */
export async function folderCommand(
  ctx: Context,
  open: FolderKind | undefined,
  terminal: Terminal,
): Promise<number> {
  const { folders } = ctx;
  const say = terminal.words.first.terminal;
  if (!folders) throw new Error('the server has no folders');
  if (open !== undefined) {
    folders.open(open);
    await folders.settled((stage, share) => terminal.progress(say.stage[stage], share));
  }
  const state = folders.state();
  if (state.failed) terminal.out(say.failed);
  terminal.out(state.open === null ? say.none : say.open[state.open]);
  return open !== undefined && state.open !== open ? EXIT.database : EXIT.ok;
}

/** The same without a server: says or sets what the next start opens. */
export async function folderChoice(
  config: Config,
  open: FolderKind | undefined,
  terminal: Terminal,
): Promise<number> {
  const say = terminal.words.first.terminal;
  if (open !== undefined) await writeChoice(config.dataDir, open);
  terminal.out(say.next[open ?? readChoice(config.dataDir) ?? 'real']);
  return EXIT.ok;
}

/** Without a server a command always opens the office's own folder; where the screen last showed the demo that is said. */
export function tellWhichFolder(config: Config, command: DatabaseCommand, terminal: Terminal): void {
  if (isJson(command) || readChoice(config.dataDir) !== 'demo') return;
  terminal.out(terminal.words.first.terminal.ofReal);
}

function isJson(command: DatabaseCommand): boolean {
  return ('json' in command && command.json) || ('flags' in command && command.flags.json === true);
}
