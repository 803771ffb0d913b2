import { FACILITY_KINDS } from '../../../data/contract/facility.ts';
import type { AreaProfile } from '../../../data/contract/profile.ts';
import type { ReadyPackage } from '../../../data/contract/ready-package.ts';
import { holdsIn, touchesArea } from '../../access/guard.ts';
import type { Scope } from '../../access/scope.ts';
import { findWithin, loadCard, loadPath, type Within } from '../../areas/browse/query.ts';
import { insertEvent } from '../../audit/query.ts';
import type { Context } from '../../context.ts';
import type { Db } from '../../db/open.ts';
import { facilitiesIn } from '../../facilities/answer.ts';
import { loadStock } from '../../facilities/store/query.ts';
import { Fault } from '../../fault.ts';
import { hazardsOfArea } from '../../hazards/area/answer.ts';
import { loadSaid } from '../../hazards/query.ts';
import { answerProfile } from '../../indicators/profile/answer.ts';
import { loadAvailable } from '../../indicators/query.ts';
import { loadCalls } from '../dispatch/query.ts';
import { drawMap } from '../paper/map.ts';

const MOST_FACILITIES = 14;
const MOST_STOCK = 120;
const MOST_CONTACTS = 400;
const EVACUATION = 'bantuan-evakuasi';
/** Faults that say that somebody may not read figures, or that there are none. */
const UNREADABLE = new Set(['outside-scope', 'not-released', 'published-coarser']);

/** The paket siaga of an area, from the answers that the screens show. Throws Fault 'unknown-area', 'outside-scope'. */
export async function gatherPackage(
  ctx: Context,
  scope: Scope,
  { area: code, phones }: { readonly area: string; readonly phones: boolean },
): Promise<ReadyPackage> {
  const db = ctx.db.as(scope);
  const on = ctx.clock.today();
  const area = await findWithin(db, code, on);
  if (!area) throw new Fault('unknown-area', { code });
  if (!touchesArea(scope, code) && !holdsIn(scope, 'incidents.read', code)) throw new Fault('outside-scope');
  const [card, path] = [await loadCard(db, area.id, on), await loadPath(db, area.id, on)];
  const around = path.findLast(({ level }) => level === 'kecamatan')?.code ?? code;
  const profile = await readProfile(ctx, scope, code);
  const all = await facilitiesIn(ctx, scope, { within: around, kinds: FACILITY_KINDS });
  const isHere = (at: string) => at === code || at.startsWith(`${code}.`);
  const placed = all
    .map((facility) => ({ ...facility, isHere: isHere(facility.area.code) }))
    .sort(
      (a, b) =>
        Number(b.isHere) - Number(a.isHere) ||
        Number(b.kind === 'titik-pengungsian') - Number(a.kind === 'titik-pengungsian'),
    );
  const facilities = placed.slice(0, MOST_FACILITIES);
  const named = new Map(all.map(({ id, name }) => [id, name]));
  const stock = await loadStock(db, [...named.keys()]);
  const isOfHelp = profile?.indicator.id === `${EVACUATION}.count`;
  const evacuation = isOfHelp ? profile.trend.find((point) => point.period === profile.period) : undefined;
  return {
    area: { id: area.id, code: area.code, name: area.name, level: area.level },
    kind: card?.kind ?? null,
    path,
    madeAt: ctx.clock.now().toISOString(),
    period: profile?.period ?? null,
    people: profile?.people ?? null,
    evacuation: {
      count: evacuation?.count ?? null,
      isHidden: evacuation?.basis === 'hidden',
    },
    hazards: await readHazards(db, area, on),
    facilities,
    stock: stock
      .slice(0, MOST_STOCK)
      .map(({ item, count, facility }) => ({ item, count, at: named.get(facility) ?? '' })),
    more: {
      facilities: placed.length - facilities.length,
      stock: Math.max(0, stock.length - MOST_STOCK),
    },
    contacts: await readContacts(ctx, scope, { code, path, phones }),
    mayPhones: holdsIn(scope, 'pillars.read', code) && holdsIn(scope, 'pillars.manage', code),
    map: await drawMap(db, { incident: null, hit: [area.id], around: [area.id], places: facilities, on }),
    simulated: (profile?.simulated ?? false) || facilities.some(({ simulated }) => simulated),
    release: profile?.release ?? null,
  };
}

/** Figures of the newest period that there are; null: none, or none that the asker reads. */
async function readProfile(ctx: Context, scope: Scope, code: string): Promise<AreaProfile | null> {
  const db = ctx.db.as(scope);
  const within = (await findWithin(db, code, ctx.clock.today())) ?? null;
  const available = await loadAvailable(db, scope.release ?? 'exact', within);
  const periods = available.map(({ period }) => period).sort();
  let first: AreaProfile | null = null;
  for (const indicator of [`${EVACUATION}.count`, 'penduduk.count']) {
    for (const period of periods.toReversed().slice(0, 4)) {
      try {
        const found = await answerProfile(ctx, scope, { code, indicator, period, sex: 'A' });
        // A period in which nobody told who needs help says less than the one before.
        if (found.trend.some((point) => point.period === period && point.basis !== 'none')) return found;
        first ??= found;
      } catch (reason) {
        if (!(reason instanceof Fault) || !UNREADABLE.has(reason.code)) throw reason;
      }
    }
  }
  return first;
}

/** Contacts of here with its RW and RT, and of the kecamatan; whose office has ended is not who to call. */
async function readContacts(
  ctx: Context,
  scope: Scope,
  {
    code,
    path,
    phones,
  }: { readonly code: string; readonly path: ReadyPackage['path']; readonly phones: boolean },
): Promise<ReadyPackage['contacts']> {
  if (!holdsIn(scope, 'pillars.read', code)) return null;
  const db = ctx.db.as(scope);
  const around = path.filter(({ level }) => level === 'kecamatan').map((one) => one.code);
  const found = await loadCalls(db, { hit: [code], around }, ctx.clock.today());
  const isAround = (at: string) => around.includes(at);
  const shown = found
    .toSorted((a, b) => Number(isAround(a.code)) - Number(isAround(b.code)))
    .slice(0, MOST_CONTACTS);
  const read = new Set<string>();
  const contacts = shown.map(({ kind, name, phone, code: at, areaId, areaName, level }) => {
    const isRead = phones && phone !== null && holdsIn(scope, 'pillars.manage', at);
    if (isRead) read.add(at);
    return {
      kind,
      name,
      hasPhone: phone !== null,
      phone: isRead ? ctx.keys.open('register', phone) : null,
      area: { id: areaId, code: at, name: areaName, level },
    };
  });
  if (read.size > 0) {
    await insertEvent(db, scope, {
      at: ctx.clock.now(),
      action: 'view.phone',
      subject: `area ${code}`,
      areas: [...read],
      detail: { phones: contacts.filter((c) => c.phone !== null).length, what: 'ready-package' },
    });
  }
  return contacts;
}

/** Hazards with what is known of them here, and what it stands on: a shape says more than a tick on a list. */
async function readHazards(db: Db, area: Within, on: string): Promise<ReadyPackage['hazards']> {
  const hazards = await hazardsOfArea(db, area, on);
  const said = await loadSaid(
    db,
    hazards.map(({ hazard }) => hazard),
    area,
    on,
  );
  return hazards.map((one) => {
    const set = said.find((s) => s.set.hazard === one.hazard)?.set;
    const isKnown = one.shares !== null && set !== undefined;
    return { ...one, quality: isKnown ? set.quality : null, set: isKnown ? set.name : null };
  });
}
