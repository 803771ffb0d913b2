import { sql } from 'kysely';
import type { ServiceName } from '../../data/catalogue/indicators.ts';
import type { SpmService } from '../../data/contract/spm.ts';
import type { Db } from '../db/open.ts';

/** The five that every regency is scored on (PP 2/2018). */
const STANDARD: ReadonlySet<string> = new Set([
  'disabilitas-terlantar',
  'anak-terlantar',
  'lansia-terlantar',
  'tuna-sosial',
  'korban-bencana',
]);

/** All services, the retired too, in the order in which they were made. */
export async function loadServices(db: Db): Promise<SpmService[]> {
  const rows = await db
    .selectFrom('spm_service')
    .select(['code', 'name_id', 'name_en', 'definition', 'decree', 'retired'])
    .orderBy('no')
    .execute();
  return rows.map(({ name_id, name_en, ...row }) => ({
    ...row,
    name: { id: name_id, en: name_en },
    standard: STANDARD.has(row.code),
  }));
}

/** Services that are not retired. */
export async function loadServicesInUse(db: Db): Promise<ServiceName[]> {
  return (await loadServices(db)).filter((s) => !s.retired);
}

/** Series of services that anybody reported: 'spm:lansia-terlantar'. */
export async function loadSeriesTold(db: Db): Promise<string[]> {
  const found = await sql<{ series: string }>`
    select distinct s.series from rollup_source s join rollup_build b on b.id = s.build_id and b.current
    where s.series like 'spm:%' order by 1`.execute(db);
  return found.rows.map((r) => r.series);
}

function columnsOf({ name, definition, decree }: Pick<SpmService, 'name' | 'definition' | 'decree'>) {
  return { name_id: name.id, name_en: name.en, definition, decree };
}

export async function insertService(
  tx: Db,
  service: Pick<SpmService, 'code' | 'name' | 'definition' | 'decree'>,
): Promise<void> {
  await tx
    .insertInto('spm_service')
    .values({ code: service.code, ...columnsOf(service) })
    .execute();
}

export async function updateService(
  tx: Db,
  code: string,
  service: Pick<SpmService, 'name' | 'definition' | 'decree' | 'retired'>,
): Promise<void> {
  await tx
    .updateTable('spm_service')
    .set({ ...columnsOf(service), retired: service.retired })
    .where('code', '=', code)
    .execute();
}

/**
 * Budgets of areas in a period, as the latest applied import says: whole rupiah by area.
 *
 * @param by as it was known at a moment (ISO 8601); null: as it is known now
 */
export async function loadBudgets(
  db: Db,
  {
    service,
    period,
    areas,
    by,
  }: { service: string; period: string; areas: readonly number[]; by: string | null },
): Promise<Map<number, number>> {
  const found = await sql<{ area: number; amount: string }>`
    select distinct on (b.area_id) b.area_id as area, b.amount from spm_budget b
    join import i on i.id = b.import_id and i.state = 'applied'
      and (${by}::timestamptz is null or i.made_at <= ${by}::timestamptz)
    where b.service = ${service} and b.period = ${period} and b.area_id = any(${[...areas]}::int[])
    order by b.area_id, i.applied_seq desc`.execute(db);
  return new Map(found.rows.map((r) => [r.area, Number(r.amount)]));
}
