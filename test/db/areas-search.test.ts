import { beforeAll, expect, test } from 'vitest';
import { routes } from '../../data/contract/routes.ts';
import { forOperator, system } from '../../server/access/scope.ts';
import { search } from '../../server/areas/handlers.ts';
import { areaListImport } from '../../server/imports/arealist/spec.ts';
import { runImport } from '../../server/imports/run.ts';
import { setupImport } from '../../server/imports/setup/spec.ts';
import { sourceFile } from './files.ts';
import { eachDatabase } from './harness.ts';

const MANTUIL = '63.71.01.1001';
const KELAYAN_SELATAN = '63.71.01.1002';

eachDatabase('the search for an area', (given) => {
  const provenance = { source: null, licence: null, asOf: null, simulated: true };
  const find = async (q: string) => {
    const found = await search(given.ctx(), system('public boundaries'), { q, on: undefined });
    expect(routes.search.answer.parse(found)).toEqual(found);
    return found.matches.map((m) => m.area);
  };
  const codes = async (q: string) => (await find(q)).map((a) => a.code);
  const names = async (q: string) => (await find(q)).map((a) => a.name);

  beforeAll(async () => {
    const scope = forOperator('test');
    const run = { provenance, dryRun: false };
    await runImport(given.ctx(), scope, setupImport, { ...run, file: null, options: { code: '63.71' } });
    const rows = [MANTUIL, KELAYAN_SELATAN].flatMap((kelurahan) =>
      [1, 2, 3].flatMap((rw) => [4, 5].map((rt) => `${kelurahan},00${rw},00${rt}`)),
    );
    await runImport(given.ctx(), scope, areaListImport, {
      ...run,
      file: sourceFile('rt.csv', ['kode,rw,rt', ...rows].join('\n')),
      options: { level: 'rt' },
    });
  });

  test('takes a code with dots and without, whole and begun', async () => {
    for (const q of [MANTUIL, '6371011001', '63 71 01 1001']) expect((await codes(q))[0]).toBe(MANTUIL);
    expect((await codes('637101'))[0]).toBe('63.71.01');
    expect((await codes('63.71.01.10')).every((code) => code.startsWith('63.71.01.10'))).toBe(true);
    expect(await codes('6371011001 rw 3')).toContain(`${MANTUIL}.rw003`);
  });

  test('finds by any part of a name, the name itself before longer ones', async () => {
    expect((await names('mantuil'))[0]).toBe('Mantuil');
    expect(await names('layan sel')).toContain('Kelayan Selatan');
    expect((await names('banjarmasin sel'))[0]).toBe('Banjarmasin Selatan');
    expect((await names('KOTA banjarmasin'))[0]).toBe('Kota Banjarmasin');
  });

  test.each([
    ['Kel. Mantuil', 'Mantuil'],
    ['kelurahan mantuil', 'Mantuil'],
    ['Kec Banjarmasin Selatan', 'Banjarmasin Selatan'],
    ['sei andai', 'Sungai Andai'],
    ['Soengai Andai', 'Sungai Andai'],
    ['klayan selatan', 'Kelayan Selatan'],
    ['mantwil', 'Mantuil'],
    ['Pekaumann', 'Pekauman'],
    ['kelayan selatan banjarmasin selatan', 'Kelayan Selatan'],
    ['mantuil, banjarmasin', 'Mantuil'],
  ])('a stranger who writes %s finds %s', async (q, name) => {
    expect((await names(q))[0]).toBe(name);
  });

  test.each([
    ['rw 3 mantuil', [`${MANTUIL}.rw003`]],
    ['Mantuil RW003', [`${MANTUIL}.rw003`]],
    ['RT 005 RW 02 Kelayan', [`${KELAYAN_SELATAN}.rw002.rt005`]],
    ['rt 5/rw 2 klayan', [`${KELAYAN_SELATAN}.rw002.rt005`]],
    ['005/002 Mantuil', [`${MANTUIL}.rw002.rt005`]],
    ['rw 1', [`${MANTUIL}.rw001`, `${KELAYAN_SELATAN}.rw001`]],
    ['rw 9 mantuil', []],
  ])('%s is an RW or RT in its place', async (q, wanted) => {
    expect(await codes(q)).toEqual(wanted);
  });

  test('finds nothing for what is nothing, and minds no wildcard', async () => {
    for (const q of ['%', "o'", '__', 'xqzzy', '99.99', '\\', '--']) expect(await find(q)).toEqual([]);
  });
});
