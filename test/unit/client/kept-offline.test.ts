import { expect, test } from 'vitest';
import { ApiFault } from '../../../client/api.ts';
import { isOver, type Kept, keptUntil } from '../../../client/response/offline/keep-rules.ts';
import { KeptAnswers } from '../../../client/response/offline/kept.ts';
import type { Shelf } from '../../../client/response/offline/shelf.ts';
import { type Waiting, WaitingFigures } from '../../../client/response/offline/waiting.ts';
import type { Me } from '../../../data/contract/session.ts';

const START = new Date('2026-03-02T08:00:00Z');
const DAY = 86_400_000;
const ME = {
  account: { id: 'tagana-1', name: 'Tagana Contoh' },
  until: null,
  grants: [],
} as unknown as Me;

function shelfInMemory<T extends { readonly key: string }>(): Shelf<T> {
  const held = new Map<string, T>();
  return {
    all: async () => [...held.values()],
    find: async (key) => held.get(key),
    put: async (entry) => void held.set(entry.key, entry),
    remove: async (keys) => {
      for (const key of keys) held.delete(key);
    },
  };
}

function device(at = { now: START }) {
  const shelf = shelfInMemory<Kept>();
  return { at, shelf, kept: new KeptAnswers(shelf, () => at.now) };
}

test('what was opened can be read without a network for seven days, and is gone then', async () => {
  const { at, shelf, kept } = device();
  await kept.keep(ME, [], { key: 'incident:3', title: 'Banjir', answer: { jiwa: 120 } });
  at.now = new Date(START.getTime() + 7 * DAY - 1000);
  expect((await kept.find('incident:3'))?.answer).toEqual({ jiwa: 120 });
  at.now = new Date(START.getTime() + 7 * DAY);
  expect(await kept.find('incident:3')).toBeUndefined();
  expect((await shelf.all()).map(({ key }) => key)).toEqual(['clock']);
});

test('it ends with the emergency right under which it was read', async () => {
  const until = new Date(START.getTime() + 12 * 3_600_000).toISOString();
  const { at, kept } = device();
  const wider = [{ account: 'tagana-1', until, endedAt: null }];
  await kept.keep(ME, wider, { key: 'incident:3', title: 'Banjir', answer: 1 });
  at.now = new Date(Date.parse(until) - 1000);
  expect(await kept.find('incident:3')).toBeDefined();
  at.now = new Date(until);
  expect(await kept.find('incident:3')).toBeUndefined();
});

test('the right of somebody else, or one that has ended, shortens nothing', () => {
  const soon = new Date(START.getTime() + 3_600_000).toISOString();
  const others = [
    { account: 'tagana-2', until: soon, endedAt: null },
    { account: 'tagana-1', until: soon, endedAt: START.toISOString() },
  ];
  expect(keptUntil(START, ME, others).getTime()).toBe(START.getTime() + 7 * DAY);
});

test('it ends with the session and with the last day of a grant', () => {
  const session = { ...ME, until: new Date(START.getTime() + DAY).toISOString() };
  expect(keptUntil(START, session, []).getTime()).toBe(START.getTime() + DAY);
  const granted = { ...ME, grants: [{ until: '2026-03-03' }] } as unknown as Me;
  expect(keptUntil(START, granted, []).toISOString()).toBe('2026-03-04T00:00:00.000Z');
});

test('nobody reads what was kept for another account, and a clock set back brings nothing to life', async () => {
  const { shelf, kept } = device();
  await kept.keep(ME, [], { key: 'incident:3', title: 'Banjir', answer: 1 });
  const other = { ...ME, account: { id: 'tagana-2', name: 'Lain' } } as unknown as Me;
  await kept.keep(other, [], { key: 'incident:4', title: 'Longsor', answer: 2 });
  expect((await kept.all()).map(({ key }) => key).sort()).toEqual(['incident:4', 'session']);
  expect((await shelf.all()).length).toBe(3);
  const entry = { at: START.toISOString(), until: new Date(START.getTime() + DAY).toISOString() };
  expect(isOver(entry, new Date(START.getTime() - 3 * DAY))).toBe(true);
});

test('setting the clock back a little at a time stretches nothing', async () => {
  const { at, kept } = device();
  await kept.keep(ME, [], { key: 'incident:3', title: 'Banjir', answer: 1 });
  at.now = new Date(START.getTime() + 6 * DAY);
  expect(await kept.find('incident:3')).toBeDefined();
  at.now = new Date(START.getTime() + 4 * DAY);
  expect(await kept.find('incident:3')).toBeUndefined();
});

