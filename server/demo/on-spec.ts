import { levelOfCode } from '../../data/catalogue/codes.ts';
import { isFiner } from '../../data/catalogue/levels.ts';
import { lastDay } from '../../data/contract/period.ts';
import { DEMO_YEARS } from '../../data/demo/people.ts';
import { Findings } from '../imports/findings.ts';
import type { Checked, ImportEnv, ImportKindSpec, Provenance } from '../imports/kind.ts';
import { loadPeople, loadPeopleBuilds } from '../imports/lookup/query.ts';
import { insertNeeds, type NeedFact } from '../imports/need/query.ts';
import { insertPopulation, type PopulationFact } from '../imports/population/query.ts';
import { batched } from './batched.ts';
import { type Inhabited, inhabit, needsOn } from './on-areas.ts';
import { type RealArea, realAreas, realNeedImports } from './query.ts';

export interface OnOptions {
  /** a regency that is set up, or an area in it */
  readonly code: string;
}

interface OnPlan<Fact> {
  readonly facts: readonly Fact[];
  readonly regencies: readonly number[];
}

const SEED = '1';
export const ON_PROVENANCE: Provenance = {
  source: 'angka contoh (simulasi Petasos)',
  licence: 'CC0 1.0',
  asOf: null,
  simulated: true,
};

/** Made-up people for areas of which none are known: rates need them. */
export const peopleOnImport: ImportKindSpec<OnOptions, OnPlan<PopulationFact>> = {
  kind: 'population',
  async check(env, _file, { code }) {
    const findings = new Findings();
    const found = await findAreas(env, code, findings);
    const inhabited = inhabit(found.areas, found.known, SEED);
    // Known people are never mixed with made-up ones.
    const facts = found.known.size > 0 ? [] : inhabited.flatMap(peopleFacts);
    return planned(facts, found.areas, findings);
  },
  async stage(env, plan, importId) {
    await batched(env, plan.facts, (db, facts) => insertPopulation(db, importId, facts));
    return { regencies: plan.regencies, periods: 'all', boundaries: false };
  },
};

/** Made-up need for real areas, without the closed types; refused where real figures of need stand there. */
export const needsOnImport: ImportKindSpec<OnOptions, OnPlan<NeedFact>> = {
  kind: 'need',
  async check(env, _file, { code }) {
    const findings = new Findings();
    const found = await findAreas(env, code, findings);
    const real = await realNeedImports(
      env.ctx.db.as(env.scope),
      found.areas.map((a) => a.id),
    );
    if (real.length > 0) {
      findings.add({
        severity: 'error',
        code: 'demo-over-real',
        value: code,
        hint: { imports: real.join(', ') },
      });
    }
    if (findings.errors > 0) return planned<NeedFact>([], found.areas, findings);
    const rows = needsOn(inhabit(found.areas, found.known, SEED), SEED);
    const facts = rows.map((r) => ({ ...r, areaId: r.area, asOf: lastDay(r.period) }));
    return planned(facts, found.areas, findings);
  },
  async stage(env, plan, importId) {
    await batched(env, plan.facts, (db, facts) => insertNeeds(db, importId, 'pmks-2012', facts));
    return {
      regencies: plan.regencies,
      periods: [...new Set(plan.facts.map((f) => f.period))].sort(),
      boundaries: false,
    };
  },
};

async function findAreas(
  env: ImportEnv,
  code: string,
  findings: Findings,
): Promise<{ areas: readonly RealArea[]; known: Map<number, number> }> {
  const db = env.ctx.db.as(env.scope);
  const level = levelOfCode(code);
  const fits = level !== undefined && level !== 'provinsi';
  const areas = fits ? await realAreas(db, code, env.ctx.clock.today()) : [];
  if (areas.length === 0) findings.add({ severity: 'error', code: 'demo-nowhere', value: code });
  const known = new Map<number, number>();
  const regencies = [...new Set(areas.map((a) => a.regencyId))];
  const builds = await loadPeopleBuilds(db, regencies);
  const newest = [...builds].sort((a, b) => (a.populationPeriod < b.populationPeriod ? -1 : 1));
  for (const build of newest) {
    for (const [id, { persons }] of await loadPeople(db, build.id))
      if (persons !== null) known.set(id, persons);
  }
  const here = new Set(areas.map((a) => a.id));
  return { areas, known: new Map([...known].filter(([id]) => here.has(id))) };
}

function peopleFacts({ area, persons, households }: Inhabited): PopulationFact[] {
  const period = DEMO_YEARS.at(-1) ?? '';
  const base = { areaId: area.id, period, asOf: lastDay(period), ageBand: '*' };
  const men = Math.round(persons * 0.503);
  return [
    { ...base, sex: 'T', persons, households },
    { ...base, sex: 'L', persons: men, households: null },
    { ...base, sex: 'P', persons: persons - men, households: null },
  ];
}

function planned<Fact extends { readonly areaId: number }>(
  facts: readonly Fact[],
  areas: readonly RealArea[],
  findings: Findings,
): Checked<OnPlan<Fact>> {
  const told = new Set(facts.map((f) => f.areaId));
  const levels = areas.filter((a) => told.has(a.id)).map((a) => a.level);
  const finest = levels.reduce((a, b) => (isFiner(b, a) ? b : a), levels[0] ?? 'desa');
  return {
    plan: facts.length === 0 ? undefined : { facts, regencies: [...new Set(areas.map((a) => a.regencyId))] },
    findings,
    understood: facts.length === 0 ? [] : [{ what: 'level', as: finest }],
    rows: { read: facts.length, used: facts.length, refused: 0 },
    brought: { areas: told.size, figures: facts.length },
    provenance: ON_PROVENANCE,
  };
}
