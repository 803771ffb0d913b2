import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import pg from 'pg';
import { expect, test } from 'vitest';
import { isUnreachable } from '../../../server/db/unreachable.ts';

const failing = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (reason: unknown) => reason,
  );

test('a refused connection, and one that is closed while we ask, mean that the database is away', async () => {
  const closing = createServer((socket) => socket.destroy());
  await new Promise<void>((ready) => closing.listen(0, '127.0.0.1', ready));
  const { port } = closing.address() as { port: number };
  const hungUp = await failing(new pg.Client({ host: '127.0.0.1', port, user: 'x' }).connect());
  await new Promise((done) => closing.close(done));
  const refused = await failing(new pg.Client({ host: '127.0.0.1', port, user: 'x' }).connect());
  expect([isUnreachable(hungUp), isUnreachable(refused)]).toEqual([true, true]);
});

test('a server that stops or is full is away; a wrong statement or a missing file is not', async () => {
  const withCode = (code: string) => Object.assign(new Error('?'), { code });
  expect(['57P01', '57P03', '08006', '53300'].map((c) => isUnreachable(withCode(c)))).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(['42601', '23505', '22021'].some((c) => isUnreachable(withCode(c)))).toBe(false);
  expect(isUnreachable(await failing(readFile('/nowhere/at/all')))).toBe(false);
});
