import type { Level } from '../../../data/catalogue/levels.ts';
import type { BoundaryQuality } from '../../../data/contract/area.ts';
import { type GeoFile, readGeo } from '../../../data/read/geo.ts';
import { detectPersons } from '../../../data/read/persons.ts';
import { codeList } from '../../areas/answer.ts';
import { Findings } from '../findings.ts';
import type { Checked, ImportEnv, ImportKindSpec, Provenance, SourceFile } from '../kind.ts';
import { detectLayout, type Layout } from '../placing/layout.ts';
import { countBrought } from '../tree/brought.ts';
import { type PartialOutline, planDerivedShapes } from '../tree/derive-shapes.ts';
import type { Forest } from '../tree/forest.ts';
import { loadNursery } from '../tree/load.ts';
import { writeForest } from '../tree/write.ts';
import { joinParts } from './duplicates.ts';
import { checkFit } from './fit.ts';
import { planShapes } from './plan.ts';
import { replacedBy } from './query.ts';
import { resolveRows } from './resolve.ts';

export interface BoundaryOptions {
  readonly level?: Level | undefined;
  readonly codeColumn?: string | undefined;
  readonly nameColumn?: string | undefined;
  /** code of the area that all rows lie in, for files without codes */
  readonly parent?: string | undefined;
  /** code of the area to take from a larger file */
  readonly within?: string | undefined;
  /** the day whose borders the file shows; today without it */
  readonly asOf?: string | undefined;
  readonly quality?: BoundaryQuality | undefined;
  readonly decree?: string | undefined;
}

const NO_PROVENANCE: Provenance = { source: null, licence: null, asOf: null, simulated: false };

/** `import boundaries FILE`: shapes of one level from GeoJSON or TopoJSON. */
export const boundariesImport: ImportKindSpec<BoundaryOptions, Forest> = {
  kind: 'boundaries',
  check: checkBoundaries,
  stage: async (env, forest, importId) => (await writeForest(env, forest, importId)).touched,
};

async function checkBoundaries(
  env: ImportEnv,
  source: SourceFile | null,
  options: BoundaryOptions,
): Promise<Checked<Forest>> {
  const findings = new Findings();
  const list = await codeList();
  for (const [option, code] of [
    ['--parent', options.parent],
    ['--within', options.within],
  ] as const) {
    if (code === undefined || list.find(code)) continue;
    findings.add({ severity: 'error', code: 'unknown-option-code', value: code, hint: { option } });
  }
  const read = await readGeo(source?.bytes ?? new Uint8Array());
  if ('problem' in read) findings.add(read.problem);
  if ('problem' in read || findings.errors > 0) return answer(findings, undefined, [], none());
  const { file } = read;
  const persons = await detectPersons(file.columns, tableOf(file));
  if (persons) {
    findings.add(persons);
    return answer(findings, undefined, [], none(file.features.length));
  }
  const { layout, findings: found } = detectLayout(file, list, options);
  for (const f of found) findings.add(f);
  if (!layout) return answer(findings, undefined, [], none(file.features.length));
  const understood = describe(file, layout, options);
  const resolved = await resolveRows(env, { file, layout, options, list }, findings);
  const on = options.asOf ?? env.ctx.clock.today();
  const fitting = await checkFit(env, resolved.rows, { list, on }, findings);
  const shapes = await joinParts(env, fitting, findings);
  const used = fitting.length - shapes.refused;
  const rows = { read: resolved.read, used, refused: resolved.read - used };
  if (shapes.placed.length === 0) {
    if (findings.errors === 0) findings.add({ severity: 'error', code: 'nothing-usable' });
    return answer(findings, undefined, understood, rows);
  }
  const nursery = await loadNursery(
    env,
    shapes.placed.map((s) => s.code),
  );
  const { notSetUp } = planShapes(nursery, shapes.placed, {
    quality: options.quality ?? 'indikatif',
    decree: options.decree ?? null,
    on,
  });
  const earlier = await replacedBy(
    env.ctx.db.as(env.scope),
    shapes.placed.map((s) => s.code),
    on,
  );
  if (earlier.count > 0) {
    const hint = { count: earlier.count, imports: earlier.imports.join(', ') };
    findings.add({ severity: 'note', code: 'shapes-replaced', hint });
  }
  if (notSetUp.length > 0) {
    findings.add({ severity: 'note', code: 'regencies-not-set-up', hint: { count: notSetUp.length } });
  }
  const regencies = (code: string) => list.children(code).length;
  for (const outline of planDerivedShapes(nursery.forest, regencies)) findings.add(partialNote(outline));
  return answer(findings, nursery.forest, understood, rows);
}

/** The properties as lines of a table: a map may carry a list of persons just as well. */
function* tableOf(file: GeoFile): Generator<{ cells: string[] }> {
  for (const { properties } of file.features) {
    yield { cells: file.columns.map((c) => String(properties[c] ?? '')) };
  }
}

function partialNote(outline: PartialOutline) {
  const { code, name, level, below, shapes, areas } = outline;
  return {
    severity: 'note' as const,
    code: 'partial-outline',
    value: `${name} (${code})`,
    hint: { level, below, shapes, areas },
  };
}

function none(read = 0) {
  return { read, used: 0, refused: read };
}

function describe(file: GeoFile, layout: Layout, options: BoundaryOptions): Checked<Forest>['understood'] {
  const said: [string, string | undefined | null][] = [
    ['format', file.format],
    ['layer', file.layer],
    ['level', layout.level],
    ['code column', layout.codeColumn],
    ['parent columns', layout.parentColumns.map((p) => p.column).join(', ')],
    ['name column', layout.nameColumn],
    ['place names', Object.values(layout.placeNames).join(', ')],
    [
      'numbers',
      Object.entries(layout.numbers)
        .map(([l, c]) => `${l}: ${c.join(', ')}`)
        .join('; '),
    ],
    ['parent', options.parent],
    ['within', options.within],
  ];
  return said.flatMap(([what, as]) => (as ? [{ what, as }] : []));
}

function answer(
  findings: Findings,
  forest: Forest | undefined,
  understood: Checked<Forest>['understood'],
  rows: Checked<Forest>['rows'],
): Checked<Forest> {
  return {
    plan: forest,
    findings,
    understood,
    rows,
    brought: forest ? countBrought(forest) : {},
    provenance: NO_PROVENANCE,
  };
}
