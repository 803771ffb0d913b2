import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, expect, inject, test } from 'vitest';
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
import { OFFICE } from '../everybody.ts';
import { sourceFile } from './files.ts';
import { eachDatabase, freshDatabase, testClock } from './harness.ts';

const log = pino({ level: 'silent' });
const operator = forOperator('test');
const SAID = { source: 'uji', licence: null, asOf: null, simulated: true };
const setUp = (ctx: Context, code: string) =>
  runImport(ctx, operator, setupImport, { file: null, options: { code }, provenance: SAID, dryRun: false });

eachDatabase(
  'the two data folders',
  (given) => {
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
        return { code: '35.10', imports: 1, tookMs: 1 };
      };
      return { filled, fill };
    };

    test('the demo has a database of its own, refuses real files, keeps its place over a restart, and is left whole', async () => {
      const config = await configuration();
      const { filled, fill } = counting();
      let folders = await Folders.open(config, log, {
        fill,
        quietWaitMs: 50,
        template: join(inject('embeddedTemplate'), 'database'),
      });
      const page = await listen(folders);
      expect(folders.state()).toMatchObject({
        open: 'real',
        chosen: null,
        switching: null,
        demoReady: false,
      });
      const real = folders.state().id;
      const before = await page.get('/api/places');
      const tag = before.headers.get('etag') ?? '';
      expect((await page.get('/api/places', tag)).status).toBe(304);

      // What is under way is waited for, and where it does not end the change is given up.
      const ends = Promise.withResolvers<void>();
      const work = folders.use(() => ends.promise);
      folders.open('demo');
      await folders.settled();
      expect(folders.state()).toMatchObject({ open: 'real', failed: { to: 'demo', code: 'folder-busy' } });
      ends.resolve();
      await work;

      // Meanwhile every page is told to come again.
      expect((await page.open('demo')).switching.to).toBe('demo');
      await expect(folders.use(async () => 1)).rejects.toMatchObject({ code: 'folder-switching' });
      expect(() => folders.bare().db).toThrow(expect.objectContaining({ code: 'folder-switching' }));
      const meanwhile = await page.get('/api/places');
      expect([meanwhile.status, meanwhile.headers.get('retry-after')]).toEqual([503, '5']);
      expect((await page.get('/api/folder')).status).toBe(200);
      await folders.settled();
      expect(folders.state()).toMatchObject({ open: 'demo', chosen: 'demo', failed: null, demoReady: true });
      expect(folders.state().id).not.toBe(real);

      // No answer of the one is taken for the other.
      const after = await page.get('/api/places', tag);
      expect(after.status).toBe(200);
      expect(after.headers.get('etag')).not.toBe(tag);
      expect(after.headers.get(FOLDER_HEADER)).toBe(folders.state().id);
      expect(before.headers.get(FOLDER_HEADER)).toBe(real);

      // Real files stay outside, by whichever way they come; and so does the office, logo and name alike.
      expect(await page.upload('/api/office/logo')).toEqual([409, 'demo-open']);
      expect(
        await page.put('/api/office', { name: 'Dinas Sosial', timeZone: null, signatories: [] }),
      ).toEqual([409, 'demo-open']);
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
      await page.close();
      await folders.close();

      folders = await Folders.open(config, log, { fill });
      expect(folders.state()).toMatchObject({ open: 'demo', chosen: 'demo' });
      expect(filled).toHaveLength(1);
      if (given.kind === 'embedded') await terminalMeetsDemo(folders, config);
      else {
        folders.open('real');
        await folders.settled();
        await folders.use((ctx) => setUp(ctx, '63.71'));
      }
      expect(folders.state()).toMatchObject({ open: 'real', chosen: 'real', id: real, demoReady: true });
      const there = await folders.use((ctx) =>
        ctx.db
          .as(operator)
          .selectFrom('area_version')
          .select('code')
          .where('level', '=', 'kabupaten')
          .execute(),
      );
      expect(there.map((a) => a.code)).toEqual(['63.71']);
      await folders.close();
      expect(readOwner(config.dataDir)).toBeNull();
      expect(readOwner(join(config.dataDir, 'contoh'))).toBeNull();
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
  },
  { alone: true },
);

/** A page at these folders. */
async function listen(folders: Folders) {
  const server = createApp(folders, { clientDir: '/nonexistent', principal: OFFICE }).listen(0, '127.0.0.1');
  await new Promise((ready) => server.once('listening', ready));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const write = (method: string, path: string, type: string, body: string) =>
    fetch(origin + path, {
      method,
      headers: { [WRITE_MARK.name]: WRITE_MARK.value, 'Content-Type': type },
      body,
    });
  return {
    get: (path: string, tag?: string) =>
      fetch(origin + path, { headers: tag ? { 'If-None-Match': tag } : {} }),
    open: async (open: string) =>
      (await write('POST', '/api/folder', 'application/json', JSON.stringify({ open }))).json(),
    upload: async (path: string) => {
      const answer = await write('PUT', path, 'application/octet-stream', 'logo');
      return [answer.status, (await answer.json()).code];
    },
    put: async (path: string, body: unknown) => {
      const answer = await write('PUT', path, 'application/json', JSON.stringify(body));
      return [answer.status, (await answer.json()).code];
    },
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
