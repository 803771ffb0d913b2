import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { id } from '../../data/words/id.ts';
import { terminalWords } from '../../data/words/terminal.ts';
import { alwaysOpen, type Context } from '../../server/context.ts';
import type { Terminal } from '../../server/terminal/run-command.ts';
import { callServer, sendCommand } from '../../server/terminal/socket-client.ts';
import { openCommandSocket } from '../../server/terminal/socket-server.ts';
import { sourceFile } from './files.ts';
import { embeddedDatabase } from './harness.ts';

embeddedDatabase('the command socket', (given) => {
  const terminal = (said: string[]): Terminal => ({
    words: id,
    who: 'uji',
    signal: new AbortController().signal,
    out: (text) => said.push(text),
    progress: () => {},
  });

  async function ask(
    ctx: Context,
    argv: readonly string[],
    file: ReturnType<typeof sourceFile> | null = null,
  ) {
    const socket = await openCommandSocket(alwaysOpen(ctx), ctx.config.dataDir, ctx.log);
    const mode = statSync(socket.path).mode & 0o777;
    const said: string[] = [];
    const connection = await callServer(socket.path);
    if (!connection) throw new Error('nobody answers');
    const exit = await sendCommand(connection, argv, 'id', file, terminal(said));
    await socket.close();
    return { exit, said: said.join('\n'), mode, path: socket.path };
  }

  test('lies in the data folder and opens for its owner only', async () => {
    const answer = await ask(given.ctx(), ['import', 'list']);
    expect(answer).toMatchObject({ exit: 0, said: terminalWords(id).terminal.noImports, mode: 0o600 });
    expect(dirname(answer.path)).toBe(given.ctx().config.dataDir);
  });

  test('takes a short path of its own where that of the folder is too long for a socket', async () => {
    const ctx = given.ctx();
    const dataDir = join(ctx.config.dataDir, 'd'.repeat(120));
    const answer = await ask({ ...ctx, config: { ...ctx.config, dataDir } }, ['import', 'list']);
    expect(answer).toMatchObject({ exit: 0, mode: 0o600 });
    expect(Buffer.byteLength(answer.path)).toBeLessThan(108);
  });

  test('carries a file of many chunks whole', async () => {
    const text = `kode,jenis,jumlah\n${'63.71.01.1001,LUT,1\n'.repeat(200_000)}`;
    const answer = await ask(
      given.ctx(),
      ['import', 'need', 'besar.csv', '--dry-run', '--json', '--period', '2025'],
      sourceFile('besar.csv', text),
    );
    const report = JSON.parse(answer.said) as { file: { sha256: string } };
    expect(report.file.sha256).toBe(sourceFile('besar.csv', text).sha256);
  });

  test('answers a wrong command with what is wrong', async () => {
    const answer = await ask(given.ctx(), ['import', 'undo', '7']);
    expect(answer).toMatchObject({ exit: 1 });
    expect(answer.said).toContain('7');
  });
});
