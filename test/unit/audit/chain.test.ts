import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkEnd,
  checkLinks,
  type Link,
  linkEvents,
  NO_LINKS,
  type SealedContent,
} from '../../../server/audit/chain.ts';

const event: fc.Arbitrary<Omit<SealedContent, 'id'>> = fc.record({
  at: fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true }),
  who: fc.string(),
  account: fc.option(fc.string()),
  role: fc.option(fc.constantFrom('planner', 'operator')),
  areas: fc.array(fc.constantFrom('*', '63.71', '63.71.01')),
  reads: fc.constantFrom('exact', 'published', null),
  place: fc.option(fc.ipV4()),
  action: fc.constantFrom('view', 'export'),
  subject: fc.option(fc.string()),
  detail: fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean())),
});
const events = fc
  .array(event, { minLength: 2, maxLength: 12 })
  .map((list) => list.map((e, i): SealedContent => ({ ...e, id: i + 1 })));

describe('the chain of audit events', () => {
  test('an untouched chain has no fault, whole or looked at in pieces', () => {
    fc.assert(
      fc.property(events, fc.nat({ max: 12 }), (given, cut) => {
        const { links, head } = linkEvents(NO_LINKS, given);
        const first = checkLinks(NO_LINKS, links.slice(0, cut));
        const rest = checkLinks(first.head, links.slice(cut));
        expect([...first.faults, ...rest.faults, ...checkEnd(rest.head, head)]).toEqual([]);
      }),
    );
  });

  test('any field of any event that was changed is found at that event', () => {
    const changes: ((link: Link) => Link)[] = [
      (l) => ({ ...l, at: new Date(l.at.getTime() + 1000) }),
      (l) => ({ ...l, who: `${l.who}x` }),
      (l) => ({ ...l, account: 'somebody else' }),
      (l) => ({ ...l, role: 'administrator' }),
      (l) => ({ ...l, areas: [...l.areas, '11'] }),
      (l) => ({ ...l, reads: l.reads === 'exact' ? 'published' : 'exact' }),
      (l) => ({ ...l, place: '203.0.113.9' }),
      (l) => ({ ...l, action: 'nothing' }),
      (l) => ({ ...l, subject: 'another subject' }),
      (l) => ({ ...l, detail: { ...(l.detail as object), more: 1 } }),
      (l) => ({ ...l, id: l.id + 100 }),
    ];
    fc.assert(
      fc.property(events, fc.nat(), fc.nat(), (given, which, how) => {
        const { links } = linkEvents(NO_LINKS, given);
        const i = which % links.length;
        const change = changes[how % changes.length] as (link: Link) => Link;
        const touched = links.map((l, n) => (n === i ? change(l) : l));
        expect(checkLinks(NO_LINKS, touched).faults).toEqual([
          { kind: 'changed', seal: i + 1, id: touched[i]?.id },
        ]);
      }),
    );
  });

  test('events taken out are named by their numbers, at the end too', () => {
    fc.assert(
      fc.property(events, fc.nat(), (given, which) => {
        const { links, head } = linkEvents(NO_LINKS, given);
        const i = which % links.length;
        const found = checkLinks(NO_LINKS, links.toSpliced(i, 1));
        expect([...found.faults, ...checkEnd(found.head, head)]).toEqual([
          { kind: 'missing', from: i + 1, to: i + 1 },
        ]);
      }),
    );
  });

  test('an event rewritten together with its hash no longer fits the next one', () => {
    const { links } = linkEvents(NO_LINKS, fc.sample(events, 1)[0] ?? []);
    const [first, ...others] = links;
    const forged = linkEvents(NO_LINKS, [{ ...(first as Link), who: 'forged' }]).links;
    expect(checkLinks(NO_LINKS, [...forged, ...others]).faults).toEqual([{ kind: 'rewritten', seal: 2 }]);
  });

  test('the order in which a database gives the keys of a detail does not matter', () => {
    const base = { ...(fc.sample(events, 1)[0]?.[0] as SealedContent) };
    const a = linkEvents(NO_LINKS, [{ ...base, detail: { a: 1, b: { c: 2, d: 3 } } }]).head;
    const b = linkEvents(NO_LINKS, [{ ...base, detail: { b: { d: 3, c: 2 }, a: 1 } }]).head;
    expect(a).toEqual(b);
  });
});
