import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { id } from '../../data/words/id.ts';
import { system } from '../../server/access/scope.ts';
import { type Head, type Link, linkEvents, NO_LINKS, readHead } from '../../server/audit/chain.ts';
import { insertEvent } from '../../server/audit/query.ts';
import { sealEvents } from '../../server/audit/seal.ts';
import { verifyChain } from '../../server/audit/verify.ts';
import { runAudit } from '../../server/terminal/run-audit.ts';
import type { Terminal } from '../../server/terminal/run-command.ts';
import { eachDatabase } from './harness.ts';

const scope = system('audit');

eachDatabase('the audit keeps what was done in a chain', (given) => {
  /** As somebody who may do anything in the database: the trigger is taken away first. */
  const asIntruder = async (text: string) => {
    const { db } = given.ctx();
    await db.run('alter table audit_event disable trigger audit_event_is_appended');
    await db.run(text);
    await db.run('alter table audit_event enable trigger audit_event_is_appended');
  };
  const verify = () => verifyChain(given.ctx(), scope);

  beforeEach(async () => {
    const ctx = given.ctx();
    await ctx.db.run(
      "truncate audit_event restart identity; update audit_head set seal = 0, hash = '', signature = null, sealed_at = null",
    );
    for (const n of [1, 2, 3, 4]) {
      await ctx.db.write(scope, (tx) =>
        insertEvent(tx, scope, {
          at: ctx.clock.now(),
          action: 'test.done',
          subject: `thing ${n}`,
          areas: ['63.71', '63.72'],
          reads: 'exact',
          detail: { b: n, a: { z: 'ä', y: [1, 2] } },
        }),
      );
    }
    await sealEvents(ctx);
  });

  test('what was sealed and left alone is whole, and signed', async () => {
    expect(await verify()).toMatchObject({
      faults: [],
      links: 4,
      unsealed: 0,
      signature: 'good',
      doubted: [],
    });
  });

  test('a changed row is found by its number', async () => {
    await asIntruder("update audit_event set who = 'somebody else' where seal = 2");
    expect((await verify()).faults).toEqual([{ kind: 'changed', seal: 2, id: 2 }]);
  });

  test('a changed detail and a changed area are found', async () => {
    await asIntruder(
      `update audit_event set detail = '{"a":{"z":"ä","y":[1,3]},"b":1}' where seal = 1; update audit_event set areas = '{63.71}' where seal = 3`,
    );
    expect((await verify()).faults.map((f) => f.kind === 'changed' && f.seal)).toEqual([1, 3]);
  });

  test('a removed row is found, in the middle and at the end', async () => {
    await asIntruder('delete from audit_event where seal in (2, 4)');
    expect((await verify()).faults).toEqual([
      { kind: 'missing', from: 2, to: 2 },
      { kind: 'missing', from: 4, to: 4 },
    ]);
  });

  test('neither a sealed nor an unsealed row is changed or removed by an ordinary statement', async () => {
    const { db } = given.ctx();
    await insertEvent(db.as(scope), scope, { at: new Date(0), action: 'test.done', subject: 'unsealed' });
    for (const text of [
      "update audit_event set who = 'x' where seal = 1",
      "update audit_event set subject = 'x' where seal is null",
      'delete from audit_event where seal = 1',
    ]) {
      await expect(db.run(text)).rejects.toThrow(/audit events are never/);
    }
  });

  test('a chain rewritten whole is found by its signature, by a noted hash, and for good after it goes on', async () => {
    const ctx = given.ctx();
    const { head: noted } = await verify();
    const db = ctx.db.as(scope);
    const rows = await db.selectFrom('audit_event').selectAll().orderBy('seal').execute();
    const { links, head } = linkEvents(NO_LINKS, rows.map((r) => ({ ...r, who: 'forged' })) as Link[]);
    await ctx.db.run('alter table audit_event disable trigger audit_event_is_appended');
    for (const l of links) {
      await sql`update audit_event set who = ${l.who}, previous = ${l.previous}, hash = ${l.hash} where id = ${l.id}`.execute(
        db,
      );
    }
    await ctx.db.run('alter table audit_event enable trigger audit_event_is_appended');
    await sql`update audit_head set seal = ${head.seal}, hash = ${head.hash}`.execute(db);

    expect(await verify()).toMatchObject({ faults: [], signature: 'wrong' });
    expect((await verifyChain(ctx, scope, noted)).faults).toEqual([{ kind: 'rewritten', seal: 4 }]);

    await insertEvent(db, scope, { at: ctx.clock.now(), action: 'test.done', subject: 'after' });
    await sealEvents(ctx);
    expect(await verify()).toMatchObject({ faults: [], signature: 'good', doubted: [6] });
  });

  test('the terminal says what was found, prints the end to be noted, and trusts an end that was', async () => {
    const ctx = given.ctx();
    const check = async (noted?: Head) => {
      const said: string[] = [];
      const out = (line: string) => void said.push(line);
      const exit = await runAudit(ctx, scope, noted, { words: id, out } as unknown as Terminal);
      return { exit, said: said.join('\n') };
    };
    const whole = await check();
    expect(whole.exit).toBe(0);
    expect(whole.said).toMatch(/^Rantai utuh: 4 peristiwa/);
    const noted = readHead(/Ujung rantai: (\S+)/.exec(whole.said)?.[1] ?? '');
    expect(noted).toEqual((await verify()).head);
    expect((await check(noted)).exit).toBe(0);

    await asIntruder("update audit_head set signature = 'abc.def'");
    expect((await check()).said).toContain('kunci lain');
    expect([(await check()).exit, (await check(noted)).exit]).toEqual([1, 0]);
    await asIntruder("update audit_event set who = 'x' where seal = 3");
    const broken = await check(noted);
    expect(broken.exit).toBe(1);
    expect(broken.said).toContain('Peristiwa nomor 3 (baris 3) diubah setelah disegel.');
    expect(readHead('12:xyz')).toBeUndefined();
  });

  test('two that seal at once make one chain', async () => {
    const ctx = given.ctx();
    for (let n = 0; n < 30; n++) {
      await insertEvent(ctx.db.as(scope), scope, {
        at: ctx.clock.now(),
        action: 'test.done',
        subject: `more ${n}`,
      });
    }
    await Promise.all([sealEvents(ctx), sealEvents(ctx), sealEvents(ctx)]);
    await sealEvents(ctx);
    expect(await verify()).toMatchObject({ faults: [], links: 34, unsealed: 0 });
  });
});
