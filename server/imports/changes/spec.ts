import { regencyCode } from '../../../data/catalogue/codes.ts';
import { codeList } from '../../areas/answer.ts';
import { Findings } from '../findings.ts';
import type { Checked, ImportEnv, ImportKindSpec, Provenance, SourceFile } from '../kind.ts';
import { openTable } from '../lookup/open-table.ts';
import { countBrought } from '../tree/brought.ts';
import { planDerivedShapes } from '../tree/derive-shapes.ts';
import { growRegencies } from '../tree/grow.ts';
import { loadNursery } from '../tree/load.ts';
import { applyChanges } from './apply.ts';
import { readChanges } from './rows.ts';
import { type ChangesPlan, countChanges, stageChanges } from './stage.ts';

const NO_PROVENANCE: Provenance = { source: null, licence: null, asOf: null, simulated: false };

/** `import changes FILE`: areas formed, moved, split, merged, renamed and dissolved, with the day and the law. */
export const changesImport: ImportKindSpec<Record<never, never>, ChangesPlan> = {
  kind: 'changes',
  check: checkChanges,
  stage: stageChanges,
};

async function checkChanges(env: ImportEnv, file: SourceFile | null): Promise<Checked<ChangesPlan>> {
  const findings = new Findings();
  const opened = await openTable(file, findings, { kind: 'changes' });
  if (!opened) return answer(findings, undefined, [], 0, 0);
  const rows = readChanges(opened.table, findings);
  const codes = rows.flatMap((r) => [r.code, r.oldParent, r.newParent, r.oldCode].filter((c) => c !== null));
  const nursery = await loadNursery(env, codes);
  growRegencies(
    nursery,
    codes.flatMap((c) => regencyCode(c) ?? []),
  );
  const successions = applyChanges(nursery, rows, findings);
  const { read } = opened.table;
  if (successions.length === 0) {
    if (findings.errors === 0 && rows.length === 0)
      findings.add({ severity: 'error', code: 'nothing-usable' });
    return answer(findings, undefined, opened.understood, read, findings.errors > 0 ? 0 : read);
  }
  const list = await codeList();
  planDerivedShapes(nursery.forest, (code) => list.children(code).length);
  return answer(
    findings,
    { forest: nursery.forest, successions },
    opened.understood,
    read,
    successions.length,
  );
}

function answer(
  findings: Findings,
  plan: ChangesPlan | undefined,
  understood: Checked<ChangesPlan>['understood'],
  read: number,
  used: number,
): Checked<ChangesPlan> {
  return {
    plan,
    findings,
    understood,
    rows: { read, used, refused: read - used },
    brought: plan ? { ...countBrought(plan.forest), ...countChanges(plan.successions) } : {},
    provenance: NO_PROVENANCE,
  };
}
