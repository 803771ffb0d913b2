import { describe, expect, test } from 'vitest';
import { grantedTo } from '../../../server/disclosure/granted.ts';
import type { ExactGrant } from '../../../server/disclosure/store/query.ts';

const grant = (over: Partial<ExactGrant>): ExactGrant => ({
  account: 'a',
  role: 'planner',
  area: '63.71',
  areaId: 2,
  series: null,
  ...over,
});

describe('what an account knows at once', () => {
  test('several series that were given by name, together', () => {
    const series = ['lanjut-usia-terlantar', 'fakir-miskin'];
    expect(grantedTo([grant({ series })]).readers).toEqual([['fakir-miskin', 'lanjut-usia-terlantar']]);
    const two = [
      grant({ series: ['lanjut-usia-terlantar'], area: '63.71.01', areaId: 11 }),
      grant({ series: ['fakir-miskin'], area: '63.71.02', areaId: 12 }),
    ];
    expect(grantedTo(two).readers).toEqual([['fakir-miskin', 'lanjut-usia-terlantar']]);
  });

  test('what a Tagana reads is known beside what was named to him', () => {
    const both = [grant({ role: 'tagana', area: '63.71.01' }), grant({ series: ['fakir-miskin'] })];
    expect(grantedTo(both).readers).toEqual([['bantuan-evakuasi', 'fakir-miskin', 'kk', 'penduduk']]);
    expect(grantedTo([grant({ role: 'tagana' })]).readers).toEqual([]);
  });

  test('series of one kecamatan alone are less than it holds', () => {
    expect(grantedTo([grant({ series: ['fakir-miskin'], area: '63.71.01', areaId: 11 })]).readers).toEqual(
      [],
    );
  });

  test('several areas, of any level; accounts that hold the same are one', () => {
    const held = (account: string) => [
      grant({ account, area: '63.71.01', areaId: 11 }),
      grant({ account, role: 'psm', area: '63.71.02.1001', areaId: 21 }),
    ];
    expect(grantedTo([...held('a'), ...held('b')]).holders).toEqual([[11, 21]]);
    expect(grantedTo([grant({})]).holders).toEqual([]);
    expect(grantedTo([...held('a'), grant({ area: '*', areaId: null })]).holders).toEqual([]);
    expect(grantedTo([grant({ account: 'a' }), grant({ account: 'b', areaId: 3 })]).holders).toEqual([]);
  });
});
