import { type RawBuilder, sql } from 'kysely';
import type { Level } from '../../../data/catalogue/levels.ts';
import type { PillarRoleCode } from '../../../data/catalogue/psks.ts';
import type { MoveRule, PlanLimits, PlanPlace } from '../../../data/contract/plan.ts';
import type { Within } from '../../areas/browse/query.ts';
import { validOn } from '../../areas/query.ts';
import type { Db } from '../../db/open.ts';
import type { MoveRuleTable } from '../../db/tables/plan.ts';
import { heldOn } from '../../pillars/browse/query.ts';

export interface OfficerArea {
  readonly areaId: number;
  readonly share: number | null;
}

/** One role that somebody holds, with all areas served in it. */
export interface Officer {
  readonly who: number;
  /** says not to be available: ill, on leave, elsewhere */
  readonly isAway: boolean;
  readonly roleNo: number;
  readonly homeId: number | null;
  readonly areas: readonly OfficerArea[];
}

/** Who holds a role on a day, also without an area; areas that did not exist that day are left out. */
export async function loadOfficers(
  db: Db,
  {
    role,
    on,
    certified,
  }: { readonly role: PillarRoleCode; readonly on: string; readonly certified: boolean },
): Promise<Officer[]> {
  const isCertified = sql`exists (select 1 from certificate c where c.version_id = v.id
    and (c.role is null or c.role = r.role) and (c.issued_on is null or c.issued_on <= ${on}::date)
    and (c.valid_until is null or c.valid_until >= ${on}::date))`;
  const found = await sql<Officer>`
    select v.volunteer_id as who, v.availability = 'away' as "isAway", r.no as "roleNo", v.home_area_id as "homeId",
      coalesce(json_agg(json_build_object('areaId', s.area_id, 'share', s.share::float8) order by s.area_id)
        filter (where s.area_id is not null), '[]') as areas
    from volunteer_role r join volunteer_version v on v.id = r.version_id
    left join service_area s on s.role_id = r.id
      and exists (select 1 from area_version a where a.area_id = s.area_id and a.current and ${validOn(on, 'a')})
    where r.role = ${role} and v.current and v.merged_into is null and ${heldOn(on)}
      and ${certified ? isCertified : sql`true`}
    group by v.volunteer_id, v.availability, r.no, v.home_area_id order by v.volunteer_id, r.no`.execute(db);
  return found.rows;
}

/** Areas by number as they were on a day. */
export async function loadPlanPlaces(db: Db, ids: readonly number[], on: string): Promise<PlanPlace[]> {
  if (ids.length === 0) return [];
  const found = await sql<PlanPlace>`
    select v.area_id as id, v.code, v.name, v.level, p.name as "parentName",
      case when v.label_point is null then null else jsonb_build_array(
        round(ST_X(v.label_point)::numeric, 6), round(ST_Y(v.label_point)::numeric, 6)) end as at
    from area_version v
    left join area_version p on p.area_id = v.parent_id and p.current and ${validOn(on, 'p')}
    where v.current and ${validOn(on)} and v.area_id = any(${[...ids]}::int[])`.execute(db);
  return found.rows;
}

/** What persons of the register are called now. */
export async function loadNames(db: Db, ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const found = await db
    .selectFrom('volunteer_version as v')
    .innerJoin('volunteer as g', 'g.id', 'v.volunteer_id')
    .select(['v.volunteer_id as id', 'v.name'])
    .where('v.current', '=', true)
    .where('g.erased_at', 'is', null)
    .where('v.volunteer_id', '=', sql<number>`any(${[...ids]}::int[])`)
    .execute();
  return new Map(found.map(({ id, name }) => [id, name]));
}

/** Rules that the office has made otherwise than the catalogue. */
export async function loadMoveRules(db: Db): Promise<MoveRule[]> {
  return db.selectFrom('move_rule').select(['role', 'moves', 'decided_by as decidedBy']).execute();
}

export async function saveRule(tx: Db, { role, moves, decidedBy }: MoveRule): Promise<void> {
  const row = { role, moves, decided_by: decidedBy } satisfies MoveRuleTable;
  await tx
    .insertInto('move_rule')
    .values(row)
    .onConflict((oc) => oc.column('role').doUpdateSet({ moves, decided_by: decidedBy }))
    .execute();
}

export interface PlanRow {
  readonly id: number;
  readonly madeAt: Date;
  readonly madeBy: string;
  readonly withinId: number;
  readonly level: Level;
  readonly period: string;
  readonly roles: PillarRoleCode[];
  readonly limits: PlanLimits;
  readonly result: unknown;
  readonly moves: number;
  readonly accepted: number;
  /** handed in, and neither accepted nor refused yet */
  readonly submitted: number;
  readonly refused: number;
}

