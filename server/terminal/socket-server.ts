import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Logger } from 'pino';
import { en } from '../../data/words/en.ts';
import { id } from '../../data/words/id.ts';
import { terminalWords } from '../../data/words/terminal.ts';
import type { ContextSource } from '../context.ts';
import { type Ask, FrameReader, type Tell } from './frames.ts';
import { type Command, parseCommand } from './parse.ts';
import type { DatabaseCommand, Terminal } from './run-command.ts';
import { folderCommand, onOpenFolder } from './run-folder.ts';
import { EXIT, explain } from './say.ts';
import { sourceOf } from './source-file.ts';

type FolderCommand = Extract<Command, { do: 'folder' }>;

/** A socket's path may be no longer than this many bytes. */
const LONGEST_PATH = 107;

export interface CommandSocket {
  readonly path: string;
  close(): Promise<void>;
}

/**
 * Takes the terminal's commands while this process holds the data folder: a socket in DATA_DIR that only its owner may
 * open (in a folder of its own under the system's temporary folder where the path is too long). A terminal that goes
 * away cancels its command.
 */
export async function openCommandSocket(
  source: ContextSource,
  dataDir: string,
  log: Logger,
): Promise<CommandSocket> {
  const path = socketPath(dataDir);
  rmSync(path, { force: true });
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    answer(source, log, socket).catch((reason: unknown) => {
      log.error(reason, 'a command from the terminal failed');
      socket.destroy();
    });
  });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject);
  // The socket is made while `listen` is called: from its first moment only the owner may open it.
  const mask = process.umask(0o177);
  server.listen(path, resolve);
  process.umask(mask);
  await promise;
  return {
    path,
    async close() {
      const closed = new Promise<void>((done) => server.close(() => done()));
      for (const socket of open) socket.destroy();
      await closed;
      if (dirname(path) !== dataDir) rmSync(dirname(path), { recursive: true, force: true });
    },
  };
}

function socketPath(dataDir: string): string {
  const path = join(dataDir, 'petasos.sock');
  if (Buffer.byteLength(path) <= LONGEST_PATH) return path;
  return join(mkdtempSync(join(tmpdir(), 'petasos-')), 'sock');
}

async function answer(source: ContextSource, log: Logger, socket: Socket): Promise<void> {
  const gone = new AbortController();
  socket.on('error', () => {});
  const tell = (line: Tell) => {
    if (!socket.destroyed) socket.write(`${JSON.stringify(line)}\n`);
  };
  const reader = new FrameReader(socket);
  const first = await reader.line();
  if (first === undefined) return;
  const ask = JSON.parse(first) as Ask;
  const bytes = ask.file === null ? null : await reader.bytes(ask.file.bytes);
  if (bytes === undefined) return;
  socket.once('close', () => gone.abort());
  socket.resume();
  const words = ask.language === 'en' ? en : id;
  const file = ask.file && bytes ? sourceOf(ask.file.name, bytes) : null;
  try {
    const command = parseCommand(ask.argv, words) as DatabaseCommand | FolderCommand;
    const terminal: Terminal = {
      words,
      who: ask.who,
      signal: gone.signal,
      out: (text) => tell({ out: text }),
      progress: (stage, share) => tell({ progress: [stage, share] }),
    };
    const exit =
      command.do === 'folder'
        ? await folderCommand(source.bare(), command.open, terminal)
        : await source.use((ctx) => onOpenFolder(ctx, command, file, terminal));
    tell({ exit });
  } catch (reason) {
    const known = explain(reason, words);
    if (!known) log.error(reason, 'a command from the terminal failed');
    tell({ out: known?.text ?? terminalWords(words).start.bug(String(reason)) });
    tell({ exit: known?.exit ?? EXIT.bug });
  }
  socket.end();
}
