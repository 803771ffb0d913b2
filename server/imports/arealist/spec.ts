import { levelOfCode, regencyCode } from '../../../data/catalogue/codes.ts';
import { isFiner, type Level } from '../../../data/catalogue/levels.ts';
import { type CodeList, codeList } from '../../areas/answer.ts';
import { Findings } from '../findings.ts';
import type { Checked, ImportEnv, ImportKindSpec, Provenance, SourceFile } from '../kind.ts';
import { openTable } from '../lookup/open-table.ts';
import { regenciesHere } from '../lookup/query.ts';
import { WordMatcher } from '../matching/word-matcher.ts';
import { withBridge } from '../placing/bridge.ts';
import { detectLayout, type Layout } from '../placing/layout.ts';
import { countBrought } from '../tree/brought.ts';
import { planDerivedShapes } from '../tree/derive-shapes.ts';
import { copyOf, type Forest } from '../tree/forest.ts';
import { growAny, growRegencies, type Nursery } from '../tree/grow.ts';
import { loadNursery } from '../tree/load.ts';
import { writeForest } from '../tree/write.ts';
import { listLevel } from './level.ts';
import { type ListedRow, readList } from './rows.ts';

export interface AreaListOptions {
  readonly level?: Level | undefined;
  readonly codeColumn?: string | undefined;
  readonly nameColumn?: string | undefined;
  /** code of the area that all rows lie in, for lists without codes */
  readonly parent?: string | undefined;
}

/** Areas of one list, by the kind of database: see BOUNDARY_LIMITS. */
const MOST_AREAS = { embedded: 60_000, server: 400_000 } as const;
const NO_PROVENANCE: Provenance = { source: null, licence: null, asOf: null, simulated: false };

/** `import areas FILE`: a list of desa, dusun, RW or RT without shapes. */
export const areaListImport: ImportKindSpec<AreaListOptions, Forest> = {
  kind: 'areas',
  check: checkList,
  stage: async (env, forest, importId) => (await writeForest(env, forest, importId)).touched,
};

async function checkList(
  env: ImportEnv,
  file: SourceFile | null,
  options: AreaListOptions,
): Promise<Checked<Forest>> {
  const findings = new Findings();
  const list = await codeList();
  if (options.parent !== undefined && !list.find(options.parent)) {
    const hint = { option: '--parent' };
    findings.add({ severity: 'error', code: 'unknown-option-code', value: options.parent, hint });
    return answer(findings, undefined, [], 0, 0);
  }
  const opened = await openTable(file, findings, { kind: 'areas' });
  if (!opened) return answer(findings, undefined, [], 0, 0);
  const { table } = opened;
  const features = table.rows.map((row) => ({
    line: row.line,
    properties: Object.fromEntries(table.columns.map((name, i) => [name, row.cells[i] ?? ''])),
  }));
  const most = MOST_AREAS[env.ctx.db.kind];
  if (features.length > most) {
    findings.add({ severity: 'error', code: 'list-too-long', hint: { found: features.length, most } });
    return answer(findings, undefined, opened.understood, features.length, 0);
  }
  const plain = { columns: table.columns, features };
  const words = await WordMatcher.forAreas(env, plain);
  const tabular = withBridge(plain, list, words.code);
  const told = listLevel(tabular, list, options);
  const { layout: seen, findings: found } =
    'finding' in told ? { layout: undefined, findings: [told.finding] } : detectLayout(tabular, list, told);
  for (const f of found) findings.add(f);
  const layout = seen && (await settleParent(env, seen, findings));
  if (!layout) return answer(findings, undefined, opened.understood, features.length, 0);
  const nurseryFor = (codes: readonly string[]) => loadNursery(env, codes);
  const { rows, nursery } = await readList(
    tabular.features,
    layout,
    list,
    nurseryFor,
    env.ctx.clock.today(),
    { findings, words },
  );
  words.matches.tell(findings);
  const matching = words.matches.report();
  const left = table.read - words.matches.leftOut;
  const understood = [
    ...opened.understood,
    { what: 'level', as: layout.level },
    ...(layout.codeColumn ? [{ what: 'code column', as: layout.codeColumn }] : []),
    ...(layout.parent ? [{ what: 'parent', as: labelOf(list, layout.parent) }] : []),
    { what: 'parent columns', as: layout.parentColumns.map((p) => p.column).join(', ') },
    { what: 'numbers', as: Object.values(layout.numbers).flat().join(', ') },
  ].filter((u) => u.as !== '');
  if (rows.length === 0) {
    if (findings.errors === 0) findings.add({ severity: 'error', code: 'nothing-usable' });
    return { ...answer(findings, undefined, understood, left, 0), matching };
  }
  const changed = planList(nursery, rows, env.ctx.clock.today());
  if (changed === 0)
    findings.add({ severity: 'note', code: 'list-already-there', hint: { areas: rows.length } });
  planDerivedShapes(nursery.forest, (code) => list.children(code).length);
  const forest = changed === 0 ? undefined : nursery.forest;
  return { ...answer(findings, forest, understood, left, rows.length), matching };
}

/**
 * A list that names kecamatan and desa without their regency means the one that is set up here. Where that is not one
 * alone it must be said: the same names stand in many regencies.
 */
async function settleParent(env: ImportEnv, layout: Layout, findings: Findings): Promise<Layout | undefined> {
  const { codeColumn, parentColumns, placeNames, parent } = layout;
  const told = codeColumn ?? parentColumns[0] ?? placeNames.kabupaten ?? placeNames.provinsi ?? parent;
  if (told !== undefined) return layout;
  const regencies = await regenciesHere(env.ctx.db.as(env.scope));
  const [only] = regencies;
  if (only !== undefined && regencies.length === 1) return { ...layout, parent: only };
  const column = layout.placeNames.desa ?? layout.nameColumn ?? null;
  findings.add({ severity: 'error', column, code: 'which-regency', hint: { n: regencies.length } });
  return undefined;
}

function labelOf(list: CodeList, code: string): string {
  const listed = list.find(code);
  return listed ? `${listed.name} (${code})` : code;
}

/** Plans the areas that are not there, and the names that are new; returns how many areas that changes. */
function planList(nursery: Nursery, rows: readonly ListedRow[], on: string): number {
  const { forest } = nursery;
  growRegencies(
    nursery,
    rows.flatMap((r) => regencyCode(r.code) ?? []),
  );
  for (const { code, name } of rows) {
    const there = growAny(nursery, code, name, on);
    const listed = isFiner(levelOfCode(code) ?? 'provinsi', 'desa') ? name : null;
    if (!there || listed === null || there.versions.every((v) => v.name === listed)) continue;
    forest.rewrite(
      there.key,
      there.versions.map((v) => ({ ...copyOf(v), name: listed })),
    );
  }
  return forest.changed().length;
}

function answer(
  findings: Findings,
  forest: Forest | undefined,
  understood: Checked<Forest>['understood'],
  read: number,
  used: number,
): Checked<Forest> {
  return {
    plan: forest,
    findings,
    understood,
    rows: { read, used, refused: read - used },
    brought: forest ? countBrought(forest) : {},
    provenance: NO_PROVENANCE,
  };
}