function planRows(where: RawBuilder<unknown>): RawBuilder<PlanRow> {
  return sql<PlanRow>`
    select p.id, p.made_at as "madeAt", p.made_by as "madeBy", p.within_id as "withinId", p.level, p.period, p.roles,
      p.limits, p.result, coalesce(m.n, 0)::int as moves, coalesce(m.accepted, 0)::int as accepted,
      coalesce(m.submitted, 0)::int as submitted, coalesce(m.refused, 0)::int as refused
    from plan p left join lateral (
      select count(*) as n, count(*) filter (where i.state = 'applied') as accepted,
        count(*) filter (where i.state is distinct from 'applied' and m.refused_on is null
          and m.submitted_on is not null) as submitted,
        count(*) filter (where i.state is distinct from 'applied' and m.refused_on is not null) as refused
      from plan_move m left join import i on i.id = m.import_id where m.plan_id = p.id) m on true
    where ${where} order by p.id desc`;
}

/** The plans of an area, newest first, at most 50. */
export async function loadPlans(db: Db, withinId: number): Promise<PlanRow[]> {
  return (await planRows(sql`p.within_id = ${withinId}`).execute(db)).rows.slice(0, 50);
}

export async function findPlan(db: Db, id: number): Promise<PlanRow | undefined> {
  return (await planRows(sql`p.id = ${id}`).execute(db)).rows[0];
}

/** An area as it is called now, or was last. */
export async function findArea(db: Db, id: number): Promise<Within | undefined> {
  const found = await sql<Within>`
    select v.area_id as id, v.code, v.name, v.level, v.regency_id as "regencyId" from area_version v
    where v.current and v.area_id = ${id} order by v.valid_from desc nulls last limit 1`.execute(db);
  return found.rows[0];
}

export interface MoveRow {
  readonly no: number;
  readonly who: number;
  /** null: erased, or not in the register any more */
  readonly name: string | null;
  readonly homeId: number | null;
  readonly role: PillarRoleCode;
  readonly roleNo: number;
  readonly fromId: number | null;
  readonly toId: number;
  readonly kmBefore: number | null;
  readonly kmAfter: number | null;
  /** all areas of the role after the move */
  readonly areas: readonly OfficerArea[];
  readonly reason: 'nobody' | 'short' | 'follows' | 'limit';
  readonly withoutBefore: number;
  readonly withoutAfter: number;
  /** the import that it was accepted with, while that holds */
  readonly importId: number | null;
  /** areas of the role in the register now; null: the role is not held any more */
  readonly now: readonly number[] | null;
  /** name of an area to be served that is there no more; null: all are there */
  readonly gone: string | null;
  /** first day of the role in the register; null: not known, or not held any more */
  readonly roleFrom: string | null;
  /** others who serve the new area and are no part of the plan: when it was made (null: not noted then), and now */
  readonly others: number | null;
  readonly othersNow: number;
  readonly letter: 'surat-tugas' | 'usulan' | null;
  readonly submittedOn: string | null;
  readonly refusedOn: string | null;
  readonly refusedNote: string | null;
  readonly decree: string | null;
  readonly decreeFrom: string | null;
}

/** By move `m`: who else holds the role in its new area on a day, beside all whom the plan moves. */
function othersOn(on: string): RawBuilder<number> {
  return sql<number>`(select count(distinct v.volunteer_id)::int from service_area s
    join volunteer_role r on r.id = s.role_id and r.role = m.role and ${heldOn(on)}
    join volunteer_version v on v.id = r.version_id and v.current and v.merged_into is null
    where s.area_id = m.to_id
      and v.volunteer_id not in (select o.volunteer_id from plan_move o where o.plan_id = m.plan_id))`;
}

/**
 * The moves of a plan, with what the register says of them on a day; of who else serves in their areas as of a day of its own.
 * What was accepted from a later day on is in the register before it.
 */
export async function loadMoves(
  db: Db,
  plan: number,
  { on, othersAt }: { readonly on: string; readonly othersAt: string },
): Promise<MoveRow[]> {
  const found = await sql<MoveRow>`
    select m.no, m.volunteer_id as who, case when g.erased_at is null then v.name end as name,
      v.home_area_id as "homeId", m.role, m.role_no as "roleNo", m.from_id as "fromId", m.to_id as "toId",
      m.km_before as "kmBefore", m.km_after as "kmAfter", m.areas, m.reason,
      m.without_before as "withoutBefore", m.without_after as "withoutAfter",
      case when i.state = 'applied' then m.import_id end as "importId",
      case when r.id is null then null else (select coalesce(json_agg(s.area_id order by s.area_id), '[]')
        from service_area s where s.role_id = r.id) end as now,
      (select coalesce((select w.name from area_version w where w.current and w.area_id = (a->>'areaId')::int
          order by w.valid_from desc nulls last limit 1), '') as name
        from jsonb_array_elements(m.areas) a
        where not exists (select 1 from area_version w
          where w.current and w.area_id = (a->>'areaId')::int and ${validOn(on, 'w')}) limit 1) as gone,
      r.from_day::text as "roleFrom", m.others, ${othersOn(othersAt)} as "othersNow", m.letter,
      m.submitted_on::text as "submittedOn", m.refused_on::text as "refusedOn", m.refused_note as "refusedNote",
      m.decree, m.decree_from::text as "decreeFrom"
    from plan_move m join volunteer g on g.id = m.volunteer_id
    left join volunteer_version v on v.volunteer_id = m.volunteer_id and v.current and v.merged_into is null
    left join import i on i.id = m.import_id
    left join volunteer_role r on r.version_id = v.id and r.no = m.role_no and r.role = m.role
      and (${heldOn(on)} or (i.state = 'applied' and (r.until_day is null or r.until_day >= ${on}::date)))
    where m.plan_id = ${plan} order by m.no`.execute(db);
  return found.rows;
}

