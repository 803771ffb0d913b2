import { sayPositions } from '../../../data/read/csv.ts';
import { plainKey } from '../../../data/read/names.ts';
import { type HeldPillar, loadPillars, pillarsOfKeys } from '../../pillars/browse/query.ts';
import { personKey, type WholeTraining } from '../../pillars/kind.ts';
import { touchedRegister } from '../../pillars/swap/query.ts';
import { insertTrainings, loadTrainings, trainingsFrom } from '../../pillars/trainings/query.ts';
import { Findings } from '../findings.ts';
import type { Checked, ImportEnv, ImportKindSpec, SourceFile } from '../kind.ts';
import { openTable } from '../lookup/open-table.ts';
import { NOTHING_SAID } from '../lookup/read-figures.ts';
import type { PillarOptions } from '../pillars/spec.ts';
import { refused } from '../run.ts';
import { readTrainings, type TrainingRow } from './rows.ts';

/** `import trainings FILE`: trainings and who of the register took part, a participant a row. */
export const trainingsImport: ImportKindSpec<PillarOptions, readonly WholeTraining[]> = {
  kind: 'trainings',
  check: checkTrainings,
  async stage(env, trainings, importId) {
    await env.ctx.db.write(env.scope, (tx) => insertTrainings(tx, importId, trainings));
    env.progress('stage', 1);
    const register = await touchedRegister(env.ctx.db.as(env.scope), importId);
    return { regencies: [], periods: [], boundaries: false, register };
  },
};

async function checkTrainings(
  env: ImportEnv,
  file: SourceFile | null,
  options: PillarOptions,
): Promise<Checked<readonly WholeTraining[]>> {
  const findings = new Findings();
  const open = await openTable(file, findings, { ofPillars: true });
  if (!open) return refused(findings, NOTHING_SAID);
  const { rows, ignored, columns } = await readTrainings(open.table, findings);
  if (findings.counts['column-missing'] !== undefined) return refused(findings, NOTHING_SAID);
  const db = env.ctx.db.as(env.scope);
  const ids = await pillarsOfKeys(db, [...new Set(rows.map((row) => personKey(row.name)))]);
  const byKey = Map.groupBy(await loadPillars(db, ids), (pillar) => personKey(pillar.name));
  const named = rows.flatMap((row) => {
    const pillar = participantOf(row, byKey.get(personKey(row.name)) ?? [], findings);
    return pillar ? [{ row, pillar }] : [];
  });
  const trainings = await gather(env, named, findings);
  if (ignored.length > 0) {
    const hint = { n: ignored.length, positions: sayPositions(open.table, ignored) };
    findings.add({ severity: 'note', code: 'columns-ignored', hint });
  }
  const { read } = open.table;
  if (rows.length === 0 && findings.errors === 0)
    findings.add({ severity: 'error', code: 'nothing-to-import' });
  const applies = trainings.length > 0 && (findings.errors === 0 || options.skipBadRows === true);
  const participants = trainings.reduce((n, t) => n + t.participants.length, 0);
  return {
    plan: applies ? trainings : undefined,
    findings,
    understood: [...open.understood, { what: 'columns', as: columns }].filter((u) => u.as !== ''),
    rows: { read, used: applies ? named.length : 0, refused: read - named.length },
    brought: applies ? { trainings: trainings.length, participants } : {},
    provenance: NOTHING_SAID,
  };
}

/** Who of the register a row means: of several of one name the one with the role, or in the area, that it says. */
function participantOf(
  row: TrainingRow,
  alike: readonly HeldPillar[],
  findings: Findings,
): HeldPillar | undefined {
  const wrong = (code: string) => {
    findings.add({ severity: 'error', line: row.line, column: 'nama', code });
    return undefined;
  };
  if (alike.length === 0) return wrong('participant-unknown');
  const narrowed = [
    (p: HeldPillar) => row.role === null || p.roles.some((r) => r.role === row.role),
    (p: HeldPillar) => row.area === null || isAt(p, row.area),
  ].reduce<readonly HeldPillar[]>((left, is) => (left.length > 1 ? left.filter(is) : left), alike);
  const [only, another] = narrowed;
  return only && !another ? only : wrong('participant-ambiguous');
}

function isAt(pillar: HeldPillar, written: string): boolean {
  const areas = [...pillar.roles.flatMap((r) => r.areas), ...(pillar.home ? [pillar.home] : [])];
  return areas.some((area) => area.code === written || plainKey(area.name) === plainKey(written));
}

/** Rows of one name and first day are one training; one of the register is completed. */
async function gather(
  env: ImportEnv,
  named: readonly { row: TrainingRow; pillar: HeldPillar }[],
  findings: Findings,
): Promise<WholeTraining[]> {
  const db = env.ctx.db.as(env.scope);
  const keyOf = (name: string, from: string) => `${plainKey(name)} ${from}`;
  const groups = Map.groupBy(named, ({ row }) => keyOf(row.training, row.from));
  const days = [...new Set(named.map(({ row }) => row.from))];
  const known = await trainingsFrom(db, days);
  const ids = new Map(known.map((t) => [keyOf(t.name, t.from), t.id]));
  const before = await loadTrainings(
    db,
    [...groups.keys()].flatMap((key) => ids.get(key) ?? []),
  );
  const made: WholeTraining[] = [];
  for (const [key, rows] of groups) {
    const [first] = rows;
    const was = before.get(ids.get(key) ?? -1);
    if (!first) continue;
    const participants = new Map((was?.participants ?? []).map((p) => [p.pillarId, p]));
    let added = 0;
    for (const { row, pillar } of rows) {
      if (participants.has(pillar.id)) {
        findings.add({ severity: 'warning', line: row.line, column: 'nama', code: 'participant-twice' });
        continue;
      }
      participants.set(pillar.id, { pillarId: pillar.id, role: row.role });
      added += 1;
    }
    if (was && added === 0) continue;
    const { training: name, from, until, kind, theme, place, organiser } = first.row;
    const said = was ?? {
      id: null,
      kind,
      name,
      theme,
      place,
      organiser,
      areaId: null,
      from,
      until,
      cancelled: false,
    };
    made.push({ ...said, participants: [...participants.values()] });
  }
  return made;
}
