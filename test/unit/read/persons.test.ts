import { describe, expect, test } from 'vitest';
import { readTable } from '../../../data/read/csv.ts';
import { detectPersons, isLikeNik } from '../../../data/read/persons.ts';

async function detect(text: string) {
  const { table } = await readTable(new TextEncoder().encode(text));
  return table && detectPersons(table.columns, table.rows);
}

/** Built like a NIK and of nobody: a region that does not exist, serial 0000. */
const LIKE_NIK = ['9798990101990000', '9798994102990000', '9798991503990000'];

describe('a list of persons', () => {
  test.each([
    'iddtks|provinsi|kabupaten_kota|kecamatan|desa_kelurahan|alamat|dusun|rt|rw|nomor_kk|nomor_nik|nama|tanggal_lahir\na|b|c|d|e|f|g|1|1|x|x|x|x\n',
    'NIK;Nama;Jenis\nx;y;LUT\n',
    'no,No. KK,jumlah anggota\n1,x,4\n',
    'nama,tanggal lahir,jenis\nx,01-01-1950,LUT\n',
    'Nama,Alamat,Jenis PPKS\nx,y,LUT\n',
  ])('is known by its headings (%#)', async (text) => {
    expect((await detect(text))?.code).toBe('persons-by-heading');
  });

  test('is known by its values when the headings say nothing', async () => {
    const problem = await detect(`a,b,c\n${LIKE_NIK.map((n) => `1,${n},x`).join('\n')}\n`);
    expect(problem).toMatchObject({ code: 'persons-by-values', hint: { position: 2 } });
  });

  test('is known without any heading', async () => {
    expect((await detect(`${LIKE_NIK.map((n) => `x,${n}`).join('\n')}\n`))?.code).toBe('persons-by-values');
  });

  test('is never quoted by the refusal', async () => {
    const problem = await detect(`a,Siti Contoh,c\n${LIKE_NIK.map((n) => `1,${n},x`).join('\n')}\n`);
    expect(JSON.stringify(problem)).not.toMatch(/Siti|97989/);
  });
});

describe('a table of counts', () => {
  test.each([
    'kode,nama,laki,perempuan,penduduk,kk,luas_km2\n63.71,Kota Banjarmasin,1,2,3,1,98.4\n',
    'kode,nama,jenis,rt,rw,jumlah\n63.71.01.1001,Kertak Baru,LUT,1,2,3\n',
    'kode,jenis,jk,jumlah\n6371011001,LUT,L,3\n',
  ])('is none (%#)', async (text) => {
    expect(await detect(text)).toBeUndefined();
  });

  test('with area codes of sixteen digits is none', async () => {
    const rows = ['6371011001003012', '6371011002003013', '6371011003004001'];
    expect(rows.every(isLikeNik)).toBe(true);
    expect(await detect(`kode,jumlah\n${rows.map((r) => `${r},1`).join('\n')}\n`)).toBeUndefined();
  });
});
