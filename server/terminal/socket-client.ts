import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { Trouble } from '../db/trouble.ts';
import type { SourceFile } from '../imports/kind.ts';
import { type Ask, FrameReader, type Tell } from './frames.ts';
import type { Terminal } from './run-command.ts';

/** Connects to the command socket of a running server; undefined where nobody listens there. */
export async function callServer(path: string): Promise<Socket | undefined> {
  const socket = connect(path);
  try {
    await once(socket, 'connect');
    return socket;
  } catch {
    socket.destroy();
    return undefined;
  }
}

/** Has a server do a command and passes on what it says; returns its exit code. Ctrl-C hangs up, which cancels. */
export async function sendCommand(
  socket: Socket,
  argv: readonly string[],
  language: 'id' | 'en',
  file: SourceFile | null,
  terminal: Terminal,
): Promise<number> {
  const ask: Ask = {
    argv,
    language,
    who: terminal.who,
    file: file && { name: file.name, bytes: file.bytes.byteLength },
  };
  const hangUp = () => socket.destroy();
  terminal.signal.addEventListener('abort', hangUp);
  socket.on('error', () => {});
  socket.write(`${JSON.stringify(ask)}\n`);
  if (file) socket.write(file.bytes);
  const reader = new FrameReader(socket);
  for (;;) {
    const line = await reader.line(Number.POSITIVE_INFINITY).catch(() => undefined);
    if (line === undefined) throw new Trouble('server-gone');
    const told = JSON.parse(line) as Tell;
    if ('out' in told) terminal.out(told.out);
    else if ('progress' in told) terminal.progress(...told.progress);
    else return told.exit;
  }
}
