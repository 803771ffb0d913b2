import { sql } from 'kysely';
import type { OwnChange, OwnDraft } from '../../data/contract/own-indicator.ts';
import type { Db } from '../db/open.ts';
import type { OwnIndicatorTable } from '../db/tables/own.ts';

/** An own indicator as it is kept. */
export type KeptIndicator = OwnDraft & { readonly retired: boolean };

/** All own indicators, the retired too, in the order in which they were made. */
export async function loadOwn(db: Db): Promise<KeptIndicator[]> {
  const rows = await db.selectFrom('own_indicator').selectAll().orderBy('made_at').orderBy('code').execute();
  return rows.map(
    (r): KeptIndicator => ({
      code: r.code,
      kind: r.kind,
      name: { id: r.name_id, en: r.name_en },
      unit: { id: r.unit_id, en: r.unit_en },
      source: r.source,
      access: r.access,
      finest: r.finest,
      rates: r.rates,
      shareOf: r.share_of,
      retired: r.retired,
    }),
  );
}

export interface OwnUse {
  readonly series: string;
  readonly figures: number;
  readonly periods: string[];
}

/** How many figures applied imports hold for own indicators, and of which periods. */
export async function loadOwnUse(db: Db): Promise<OwnUse[]> {
  const found = await sql<OwnUse>`
    select o.series, count(*)::int as figures, array_agg(distinct o.period order by o.period) as periods
    from observation o join import i on i.id = o.import_id and i.state = 'applied'
    where o.series like 'own:%' or o.series like 'rate:%'
    group by o.series`.execute(db);
  return found.rows;
}

function columnsOf(said: Omit<OwnDraft, 'code' | 'kind'>) {
  return {
    name_id: said.name.id,
    name_en: said.name.en,
    unit_id: said.unit.id,
    unit_en: said.unit.en,
    source: said.source,
    access: said.access,
    finest: said.finest,
    rates: JSON.stringify(said.rates),
    share_of: said.shareOf,
  } satisfies Partial<Record<keyof OwnIndicatorTable, unknown>>;
}

export async function insertOwn(tx: Db, draft: OwnDraft, at: Date): Promise<void> {
  await tx
    .insertInto('own_indicator')
    .values({ code: draft.code, kind: draft.kind, ...columnsOf(draft), made_at: at, changed_at: at })
    .execute();
}

export async function updateOwn(tx: Db, code: string, change: OwnChange, at: Date): Promise<void> {
  await tx
    .updateTable('own_indicator')
    .set({ ...columnsOf(change), retired: change.retired, changed_at: at })
    .where('code', '=', code)
    .execute();
}
