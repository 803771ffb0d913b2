import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ImportReport } from '../../data/contract/import.ts';
import type { Plan } from '../../data/contract/plan.ts';
import { forOperator } from '../../server/access/scope.ts';
import { createApp } from '../../server/app.ts';
import { runImport } from '../../server/imports/run.ts';
import { setupImport } from '../../server/imports/setup/spec.ts';
import { OFFICE } from '../everybody.ts';
import { importChanges } from './boundaries-files.ts';
import { eachDatabase } from './harness.ts';

const CITY = '63.71';
const [SERVED, GONE] = ['63.71.03.1005', '63.71.01.1098'];
const MARK = { 'X-Petasos': 'page' };

/** Bad input to the register, norms and plans, as a page sends it: clear words, nothing half applied. */
eachDatabase('what cannot be, over HTTP', (given) => {
  let port = 0;
  let stop: () => Promise<void>;

  const call = (method: string, path: string, body: object | string = '') =>
    new Promise<{ status: number; said: Record<string, unknown> }>((done, fail) => {
      const isText = typeof body === 'string';
      const type = isText ? 'application/octet-stream' : 'application/json';
      const headers = { ...MARK, 'Content-Type': type };
      const asked = request({ host: '127.0.0.1', port, path, headers, method }, (res) => {
        let text = '';
        res.setEncoding('utf8').on('data', (part: string) => {
          text += part;
        });
        res.on('end', () => done({ status: res.statusCode ?? 0, said: JSON.parse(text) }));
      });
      asked.on('error', fail);
      asked.end(isText ? body : JSON.stringify(body));
    });
  const bring = async (kind: string, lines: readonly string[]) => {
    const path = `/api/imports?kind=${kind}&name=a.csv&period=2025`;
    return (await call('POST', path, lines.join('\n'))).said as unknown as ImportReport;
  };
  const errors = (report: ImportReport) => report.problems.map((p) => [p.line, p.code]);
  const registered = async () => (await call('GET', '/api/pillars?standing=all')).said.total;
  const role = (more: object = {}) => ({
    role: 'psm',
    from: '2020-01-01',
    until: null,
    decree: null,
    decreeOn: null,
    areas: [{ code: SERVED, share: null }],
    ...more,
  });
  const add = (roles: readonly object[]) =>
    call('POST', '/api/pillars', {
      subject: 'person',
      name: 'Aminah Contoh',
      home: null,
      availability: 'unknown',
      level: null,
      roles,
      certificates: [],
    });
  const norm = (more: object = {}) => ({
    role: 'psp',
    unit: 'area',
    level: 'desa',
    series: null,
    per: null,
    reach: null,
    rate: 1,
    counts: 'all',
    mark: 'asumsi',
    decree: null,
    note: '',
    from: null,
    until: null,
    active: true,
    ...more,
  });

  beforeAll(async () => {
    const provenance = { source: null, licence: null, asOf: null, simulated: false };
    const all = forOperator('uji');
    const set = { file: null, options: { code: CITY }, provenance, dryRun: false };
    await runImport(given.ctx(), all, setupImport, set);
    const head = 'tingkat,kode_sekarang,nama,induk_lama,induk_baru,kode_lama,nama_lama,jenis,tanggal,dasar';
    const merged = `desa,63.71.01.1003,Mantuil,63.71.01,63.71.01,${GONE},Basirih Lama,gabung,2012-01-01,`;
    expect((await importChanges(given.ctx(), `${head}\n${merged}\n`)).state).toBe('applied');
    const server = createApp(given.ctx(), { clientDir: '/nonexistent', principal: OFFICE });
    const listening = server.listen(0, '127.0.0.1');
    await new Promise((ready) => listening.once('listening', ready));
    port = (listening.address() as AddressInfo).port;
    stop = () =>
      new Promise((done) => {
        listening.closeAllConnections();
        listening.close(() => done());
      });
  });
  afterAll(() => stop?.());

  test.each([
    ['dates that are reversed', [role({ until: '2019-12-31' })], 'mendahului'],
    ['dates that overlap', [role(), role({ from: '2024-01-01' })], 'bertumpang tindih'],
    [
      'an area that was merged away',
      [role({ areas: [{ code: GONE, share: null }] })],
      'sudah tidak ada pada masa itu',
    ],
    [
      'an area that never was',
      [role({ areas: [{ code: '63.71.01.1999', share: null }] })],
      'belum ada di sini',
    ],
  ])('somebody with %s is refused in words, and not kept', async (_, roles, words) => {
    const { status, said } = await add(roles);
    expect([status, said.code]).toEqual([422, 'register-refused']);
    expect(said.detail).toContain(words);
    expect(await registered()).toBe(0);
  });

  test('a role nobody knows is refused at the door', async () => {
    const { status } = await add([role({ role: 'presiden' })]);
    expect(status).toBe(400);
    expect(await registered()).toBe(0);
  });

  test('a file says each row that cannot be, and nothing of it is kept', async () => {
    const report = await bring('pillars', [
      'nama,peran,kode,mulai,sampai',
      `Aminah Contoh,PSM,${SERVED},2020-01-01,`,
      `Aminah Contoh,PSM,${SERVED},2020-01-01,`,
      `Burhan Contoh,PSN,${SERVED},2020-01-01,`,
      `Citra Contoh,PSM,${SERVED},2020-01-01,2019-01-01`,
      `Dedi Contoh,PSM,${SERVED},2020-01-01,2023-01-01`,
      `Dedi Contoh,PSM,${SERVED},2022-01-01,`,
      `Edi Contoh,PSM,${GONE},2020-01-01,`,
    ]);
    expect(report.state).toBe('refused');
    const told = errors(report);
    expect(told).toEqual(
      expect.arrayContaining([
        [3, 'pillar-twice'],
        [4, 'role-unknown'],
        [5, 'days-reversed'],
        [7, 'service-overlap'],
        [8, 'area-not-then'],
      ]),
    );
    expect(JSON.stringify(report)).not.toMatch(/Aminah|Burhan|Citra|Dedi|Edi Contoh/);
    expect(await registered()).toBe(0);
  });

  test('a norm that says nothing, or is of minutes and no assumption, is refused', async () => {
    const reach = { minutes: 30, speedKmh: 20, detour: 1.4 };
    const before = (await call('GET', '/api/norms')).said.norms;
    const zero = await call('POST', '/api/norms', norm({ rate: 0 }));
    expect([zero.status, zero.said.code]).toEqual([422, 'norm-refused']);
    expect(zero.said.detail).toContain('lebih dari nol');
    const decree = { unit: 'reach', reach, mark: 'peraturan', decree: 'Perbup 1/2025' };
    const sure = await call('POST', '/api/norms', norm(decree));
    expect(sure.status).toBe(422);
    expect(sure.said.detail).toContain('garis lurus');
    const fast = { unit: 'reach', reach: { ...reach, detour: 0.5 } };
    expect((await call('POST', '/api/norms', norm(fast))).status).toBe(400);
    expect((await call('GET', '/api/norms')).said.norms).toEqual(before);
  });

  describe('a plan', () => {
    const free = {
      mostKm: null,
      mostNeedPerPerson: null,
      keepCovered: false,
      ownKecamatan: false,
      pinned: [],
    };
    const plan = async (limits: object, seconds = 10) => {
      const body = { within: CITY, period: '2025', level: 'desa', roles: ['psp'], seconds };
      const { status, said } = await call('POST', '/api/coverage/plans', {
        ...body,
        limits: { ...free, ...limits },
      });
      expect(status).toBe(200);
      return said as unknown as Plan;
    };
    const kept = async () => (await call('GET', `/api/coverage/plans?within=${CITY}`)).said.plans;

    beforeAll(async () => {
      const need = ['kode,jenis,jumlah', `${SERVED},FM,40`, '63.71.03.1004,FM,60'];
      expect((await bring('need', need)).state).toBe('applied');
      const far = '63.71.05.1001';
      const psp = [
        'nama,peran,kode,domisili',
        `Aminah Contoh,PSP,${SERVED},${SERVED}`,
        `Burhan Contoh,PSP,${SERVED},${far}`,
      ];
      const report = await bring('pillars', psp);
      expect(report.state).toBe('applied');
      expect((await call('POST', '/api/norms', norm())).status).toBe(200);
    });

    const person = async (name: string) => {
      const { pillars } = (await call('GET', '/api/pillars?standing=all')).said as never as {
        pillars: { id: number; name: string }[];
      };
      return pillars.find((row) => row.name.startsWith(name))?.id ?? 0;
    };

    test('whose limits contradict each other says which ones and for which area, and is not kept', async () => {
      const told = await plan({ mostNeedPerPerson: 1, keepCovered: true });
      expect(told).toMatchObject({ id: null, state: 'contradiction', gap: null, moves: [] });
      expect(told.contradictions).toMatchObject([
        { role: 'psp', limits: ['mostNeedPerPerson', 'keepCovered'], persons: [] },
      ]);
      expect(told.contradictions[0]?.areas).toHaveLength(1);
      expect(await kept()).toEqual([]);
    });

    test.each([
      ['the greatest distance', { mostKm: 0.5 }, 'mostKm'],
      ['their own kecamatan', { ownKecamatan: true }, 'ownKecamatan'],
    ])('says for whom %s is against who may not be moved', async (_, limit, name) => {
      const told = await plan({ ...limit, pinned: [await person('Burhan')] });
      expect(told).toMatchObject({ id: null, state: 'contradiction', moves: [] });
      expect(told.contradictions).toMatchObject([
        { limits: [name, 'pinned'], persons: [{ name: 'Burhan Contoh' }] },
      ]);
      expect(await kept()).toEqual([]);
    });

    test('whose solver runs out of time is the best that was found, with how far the bound is', async () => {
      const late = await plan({}, 1e-6);
      expect(late.state).toBe('gap');
      expect(late.gap).toBeGreaterThan(0);
      expect(late.gap).toBeLessThanOrEqual(1);
      expect(late.outcomes[0]?.withoutCoverBound).toBeLessThan(
        late.outcomes[0]?.withoutCoverAfter ?? Number.NaN,
      );
      const best = await plan({});
      expect(best).toMatchObject({ state: 'optimal', gap: 0 });
      expect(best.outcomes[0]?.withoutCoverAfter ?? Number.NaN).toBeLessThan(
        late.outcomes[0]?.withoutCoverAfter ?? Number.NaN,
      );
      // Of the best that there is it was right about how far that could be.
      expect(late.outcomes[0]?.withoutCoverBound).toBeLessThanOrEqual(
        best.outcomes[0]?.withoutCoverAfter ?? Number.NaN,
      );
      const again = await call('GET', `/api/coverage/plans/${late.id}`);
      expect(again.said).toMatchObject({ state: 'gap', gap: late.gap });
      expect((await kept()) as object[]).toHaveLength(2);
    });
  });

  test('a norm that nobody knows is not found', async () => {
    const unknown = await call(
      'GET',
      `/api/coverage?within=${CITY}&level=desa&period=2025&role=psp&norm=9999`,
    );
    expect([unknown.status, unknown.said.code]).toEqual([404, 'unknown-norm']);
  });
});
