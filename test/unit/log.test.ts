import { expect, test } from 'vitest';
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
