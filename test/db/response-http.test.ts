import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { forOperator } from '../../server/access/scope.ts';
import { createApp } from '../../server/app.ts';
import { runImport } from '../../server/imports/run.ts';
import { setupImport } from '../../server/imports/setup/spec.ts';
import { OFFICE } from '../everybody.ts';
import { feature, geojson, importBoundaries, polygon, square } from './boundaries-files.ts';
import { eachDatabase } from './harness.ts';

const CITY = '63.71';
const DESA = '63.71.01.1001';
const MARK = { 'X-Petasos': 'page' };
const [X, Y] = [114.57, -3.33];
const around = (corners: number, reach = 0.004) =>
  Array.from({ length: corners }, (_, i): [number, number] => {
    const at = (i / corners) * 2 * Math.PI;
    return [X + 0.005 + reach * Math.cos(at), Y + 0.005 + reach * Math.sin(at)];
  });
const closed = (ring: readonly (readonly [number, number])[]) => [...ring, ...ring.slice(0, 1)];
const box = (x: number, y: number, wide: number, high: number): [number, number][] => [
  [x, y],
  [x + wide, y],
  [x + wide, y + high],
  [x, y + high],
];

/** Bad footprints, zones and needs, as a page sends them: explained, and nothing of the incident is lost. */
eachDatabase('a disaster that cannot be so, over HTTP', (given) => {
  let port = 0;
  let incident = 0;
  let stop: () => Promise<void>;

  const call = (method: string, path: string, body?: object | string) =>
    new Promise<{ status: number; said: Record<string, unknown> }>((done, fail) => {
      const isText = typeof body === 'string';
      const type = isText ? 'application/octet-stream' : 'application/json';
      const headers = { ...MARK, ...(body === undefined ? {} : { 'Content-Type': type }) };
      const asked = request({ host: '127.0.0.1', port, path, headers, method }, (res) => {
        let text = '';
        res.setEncoding('utf8').on('data', (part: string) => {
          text += part;
        });
        res.on('end', () => done({ status: res.statusCode ?? 0, said: JSON.parse(text) }));
      });
      asked.on('error', fail);
      asked.end(isText || body === undefined ? body : JSON.stringify(body));
    });
  const footprints = async () =>
    (await call('GET', `/api/incidents/${incident}`)).said.footprints as unknown[];
  const draw = (ring: readonly (readonly number[])[]) =>
    call('POST', `/api/incidents/${incident}/footprints`, { footprint: { kind: 'polygon', rings: [ring] } });
  const load = (ring: readonly (readonly [number, number])[]) =>
    call(
      'POST',
      `/api/incidents/${incident}/footprints/file?name=banjir.geojson`,
      JSON.stringify({
        type: 'FeatureCollection',
        features: [feature({}, { type: 'Polygon', coordinates: [closed(ring)] })],
      }),
    );

  beforeAll(async () => {
    const provenance = { source: null, licence: null, asOf: null, simulated: true };
    const set = { file: null, options: { code: CITY }, provenance, dryRun: false };
    await runImport(given.ctx(), forOperator('uji'), setupImport, set);
    await importBoundaries(given.ctx(), geojson([feature({ kode: DESA }, polygon(square(X, Y)))]));
    const server = createApp(given.ctx(), { clientDir: '/nonexistent', principal: OFFICE });
    const listening = server.listen(0, '127.0.0.1');
    await new Promise((ready) => listening.once('listening', ready));
    port = (listening.address() as AddressInfo).port;
    stop = () =>
      new Promise((done) => {
        listening.closeAllConnections();
        listening.close(() => done());
      });
    const opened = await call('POST', '/api/incidents', {
      hazard: 'banjir',
      startedAt: '2026-03-01T20:00:00Z',
      within: CITY,
    });
    expect(opened.status, JSON.stringify(opened.said)).toBe(200);
    incident = Number(opened.said.id);
  });
  afterAll(() => stop());

  describe('a footprint', () => {
    test.each<[string, [number, number][], string]>([
      [
        'of no area',
        [
          [X, Y],
          [X + 0.005, Y],
          [X + 0.01, Y],
        ],
        'Bentuk ini tidak memiliki luas. Gambar paling sedikit tiga titik, atau pakai lingkaran.',
      ],
      [
        'of one point',
        [
          [X, Y],
          [X, Y],
          [X, Y],
        ],
        'Hanya ada satu titik. Tambahkan titik lain, atau pakai lingkaran dengan jari-jarinya.',
      ],
      [
        'outside every area',
        box(X + 3, Y, 0.01, 0.01),
        'Bentuk ini tidak menyentuh satu wilayah pun di Kota Banjarmasin. Periksa letaknya, atau urutan bujur dan lintangnya.',
      ],
      [
        'over the date line',
        box(-179, Y, 358, 0.01),
        'Bentuk ini melintasi garis tanggal internasional. Periksa bujurnya.',
      ],
      [
        'of the whole country',
        box(95, -11, 46, 17),
        'Bentuk ini terlalu luas (sekitar 9618600 km²; paling luas 100000 km²). Gambar hanya yang terdampak.',
      ],
    ])('%s is refused with its reason, drawn or from a file', async (_, ring, reason) => {
      const before = (await footprints()).length;
      for (const answer of [await draw(ring), await load(ring)]) {
        expect(answer.status, JSON.stringify(answer.said)).toBeGreaterThanOrEqual(400);
        expect(answer.status).toBeLessThan(500);
      }
      expect((await draw(ring)).said).toMatchObject({ code: 'incident-refused', detail: reason });
      expect(await footprints()).toHaveLength(before);
    });

    test('that crosses itself is put right and says so', async () => {
      const [a, b, c, d] = box(X, Y, 0.01, 0.01);
      const { status, said } = await draw([a, c, b, d] as [number, number][]);
      expect(status, JSON.stringify(said)).toBe(200);
      expect((said.footprints as { notes: string[] }[])[0]?.notes).toEqual(['repaired']);
    });

    test('with 200,000 corners is taken with fewer from a file, others are answered meanwhile, and then the sheet', async () => {
      let isOver = false;
      const loading = load(around(200_000)).finally(() => {
        isOver = true;
      });
      const waits: number[] = [];
      while (!isOver) {
        const from = performance.now();
        expect((await call('GET', '/api/health')).status).toBe(200);
        if (!isOver) waits.push(performance.now() - from);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      const { status, said } = await loading;
      waits.sort((a, b) => a - b);
      const p95 = waits[Math.ceil(waits.length * 0.95) - 1] ?? 0;
      console.info(`${given.kind}: ${waits.length} health answers meanwhile, p95 ${Math.round(p95)} ms`);
      expect(waits.length).toBeGreaterThan(3);
      expect(status, JSON.stringify(said).slice(0, 300)).toBe(200);
      expect((said.footprints as { notes: string[] }[])[0]?.notes).toContain('simplified');
      const sheet = await call('GET', `/api/incidents/${incident}/sheet?days=3&profile=bnpb&food=cooked`);
      expect(sheet.status, JSON.stringify(sheet.said).slice(0, 300)).toBe(200);
    });
  });

  test('zones with a word that is no class are refused, and the word is told', async () => {
    const file = JSON.stringify({
      type: 'FeatureCollection',
      features: [
        feature({ kelas: 'tinggi' }, polygon(square(X, Y))),
        feature({ kelas: 'waspada' }, polygon(square(X + 0.01, Y))),
      ],
    });
    const { said } = await call('POST', '/api/imports?kind=hazard-zones&name=banjir.geojson', file);
    expect(said.state).toBe('refused');
    expect(JSON.stringify(said.problems)).toContain('waspada');
    expect(JSON.stringify(said.problems)).toContain('hazard-class-unknown');
    expect((await call('GET', '/api/hazards')).said.sets).toEqual([]);
  });

  test('a profile of needs without units is refused, and the profiles stay as they were', async () => {
    const settings = async () => (await call('GET', '/api/response/settings')).said.settings as Settings;
    interface Settings {
      profiles: { bnpb: { unit?: object }[] };
    }
    const [before, changed] = [await settings(), await settings()];
    delete changed.profiles.bnpb[0]?.unit;
    const { status, said } = await call('PUT', '/api/response/settings', changed);
    expect(status).toBe(400);
    expect(JSON.stringify(said)).toContain('unit');
    expect(await settings()).toEqual(before);
  });
});
