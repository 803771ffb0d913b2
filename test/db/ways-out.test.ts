import type { AddressInfo } from 'node:net';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BLANK_COLUMNS } from '../../data/catalogue/blank.ts';
import { routes } from '../../data/contract/routes.ts';
import { everything, type Principal } from '../../server/access/principal.ts';
import { forOperator } from '../../server/access/scope.ts';
import { createApp } from '../../server/app.ts';
import type { Context } from '../../server/context.ts';
import { makeRelease } from '../../server/disclosure/release.ts';
import { importFile } from '../../server/imports/answer.ts';
import { areaListImport } from '../../server/imports/arealist/spec.ts';
import { runImport } from '../../server/imports/run.ts';
import { setupImport } from '../../server/imports/setup/spec.ts';
import { openLog } from '../../server/log.ts';
import { feature, geojson, importBoundaries, polygon, square } from './boundaries-files.ts';
import { sourceFile } from './files.ts';
import { eachDatabase } from './harness.ts';

const scope = forOperator('test');
const SAID = { source: 'simulasi', licence: null, asOf: '2025-12-31', simulated: true };
const [D1, D2, D3] = ['63.71.01.1001', '63.71.01.1002', '63.71.01.1003'];
const KECAMATAN = '63.71.01';

/** May do everything, and reads no figure exactly. */
const PUBLISHED: Principal = {
  ...everything('pimpinan', '00000000-0000-4000-8000-000000000002'),
  roles: ['leader'],
  parts: [{ areas: 'all', series: 'all', as: 'published', coarsest: null, finest: null }],
};
const EXACT: Principal = {
  ...everything('perencana', '00000000-0000-4000-8000-000000000003'),
  roles: ['planner'],
  parts: [
    { areas: 'all', series: 'open', as: 'exact', coarsest: null, finest: null },
    { areas: 'all', series: 'all', as: 'published', coarsest: null, finest: null },
  ],
};

/** Counts that stand in the database and may come out by no way: of two RT, and of a type in a village. */
const PLANTED = ['47119', '31337', '61417'];

interface Reply {
  readonly status: number;
  readonly text: string;
  readonly etag: string;
  readonly headers: string;
}

