import type { AuditEventAnswer } from '../../data/contract/audit.ts';
import type { FileAnswer, RouteAnswer, RouteRequest } from '../../data/contract/routes.ts';
import { en } from '../../data/words/en.ts';
import { id, type Words } from '../../data/words/id.ts';
import { requireEverywhere } from '../access/guard.ts';
import type { Scope } from '../access/scope.ts';
import type { Context } from '../context.ts';
import type { Db } from '../db/open.ts';
import { CSV_DIALECTS, type CsvCell, writeCsv } from '../export/csv.ts';
import { type EventRow, kindOf, loadEvents, loadNames } from './browse/query.ts';
import { insertEvent } from './query.ts';
import { verifyChain } from './verify.ts';

const PAGE = 100;
/** a file of more is asked for a stretch of days at a time */
const MOST_IN_FILE = 50_000;

/** A page of events. Throws Fault 'outside-scope' to who may not read those of the whole office. */
export async function audit(
  ctx: Context,
  scope: Scope,
  request: RouteRequest<'audit'>,
): Promise<RouteAnswer<'audit'>> {
  requireEverywhere(scope, 'audit.read');
  const db = ctx.db.as(scope);
  const events = await told(db, await loadEvents(db, request, PAGE));
  return { events, next: events.length === PAGE ? (events.at(-1)?.id ?? null) : null };
}

/** The events that fit as a table; that it was taken is an event itself. */
export async function auditFile(
  ctx: Context,
  scope: Scope,
  request: RouteRequest<'auditFile'>,
): Promise<FileAnswer> {
  requireEverywhere(scope, 'audit.read');
  const { lang, ...filter } = request;
  const db = ctx.db.as(scope);
  const events = await told(db, await loadEvents(db, filter, MOST_IN_FILE));
  const at = ctx.clock.now();
  await insertEvent(db, scope, { at, action: 'audit.taken', subject: 'audit', areas: ['*'], detail: filter });
  const words: Words = lang === 'en' ? en : id;
  const { columns } = words.audit;
  const table: CsvCell[][] = [Object.values(columns), ...events.map((event) => rowOf(event, words))];
  return {
    name: `${words.audit.fileName} ${at.toISOString().slice(0, 10)}.csv`,
    type: 'text/csv; charset=utf-8',
    bytes: Buffer.from(writeCsv(table, CSV_DIALECTS[lang])),
    inline: false,
  };
}

/** Follows the whole chain. */
export async function auditCheck(ctx: Context, scope: Scope): Promise<RouteAnswer<'auditCheck'>> {
  requireEverywhere(scope, 'audit.read');
  const { faults, signature, doubted, sealedAt, ...rest } = await verifyChain(ctx, scope);
  const signed = signature === 'good' || signature === 'none';
  return {
    whole: faults.length === 0 && signed && doubted.length === 0,
    faults: [...faults],
    signature,
    doubted: [...doubted],
    sealedAt: sealedAt?.toISOString() ?? null,
    ...rest,
  };
}

async function told(db: Db, rows: readonly EventRow[]): Promise<AuditEventAnswer[]> {
  const names = await loadNames(db, [...new Set(rows.flatMap((row) => row.areas))]);
  return rows.map(({ at, areas, action, ...row }) => ({
    ...row,
    at: at.toISOString(),
    kind: kindOf(action),
    action,
    areas: areas.map((code) => ({ code, name: names.get(code) ?? null })),
  }));
}

/** In the order of the titles in the dictionary. */
function rowOf(event: AuditEventAnswer, words: Words): CsvCell[] {
  const said = words.audit;
  return [
    event.seal,
    event.at,
    event.who,
    event.role,
    said.kinds[event.kind],
    said.actions[event.action] ?? event.action,
    event.subject,
    event.areas.map(({ code, name }) => (name === null ? code : `${code} ${name}`)).join(' · '),
    event.reads === null ? null : said.reads[event.reads],
    event.place,
    Object.entries(event.detail)
      .map(([key, value]) => `${key}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
      .join('; '),
  ];
}
