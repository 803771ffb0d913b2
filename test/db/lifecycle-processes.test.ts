import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { system } from '../../server/access/scope.ts';
import type { Config } from '../../server/config.ts';
import type { Context } from '../../server/context.ts';
import { readOwner } from '../../server/db/lock.ts';
import { officeCookies, signInOffice } from '../e2e/signed-in.ts';
import { freshDatabase, openContext } from './harness.ts';
import { PetasosProcess, petasos, startServer } from './petasos-process.ts';

const scope = system('health');

/** How many desa there are by what the database itself holds, and how many imports are unfinished. */
async function held(ctx: Context) {
  const rows = await sql<{ desa: number; drafts: number }>`select
    (select count(*) from area_version where level = 'desa' and current) as desa,
    (select count(*) from import where state = 'draft') as drafts`.execute(ctx.db.as(scope));
  return rows.rows[0];
}

describe('a server and a terminal on one data folder', () => {
  let config: Config;
  let server: PetasosProcess;
  let address: string;

  beforeAll(async () => {
    config = await freshDatabase('embedded', mkdtempSync(join(tmpdir(), 'petasos-processes-')));
    ({ server, address } = await startServer(config));
  });
  afterAll(async () => {
    server.kill('SIGKILL');
    await server.ended;
    rmSync(config.dataDir, { recursive: true, force: true });
  });

  test('two imports by terminal under the running server lose no row, and the server has them at once', async () => {
    const [one, two] = await Promise.all([
      petasos(config, 'setup', '63.71'),
      petasos(config, 'setup', '35.10'),
    ]);
    expect([one.exit, two.exit]).toEqual([0, 0]);
    const { places } = (await (await fetch(`${address}/api/places`)).json()) as { places: object[] };
    expect(places).toHaveLength(2);
    const list = await petasos(config, 'import', 'list', '--json');
    expect(JSON.parse(list.text)).toMatchObject([{ state: 'applied' }, { state: 'applied' }]);
  });

  /** Reads figures as the office, whose account is the first of this server. */
  async function asOffice(path: string): Promise<Response> {
    const cookie = officeCookies()
      .filter(({ url }) => url === address)
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
    return fetch(`${address}${path}`, { headers: { cookie } });
  }

  test('figures that come in under reading lose no row, and no reader meets half of them', async () => {
    await signInOffice(address, () => server.said);
    const desa = await (await fetch(`${address}/api/areas?within=63.71&level=desa`)).json();
    const codes = (desa as { code: string[] }).code;
    const file = join(config.dataDir, 'ppks.csv');
    writeFileSync(file, ['kode,jenis,jumlah', ...codes.map((code, i) => `${code},LUT,${i}`)].join('\n'));
    let isOver = false;
    const importing = Promise.all([
      petasos(config, 'import', 'need', file, '--period', '2025', '--simulated'),
      petasos(config, 'setup', '19.04'),
    ]).finally(() => {
      isOver = true;
    });
    const seen = new Set<number>();
    while (!isOver) {
      const asked = 'indicator=lanjut-usia-terlantar.count&level=desa&within=63.71&period=2025';
      const reply = await asOffice(`/api/values?${asked}`);
      expect([401, 403]).not.toContain(reply.status);
      const { count } = (await reply.json()) as { count?: (number | null)[] };
      seen.add(count ? count.filter((n) => n !== null).length : 0);
    }
    expect((await importing).map((done) => done.exit)).toEqual([0, 0]);
    rmSync(file);
    for (const n of seen) expect([0, codes.length]).toContain(n);
    const reply = await asOffice(
      '/api/values?indicator=lanjut-usia-terlantar.count&level=desa&within=63.71&period=2025',
    );
    expect(((await reply.json()) as { count: number[] }).count).toEqual(codes.map((_, i) => i));
  });

  test('migrate finds nothing due on a database of this version', async () => {
    const done = await petasos(config, 'migrate');
    expect(done.exit).toBe(0);
    expect(done.text).toMatch(/up to date/i);
  });

  test('doctor names a database that does not answer, and a folder that cannot be written', async () => {
    const away = await petasos(
      { ...config, databaseUrl: 'postgres://petasos:rahasia@127.0.0.1:1/none' },
      'doctor',
    );
    expect(away.exit).toBe(3);
    expect(away.text).toContain('127.0.0.1');
    expect(away.text).not.toContain('rahasia');
    const nowhere = await petasos({ ...config, dataDir: '/proc/petasos' }, 'doctor');
    expect(nowhere.exit).toBe(3);
    expect(nowhere.text).toContain('/proc/petasos');
  });

  test('a terminal that hangs up in the middle leaves the import whole or not there', async () => {
    const socket = connect(readOwner(config.dataDir)?.socket ?? '');
    const ask = { argv: ['setup', '33.74'], language: 'en', who: 'test', file: null };
    socket.write(`${JSON.stringify(ask)}\n`);
    await new Promise((resolve) => setTimeout(resolve, 150));
    socket.destroy();
    const list = await petasos(config, 'import', 'list', '--json');
    for (const entry of JSON.parse(list.text)) expect(entry.state).toBe('applied');
  });

  test('a refused command says why in plain words, with its exit code', async () => {
    const refused = await petasos(config, 'import', 'undo', '99');
    expect(refused).toMatchObject({ exit: 1 });
    expect(refused.text).toMatch(/99/);
    expect(refused.text).not.toMatch(/\bat .*\.ts/);
    const absent = await petasos(config, 'import', 'need', '/nonexistent.csv');
    expect(absent).toMatchObject({ exit: 1 });
    expect((await petasos(config, 'import', 'everything')).exit).toBe(2);
  });

  test('a second server on the folder refuses in plain words: who has it, and where', async () => {
    const second = await new PetasosProcess('server/main.ts', [], config).ended;
    expect(second.exit).toBe(3);
    expect(second.text).toContain(String(server.pid));
    expect(second.text).toContain(address);
    expect(second.text).not.toMatch(/\bat .*\.ts/);
    expect((await fetch(`${address}/api/health`)).status).toBe(200);
  });

  test('doctor asks the running server and finds it well', async () => {
    const doctor = await petasos(config, 'doctor');
    expect(doctor.text).toContain('The database is sound');
    expect(doctor.exit).toBe(0);
  });

  test('a killed server leaves a stale lock that the next takes over, with every row', async () => {
    const places = async () => (await fetch(`${address}/api/places`)).json();
    const before = await places();
    server.kill('SIGKILL');
    await server.ended;
    expect(existsSync(join(config.dataDir, 'owner.json'))).toBe(true);
    ({ server, address } = await startServer(config));
    expect(await places()).toEqual(before);
  });

  test('Ctrl-C stops it cleanly: nothing is left behind, and the folder holds all that was said', async () => {
    server.kill('SIGINT');
    expect(await server.ended).toMatchObject({ exit: 0 });
    expect(existsSync(join(config.dataDir, 'owner.json'))).toBe(false);
    expect(existsSync(join(config.dataDir, 'petasos.sock'))).toBe(false);
    const ctx = await openContext(config);
    const { desa, drafts } = (await held(ctx)) ?? {};
    await ctx.db.close();
    expect(desa).toBeGreaterThanOrEqual(52 + 217);
    expect(drafts).toBe(0);
  });
});
