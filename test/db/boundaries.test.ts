import { describe, expect, test } from 'vitest';
import { boundariesImport } from '../../server/imports/boundaries/spec.ts';
import { runImport, undoImport } from '../../server/imports/run.ts';
import {
  empty,
  feature,
  found,
  geojson,
  gzipped,
  importBoundaries,
  importList,
  levelsOf,
  polygon,
  scope,
  square,
  stateOf,
  versionsOf,
} from './boundaries-files.ts';
import { sourceFile } from './files.ts';
import { eachDatabase } from './harness.ts';

const X = 114.6;
const Y = -3.3;
/** Two kelurahan of Banjarmasin Selatan side by side. */
const TWO = [
  feature({ kode: '63.71.01.1001', nama: 'Mantuil' }, polygon(square(X, Y))),
  feature({ kode: '63.71.01.1002', nama: 'Kelayan Selatan' }, polygon(square(X + 0.01, Y))),
];

eachDatabase('importing boundaries', (given) => {
  describe('shapes', () => {
    test('brings shapes, sets the regency up and draws the outlines of what lies above', async () => {
      const ctx = await empty(given.ctx());
      const report = await importBoundaries(ctx, geojson(TWO));
      expect(report.state).toBe('applied');
      expect(report.rows).toEqual({ read: 2, used: 2, refused: 0 });
      expect(await levelsOf(ctx)).toEqual({
        provinsi: [1, 1],
        kabupaten: [1, 1],
        kecamatan: [5, 1],
        desa: [52, 2],
      });
      const [desa] = await versionsOf(ctx, '63.71.01.1001');
      expect(desa).toMatchObject({ basis: 'file', quality: 'indikatif', from: null, to: null });
      expect(desa?.areaM2).toBeGreaterThan(1.2e6);
      expect(desa?.areaM2).toBeLessThan(1.24e6);
      expect((await versionsOf(ctx, '63.71.01'))[0]).toMatchObject({ basis: 'children', areaM2: null });
      expect(found(report, 'partial-outline')).toEqual([
        '- Banjarmasin Selatan (63.71.01)',
        '- Kota Banjarmasin (63.71)',
        '- Kalimantan Selatan (63)',
      ]);
    });

    test('an outline of all children is measured, and remade when a child changes', async () => {
      const ctx = await empty(given.ctx());
      await importBoundaries(
        ctx,
        geojson([
          feature({ kode: '63.71.01.1001', rw: '001' }, polygon(square(X, Y))),
          feature({ kode: '63.71.01.1001', rw: '002' }, polygon(square(X + 0.01, Y))),
        ]),
      );
      const [before] = await versionsOf(ctx, '63.71.01.1001');
      expect(before?.areaM2).toBeGreaterThan(2.4e6);
      await importBoundaries(
        ctx,
        geojson([feature({ kode: '63.71.01.1001', rw: '2' }, polygon(square(X + 0.01, Y, 0.02)))]),
      );
      const [after] = await versionsOf(ctx, '63.71.01.1001');
      expect(after?.areaM2).toBeGreaterThan(4.9e6);
      await importBoundaries(
        ctx,
        geojson([feature({ kode: '63.71.01.1001', nama: 'Mantuil' }, polygon(square(X, Y, 0.03)))]),
      );
      expect((await versionsOf(ctx, '63.71.01.1001'))[0]).toMatchObject({ basis: 'file' });
      await importList(ctx, 'kode desa,rw\n63.71.01.1001,003\n');
      expect((await versionsOf(ctx, '63.71.01.1001'))[0]).toMatchObject({ basis: 'file' });
    });

    test('an outline loses its measure when a child without a border is added', async () => {
      const ctx = await empty(given.ctx());
      await importBoundaries(
        ctx,
        geojson([feature({ kode: '63.71.01.1001', rw: '001' }, polygon(square(X, Y)))]),
      );
      expect((await versionsOf(ctx, '63.71.01.1001'))[0]?.areaM2).toBeGreaterThan(1e6);
      await importList(ctx, 'kode desa,rw\n63.71.01.1001,002\n');
      expect((await versionsOf(ctx, '63.71.01.1001'))[0]).toMatchObject({ basis: 'children', areaM2: null });
    });

    test('more areas than one import may have are refused, and the rest of the file is not worked on', async () => {
      const ctx = await empty(given.ctx());
      const many = given.kind === 'embedded' ? 12_001 : 100_001;
      const blank = feature({ kode: '63.71.01.1001', rw: '001' }, null);
      const report = await importBoundaries(
        ctx,
        geojson(Array.from({ length: many }, () => blank)),
        {},
        true,
      );
      expect(report.problems.map((p) => p.code)).toEqual(['too-many-areas']);
    });

    // The bound of a server is 12 million corners: a file of that size is not made here.
    if (given.kind === 'embedded')
      test('a file of more corners than one import may have is refused', async () => {
        const ctx = await empty(given.ctx());
        const corners = 2_000_000;
        const ring = Array.from({ length: 200_000 }, (_, i) => {
          const turn = (i / 200_000) * 2 * Math.PI;
          return [X + 0.01 * Math.cos(turn), Y + 0.01 * Math.sin(turn)];
        });
        const round = polygon([...ring, ring[0] ?? []]);
        const shapes = Array.from({ length: corners / 200_000 + 1 }, (_, i) =>
          feature({ kode: '63.71.01.1001', rw: String(i + 1) }, round),
        );
        const file = geojson(shapes);
        const report = await importBoundaries(ctx, file, {}, true);
        expect(report.problems.map((p) => p.code)).toContain('too-many-corners');
      });

    test('the columns of code and name are those that are said, where several could be', async () => {
      const ctx = await empty(given.ctx());
      const properties = {
        lama: '63.71.01.1002',
        baru: '63.71.01.1001',
        nama: 'Nama lama',
        sebutan: 'Mantuil',
      };
      const file = geojson([feature(properties, polygon(square(X, Y)))]);
      const report = await importBoundaries(ctx, file, { codeColumn: 'baru', nameColumn: 'sebutan' });
      expect(report.state).toBe('applied');
      expect(await versionsOf(ctx, '63.71.01.1001')).toMatchObject([{ basis: 'file', name: 'Mantuil' }]);
      expect(await versionsOf(ctx, '63.71.01.1002')).toMatchObject([{ basis: null }]);
    });

    test('a check writes nothing', async () => {
      const ctx = await empty(given.ctx());
      const rows = () =>
        Promise.all(
          (['import', 'area', 'area_version', 'tile_set', 'audit_event'] as const).map((table) =>
            ctx.db.as(scope).selectFrom(table).selectAll().execute(),
          ),
        );
      const before = await rows();
      const report = await importBoundaries(ctx, geojson(TWO), {}, true);
      expect(report.state).toBe('checked');
      expect(await rows()).toEqual(before);
    });

    test('what is taken back leaves all as it was, shapes and tiles too', async () => {
      const ctx = await empty(given.ctx());
      const first = await importBoundaries(ctx, geojson(TWO));
      const before = await stateOf(ctx);
      const second = await importBoundaries(
        ctx,
        geojson([
          feature({ kode: '63.71.01.1001', nama: 'Mantuil' }, polygon(square(X, Y, 0.005))),
          feature({ kode: '63.71.02.1001', nama: 'x' }, polygon(square(X, Y + 0.01))),
        ]),
      );
      expect(await stateOf(ctx)).not.toEqual(before);
      await expect(undoImport(ctx, scope, first.importId ?? 0)).rejects.toThrow('undo-blocked');
      await undoImport(ctx, scope, second.importId ?? 0);
      expect(await stateOf(ctx)).toEqual(before);
      await undoImport(ctx, scope, first.importId ?? 0);
      expect(await stateOf(ctx)).toEqual({ versions: [], sets: [] });
    });

    test('one that is cancelled leaves all as it was', async () => {
      const ctx = await empty(given.ctx());
      await importBoundaries(ctx, geojson(TWO));
      const before = await stateOf(ctx);
      for (const stage of ['check', 'write', 'tiles']) {
        const cancel = new AbortController();
        const running = runImport(ctx, scope, boundariesImport, {
          file: geojson(TWO.map((f) => ({ ...f, geometry: polygon(square(X, Y, 0.02)) }))),
          options: {},
          provenance: { source: null, licence: null, asOf: null, simulated: false },
          dryRun: false,
          signal: cancel.signal,
          progress: (at) => {
            if (at === stage) cancel.abort();
          },
        });
        await expect(running, stage).rejects.toThrow();
        expect(await stateOf(ctx)).toEqual(before);
        const drafts = await ctx.db
          .as(scope)
          .selectFrom('import')
          .select('id')
          .where('state', '=', 'draft')
          .execute();
        expect(drafts).toEqual([]);
      }
    });

    test('the same borders a second time keep their tile sets', async () => {
      const ctx = await empty(given.ctx());
      await importBoundaries(ctx, geojson(TWO));
      const hashes = async () =>
        (
          await ctx.db
            .as(scope)
            .selectFrom('tile_set')
            .select('hash')
            .where('current', '=', true)
            .orderBy('hash')
            .execute()
        ).map((r) => r.hash);
      const before = await hashes();
      await importBoundaries(ctx, gzipped(geojson(TWO)));
      expect(await hashes()).toEqual(before);
      const rows = await ctx.db
        .as(scope)
        .selectFrom('tile_shape')
        .innerJoin('tile_set', 'hash', 'set_hash')
        .where('current', '=', true)
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow();
      expect(Number(rows.n)).toBe(4 * (2 + 1 + 1 + 1));
    });
  });

  describe('a feature that is not as it should be', () => {
    const report = async (features: unknown[], options = {}) =>
      importBoundaries(given.ctx(), geojson(features), options, true);
    const bad = async (geometry: unknown) => report([...TWO, feature({ kode: '63.71.01.1003' }, geometry)]);

    test.each([
      ['without a shape', null, 'no-geometry'],
      ['that is a point', { type: 'Point', coordinates: [X, Y] }, 'not-a-polygon'],
      ['that is empty', { type: 'Polygon', coordinates: [] }, 'empty-geometry'],
      [
        'with 2 points',
        polygon([
          [X, Y],
          [X + 0.01, Y],
          [X, Y],
        ]),
        'polygon-too-short',
      ],
      [
        'on one line',
        polygon([
          [X, Y],
          [X + 0.01, Y],
          [X + 0.02, Y],
          [X, Y],
        ]),
        'shape-without-area',
      ],
      [
        'with a coordinate that is no number',
        polygon([
          [X, Y],
          ['a', Y],
          [X, Y + 1],
          [X, Y],
        ] as never),
        'bad-coordinates',
      ],
      [
        'with latitude first in places',
        polygon(square(X, Y).map(([x, y], i) => (i === 2 ? [y, x] : [x, y]) as number[])),
        'axes-swapped',
      ],
      ['in metres', polygon(square(230000, 9630000, 100)), 'coordinates-in-metres'],
      ['in Africa', polygon(square(20, 5)), 'outside-indonesia'],
    ])('%s is named, and the others are not lost', async (_, geometry, code) => {
      const r = await bad(geometry);
      expect(r.problems.filter((p) => p.severity === 'error')).toMatchObject([
        { code, line: 3, column: 'geometry' },
      ]);
      expect(r.rows).toEqual({ read: 3, used: 2, refused: 1 });
    });

    test('with latitude first is put right, with a word', async () => {
      const r = await bad(polygon(square(X, Y + 0.01).map(([x, y]) => [y, x] as number[])));
      expect(found(r, 'axes-put-right')).toEqual(['3 -3.29, 114.6']);
      expect(r.rows.used).toBe(3);
    });

    test('whose border crosses itself is repaired, with the change of its area', async () => {
      const r = await bad(
        polygon([
          [X, Y + 0.01],
          [X + 0.01, Y + 0.02],
          [X + 0.01, Y + 0.01],
          [X, Y + 0.02],
          [X, Y + 0.01],
        ]),
      );
      expect(r.rows.used).toBe(3);
      const [repaired] = r.problems.filter((p) => p.code === 'shape-repaired');
      expect(repaired).toMatchObject({ severity: 'warning', line: 3 });
      expect(String(repaired?.hint.reason)).toContain('Self-intersection');
      expect(repaired?.hint.changeM2).toBeGreaterThan(0);
    });

    test('whose ring is open is closed, with a word', async () => {
      const r = await bad(polygon(square(X, Y + 0.01).slice(0, 4)));
      expect(found(r, 'ring-closed')).toEqual(['3 -']);
      expect(r.rows.used).toBe(3);
    });

    test('of 40 parts is kept whole', async () => {
      const ctx = await empty(given.ctx());
      const parts = Array.from({ length: 40 }, (_, i) => [
        square(X + (i % 8) * 0.002, Y + Math.floor(i / 8) * 0.002, 0.001),
      ]);
      const shape = { type: 'MultiPolygon', coordinates: parts };
      const r = await importBoundaries(ctx, geojson([feature({ kode: '63.71.01.1001' }, shape)]));
      expect(r.problems.find((p) => p.code === 'many-parts')).toMatchObject({ line: 1, hint: { parts: 40 } });
      const [desa] = await versionsOf(ctx, '63.71.01.1001');
      expect(desa?.areaM2).toBeGreaterThan(40 * 12_000);
      expect(desa?.areaM2).toBeLessThan(40 * 12_400);
    });

    test('with an unknown code is named with the code that may be meant', async () => {
      await empty(given.ctx());
      const r = await report([
        ...TWO,
        feature({ kode: '63.71.01.1099', nama: 'Kelayan Timr' }, polygon(square(X, Y))),
      ]);
      expect(r.problems).toMatchObject([
        {
          severity: 'error',
          code: 'unknown-code',
          line: 3,
          value: '63.71.01.1099',
          hint: { suggestion: expect.stringContaining('Kelayan Timur') },
        },
        ...Array(3).fill({ code: 'partial-outline' }),
      ]);
    });

    test('with an unknown code is placed by its name or where it lies, and the code is named', async () => {
      const ctx = await empty(given.ctx());
      const kecamatan = feature({ kode: '63.71.01', nama: 'Banjarmasin Selatan' }, polygon(square(X, Y)));
      await importBoundaries(ctx, geojson([kecamatan]));
      const one = (properties: Record<string, unknown>) =>
        importBoundaries(ctx, geojson([feature(properties, polygon(square(X, Y, 0.005)))]), {}, true);
      const named = { kec: 'Banjarmasin Selatan', kab: 'Kota Banjarmasin', nama: 'Mantuil' };
      const taken = 'Mantuil (63.71.01.1001)';
      const unknown = { severity: 'warning', code: 'unknown-code', line: 1, column: 'kode' };
      expect((await one({ kode: '99.99.01.1001', ...named })).problems[0]).toMatchObject({
        ...unknown,
        value: '99.99.01.1001',
        hint: { taken, by: 'name' },
      });
      const placed = await one({ kode: '63.71.01.1999', nama: 'Mantuil' });
      expect(placed.problems[0]).toMatchObject({
        ...unknown,
        value: '63.71.01.1999',
        hint: { taken, by: 'place' },
      });
      expect(found(placed, 'placed-by-location')).toEqual([]);
    });

    test('with an unknown code is named even where the file has no other', async () => {
      await empty(given.ctx());
      const r = await report(
        ['99.99.01.1001', '99.99.01.1002'].map((kode, i) =>
          feature({ id: i, kode }, polygon(square(X + i * 0.01, Y))),
        ),
      );
      expect(r.problems).toMatchObject([
        { severity: 'error', code: 'unknown-code', line: 1, column: 'kode', value: '99.99.01.1001' },
        { severity: 'error', code: 'unknown-code', line: 2, column: 'kode', value: '99.99.01.1002' },
      ]);
    });

    test('with a code of another level is named', async () => {
      const r = await report([
        ...TWO,
        feature({ kode: '63.71.01', nama: 'Banjarmasin Selatan' }, polygon(square(X, Y))),
      ]);
      expect(found(r, 'code-of-other-level')).toEqual(['3 63.71.01']);
    });

    test('with the name of quite another desa is used by its code, and said', async () => {
      const r = await report([feature({ kode: '63.71.01.1001', nama: 'Pelambuan' }, polygon(square(X, Y)))]);
      expect(found(r, 'name-differs')).toEqual(['1 Pelambuan']);
      expect(r.rows.used).toBe(1);
    });

    test('one bad among a thousand is named by its number', async () => {
      await empty(given.ctx());
      const many = Array.from({ length: 1000 }, (_, i) =>
        feature(
          { kode: '63.71.01.1001', rw: String(Math.floor(i / 40) + 1), rt: String((i % 40) + 1) },
          i === 700
            ? polygon([
                [X, Y],
                [X, Y],
              ])
            : polygon(square(X + (i % 40) * 0.001, Y + Math.floor(i / 40) * 0.001, 0.001)),
        ),
      );
      const r = await report(many);
      expect(r.rows).toEqual({ read: 1000, used: 999, refused: 1 });
      expect(found(r, 'polygon-too-short')).toEqual(['701 -']);
    });
  });

  describe('shapes against what is here', () => {
    const KECAMATAN = feature({ kode: '63.71.01', nama: 'Banjarmasin Selatan' }, polygon(square(X, Y, 0.02)));
    const JAKARTA = polygon(square(106.8, -6.2));
    const desa = (kode: string, shape: unknown) => feature({ kode }, shape);

    test('one far outside its parent is refused with the distance, and the others go on', async () => {
      const ctx = await empty(given.ctx());
      await importBoundaries(ctx, geojson([KECAMATAN]));
      const r = await importBoundaries(ctx, geojson([...TWO, desa('63.71.01.1004', JAKARTA)]));
      expect(r.problems.filter((p) => p.severity === 'error')).toMatchObject([
        {
          code: 'outside-parent',
          line: 3,
          value: '63.71.01.1004',
          hint: { parent: 'Banjarmasin Selatan (63.71.01)', code: expect.stringContaining('63.71.01.1004') },
        },
      ]);
      const km = Number(r.problems.find((p) => p.code === 'outside-parent')?.hint.km);
      expect(km).toBeGreaterThan(850);
      expect(km).toBeLessThan(1000);
      expect(r.rows).toEqual({ read: 3, used: 2, refused: 1 });
    });

    test('an RW outside its kelurahan is refused', async () => {
      const ctx = await empty(given.ctx());
      await importBoundaries(ctx, geojson(TWO));
      const rw = (n: string, shape: unknown) => feature({ kode: '63.71.01.1001', rw: n }, shape);
      const r = await importBoundaries(
        ctx,
        geojson([rw('001', polygon(square(X, Y, 0.005))), rw('002', polygon(square(X + 0.3, Y)))]),
      );
      expect(found(r, 'outside-parent')).toEqual(['2 63.71.01.1001.rw002']);
      expect(r.rows).toEqual({ read: 2, used: 1, refused: 1 });
    });

    test('one mostly outside its parent is used, with the part that lies inside', async () => {
      const ctx = await empty(given.ctx());
      await importBoundaries(ctx, geojson([KECAMATAN]));
      const r = await importBoundaries(
        ctx,
        geojson([desa('63.71.01.1001', polygon(square(X + 0.017, Y)))]),
        {},
        true,
      );
      expect(r.problems.filter((p) => p.code === 'mostly-outside-parent')).toMatchObject([
        { severity: 'warning', line: 1, hint: { share: 30 } },
      ]);
      expect(r.rows.used).toBe(1);
    });

    test('an island 200 km from the others of its regency goes in, with a word', async () => {
      const ctx = await empty(given.ctx());
      const others = ['1001', '1002', '1003'].map((v, i) =>
        desa(`63.71.01.${v}`, polygon(square(X + i * 0.01, Y))),
      );
      const r = await importBoundaries(
        ctx,
        geojson([...others, desa('63.71.01.1004', polygon(square(X, Y + 1.8)))]),
      );
      expect(r.rows.used).toBe(4);
      expect(found(r, 'far-from-others')).toEqual(['4 63.71.01.1004']);
    });

    test('one far from the others of its regency is refused where its parent has no border', async () => {
      const ctx = await empty(given.ctx());
      const others = ['1001', '1002', '1003'].map((v, i) =>
        desa(`63.71.01.${v}`, polygon(square(X + i * 0.01, Y))),
      );
      const r = await importBoundaries(ctx, geojson([...others, desa('63.71.01.1004', JAKARTA)]));
      expect(found(r, 'outside-parent')).toEqual(['4 63.71.01.1004']);
      const alone = await importBoundaries(ctx, geojson([desa('63.71.01.1004', JAKARTA)]));
      expect(found(alone, 'outside-parent')).toEqual(['1 63.71.01.1004']);
      expect(alone.state).toBe('refused');
    });

    test('one on the ground of another area is said, unless the file draws that anew', async () => {
      const ctx = await empty(given.ctx());
      await importBoundaries(ctx, geojson(TWO));
      const over = desa('63.71.01.1003', polygon(square(X + 0.002, Y)));
      const r = await importBoundaries(ctx, geojson([over]), {}, true);
      expect(r.problems.filter((p) => p.code === 'covers-sibling')).toMatchObject([
        { severity: 'warning', line: 1, hint: { share: 80, other: 'Mantuil (63.71.01.1001)' } },
      ]);
      const moved = desa('63.71.01.1001', polygon(square(X - 0.01, Y)));
      const both = await importBoundaries(ctx, geojson([over, moved]), {}, true);
      expect(found(both, 'covers-sibling')).toEqual([]);
    });

    test('borders that give way are counted, with the import they came with', async () => {
      const ctx = await empty(given.ctx());
      const first = await importBoundaries(ctx, geojson(TWO));
      expect(found(first, 'shapes-replaced')).toEqual([]);
      const r = await importBoundaries(ctx, geojson(TWO));
      expect(r.problems.filter((p) => p.code === 'shapes-replaced')).toMatchObject([
        { severity: 'note', hint: { count: 2, imports: String(first.importId) } },
      ]);
    });
  });

  test.each([
    ['nik', { nik: '6371010101900001', nama: 'Siti Rahayu' }],
    ['no_kk', { no_kk: '6371010101900001', nama: 'Siti Rahayu' }],
    ['tanggal_lahir', { nama: 'Siti Rahayu', tanggal_lahir: '1990-01-01' }],
  ])('a map of persons, told by %s, is refused and nothing of it is said', async (_, person) => {
    const ctx = await empty(given.ctx());
    const r = await importBoundaries(
      ctx,
      geojson(TWO.map((f) => feature({ ...f.properties, ...person }, f.geometry))),
    );
    expect(r.state).toBe('refused');
    expect(r.problems).toMatchObject([{ severity: 'error', code: 'persons-by-heading' }]);
    expect(JSON.stringify(r)).not.toContain('Siti');
  });

  test('a TopoJSON of persons is refused as well', async () => {
    const properties = { nik: '6371010101900001', nama: 'Siti Rahayu' };
    const orang = { type: 'GeometryCollection', geometries: [{ type: 'Polygon', arcs: [[0]], properties }] };
    const topology = { type: 'Topology', objects: { orang }, arcs: [square(X, Y)] };
    const r = await importBoundaries(given.ctx(), sourceFile('x.topojson', JSON.stringify(topology)));
    expect(r.problems).toMatchObject([{ severity: 'error', code: 'persons-by-heading' }]);
    expect(JSON.stringify(r)).not.toContain('Siti');
  });

  describe('rows without a usable code', () => {
    const rw = (n: unknown, x: number, more = {}) =>
      feature(
        { kel_kode: '63.71.01.1001', kec: 'Banjarmasin Selatan', kab: 'Banjarmasin', rw: n, ...more },
        polygon(square(x, Y)),
      );

    test('are placed by a close spelling, with a warning that names both', async () => {
      await empty(given.ctx());
      const r = await importBoundaries(
        given.ctx(),
        geojson([
          rw('RW 010', X),
          rw('RW13', X + 0.01),
          feature(
            {
              kel_kode: null,
              kel: 'PEMURUS DALAN',
              kec: 'BANJARMASIN SELATAN',
              kab: 'KOTA BANJARMASIN',
              rw: 'RW 1',
            },
            polygon(square(X + 0.02, Y)),
          ),
          feature(
            { kel_kode: null, kel: 'Entah', kec: 'Banjarmasin Selatan', kab: 'Banjarmasin', rw: '2' },
            polygon(square(X, Y + 0.5)),
          ),
        ]),
        {},
        true,
      );
      expect(r.problems.filter((p) => p.code === 'placed-by-close-name')).toMatchObject([
        {
          severity: 'warning',
          line: 3,
          value: 'PEMURUS DALAN',
          hint: { taken: 'Pemurus Dalam (63.71.01.1010)' },
        },
      ]);
      expect(r.problems.filter((p) => p.severity === 'error')).toMatchObject([
        { code: 'unknown-name', line: 4, value: 'Entah' },
      ]);
      expect(r.brought.rw).toBe(3);
    });

    test('without a number become areas of their own, with a warning', async () => {
      await empty(given.ctx());
      const r = await importBoundaries(
        given.ctx(),
        geojson([rw('1', X), rw('', X + 0.01), rw('Kawasan Industri', X + 0.02), rw(null, X + 0.03)]),
        { level: 'rw' },
      );
      expect(r.problems.filter((p) => p.code === 'without-number').map((p) => p.hint)).toMatchObject([
        { code: '63.71.01.1001.rwx01', given: 'RW tanpa nomor 1' },
        { code: '63.71.01.1001.rwx02', given: 'Kawasan Industri' },
        { code: '63.71.01.1001.rwx03', given: 'RW tanpa nomor 3' },
      ]);
      expect((await versionsOf(given.ctx(), '63.71.01.1001.rwx02'))[0]?.name).toBe('Kawasan Industri');
    });

    test('that lie in one known desa are placed there, with a warning; others are reported', async () => {
      const ctx = await empty(given.ctx());
      await importBoundaries(ctx, geojson(TWO));
      const r = await importBoundaries(
        ctx,
        geojson([
          feature({ RT: '5' }, polygon(square(X + 0.012, Y + 0.002, 0.005))),
          feature({ RT: 'RT 006' }, polygon(square(X + 0.5, Y, 0.005))),
        ]),
      );
      expect(r.problems).toMatchObject([
        {
          severity: 'warning',
          code: 'placed-by-location',
          line: 1,
          hint: { taken: expect.stringContaining('63.71.01.1002') },
        },
        { severity: 'error', code: 'not-placed', line: 2 },
      ]);
      expect(await versionsOf(ctx, '63.71.01.1002.rt005')).toMatchObject([{ name: 'RT 005', level: 'rt' }]);
    });

    test('of one code that lie apart are one area; a second drawing of the same place is refused', async () => {
      const ctx = await empty(given.ctx());
      const r = await importBoundaries(
        ctx,
        geojson([rw('3', X), rw('3', X + 0.02), rw('3', X + 0.001), rw('4', X + 0.05)]),
      );
      expect(r.problems.filter((p) => p.code === 'parts-merged')).toMatchObject([
        { severity: 'warning', line: 2, hint: { other: 1 } },
      ]);
      expect(r.problems.filter((p) => p.code === 'duplicate-area')).toMatchObject([
        { severity: 'error', line: 3, hint: { other: 1 } },
      ]);
      expect(r.rows).toEqual({ read: 4, used: 3, refused: 1 });
      expect((await versionsOf(ctx, '63.71.01.1001.rw003'))[0]?.areaM2).toBeGreaterThan(2.4e6);
    });

    test('and no codes at all go in under --parent', async () => {
      const ctx = await empty(given.ctx());
      const rt = (n: string, dukuh: string, x: number) =>
        feature({ Id: 0, RT: n, Dukuh: dukuh }, polygon(square(x, Y)));
      const r = await importBoundaries(ctx, geojson([rt('5', '1', X), rt('5', '2', X + 0.01)]), {
        parent: '34.02.12.2004',
      });
      expect(r.brought).toMatchObject({ rt: 2, dusun: 2, 'outline.dusun': 2, 'outline.desa': 1 });
      expect((await versionsOf(ctx, '34.02.12.2004.d02.rt005'))[0]).toMatchObject({ name: 'RT 005' });
      expect((await versionsOf(ctx, '34.02.12.2004.d02'))[0]).toMatchObject({
        name: 'Dusun 02',
        basis: 'children',
      });
    });
  });

  describe('a file that is not what it should be is refused', () => {
    const refuse = async (content: string | Uint8Array, options = {}) => {
      const r = await importBoundaries(given.ctx(), sourceFile('x.geojson', content), options);
      expect(r.state).toBe('refused');
      return r.problems[0];
    };
    const collection = (features: unknown[], more = {}) =>
      JSON.stringify({ type: 'FeatureCollection', ...more, features });

    test.each([
      ['empty', '', 'file-empty'],
      ['cut short', '{"type":"FeatureCollection","features":[', 'not-json'],
      ['of other XML', '<gml></gml>', 'geo-is-xml'],
      ['of a broken zip', new Uint8Array([0x50, 0x4b, 3, 4]), 'zip-broken'],
      ['of broken gzip', new Uint8Array([0x1f, 0x8b, 8, 0, 1, 2, 3]), 'gzip-broken'],
      ['of other JSON', '{"hello":1}', 'not-geojson'],
      ['without features', '{"type":"FeatureCollection","features":[]}', 'no-features'],
    ])('%s', async (_, content, code) => {
      expect((await refuse(content as string))?.code).toBe(code);
    });

    test('in a coordinate system of another country', async () => {
      const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::2154' } };
      const inMetres = [feature({ kode: '63.71.01.1001' }, polygon(square(652_000, 6_862_000, 100)))];
      expect(await refuse(collection(inMetres, { crs }))).toMatchObject({
        code: 'other-crs',
        value: 'urn:ogc:def:crs:EPSG::2154',
      });
    });

    test('of another level than was said', async () => {
      expect(await refuse(collection(TWO), { level: 'kecamatan' })).toMatchObject({
        code: 'wrong-level',
        hint: { said: 'kecamatan', found: 'desa' },
      });
      expect(await refuse(collection(TWO), { level: 'rw' })).toMatchObject({
        code: 'wrong-level',
        hint: { found: 'desa' },
      });
    });

    test('with codes of BPS only', async () => {
      const bps = [feature({ kode: '6371010001', nama: 'Mantuil' }, polygon(square(X, Y)))];
      expect(await refuse(collection(bps))).toMatchObject({ code: 'bps-codes', value: 'kode' });
    });

    test('with a column or a parent that does not exist', async () => {
      expect(await refuse(collection(TWO), { codeColumn: 'id' })).toMatchObject({
        code: 'unknown-column',
        value: 'id',
      });
      expect(await refuse(collection(TWO), { parent: '99.99' })).toMatchObject({
        code: 'unknown-option-code',
      });
    });

    test('where no row can be used', async () => {
      expect(await refuse(collection([feature({ kode: '63.71.01.1001' }, null)]))).toMatchObject({
        code: 'no-geometry',
      });
    });
  });
});
