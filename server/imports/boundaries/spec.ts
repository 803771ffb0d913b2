import type { CoordinateSystem } from '../../../data/catalogue/coordinate-systems.ts';
import type { Level } from '../../../data/catalogue/levels.ts';
import type { BoundaryQuality } from '../../../data/contract/area.ts';
import { attributeTables, tableOf } from '../../../data/read/attribute-tables.ts';
import { fitsEnding } from '../../../data/read/format.ts';
import { readGeo } from '../../../data/read/geo.ts';
import type { GeoFile } from '../../../data/read/geo-file.ts';
import { detectPersons } from '../../../data/read/persons.ts';
import type { ReadProblem } from '../../../data/read/problem.ts';
import { type CodeList, codeList } from '../../areas/answer.ts';
import { insertBridge } from '../../matching/query.ts';
import { type ChangesPlan, countChanges, stageChanges } from '../changes/stage.ts';
import { Findings } from '../findings.ts';
import type { Checked, ImportEnv, ImportKindSpec, Provenance, SourceFile } from '../kind.ts';
import { inBatches } from '../lookup/batches.ts';
import { WordMatcher } from '../matching/word-matcher.ts';
import { type BridgeLine, bridgeIn, withBridge } from '../placing/bridge.ts';
import { detectLayout, type Layout } from '../placing/layout.ts';
import { checkTopology } from '../topology/check.ts';
import { countBrought } from '../tree/brought.ts';
import { type PartialOutline, planDerivedShapes } from '../tree/derive-shapes.ts';
import type { Nursery } from '../tree/grow.ts';
import { loadNursery } from '../tree/load.ts';
import { type Compared, compareBorders } from '../versions/compare.ts';
import { writeChanges } from '../versions/write.ts';
import { joinParts } from './duplicates.ts';
import { checkFit } from './fit.ts';
import { settleRegency } from './home.ts';
import { locateFile } from './located.ts';
import { partOfMap } from './part.ts';
import { planShapes } from './plan.ts';
import { replacedBy } from './query.ts';
import { type ResolvedRow, resolveRows, type UnlistedRow } from './resolve.ts';

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
  /** the layer of a file with several */
  readonly layer?: string | undefined;
  /** what the coordinates are, of a file that does not say it or says it wrongly */
  readonly coordinates?: CoordinateSystem | undefined;
}

const NO_PROVENANCE: Provenance = { source: null, licence: null, asOf: null, simulated: false };

/** `import boundaries FILE`: shapes of one level from a map file of any format that `readGeo` knows. */
export const boundariesImport: ImportKindSpec<BoundaryOptions, BoundariesPlan> = {
  kind: 'boundaries',
  check: checkBoundaries,
  async stage(env, plan, importId) {
    if (plan.bridge.length > 0) {
      const made = { who: env.scope.who, at: env.ctx.clock.now() };
      await inBatches(env, plan.bridge, (db, lines) => insertBridge(db, importId, lines, made));
    }
    return stageChanges(env, plan, importId);
  },
};

/** Areas as they are to be, and what the file says of their codes at BPS. */
interface BoundariesPlan extends ChangesPlan {
  readonly bridge: readonly BridgeLine[];
}

async function checkBoundaries(
  env: ImportEnv,
  source: SourceFile | null,
  options: BoundaryOptions,
): Promise<Checked<BoundariesPlan>> {
  const findings = new Findings();
  const list = await codeList();
  for (const [option, code] of [
    ['--parent', options.parent],
    ['--within', options.within],
  ] as const) {
    if (code === undefined || list.find(code)) continue;
    findings.add({ severity: 'error', code: 'unknown-option-code', value: code, hint: { option } });
  }
  const read = await readGeo(source?.bytes ?? new Uint8Array(), { layer: options.layer });
  if ('problem' in read) findings.add(read.problem);
  if ('problem' in read || findings.errors > 0) return answer(findings, undefined, [], none());
  const { file: opened } = read;
  const persons = await personsIn(opened, source?.bytes ?? new Uint8Array());
  if (persons) {
    findings.add(persons);
    return answer(findings, undefined, [], none(opened.features.length));
  }
  for (const note of opened.notes) findings.add(note);
  const words = await WordMatcher.forAreas(env, opened);
  const found = withBridge(opened, list, words.code);
  if (source && !fitsEnding(source.name, found.format)) {
    findings.add({
      severity: 'note',
      code: 'ending-otherwise',
      value: source.name,
      hint: { format: found.format },
    });
  }
  const { layout: seen, findings: unclear } = detectLayout(found, list, options);
  for (const f of unclear) findings.add(f);
  const layout = seen && (await settleRegency(env, seen, { file: found, list, words }));
  if (!layout) return answer(findings, undefined, [], none(found.features.length));
  const located = await locateFile(env, { file: found, layout, options, list });
  for (const f of located.findings) findings.add(f);
  const understood = describe(found, layout, options, { system: located.system, list });
  const { file } = located;
  if (!file) return answer(findings, undefined, understood, none(found.features.length));
  findings.readFrom([partOfMap(file, layout)]);
  const resolved = await resolveRows(env, { file, layout, options, list, words }, findings);
  findings.readFrom(
    findings.parts,
    resolved.rows.map(({ feature }) => ({ line: feature, cells: [] })),
  );
  words.matches.tell(findings);
  const matching = words.matches.report();
  const on = options.asOf ?? env.ctx.clock.today();
  const fitting = await checkFit(env, resolved.rows, { list, on }, findings);
  const changed =
    options.asOf === undefined ? undefined : await compareBorders(env, fitting, resolved.unlisted, on);
  const former = ofAnotherTime(resolved.unlisted, changed, findings);
  const shapes = await joinParts(env, [...fitting, ...former], findings);
  const used = fitting.length + former.length - shapes.refused;
  const rows = { read: resolved.read, used, refused: resolved.read - used };
  if (shapes.placed.length === 0) {
    if (findings.errors === 0) findings.add({ severity: 'error', code: 'nothing-usable' });
    return { ...answer(findings, undefined, understood, rows), matching };
  }
  const topology = await checkTopology(env, shapes.placed, { list, on }, findings);
  const nursery = await loadNursery(
    env,
    shapes.placed.map((s) => s.code),
  );
  const names = new Map(shapes.placed.map((s) => [s.code, s.name]));
  const successions = changed ? writeChanges(nursery, changed, (code) => names.get(code) ?? null, on) : [];
  if (changed) tellChanges(changed, nursery, names, findings);
  const { notSetUp, versions } = planShapes(nursery, shapes.placed, {
    quality: options.quality ?? 'indikatif',
    decree: options.decree ?? null,
    on,
    moved: changed?.moved ?? NOT_COMPARED,
  });
  if (versions > 0)
    findings.add({ severity: 'note', code: 'shapes-versioned', hint: { count: versions, on } });
  const earlier = await replacedBy(
    env.ctx.db.as(env.scope),
    shapes.placed.map((s) => s.code),
    on,
  );
  if (earlier.count > versions) {
    const dated = options.asOf === undefined ? 0 : 1;
    const hint = { count: earlier.count - versions, imports: earlier.imports.join(', '), dated };
    findings.add({ severity: 'note', code: 'shapes-replaced', hint });
  }
  if (notSetUp.length > 0) {
    findings.add({ severity: 'note', code: 'regencies-not-set-up', hint: { count: notSetUp.length } });
  }
  const regencies = (code: string) => list.children(code).length;
  for (const outline of planDerivedShapes(nursery.forest, regencies)) findings.add(partialNote(outline));
  const bridge = bridgeIn(file, layout.codeColumn, list);
  if (bridge.length > 0)
    findings.add({ severity: 'note', code: 'bridge-learned', hint: { n: bridge.length } });
  const plan = { forest: nursery.forest, successions, bridge };
  return { ...answer(findings, plan, understood, rows), matching, ...(topology ? { topology } : {}) };
}

