import { describe, expect, test } from 'vitest';
import { codeList } from '../../../server/areas/answer.ts';
import { detectLayout, type LayoutOptions } from '../../../server/imports/placing/layout.ts';
import { Placer } from '../../../server/imports/placing/place.ts';

const list = await codeList();

function detect(rows: Record<string, unknown>[], options: LayoutOptions = {}) {
  const columns = [...new Set(rows.flatMap((r) => Object.keys(r)))];
  return detectLayout({ columns, features: rows.map((properties) => ({ properties })) }, list, options);
}

const desa = list.children('63.71.01');
const each = (row: (area: { code: string; name: string }, i: number) => Record<string, unknown>) =>
  desa.map(row);

describe('the columns of a file', () => {
  test('as BIG writes them', () => {
    const { layout } = detect(
      each((d) => ({
        OBJECTID: 1,
        NAMOBJ: d.name,
        KDEPUM: d.code,
        WADMKC: 'Banjarmasin Selatan',
        WADMKK: 'Kota Banjarmasin',
        WADMKD: d.name,
      })),
    );
    expect(layout).toMatchObject({ level: 'desa', codeColumn: 'KDEPUM', nameColumn: 'WADMKD' });
  });

  test('with names only are of the finest level that is named', () => {
    const rows = each((d) => ({
      Provinsi: 'Kalimantan Selatan',
      Kabupaten: 'Kota Banjarmasin',
      Kecamatan: 'BANJARMASIN SELATAN',
      Kelurahan: d.name.toUpperCase(),
    }));
    const { layout } = detect(rows);
    expect(layout).toMatchObject({ level: 'desa', codeColumn: undefined, nameColumn: 'Kelurahan' });
    if (!layout) throw new Error('no layout');
    const placer = new Placer(list, layout);
    expect(rows.map((r) => placer.place(r).code)).toEqual(desa.map((d) => d.code));
  });

  test('without dots are Kemendagri codes where the list knows them, else those of BPS', () => {
    const plain = each((d) => ({ kode: Number(d.code.replaceAll('.', '')), nama: d.name }));
    expect(detect(plain).layout).toMatchObject({ level: 'desa', codeColumn: 'kode' });
    const bps = each((d, i) => ({ kode: `637101000${i}`.slice(0, 10), nama: d.name }));
    expect(detect(bps).findings).toMatchObject([{ code: 'bps-codes', value: 'kode' }]);
    const both = each((d, i) => ({ kode_bps: `637101000${i}`.slice(0, 10), kode: d.code }));
    expect(detect(both).layout).toMatchObject({ codeColumn: 'kode' });
  });

  test('RT and RW beside a desa code of its own are how many there are, unless they are written as numbers', () => {
    expect(detect(each((d, i) => ({ kode: d.code, RT: i + 10, RW: i + 2 }))).layout?.level).toBe('desa');
    expect(detect(each((d) => ({ kode: d.code, RW: 'RW 001' }))).layout?.level).toBe('rw');
    expect(
      detect(
        each((d, i) => ({ kode: d.code, RW: i + 1 })),
        { level: 'rw' },
      ).layout?.level,
    ).toBe('rw');
  });

  test('that say nothing of a level ask for it', () => {
    expect(detect([{ Id: 1 }, { Id: 2 }]).findings).toMatchObject([{ code: 'level-unclear' }]);
    expect(detect([{ krb: 'III', radius_km: 3 }]).findings).toMatchObject([{ code: 'zones-of-hazard' }]);
    const said = detect([{ Id: 1 }, { Id: 2 }], { level: 'dusun', parent: '34.02.12.2004' });
    expect(said.layout).toMatchObject({ level: 'dusun', numbers: { dusun: ['Id'] } });
  });

  test('a number of two digits is no province', () => {
    expect(detect(each((d, i) => ({ kode: d.code, urut: 11 + i }))).layout?.parentColumns).toEqual([]);
  });
});
