import { PROVINCE_BOXES } from '../../../data/catalogue/province-boxes.ts';
import { settleCoordinates } from '../../../data/read/coordinates.ts';
import { readGeo } from '../../../data/read/geo.ts';
import { eachInSlices } from '../../../data/read/slices.ts';
import { Findings } from '../findings.ts';
import type { Checked, ImportEnv, ImportKindSpec, SourceFile } from '../kind.ts';
import { regenciesHere } from '../lookup/query.ts';
import { NOTHING_SAID } from '../lookup/read-figures.ts';
import { refused } from '../run.ts';
import { buildRoads, type RoadLine, type Roads } from './graph.ts';
import { roadLines } from './lines.ts';
import { insertRoads } from './query.ts';

export interface RoadOptions {
  readonly layer?: string | undefined;
}

/** Corners of all lines together; a provinsi in full detail has fewer. */
const MOST_POINTS = 3_000_000;

/** `import roads FILE`: road lines of any map format, as a network on which times to a scene are found. */
export const roadsImport: ImportKindSpec<RoadOptions, Roads> = {
  kind: 'roads',
  check,
  async stage(env, roads, importId) {
    await insertRoads(env.ctx.db.as(env.scope), importId, roads);
    env.progress('stage', 1);
    return { regencies: [], periods: [], boundaries: false };
  },
};

async function check(
  env: ImportEnv,
  file: SourceFile | null,
  { layer }: RoadOptions,
): Promise<Checked<Roads>> {
  const findings = new Findings();
  const read = await readGeo(file?.bytes ?? new Uint8Array(), { layer });
  if ('problem' in read) {
    findings.add(read.problem);
    return refused(findings, NOTHING_SAID);
  }
  for (const note of read.file.notes) findings.add(note);
  const provinces = [
    ...new Set((await regenciesHere(env.ctx.db.as(env.scope))).map((code) => code.slice(0, 2))),
  ];
  const within = provinces.flatMap((code) => (PROVINCE_BOXES[code] ? [PROVINCE_BOXES[code]] : []));
  const settled = await settleCoordinates(read.file, { within });
  for (const finding of settled.findings) findings.add(finding);
  if (!settled.file) return refused(findings, NOTHING_SAID);
  const { lines, notLines, points } = await linesOf(settled.file.features);
  if (notLines > 0) findings.add({ severity: 'warning', code: 'roads-not-lines', hint: { n: notLines } });
  if (points > MOST_POINTS) {
    findings.add({ severity: 'error', code: 'roads-too-many', hint: { n: points, most: MOST_POINTS } });
    return refused(findings, NOTHING_SAID);
  }
  const n = settled.file.features.length;
  const roads = await buildRoads(lines);
  if (roads.from.length === 0) findings.add({ severity: 'error', code: 'roads-none' });
  const applies = roads.from.length > 0;
  return {
    plan: applies ? roads : undefined,
    findings,
    understood: [
      { what: 'format', as: read.file.format },
      { what: 'coordinates', as: settled.system ?? '' },
    ].filter((u) => u.as !== ''),
    rows: { read: n, used: applies ? n - notLines : 0, refused: applies ? notLines : n },
    brought: applies ? { roadKm: Math.round(roads.km), junctions: roads.lon.length } : {},
    provenance: NOTHING_SAID,
  };
}

async function linesOf(
  features: Parameters<typeof roadLines>[0][] | readonly Parameters<typeof roadLines>[0][],
) {
  const lines: RoadLine[] = [];
  let [notLines, points] = [0, 0];
  await eachInSlices(features, (feature) => {
    if (points > MOST_POINTS) return;
    const own = roadLines(feature);
    if (own.length === 0) notLines += 1;
    for (const line of own) points += line.points.length;
    lines.push(...own);
  });
  return { lines, notLines, points };
}
