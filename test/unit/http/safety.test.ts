import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { ConfigFault, readConfig } from '../../../server/config.ts';
import { type Context, systemClock } from '../../../server/context.ts';

const folder = mkdtempSync(join(tmpdir(), 'petasos-page-'));
writeFileSync(join(folder, 'index.html'), '<meta property="csp-nonce" nonce="PETASOS_STYLE_NONCE" /><p>page');
const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A server without a database, for what is answered before one is asked. */
async function serve(env: Record<string, string> = {}) {
  const config = readConfig({ PORT: '0', ...env });
  const ctx = { config, log: pino({ level: 'silent' }), clock: systemClock, folder: { id: 'x' } };
  const server = createApp(ctx as unknown as Context, { clientDir: folder }).listen(0, '127.0.0.1');
  await new Promise((ready) => server.once('listening', ready));
  ends.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return (path: string, headers: Record<string, string> = {}) =>
    new Promise<{ status: number; headers: Record<string, unknown>; text: string }>((done, fail) => {
      const asked = request({ host: '127.0.0.1', port, path, headers }, (res) => {
        let text = '';
        res.on('data', (part) => {
          text += part;
        });
        res.on('end', () => done({ status: res.statusCode ?? 0, headers: res.headers, text }));
      });
      asked.on('error', fail).end();
    });
}

describe('what a page may do', () => {
  test('no script or style that stands in a page runs, but style sheets that carry the word of this very answer', async () => {
    const get = await serve();
    const words = new Set<string>();
    for (const path of ['/', '/data', '/api/docs']) {
      const { status, headers, text } = await get(path);
      expect(status).toBe(200);
      const policy = String(headers['content-security-policy']);
      expect(policy).not.toMatch(/unsafe|https?:|\*/);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain("worker-src 'self' blob:");
      const word = /style-src 'self' 'nonce-([\w-]{20,})'/.exec(policy)?.[1] ?? '';
      expect(text).toContain(`nonce="${word}"`);
      expect(text).not.toContain('PETASOS_STYLE_NONCE');
      words.add(word);
    }
    expect(words.size).toBe(3);
  });

  test('a page is never kept with the word of another answer: it has no tag to compare', async () => {
    const get = await serve();
    const { headers } = await get('/');
    expect([headers.etag, headers['last-modified'], headers['cache-control']]).toEqual([
      undefined,
      undefined,
      'no-cache',
    ]);
  });

  test('what of the device the page may ask for is listed, and nobody is told where a link came from', async () => {
    const { headers } = await (await serve())('/');
    expect(headers['permissions-policy']).toContain('geolocation=(self)');
    expect(headers['permissions-policy']).toContain('microphone=()');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-powered-by']).toBeUndefined();
  });
});

describe('under which name it answers', () => {
  test('on this machine alone, under no other name', async () => {
    const get = await serve();
    expect((await get('/', { host: 'evil.example' })).status).toBe(403);
    expect((await get('/', { host: 'LOCALHOST:8080' })).status).toBe(200);
  });

  test('behind a proxy under its public name and no other, and over HTTPS from then on', async () => {
    const get = await serve({ PUBLIC_URL: 'https://peta.contoh.go.id', HOST: '0.0.0.0' });
    expect((await get('/', { host: 'evil.example' })).status).toBe(403);
    const own = await get('/', { host: 'peta.contoh.go.id' });
    expect(own.status).toBe(200);
    expect(own.headers['strict-transport-security']).toContain('max-age=31536000');
    expect((await (await serve())('/')).headers['strict-transport-security']).toBeUndefined();
  });

  test('a public address with a path, and a proxy that is no address, are refused at the start', () => {
    expect(() => readConfig({ PUBLIC_URL: 'https://peta.contoh.go.id/petasos' })).toThrow(ConfigFault);
    expect(() => readConfig({ TRUST_PROXY: 'everybody' })).toThrow(/TRUST_PROXY/);
    expect(readConfig({ TRUST_PROXY: 'loopback, 10.0.0.0/8' }).trustProxy).toEqual([
      'loopback',
      '10.0.0.0/8',
    ]);
  });

  test('no answer sends the browser to another address', async () => {
    const get = await serve();
    for (const path of [
      '//evil.example/',
      '/%2f%2fevil.example',
      '/?next=https://evil.example',
      '/assets',
      '/api/docs/',
      '/\\evil.example',
    ]) {
      const { status, headers } = await get(path);
      expect([path, status >= 300 && status < 400, headers.location]).toEqual([path, false, undefined]);
    }
  });
});
