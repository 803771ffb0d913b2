import type { ImportEnv } from '../kind.ts';
import { type KnownArea, regenciesOf } from './query.ts';

/** The regencies whose roll-up changes with figures of these areas; of a provinsi every regency that is set up. */
export async function touchedRegencies(env: ImportEnv, areas: readonly KnownArea[]): Promise<number[]> {
  const regencies = new Set(areas.flatMap((a) => (a.regencyId === null ? [] : [a.regencyId])));
  const provinces = new Set(areas.flatMap((a) => (a.level === 'provinsi' ? [a.id] : [])));
  for (const id of await regenciesOf(env.ctx.db.as(env.scope), [...provinces])) regencies.add(id);
  return [...regencies].sort((a, b) => a - b);
}
