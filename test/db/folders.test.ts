import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, expect, test } from 'vitest';
import { FOLDER_HEADER } from '../../data/contract/folder.ts';
import { WRITE_MARK } from '../../data/contract/route.ts';
import { id } from '../../data/words/id.ts';
import { forOperator } from '../../server/access/scope.ts';
import { createApp } from '../../server/app.ts';
import type { Config } from '../../server/config.ts';
import type { Context } from '../../server/context.ts';
import { FolderLock, readOwner } from '../../server/db/lock.ts';
import type { loadDemo } from '../../server/demo/answer.ts';
import { Folders } from '../../server/folders/folders.ts';
import { needImport } from '../../server/imports/need/spec.ts';
import { runImport } from '../../server/imports/run.ts';
import { setupImport } from '../../server/imports/setup/spec.ts';
import { callServer, sendCommand } from '../../server/terminal/socket-client.ts';
import { openCommandSocket } from '../../server/terminal/socket-server.ts';
import { sourceFile } from './files.ts';
import { eachDatabase, freshDatabase, testClock } from './harness.ts';

const log = pino({ level: 'silent' });
const operator = forOperator('test');
const SAID = { source: 'uji', licence: null, asOf: null, simulated: true };
const setUp = (ctx: Context, code: string) =>
  runImport(ctx, operator, setupImport, { file: null, options: { code }, provenance: SAID, dryRun: false });

