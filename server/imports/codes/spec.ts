import { codeList } from '../../areas/answer.ts';
import { insertBridge } from '../../matching/query.ts';
import { Findings } from '../findings.ts';
import type { ImportKindSpec } from '../kind.ts';
import { inBatches } from '../lookup/batches.ts';
import { openTable } from '../lookup/open-table.ts';
import { NOTHING_SAID } from '../lookup/read-figures.ts';
import { refused } from '../run.ts';
import { type BridgeRow, readBridge } from './rows.ts';

/** `import codes FILE`: a bridge table from codes of BPS to those of Kemendagri, for the files that come after it. */
export const codesImport: ImportKindSpec<object, readonly BridgeRow[]> = {
  kind: 'codes',
  async check(_env, file) {
    const findings = new Findings();
    const open = await openTable(file, findings);
    if (!open) return refused(findings, NOTHING_SAID);
    const { table, understood } = open;
    const { rows, outdated } = await readBridge(table, await codeList(), findings);
    if (outdated > 0) findings.add({ severity: 'note', code: 'bridge-outdated', hint: { n: outdated } });
    if (rows.length === 0 && findings.errors === 0)
      findings.add({ severity: 'error', code: 'nothing-to-import' });
    return {
      // A table of thousands has its slips: the lines that are well go in.
      plan: rows.length > 0 ? rows : undefined,
      findings,
      understood,
      rows: {
        read: table.read,
        used: rows.length,
        refused: Math.max(0, table.read - rows.length - outdated),
      },
      brought: { codes: rows.length },
      provenance: NOTHING_SAID,
    };
  },
  async stage(env, rows, importId) {
    const made = { who: env.scope.who, at: env.ctx.clock.now() };
    await inBatches(env, rows, (db, some) => insertBridge(db, importId, some, made));
    return { regencies: [], periods: [], boundaries: false };
  },
};