type MadeWith =
  | 'who'
  | 'role'
  | 'roleNo'
  | 'fromId'
  | 'toId'
  | 'kmBefore'
  | 'kmAfter'
  | 'areas'
  | 'reason'
  | 'withoutBefore'
  | 'withoutAfter';
export interface NewMove extends Pick<MoveRow, MadeWith> {}

export interface NewPlan {
  readonly madeAt: Date;
  readonly madeBy: string;
  readonly withinId: number;
  readonly level: Level;
  readonly period: string;
  readonly roles: readonly PillarRoleCode[];
  readonly limits: PlanLimits;
  readonly result: unknown;
  readonly moves: readonly NewMove[];
  /** who else serves is as of this day */
  readonly othersAt: string;
}

/** Keeps a plan; its number. */
export async function insertPlan(tx: Db, plan: NewPlan): Promise<number> {
  const made = await sql<{ id: number }>`
    insert into plan (made_at, made_by, within_id, level, period, roles, limits, result)
    values (${plan.madeAt}, ${plan.madeBy}, ${plan.withinId}, ${plan.level}, ${plan.period},
      ${[...plan.roles]}::text[], ${JSON.stringify(plan.limits)}::jsonb, ${JSON.stringify(plan.result)}::jsonb)
    returning id`.execute(tx);
  const id = made.rows[0]?.id;
  if (id === undefined) throw new Error('a plan without a number');
  await sql`
    insert into plan_move (plan_id, no, volunteer_id, role, role_no, from_id, to_id, km_before, km_after, areas, reason,
      without_before, without_after)
    select ${id}, t.ord, (t.m->>'who')::int, t.m->>'role', (t.m->>'roleNo')::int, (t.m->>'fromId')::int,
      (t.m->>'toId')::int, (t.m->>'kmBefore')::float8, (t.m->>'kmAfter')::float8, t.m->'areas', t.m->>'reason',
      (t.m->>'withoutBefore')::float8, (t.m->>'withoutAfter')::float8
    from jsonb_array_elements(${JSON.stringify(plan.moves)}::jsonb) with ordinality as t(m, ord)`.execute(tx);
  await sql`update plan_move m set others = ${othersOn(plan.othersAt)} where m.plan_id = ${id}`.execute(tx);
  return id;
}

/** What was decided of a move, as it is kept: what is null is taken back. */
export interface Decision {
  readonly letter: 'surat-tugas' | 'usulan' | null;
  readonly submittedOn: string | null;
  readonly refusedOn: string | null;
  readonly refusedNote: string | null;
  readonly decree: string | null;
  readonly decreeFrom: string | null;
  /** the change of the register that it was accepted with */
  readonly importId: number | null;
}

export async function noteDecision(
  tx: Db,
  { plan, no }: { readonly plan: number; readonly no: number },
  decided: Decision,
): Promise<void> {
  await tx
    .updateTable('plan_move')
    .set({
      letter: decided.letter,
      submitted_on: decided.submittedOn,
      refused_on: decided.refusedOn,
      refused_note: decided.refusedNote,
      decree: decided.decree,
      decree_from: decided.decreeFrom,
      import_id: decided.importId,
    })
    .where('plan_id', '=', plan)
    .where('no', '=', no)
    .execute();
}

/** The name of the first of some areas that does not exist on a day; undefined: all do. */
export async function findGone(db: Db, ids: readonly number[], on: string): Promise<string | undefined> {
  const found = await sql<{ name: string }>`
    select coalesce((select w.name from area_version w where w.current and w.area_id = a.id
        order by w.valid_from desc nulls last limit 1), '') as name
    from unnest(${[...ids]}::int[]) a(id)
    where not exists (select 1 from area_version w where w.current and w.area_id = a.id and ${validOn(on, 'w')})
    limit 1`.execute(db);
  return found.rows[0]?.name;
}

export async function deletePlan(tx: Db, id: number): Promise<void> {
  await tx.deleteFrom('plan').where('id', '=', id).execute();
}
