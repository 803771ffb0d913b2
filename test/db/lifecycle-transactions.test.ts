import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { system } from '../../server/access/scope.ts';
import { eachDatabase, embeddedDatabase } from './harness.ts';

const scope = system('health');

eachDatabase(
  'transactions',
  (given) => {
    const settings = () => given.ctx().db.as(scope).selectFrom('office_setting').select('key').execute();
    const put = (key: string) => ({ key, value: '{}', changed_at: new Date(0) });

    test('what fails is rolled back, and the caller gets its error', async () => {
      const { db } = given.ctx();
      const failing = db.write(scope, async (tx) => {
        await tx.insertInto('office_setting').values(put('lost')).execute();
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect(await settings()).toEqual([]);
    });

    test('the outer handle inside a transaction throws instead of waiting for itself', async () => {
      const { db } = given.ctx();
      const mistaken = db.write(scope, () => db.as(scope).selectFrom('area').select('id').execute());
      await expect(mistaken).rejects.toThrow('outer database handle');
      await expect(db.write(scope, () => db.write(scope, async () => {}))).rejects.toThrow(
        'outer database handle',
      );
      await expect(db.write(scope, () => db.settle())).rejects.toThrow('outer database handle');
    });

    test('a statement that fails and is swallowed does not commit the rest silently', async () => {
      const { db } = given.ctx();
      const half = db.write(scope, async (tx) => {
        await tx.insertInto('office_setting').values(put('half')).execute();
        await sql`select 1/0`.execute(tx).catch(() => {});
      });
      await expect(half).rejects.toThrow();
      expect(await settings()).toEqual([]);
    });

    test('readers beside a transaction see nothing of it and do not break it', async () => {
      const { db } = given.ctx();
      const open = Promise.withResolvers<void>();
      const go = Promise.withResolvers<void>();
      const writing = db.write(scope, async (tx) => {
        await tx.insertInto('office_setting').values(put('kept')).execute();
        open.resolve();
        await go.promise;
      });
      await open.promise;
      const reading = settings();
      const broken = sql`select no_such_column`.execute(db.as(scope));
      const second = db.write(scope, (tx) => tx.insertInto('office_setting').values(put('second')).execute());
      go.resolve();
      await writing;
      await expect(broken).rejects.toThrow('no_such_column');
      await reading;
      await second;
      expect((await settings()).map((r) => r.key).sort()).toEqual(['kept', 'second']);
    });

    test('one name is held by one at a time, and asking again from inside throws', async () => {
      const { db } = given.ctx();
      const order: string[] = [];
      const first = db.exclusively('import', async () => {
        order.push('first begins');
        await sql`select 1`.execute(db.as(scope));
        order.push('first ends');
      });
      const second = db.exclusively('import', async () => order.push('second'));
      await Promise.all([first, second]);
      expect(order).toEqual(['first begins', 'first ends', 'second']);
      await expect(db.exclusively('import', () => db.exclusively('import', async () => {}))).rejects.toThrow(
        'already held',
      );
    });

    test('a change is heard by who listens, until they stop', async () => {
      const { db } = given.ctx();
      const heard = Promise.withResolvers<number>();
      const stop = db.onDataChange(heard.resolve);
      await db.announce(7);
      expect(await heard.promise).toBe(7);
      stop();
    });
  },
  { alone: true },
);

eachDatabase('a shape that GEOS cannot work with', (given) => {
  const bow = "ST_GeomFromText('POLYGON((0 0,10 10,0 10,10 0,0 0))')";
  const bar = "ST_GeomFromText('POLYGON((5 0,6 0,6 10,5 10,5 0))')";
  // Fails at the fifth row, when four have been written.
  const failing = sql.raw(`insert into office_setting (key, value, changed_at)
    select 'row ' || i, '{}', now() from generate_series(1, 9) i
    where i < 5 or ST_Area(ST_Union(ST_Translate(${bow}, i * 0, 0), ${bar})) > 0`);
  const keys = () => given.ctx().db.as(scope).selectFrom('office_setting').select('key').execute();

  test('breaks off a reading as an error, never as a shorter answer', async () => {
    const reading = sql.raw(`select i from generate_series(1, 9) i
      where i < 5 or ST_Area(ST_Union(ST_Translate(${bow}, i * 0, 0), ${bar})) > 0`);
    await expect(reading.execute(given.ctx().db.as(scope))).rejects.toThrow();
  });

  test('leaves nothing of the statement it broke off', async () => {
    await expect(failing.execute(given.ctx().db.as(scope))).rejects.toThrow();
    expect(await keys()).toEqual([]);
  });

  test('breaks the transaction it stands in, also where the error is swallowed', async () => {
    const { db } = given.ctx();
    const swallowing = db.write(scope, async (tx) => {
      await failing.execute(tx).catch(() => {});
      await sql`insert into office_setting (key, value, changed_at) values ('after', '{}', now())`.execute(
        tx,
      );
    });
    await expect(swallowing).rejects.toThrow();
    await expect(db.write(scope, (tx) => failing.execute(tx).catch(() => {}))).rejects.toThrow();
    expect(await keys()).toEqual([]);
  });
});

embeddedDatabase('a statement that takes too long', (given) => {
  const endless = sql`select count(*) from generate_series(1, 100000000000)`;

  test('ends the worker and fails as a restart; what waited behind it is answered by the new one', async () => {
    const ctx = await given.open({ queryLimitMs: 1500 });
    await ctx.db
      .as(scope)
      .insertInto('office_setting')
      .values({ key: 'kept', value: '{}', changed_at: new Date(0) })
      .execute();
    const stuck = endless.execute(ctx.db.as(scope));
    const behind = ctx.db.as(scope).selectFrom('office_setting').select('key').execute();
    await expect(stuck).rejects.toMatchObject({ code: 'database-restarted' });
    expect(await behind).toEqual([{ key: 'kept' }]);
    await ctx.db.close();
  });

  test('loses its transaction whole, and nothing of it reaches the new worker', async () => {
    const ctx = await given.open({ queryLimitMs: 1500 });
    const writing = ctx.db.write(scope, async (tx) => {
      await tx
        .insertInto('office_setting')
        .values({ key: 'lost', value: '{}', changed_at: new Date(0) })
        .execute();
      await endless.execute(tx).catch(() => {});
      await tx
        .insertInto('office_setting')
        .values({ key: 'stray', value: '{}', changed_at: new Date(0) })
        .execute();
    });
    await expect(writing).rejects.toMatchObject({ code: 'database-restarted' });
    expect(await ctx.db.as(scope).selectFrom('office_setting').select('key').execute()).toEqual([]);
    await ctx.db.close();
  });

  test('does not stall the thread of the server', async () => {
    const ctx = await given.open({ queryLimitMs: 1500 });
    const stuck = endless.execute(ctx.db.as(scope)).catch(() => {});
    let turns = 0;
    const beat = setInterval(() => {
      turns += 1;
    }, 10);
    await stuck;
    clearInterval(beat);
    expect(turns).toBeGreaterThan(20);
    await ctx.db.close();
  });
});
