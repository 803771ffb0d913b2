import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { planBody } from '../../data/contract/plan.ts';
import { forOperator } from '../../server/access/scope.ts';
import type { Context } from '../../server/context.ts';
import { coverageHandlers } from '../../server/coverage/handlers.ts';
import { planHandlers } from '../../server/coverage/plan/handlers.ts';
import type { DatabaseKind } from '../../server/db/open.ts';
import { loadDemo } from '../../server/demo/answer.ts';
import { pillarHandlers } from '../../server/pillars/handlers.ts';
import { freshDatabase, openContext } from './harness.ts';

const PLACE = '99.01';
const LIMITS = { mostKm: null, mostNeedPerPerson: null, keepCovered: true, ownKecamatan: false, pinned: [] };
const scope = forOperator('uji');

/** Solving takes a core: an office makes one plan at a time, whichever of its servers is asked. */
describe.each<[string, DatabaseKind, number]>([
  ['one server (PGlite)', 'embedded', 1],
  ['two servers on one database (PostGIS)', 'server', 2],
])('plans made at once by %s', (_, kind, servers) => {
  const isThere = kind === 'embedded' || inject('cluster') !== undefined;
  const folder = mkdtempSync(join(tmpdir(), 'petasos-solving-'));
  const contexts: Context[] = [];
  const server = (i: number) => contexts[i % servers] as Context;
  const make = (ctx: Context, progress = () => {}, signal = new AbortController().signal) => {
    const asked = { within: PLACE, period: '2026', level: 'desa', roles: ['psp'], limits: LIMITS };
    return planHandlers.makePlan(ctx, scope, planBody.parse(asked), { progress, signal });
  };

  beforeAll(async () => {
    if (!isThere) return;
    const config = await freshDatabase(kind, folder);
    for (let i = 0; i < servers; i += 1) contexts.push(await openContext(config));
    await loadDemo(server(0), scope, { sizes: { kecamatan: 2, desa: 7, rt: 45, people: 7_000 } });
    await coverageHandlers.makeNorm(server(0), scope, {
      role: 'psp',
      unit: 'area',
      level: 'desa',
      series: null,
      per: null,
      reach: null,
      rate: 1,
      counts: 'all',
      mark: 'asumsi',
      decree: null,
      note: '',
      from: null,
      until: null,
      active: true,
    });
    // A register that knows nobody in the role says so: it is not that no figures of people in need are there.
    await expect(make(server(0))).rejects.toMatchObject({ detail: { reason: 'no-register' } });
    await pillarHandlers.addPillar(server(0), scope, {
      subject: 'person',
      name: 'Petugas Contoh',
      home: null,
      availability: 'unknown',
      level: null,
      roles: [
        {
          role: 'psp',
          from: null,
          until: null,
          decree: null,
          decreeOn: null,
          areas: [{ code: `${PLACE}.01.2001`, share: null }],
        },
      ],
      certificates: [],
    });
  });
  afterAll(async () => {
    for (const { db } of contexts) await db.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test.skipIf(!isThere)(
    'the second is told that another is being made, and can be made after it',
    async () => {
      const busy = { code: 'plan-refused', detail: { reason: 'busy' } };
      const [begun, done] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      const solving = server(0).db.exclusively('solve', () => {
        begun.resolve();
        return done.promise;
      });
      await begun.promise;
      await expect(make(server(1))).rejects.toMatchObject(busy);
      done.resolve();
      await solving;
      expect((await make(server(1))).id).not.toBeNull();
    },
  );

  test.skipIf(!isThere)('solving is what holds up others, and nothing else of a plan', async () => {
    const ctx = server(0);
    const held: string[] = [];
    const exclusively: Context['db']['exclusively'] = (name, work, options) =>
      ctx.db.exclusively(
        name,
        async () => {
          const done = await work();
          held.push(name, String(await server(1).db.isHeld('solve')));
          return done;
        },
        options,
      );
    await make({ ...ctx, db: { ...ctx.db, exclusively } });
    expect(held).toEqual(['solve', 'true']);
    expect(await server(1).db.isHeld('solve')).toBe(false);
  });

  test.skipIf(!isThere)('one that was cancelled holds nobody up', async () => {
    const gone = new AbortController();
    await expect(make(server(0), () => gone.abort(new Error('gone')), gone.signal)).rejects.toThrow('gone');
    expect((await make(server(1))).id).not.toBeNull();
  });
});