eachDatabase('the ways out', (given) => {
  const stops: (() => Promise<void>)[] = [];
  const logged: string[] = [];
  let asLeader = 0;
  let asPlanner = 0;

  const serve = async (ctx: Context, principal: Principal): Promise<number> => {
    const log = openLog('debug', { write: (line: string) => void logged.push(line) });
    const app = createApp({ ...ctx, log }, { clientDir: '/nonexistent', principal });
    const server = app.listen(0, '127.0.0.1');
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
  const get = async (port: number, path: string, tag?: string): Promise<Reply> => {
    const headers = tag === undefined ? {} : { 'If-None-Match': tag };
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers });
    const bytes = Buffer.from(await answer.arrayBuffer());
    return {
      status: answer.status,
      text: bytes.toString('latin1'),
      etag: answer.headers.get('etag') ?? '',
      headers: JSON.stringify([...answer.headers]),
    };
  };
  const need = async (rows: string) => {
    const file = sourceFile('ppks.csv', `kode,rw,rt,jenis,jumlah\n${rows}`);
    const report = await importFile(given.ctx(), scope, 'need', {
      file,
      options: { period: '2025' },
      provenance: SAID,
      dryRun: false,
    });
    expect([report.state, report.problems.filter((p) => p.severity === 'error')]).toEqual(['applied', []]);
  };
  const publish = () => makeRelease(given.ctx(), scope, { reason: 'request', note: '' });
  const values = (indicator: string, level: string, within = '63.71') =>
    `/api/values?${new URLSearchParams({ indicator, level, within, period: '2025' })}`;

  beforeAll(async () => {
    const ctx = given.ctx();
    const request = { provenance: SAID, dryRun: false };
    await runImport(ctx, scope, setupImport, { ...request, file: null, options: { code: '63.71' } });
    const shapes = [D1, D2, D3].map((kode, i) =>
      feature({ kode, nama: `Kelurahan ${i}` }, polygon(square(114.5 + i / 100, -3.3))),
    );
    await importBoundaries(ctx, geojson(shapes), { level: 'desa' });
    const list = sourceFile('rt.csv', `kode,rw,rt\n${D1},001,001\n${D1},001,002\n`);
    await runImport(ctx, scope, areaListImport, { ...request, file: list, options: { level: 'rt' } });
    await need(
      [
        `${D1},1,1,LUT,${PLANTED[0]}`,
        `${D1},1,2,LUT,${PLANTED[1]}`,
        `${D2},,,LUT,12`,
        `${D1},,,AT,${PLANTED[2]}`,
        `${D1},,,AJ,1000`,
        `${D2},,,AT,20000`,
        `${D3},,,FM,2`,
        `${D3},,,AT,3`,
        '63.71.01,,,NAPZA,7',
        '63.71.01,,,PGM,40',
        '63.71,,,ODHA,11',
      ].join('\n'),
    );
    asLeader = await serve(ctx, PUBLISHED);
    asPlanner = await serve(ctx, EXACT);
  });
  afterAll(() => Promise.all(stops.map((stop) => stop())));

  /** Everything that is read, well asked and badly. */
  const everythingAsked = async (port: number): Promise<string[]> => {
    const { indicators } = JSON.parse((await get(port, '/api/indicators')).text);
    const areas = ['63', '63.71', KECAMATAN, D1, D2, D3, `${D1}.rw001`, `${D1}.rw001.rt001`];
    const levels = ['kabupaten', 'kecamatan', 'desa', 'rw', 'rt'];
    const counts: string[] = indicators
      .map((i: { id: string }) => i.id)
      .filter((id: string) =>
        /^(total\.(count|per1000)|(jiwa|kelompok-anak|kelompok-lanjut-usia|anak-terlantar|lanjut-usia-terlantar|odha|korban-napza|pengemis|bantuan-evakuasi)\.count)$/.test(
          id,
        ),
      );
    const tables = counts.flatMap((id) => levels.map((level) => [id, level] as const));
    return [
      ...tables.flatMap(([id, level]) => [values(id, level), values(id, level, D1)]),
      ...['csv', 'geojson'].flatMap((format) =>
        levels.map(
          (level) =>
            `${values('lanjut-usia-terlantar.count', level).replace('values', `export/${format}`)}&reason=karena%20perlu`,
        ),
      ),
      ...areas.map(
        (code) =>
          `/api/areas/${code}/profile?${new URLSearchParams({ indicator: 'total.count', period: '2025' })}`,
      ),
      ...areas.map((code) => `/api/areas/${code}`),
      `/api/areas?within=63.71&level=rt`,
      ...['Kelurahan', '47119', 'LUT'].map((q) => `/api/search?q=${q}`),
      '/api/indicators',
      '/api/privacy',
      '/api/disclosure',
      '/api/releases',
      '/api/imports',
      '/api/imports/4',
      '/api/reported?within=63.71&level=desa&period=2025',
      '/api/audit',
      '/api/health',
      // Badly asked.
      `${values('total.count', 'rt')}&sex=X`,
      values('lanjut-usia-terlantar.count', 'rt', `${D1}.rw001.rt999`),
      values('odha.count', 'rt'),
      values('tidak-ada.count', 'desa'),
      '/api/releases/99',
    ];
  };

  test('let no count of an RT out, nor of a type in a village, whoever reads the release asks for whatever', async () => {
    for (const released of [false, true]) {
      if (released) await publish();
      const leaks: string[] = [];
      let answered = 0;
      for (const path of await everythingAsked(asLeader)) {
        const { status, text, headers } = await get(asLeader, path);
        if (status === 200) answered += 1;
        // A sum by regency has no mark between its digits, and what was searched for is not repeated.
        if (PLANTED.some((n) => `${text}${headers}`.includes(n))) leaks.push(path);
      }
      expect(leaks).toEqual([]);
      expect(answered).toBeGreaterThan(released ? 40 : 15);
    }
    // The same questions of who may read exactly: they do stand there.
    const exact = await get(asPlanner, values('lanjut-usia-terlantar.count', 'rt'));
    expect(PLANTED.slice(0, 2).every((n) => exact.text.includes(n))).toBe(true);
    const desa = await get(asPlanner, values('anak-terlantar.count', 'desa'));
    expect(desa.text).toContain(PLANTED[2]);
  });

  /** Everything inside a file: each part of a workbook or a KMZ by its name, as text, and the names. */
  const unpacked = async (port: number, path: string): Promise<string> => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`);
    expect(answer.status, path).toBe(200);
    const name = answer.headers.get('content-disposition') ?? '';
    const parts = unzipSync(new Uint8Array(await answer.arrayBuffer()));
    expect(Object.keys(parts).length).toBeGreaterThan(0);
    return [name, ...Object.entries(parts).map(([part, bytes]) => `${part}\n${strFromU8(bytes)}`)].join('\n');
  };

  test('hold no hidden figure in any sheet, name, note or balloon of a workbook or a KMZ', async () => {
    await publish();
    const table = JSON.parse((await get(asLeader, values('kelompok-anak.count', 'desa'))).text);
    expect(table.legend.hidden.areas).toBeGreaterThan(0);
    for (const [indicator, level] of [
      ['total.count', 'desa'],
      ['kelompok-anak.count', 'desa'],
      ['kelompok-anak.per1000', 'desa'],
      ['anak-terlantar.count', 'kecamatan'],
      ['total.count', 'kabupaten'],
    ] as const) {
      for (const format of ['xlsx', 'kmz']) {
        const path = values(indicator, level).replace('/values', `/export/${format}`);
        const told = await unpacked(asLeader, path);
        expect(
          PLANTED.filter((n) =>
            new RegExp(`(?<![0-9])${n.slice(0, 2)}[.,]?${n.slice(2)}(?![0-9])`).test(told),
          ),
          path,
        ).toEqual([]);
      }
    }
    // The same files of who reads exactly hold them: unpacking finds what stands there.
    const path = `${values('anak-terlantar.count', 'desa')}&reason=karena%20perlu%20sekali`;
    for (const format of ['xlsx', 'kmz']) {
      const exact = await unpacked(asPlanner, path.replace('/values', `/export/${format}`));
      expect(exact).toMatch(/61[.,]?417/);
    }
  });

  test('a closed type is told to nobody below its level, and nil of it is not told apart from hidden', async () => {
    await publish();
    for (const port of [asLeader, asPlanner]) {
      for (const level of ['desa', 'rw', 'rt']) {
        const { status } = await get(port, values('korban-napza.count', level));
        expect(status).toBe(403);
      }
      expect((await get(port, values('odha.count', 'kecamatan'))).status).toBe(403);
      const kecamatan = JSON.parse((await get(port, values('korban-napza.count', 'kecamatan'))).text);
      const at = kecamatan.basis.indexOf('hidden');
      expect([at >= 0, kecamatan.count[at], kecamatan.value[at]]).toEqual([true, null, null]);
      expect(kecamatan.count).not.toContain(0);
      const odha = JSON.parse((await get(port, values('odha.count', 'kabupaten', '63'))).text);
      expect(odha.count.filter((n: number | null) => n !== null)).toEqual([11]);
    }
  });

  test('a closed type stands in no card, search or form of what is finer than its level', async () => {
    const names = /odha|napza|HIV/i;
    for (const port of [asLeader, asPlanner]) {
      for (const code of [D1, `${D1}.rw001`, `${D1}.rw001.rt001`]) {
        const asked = new URLSearchParams({ indicator: 'total.count', period: '2025' });
        const card = await get(port, `/api/areas/${code}/profile?${asked}`);
        // Its answer names what it refuses nowhere either.
        expect([card.status === 200 || card.status === 403, names.test(card.text)]).toEqual([true, false]);
      }
      const search = await get(port, '/api/search?q=napza');
      expect([search.status, names.test(search.text)]).toEqual([200, false]);
    }
    const kecamatan = new URLSearchParams({ indicator: 'total.count', period: '2025' });
    const above = await get(asPlanner, `/api/areas/${KECAMATAN}/profile?${kecamatan}`);
    expect([/napza/i.test(above.text), /odha|HIV/i.test(above.text)]).toEqual([true, false]);
    expect(BLANK_COLUMNS.filter(({ type }) => type.access !== 'open')).toEqual([]);
  });

  test('the tag of a published answer says nothing of what is brought in, and changes with a release', async () => {
    await publish();
    const path = values('total.count', 'desa');
    const [leader, planner] = [await get(asLeader, path), await get(asPlanner, path)];
    await need(`${D2},,,LUT,13\n`);
    expect((await get(asLeader, path, leader.etag)).status).toBe(304);
    expect((await get(asLeader, path)).text).toBe(leader.text);
    expect((await get(asPlanner, path, planner.etag)).status).toBe(200);
    await publish();
    expect((await get(asLeader, path, leader.etag)).status).toBe(200);
  });

  test('the bytes of a tile are the same whatever was counted, and whoever asks', async () => {
    const sets = async () => {
      const { tileSets } = JSON.parse((await get(asLeader, '/api/areas?within=63.71&level=desa')).text);
      return (tileSets ?? []) as { hash: string }[];
    };
    const tiles = async (port: number) => {
      const [set] = await sets();
      if (!set) throw new Error('there are no tiles');
      const paths = [`/api/tiles/${set.hash}/10/837/521`, `/api/tiles/${set.hash}/9/418/260`];
      const found = await Promise.all(paths.map((path) => get(port, path)));
      return found.map(({ status, text }) => ({ status, text }));
    };
    const before = await tiles(asLeader);
    expect(before.some((tile) => tile.status === 200 && tile.text.length > 50)).toBe(true);
    await need(`${D1},1,1,LUT,1\n${D2},,,LUT,99999\n63.71,,,ODHA,0\n`);
    await publish();
    expect(await tiles(asLeader)).toEqual(before);
    expect(await tiles(asPlanner)).toEqual(before);
    await need(`${D1},1,1,LUT,${PLANTED[0]}\n${D2},,,LUT,12\n63.71,,,ODHA,11\n`);
  });

  test('logs hold no figure of all that was asked and answered, in every detail that can be switched on', async () => {
    for (const path of await everythingAsked(asPlanner)) await get(asPlanner, path);
    expect(logged.length).toBeGreaterThan(100);
    // When a line was written, and how long an answer took, may hold any digits.
    const all = logged.map((line) => line.replaceAll(/"(?:time|responseTime|pid)":[\d.]+/g, '')).join('\n');
    expect(all).not.toContain('"time":');
    expect([...PLANTED, '78456', '62417'].filter((n) => all.includes(n))).toEqual([]);
  });

  test('no route gives a backup, or what a plan has hidden', () => {
    const paths = Object.values(routes).map((route) => route.path);
    expect(paths.filter((path) => /backup|dump|truth|database/i.test(path))).toEqual([]);
  });
});