const NOT_COMPARED: ReadonlyMap<string, string> = new Map();

/** Rows of unlisted codes that are known by what became of them, or what they came from; the others are refused. */
function ofAnotherTime(
  rows: readonly UnlistedRow[],
  changed: Compared | undefined,
  findings: Findings,
): ResolvedRow[] {
  const { merges = [], splits = [] } = changed?.recognised ?? {};
  const known = new Set([...merges, ...splits].flatMap((c) => [c.into, c.from].flat()));
  return rows.flatMap(({ finding, ...row }) => {
    if (known.has(row.code)) return [row];
    findings.add(finding);
    return [];
  });
}

/** What was recognised is said before it is applied: with the day, and how figures of before are carried across. */
function tellChanges(
  { recognised, dayOf }: Compared,
  { forest, list }: Nursery,
  names: ReadonlyMap<string, string | null>,
  findings: Findings,
): void {
  const label = (code: string) => {
    const name = names.get(code) ?? forest.find(code)?.versions.at(-1)?.name ?? list.find(code)?.name;
    return name ? `${name} (${code})` : code;
  };
  const say = (code: string, one: string, many: readonly string[], date: string, share: number) =>
    findings.add({
      severity: 'warning',
      code,
      value: one,
      hint: {
        one: label(one),
        many: many.map(label).join(', '),
        date,
        share: Math.round(share * 1000) / 10,
      },
    });
  for (const { into, from, share } of recognised.merges)
    say('merge-recognised', into, from, dayOf(into), share);
  for (const { from, into, share } of recognised.splits) {
    say('split-recognised', from, into, dayOf(into[0] ?? from), share);
  }
}

/**
 * Are there persons in the file: in the columns that are read, or in a layer or table beside them? A map may carry a list
 * of persons just as well.
 */
async function personsIn(file: GeoFile, bytes: Uint8Array): Promise<ReadProblem | undefined> {
  const { columns, rows } = tableOf(file);
  const found = await detectPersons(columns, rows);
  const isAll =
    !['Shapefile', 'GeoPackage'].includes(file.format) &&
    file.otherLayers.length === 0 &&
    !file.notes.some((note) => note.code === 'archive-others');
  if (found || isAll) return found;
  for await (const table of attributeTables(bytes)) {
    const beside = await detectPersons(table.columns, table.rows);
    if (beside) return beside;
  }
  return undefined;
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

function describe(
  file: GeoFile,
  layout: Layout,
  options: BoundaryOptions,
  { system, list }: { readonly system: string | null; readonly list: CodeList },
): Checked<ChangesPlan>['understood'] {
  const said: [string, string | undefined | null][] = [
    ['format', file.format],
    ['layer', file.layer],
    ['other layers', file.otherLayers.join(', ')],
    ['coordinates', system],
    ['encoding', file.encoding],
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
    ['parent', layout.parent && `${list.find(layout.parent)?.name ?? ''} (${layout.parent})`],
    ['within', options.within],
  ];
  return said.flatMap(([what, as]) => (as ? [{ what, as }] : []));
}

function answer(
  findings: Findings,
  plan: BoundariesPlan | undefined,
  understood: Checked<BoundariesPlan>['understood'],
  rows: Checked<BoundariesPlan>['rows'],
): Checked<BoundariesPlan> {
  return {
    plan,
    findings,
    understood,
    rows,
    brought: plan ? { ...countBrought(plan.forest), ...countChanges(plan.successions) } : {},
    provenance: NO_PROVENANCE,
  };
}
