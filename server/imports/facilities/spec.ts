import { sayPositions } from '../../../data/read/csv.ts';
import {
  facilityKey,
  type HeldFacility,
  insertFacilities,
  loadFacilities,
  type WholeFacility,
} from '../../facilities/store/query.ts';
import { Findings } from '../findings.ts';
import type { Checked, ImportEnv, ImportKindSpec, SourceFile } from '../kind.ts';
import { openTable } from '../lookup/open-table.ts';
import { NOTHING_SAID } from '../lookup/read-figures.ts';
import { WordMatcher } from '../matching/word-matcher.ts';
import { refused } from '../run.ts';
import { type FacilityRow, readFacilities } from './rows.ts';

export interface FacilityOptions {
  /** apply the good rows and list the bad, instead of refusing the file */
  readonly skipBadRows?: boolean | undefined;
}

/** `import facilities FILE`: posko, titik pengungsian, lumbung sosial and others, one a row. */
export const facilitiesImport: ImportKindSpec<FacilityOptions, readonly WholeFacility[]> = {
  kind: 'facilities',
  check,
  async stage(env, facilities, importId) {
    const { ctx, scope } = env;
    const writing = { importId, who: scope.who, at: ctx.clock.now() };
    await ctx.db.write(scope, (tx) => insertFacilities(tx, facilities, writing));
    env.progress('stage', 1);
    return { regencies: [], periods: [], boundaries: false, facilities: true };
  },
};

async function check(
  env: ImportEnv,
  file: SourceFile | null,
  options: FacilityOptions,
): Promise<Checked<readonly WholeFacility[]>> {
  const findings = new Findings();
  const open = await openTable(file, findings, { ofPillars: true });
  if (!open) return refused(findings, NOTHING_SAID);
  const words = await WordMatcher.open(env, open.table);
  const { rows, ignored, columns } = await readFacilities(open.table, findings, words.code);
  if (findings.counts['column-missing'] !== undefined) return refused(findings, NOTHING_SAID);
  const whole = await place(env, rows, words, findings);
  words.matches.tell(findings);
  if (ignored.length > 0) {
    const hint = { n: ignored.length, positions: sayPositions(open.table, ignored) };
    findings.add({ severity: 'note', code: 'columns-ignored', hint });
  }
  if (rows.length === 0 && findings.errors === 0)
    findings.add({ severity: 'error', code: 'nothing-to-import' });
  const known = whole.filter((f) => f.id !== null).length;
  if (known > 0) findings.add({ severity: 'note', code: 'facilities-known', hint: { n: known } });
  const applies = whole.length > 0 && (findings.errors === 0 || options.skipBadRows === true);
  const { read } = open.table;
  return {
    plan: applies ? whole : undefined,
    findings,
    understood: [...open.understood, { what: 'columns', as: columns }].filter((u) => u.as !== ''),
    rows: { read, used: applies ? whole.length : 0, refused: read - whole.length - words.matches.leftOut },
    matching: words.matches.report(),
    brought: applies ? { facilities: whole.length } : {},
    provenance: NOTHING_SAID,
  };
}

/** Facilities of the rows: one of the same kind and name in the same desa/kelurahan is written anew, never twice. */
async function place(
  env: ImportEnv,
  rows: readonly FacilityRow[],
  words: WordMatcher,
  findings: Findings,
): Promise<WholeFacility[]> {
  const places = await words.places(env, rows, findings);
  const known = new Map<string, HeldFacility>();
  for (const held of await loadFacilities(env.ctx.db.as(env.scope), {}))
    known.set(keyOf(held, held.code), held);
  const lines = new Map<string, number>();
  const on = env.ctx.clock.today();
  return rows.flatMap((row) => {
    const wrong = (code: string, hint: Record<string, string | number> = {}) => {
      findings.add({ severity: 'error', line: row.line, column: 'kode', code, value: row.written, hint });
      return [];
    };
    const found = places.find(row, row.until !== null && row.until < on ? row.until : on);
    if (found.kind === 'leftOut') return [];
    if (found.kind === 'wrong') return wrong(found.code, found.hint);
    const key = keyOf(row, found.area.code);
    const before = lines.get(key);
    if (before !== undefined) return wrong('facility-twice', { other: before });
    lines.set(key, row.line);
    const held = known.get(key);
    const { name, kind, at, capacity, toilets, waterPoints, packsPerMeal, contact, phone, from, until } = row;
    return [
      {
        id: held?.id ?? null,
        kind,
        name,
        areaId: found.area.id,
        // What the file does not say of a facility that is known stays as it was.
        at: at ?? held?.at ?? null,
        capacity: capacity ?? held?.capacity ?? null,
        toilets: toilets ?? held?.toilets ?? null,
        waterPoints: waterPoints ?? held?.waterPoints ?? null,
        packsPerMeal: packsPerMeal ?? held?.packsPerMeal ?? null,
        contactName: contact ?? held?.contactName ?? null,
        phone: phone === null ? (held?.phone ?? null) : env.ctx.keys.seal('register', phone),
        from: from ?? held?.from ?? null,
        until,
      },
    ];
  });
}

/** Letters of the code of a desa: 'PP.KK.CC.VVVV'. */
const DESA_CODE = 13;

function keyOf({ kind, name }: Pick<FacilityRow, 'kind' | 'name'>, code: string): string {
  return `${kind} ${code.slice(0, DESA_CODE)} ${facilityKey(name)}`;
}
