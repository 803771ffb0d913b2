import { describe, expect, test } from 'vitest';
import { brokenMaps } from '../fixtures/imports/broken-maps.ts';
import { makeGeoPackage } from '../fixtures/imports/make-geopackage.ts';
import { makeKml, makeShapefile, twoVillages, utmPrj, zip } from '../fixtures/imports/make-maps.ts';
import { empty, found, importBoundaries, versionsOf } from './boundaries-files.ts';
import { sourceFile } from './files.ts';
import { eachDatabase } from './harness.ts';

/** The two villages near Banjarmasin in metres of UTM 50S. */
const METRES = twoVillages({ x: 231_000, y: 9_629_000, size: 1000 });

eachDatabase('maps of other formats', (given) => {
  test('go in from a Shapefile without .prj: the zone is found by the province, and said', async () => {
    const ctx = await empty(given.ctx());
    const r = await importBoundaries(ctx, sourceFile('batas.zip', makeShapefile(METRES)));
    expect(r.state).toBe('applied');
    expect(r.brought).toMatchObject({ 'shape.desa': 2 });
    expect(found(r, 'coordinates-guessed')).toEqual(['- 231\u202f000, 9\u202f629\u202f000']);
    expect(r.understood).toContainEqual({ what: 'format', as: 'Shapefile' });
    expect(r.understood).toContainEqual({ what: 'coordinates', as: 'UTM 50S' });
    const areaM2 = (await versionsOf(ctx, '63.71.01.1001'))[0]?.areaM2 ?? 0;
    expect(areaM2).toBeGreaterThan(0.99e6);
    expect(areaM2).toBeLessThan(1.01e6);
    // Now the borders of the regency are here, and tell more than the province: the next zone is elsewhere.
    const wrong = await importBoundaries(
      ctx,
      sourceFile('batas.zip', makeShapefile(METRES, { prj: utmPrj('51S') })),
      {},
      true,
    );
    expect(wrong.state).toBe('refused');
    expect(wrong.problems).toMatchObject([{ code: 'system-elsewhere', hint: { option: 'utm-50s' } }]);
    const said = await importBoundaries(
      ctx,
      sourceFile('batas.zip', makeShapefile(METRES, { prj: utmPrj('51S') })),
      { coordinates: 'utm-50s' },
      true,
    );
    expect(said.rows).toEqual({ read: 2, used: 2, refused: 0 });
  });

  test('go in from a GeoPackage and a KMZ as from any other file', async () => {
    const ctx = await empty(given.ctx());
    for (const [name, bytes, format] of [
      ['batas.gpkg', await makeGeoPackage(METRES, { srs: 32750 }), 'GeoPackage'],
      ['batas.kmz', zip({ 'doc.kml': makeKml(twoVillages()) }), 'KMZ'],
    ] as const) {
      const r = await importBoundaries(ctx, sourceFile(name, bytes), {}, true);
      expect(r.rows).toEqual({ read: 2, used: 2, refused: 0 });
      expect(r.understood).toContainEqual({ what: 'format', as: format });
    }
  });

  test('with persons in their table are refused, and nothing of them is said', async () => {
    const persons = twoVillages().map((d, i) => ({
      ...d,
      properties: { ...d.properties, nik: `637101410190000${i + 1}`, nama_lengkap: 'Siti Aminah' },
    }));
    for (const [name, bytes] of [
      ['a.zip', makeShapefile(persons)],
      ['a.gpkg', await makeGeoPackage(persons)],
      ['a.kml', new TextEncoder().encode(makeKml(persons))],
    ] as const) {
      const r = await importBoundaries(given.ctx(), sourceFile(name, bytes));
      expect(r.state).toBe('refused');
      expect(r.problems).toMatchObject([{ code: 'persons-by-heading' }]);
      expect(JSON.stringify(r)).not.toMatch(/Siti|6371014101/);
    }
  });

  describe('that are broken are told so', () => {
    test('each in its own way, and what is sound in them would go in', async () => {
      const ctx = await empty(given.ctx());
      for (const { what, name, bytes, code, goesOn } of await brokenMaps()) {
        const r = await importBoundaries(ctx, sourceFile(name, bytes), {}, true);
        expect(Object.keys(r.problemCount), what).toContain(code);
        expect(r.state, what).toBe(goesOn ? 'checked' : 'refused');
      }
    });
  });
});
