import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  DESKTOP,
  describeInBrowser,
  expectQuiet,
  launch,
  open,
  PHONE,
  painted,
  picture,
  seen,
  violations,
  type Watched,
} from './browser.ts';
import { type RunningServer, startServer } from './server.ts';
import { buildTown, RWS } from './town.ts';

const PASSWORD = 'hujan turun di pagi hari';
const PIN = '482915';
/** How the terminal tells a password that is to be changed at once. */
const FIRST_PASSWORD = /Kata sandi sementara: (\S+)/;
/** The kelurahan that the PSM serves, and one that she does not. */
const OWN = '63.71.01.1001';
const OTHER = '63.71.02.1001';

const signedIn = (page: Page) => page.getByRole('button', { name: /^Akun: / });
const menu = (page: Page) => page.getByRole('navigation', { name: 'Menu utama' });

async function signOut(page: Page): Promise<void> {
  await signedIn(page).click();
  await page.getByRole('button', { name: 'Keluar' }).first().click();
  await page.getByText('Anda sudah keluar.').waitFor();
}

async function signIn(page: Page, username: string, password = PASSWORD): Promise<void> {
  await page.getByLabel('Nama pengguna atau e-mail').fill(username);
  await page.getByRole('textbox', { name: 'Kata sandi' }).fill(password);
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
  await signedIn(page).waitFor();
}

/** What a browser keeps for a page: addresses in caches, names of caches and databases, notes. */
function keptIn(
  page: Page,
): Promise<{ caches: string[]; kept: string[]; databases: string[]; notes: string[] }> {
  return page.evaluate(async () => {
    const names = await caches.keys();
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return {
      caches: names,
      kept: requests.flat().map((request) => new URL(request.url).pathname),
      databases: (await indexedDB.databases()).map((one) => one.name ?? ''),
      notes: Object.keys(sessionStorage),
    };
  });
}

/** Anything but the application's own files. */
const isPrivate = (path: string) => path !== '/' && !path.startsWith('/assets/');

/** A refusal that is meant is told by the browser's console, too. */
const isMeant = (complaint: string) => /status of (401|403|410|422)/.test(complaint);

function expectQuietBut(at: Watched): void {
  expectQuiet({ ...at, complaints: at.complaints.filter((complaint) => !isMeant(complaint)) });
}

