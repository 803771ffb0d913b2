import { beforeAll, expect, test } from 'vitest';
import { facilityDraft } from '../../data/contract/facility.ts';
import type { ImportReport } from '../../data/contract/import.ts';
import { stockMovementDraft } from '../../data/contract/stock.ts';
import { everything } from '../../server/access/principal.ts';
import { forOperator, forRequest } from '../../server/access/scope.ts';
import { facilityHandlers } from '../../server/facilities/handlers.ts';
import { Fault } from '../../server/fault.ts';
import { importFile } from '../../server/imports/answer.ts';
import { runImport, undoImport } from '../../server/imports/run.ts';
import { setupImport } from '../../server/imports/setup/spec.ts';
import { sourceFile } from './files.ts';
import { eachDatabase } from './harness.ts';

const KELAYAN = '63.71.01.1001';
const PEKAUMAN = '63.71.01.1002';
const all = forOperator('uji');
const NOTHING = { source: null, licence: null, asOf: null, simulated: false };

function draft(name: string, more: object = {}) {
  return facilityDraft.parse({
    kind: 'lumbung-sosial',
    name,
    area: KELAYAN,
    at: [114.59, -3.33],
    capacity: null,
    toilets: null,
    waterPoints: null,
    packsPerMeal: null,
    contactName: 'Petugas Contoh',
    contactPhone: '0812-0000-0000',
    from: null,
    until: null,
    ...more,
  });
}

function movement(facility: number, kind: string, items: object[], more: object = {}) {
  return stockMovementDraft.parse({
    kind,
    facility,
    to: null,
    on: '2026-03-02',
    items,
    number: null,
    giver: 'Dinas Sosial',
    receiver: 'Ketua RT',
    receiverRole: null,
    note: null,
    incident: null,
    decree: null,
    ...more,
  });
}

async function refusal(work: Promise<unknown>): Promise<[string, unknown]> {
  const reason = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(reason instanceof Fault)) throw new Error(`not refused: ${String(reason)}`);
  return [reason.code, reason.detail.reason ?? reason.detail.have];
}

