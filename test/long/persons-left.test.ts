import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import pg from 'pg';
import { describe, expect, inject, test } from 'vitest';
import { WRITE_MARK } from '../../data/contract/route.ts';
import type { Config } from '../../server/config.ts';
import type { DatabaseKind } from '../../server/db/open.ts';
import { freshDatabase } from '../db/harness.ts';
import { PetasosProcess } from '../db/petasos-process.ts';
import { makeGeoPackage } from '../fixtures/imports/make-geopackage.ts';
import { makeShapefile, twoVillages } from '../fixtures/imports/make-maps.ts';
import { workbook } from '../unit/read/workbooks.ts';

/** Built like a NIK and of nobody: a region that does not exist. */
const nik = (n: number) => `979899${String(10 + (n % 18))}0190${String(n % 10_000).padStart(4, '0')}`;
/** Words that stand nowhere else. */
const NAMES = ['Wulandarini', 'Kusumaharja', 'Brotowidagdo'];
const PLANTED = [...NAMES, ...NAMES.map((n) => n.toLowerCase()), nik(0), nik(1), nik(7), 'Gang Cempakasari'];
const VILLAGE = '63.71.01.1001';

const rowsOf = (n: number) =>
  Array.from({ length: n }, (_, i) => [
    nik(i),
    `${NAMES[i % 3]} ${NAMES[(i + 1) % 3]}`,
    `Gang Cempakasari ${i}`,
    VILLAGE,
    'LUT',
  ]);
const HEADING = ['nik', 'nama', 'alamat', 'kode', 'jenis'];
const list = (n: number) => [HEADING, ...rowsOf(n)].map((row) => row.join(';')).join('\n');
/** No number, no address: a list that only its shape tells. */
const named = (n: number) =>
  ['nama;jk;umur;kode;jenis', ...rowsOf(n).map((r) => `${r[1]};L;70;${VILLAGE};LUT`)].join('\n');

/** Everything that lies in a folder and holds one of the planted words, also packed. */
function holding(folder: string): string[] {
  const needles = PLANTED.flatMap((word) => [Buffer.from(word), Buffer.from(word, 'utf16le')]);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => {
      // What is gone by now was a database's own.
      const bytes = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
      const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
      return needles.some((needle) => plain.includes(needle));
    });
}

async function dataDirectory(config: Config): Promise<string | undefined> {
  if (config.databaseUrl === undefined) return undefined;
  const client = new pg.Client({ connectionString: config.databaseUrl });
  await client.connect();
  await client.query('checkpoint');
  const { rows } = await client.query('show data_directory');
  await client.end();
  return rows[0].data_directory;
}

async function leavesNothing(kind: DatabaseKind): Promise<void> {
  const folder = mkdtempSync(join(inject('scratch'), 'persons-'));
  const config = await freshDatabase(kind, join(folder, 'data'));
  const env = { TMPDIR: join(folder, 'tmp'), LOG_LEVEL: 'debug' };
  mkdirSync(env.TMPDIR);
  const given = mkdtempSync(join(inject('scratch'), 'given-'));
  const file = (name: string, text: string) => {
    writeFileSync(join(given, name), text);
    return join(given, name);
  };
  const start = async () => {
    const server = new PetasosProcess('server/main.ts', [], config, env);
    const [address] = await server.says(/http:\/\/\S+:\d+/);
    return { server, address };
  };
  const petasos = (...args: string[]) => new PetasosProcess('server/cli.ts', args, config, env).ended;
  const said: string[] = [];

  let { server, address } = await start();
  const send = async (name: string, body: BodyInit, query = '') => {
    const answer = await fetch(`${address}/api/imports?name=${encodeURIComponent(name)}${query}`, {
      method: 'POST',
      headers: { [WRITE_MARK.name]: WRITE_MARK.value, 'Content-Type': 'application/octet-stream' },
      body,
    });
    const text = await answer.text();
    said.push(text.replace(/"name":"[^"]*"/, ''));
    return text;
  };
  const setup = await petasos('setup', '63.71');
  expect(setup.exit, setup.text).toBe(0);

  // At the terminal, beside the running server: counted, and persons where they cannot be counted refused.
  const listed = file('daftar.csv', list(60));
  const counted = await petasos('import', 'need', listed, '--period', '2025', '--source', 'uji');
  expect(counted.exit, counted.text).toBe(0);
  const refused = await petasos('import', 'figures', listed);
  expect(refused.exit, refused.text).toBe(1);
  said.push(counted.text, refused.text);

  // Past the page, straight to the server: every format is refused.
  const people = twoVillages().map((village, i) => ({
    ...village,
    properties: { ...village.properties, nik: nik(i), nama_lengkap: NAMES[i] ?? '' },
  }));
  const [heading = [], ...rows] = [HEADING, ...rowsOf(20)];
  for (const [name, bytes] of [
    ['a.csv', list(20)],
    ['b.csv', named(20)],
    ['c.xlsx', new Uint8Array(await workbook({ Rekap: [heading, ...rows] }))],
    ['d.zip', new Uint8Array(makeShapefile(people))],
    ['e.gpkg', new Uint8Array(await makeGeoPackage(people))],
    // Larger than what goes to the database as it is: persons begin far behind its head.
    [
      'f.csv',
      `kode,nama,jenis,tahun,jumlah\n${`${VILLAGE},Mantuil,LUT,2025,1\n`.repeat(160_000)}${rowsOf(9000)
        .map((r) => `${VILLAGE},${r[1]},LUT,2025,1`)
        .join('\n')}`,
    ],
  ] as const) {
    for (const check of ['&check=true', '']) {
      const report = JSON.parse(await send(name, bytes, check));
      expect([name, report.state], JSON.stringify(report)).toEqual([name, 'refused']);
    }
  }

  // A kill while such a file is being read.
  const large = list(400_000);
  const sent = send('g.csv', large, '&kind=need').catch(() => '');
  await new Promise((resolve) => setTimeout(resolve, 400));
  server.kill('SIGKILL');
  said.push((await server.ended).text);
  await sent;
  ({ server, address } = await start());
  await send('h.csv', list(30));
  server.kill('SIGTERM');
  said.push((await server.ended).text);

  // The terminal on its own, without a server.
  const alone = await petasos('import', 'need', listed, '--period', '2024', '--source', 'uji');
  expect(alone.exit, alone.text).toBe(0);
  said.push(alone.text);

  const spoken = said.join('\n');
  expect(PLANTED.filter((word) => spoken.includes(word))).toEqual([]);
  expect(holding(folder)).toEqual([]);
  const cluster = await dataDirectory(config);
  if (cluster) {
    expect(holding(cluster)).toEqual([]);
    const log = join(cluster, '../log');
    if (existsSync(log)) expect(PLANTED.filter((word) => readFileSync(log).includes(word))).toEqual([]);
  }
  // The search does find what is there.
  expect(holding(given)).toHaveLength(1);
  for (const path of [folder, given]) rmSync(path, { recursive: true, force: true });
}

describe('of persons nothing is stored, logged or left in a temporary file', () => {
  const noServer = !inject('cluster') && process.env.CI !== 'true';
  test('on PGlite', () => leavesNothing('embedded'));
  test.skipIf(noServer)('on PostGIS', () => leavesNothing('server'));
});
