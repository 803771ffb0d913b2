import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { KeptAnswers } from '../../../server/http/kept-answers.ts';

test('an answer is made once for all who look at the same, also at the same moment', async () => {
  const kept = new KeptAnswers(1e6);
  let made = 0;
  const make = async () => ({ made: ++made });
  const all = await Promise.all([kept.get('a', make), kept.get('a', make), kept.get('b', make)]);
  expect(all.map((one) => JSON.parse(one.plain.toString()).made)).toEqual([1, 1, 2]);
  expect(JSON.parse(gunzipSync((await kept.get('a', make)).gzip).toString())).toEqual({ made: 1 });
  expect(made).toBe(2);
});

test('a refusal is told to all who wait for it, and is made anew for the next', async () => {
  const kept = new KeptAnswers(1e6);
  const refuse = async () => {
    throw new Error('not now');
  };
  const both = await Promise.allSettled([kept.get('a', refuse), kept.get('a', refuse)]);
  expect(both.map((one) => one.status)).toEqual(['rejected', 'rejected']);
  expect(JSON.parse((await kept.get('a', async () => 7)).plain.toString())).toBe(7);
});

test('what nobody asks for any more makes room', async () => {
  const kept = new KeptAnswers(5000);
  const made: string[] = [];
  const ask = (tag: string) =>
    kept.get(tag, async () => {
      made.push(tag);
      return Array.from({ length: 120 }, (_, i) => `${tag}${i * 7919}`);
    });
  await ask('a');
  await ask('b');
  await ask('a');
  for (const tag of ['c', 'd', 'e', 'f']) {
    await ask(tag);
    await ask('a');
  }
  expect(made).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  await ask('b');
  expect(made.at(-1)).toBe('b');
});
