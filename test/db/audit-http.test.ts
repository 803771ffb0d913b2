import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { everything, type Principal } from '../../server/access/principal.ts';
import { createApp } from '../../server/app.ts';
import { sealEvents } from '../../server/audit/seal.ts';
import { needImport } from '../../server/imports/need/spec.ts';
import { runImport } from '../../server/imports/run.ts';
import { setupImport } from '../../server/imports/setup/spec.ts';
import { OFFICE } from '../everybody.ts';
import { scope } from './boundaries-files.ts';
import { sourceFile } from './files.ts';
import { eachDatabase } from './harness.ts';

const PLANNER: Principal = {
  ...everything('Sari (sari)', '00000000-0000-4000-8000-000000000002'),
  roles: ['planner'],
  rights: new Map([['figures.read', ['63.71']]]),
  parts: [{ areas: ['63.71'], series: 'open', as: 'exact', coarsest: null, finest: null }],
};
const VALUES = '/api/values?indicator=lanjut-usia-terlantar.count&level=desa&within=63.71.01&period=2025';

eachDatabase('the record of who saw what, over HTTP', (given) => {
  const stops: (() => void)[] = [];
  const serve = async (principal: Principal) => {
    const server = createApp(given.ctx(), { clientDir: '/nonexistent', principal }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    stops.push(() => {
      server.closeAllConnections();
      server.close();
    });
    const { port } = server.address() as AddressInfo;
    return (path: string, init: RequestInit = {}) => fetch(`http://127.0.0.1:${port}${path}`, init);
  };
  let office: Awaited<ReturnType<typeof serve>>;
  let planner: typeof office;

  beforeAll(async () => {
    const provenance = { source: null, licence: null, asOf: null, simulated: true };
    const place = { file: null, options: { code: '63.71' }, provenance, dryRun: false };
    expect((await runImport(given.ctx(), scope, setupImport, place)).state).toBe('applied');
    const file = sourceFile('ppks.csv', 'kode,jenis,jumlah\n63.71.01.1001,LUT,12\n');
    const need = { file, options: { period: '2025' }, provenance, dryRun: false };
    expect((await runImport(given.ctx(), scope, needImport, need)).state).toBe('applied');
    office = await serve(OFFICE);
    planner = await serve(PLANNER);
  });
  afterAll(() => {
    for (const stop of stops) stop();
  });

  test('a table of values that was answered is there, also where nothing had changed; one that was refused is not', async () => {
    const first = await planner(VALUES);
    expect(first.status).toBe(200);
    const again = await planner(VALUES, { headers: { 'If-None-Match': first.headers.get('etag') ?? '' } });
    expect(again.status).toBe(304);
    expect((await planner(VALUES.replace('63.71.01', '63.72'))).status).toBeGreaterThanOrEqual(403);
    const { events } = await (await office('/api/audit?kind=view')).json();
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      who: 'Sari (sari)',
      role: 'planner',
      kind: 'view',
      action: 'view.values',
      areas: [{ code: '63.71.01', name: 'Banjarmasin Selatan' }],
      reads: 'exact',
      detail: { indicator: 'lanjut-usia-terlantar.count', level: 'desa' },
    });
  });

  test('is read by who has the right for the whole office, and by nobody else', async () => {
    for (const path of ['/api/audit', '/api/audit/file', '/api/audit/check']) {
      expect((await planner(path)).status, path).toBe(403);
      expect((await office(path)).status, path).toBe(200);
    }
    const part: Principal = { ...PLANNER, rights: new Map([['audit.read', ['63.71']]]) };
    expect((await (await serve(part))('/api/audit')).status).toBe(403);
  });

  test('is found by kind, name, area and day, and turned over in pages', async () => {
    const count = async (query: string) => (await (await office(`/api/audit?${query}`)).json()).events.length;
    expect(await count('who=sARi&kind=view')).toBe(1);
    expect(await count('kind=import')).toBe(2);
    expect([await count('area=63.71'), await count('area=63.71.01'), await count('area=63.7')]).toEqual([
      await count('area=63'),
      1 + (await count('area=63.71.01&kind=audit')),
      await count('kind=audit'),
    ]);
    expect([await count('from=2026-03-02&to=2026-03-02&kind=view'), await count('from=2026-03-03')]).toEqual([
      1, 0,
    ]);
    expect((await office('/api/audit?from=2026-02-30')).status).toBe(400);
    const { events } = await (await office('/api/audit')).json();
    const older = await (await office(`/api/audit?before=${events[1].id}`)).json();
    expect(older.events[0].id).toBe(events[2].id);
  });

  test('what lies outside the own areas is refused, and that somebody asked is there once', async () => {
    const near = await serve({
      ...PLANNER,
      who: 'Budi (budi)',
      account: '00000000-0000-4000-8000-000000000003',
      parts: PLANNER.parts.map((part) => ({ ...part, areas: ['63.71.01'] })),
    });
    for (const code of ['63.71.02', '63.71.03']) {
      expect((await near(VALUES.replace('63.71.01', code))).status).toBe(403);
    }
    const { events } = await (await office('/api/audit?kind=refused&who=budi')).json();
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      who: 'Budi (budi)',
      action: 'refused.outside',
      areas: [{ code: '63.71.02' }],
      detail: { route: 'values' },
    });
  });

  test('is taken away as a table in words, which is an event itself, and checked', async () => {
    const file = await office('/api/audit/file?kind=view');
    expect(decodeURIComponent(file.headers.get('content-disposition') ?? '')).toContain(
      'Jejak audit 2026-03-02.csv',
    );
    const rows: string[][] = parse(await file.text(), { bom: true, delimiter: ';' });
    expect(rows[1]?.slice(1, 9)).toEqual([
      '2026-03-02T03:00:00.000Z',
      'Sari (sari)',
      'planner',
      'Dilihat',
      'melihat peta dan tabel',
      '',
      '63.71.01 Banjarmasin Selatan',
      'angka rinci',
    ]);
    const { events } = await (await office('/api/audit?kind=audit')).json();
    expect(events[0]).toMatchObject({ action: 'audit.taken', detail: { kind: 'view' } });
    await sealEvents(given.ctx());
    const check = await (await office('/api/audit/check')).json();
    expect(check).toMatchObject({ whole: true, faults: [], unsealed: 0 });
  });

  test('a password of ten thousand letters is refused at once, and is in no answer', async () => {
    const response = await office('/api/session', {
      method: 'POST',
      headers: { 'X-Petasos': 'page', 'Content-Type': 'application/json' },
      body: JSON.stringify({ identifier: 'sari', password: 'rahasia'.repeat(1500) }),
    });
    expect(response.status).toBe(400);
    expect(await response.text()).not.toContain('rahasia');
  });
});
