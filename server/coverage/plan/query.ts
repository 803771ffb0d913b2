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
}

function planRows(where: RawBuilder<unknown>): RawBuilder<PlanRow> {
  return sql<PlanRow>`
    select p.id, p.made_at as "madeAt", p.made_by as "madeBy", p.within_id as "withinId", p.level, p.period, p.roles,
      p.limits, p.result, coalesce(m.n, 0)::int as moves, coalesce(m.accepted, 0)::int as accepted
    from plan p left join lateral (
      select count(*) as n, count(*) filter (where i.state = 'applied') as accepted
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
}

/** The moves of a plan, with what the register says of them on a day. */
export async function loadMoves(db: Db, plan: number, on: string): Promise<MoveRow[]> {
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
          where w.current and w.area_id = (a->>'areaId')::int and ${validOn(on, 'w')}) limit 1) as gone
    from plan_move m join volunteer g on g.id = m.volunteer_id
    left join volunteer_version v on v.volunteer_id = m.volunteer_id and v.current and v.merged_into is null
    left join volunteer_role r on r.version_id = v.id and r.no = m.role_no and r.role = m.role and ${heldOn(on)}
    left join import i on i.id = m.import_id
    where m.plan_id = ${plan} order by m.no`.execute(db);
  return found.rows;
}

export interface NewMove extends Omit<MoveRow, 'no' | 'name' | 'homeId' | 'importId' | 'now' | 'gone'> {}

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
  return id;
}

/** Notes the change of the register that a move was accepted with. */
export async function noteAccepted(
  tx: Db,
  {
    plan,
    move,
    importId,
  }: { readonly plan: number; readonly move: number; readonly importId: number | null },
): Promise<void> {
  await tx
    .updateTable('plan_move')
    .set({ import_id: importId })
    .where('plan_id', '=', plan)
    .where('no', '=', move)
    .execute();
}

export async function deletePlan(tx: Db, id: number): Promise<void> {
  await tx.deleteFrom('plan').where('id', '=', id).execute();
}
