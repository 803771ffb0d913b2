import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { makeGeoPackage } from '../fixtures/imports/make-geopackage.ts';
import { box, makeShapefile, WGS84_PRJ } from '../fixtures/imports/make-maps.ts';
import { rawWorkbook, workbook } from '../unit/read/workbooks.ts';
import { describeInBrowser, expectQuiet, launch, open, painted, picture, violations } from './browser.ts';
import type { RunningServer } from './server.ts';
import { townServer } from './town-server.ts';

const CORRECTION = [
  'kode,jenis,jk,jumlah',
  '63.71.01.1001.rw001,LUT,L,40',
  '63.71.01.1001.rw001,LUT,P,2',
  '63.71.01.1001.rw003,LUT,L,banyak',
  '',
].join('\n');
const MAP = '/?area=63.71.01.1001&level=rw&indicator=lanjut-usia-terlantar.count&period=2025';

/** Three kelurahan of the town as an office sends them: without codes, two of them under names of its own. */
const KELURAHAN = makeShapefile(
  ['Mantuil', 'Kelayan S', 'Kampung Arab'].map((name, i) => ({
    properties: { KABKOTA: 'Kota Banjarmasin', KECAMATAN: 'Banjarmasin Selatan', KELURAHAN: name },
    polygons: [[box(114.5 + i * 0.04, -3.4, 0.04)]],
  })),
  { prj: WGS84_PRJ, name: 'kelurahan' },
);

/** Built like a NIK and of nobody: a region that does not exist. */
const PERSONS = [
  'nik;nama;alamat;kode;rw;jenis',
  '9798994102990000;Siti Aminah;Jl. Melati 5;63.71.01.1001;001;LUT',
  '9798994102990000;Siti Aminah;Jl. Melati 5;63.71.01.1001;001;LUT',
  '9798990101990000;Budi Santoso;Jl. Mawar 9;63.71.01.1001;001;LUT',
  '9798991503990000;Rahmat Hidayat;Gg. Damai;63.71.01.1001;003;LUT',
  '',
].join('\n');
const PLANTED = /Aminah|Santoso|Hidayat|Melati 5|Gg\. Damai|97989\d{11}/i;
const PLANTED_BYTES = ['Aminah', 'Santoso', 'Hidayat', 'aminah', '9798994102990000'].map((t) =>
  Buffer.from(t),
);

function holdsPlanted(path: string): boolean {
  // A file that is gone by now was the server's own.
  const bytes = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
  return PLANTED_BYTES.some((planted) => bytes.includes(planted));
}

/** Runs in the page: keeps the address and the body of everything it sends. */
function keepWhatIsSent(): void {
  const kept: string[] = [];
  Object.assign(window, { sent: kept });
  const send = window.fetch;
  window.fetch = async (input, init) => {
    const body = init?.body;
    kept.push(`${String(input)} ${body instanceof Blob ? await body.text() : String(body ?? '')}`);
    return send(input, init);
  };
}

