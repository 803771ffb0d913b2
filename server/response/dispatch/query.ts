import { sql } from 'kysely';
import type { Level } from '../../../data/catalogue/levels.ts';
import type { ContactKind, PillarRoleCode } from '../../../data/catalogue/psks.ts';
import type { TimeBasis, TravelSettings } from '../../../data/contract/duty.ts';
import type { Availability } from '../../../data/contract/volunteer.ts';
import type { Db } from '../../db/open.ts';
import { heldOn } from '../../pillars/browse/query.ts';
import type { CallAreas } from './calls.ts';
import { toldMinutes } from './rank.ts';

/** Somebody who holds a role today, with where they live. */
export interface ReadyRow {
  readonly who: number;
  readonly availability: Availability;
  readonly onDuty: boolean;
  readonly byHand: number | null;
  /** the home, else the area served; null: neither is known */
  readonly code: string | null;
  readonly level: Level | null;
  readonly quality: string | null;
  readonly at: [number, number] | null;
}

/** Letters of the code of a desa: 'PP.KK.CC.VVVV'. */
const DESA_CODE = 13;

/** Whoever holds a role on a day, within a provinsi: nobody from farther away is of help within the hour. */
export async function loadReady(
  db: Db,
  {
    role,
    on,
    incident,
    province,
  }: {
    readonly role: PillarRoleCode;
    readonly on: string;
    readonly incident: number;
    /** first two digits of its code */
    readonly province: string;
  },
): Promise<ReadyRow[]> {
  const found = await sql<ReadyRow>`
    with holders as (
      select v.volunteer_id as who, min(v.availability) as availability,
        coalesce(v.home_area_id, (array_agg(s.area_id order by s.area_id) filter (where s.area_id is not null))[1]) as area
      from volunteer_version v join volunteer g on g.id = v.volunteer_id and g.erased_at is null
      join volunteer_role r on r.version_id = v.id and r.role = ${role} and ${heldOn(on)}
      left join service_area s on s.role_id = r.id
      where v.current and v.merged_into is null and v.subject = 'person'
      group by v.volunteer_id, v.home_area_id)
    select h.who, h.availability,
      exists (select 1 from duty d where d.volunteer_id = h.who and d.relieved_at is null) as "onDuty",
      m.minutes as "byHand", a.code, a.level, a.quality,
      case when coalesce(a.point, d.point) is null then null else json_build_array(
        ST_X(coalesce(a.point, d.point)), ST_Y(coalesce(a.point, d.point))) end as at
    from holders h
    left join travel_minutes m on m.volunteer_id = h.who and m.incident_id = ${incident}
    left join lateral (select v.code, v.level, v.quality,
        case when v.quality is distinct from 'sketsa' then v.label_point end as point
      from area_version v where v.area_id = h.area and v.current order by v.valid_to desc nulls first limit 1) a on true
    left join lateral (select v.label_point as point from area_version v
      where v.current and v.valid_to is null and v.code = substr(a.code, 1, ${DESA_CODE}::int) limit 1) d on true
    where a.code is null or substr(a.code, 1, 2) = ${province}
    order by h.who`.execute(db);
  return found.rows;
}

export interface DutyRow {
  readonly id: number;
  readonly incident: number;
  readonly pillar: number;
  readonly role: PillarRoleCode;
  readonly task: string | null;
  readonly minutes: number | null;
  readonly basis: TimeBasis | null;
  readonly assignedAt: Date;
  readonly assignedBy: string;
  readonly confirmedAt: Date | null;
  readonly arrivedAt: Date | null;
  readonly relievedAt: Date | null;
}

const DUTY = [
  'id',
  'incident_id as incident',
  'volunteer_id as pillar',
  'role',
  'task',
  'minutes',
  'basis',
  'assigned_at as assignedAt',
  'assigned_by as assignedBy',
  'confirmed_at as confirmedAt',
  'arrived_at as arrivedAt',
  'relieved_at as relievedAt',
] as const;

/** The duties of an incident: those that go on first. Their minutes are as anybody is told them. */
export async function loadDuties(db: Db, incident: number): Promise<DutyRow[]> {
  const rows = await db
    .selectFrom('duty')
    .select(DUTY)
    .where('incident_id', '=', incident)
    .orderBy(sql`relieved_at is not null`)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    ...row,
    minutes: row.minutes === null ? null : toldMinutes(row.minutes, row.basis),
  }));
}

export async function findDuty(db: Db, id: number): Promise<DutyRow | undefined> {
  return db.selectFrom('duty').select(DUTY).where('id', '=', id).executeTakeFirst();
}

