import { request } from 'node:http';
import { sql } from 'kysely';
import { routes } from '../../data/contract/routes.ts';
import type { Words } from '../../data/words/id.ts';
import { terminalWords } from '../../data/words/terminal.ts';
import { keysFrom } from '../access/key-file.ts';
import { marksOf } from '../access/key-mark.ts';
import { system } from '../access/scope.ts';
import type { Context } from '../context.ts';
import { backupState } from '../db/backup-state.ts';
import { findDamage } from '../db/check.ts';
import { appliedMigrations } from '../db/migrate.ts';
import { migrations } from '../db/migrations/index.ts';
import { withoutPassword } from '../db/server-versions.ts';
import { Trouble } from '../db/trouble.ts';
import { jobsGivenUp } from '../jobs/answer.ts';

/** One line of the doctor: what was looked at and how it is; the text says what to do. */
export interface DoctorFinding {
  readonly mark: 'ok' | 'warning' | 'fault';
  readonly text: string;
}

const ANSWER_MS = 2000;

export const ok = (text: string): DoctorFinding => ({ mark: 'ok', text });
export const warning = (text: string): DoctorFinding => ({ mark: 'warning', text });
export const fault = (text: string): DoctorFinding => ({ mark: 'fault', text });

type Examined = Pick<Context, 'config' | 'db' | 'clock'>;

/** How is the open database: versions, schema, soundness, what was left unfinished, backups? Changes nothing. */
export async function examineDatabase(ctx: Examined, words: Words): Promise<DoctorFinding[]> {
  const say = terminalWords(words).doctor;
  const db = ctx.db.as(system('health'));
  const found = [
    ctx.db.kind === 'embedded'
      ? ok(say.embedded)
      : ok(say.server(withoutPassword(ctx.config.databaseUrl ?? ''))),
  ];
  const versions = await sql<{ postgres: string; postgis: string }>`
    select current_setting('server_version') as postgres, extversion as postgis
    from pg_extension where extname = 'postgis'`.execute(db);
  for (const v of versions.rows) found.push(ok(say.versions(v.postgres, v.postgis)));
  const applied = await appliedMigrations(ctx);
  const due = migrations.slice(applied.length).map((m) => m.name);
  if (due.length > 0) return [...found, warning(say.schemaBehind(due.join(', ')))];
  found.push(ok(say.schema(applied.at(-1) ?? '')));
  if (ctx.db.kind === 'embedded') {
    const damage = await findDamage(ctx.db.run);
    found.push(damage.length === 0 ? ok(say.sound) : fault(say.damage(damage.join('; '))));
  }
  found.push(...(await keyNeeded(ctx, words)));
  found.push(await orphans(ctx, words), await draftsLeft(ctx, words), await newestBackup(ctx, words));
  found.push(...(await givenUp(ctx, words)));
  return found;
}

/** Is the key here that this database was sealed with? Says nothing where all is well: the file was told already. */
async function keyNeeded(ctx: Examined, words: Words): Promise<DoctorFinding[]> {
  const marks = await marksOf(ctx);
  if (marks.length === 0) return [];
  try {
    keysFrom(ctx.config, marks).known();
    return [];
  } catch (reason) {
    if (!(reason instanceof Trouble)) throw reason;
    const sentences: Record<string, (d: Trouble['detail']) => string> = words.service.trouble;
    return [fault(sentences[reason.code]?.(reason.detail) ?? reason.code)];
  }
}

/** Figures refer to areas and imports, and the roll-up to its builds, without the database watching over it. */
async function orphans(ctx: Examined, words: Words): Promise<DoctorFinding> {
  const found = await sql<{ n: number }>`
    select ((select count(*) from observation o where not exists (select 1 from area a where a.id = o.area_id)
        or not exists (select 1 from import i where i.id = o.import_id))
      + (select count(*) from rollup r where not exists (select 1 from rollup_build b where b.id = r.build_id))
      )::integer as n`.execute(ctx.db.as(system('health')));
  const n = found.rows[0]?.n ?? 0;
  const say = terminalWords(words).doctor;
  return n === 0 ? ok(say.noOrphans) : fault(say.orphans(n));
}

async function draftsLeft(ctx: Examined, words: Words): Promise<DoctorFinding> {
  const rows = await ctx.db
    .as(system('health'))
    .selectFrom('import')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('state', '=', 'draft')
    .executeTakeFirstOrThrow();
  const say = terminalWords(words).doctor;
  return rows.n === 0 ? ok(say.drafts) : warning(say.draftsLeft(rows.n));
}

/** Work in the background that is not tried again. Says nothing where all is well. */
async function givenUp(ctx: Examined, words: Words): Promise<DoctorFinding[]> {
  const say = terminalWords(words).doctor;
  const found = await jobsGivenUp(ctx.db);
  return found.map(({ job, at, tries, ended }) => {
    const what = ended ? say.jobEnded : say.jobFailed;
    return warning(`${what(say.jobs[job], tries, words.format.moment(at))} ${say.jobAgain[job]}`);
  });
}

async function newestBackup(ctx: Examined, words: Words): Promise<DoctorFinding> {
  const say = terminalWords(words).doctor;
  const { running } = words;
  const { every, newest, ageHours, changedSince, late } = await backupState(ctx);
  if (!newest || ageHours === null) return changedSince ? warning(say.backupNone) : ok(say.backupNone);
  const hours = ageHours.toFixed(1);
  if (late) return warning(running.doctor.backupLate(newest.name, hours, running.doctor.every[every]));
  return ok(say.backup(newest.name, hours));
}

/** Which Petasos serves a port of this machine? undefined: none does, or it does not answer soon. Asked over loopback only. */
export function versionServing(port: number): Promise<string | undefined> {
  const { promise, resolve } = Promise.withResolvers<string | undefined>();
  const { health } = routes;
  const asked = request({ host: '127.0.0.1', port, path: health.path, timeout: ANSWER_MS }, (answer) => {
    let text = '';
    answer.setEncoding('utf8');
    answer.on('data', (part: string) => {
      text += part;
      if (text.length > 10_000) answer.destroy();
    });
    answer.on('close', () => {
      try {
        resolve(health.answer.safeParse(JSON.parse(text)).data?.version);
      } catch {
        resolve(undefined);
      }
    });
  });
  asked.on('timeout', () => asked.destroy());
  asked.on('error', () => resolve(undefined));
  asked.end();
  return promise;
}

/** The findings as lines. */
export function writeFindings(findings: readonly DoctorFinding[], words: Words): string {
  const marks = terminalWords(words).doctor.mark;
  const width = Math.max(...Object.values(marks).map((m) => m.length));
  return findings.map((f) => `${marks[f.mark].padEnd(width)}  ${f.text}`).join('\n');
}
