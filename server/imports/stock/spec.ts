import { readAreaCode } from '../../../data/read/area-code.ts';
import { sayPositions } from '../../../data/read/csv.ts';
import { type Change, insertCounts, placeKey } from '../../facilities/stock/query.ts';
import { facilityKey, type HeldFacility, loadFacilities } from '../../facilities/store/query.ts';
import type { FacilityOptions } from '../facilities/spec.ts';
import { Findings } from '../findings.ts';
import type { Checked, ImportEnv, ImportKindSpec, SourceFile } from '../kind.ts';
import { openTable } from '../lookup/open-table.ts';
import { NOTHING_SAID } from '../lookup/read-figures.ts';
import { refused } from '../run.ts';
import { readStock, type StockRow } from './rows.ts';

/** `import stock FILE`: what was counted in the stores, an item of a store a row. What a file does not name stays as it is. */
export const stockImport: ImportKindSpec<FacilityOptions, readonly Change[]> = {
  kind: 'stock',
  check,
  async stage(env, counts, importId) {
    await insertCounts(env.ctx.db.as(env.scope), importId, counts);
    env.progress('stage', 1);
    return { regencies: [], periods: [], boundaries: false, stock: true };
  },
};

async function check(
  env: ImportEnv,
  file: SourceFile | null,
  options: FacilityOptions,
): Promise<Checked<readonly Change[]>> {
  const findings = new Findings();
  const open = await openTable(file, findings, { ofPillars: true });
  if (!open) return refused(findings, NOTHING_SAID);
  const { rows, ignored, columns } = await readStock(open.table, findings);
  if (findings.counts['column-missing'] !== undefined) return refused(findings, NOTHING_SAID);
  const counts = place(rows, await loadFacilities(env.ctx.db.as(env.scope), {}), findings);
  if (ignored.length > 0) {
    const hint = { n: ignored.length, positions: sayPositions(open.table, ignored) };
    findings.add({ severity: 'note', code: 'columns-ignored', hint });
  }
  if (counts.length === 0 && findings.errors === 0)
    findings.add({ severity: 'error', code: 'nothing-to-import' });
  const applies = counts.length > 0 && (findings.errors === 0 || options.skipBadRows === true);
  const { read } = open.table;
  const stores = new Set(counts.map((c) => c.facility)).size;
  return {
    plan: applies ? counts : undefined,
    findings,
    understood: [...open.understood, { what: 'columns', as: columns }].filter((u) => u.as !== ''),
    rows: { read, used: applies ? counts.length : 0, refused: read - counts.length },
    brought: applies ? { stock: counts.length, facilities: stores } : {},
    provenance: NOTHING_SAID,
  };
}

/** The store that each row means: by its name, and by its area where several have that name. */
function place(rows: readonly StockRow[], held: readonly HeldFacility[], findings: Findings): Change[] {
  const byName = Map.groupBy(held, (f) => facilityKey(f.name));
  const lines = new Map<string, number>();
  return rows.flatMap((row) => {
    const wrong = (code: string, hint: Record<string, string | number> = {}) => {
      findings.add({
        severity: 'error',
        line: row.line,
        column: 'fasilitas',
        code,
        value: row.facility,
        hint,
      });
      return [];
    };
    const code = row.code === null ? undefined : (readAreaCode(row.code)?.code ?? row.code);
    const alike = (byName.get(facilityKey(row.facility)) ?? []).filter(
      (f) => code === undefined || f.code === code || f.code.startsWith(`${code}.`),
    );
    const [facility, another] = alike;
    if (!facility) return wrong('facility-unknown');
    if (another) return wrong('facility-ambiguous', { n: alike.length });
    const key = placeKey({ facility: facility.id, item: row.item });
    const before = lines.get(key);
    if (before !== undefined) return wrong('stock-twice', { other: before });
    lines.set(key, row.line);
    return [{ facility: facility.id, item: row.item, count: row.count }];
  });
}
