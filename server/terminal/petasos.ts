import { resolve } from 'node:path';
import type { Logger } from 'pino';
import type { FolderKind } from '../../data/contract/folder.ts';
import { terminalWords } from '../../data/words/terminal.ts';
import { hasKeyFile, keysFrom } from '../access/key-file.ts';
import { marksOf } from '../access/key-mark.ts';
import { buildClient, isClientFresh } from '../client-files.ts';
import type { Config } from '../config.ts';
import { systemClock } from '../context.ts';
import { backupWhenDue } from '../db/backup.ts';
import { restoreEmbedded } from '../db/embedded.ts';
import { readOwner } from '../db/lock.ts';
import { type OpenDatabase, openDatabase } from '../db/open.ts';
import { type Restored, restoreInto } from '../db/restore.ts';
import { Fault } from '../fault.ts';
import type { SourceFile } from '../imports/kind.ts';
import { start } from '../start.ts';
import { VERSION } from '../version.ts';
import { runDoctor } from './doctor.ts';
import { type Command, parseCommand } from './parse.ts';
import { type DatabaseCommand, runCommand, type Terminal, tellReport } from './run-command.ts';
import { folderChoice, tellWhichFolder } from './run-folder.ts';
import { runKey } from './run-key.ts';
import { describeRecovery, EXIT } from './say.ts';
import { callServer, sendCommand } from './socket-client.ts';
import { packSources, readSource, sizeOfFile } from './source-file.ts';
import { withoutPersons } from './without-persons.ts';

/** Does what the words after `petasos` ask; returns the exit code. Throws UsageFault, Fault or Trouble. */
export async function petasos(
  argv: readonly string[],
  config: Config,
  log: Logger,
  terminal: Terminal,
): Promise<number> {
  const command = parseCommand(argv, terminal.words);
  switch (command.do) {
    case 'help':
      terminal.out(terminalWords(terminal.words).terminal.help);
      return EXIT.ok;
    case 'version':
      terminal.out(VERSION);
      return EXIT.ok;
    case 'doctor':
      return runDoctor(config, terminal);
    case 'build':
      if (!isClientFresh()) await buildClient();
      terminal.out(terminalWords(terminal.words).doctor.client);
      return EXIT.ok;
    case 'restore':
      return restore(config, log, command.file, terminal);
    case 'key':
      return runKey(config, log, command, terminal);
    case 'folder':
      return folder(command.open, argv, config, terminal);
    default:
      return onDatabase(command, argv, config, log, terminal);
  }
}

/** By the server that holds the data folder where one does, else here. */
async function onDatabase(
  asked: DatabaseCommand,
  words: readonly string[],
  config: Config,
  log: Logger,
  terminal: Terminal,
): Promise<number> {
  const given = { ...fromHere(asked, words), file: await fileOf(asked) };
  const prepared = await withoutPersons(given, terminal);
  if ('refused' in prepared) {
    tellReport(prepared.refused, asked, terminal);
    return EXIT.refused;
  }
  const { command, argv, file } = prepared;
  if (config.databaseUrl === undefined) {
    const path = readOwner(config.dataDir)?.socket;
    const server = path ? await callServer(path) : undefined;
    if (server) return sendCommand(server, argv, config.language, file, terminal);
  }
  tellWhichFolder(config, command, terminal);
  const started = await start(config, log, { serve: false });
  try {
    if (started.ctx.db.recovery) terminal.out(describeRecovery(started.ctx.db.recovery, terminal.words));
    if (command.do === 'migrate' && started.migrated.length > 0) {
      terminal.out(terminalWords(terminal.words).terminal.migrated(started.migrated.join(', ')));
      return EXIT.ok;
    }
    const exit = await runCommand(started.ctx, command, file, terminal);
    if (config.databaseUrl === undefined && command.do !== 'backup') await backupWhenDue(started.ctx);
    return exit;
  } finally {
    await started.close();
  }
}

/** A place to write to, as the server sees it too, which was started somewhere else. */
function fromHere(command: DatabaseCommand, argv: readonly string[]) {
  if (command.do !== 'backup' || command.file === undefined) return { command, argv };
  const { file } = command;
  const full = resolve(file);
  return { command: { ...command, file: full }, argv: argv.map((word) => (word === file ? full : word)) };
}

/** By the running server, which opens the other folder at once; without one the choice is for its next start. */
async function folder(
  open: FolderKind | undefined,
  argv: readonly string[],
  config: Config,
  terminal: Terminal,
): Promise<number> {
  const path = readOwner(config.dataDir)?.socket;
  const server = path ? await callServer(path) : undefined;
  if (server) return sendCommand(server, argv, config.language, null, terminal);
  return folderChoice(config, open, terminal);
}

async function fileOf(command: Command): Promise<SourceFile | null> {
  if (command.do === 'set words') return readSource(command.file, process.cwd());
  if (command.do !== 'import' || command.kind === 'setup' || command.kind === 'sketch') return null;
  const files: SourceFile[] = [];
  for (const path of [command.subject, ...(command.more ?? [])])
    files.push(await readSource(path, process.cwd()));
  return packSources(files);
}

async function restore(config: Config, log: Logger, given: string, terminal: Terminal): Promise<number> {
  const say = terminalWords(terminal.words).terminal;
  const file = resolve(given);
  await sizeOfFile(file);
  const keys = keysFrom(config);
  if (config.databaseUrl !== undefined) {
    const db = await openDatabase(config, log);
    try {
      tellRestored(await restoreInto({ db, clock: systemClock, keys }, file), file, terminal);
      await tellKeyNeeded({ db, config }, terminal);
    } finally {
      await db.close();
    }
    return EXIT.ok;
  }
  try {
    const { restored, aside } = await restoreEmbedded(config, log, systemClock, file, {
      keys,
      before: (db) => tellKeyNeeded({ db, config }, terminal),
    });
    tellRestored(restored, file, terminal);
    if (aside) terminal.out(say.keptAside(aside));
    return EXIT.ok;
  } catch (reason) {
    if (reason instanceof Fault && reason.code === 'database-in-use') terminal.out(say.stopServerFirst);
    throw reason;
  }
}

function tellRestored({ rows, seal, compared }: Restored, file: string, { out, words }: Terminal): void {
  const say = words.running.restore;
  const count = Object.values(rows).reduce((sum, n) => sum + n, 0);
  out(terminalWords(words).terminal.restored(file, count));
  out(compared ? say.compared : say.notCompared);
  out(say[seal]);
  out(say.signInAgain);
}

/** Is the key here that the restored database needs? Said now, and not only by the next start. */
async function tellKeyNeeded(
  { db, config }: { db: OpenDatabase; config: Config },
  { out, words }: Terminal,
): Promise<void> {
  const known = hasKeyFile(config) ? keysFrom(config).known() : [];
  for (const { version, fingerprint } of await marksOf({ db })) {
    const isHere = known.some((key) => key.version === version && key.fingerprint === fingerprint);
    if (!isHere) out(words.running.restore.keyNeeded(version, fingerprint, config.keyFile));
  }
}
