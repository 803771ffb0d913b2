import { beforeAll, expect, test } from 'vitest';
import { routes } from '../../data/contract/routes.ts';
import { forOperator, system } from '../../server/access/scope.ts';
import { area, areas, places, search } from '../../server/areas/handlers.ts';
import { runImport } from '../../server/imports/run.ts';
import { setupImport } from '../../server/imports/setup/spec.ts';
import { eachDatabase } from './harness.ts';

const scope = system('public boundaries');

eachDatabase('areas of a city that was set up from the code list', (given) => {
  beforeAll(async () => {
    for (const code of ['63.71', '35.78']) {
      const report = await runImport(given.ctx(), forOperator('test'), setupImport, {
        file: null,
        options: { code },
        provenance: { source: null, licence: null, asOf: null, simulated: false },
        dryRun: false,
      });
      expect(report.state).toBe('applied');
    }
  });

  test('its kelurahan stand in the order of the code, with their kecamatan and without shape', async () => {
    const table = await areas(given.ctx(), scope, { within: '63.71', level: 'desa', on: undefined });
    expect(routes.areas.answer.parse(table)).toEqual(table);
    expect(table.code).toHaveLength(52);
    expect(table.code).toEqual([...table.code].sort());
    expect(table.name[0]).toBe('Mantuil');
    expect(table.parentName[0]).toBe('Banjarmasin Selatan');
    expect(new Set(table.quality)).toEqual(new Set([null]));
    expect(table.tileSets).toEqual([]);
  });

  test('within a kecamatan there are its own kelurahan only', async () => {
    const table = await areas(given.ctx(), scope, { within: '63.71.01', level: 'desa', on: undefined });
    expect(table.code.every((c) => c.startsWith('63.71.01.'))).toBe(true);
    expect(table.code).toHaveLength(12);
  });

  test('the card tells the path down and the levels below', async () => {
    const card = await area(given.ctx(), scope, { code: '63.71.01', on: undefined });
    expect(routes.area.answer.parse(card)).toEqual(card);
    expect(card.path.map((p) => p.name)).toEqual(['Kalimantan Selatan', 'Kota Banjarmasin']);
    expect(card.below).toEqual([{ level: 'desa', areas: 12, shapes: 0 }]);
    expect(card.validFrom).toBeNull();
  });

  test('a search finds by the beginning of a name first, by code, and minds no wildcard', async () => {
    const found = await search(given.ctx(), scope, { q: 'banjarmasin', on: undefined });
    expect(found.matches[0]?.area.code).toMatch(/^63\.71\.0\d$/);
    expect(found.matches.map((m) => m.area.name)).toContain('Kota Banjarmasin');
    const code = await search(given.ctx(), scope, { q: '63.71.01.1001', on: undefined });
    expect(code.matches[0]?.path).toEqual(['Kalimantan Selatan', 'Kota Banjarmasin', 'Banjarmasin Selatan']);
    expect((await search(given.ctx(), scope, { q: '%', on: undefined })).matches).toEqual([]);
    expect((await search(given.ctx(), scope, { q: "o'", on: undefined })).matches).toEqual([]);
  });

  test('the places are the two cities, not the other regencies of their provinces', async () => {
    const here = await places(given.ctx(), scope);
    expect(routes.places.answer.parse(here)).toEqual(here);
    expect(here.places.map((p) => p.area.code)).toEqual(['35.78', '63.71']);
    expect(here.places[1]?.levels.map((l) => [l.level, l.areas])).toEqual([
      ['kabupaten', 1],
      ['kecamatan', 5],
      ['desa', 52],
    ]);
  });

  test('an area that is not here is a fault, not an empty answer', async () => {
    await expect(
      areas(given.ctx(), scope, { within: '35.10', level: 'desa', on: undefined }),
    ).rejects.toThrow('unknown-area');
  });
});
