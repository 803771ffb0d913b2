import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { KyselyPlugin, RootOperationNode } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { forOperator } from '../../server/access/scope.ts';
import { createApp } from '../../server/app.ts';
import type { Context } from '../../server/context.ts';
import type { OpenDatabase } from '../../server/db/open.ts';
import { renewInstance } from '../../server/db/restore.ts';
import { needImport } from '../../server/imports/need/spec.ts';
import { runImport } from '../../server/imports/run.ts';
import { setupImport } from '../../server/imports/setup/spec.ts';
import { OFFICE } from '../everybody.ts';
import { feature, geojson, importBoundaries, polygon, square } from './boundaries-files.ts';
import { sourceFile } from './files.ts';
import { eachDatabase } from './harness.ts';

interface Reply {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

eachDatabase('the API', (given) => {
  const tables: string[] = [];
  let port = 0;
  const stops: (() => Promise<void>)[] = [];
  const serve = async (ctx: Context): Promise<number> => {
    const server = createApp(ctx, { clientDir: '/nonexistent', principal: OFFICE }).listen(0, '127.0.0.1');
    await new Promise((ready) => server.once('listening', ready));
    stops.push(
      () =>
        new Promise((done) => {
          server.closeAllConnections();
          server.close(() => done());
        }),
    );
    return (server.address() as AddressInfo).port;
  };

  beforeAll(async () => {
    const ctx = given.ctx();
    const scope = forOperator('test');
    const none = { source: null, licence: null, asOf: null, simulated: true };
    const made = await runImport(ctx, scope, setupImport, {
      file: null,
      options: { code: '63.71' },
      provenance: none,
      dryRun: false,
    });
    expect(made.state).toBe('applied');
    const file = sourceFile(
      'ppks-simulasi.csv',
      'kode,jenis,jumlah\n63.71.01.1001,LUT,12\n63.71.01.1002,LUT,0\n',
    );
    const need = await runImport(ctx, scope, needImport, {
      file,
      options: { period: '2025' },
      provenance: none,
      dryRun: false,
    });
    expect(need.problems.filter((p) => p.severity === 'error')).toEqual([]);
    port = await serve(spied(ctx, tables));
  });
  afterAll(() => Promise.all(stops.map((stop) => stop())));

  const get = (
    path: string,
    headers: Record<string, string> = {},
    method = 'GET',
    at = port,
  ): Promise<Reply> =>
    new Promise((done, fail) => {
      const asked = request({ host: '127.0.0.1', port: at, path, headers, method }, (res) => {
        let text = '';
        res.setEncoding('utf8');
        res.on('data', (part: string) => {
          text += part;
        });
        res.on('end', () => done({ status: res.statusCode ?? 0, headers: res.headers, text }));
      });
      asked.on('error', fail);
      asked.end();
    });

  const VALUES = '/api/values?indicator=lanjut-usia-terlantar.count&level=desa&within=63.71&period=2025';

  test('answers a count where it was asked for, with basis and nihil apart from no data', async () => {
    const reply = await get(VALUES);
    expect(reply.status).toBe(200);
    const table = JSON.parse(reply.text);
    expect(table.count.slice(0, 3)).toEqual([12, 0, null]);
    expect(table.basis.slice(0, 3)).toEqual(['reported', 'reported', 'none']);
    expect(table.reported).toEqual({ n: 2, m: 52 });
    expect(table.simulated).toBe(true);
  });

  test('an unchanged answer is 304 without a query on figures', async () => {
    const first = await get(VALUES);
    const tag = String(first.headers.etag);
    tables.length = 0;
    const again = await get(VALUES, { 'If-None-Match': tag });
    expect(again.status).toBe(304);
    expect(again.text).toBe('');
    expect(tables).toEqual(['data_state']);
    const weak = await get(VALUES, { 'If-None-Match': `"x", W/${tag}` });
    expect(weak.status).toBe(304);
  });

  test('a tile is for ever, for everybody, small on the way, and sets no cookie', async () => {
    const shape = feature({ kode: '63.71.01.1001' }, polygon(square(114.6, -3.3)));
    expect((await importBoundaries(given.ctx(), geojson([shape]))).state).toBe('applied');
    const { tileSets } = JSON.parse((await get('/api/areas?within=63.71&level=desa')).text);
    const path = `/api/tiles/${tileSets[0].hash}/10/837/521`;
    const packed = await get(path, { 'Accept-Encoding': 'gzip' });
    expect(packed.status).toBe(200);
    expect(packed.headers).toMatchObject({
      'content-type': 'application/vnd.mapbox-vector-tile',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-encoding': 'gzip',
    });
    expect(packed.headers['set-cookie']).toBeUndefined();
    const plain = await get(path, { 'Accept-Encoding': 'identity' });
    expect([plain.status, plain.headers['content-encoding']]).toEqual([200, undefined]);
  });

  test('a bug is told as a problem without its insides', async () => {
    const broken = new Proxy(given.ctx().db, {
      get: (on, key) => {
        if (key === 'as') {
          return () => {
            throw new Error('select secret from pillar');
          };
        }
        const value = on[key as keyof OpenDatabase];
        return typeof value === 'function' ? (value as (...a: never[]) => unknown).bind(on) : value;
      },
    });
    const reply = await get('/api/places', {}, 'GET', await serve({ ...given.ctx(), db: broken }));
    expect(reply.status).toBe(500);
    expect(reply.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(JSON.parse(reply.text)).toMatchObject({ status: 500, code: 'internal' });
    expect(reply.text).not.toMatch(/secret|\.ts|\bat /);
  });

  test('figures may be kept by the asker alone', async () => {
    expect((await get(VALUES)).headers['cache-control']).toBe('private, no-cache');
  });

  test.each([
    ['/api/values', 400, 'bad-request', 'indicator'],
    [`${VALUES}&periode=2025`, 400, 'bad-request', 'periode'],
    [
      '/api/values?indicator=lanjut-usia-terlantar.count&level=desa&within=63.71&period=25',
      400,
      'bad-request',
      'period',
    ],
    ['/api/areas?within=63.71%27%3Bdrop&level=desa', 400, 'bad-request', 'within'],
    ['/api/areas?within=63.71&within=63.72&level=desa', 400, 'bad-request', 'within'],
    ['/api/tiles/zz/1/1/1', 400, 'bad-request', 'hash'],
    ['/api/imports/abc', 400, 'bad-request', 'id'],
    ['/api/imports/999', 404, 'unknown-import', null],
    ['/api/areas?within=35.10&level=desa', 404, 'unknown-area', null],
    [
      '/api/values?indicator=tidak-ada.count&level=desa&within=63.71&period=2025',
      404,
      'unknown-indicator',
      null,
    ],
    ['/api/values?indicator=total.count&level=desa&within=63.71&period=1999', 404, 'unknown-period', null],
    ['/api/tiles/0123456789abcdef/1/1/1', 404, 'unknown-tile-set', null],
    ['/api/nothing', 404, 'not-found', null],
    ['/api/areas/%E0%A4%A', 400, 'bad-request', null],
  ])('%s is a problem in plain words', async (path, status, code, field) => {
    const reply = await get(path, { 'Accept-Language': 'en' });
    expect(reply.headers['content-type']).toMatch(/^application\/problem\+json/);
    const problem = JSON.parse(reply.text);
    expect(problem).toMatchObject({ status, code });
    expect(reply.status).toBe(status);
    if (field !== null) expect(problem.fields.map((f: { path: string }) => f.path)).toContain(field);
    expect(reply.text).not.toMatch(/\bat \S+ \(|node_modules|\.ts:\d+|select /);
  });

  test.each([
    ['/api/search?q=%00', 'q'],
    ['/api/imports/2147483648', 'id'],
    ['/api/tiles/0123456789abcdef/1/1/99', 'y'],
    [`/api/search?q=${'a'.repeat(90)}`, 'q'],
  ])("%s is the asker's fault, not the server's", async (path, field) => {
    const reply = await get(path);
    expect(reply.status).toBe(400);
    expect(JSON.parse(reply.text).fields[0].path).toBe(field);
  });

  test('a wrong field is told in the language of the asker, with an example', async () => {
    const say = async (language: string) =>
      JSON.parse((await get('/api/areas?level=desa', { 'Accept-Language': language })).text).fields;
    expect(await say('id')).toEqual([
      { path: 'within', message: 'Wajib diisi, misalnya 63.71.01.1001.rw003.' },
    ]);
    expect(await say('en')).toEqual([
      { path: 'within', message: 'Required, for example 63.71.01.1001.rw003.' },
    ]);
  });

  test('another method is told what there is', async () => {
    const post = await get('/api/indicators', {}, 'POST');
    expect([post.status, post.headers.allow]).toEqual([405, 'GET, HEAD, OPTIONS']);
    expect((await get('/api/indicators', {}, 'OPTIONS')).status).toBe(204);
    expect((await get('/api/indicators', {}, 'HEAD')).status).toBe(200);
  });

  test('a file that is not there is no page', async () => {
    for (const path of ['/.git/config', '/nope.js', '/..%2fpackage.json']) {
      expect((await get(path)).status).toBe(404);
    }
  });

  test('problems speak Indonesian unless English is asked for', async () => {
    const indonesian = JSON.parse((await get('/api/nothing')).text);
    const english = JSON.parse((await get('/api/nothing', { 'Accept-Language': 'en-GB,id;q=0.5' })).text);
    expect(indonesian.title).toBe('Alamat tidak ditemukan');
    expect(english.title).toBe('Not found');
  });

  test('on a local address no other host name is answered', async () => {
    const reply = await get('/api/health', { Host: 'rebound.example' });
    expect(reply.status).toBe(403);
    expect(reply.text).toContain('Alamat ini tidak dilayani');
    expect((await get('/api/health', { Host: `localhost:${port}` })).status).toBe(200);
  });

  test('a restored or copied database shares no tag with what it was made from', async () => {
    const tag = String((await get(VALUES)).headers.etag);
    await renewInstance(given.ctx());
    const after = await get(VALUES, { 'If-None-Match': tag });
    expect(after.status).toBe(200);
    expect(after.headers.etag).not.toBe(tag);
  });

  test('the API describes itself', async () => {
    const page = JSON.parse((await get('/api/openapi.json')).text);
    expect(page.openapi).toBe('3.1.0');
    expect((await get('/api/docs')).text).toContain('/api/values');
  });
});

/** The same context, noting every table that a query reads. */
function spied(ctx: Context, tables: string[]): Context {
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      tables.push(...tablesOf(node));
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  const db: OpenDatabase = {
    ...methodsOf(ctx.db),
    as: (scope) => ctx.db.as(scope).withPlugin(plugin),
  };
  return { ...ctx, db };
}

function methodsOf(db: OpenDatabase): OpenDatabase {
  return new Proxy(db, {
    get: (on, key) => {
      const value = on[key as keyof OpenDatabase];
      return typeof value === 'function' ? (value as (...a: never[]) => unknown).bind(on) : value;
    },
  });
}

function tablesOf(node: RootOperationNode): string[] {
  const found: string[] = [];
  JSON.stringify(node, (_key, value) => {
    if (value?.kind === 'TableNode') found.push(value.table.identifier.name);
    if (value?.kind === 'RawNode') {
      for (const part of value.sqlFragments) {
        found.push(...[...String(part).matchAll(/\b(?:from|join)\s+([a-z_]+)/g)].map((m) => String(m[1])));
      }
    }
    return value;
  });
  return found;
}
