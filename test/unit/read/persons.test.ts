import { describe, expect, test } from 'vitest';
import { isLikeNik } from '../../../data/catalogue/personal-text.ts';
import { readTable } from '../../../data/read/csv.ts';
import { detectPersons } from '../../../data/read/persons.ts';

async function detect(text: string, nameOf?: (code: string) => string | undefined) {
  const { table } = await readTable(new TextEncoder().encode(text));
  return table && detectPersons(table.columns, table.rows, nameOf);
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

  test('is known by identity numbers inside a text', async () => {
    const text = `kode,jenis,jumlah,catatan\n63.71,LUT,1,NIK ${LIKE_NIK[0]} dekat pasar\n63.71,PD,1,lihat ${LIKE_NIK[1]}\n`;
    expect(await detect(text)).toMatchObject({ code: 'persons-by-values', hint: { position: 4 } });
  });

  test.each([
    ['0812-0000-0001', '+62 813 0000 0002', '085700000003'],
    ['081200000001', '081300000002', '-'],
  ])('is known by a column of telephone numbers under any heading (%#)', async (...phones) => {
    const rows = phones.map((p) => `63.71.01.1001,LUT,1,${p}`).join('\n');
    expect(await detect(`kode,jenis,jumlah,lain\n${rows}\n`)).toMatchObject({
      code: 'persons-by-phones',
      hint: { position: 4 },
    });
  });

  test.each(['alamat', 'nama_lengkap', 'Nama Lengkap', 'Alamat Rumah'])(
    'is known by the heading %s alone',
    async (heading) => {
      const problem = await detect(`kode,jenis,jumlah,${heading}\n63.71,LUT,2,x\n63.71,PD,3,y\n`);
      expect(problem).toMatchObject({ code: 'persons-by-heading', hint: { position: 4 } });
    },
  );

  test('is known by many names of one area, each counted once', async () => {
    const rows = ['Contoh Satu', 'Contoh Dua', 'Contoh Tiga'].map((n) => `63.71.01.1001,${n},LUT,1`);
    expect(await detect(`kode,nama,jenis,jumlah\n${rows.join('\n')}\n`)).toMatchObject({
      code: 'persons-by-names',
      hint: { position: 2 },
    });
  });

  test('is known by names that are not those of their areas, each counted once', async () => {
    const rows = ['Contoh Satu', 'Contoh Dua', 'Contoh Tiga'].map((n, i) => `63.71.01.100${i + 1},${n},1`);
    const nameOf = (code: string) => ({ '63.71.01.1001': 'Pasir Satu' })[code] ?? 'Lain';
    expect(await detect(`kode,nama,jumlah\n${rows.join('\n')}\n`, nameOf)).toMatchObject({
      code: 'persons-by-names',
    });
  });

  test.each([
    'No;Nama;L/P;Umur;Kelurahan;Jenis PPKS\n1;Contoh Satu;L;67;Pelambuan;Lanjut Usia Terlantar\n',
    'nama,usia,kelurahan\nContoh Satu,67 th,Pelambuan\nContoh Dua,71,Pelambuan\n',
    'name,sex,village\nContoh Satu,M,Pelambuan\n',
    'Nama Sasaran;JK;Penghasilan;Desa\nContoh Satu;P;500.000;Pelambuan\n',
    'nama;kelurahan;rt;jenis ppks\nContoh Satu;Pelambuan;3;LUT\nContoh Dua;Pelambuan;4;PD\n',
    'nama;kelurahan;pekerjaan\nContoh Satu;Pelambuan;buruh\n',
    'nama;kelurahan;jumlah\nContoh Satu;Pelambuan;1\nContoh Dua;Pelambuan;1\nContoh Tiga;Pelambuan;1\n',
  ])('is known without any number of identity (%#)', async (text) => {
    expect((await detect(text))?.code).toBe('persons-by-names');
  });

  test.each(['Nama Penerima Manfaat', 'nama_kk', 'Nama Anggota Keluarga', 'NAMA WARGA', 'Nama Siswa'])(
    'is known by the heading %s',
    async (heading) => {
      expect((await detect(`${heading},desa\nContoh Satu,Pelambuan\n`))?.code).toBe('persons-by-heading');
    },
  );

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
    'nama,jk,jumlah\nPelambuan,L,7\nPelambuan,P,9\n',
    'nama;jenis;2023;2024\nPelambuan;LUT;3;4\nMantuil;LUT;1;2\n',
    'nama,jenis\nPelambuan,Kelurahan\nMantuil,Kelurahan\n',
    'nama,umur,l,p\nPelambuan,0,3,4\nPelambuan,1,3,5\n',
    'Kelurahan,Nama Ketua RT,Jumlah KK\nPelambuan,Contoh Satu,40\n',
    'kelurahan;nama;jumlah\nPelambuan;RT 01;1\nPelambuan;RT 02;1\nPelambuan;RT 03;1\n',
  ])('is none (%#)', async (text) => {
    expect(await detect(text)).toBeUndefined();
  });

  test('with names of its areas is none, though every count is one', async () => {
    const text =
      'kode,nama,jenis,jumlah\n63.71.01.1001,KEL. MANTUIL,LUT,1\n63.71.01.1002,Kelayan Selatan,LUT,1\n63.71.01.1002,kelayan selatan,PD,1\n';
    const names: Readonly<Record<string, string>> = {
      '63.71.01.1001': 'Mantuil',
      '63.71.01.1002': 'Kelayan Selatan',
    };
    expect(await detect(text, (code) => names[code])).toBeUndefined();
    expect(await detect(text)).toBeUndefined();
  });

  test('with large counts and a note with one long number is none', async () => {
    const text =
      'kode,jenis,jumlah,ket\n63.71,LUT,812000001,surat 9798990101990000\n63.72,LUT,5,-\n63.73,PD,7,-\n63.74,PD,7,-\n';
    expect(await detect(text)).toBeUndefined();
  });

  test('with area codes of sixteen digits is none', async () => {
    const rows = ['6371011001003012', '6371011002003013', '6371011003004001'];
    expect(rows.every(isLikeNik)).toBe(true);
    expect(await detect(`kode,jumlah\n${rows.map((r) => `${r},1`).join('\n')}\n`)).toBeUndefined();
  });
});