eachDatabase('the two data folders', (given) => {
  const made: string[] = [];
  const configuration = async (): Promise<Config> => {
    const folder = mkdtempSync(join(tmpdir(), 'petasos-folders-'));
    made.push(folder);
    return freshDatabase(given.kind, folder);
  };
  afterAll(() => {
    for (const folder of made) rmSync(folder, { recursive: true, force: true });
  });

  /** A demo of one regency without shapes: what it is filled with is tested elsewhere. */
  const counting = () => {
    const filled: string[] = [];
    const fill: typeof loadDemo = async (ctx, _scope, { progress } = {}) => {
      progress?.('boundaries', 0.5);
      filled.push(ctx.folder.id);
      await setUp(ctx, '35.10');
      return { code: '35.10', areas: 1, tookMs: 1 };
    };
    return { filled, fill };
  };

  test('the demo has a database of its own, refuses real files, keeps its place over a restart, and is left whole', async () => {
    const config = await configuration();
    const { filled, fill } = counting();
    let folders = await Folders.open(config, log, { fill });
    expect(folders.state()).toMatchObject({ open: 'real', chosen: null, switching: null, demoReady: false });
    const real = folders.state().id;

    expect(folders.open('demo').switching?.to).toBe('demo');
    await expect(folders.use(async () => 1)).rejects.toMatchObject({ code: 'folder-switching' });
    expect(() => folders.bare().db).toThrow(expect.objectContaining({ code: 'folder-switching' }));
    await folders.settled();
    expect(folders.state()).toMatchObject({ open: 'demo', chosen: 'demo', failed: null, demoReady: true });
    expect(folders.state().id).not.toBe(real);
    await folders.use(async (ctx) => {
      expect(ctx.db.kind).toBe('embedded');
      expect(ctx.config.dataDir).toBe(join(config.dataDir, 'contoh'));
      const file = sourceFile('ppks.csv', 'kode,jenis,jumlah\n35.10.01.1001,LUT,1\n');
      const request = { file, options: { period: '2025' }, provenance: SAID, dryRun: true };
      await expect(runImport(ctx, operator, needImport, request)).rejects.toMatchObject({
        code: 'demo-open',
      });
      await expect(setUp(ctx, '63.71')).rejects.toMatchObject({ code: 'demo-open' });
    });
    if (given.kind === 'embedded') {
      const take = () => FolderLock.take(config.dataDir, testClock());
      expect(take).toThrow(expect.objectContaining({ code: 'database-in-use' }));
    }
    await folders.close();

    folders = await Folders.open(config, log, { fill });
    expect(folders.state()).toMatchObject({ open: 'demo', chosen: 'demo' });
    expect(filled).toHaveLength(1);
    folders.open('real');
    await folders.settled();
    expect(folders.state()).toMatchObject({ open: 'real', chosen: 'real', id: real, demoReady: true });
    const there = await folders.use(async (ctx) => {
      expect((await setUp(ctx, '63.71')).state).toBe('applied');
      return ctx.db.as(operator).selectFrom('area_version').select('code').execute();
    });
    expect(there.map((a) => a.code)).not.toContain('35.10');
    await folders.close();
    expect(readOwner(config.dataDir)).toBeNull();
    expect(readOwner(join(config.dataDir, 'contoh'))).toBeNull();
  });

  test('a demo that was not made to its end is thrown away and made anew, and one that fails leaves what was open', async () => {
    const config = await configuration();
    const { filled, fill } = counting();
    let why: 'fails' | 'waits' | 'works' = 'fails';
    const waiting = Promise.withResolvers<void>();
    const folders = await Folders.open(config, log, {
      fill: async (ctx, scope, request) => {
        await fill(ctx, scope, request);
        if (why === 'fails') throw new Error('broken off');
        if (why === 'works') return { code: '35.10', areas: 1, tookMs: 1 };
        waiting.resolve();
        const { promise, reject } = Promise.withResolvers<never>();
        request?.signal?.addEventListener('abort', () => reject(new Error('stopped')));
        return promise;
      },
    });
    folders.open('demo');
    await folders.settled();
    expect(folders.state()).toMatchObject({
      open: 'real',
      demoReady: false,
      failed: { to: 'demo', code: 'internal' },
    });

    // She no longer wants it: that is no failure.
    why = 'waits';
    folders.open('demo');
    await waiting.promise;
    folders.open('real');
    await folders.settled();
    expect(folders.state()).toMatchObject({ open: 'real', demoReady: false, failed: null });

    writeFileSync(join(config.dataDir, 'contoh', 'imports.json'), '[]');
    why = 'works';
    folders.open('demo');
    await folders.settled();
    expect(folders.state()).toMatchObject({ open: 'demo', demoReady: true });
    expect(new Set(filled).size).toBe(3);
    const codes = await folders.use((ctx) => ctx.db.as(operator).selectFrom('import').select('id').execute());
    expect(codes).toHaveLength(1);
    await folders.close();
  });

  test('a change waits for what is under way, and is given up where that does not end', async () => {
    const folders = await Folders.open(await configuration(), log, { ...counting(), quietWaitMs: 50 });
    const ends = Promise.withResolvers<void>();
    const work = folders.use(() => ends.promise);
    folders.open('demo');
    await folders.settled();
    expect(folders.state()).toMatchObject({ open: 'real', failed: { to: 'demo', code: 'folder-busy' } });
    await folders.use(async (ctx) => ctx.db.as(operator).selectFrom('data_state').selectAll().execute());
    ends.resolve();
    await work;
    await folders.close();
  });

  test('a page is told to come again while folders change, and no answer of one is taken for the other', async () => {
    const config = await configuration();
    const folders = await Folders.open(config, log, counting());
    const server = createApp(folders, { clientDir: '/nonexistent' }).listen(0, '127.0.0.1');
    await new Promise((ready) => server.once('listening', ready));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const get = (path: string, tag?: string) =>
      fetch(`${origin}${path}`, { headers: tag ? { 'If-None-Match': tag } : {} });
    const before = await get('/api/places');
    const tag = before.headers.get('etag') ?? '';
    expect((await get('/api/places', tag)).status).toBe(304);

    const asked = await fetch(`${origin}/api/folder`, {
      method: 'POST',
      headers: { [WRITE_MARK.name]: WRITE_MARK.value, 'Content-Type': 'application/json' },
      body: JSON.stringify({ open: 'demo' }),
    });
    expect((await asked.json()).switching.to).toBe('demo');
    const meanwhile = await get('/api/places');
    expect([meanwhile.status, meanwhile.headers.get('retry-after')]).toEqual([503, '5']);
    expect((await get('/api/folder')).status).toBe(200);
    await folders.settled();

    const after = await get('/api/places', tag);
    expect(after.status).toBe(200);
    expect(after.headers.get('etag')).not.toBe(tag);
    expect(after.headers.get(FOLDER_HEADER)).toBe(folders.state().id);
    expect(after.headers.get(FOLDER_HEADER)).not.toBe(before.headers.get(FOLDER_HEADER));
    const upload = await fetch(`${origin}/api/office/logo`, {
      method: 'PUT',
      headers: { [WRITE_MARK.name]: WRITE_MARK.value, 'Content-Type': 'application/octet-stream' },
      body: 'logo',
    });
    expect([upload.status, (await upload.json()).code]).toEqual([409, 'demo-open']);
    server.closeAllConnections();
    await new Promise((done) => server.close(done));

    if (given.kind === 'embedded') await terminalMeetsDemo(folders, config);
    await folders.close();
  });

  /** The terminal at a server that has the demo open. */
  async function terminalMeetsDemo(folders: Folders, config: Config): Promise<void> {
    const socket = await openCommandSocket(folders, config.dataDir, log);
    const tell = async (argv: readonly string[]) => {
      const said: string[] = [];
      const connection = await callServer(socket.path);
      if (!connection) throw new Error('nobody listens');
      const exit = await sendCommand(connection, argv, 'id', null, {
        words: id,
        who: 'uji',
        signal: new AbortController().signal,
        out: (text) => said.push(text),
        progress: () => {},
      });
      return { exit, said: said.join('\n') };
    };
    const refused = await tell(['setup', '63.71']);
    expect(refused.exit).toBe(1);
    expect(refused.said).toContain('npx petasos folder saya');
    const listed = await tell(['import', 'list']);
    expect([listed.exit, listed.said.includes('DATA CONTOH')]).toEqual([0, true]);
    expect((await tell(['folder'])).said).toContain('DATA CONTOH');
    expect(await tell(['folder', 'saya'])).toEqual({ exit: 0, said: 'Yang terbuka: folder data Anda.' });
    expect((await tell(['setup', '63.71'])).exit).toBe(0);
    await socket.close();
    expect(existsSync(join(config.dataDir, 'contoh', 'made.json'))).toBe(true);
  }
});
