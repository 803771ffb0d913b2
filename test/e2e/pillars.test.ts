import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  DESKTOP,
  describeInBrowser,
  expectQuiet,
  launch,
  open,
  PHONE,
  picture,
  violations,
} from './browser.ts';
import { type RunningServer, startServer } from './server.ts';
import { buildTown } from './town.ts';

const list = (...rows: string[]) => Buffer.from(['nama;peran;desa/kelurahan', ...rows].join('\n'));

const bring = async (page: Page, name: string, buffer: Buffer) =>
  page.getByLabel('Pilih berkas').setInputFiles({ name, mimeType: 'text/csv', buffer });
const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });

describeInBrowser('the register of the pillars', () => {
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    server = await startServer();
    await buildTown(server);
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  test('three columns make a register; a pillar is changed, merged with its double, and all of it taken back', async () => {
    const at = await open(browser, { ...DESKTOP, bypassCSP: true });
    const { page } = at;
    await page.goto(`${server.address}/pilar`);
    await page.getByText('Daftar ini masih kosong.').waitFor();
    await page.getByRole('link', { name: 'Masukkan berkas' }).click();
    await bring(page, 'salah.csv', list('Contoh Ani Lestari;Penyuluh Hujan;Mantuil'));
    await page.getByText('Peran "Penyuluh Hujan" tidak dikenal.').waitFor();
    expect(await page.getByRole('button', { name: 'Terapkan' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Ganti berkas' }).click();
    await bring(
      page,
      'pilar.csv',
      list('Contoh Ani Lestari;PSM;Mantuil', 'Contoh Anni Lestari;PSM;Mantuil', 'Contoh Jaya;KT;Pekauman'),
    );
    await page.getByText('Siap diterapkan: 3 baris terbaca baik.').waitFor();
    await page.getByRole('button', { name: 'Terapkan' }).click();
    await page.getByRole('link', { name: 'Lihat daftar pilar' }).click();
    await page.getByText('3 pilar').waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, 'pillars-list');

    await page.getByRole('button', { name: 'PSM 2' }).click();
    await page.getByText('2 pilar').waitFor();
    await page.getByRole('link', { name: 'Contoh Ani Lestari' }).click();
    await page.getByRole('button', { name: 'Ubah data' }).click();
    const form = page.getByRole('form', { name: 'Ubah data Contoh Ani Lestari' });
    await form.getByLabel('Nomor telepon').fill('0812-0000-0001');
    await form.getByRole('button', { name: 'Tambah sertifikat' }).click();
    await form.getByRole('button', { name: 'Simpan' }).click();
    await form.getByText('Isi jenis sertifikat.').waitFor();
    await form.getByLabel('Jenis sertifikat').fill('Sertifikat kompetensi');
    expect(await violations(page)).toEqual([]);
    await form.getByRole('button', { name: 'Simpan' }).click();
    await page.getByText('Tersimpan.').waitFor();
    await page.getByText('berlaku seterusnya').waitFor();
    expect(await page.getByText('0812-0000-0001').count()).toBe(0);
    await page.getByRole('button', { name: 'Tampilkan nomor' }).click();
    await page.getByRole('link', { name: '0812-0000-0001' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, 'pillar');

    await page.getByRole('button', { name: 'Ubah data' }).click();
    await form.getByRole('button', { name: /Mantuil/ }).click();
    await form.getByRole('combobox', { name: 'Wilayah tugas' }).fill('pekauman');
    await page.getByRole('option', { name: /Pekauman/ }).click();
    await form.getByRole('button', { name: 'Simpan' }).click();
    await form.getByText('Pilih koreksi atau pindah tugas.').waitFor();
    await form.getByRole('radio', { name: /^Pindah tugas/ }).check();
    await form.getByLabel('Pindah sejak').fill('2026-02-01');
    expect(await violations(page)).toEqual([]);
    await picture(page, 'pillar-moves');
    await form.getByRole('button', { name: 'Simpan' }).click();
    await page.getByText('Tersimpan.').waitFor();
    await page.getByText('Peran yang sudah berakhir (1)').click();
    await page.getByText('sampai 31 Januari 2026').waitFor();
    const undoLast = async () => {
      await page
        .getByRole('region', { name: 'Riwayat perubahan' })
        .getByRole('button', { name: /^Tarik kembali/ })
        .first()
        .click();
      await page.getByRole('dialog').getByRole('button', { name: 'Tarik kembali' }).click();
    };
    await undoLast();
    await page.getByText('Peran yang sudah berakhir (1)').waitFor({ state: 'detached' });

    await page.getByRole('button', { name: 'Akhiri peran PSM' }).click();
    await page.getByRole('dialog').getByLabel('Hari terakhir bertugas').fill('2024-12-31');
    await page.getByRole('dialog').getByRole('button', { name: 'Akhiri' }).click();
    await page.getByText('Peran yang sudah berakhir (1)').waitFor();
    const changes = page.getByRole('region', { name: 'Riwayat perubahan' });
    await changes
      .getByRole('button', { name: /^Tarik kembali/ })
      .first()
      .click();
    await page.getByRole('dialog').getByRole('button', { name: 'Tarik kembali' }).click();
    await page.getByRole('button', { name: 'Akhiri peran PSM' }).waitFor();

    await page.goto(`${server.address}/pilar/ganda`);
    await page.getByText('1 pasangan untuk diperiksa').waitFor();
    await page.getByText('Nama mirip').waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, 'pillars-twins');
    await page.getByRole('button', { name: 'Gabungkan' }).click();
    await page.getByText('Tidak ada pasangan yang tampak ganda.').waitFor();
    await page.getByRole('status').getByRole('link', { name: 'Lihat' }).click();
    await changes
      .getByRole('button', { name: /^Tarik kembali/ })
      .first()
      .click();
    await page.getByRole('dialog').getByRole('button', { name: 'Tarik kembali' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.goto(`${server.address}/pilar?cari=lestari`);
    await page.getByText('2 pilar').waitFor();
    await page.context().close();
    expectQuiet(at);
  });

  test('a training names who took part, and the area card tells who serves and who to call', async () => {
    const at = await open(browser, { ...PHONE, bypassCSP: true });
    const { page } = at;
    await page.goto(`${server.address}/pelatihan/baru`);
    const form = page.getByRole('form', { name: 'Pelatihan baru' });
    await form.getByLabel('Nama kegiatan').fill('Bimtek Pendataan');
    await form.getByLabel('Mulai').fill('2026-03-02');
    await form.getByLabel('Cari nama pilar untuk ditambahkan').fill('jaya');
    await page.getByRole('option', { name: /Contoh Jaya/ }).click();
    await form.getByRole('button', { name: 'Simpan' }).click();
    await page.getByRole('link', { name: 'Contoh Jaya' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, 'training-phone');
    await page.goto(`${server.address}/sertifikasi`);
    await page.getByText('Belum ada pendamping yang tercatat di wilayah ini.').waitFor();

    await page.goto(
      `${server.address}/?area=63.71.01&level=desa&period=2025&selected=63.71.01.1003&card=pillars`,
    );
    await page.getByRole('link', { name: 'Contoh Jaya' }).waitFor();
    await page.getByRole('button', { name: 'Tambah kontak' }).click();
    const contacts = page.getByRole('form', { name: 'Kontak wilayah' });
    await contacts.getByLabel('Nama').fill('Contoh Joko');
    await contacts.getByRole('button', { name: 'Simpan' }).click();
    await page.getByText('Contoh Joko').waitFor();
    await page.getByText('tidak dihitung sebagai petugas').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Hapus data diri kontak' }).click();
    const erase = page.getByRole('dialog');
    await erase.getByLabel('Nama kontak').fill('Contoh Joko');
    await erase.getByLabel('Alasan').fill('surat 12/2026');
    expect(await violations(page)).toEqual([]);
    await picture(page, 'contact-erased-phone');
    await erase.getByRole('button', { name: 'Hapus selamanya' }).click();
    await page.getByText('Belum ada kontak yang dicatat.').waitFor();
    await page.context().close();
    expectQuiet(at);
  });

  test('SPM figures are entered by hand: wrong ones are named, right ones become a sentence', async () => {
    const at = await open(browser, { ...DESKTOP, bypassCSP: true });
    const { page } = at;
    await page.goto(`${server.address}/spm?layanan=lansia-terlantar&area=63.71.01&level=desa&period=2025`);
    await page.getByText('Belum ada angka SPM').waitFor();
    await page.getByRole('button', { name: 'Isi angka' }).click();
    await page.getByLabel('Sumber').fill('Laporan SPM 2025');
    await page.getByLabel('Sasaran Mantuil').fill('1.269');
    await page.getByLabel('Terlayani Mantuil').fill('1.300');
    await page.getByRole('button', { name: 'Simpan angka' }).click();
    await page.getByText('Mantuil: yang terlayani melebihi sasaran.').waitFor();
    await page.getByLabel('Terlayani Mantuil').fill('1.141');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Simpan angka' }).click();
    await page.getByText('Angka 1 wilayah sudah tersimpan.').waitFor();
    const mantuil = row(page, 'Mantuil');
    await mantuil.getByText('128', { exact: true }).waitFor();
    await mantuil.getByText('89,9%').waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, 'spm');
    await page.context().close();
    expectQuiet(at);
  });
});
