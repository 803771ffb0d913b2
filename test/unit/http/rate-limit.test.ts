import { expect, test } from 'vitest';
import type { Context } from '../../../server/context.ts';
import { takeTurn } from '../../../server/http/rate-limit.ts';
import { withinTime } from '../../../server/http/time-limit.ts';

function embedded() {
  let now = 0;
  const clock = { now: () => new Date(now), today: () => '' };
  const ctx = { db: { kind: 'embedded' }, clock } as unknown as Context;
  return { ctx, wait: (ms: number) => (now += ms) };
}

async function count(ctx: Context, key: string, times: number): Promise<number> {
  let refused = 0;
  for (let n = 0; n < times; n++) await takeTurn(ctx, 'export', key).catch(() => refused++);
  return refused;
}

test('an account that takes files without end is told to wait, and how long; another one is not', async () => {
  const { ctx, wait } = embedded();
  expect(await count(ctx, 'a', 120)).toBe(0);
  expect(await count(ctx, 'a', 5)).toBe(5);
  expect(await count(ctx, 'b', 1)).toBe(0);
  wait(59 * 60_000);
  await expect(takeTurn(ctx, 'export', 'a')).rejects.toMatchObject({
    code: 'too-many-tries',
    detail: { seconds: 60 },
  });
  wait(60_000);
  expect(await count(ctx, 'a', 120)).toBe(0);
});

test('what is counted is counted by its kind, and for each database apart', async () => {
  const [one, other] = [embedded().ctx, embedded().ctx];
  await count(one, 'a', 120);
  expect(await count(other, 'a', 1)).toBe(0);
  await takeTurn(one, 'upload', 'a');
});

test('an answer that does not come in time is a refusal, and one that does is not held up', async () => {
  await expect(withinTime(new Promise(() => {}), 5)).rejects.toMatchObject({ code: 'busy' });
  expect(await withinTime(Promise.resolve(7), 5)).toBe(7);
});