/** The duty that somebody is on; undefined: none. */
export async function openDutyOf(db: Db, pillar: number): Promise<DutyRow | undefined> {
  return db
    .selectFrom('duty')
    .select(DUTY)
    .where('volunteer_id', '=', pillar)
    .where('relieved_at', 'is', null)
    .executeTakeFirst();
}

export interface NewDuty {
  readonly incident: number;
  readonly pillar: number;
  readonly role: PillarRoleCode;
  readonly task: string | null;
  readonly minutes: number | null;
  readonly basis: TimeBasis | null;
  readonly at: Date;
  readonly by: string;
}

/** Puts somebody on duty; undefined where they are on one already, also one that began a moment ago. */
export async function insertDuty(tx: Db, duty: NewDuty): Promise<number | undefined> {
  const made = await sql<{ id: number }>`
    insert into duty (incident_id, volunteer_id, role, task, minutes, basis, assigned_at, assigned_by)
    values (${duty.incident}, ${duty.pillar}, ${duty.role}, ${duty.task}, ${duty.minutes}, ${duty.basis}, ${duty.at},
      ${duty.by})
    on conflict (volunteer_id) where relieved_at is null do nothing returning id`.execute(tx);
  return made.rows[0]?.id;
}

/**
 * Does somebody hold a role on a day, and live or else serve within a provinsi? Undefined: not one that may be asked to
 * come there at all, whatever the role.
 */
export async function holdsRole(
  db: Db,
  {
    pillar,
    role,
    on,
    province,
  }: {
    readonly pillar: number;
    readonly role: PillarRoleCode | null;
    readonly on: string;
    /** first two digits of its code */
    readonly province: string;
  },
): Promise<boolean | undefined> {
  const found = await sql<{ held: boolean }>`
    select coalesce(bool_or(r.role = ${role}::text), false) as held
    from volunteer_version v join volunteer g on g.id = v.volunteer_id and g.erased_at is null
    join volunteer_role r on r.version_id = v.id and ${heldOn(on)}
    left join service_area s on s.role_id = r.id
    left join lateral (select a.code from area_version a where a.area_id = coalesce(v.home_area_id, s.area_id)
      and a.current order by a.valid_to desc nulls first limit 1) a on true
    where v.volunteer_id = ${pillar} and v.current and v.merged_into is null and v.subject = 'person'
      and (a.code is null or substr(a.code, 1, 2) = ${province})
    having count(*) > 0`.execute(db);
  return found.rows[0]?.held;
}

const STEP = {
  confirm: { column: 'confirmed_at', after: 'assigned_at' },
  arrive: { column: 'arrived_at', after: 'assigned_at' },
  relieve: { column: 'relieved_at', after: 'assigned_at' },
} as const;

/** Notes a step of a duty; false where it was noted before, or the duty is over. */
export async function noteStep(tx: Db, id: number, step: keyof typeof STEP, at: Date): Promise<boolean> {
  const column = sql.ref(STEP[step].column);
  const changed = await sql<{ id: number }>`
    update duty set ${column} = ${at} where id = ${id} and ${column} is null and relieved_at is null
    returning id`.execute(tx);
  return changed.rows.length > 0;
}

/** Ends every open duty of an incident; who was on one. */
export async function relieveOf(tx: Db, incident: number, at: Date): Promise<number[]> {
  const ended = await sql<{ pillar: number }>`
    update duty set relieved_at = ${at} where incident_id = ${incident} and relieved_at is null
    returning volunteer_id as pillar`.execute(tx);
  return ended.rows.map(({ pillar }) => pillar);
}

/** Keeps the minutes that somebody said, or forgets them. */
export async function keepMinutes(
  tx: Db,
  {
    incident,
    pillar,
    minutes,
    who,
    at,
  }: {
    readonly incident: number;
    readonly pillar: number;
    readonly minutes: number | null;
    readonly who: string;
    readonly at: Date;
  },
): Promise<void> {
  if (minutes === null) {
    await tx
      .deleteFrom('travel_minutes')
      .where('incident_id', '=', incident)
      .where('volunteer_id', '=', pillar)
      .execute();
    return;
  }
  await tx
    .insertInto('travel_minutes')
    .values({ incident_id: incident, volunteer_id: pillar, minutes, said_by: who, said_at: at })
    .onConflict((on) =>
      on.columns(['incident_id', 'volunteer_id']).doUpdateSet({ minutes, said_by: who, said_at: at }),
    )
    .execute();
}

export async function loadTravelSettings(db: Db): Promise<TravelSettings | undefined> {
  return db
    .selectFrom('travel_setting')
    .select([
      'detour',
      'km_per_hour as kmPerHour',
      'ready_minutes as readyMinutes',
      'in_time_minutes as inTimeMinutes',
    ])
    .executeTakeFirst();
}

