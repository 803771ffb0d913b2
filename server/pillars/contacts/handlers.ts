import type { RouteAnswer, RouteRequest } from '../../../data/contract/routes.ts';
import { holdsIn, requireIn } from '../../access/guard.ts';
import type { Scope } from '../../access/scope.ts';
import { insertEvent } from '../../audit/query.ts';
import type { Context } from '../../context.ts';
import { Fault } from '../../fault.ts';
import { writeRegister } from '../answer.ts';
import { nameCodes } from '../browse/query.ts';
import { standingVersions } from '../store/query.ts';
import { countChange } from '../swap/query.ts';
import { deleteContacts, everContacts, loadContacts } from './query.ts';
import { sameContact } from './same.ts';

/** Who to call in an area. Throws Fault 'unknown-area' and 'outside-scope'. */
export async function contacts(
  ctx: Context,
  scope: Scope,
  { area }: RouteRequest<'contacts'>,
): Promise<RouteAnswer<'contacts'>> {
  requireIn(scope, 'pillars.read', area);
  const { id, code, name, level } = await areaNow(ctx, scope, area);
  const db = ctx.db.as(scope);
  const held = await loadContacts(db, id);
  return {
    area: { id, code, name, level },
    version: (await standingVersions(db, 'contacts', [id])).get(id) ?? 0,
    managed: holdsIn(scope, 'pillars.manage', area),
    contacts: held.map(({ phone, ...contact }) => ({ ...contact, hasPhone: phone !== null })),
  };
}

/** Writes the contacts of an area anew. Throws Fault 'unknown-area', 'outside-scope' and 'register-changed'. */
export async function saveContacts(
  ctx: Context,
  scope: Scope,
  request: RouteRequest<'saveContacts'>,
): Promise<RouteAnswer<'saveContacts'>> {
  requireIn(scope, 'pillars.manage', request.area);
  const { id } = await areaNow(ctx, scope, request.area);
  const before = new Map((await loadContacts(ctx.db.as(scope), id)).map((c) => [c.no, c]));
  let last = Math.max(0, ...before.keys());
  const kept = new Set<number>();
  const written = request.contacts.map(({ no: said, kind, name, phone, until }) => {
    // Who is not there any more was erased meanwhile: what a form still holds brings nobody back.
    if (said !== undefined && !before.has(said)) throw new Fault('register-changed', { id: said });
    const isHere = said !== undefined && before.has(said) && !kept.has(said);
    if (!isHere) last += 1;
    const no = isHere ? said : last;
    kept.add(no);
    const known = isHere ? (before.get(no)?.phone ?? null) : null;
    const sealed = phone === undefined ? known : phone === null ? null : ctx.keys.seal('register', phone);
    return { no, kind, name, phone: sealed, until };
  });
  await writeRegister(ctx, scope, {
    contacts: [{ areaId: id, contacts: written }],
    basedOn: { contacts: new Map([[id, request.version]]) },
  });
  return contacts(ctx, scope, { area: request.area });
}

/**
 * Takes somebody out of every list of contacts that an area ever had, with the phone number, by the name that stands or stood
 * there. It is no import: nothing brings them back. Throws Fault 'unknown-area', 'outside-scope' and 'register-refused'.
 */
export async function eraseContact(
  ctx: Context,
  scope: Scope,
  { area, name, reason }: RouteRequest<'eraseContact'>,
): Promise<RouteAnswer<'eraseContact'>> {
  requireIn(scope, 'pillars.manage', area);
  const { id } = await areaNow(ctx, scope, area);
  const version = await ctx.db.exclusively('import', () =>
    ctx.db.write(scope, async (tx) => {
      const rows = sameContact(await everContacts(tx, id), name);
      if (rows.length === 0) throw new Fault('register-refused', { reason: 'contact' });
      await deleteContacts(tx, rows);
      await insertEvent(tx, scope, {
        at: ctx.clock.now(),
        action: 'contact.erased',
        subject: null,
        detail: { reason },
        areas: [area],
      });
      return countChange(tx);
    }),
  );
  await ctx.db.settle({ few: true });
  await ctx.db.announce(version);
  return contacts(ctx, scope, { area });
}

/** The phone number of a contact; that it was read is on record. Throws Fault 'unknown-pillar'. */
export async function contactPhone(
  ctx: Context,
  scope: Scope,
  { area, no }: RouteRequest<'contactPhone'>,
): Promise<RouteAnswer<'contactPhone'>> {
  requireIn(scope, 'pillars.manage', area);
  const db = ctx.db.as(scope);
  const { id } = await areaNow(ctx, scope, area);
  const found = (await loadContacts(db, id)).find((contact) => contact.no === no);
  if (!found?.phone) throw new Fault('unknown-pillar', { id: no });
  const phone = ctx.keys.open('register', found.phone);
  const subject = `contact ${no}`;
  await insertEvent(db, scope, { at: ctx.clock.now(), action: 'view.phone', subject, areas: [area] });
  return { phone };
}

async function areaNow(ctx: Context, scope: Scope, code: string) {
  const found = (await nameCodes(ctx.db.as(scope), [code])).get(code);
  if (!found) throw new Fault('unknown-area', { code });
  return found;
}
