import { sql } from 'kysely';
import { pino } from 'pino';
import { forOperator, system } from '../../server/access/scope.ts';
import { readConfig } from '../../server/config.ts';
import type { Context } from '../../server/context.ts';
import { makeRelease } from '../../server/disclosure/release.ts';
import { needImport } from '../../server/imports/need/spec.ts';
import { listImports } from '../../server/imports/query.ts';
import { runImport } from '../../server/imports/run.ts';
import { setupImport } from '../../server/imports/setup/spec.ts';
import { start } from '../../server/start.ts';
import { dyingIn } from './dying.ts';
import { sourceFile } from './files.ts';

/**
 * A release in a process of its own that kills itself with -9 in its n-th statement: `node killed-release.ts N MS`. With
 * N 0 it lives. Says on lines of JSON: `found`, what is read of the release it started with; `again`, the parts of a
 * release made at once; `before`, what is read before figures that were brought in since are released; `done`.
 */
const [dieAt, afterMs] = [Number(process.argv[2]), Number(process.argv[3] ?? 0)];
const scope = forOperator('test');
const none = { source: 'simulasi', licence: null, asOf: null, simulated: true };
const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);

const { ctx, close } = await start(readConfig(), pino({ level: 'silent' }), { serve: false });
const imports = await listImports(ctx, scope);
if (imports.length === 0) {
  await runImport(ctx, scope, setupImport, {
    file: null,
    options: { code: '63.71' },
    provenance: none,
    dryRun: false,
  });
  await bring();
}
say({ found: await readOf(ctx) });
await makeRelease(ctx, scope, { reason: 'request', note: '' });
say({ again: (await readOf(ctx)).parts });
await bring();
say({ before: await readOf(ctx) });
const dying = dyingIn(ctx, dieAt, afterMs);
const done = await makeRelease(dying.ctx, scope, { reason: 'request', note: '' });
say({ done, statements: dying.statements() });
await close();

/** Figures of fifteen kelurahan, others each time. */
async function bring(): Promise<void> {
  const turn = (await listImports(ctx, scope)).length;
  const lines = [1, 2, 3, 4, 5].flatMap((kecamatan) =>
    [1, 2, 3].flatMap((n) =>
      ['FM', 'LUT', 'AT', 'PD'].map(
        (type, i) =>
          `63.71.0${kecamatan}.100${n},${type},2025,${2 + ((turn * 7 + kecamatan * 3 + n + i) % 40)}`,
      ),
    ),
  );
  const file = sourceFile('simulasi.csv', ['kode,jenis,tahun,jumlah', ...lines, ''].join('\n'));
  await runImport(ctx, scope, needImport, { file, options: {}, provenance: none, dryRun: false });
}

/** Which release is read, of which parts, and a checksum of all that those hold. */
async function readOf({ db }: Context): Promise<{ release: number; parts: string; sum: string }> {
  const handle = db.as(system('health'));
  const found = await sql<{ release: number | null; parts: string | null }>`
    select d.release_id as release,
      (select string_agg(h.part_id::text, ',' order by h.part_id) from release_holds h
        where h.release_id = d.release_id) as parts
    from data_state d`.execute(handle);
  const { release, parts } = found.rows[0] ?? { release: null, parts: null };
  const sums: string[] = [];
  for (const table of ['published', 'published_source', 'release_truth', 'release_exact']) {
    const rows = await sql<{ n: number; sum: string | null }>`
      select count(*)::int as n, md5(string_agg(t::text, '|' order by t::text)) as sum from ${sql.table(table)} t
      where t.part_id in (select h.part_id from release_holds h where h.release_id = ${release})`.execute(
      handle,
    );
    sums.push(`${table} ${rows.rows[0]?.n} ${rows.rows[0]?.sum}`);
  }
  return { release: release ?? 0, parts: parts ?? '', sum: sums.join(', ') };
}
