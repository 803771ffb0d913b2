import { once } from 'node:events';
import type { Server } from 'node:http';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { createApp } from '../../server/app.ts';
import { CLIENT_DIR } from '../../server/client-files.ts';
import { scope } from '../db/filled.ts';
import { embeddedDatabase } from '../db/harness.ts';
import { OFFICE } from '../everybody.ts';

embeddedDatabase('a request whose statement would run for minutes', (given) => {
  let server: Server | undefined;
  afterAll(() => server?.close());

  test('ends with a clear answer, keeps nobody else from health, and loses nothing', async () => {
    const ctx = await given.open({ queryLimitMs: 1500 });
    const db = ctx.db.as(scope);
    await sql`insert into office_setting (key, value, changed_at) values ('word', '{"kept": true}', now())`.execute(
      db,
    );
    // What a route reads is made endless: nobody can ask for such a statement from outside.
    await sql`alter table alias rename to alias_table`.execute(db);
    await sql`create view alias as select a.* from alias_table a
      right join lateral (select count(*) as n from generate_series(1, 9e11::bigint)) endless on true`.execute(
      db,
    );
    server = createApp(ctx, { clientDir: CLIENT_DIR, principal: OFFICE }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    const get = (path: string) =>
      fetch(`http://127.0.0.1:${port}${path}`, { headers: { 'Accept-Language': 'en' } });

    const asked = performance.now();
    const slow = get('/api/aliases');
    const during = await get('/api/health');
    expect([200, 503]).toContain(during.status);
    const answer = await slow;
    expect(performance.now() - asked).toBeLessThan(20_000);
    expect(answer.status).toBe(503);
    expect(answer.headers.get('Retry-After')).not.toBeNull();
    expect(answer.headers.get('Content-Type')).toContain('problem+json');
    const told = (await answer.json()) as { code: string; detail: string };
    expect(told.code).toBe('database-restarted');
    expect(JSON.stringify(told)).not.toMatch(/generate_series|\.ts|\bat /);

    for (let status = 503; status !== 200; ) status = (await get('/api/naming')).status;
    const kept = await sql<{ value: unknown }>`select value from office_setting where key = 'word'`.execute(
      db,
    );
    expect(kept.rows).toEqual([{ value: { kept: true } }]);
  });
});
