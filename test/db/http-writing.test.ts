import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FILE_LIMIT_BYTES, type ImportReport } from '../../data/contract/import.ts';
import { forOperator } from '../../server/access/scope.ts';
import { createApp } from '../../server/app.ts';
import { OFFICE } from '../everybody.ts';
import { eachDatabase } from './harness.ts';

interface Reply {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

type Headers = Record<string, string>;

const MARK = { 'X-Petasos': 'page' };
const FILE = { ...MARK, 'Content-Type': 'application/octet-stream' };
const JSON_BODY = { ...MARK, 'Content-Type': 'application/json' };
const EVENTS = { Accept: 'text/event-stream, application/json' };
const GOOD = 'kode,jenis,jumlah\n63.71.01.1001,LUT,12\n63.71.01.1002,LUT,3\n';

eachDatabase('writing over HTTP', (given) => {
  let port = 0;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    const server = createApp(given.ctx(), { clientDir: '/nonexistent', principal: OFFICE }).listen(
      0,
      '127.0.0.1',
    );
    await new Promise((ready) => server.once('listening', ready));
    port = (server.address() as AddressInfo).port;
    stop = () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      });
  });
  afterAll(() => stop?.());

  const call = (
    method: string,
    path: string,
    headers: Headers = {},
    body?: string | Uint8Array,
  ): Promise<Reply> =>
    new Promise((done, fail) => {
      const asked = request({ host: '127.0.0.1', port, path, headers, method }, (res) => {
        let text = '';
        res.setEncoding('utf8');
        res.on('data', (part: string) => {
          text += part;
        });
        res.on('end', () =>
          done({ status: res.statusCode ?? 0, type: String(res.headers['content-type']), text }),
        );
      });
      asked.on('error', fail);
      asked.end(body);
    });
  const problem = (reply: Reply) => {
    expect(reply.type).toMatch(/^application\/problem\+json/);
    return JSON.parse(reply.text);
  };
  const bring = async (text: string, query: string, headers: Headers = {}): Promise<ImportReport> => {
    const reply = await call('POST', `/api/imports?${query}`, { ...FILE, ...headers }, text);
    expect(reply.status, reply.text).toBe(200);
    return JSON.parse(reply.text);
  };
  const count = async (table: 'import' | 'observation' | 'area_version') => {
    const row = await given
      .ctx()
      .db.as(forOperator('test'))
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<string>().as('n'))
      .executeTakeFirstOrThrow();
    return Number(row.n);
  };

  test.each([
    ['a page elsewhere', { ...JSON_BODY, Origin: 'https://evil.example' }],
    ['a sandboxed frame', { ...JSON_BODY, Origin: 'null' }],
    ['a page elsewhere in a careful browser', { ...JSON_BODY, 'Sec-Fetch-Site': 'cross-site' }],
    ['a plain form', { 'Content-Type': 'application/json' }],
  ])('%s sets nothing up', async (_who, headers) => {
    const reply = await call('POST', '/api/places', headers, '{"code":"63.71"}');
    expect(reply.status).toBe(403);
    expect(problem(reply).code).toBe('cross-site');
    expect(await count('import')).toBe(0);
  });

  test('a name pointed at this machine (DNS rebinding) writes nothing', async () => {
    const headers = { ...JSON_BODY, Host: 'rebound.example', Origin: 'http://rebound.example' };
    const reply = await call('POST', '/api/places', headers, '{"code":"63.71"}');
    expect(problem(reply).code).toBe('other-name');
    expect(await count('import')).toBe(0);
  });

  test('a preflight from elsewhere is granted nothing', async () => {
    const headers = { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'POST' };
    const granted = await new Promise<Headers>((done, fail) => {
      const asked = request(
        { host: '127.0.0.1', port, path: '/api/places', headers, method: 'OPTIONS' },
        (res) => {
          res.resume();
          done(res.headers as Headers);
        },
      );
      asked.on('error', fail);
      asked.end();
    });
    expect(Object.keys(granted).filter((h) => h.startsWith('access-control'))).toEqual([]);
  });

  test.each([
    ['another type of body', { ...MARK, 'Content-Type': 'text/plain' }, '{"code":"63.71"}', 415],
    ['no type at all', MARK, '{"code":"63.71"}', 415],
    ['a packed body', { ...JSON_BODY, 'Content-Encoding': 'gzip' }, '{"code":"63.71"}', 415],
    ['broken JSON', JSON_BODY, '{"code":', 400],
    ['a list', JSON_BODY, '["63.71"]', 400],
    ['bytes that are no text', JSON_BODY, new Uint8Array([0x7b, 0xff, 0x7d]), 400],
    ['nothing', JSON_BODY, '', 400],
    ['too much', JSON_BODY, `{"code":"${'6'.repeat(300_000)}"}`, 413],
  ])('%s is refused in plain words', async (_what, headers, body, status) => {
    const reply = await call('POST', '/api/places', headers, body);
    expect(reply.status).toBe(status);
    expect(problem(reply).detail.length).toBeGreaterThan(10);
    expect(await count('import')).toBe(0);
  });

  test('a wrong field of a form is named, in the language of the asker', async () => {
    const say = async (language: string, body: string) =>
      problem(await call('POST', '/api/places', { ...JSON_BODY, 'Accept-Language': language }, body)).fields;
    expect(await say('id', '{}')).toEqual([
      { path: 'code', message: 'Wajib diisi, misalnya 63.71.01.1001.rw003.' },
    ]);
    expect(await say('en', '{"code":"63.71","kode":1}')).toEqual([
      { path: 'kode', message: 'Unknown. Check its spelling.' },
    ]);
    expect((await say('id', '{"code":7}'))[0].path).toBe('code');
  });

  test('a route that takes nothing takes nothing', async () => {
    const reply = await call('POST', '/api/imports/1/undo', JSON_BODY, '{}');
    expect(problem(reply).fields[0].path).toBe('body');
  });

  test.each(['0x10', '1e1', '%201', '+1', '1.0', '-1', '٣'])('%s is no number of an import', async (id) => {
    const reply = await call('GET', `/api/imports/${encodeURI(decodeURI(id))}`);
    expect(reply.status).toBe(400);
    expect(problem(reply).fields[0].path).toBe('id');
  });

  test('the code list is answered to anybody, whole or sought', async () => {
    const all = JSON.parse((await call('GET', '/api/regions')).text).regions;
    expect(all).toHaveLength(38);
    expect(all.flatMap((r: { regencies: unknown[] }) => r.regencies)).toHaveLength(514);
    const found = JSON.parse((await call('GET', '/api/regions?q=banjarm')).text).regions;
    expect(found).toEqual([
      {
        code: '63',
        name: 'Kalimantan Selatan',
        regencies: [{ code: '63.71', name: 'Kota Banjarmasin', kind: 'kota' }],
      },
    ]);
    expect(JSON.parse((await call('GET', '/api/regions?q=63.71')).text).regions).toEqual(found);
    expect(JSON.parse((await call('GET', '/api/regions?q=zzz')).text).regions).toEqual([]);
  });

  test('a code that is no regency is told with the way out, and nothing is set up', async () => {
    const reply = await call('POST', '/api/places', JSON_BODY, '{"code":"63.99"}');
    const report: ImportReport = JSON.parse(reply.text);
    expect(report.state).toBe('refused');
    expect(report.problems[0]).toMatchObject({ code: 'unknown-regency', value: '63.99' });
    expect(await count('import')).toBe(0);
  });

  test('a regency is set up, with progress in events where the caller takes them', async () => {
    const reply = await call('POST', '/api/places', { ...JSON_BODY, ...EVENTS }, '{"code":"63.71"}');
    expect(reply.type).toMatch(/^text\/event-stream/);
    const events = reply.text
      .trim()
      .split('\n\n')
      .map((event) => JSON.parse(event.replace(/^data: /, '')));
    expect(events.slice(0, -1).every((l) => l.progress.share >= 0 && l.progress.share <= 1)).toBe(true);
    expect(events.at(-1).answer).toMatchObject({ state: 'applied', brought: { desa: 52 } });
    const places = JSON.parse((await call('GET', '/api/places')).text).places;
    expect(places.map((p: { area: { code: string } }) => p.area.code)).toEqual(['63.71']);
  });

  test('a checked file stores nothing; applied, its figures hold; taken back, they do not', async () => {
    const before = await count('import');
    const checked = await bring(GOOD, 'name=ppks.csv&check=true&period=2025&source=Dinsos');
    expect(checked).toMatchObject({
      kind: 'need',
      state: 'checked',
      source: 'Dinsos',
      rows: { read: 2, used: 2, refused: 0 },
    });
    expect([await count('import'), await count('observation')]).toEqual([before, 0]);

    const applied = await bring(GOOD, 'name=ppks.csv&period=2025&source=Dinsos&simulated=true');
    expect(applied).toMatchObject({ state: 'applied', simulated: true, file: { name: 'ppks.csv' } });
    const VALUES = '/api/values?indicator=lanjut-usia-terlantar.count&level=desa&within=63.71&period=2025';
    expect(JSON.parse((await call('GET', VALUES)).text).count.slice(0, 3)).toEqual([12, 3, null]);

    const undone = await call('POST', `/api/imports/${applied.importId}/undo`, MARK);
    expect(JSON.parse(undone.text).state).toBe('undone');
    expect((await call('GET', VALUES)).status).toBe(404);
    const again = await call('POST', `/api/imports/${applied.importId}/undo`, MARK);
    expect(problem(again)).toMatchObject({ status: 409, code: 'undo-blocked' });
  });

  test('a bad row names line, column, value and remedy, and can be skipped', async () => {
    const text = `${GOOD}63.71.01.1003,LUT,banyak\n`;
    const refused = await bring(text, 'name=ppks.csv&period=2025');
    expect(refused.state).toBe('refused');
    expect(refused.problems.filter((p) => p.severity === 'error')).toMatchObject([
      { line: 4, column: 'jumlah', value: 'banyak' },
    ]);
    const skipped = await bring(text, 'name=ppks.csv&period=2025&skipBadRows=true');
    expect(skipped).toMatchObject({ state: 'applied', rows: { read: 3, used: 2, refused: 1 } });
    await call('POST', `/api/imports/${skipped.importId}/undo`, MARK);
  });

  test('closed rows are added up when the sender says so, checked and applied alike', async () => {
    const text = `${GOOD}63.71.01.1001,NAPZA,6\n63.71.01.1002,NAPZA,7\n`;
    const refused = await bring(text, 'name=ppks.csv&period=2025&check=true');
    expect([refused.state, refused.problemCount['closed-can-be-added']]).toEqual(['refused', 1]);
    const checked = await bring(text, 'name=ppks.csv&period=2025&closed=add&check=true');
    const applied = await bring(text, 'name=ppks.csv&period=2025&closed=add');
    expect([checked.state, applied.state, applied.rows]).toEqual([
      'checked',
      'applied',
      { read: 4, used: 4, refused: 0 },
    ]);
    expect(checked.problemCount).toEqual(applied.problemCount);
    const path = '/api/values?indicator=korban-napza.count&level=kecamatan&within=63.71&period=2025';
    expect(JSON.parse((await call('GET', path)).text).count[0]).toBe(13);
    await call('POST', `/api/imports/${applied.importId}/undo`, MARK);
  });

  test('a list of persons is refused, and nothing of it is kept or said', async () => {
    const before = await count('import');
    const nik = '6371012345678901';
    const reply = await call(
      'POST',
      '/api/imports?name=warga.csv&kind=need&period=2025',
      FILE,
      `nama,nik,kode,jenis,jumlah\nSiti Aminah,${nik},63.71.01.1001,LUT,1\n`,
    );
    expect(JSON.parse(reply.text).state).toBe('refused');
    expect(reply.text).not.toMatch(new RegExp(`${nik}|Aminah|Siti`));
    expect(await count('import')).toBe(before);
  });

  test.each([
    ['kind=peta', 'kind'],
    ['check=ya', 'check'],
    ['asOf=31-12-2025', 'asOf'],
    ['period=25', 'period'],
    ['level=kampung', 'level'],
    ['warna=merah', 'warna'],
  ])('%s is refused by its name before the file is looked at', async (query, field) => {
    const reply = await call('POST', `/api/imports?name=a.csv&${query}`, FILE, GOOD);
    expect(problem(reply).fields.map((f: { path: string }) => f.path)).toEqual([field]);
  });

  test('a file larger than the limit is refused before it is read', async () => {
    const headers = { ...FILE, 'Content-Length': String(FILE_LIMIT_BYTES + 1) };
    const reply = await new Promise<Reply>((done, fail) => {
      const asked = request(
        { host: '127.0.0.1', port, path: '/api/imports?name=a.csv', headers, method: 'POST' },
        (res) => {
          let text = '';
          res.on('data', (part: Buffer) => {
            text += part.toString();
          });
          res.on('end', () => {
            asked.destroy();
            done({ status: res.statusCode ?? 0, type: String(res.headers['content-type']), text });
          });
        },
      );
      asked.on('error', fail);
      asked.write('kode');
    });
    expect(reply.status).toBe(413);
    expect(problem(reply).detail).toContain('200 MB');
  });

  test.each([
    ['kode,jenis,jumlah\n63.71.01.1001,LUT,1', 'a', 'need'],
    ['kode;penduduk;kk\n63.71.01.1001;10;2', 'a', 'population'],
    ['{"type":"FeatureCollection","features":[]}', 'a', 'boundaries'],
    ['kecamatan,kelurahan,rw,rt\nBanjarmasin Selatan,Kelayan Selatan,1,1', 'a', 'areas'],
    ['jenis,kode,kode_lama,tanggal\npecah,63.71.01.1001,63.71.01.1002,2020-01-01', 'a', 'changes'],
    ['kode;nama\n63.71.01.1001.rw001;RW 1', 'a', 'areas'],
    ['', 'kosong.csv', 'need'],
    ['nama,nik,kode\nSiti Aminah,6371012345678901,63.71.01.1001', 'warga.csv', 'need'],
    ['PK\u0003\u0004', 'peta.zip', 'boundaries'],
  ])('what a file holds is found from its headings: %j', async (text, name, kind) => {
    const report = await bring(text, `name=${name}&check=true&period=2025`);
    expect(report.kind).toBe(kind);
  });

  test('a file whose headings tell nothing asks for its kind', async () => {
    const reply = await call('POST', '/api/imports?name=a.csv&check=true', FILE, 'warna,rasa\nmerah,manis\n');
    expect(problem(reply)).toMatchObject({ status: 422, code: 'kind-unclear' });
  });
});