eachDatabase('facilities and their stock', (given) => {
  const ctx = () => given.ctx();
  const add = (name: string, more: object = {}) =>
    facilityHandlers.addFacility(ctx(), all, draft(name, more));
  const move = (...said: Parameters<typeof movement>) =>
    facilityHandlers.moveStock(ctx(), all, movement(...said));
  const has = async (facility: number) => {
    const { items } = await facilityHandlers.stock(ctx(), all, { facility });
    return Object.fromEntries(items.map(({ item, count }) => [item, count]));
  };
  const list = (query: object = {}) =>
    facilityHandlers.facilities(ctx(), all, { ended: 'without', ...query });
  const bring = (kind: 'facilities' | 'stock' | 'roads', text: string, skipBadRows = false) =>
    importFile(ctx(), all, kind, {
      file: sourceFile(kind === 'roads' ? 'jalan.geojson' : `${kind}.csv`, text),
      options: { skipBadRows },
      provenance: NOTHING,
      dryRun: false,
    });
  const said = (report: ImportReport) =>
    report.problems
      .filter((p) => p.severity === 'error')
      .toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0))
      .map((p) => [p.line, p.code]);

  beforeAll(async () => {
    const made = await runImport(ctx(), all, setupImport, {
      file: null,
      options: { code: '63.71' },
      provenance: NOTHING,
      dryRun: false,
    });
    expect(made.state).toBe('applied');
  });

  test('a facility is entered and changed, and who was second to change it is told', async () => {
    const made = await add('Lumbung Kelayan');
    expect(made).toMatchObject({ placed: 'point', hasPhone: true, managed: true, inUse: true, items: 0 });
    const changed = await facilityHandlers.changeFacility(ctx(), all, {
      id: made.id,
      version: made.version,
      facility: draft('Lumbung Kelayan Baru', { contactPhone: undefined }),
    });
    expect(changed).toMatchObject({ id: made.id, name: 'Lumbung Kelayan Baru', hasPhone: true });
    const { phone } = await facilityHandlers.facilityPhone(ctx(), all, { id: made.id });
    expect(phone).toBe('0812-0000-0000');
    const again = facilityHandlers.changeFacility(ctx(), all, {
      id: made.id,
      version: made.version,
      facility: draft('Lain'),
    });
    expect((await refusal(again))[0]).toBe('facility-changed');
    expect((await refusal(add('Gudang', { area: '63.71.01.9999' })))[1]).toBe('area');
    expect((await refusal(add('Gudang', { from: '2026-02-01', until: '2026-01-01' })))[1]).toBe('reversed');
  });

  test('who serves one kelurahan changes nothing in the next, and sees it all the same', async () => {
    const base = everything('uji', 'uji');
    const tagana = forRequest({ ...base, rights: new Map([['facilities.manage', [PEKAUMAN]]]) });
    const { facilities } = await facilityHandlers.facilities(ctx(), tagana, { ended: 'without' });
    const other = facilities.find((f) => f.area.code === KELAYAN);
    expect(other?.managed).toBe(false);
    const id = other?.id ?? 0;
    expect((await refusal(facilityHandlers.facilityPhone(ctx(), tagana, { id })))[0]).toBe('outside-scope');
    const take = facilityHandlers.moveStock(
      ctx(),
      tagana,
      movement(id, 'masuk', [{ item: 'beras', count: 1 }]),
    );
    expect((await refusal(take))[0]).toBe('outside-scope');
  });

  test('nothing goes below zero, also where two take at once, and a movement is kept whole or not at all', async () => {
    const { id } = await add('Lumbung Dua');
    await move(id, 'masuk', [
      { item: 'beras', count: 60 },
      { item: 'selimut', count: 5 },
    ]);
    const take = () => move(id, 'keluar', [{ item: 'beras', count: 5 }]);
    const taken = await Promise.allSettled(Array.from({ length: 16 }, take));
    expect(taken.filter((t) => t.status === 'fulfilled')).toHaveLength(12);
    expect((await has(id)).beras).toBeUndefined();
    await move(id, 'masuk', [{ item: 'beras', count: 40 }]);
    const before = await has(id);
    const more = [
      { item: 'beras', count: 1 },
      { item: 'selimut', count: 50 },
    ];
    expect(await refusal(move(id, 'keluar', more))).toEqual(['stock-short', before.selimut]);
    expect(await has(id)).toEqual(before);
    expect(await refusal(move(id, 'koreksi', [{ item: 'beras', count: -41 }]))).toEqual(['stock-short', 40]);
  });

  test('what moves for an incident names one that there is', async () => {
    const store = await add('Lumbung kejadian');
    await expect(
      facilityHandlers.moveStock(ctx(), all, {
        ...movement(store.id, 'masuk', [{ item: 'beras', count: 5 }]),
        incident: 987_654,
      }),
    ).rejects.toMatchObject({ code: 'stock-refused', detail: { reason: 'incident' } });
  });

  test('what is moved away arrives, what was counted holds, and every movement is kept', async () => {
    const [from, to] = [
      await add('Lumbung Tiga'),
      await add('Posko Tiga', { kind: 'posko', area: PEKAUMAN }),
    ];
    await move(from.id, 'masuk', [{ item: 'family-kit', count: 12 }]);
    await move(from.id, 'pindah', [{ item: 'family-kit', count: 5 }], { to: to.id });
    await move(to.id, 'hitung', [{ item: 'family-kit', count: 4 }]);
    expect([await has(from.id), await has(to.id)]).toEqual([{ 'family-kit': 7 }, { 'family-kit': 4 }]);
    const kept = await facilityHandlers.stockMovements(ctx(), all, { facility: to.id, from: 0, most: 50 });
    expect(kept.movements.map(({ kind, items }) => [kind, items[0]?.change])).toEqual([
      ['hitung', -1],
      ['pindah', -5],
    ]);
    expect(kept.movements[0]?.receiver).toBe('Ketua RT');
    // Everybody sees what moved; names and notes are told to who manages the store.
    const reader = forRequest({ ...everything('uji', 'uji'), rights: new Map() });
    const told = await facilityHandlers.stockMovements(ctx(), reader, { facility: to.id, from: 0, most: 50 });
    expect(told.movements.map((m) => [m.items[0]?.change, m.giver, m.receiver])).toEqual([
      [-1, null, null],
      [-5, null, null],
    ]);
    expect((await refusal(move(from.id, 'pindah', [{ item: 'family-kit', count: 1 }])))[1]).toBe(
      'to-missing',
    );
    expect((await refusal(move(from.id, 'keluar', [{ item: 'family-kit', count: 0 }])))[1]).toBe('count');
    expect(
      (await refusal(move(from.id, 'masuk', [{ item: 'beras', count: 1 }], { on: '2026-03-09' })))[1],
    ).toBe('future');
  });

  test('the rice reserve leaves only by decree, and a movement has a berita acara', async () => {
    const { id } = await add('Gudang Cadangan');
    await move(id, 'masuk', [{ item: 'beras-cadangan', count: 1000 }]);
    const out = [{ item: 'beras-cadangan', count: 200 }];
    expect((await refusal(move(id, 'keluar', out)))[1]).toBe('decree');
    const kept = await move(id, 'keluar', out, { decree: '188.45/12/2026' });
    expect(kept).toMatchObject({
      number: expect.stringMatching(/^\d{4,}\/BAST\/2026$/),
      items: [{ change: -200 }],
    });
    const file = await facilityHandlers.stockMinutes(ctx(), all, { movement: kept.id, lang: 'id' });
    expect(Buffer.from(file.bytes.slice(0, 5)).toString()).toBe('%PDF-');
  });

  test('a file of facilities and one of stock are taken, and taken back while nothing has left', async () => {
    const places = await bring(
      'facilities',
      [
        'Nama Fasilitas,Jenis,Kelurahan,Kapasitas,Toilet,Bujur,Lintang,Kontak,Telepon',
        'SDN Contoh 1,Titik pengungsian,Kelayan Selatan,120,4,"114,59","-3,33",Guru Contoh,0812-0000-0001',
        'Gudang Kota,Gudang,Pekauman,,,,,,',
      ].join('\n'),
    );
    expect([places.state, said(places), places.brought]).toEqual(['applied', [], { facilities: 2 }]);
    const found = await list({ search: 'contoh 1' });
    expect(found.facilities).toMatchObject([
      { capacity: 120, toilets: 4, at: [114.59, -3.33], hasPhone: true },
    ]);
    expect(found.capacity).toEqual({ persons: 120, unknown: 0 });
    const counted = await bring(
      'stock',
      'Gudang,Barang,Jumlah,Satuan\nGudang Kota,Beras,500,kg\nGudang Kota,Matras,40,lembar',
    );
    expect([counted.state, said(counted)]).toEqual(['applied', []]);
    const store = (await list({ search: 'gudang kota' })).facilities[0]?.id ?? 0;
    expect(await has(store)).toEqual({ beras: 500, matras: 40 });
    expect((await refusal(undoImport(ctx(), all, places.importId ?? 0)))[0]).toBe('undo-blocked');
    await move(store, 'keluar', [{ item: 'beras', count: 10 }]);
    expect(await refusal(undoImport(ctx(), all, counted.importId ?? 0))).toEqual(['undo-blocked', 'stock']);
    await move(store, 'masuk', [{ item: 'beras', count: 10 }]);
    await undoImport(ctx(), all, counted.importId ?? 0);
    expect(await has(store)).toEqual({});
    await undoImport(ctx(), all, places.importId ?? 0);
    expect((await list({ search: 'gudang kota' })).facilities).toEqual([]);
  });

  test('an edit by hand outlives the file that it was based on', async () => {
    const places = await bring('facilities', 'Nama,Jenis,Kelurahan\nPosko Lama,Posko,Pekauman');
    const held = (await list({ search: 'posko lama' })).facilities[0];
    await facilityHandlers.changeFacility(ctx(), all, {
      id: held?.id ?? 0,
      version: held?.version ?? 0,
      facility: draft('Posko Lama', { kind: 'posko', capacity: 30, area: PEKAUMAN }),
    });
    await undoImport(ctx(), all, places.importId ?? 0);
    expect((await list({ search: 'posko lama' })).facilities).toMatchObject([{ capacity: 30 }]);
  });

  test('bad rows are explained by line, and the good ones can be taken', async () => {
    const rows = [
      'Nama,Jenis,Kelurahan,Kapasitas,Bujur,Lintang',
      'Balai Satu,Balai gaib,Pekauman,10,,',
      'Balai Dua,Posko,Pekauman,10,200,5',
      'Balai Tiga,Posko,Pekauman,10,,',
      'Balai Tiga,Posko,Pekauman,12,,',
    ].join('\n');
    const report = await bring('facilities', rows);
    expect([report.state, said(report)]).toEqual([
      'refused',
      [
        [2, 'facility-kind-unknown'],
        [3, 'facility-point-wrong'],
        [5, 'facility-twice'],
      ],
    ]);
    expect((await bring('facilities', rows, true)).brought).toEqual({ facilities: 1 });
    const stock = await bring(
      'stock',
      'Gudang,Barang,Jumlah,Satuan\nBalai Tiga,Beras,-5,kg\nBalai Empat,Beras,5,kg\nBalai Tiga,Berass,5,kg\nBalai Tiga,Beras,5,karung',
    );
    expect([stock.state, said(stock)]).toEqual([
      'refused',
      [
        [2, 'stock-negative'],
        [3, 'facility-unknown'],
        [4, 'item-unknown'],
        [5, 'item-unit'],
      ],
    ]);
  });

  test('roads come as lines of a map; points and areas among them are left out', async () => {
    const line = (coordinates: number[][], highway: string) => ({
      type: 'Feature',
      properties: { highway },
      geometry: { type: 'LineString', coordinates },
    });
    const file = {
      type: 'FeatureCollection',
      features: [
        line(
          [
            [114.58, -3.33],
            [114.59, -3.33],
            [114.6, -3.33],
          ],
          'primary',
        ),
        line(
          [
            [114.59, -3.33],
            [114.59, -3.34],
          ],
          'residential',
        ),
        { type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [114.59, -3.33] } },
      ],
    };
    const report = await bring('roads', JSON.stringify(file));
    expect(report).toMatchObject({
      state: 'applied',
      rows: { read: 3, used: 2, refused: 1 },
      brought: { roadKm: 3 },
    });
    expect(report.problems.map((p) => p.code)).toContain('roads-not-lines');
    await undoImport(ctx(), all, report.importId ?? 0);
  });
});