describeInBrowser('who is signed in', () => {
  let server: RunningServer;
  let browser: Browser;
  let phone: BrowserContext;
  let invitation = '';

  beforeAll(async () => {
    server = await startServer('embedded', { signedIn: false });
    await buildTown(server);
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  test('a folder without accounts says how the first is made, and the link of the terminal makes it', async () => {
    const at = await open(browser, { ...DESKTOP, bypassCSP: true });
    const { page } = at;
    await page.goto(server.address);
    await page.getByRole('heading', { name: 'Belum ada akun di sini' }).waitFor();
    await page.getByText('npx petasos user setup-link').waitFor();
    expect(await violations(page)).toEqual([]);
    const link = /\/siapkan\?kunci=\S+/.exec(server.log())?.[0] ?? '';
    await page.goto(`${server.address}${link}`);
    await page.getByLabel('Nama lengkap').fill('Rina Kartika');
    await page.getByLabel('Nama pengguna').fill('rina');
    await page.getByLabel('Kata sandi baru').fill(PASSWORD);
    await page.getByLabel('Ulangi kata sandi').fill(`${PASSWORD}?`);
    await page.getByRole('button', { name: 'Buat akun dan masuk' }).click();
    await page.getByText('Kedua isian belum sama.').waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, 'first-account');
    await page.getByLabel('Ulangi kata sandi').fill(PASSWORD);
    await page.getByRole('button', { name: 'Buat akun dan masuk' }).click();
    await signedIn(page).waitFor();
    await page.waitForFunction(() => !location.search.includes('kunci'));
    await page.context().close();
    expectQuiet(at);
    const late = await open(browser);
    await late.page.goto(`${server.address}${link}`);
    await late.page.getByRole('heading', { name: 'Tautan penyiapan ini tidak berlaku' }).waitFor();
    await late.page.context().close();
  });

  test('an operator invites a PSM; the link shows a page, a tap and a PIN use it, once', async () => {
    const at = await open(browser, { ...DESKTOP, bypassCSP: true });
    const { page } = at;
    await page.goto(`${server.address}/pengaturan/akun`);
    await signIn(page, 'rina');
    await page.getByRole('button', { name: 'Buat akun', exact: true }).click();
    const form = page.getByRole('form', { name: 'Akun baru' });
    await form.getByLabel('Nama lengkap').fill('Siti Aminah');
    await form.getByRole('combobox', { name: 'Peran' }).click();
    await page.getByRole('option', { name: 'PSM' }).click();
    await form.getByRole('combobox', { name: 'Wilayah' }).fill(OWN);
    await page.getByRole('option').first().click();
    expect(await violations(page)).toEqual([]);
    await form.getByRole('button', { name: 'Buat akun dan undangan' }).click();
    const text = await page.getByRole('textbox', { name: 'Pesan undangan untuk Siti Aminah' }).inputValue();
    invitation = /http\S+\/undangan\?\S+/.exec(text)?.[0] ?? '';
    await page.getByRole('button', { name: 'Tampilkan kode QR' }).click();
    await page.getByRole('img', { name: 'Kode QR undangan untuk Siti Aminah' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, 'invitation');
    for (const [path, name] of [
      ['peran', 'Peran dan kewenangan'],
      ['jejak', 'Jejak audit'],
      ['sistem', 'Keadaan sistem'],
    ]) {
      await page.goto(`${server.address}/pengaturan/${path}`);
      await page.getByRole('heading', { name: name ?? '', level: 1 }).waitFor();
      // Events and rights are tables, an installation without a backup yet is a list.
      await page.locator('table, dl').first().waitFor();
      expect(await violations(page)).toEqual([]);
      await picture(page, `settings-${path}`);
    }
    await page.context().close();
    expectQuietBut(at);

    // A preview of the link, as a messenger makes one, uses nothing up.
    const preview = await open(browser, PHONE);
    await preview.page.goto(invitation);
    await preview.page.getByRole('heading', { name: 'Undangan untuk Siti Aminah' }).waitFor();
    await preview.page.context().close();
    const own = await open(browser, { ...PHONE, bypassCSP: true });
    phone = own.page.context();
    await own.page.goto(invitation);
    await own.page.getByRole('button', { name: 'Pakai undangan ini' }).tap();
    await own.page.getByLabel('PIN 6 angka').fill('123456');
    await own.page.getByLabel('Ulangi PIN').fill('123456');
    await own.page.getByRole('button', { name: 'Simpan dan masuk' }).tap();
    await own.page.getByText('PIN ini terlalu mudah ditebak.').waitFor();
    expect(await violations(own.page)).toEqual([]);
    await picture(own.page, 'invitation-phone');
    await own.page.getByLabel('PIN 6 angka').fill(PIN);
    await own.page.getByLabel('Ulangi PIN').fill(PIN);
    await own.page.getByRole('button', { name: 'Simpan dan masuk' }).tap();
    await signedIn(own.page).waitFor();
    expectQuietBut(own);
    const late = await open(browser, PHONE);
    await late.page.goto(invitation);
    await late.page.getByRole('heading', { name: 'Undangan ini tidak berlaku' }).waitFor();
    await late.page.context().close();
  });

  test('a PSM sees her kelurahan, is told of the others that they are not hers, and no page of other roles', async () => {
    const page = await phone.newPage();
    await painted(page, () => page.goto(server.address));
    expect(new URL(page.url()).searchParams.get('area')).toBe(OWN);
    await page.getByRole('button', { name: 'Menu utama' }).tap();
    expect(await menu(page).getByRole('link').allTextContents()).toEqual([
      'Sebaran PPKS',
      'Cakupan Pilar Sosial',
      'Kebencanaan',
      'Bantuan',
    ]);
    await picture(page, 'psm-phone');
    await page.goto(`${server.address}/?area=${OTHER}`);
    await page.getByText('di luar wilayah Anda').first().waitFor();
    await page.getByRole('button', { name: 'Kembali ke Mantuil' }).waitFor();
    await picture(page, 'psm-outside');
    await page.goto(`${server.address}/pengaturan/akun`);
    await page.getByRole('heading', { name: 'Bukan bagian dari peran Anda' }).waitFor();
    await page.goto(`${server.address}/akun?lang=en`);
    await page.getByRole('heading', { name: 'Roles and areas' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, 'own-account-en');
    await page.close();
  });

  test('two who use one browser one after the other see nothing of each other', async () => {
    const at = await open(browser, DESKTOP);
    const { page } = at;
    await page.goto(server.address);
    await painted(page, () => signIn(page, 'rina'));
    await page.evaluate(() => navigator.serviceWorker.ready);
    // Once the worker stands between the page and the network.
    await painted(page, () => page.reload());
    expect(await page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
    const shell = await keptIn(page);
    expect(shell.kept).toContain('/');
    expect(shell.kept.filter(isPrivate)).toEqual([]);
    // As later versions keep things for one account.
    await page.evaluate(async () => {
      const kept = await caches.open('petasos-private');
      await kept.put('/api/values', new Response('figures'));
      sessionStorage.setItem('draft', 'of Rina');
      await new Promise((done) => {
        indexedDB.open('queue').onsuccess = (event) => {
          (event.target as IDBOpenDBRequest).result.close();
          done(undefined);
        };
      });
    });
    const other = await page.context().newPage();
    await painted(other, () => other.goto(server.address));
    await page.goto(`${server.address}/bantuan`);
    await signOut(page);
    const left = await keptIn(page);
    expect({ ...left, kept: left.kept.filter(isPrivate) }).toEqual({
      caches: shell.caches,
      kept: [],
      databases: [],
      notes: [],
    });
    // The other tab is left with nothing either, and there is no way back to what was seen.
    await other.getByRole('heading', { name: 'Masuk', exact: true }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: 'Masuk', exact: true }).waitFor();
    expect(await page.locator('[data-legend]').count()).toBe(0);

    const made = await server.petasos(
      'user',
      'add',
      'Budi Santoso',
      '--username',
      'budi',
      '--role',
      'planner',
      '--area',
      OWN,
    );
    const first = FIRST_PASSWORD.exec(made)?.[1] ?? '';
    const answers: string[] = [];
    page.on('response', (answer) => {
      const { pathname, searchParams } = new URL(answer.url());
      if (pathname === '/api/values') answers.push(`${answer.status()} ${searchParams.get('within')}`);
    });
    await page.goto(`${server.address}/masuk`);
    await signIn(page, 'budi', first);
    await page.getByRole('heading', { name: 'Ganti kata sandi dulu' }).waitFor();
    await picture(page, 'first-password');
    await page.getByLabel('Kata sandi sekarang').fill(first);
    await page.getByLabel('Kata sandi baru').fill(PASSWORD);
    await page.getByLabel('Ulangi kata sandi').fill(PASSWORD);
    await painted(page, () => page.getByRole('button', { name: 'Simpan kata sandi' }).click());
    expect(new Set(answers)).toEqual(new Set([`200 ${OWN}`]));
    await signedIn(page).click();
    await page.getByText('Perencana', { exact: true }).waitFor();
    expect(await page.locator('body').textContent()).not.toContain('Rina');
    await page.context().close();
    expectQuietBut(at);
  });

  test('figures of an area that is taken from somebody leave the screen that shows them', async () => {
    const page = await phone.newPage();
    await painted(page, () => page.goto(`${server.address}/?area=${OWN}`));
    const { page: office } = await open(browser, DESKTOP);
    await office.goto(`${server.address}/masuk`);
    await signIn(office, 'rina');
    const status = await office.evaluate(async (area) => {
      const { accounts } = await (await fetch('/api/accounts')).json();
      const { id } = accounts.find((one: { name: string }) => one.name === 'Siti Aminah');
      const said = await fetch(`/api/accounts/${id}/grants`, {
        method: 'PUT',
        headers: { 'X-Petasos': 'page', 'Content-Type': 'application/json' },
        body: JSON.stringify({ grants: [{ role: 'psm', areas: [area] }] }),
      });
      return said.status;
    }, OTHER);
    expect(status).toBe(200);
    await office.context().close();
    // The page asks by itself who is here, every half minute.
    await page.getByText('di luar wilayah Anda').first().waitFor({ timeout: 90_000 });
    await page.close();
  });

  test('figures are previewed and published; whoever looks without an account sees what is hidden, why, and where it can be seen', {
    timeout: 240_000,
  }, async () => {
    // Few children in some kelurahan, more in others.
    const children = [2, 12, 0, 9, 3, 15];
    const rows = RWS.map(({ code }, i) => `${code},AT,${i % 4 === 0 ? children[i / 4] : 0}`);
    const file = server.file('anak.csv', ['kode,jenis,jumlah', ...rows].join('\n'));
    await server.petasos(
      'import',
      'need',
      file,
      '--period',
      '2025',
      '--source',
      'Kota simulasi',
      '--simulated',
    );
    const at = await open(browser, { ...DESKTOP, bypassCSP: true });
    const { page } = at;
    await page.goto(`${server.address}/pengaturan/penerbitan`);
    await signIn(page, 'rina');
    await page.getByText('Belum ada terbitan. Pimpinan dan publik').waitFor();
    await page.getByRole('button', { name: 'Pratinjau' }).click();
    await page.getByText('angka yang tidak kecil akan tampil').waitFor();
    await page.getByRole('heading', { name: 'Pratinjau' }).scrollIntoViewIfNeeded();
    expect(await violations(page)).toEqual([]);
    await picture(page, 'disclosure-preview');
    await page.getByLabel('Catatan terbitan').fill('Terbitan percobaan');
    await page.getByRole('button', { name: 'Terbitkan sekarang' }).click();
    await page.getByText(/^Sudah diterbitkan: /).waitFor();
    await page.getByText('Terbitan ini sama dengan data sekarang.').waitFor();
    await page.getByRole('button', { name: 'Lihat perubahannya' }).click();
    await page.getByText('Terbitan pertama: tidak ada pembanding.').waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, 'disclosure');
    const opened = await page.evaluate(async () => {
      const said = await fetch('/api/roles/public', {
        method: 'PUT',
        headers: { 'X-Petasos': 'page', 'Content-Type': 'application/json' },
        body: JSON.stringify({ rights: ['figures.read'] }),
      });
      return said.status;
    });
    expect(opened).toBe(200);
    await page.context().close();
    expectQuietBut(at);

    const anybody = await open(browser, { ...DESKTOP, bypassCSP: true });
    const { page: looking } = anybody;
    await painted(looking, () => looking.goto(server.address));
    const legend = looking.getByRole('region', { name: 'Keterangan peta' });
    await legend.getByText(/^Terbitan /).waitFor();
    expect(await legend.locator('[data-class="-4"]').count()).toBe(0);
    await painted(looking, () =>
      looking.goto(`${server.address}/?area=63.71&level=desa&indicator=kelompok-anak.count&period=2025`),
    );
    await looking.getByText('Sebagian angka disamarkan untuk melindungi warga.').waitFor();
    await legend.getByText(/^Disamarkan: angka di bawah 5/).waitFor();
    await legend.getByText('Nihil (sudah didata)').waitFor();
    const list = looking.getByRole('listbox', { name: 'Daftar kelurahan' });
    await list
      .getByRole('option', { name: /Disamarkan/ })
      .first()
      .click();
    await looking.getByRole('button', { name: /^Lihat angka / }).waitFor();
    expect(await looking.getByText('RW', { exact: true }).count()).toBe(0);
    expect(await violations(looking)).toEqual([]);
    await picture(looking, 'published');
    // The way out stands under the answer, and under what the legend says of hidden figures.
    expect(await looking.getByRole('button', { name: 'Lihat per kecamatan' }).count()).toBe(2);
    await legend.getByRole('button', { name: 'Lihat per kecamatan' }).click();
    await seen(looking, 'level=kecamatan');
    // A single type is not told by kelurahan: the map shows the kecamatan instead.
    const type = 'indicator=anak-terlantar.count';
    await painted(looking, () =>
      looking.goto(`${server.address}/?area=63.71&level=desa&${type}&period=2025`),
    );
    await seen(looking, 'level=kecamatan', type);
    await looking.goto(`${server.address}/privasi`);
    await looking.getByRole('heading', { name: 'Cara angka dilindungi' }).waitFor();
    await looking.getByText('Angka di bawah 5 disamarkan').waitFor();
    expect(await violations(looking)).toEqual([]);
    await looking.context().close();
    expectQuietBut(anybody);
  });

  test('without the server the application itself opens, and says so', async () => {
    const page = await phone.newPage();
    await page.goto(`${server.address}/akun`);
    await page.evaluate(() => navigator.serviceWorker.ready);
    // Seen once with the worker before the network: its files are kept.
    await page.reload();
    await page.getByRole('heading', { name: 'Siti Aminah' }).waitFor();
    await phone.setOffline(true);
    await page.goto(`${server.address}/akun`);
    await page.getByRole('heading', { name: 'Server Petasos tidak dapat dihubungi' }).waitFor();
    await phone.setOffline(false);
    await page.getByRole('heading', { name: 'Siti Aminah' }).waitFor();
    await phone.close();
  });
});
