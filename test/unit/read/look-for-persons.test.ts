import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { lookForPersons } from '../../../data/read/look-for-persons.ts';
import { withoutPersonColumns } from '../../../data/read/without-persons.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
/** Built like a NIK and of nobody: a region that does not exist. */
const NIK = ['9798990101990000', '9798994102990000', '9798991503990000'];
const cells = (...row: string[]) => row.map((value) => ({ value, type: String }));
const workbook = (sheets: Record<string, string[][]>) =>
  writeXlsxFile(
    Object.entries(sheets).map(([sheet, rows]) => ({
      sheet,
      data: rows.map((row) => cells(...row)),
    })) as never,
  ).toBuffer();

describe('persons are looked for before a file goes anywhere', () => {
  test('a table of counts has none', async () => {
    const text = 'kode,jenis,jk,jumlah\n63.71.01.1001,LUT,L,4\n63.71.01.1001,LUT,P,3\n';
    expect(await lookForPersons(bytes(text))).toEqual({ kind: 'none' });
  });

  test('a list is found below its title, and comes with its headings and rows', async () => {
    const text = `Data Lansia Kelurahan X;;;\nTahun 2025;;;\nNo;NIK;Nama;Jenis\n1;${NIK[0]};Contoh Satu;LUT\n`;
    const look = await lookForPersons(bytes(text));
    expect(look).toMatchObject({ kind: 'list', list: { columns: ['No', 'NIK', 'Nama', 'Jenis'] } });
    expect(look.kind === 'list' && look.list.rows.map((row) => row.line)).toEqual([4]);
  });

  test('a list on a second sheet of a workbook is found, and lists of several sheets are one', async () => {
    const book = await workbook({
      Rekap: [
        ['kode', 'jenis', 'jumlah'],
        ['63.71.01.1001', 'LUT', '4'],
      ],
      Satu: [
        ['NIK', 'Nama', 'Desa'],
        [NIK[0] ?? '', 'Contoh Satu', 'Kelayan Barat'],
      ],
      Dua: [
        ['Desa', 'NIK', 'Alamat'],
        ['Pekauman', NIK[1] ?? '', 'Jl. Contoh'],
      ],
    });
    const look = await lookForPersons(book);
    if (look.kind !== 'list') throw new Error(look.kind);
    expect(look.list.columns).toEqual(['NIK', 'Nama', 'Desa', 'Alamat']);
    expect(look.list.rows.map((row) => row.cells[2])).toEqual(['Kelayan Barat', 'Pekauman']);
  });

  test('identity numbers under a heading of their own tell persons apart', async () => {
    const text = `wilayah;Nomor Identitas;jenis\n${NIK.map((n) => `63.71.01.1001;${n};LUT`).join('\n')}\n`;
    const look = await lookForPersons(bytes(text));
    expect(look).toMatchObject({ kind: 'list', list: { columns: ['wilayah', 'nik', 'jenis'] } });
  });

  test('a list without headings cannot be counted, and stays', async () => {
    const look = await lookForPersons(bytes(NIK.map((n) => `${n},Contoh`).join('\n')));
    expect(look).toMatchObject({ kind: 'refused', problem: { code: 'persons-without-heading' } });
  });

  test('persons in the table of a map, and a list packed beside a map, stay', async () => {
    const map = (properties: object) =>
      JSON.stringify({
        type: 'FeatureCollection',
        features: [{ type: 'Feature', geometry: null, properties }],
      });
    expect(await lookForPersons(bytes(map({ kode: '63.71' })))).toEqual({ kind: 'none' });
    const named = await lookForPersons(bytes(map({ nik: NIK[0], nama: 'Contoh Satu' })));
    expect(named).toMatchObject({ kind: 'refused', problem: { code: 'persons-by-heading' } });
    const zip = zipSync({
      'batas.geojson': strToU8(map({ kode: '63.71' })),
      'warga.csv': strToU8(`nik,nama\n${NIK[0]},Contoh Satu\n`),
    });
    expect(await lookForPersons(zip)).toMatchObject({
      kind: 'refused',
      problem: { code: 'persons-by-heading' },
    });
  });

  test('a list packed behind a broken table, or nested in a member that no map has, is found beside a map', async () => {
    const map = {
      type: 'FeatureCollection',
      features: [{ type: 'Feature', geometry: null, properties: {} }],
    };
    const zip = zipSync({
      'a.csv': strToU8(''),
      'b.csv': strToU8(`nik,nama\n${NIK[0]},Contoh Satu\n`),
      'batas.geojson': strToU8(JSON.stringify(map)),
    });
    expect(await lookForPersons(zip)).toMatchObject({ problem: { code: 'persons-by-heading' } });
    for (const more of [
      { warga: [{ nik: NIK[0] }] },
      { features: [{ ...map.features[0], properties: { isi: { no_kk: NIK[0] } } }] },
      { features: [{ ...map.features[0], properties: { isi: [NIK[0], NIK[1]] } }] },
    ]) {
      const look = await lookForPersons(bytes(JSON.stringify({ ...map, ...more })));
      expect(look.kind, JSON.stringify(more)).toBe('refused');
    }
  });

  test('a list among tables of counts is refused by number, and other sheets of a workbook are said', async () => {
    const list = strToU8(`nik,nama,desa\n${NIK[0]},Contoh Satu,Pekauman\n`);
    const counts = strToU8('kode,jenis,jumlah\n63.71.01.1001,LUT,4\n');
    expect(await lookForPersons(zipSync({ 'a.csv': list, 'b.csv': counts }))).toEqual({
      kind: 'refused',
      problem: {
        severity: 'error',
        line: null,
        column: null,
        code: 'persons-beside-tables',
        hint: { lists: 1, files: 2 },
      },
    });
    expect(await lookForPersons(zipSync({ 'a.csv': list, 'b.csv': list }))).toMatchObject({
      kind: 'list',
      list: { rows: [{}, {}] },
    });
    const book = await workbook({
      Rekap: [
        ['kode', 'jenis', 'jumlah'],
        ['63.71.01.1001', 'LUT', '4'],
      ],
      Satu: [
        ['NIK', 'Nama', 'Desa'],
        [NIK[0] ?? '', 'Contoh Satu', 'Kelayan Barat'],
      ],
    });
    expect(await lookForPersons(book)).toMatchObject({ kind: 'list', others: 1 });
  });

  test('what cannot be read is not said to be free of persons', async () => {
    const old = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array(600).fill(0)]);
    expect(await lookForPersons(old)).toMatchObject({
      kind: 'refused',
      problem: { code: 'file-is-old-workbook' },
    });
    expect((await lookForPersons(new Uint8Array(0))).kind).toBe('refused');
  });
});

describe('a list of RT that names their heads', () => {
  const list = async (text: string) => {
    const look = await lookForPersons(bytes(text));
    if (look.kind !== 'list') throw new Error(look.kind);
    return withoutPersonColumns(look.list.columns, look.list.rows);
  };

  test('is read without the columns about persons', async () => {
    const text = [
      'Kelurahan;No RW;No RT;Nama;Nama Ketua RT;NIK;No HP;Jumlah KK;Kepala Keluarga',
      `Pekauman;1;1;Contoh Satu;Contoh Satu;${NIK[0]};0812-0000-0001;40;Contoh Satu`,
      `Pekauman;1;2;Contoh Dua;Contoh Dua;${NIK[1]};0812-0000-0002;35;Contoh Dua`,
    ].join('\n');
    expect(await list(text)).toEqual({
      columns: ['Kelurahan', 'No RW', 'No RT', 'Jumlah KK'],
      rows: [
        ['Pekauman', '1', '1', '40'],
        ['Pekauman', '1', '2', '35'],
      ],
      left: 5,
    });
  });

  test('is none where nothing below the desa is listed', async () => {
    expect(await list(`NIK;Nama;Desa\n${NIK[0]};Contoh Satu;Pekauman\n`)).toBeUndefined();
  });
});