/** Runs in the page: keeps the bytes of every file it sends. */
function keepBytesSent(): void {
  const kept: string[] = [];
  Object.assign(window, { bodies: kept });
  const send = window.fetch;
  window.fetch = async (input, init) => {
    if (init?.body instanceof Blob) {
      const bytes = new Uint8Array(await init.body.arrayBuffer());
      kept.push(btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')));
    }
    return send(input, init);
  };
}

const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
/** A workbook of counts. */
const RECAP = `<sheetData><row r="1">${cell('A1', 'kode')}${cell('B1', 'jenis')}${cell('C1', 'tahun')}${cell('D1', 'jumlah')}</row><row r="2">${cell('A2', '63.71.01.1001')}${cell('B2', 'LUT')}${cell('C2', '2021')}${cell('D2', '4')}</row></sheetData>`;

/** A file as somebody picks it. */
const csv = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

/** The RW of the correction in the list beside the map, with a figure. */
const listed = (page: Page, figure: string) =>
  page.locator('[role=option][data-code="63.71.01.1001.rw001"]').filter({ hasText: figure });

describeInBrowser('figures brought in from the page', () => {
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    server = await townServer();
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
  });

  test('a file with a bad row: the report, the good rows applied, the map changed, taken back', async () => {
    const at = await open(browser, { viewport: { width: 1440, height: 900 }, bypassCSP: true });
    const { page } = at;
    await page.goto(server.address + MAP);
    await listed(page, '6').waitFor();
    expect(await listed(page, '42').count()).toBe(0);

    await page.getByRole('navigation').getByRole('link', { name: 'Data', exact: true }).click();
    await page.getByLabel('Pilih berkas').setInputFiles(csv('koreksi.csv', CORRECTION));
    await page.getByText('Belum dapat diterapkan').waitFor();
    await page.getByText('Periode tidak disebut').waitFor();
    await page.getByLabel('Periode', { exact: true }).fill('2025');
    await page.getByLabel('Periode', { exact: true }).press('Enter');
    await page.getByText('baris 4, kolom jumlah').waitFor();
    await picture(page, 'import-refused');
    expect(await page.getByRole('button', { name: 'Terapkan' }).isDisabled()).toBe(true);

    await page.getByLabel('Lewati baris yang keliru').check();
    await page.getByText('Siap diterapkan: 2 dari 3 baris; 1 baris keliru dilewati.').waitFor();
    await page.getByLabel('Sumber').fill('Koreksi kelurahan');
    expect(await violations(page)).toEqual([]);
    await picture(page, 'import-checked');
    await page.getByRole('button', { name: 'Terapkan' }).click();
    await page.getByText('Jumlah PPKS sudah berlaku.').waitFor();
    await picture(page, 'import-applied');
    await painted(page, () => page.getByRole('link', { name: 'Lihat di peta' }).click());
    await listed(page, '42').waitFor();

    await page.getByRole('navigation').getByRole('link', { name: 'Data', exact: true }).click();
    await page.getByText('Koreksi kelurahan').waitFor();
    await page.getByRole('button', { name: 'Tarik kembali: Jumlah PPKS: koreksi.csv' }).click();
    const question = page.getByRole('dialog', { name: 'Tarik kembali data ini?' });
    await question.waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, 'import-take-back');
    await question.getByRole('button', { name: 'Ya, tarik kembali' }).click();
    await question.waitFor({ state: 'detached' });
    const row = page.getByRole('row').filter({ hasText: 'koreksi.csv' });
    await row.getByText('Ditarik kembali').waitFor();
    await page.getByRole('navigation').getByRole('link', { name: 'Sebaran PPKS' }).click();
    await listed(page, '6').waitFor();
    await listed(page, '42').waitFor({ state: 'detached' });
    await page.context().close();
    expectQuiet(at);
  });

  test('a closed type by kelurahan is refused, and added up to the kecamatan where the box is ticked', async () => {
    const at = await open(browser, { viewport: { width: 1440, height: 900 }, bypassCSP: true });
    const { page } = at;
    await page.addInitScript(keepWhatIsSent);
    await page.goto(`${server.address}/data`);
    const rows = [
      'kode,jenis,tahun,jumlah',
      '63.71.01.1001,NAPZA,2019,711',
      '63.71.01.1002,NAPZA,2019,822',
      '',
    ];
    await page.getByLabel('Pilih berkas').setInputFiles(csv('tertutup.csv', rows.join('\n')));
    const box = page.getByLabel('Jumlahkan jenis tertutup sewaktu dibaca');
    await box.waitFor();
    expect(await box.isChecked()).toBe(false);
    expect(await page.getByRole('button', { name: 'Terapkan' }).isDisabled()).toBe(true);
    await box.check();
    const apply = page.getByRole('button', { name: 'Terapkan' });
    await expect.poll(() => apply.isEnabled()).toBe(true);
    await picture(page, 'import-closed');
    expect(await violations(page)).toEqual([]);
    // The finer numbers are in no report; the last check and the import say that they are added up.
    expect(await page.locator('main').textContent()).not.toMatch(/711|822/);
    await apply.click();
    await page.getByText('Jumlah PPKS sudah berlaku.').waitFor();
    const sent = await page.evaluate(() => (window as unknown as { sent: string[] }).sent);
    expect(sent.filter((one) => one.includes('/api/imports')).at(-1)).toContain('closed=add');
    await page.getByRole('button', { name: 'Tarik kembali: Jumlah PPKS: tertutup.csv' }).click();
    const question = page.getByRole('dialog', { name: 'Tarik kembali data ini?' });
    await question.getByRole('button', { name: 'Ya, tarik kembali' }).click();
    const row = page.getByRole('row').filter({ hasText: 'tertutup.csv' });
    await row.getByText('Ditarik kembali').waitFor();
    await page.context().close();
    expectQuiet(at);
  });

  test('a list of persons is counted in the page and at the terminal: nothing of it is sent, stored or logged', async () => {
    const at = await open(browser, { viewport: { width: 1440, height: 900 }, bypassCSP: true });
    const { page } = at;
    await page.addInitScript(keepWhatIsSent);
    await page.goto(`${server.address}/data`);
    await page.getByLabel('Pilih berkas').setInputFiles(csv('siti-aminah.csv', PERSONS));
    await page.getByRole('heading', { name: 'Berkas ini memuat data perorangan' }).waitFor();
    await page.getByText('3 orang dihitung menjadi 4 baris jumlah.').waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, 'import-persons');
    // The file is shown under its own name to whoever picked it.
    const shown = (await page.locator('main').textContent()) ?? '';
    expect(shown.replace('siti-aminah.csv', '')).not.toMatch(PLANTED);
    await page.getByRole('button', { name: 'Pakai hasil hitungan ini' }).click();
    await page.getByLabel('Periode', { exact: true }).first().fill('2023');
    await page.getByLabel('Periode', { exact: true }).first().press('Enter');
    await page.getByText('Siap diterapkan: 4 baris terbaca baik.').waitFor();
    await page.getByText('Dihitung dari daftar 3 orang').waitFor();
    await page.getByText('Tampilkan setiap baris').click();
    await page.getByText('4 terbaca baik').waitFor();
    await page.getByRole('button', { name: 'Terapkan' }).click();
    await page.getByText('Jumlah PPKS sudah berlaku.').waitFor();
    const sent = await page.evaluate(() => (window as unknown as { sent: string[] }).sent);
    expect(sent.filter((body) => body.includes('hitungan-per-wilayah.csv')).length).toBeGreaterThan(1);
    expect(sent.filter((body) => body.includes('63.71.01.1001')).length).toBeGreaterThan(0);
    expect(sent.filter((body) => PLANTED.test(body))).toEqual([]);

    const list = join(inject('scratch'), 'siti-aminah.csv');
    writeFileSync(list, PERSONS);
    const said = await server.petasos('import', 'need', list, '--period', '2022');
    rmSync(list);
    expect(said).toContain('3 orang, dihitung menjadi 4 jumlah');
    expect(`${said} ${server.log()}`).not.toMatch(PLANTED);
    const files = readdirSync(server.folder, { recursive: true, withFileTypes: true }).filter((f) =>
      f.isFile(),
    );
    const found = files.map((f) => join(f.parentPath, f.name)).filter(holdsPlanted);
    expect([files.length > 10, found]).toEqual([true, []]);

    const mine = (await server.petasos('import', 'list'))
      .split('\n')
      .filter((line) => line.includes('hitungan'));
    for (const line of mine) await server.petasos('import', 'undo', line.trim().split(/\s/)[0] ?? '');
    expect(mine).toHaveLength(2);
    await page.context().close();
    expectQuiet(at);
  });

  test('persons in a workbook, in the table of a map or without any number stay in the page; of a workbook only what is read is sent', async () => {
    const at = await open(browser, { viewport: { width: 1440, height: 900 }, bypassCSP: true });
    const { page } = at;
    await page.addInitScript(keepBytesSent);
    const posted: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST') posted.push(request.url());
    });
    await page.goto(`${server.address}/data`);
    const [heading = [], ...rows] = PERSONS.trim()
      .split('\n')
      .map((line) => line.split(';'));
    const people = rows.map(([nik = '', nama = ''], i) => ({
      properties: { KODE: '63.71.01.1001', NIK: nik, NAMA_KK: nama },
      polygons: [[box(114.5 + i * 0.04, -3.4, 0.04)]],
    }));
    const counts = rawWorkbook([{ name: 'Rekap', xml: RECAP }], {
      'xl/pivotCache/pivotCacheRecords1.xml': `<r><s v="Siti Aminah"/><s v="${rows[0]?.[0]}"/></r>`,
    });
    const kept = [
      ['warga.xlsx', await workbook({ Data: [heading, ...rows] }), 'orang dihitung menjadi'],
      ['nama.csv', 'nama;jk;umur;kode;jenis\nSiti Aminah;P;70;63.71.01.1001;LUT\n', 'orang dihitung menjadi'],
      ['batas.zip', makeShapefile(people), 'Berkas ini tidak dikirim.'],
      ['batas.gpkg', await makeGeoPackage(people), 'Berkas ini tidak dikirim.'],
    ] as const;
    for (const [name, content, said] of kept) {
      await page
        .getByLabel('Pilih berkas')
        .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) });
      await page.getByText(said).waitFor();
      expect(await page.locator('main').textContent(), name).not.toMatch(PLANTED);
      await page.getByRole('button', { name: 'Pilih berkas lain' }).click();
    }
    expect(posted).toEqual([]);
    await page.getByLabel('Pilih berkas').setInputFiles({
      name: 'rekap.xlsx',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(counts),
    });
    await page.getByText('1 bagian berkas yang tidak dibaca').waitFor();
    await page.getByText('Siap diterapkan: 1 baris terbaca baik.').waitFor();
    const bodies = await page.evaluate(() => (window as unknown as { bodies: string[] }).bodies);
    const sent = bodies.map((body) => Object.values(unzipSync(Buffer.from(body, 'base64'))));
    expect([posted.length > 0, sent.length]).toEqual([true, posted.length]);
    const texts = sent.flat().map((part) => Buffer.from(part).toString());
    expect(texts.filter((text) => text.includes('63.71.01.1001')).length).toBe(sent.length);
    expect([...texts, ...posted].filter((text) => PLANTED.test(text))).toEqual([]);
    const stored = await page.evaluate(async () =>
      JSON.stringify([
        { ...localStorage },
        { ...sessionStorage },
        await indexedDB.databases(),
        await caches.keys(),
      ]),
    );
    expect(stored).not.toMatch(PLANTED);
    await page.context().close();
    expectQuiet(at);
  });

  test('a shapefile: two names are settled, it is applied and taken back, and the answers are forgotten', async () => {
    const at = await open(browser, { viewport: { width: 1440, height: 900 }, bypassCSP: true });
    const { page } = at;
    await page.goto(`${server.address}/data`);
    await page
      .getByLabel('Pilih berkas')
      .setInputFiles({ name: 'kelurahan.zip', mimeType: 'application/zip', buffer: Buffer.from(KELURAHAN) });
    await page.getByText('1 belum pasti · 1 tidak dikenal').first().waitFor();
    const question = (written: string) => page.getByRole('group', { name: written });
    await question('Kelayan S').getByRole('radio', { name: 'Kelayan Selatan' }).check();
    await question('Kampung Arab').getByText('Wilayah lain').click();
    await question('Kampung Arab').getByRole('combobox').fill('pekauman');
    await page.getByRole('option', { name: 'Pekauman' }).first().click();
    await question('Kampung Arab').getByText('Dipilih: Pekauman (63.71.01.1003)').waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, 'import-matching');
    await page.getByRole('button', { name: 'Simpan 2 padanan dan periksa lagi' }).click();
    await page.getByText('Siap diterapkan: 3 baris terbaca baik.').waitFor();
    await page.getByRole('button', { name: 'Terapkan' }).click();
    await page.getByText('Batas wilayah sudah berlaku.').waitFor();

    await page.getByRole('button', { name: 'Tarik kembali: Batas wilayah: kelurahan.zip' }).click();
    const asked = page.getByRole('dialog', { name: 'Tarik kembali data ini?' });
    await asked.getByRole('button', { name: 'Ya, tarik kembali' }).click();
    await asked.waitFor({ state: 'detached' });
    await page.getByText('Padanan yang diingat').click();
    for (const written of ['Kelayan S', 'Kampung Arab']) {
      await page.getByRole('button', { name: `Lupakan padanan “${written}”` }).click();
      await page.getByText(`“${written}” berarti`).waitFor({ state: 'detached' });
    }
    await page.context().close();
    expectQuiet(at);
  });
});