test('an hour that was passed stays passed, also with the clock set back by less than a day', async () => {
  const until = new Date(START.getTime() + 12 * 3_600_000).toISOString();
  const { at, shelf, kept } = device();
  await kept.keep(ME, [{ account: 'tagana-1', until, endedAt: null }], {
    key: 'incident:3',
    title: 'B',
    answer: 1,
  });
  const entries = await shelf.all();
  at.now = new Date(Date.parse(until) - 1000);
  await kept.all();
  at.now = new Date(until);
  await kept.all();
  for (const entry of entries.filter(({ key }) => key !== 'clock')) await shelf.put(entry);
  at.now = new Date(Date.parse(until) - 3_600_000);
  expect(isOver(entries[0] as Kept, at.now, new Date(until))).toBe(true);
});

const whoIs = (account: string) => async () => account;

const FIGURES = { incident: '3', figures: [{ area: '63.71.01.1001', figures: { jiwa: 40 } }] };
const COUNTED = {
  account: 'tagana-1',
  route: 'reportFigures',
  input: FIGURES,
  title: 'Banjir',
} as const satisfies Omit<Waiting, 'key' | 'at' | 'refused'>;
const of = (incident: string) => ({ ...COUNTED, input: { ...FIGURES, incident } });
const incidentOf = (input: Waiting['input']) => ('incident' in input ? input.incident : undefined);

test('figures counted without a network are sent later, in order and with their own hour', async () => {
  const sent: unknown[] = [];
  let isAway = true;
  const waiting = new WaitingFigures(
    shelfInMemory<Waiting>(),
    async (route, input) => {
      if (isAway) throw new ApiFault('unreachable', 0, '');
      sent.push([route, input]);
    },
    whoIs('tagana-1'),
  );
  await waiting.add({ ...COUNTED, at: '2026-03-02T09:10:00Z' });
  await waiting.add({ ...COUNTED, at: '2026-03-02T08:05:00Z' });
  expect(await waiting.flush('tagana-1')).toBe(0);
  expect((await waiting.of('tagana-1')).map(({ at }) => at)).toEqual([
    '2026-03-02T08:05:00Z',
    '2026-03-02T09:10:00Z',
  ]);
  isAway = false;
  expect(await waiting.flush('tagana-2')).toBe(0);
  expect(await waiting.flush('tagana-1')).toBe(2);
  expect(sent).toEqual([
    ['reportFigures', COUNTED.input],
    ['reportFigures', COUNTED.input],
  ]);
  expect(await waiting.of('tagana-1')).toEqual([]);
});

test('what the server refuses stays with the reason, and holds up nothing behind it', async () => {
  const waiting = new WaitingFigures(
    shelfInMemory<Waiting>(),
    async (_, input) => {
      if (incidentOf(input) === '9') throw new ApiFault('unknown-incident', 404, 'Kejadian itu tidak ada.');
    },
    whoIs('tagana-1'),
  );
  await waiting.add({ ...of('9'), at: '2026-03-02T08:00:00Z' });
  await waiting.add({ ...COUNTED, at: '2026-03-02T09:00:00Z' });
  expect(await waiting.flush('tagana-1')).toBe(1);
  expect((await waiting.of('tagana-1')).map(({ refused }) => refused)).toEqual(['Kejadian itu tidak ada.']);
});

test('what one counted is never sent while another is signed in, also where the sign-in changes half way', async () => {
  const sent: string[] = [];
  const signedIn = { as: 'tagana-2' };
  const waiting = new WaitingFigures(
    shelfInMemory<Waiting>(),
    async (_, input) => {
      sent.push(`${signedIn.as}: ${incidentOf(input)}`);
      if (sent.length === 1) signedIn.as = 'tagana-2';
    },
    async () => signedIn.as,
  );
  for (const incident of ['1', '2']) {
    const at = `2026-03-02T0${incident}:00:00Z`;
    await waiting.add({ ...of(incident), at });
  }
  // The page still believes that it is the first one.
  expect(await waiting.flush('tagana-1')).toBe(0);
  expect(sent).toEqual([]);
  signedIn.as = 'tagana-1';
  expect(await waiting.flush('tagana-1')).toBe(1);
  expect(sent).toEqual(['tagana-1: 1']);
  expect(await waiting.ofOthers('tagana-2')).toBe(1);
  // The other signs out: what the first counted stays for the first.
  expect(await waiting.leaveOwn()).toBe(true);
  expect((await waiting.of('tagana-1')).length).toBe(1);
  signedIn.as = 'tagana-1';
  expect(await waiting.leaveOwn()).toBe(false);
  expect(sent).toEqual(['tagana-1: 1', 'tagana-1: 2']);
});

test('who signs out leaves nothing of their own that the server refused', async () => {
  const waiting = new WaitingFigures(
    shelfInMemory<Waiting>(),
    async () => {
      throw new ApiFault('unknown-incident', 404, 'Kejadian itu tidak ada.');
    },
    whoIs('tagana-1'),
  );
  await waiting.add({ ...COUNTED, at: '2026-03-02T08:00:00Z' });
  expect(await waiting.leaveOwn()).toBe(false);
  expect(await waiting.of('tagana-1')).toEqual([]);
});