export async function keepTravelSettings(tx: Db, set: TravelSettings, who: string, at: Date): Promise<void> {
  const row = {
    detour: set.detour,
    km_per_hour: set.kmPerHour,
    ready_minutes: set.readyMinutes,
    in_time_minutes: set.inTimeMinutes,
    set_by: who,
    set_at: at,
  };
  await tx
    .insertInto('travel_setting')
    .values(row)
    .onConflict((on) => on.column('one').doUpdateSet(row))
    .execute();
}

export interface CallRow {
  readonly areaId: number;
  readonly code: string;
  readonly level: Level;
  readonly areaName: string;
  /** the desa/kelurahan of an area below one; null: it is one itself */
  readonly desaName: string | null;
  readonly kind: ContactKind;
  readonly name: string;
  /** sealed */
  readonly phone: string | null;
}

const DESA_NAME = sql`case when a.level in ('dusun', 'rw', 'rt') then (
    select d.name from area_version d where d.current and d.valid_to is null
      and d.code = array_to_string((string_to_array(a.code, '.'))[1:4], '.') limit 1) end`;

/** Contacts of areas by their codes, and of what lies in those of them that are hit themselves; at most 2,000. */
export async function loadCalls(db: Db, { hit, around }: CallAreas, on: string): Promise<CallRow[]> {
  if (hit.length === 0) return [];
  const below = hit.map((code) => `${code}.%`);
  const found = await sql<CallRow>`
    select a.area_id as "areaId", a.code, a.level, a.name as "areaName", ${DESA_NAME} as "desaName", c.kind,
      c.name, c.phone
    from area_contact c join contact_list l on l.id = c.list_id and l.current
    join area_version a on a.area_id = l.area_id and a.current and a.valid_to is null
    where (c.until_day is null or c.until_day >= ${on}::date)
      and (a.code = any(${[...hit, ...around]}::text[]) or a.code like any(${below}::text[]))
    order by a.code collate "C", c.no limit 2000`.execute(db);
  return found.rows;
}

/** A contact of an area as it holds on a day. */
export async function findCall(
  db: Db,
  { area, no, on }: { readonly area: string; readonly no: number; readonly on: string },
): Promise<CallRow | undefined> {
  const found = await sql<CallRow>`
    select a.area_id as "areaId", a.code, a.level, a.name as "areaName", ${DESA_NAME} as "desaName", c.kind,
      c.name, c.phone
    from area_contact c join contact_list l on l.id = c.list_id and l.current
    join area_version a on a.area_id = l.area_id and a.current and a.valid_to is null
    where (c.until_day is null or c.until_day >= ${on}::date) and a.code = ${area} and c.no = ${no}::int`.execute(
    db,
  );
  return found.rows[0];
}

/** Says who an account is in the register, in place of any other one; null: nobody. */
export async function linkPillar(tx: Db, account: string, pillar: number | null): Promise<void> {
  if (pillar !== null) {
    await tx
      .updateTable('account')
      .set({ volunteer_id: null })
      .where('volunteer_id', '=', pillar)
      .where('id', '<>', account)
      .execute();
  }
  await tx.updateTable('account').set({ volunteer_id: pillar }).where('id', '=', account).execute();
}

/** Who an account is in the register; null: not said, undefined: there is no such account. */
export async function pillarOf(db: Db, account: string): Promise<number | null | undefined> {
  const found = await db
    .selectFrom('account')
    .select('volunteer_id as pillar')
    .where('id', '=', account)
    .executeTakeFirst();
  return found?.pillar;
}

/** Keeps the minutes to a place to stay that somebody said, or forgets them. */
export async function keepShelterMinutes(
  tx: Db,
  said: {
    readonly incident: number;
    readonly facility: number;
    readonly minutes: number | null;
    readonly who: string;
    readonly at: Date;
  },
): Promise<void> {
  const { incident, facility, minutes, who, at } = said;
  if (minutes === null) {
    await tx
      .deleteFrom('shelter_minutes')
      .where('incident_id', '=', incident)
      .where('facility_id', '=', facility)
      .execute();
    return;
  }
  await tx
    .insertInto('shelter_minutes')
    .values({ incident_id: incident, facility_id: facility, minutes, said_by: who, said_at: at })
    .onConflict((on) =>
      on.columns(['incident_id', 'facility_id']).doUpdateSet({ minutes, said_by: who, said_at: at }),
    )
    .execute();
}

/** Minutes to places to stay as they were said, by number of the facility. */
export async function loadShelterMinutes(db: Db, incident: number): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('shelter_minutes')
    .select(['facility_id as facility', 'minutes'])
    .where('incident_id', '=', incident)
    .execute();
  return new Map(rows.map(({ facility, minutes }) => [facility, minutes]));
}
