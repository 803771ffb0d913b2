import { expect, test } from 'vitest';
import { toldPath } from '../../server/http/told-path.ts';
import { openLog } from '../../server/log.ts';

test('an error of a database is logged without the values, rows and statements that come with it', () => {
  const lines: string[] = [];
  const log = openLog('info', { write: (line: string) => void lines.push(line) });
  const reason = Object.assign(new Error('invalid input syntax for type integer: "Siti Contoh"'), {
    code: '22P02',
    detail: 'Key (name)=(Siti Contoh) already exists.',
    where: 'COPY raw, line 2: "9798990101990000,Siti Contoh"',
    query: 'insert into observation values ($1)',
    params: ['Siti Contoh'],
    routine: 'pg_strtoint32_safe',
  });
  log.error({ err: reason, reference: 'abc' }, 'request failed');
  log.error(reason, 'a command from the terminal failed');
  log.error(new Error('outer', { cause: reason }), 'more');
  log.error({ err: new Error('a bug of ours') }, 'request failed');
  expect(lines.join('')).not.toMatch(/Siti|9798990101990000|insert into/);
  const [first, , , last] = lines.map((line) => JSON.parse(line));
  expect(first).toMatchObject({
    reference: 'abc',
    err: { code: '22P02', message: 'SQLSTATE 22P02', routine: 'pg_strtoint32_safe' },
  });
  expect(first.err.stack).toMatch(/^at /);
  expect(last.err.stack).toContain('Error: a bug of ours');
});

const SECRETS = {
  password: 'kata-sandi-rahasia',
  pin: '482913',
  token: 'tok-aaaa',
  cookie: 'petasos=abc',
  fullName: 'Siti Contoh',
  phone: '+62 811 000',
  persons: 48291736,
  count: 48291735,
  within: '63.71.01.1001.rw003.rt012',
};

test('secrets, names and figures of an object that is logged whole are in no line, three levels deep', () => {
  const lines: string[] = [];
  const log = openLog('info', { write: (line: string) => void lines.push(line) });
  log.info(SECRETS, 'one');
  log.info({ account: SECRETS }, 'two');
  log.info({ request: { body: { password: 'x-geheim' }, user: SECRETS } }, 'three');
  log.info({ req: { headers: { cookie: 'petasos=abc', authorization: 'Bearer tok-aaaa' } } }, 'four');
  const all = lines.join('');
  for (const secret of [...Object.values(SECRETS).map(String), 'x-geheim', 'Bearer', 'petasos=abc']) {
    expect(all, secret).not.toContain(secret);
  }
  expect(lines.map((line) => JSON.parse(line).msg)).toEqual(['one', 'two', 'three', 'four']);
});

test('a message that quotes the code of a cell, a long number or a key is logged without it', () => {
  const lines: string[] = [];
  const log = openLog('info', { write: (line: string) => void lines.push(line) });
  const quoted = 'no area 63.71.01.1001.rw003.rt012 for 6371010101990001, key 9fJ2kd83Ks0aPq2LmX7Zw1Rt5Yb';
  log.warn(quoted);
  log.warn({ reason: quoted }, 'said beside it');
  log.error({ err: new Error(quoted) }, 'request failed');
  log.error(new Error('outer', { cause: new Error(quoted) }));
  expect(lines).toHaveLength(4);
  expect(lines.join('')).not.toMatch(/63\.71|rt012|63710101|9fJ2kd/);
});

test('an address is logged as the table declares it, whatever was asked', () => {
  expect(toldPath('/api/areas/63.71.01.1001.rw003.rt012/profile?q=Siti')).toBe('/api/areas/:code/profile');
  expect(toldPath('/api/imports/12/undo')).toBe('/api/imports/:id/undo');
  expect(toldPath('/api/nothing/like/Siti')).toBe('/api/…');
  expect(toldPath('/undangan/9fJ2kd83Ks0aPq2LmX7Zw1Rt5Yb')).toBe('/…');
  expect(toldPath('/siapkan?kunci=9fJ2kd83Ks0aPq2LmX7Zw1Rt5Yb')).toBe('/…');
  expect(toldPath('/assets/index-abc.js')).toBe('/assets/…');
  expect(toldPath(undefined)).toBe('/…');
});
