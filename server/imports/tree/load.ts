import { codeList } from '../../areas/answer.ts';
import type { ImportEnv } from '../kind.ts';
import { Forest } from './forest.ts';
import { type Nursery, rootsOf } from './grow.ts';
import { loadGround, loadHeld } from './query.ts';

/** The areas of the regencies and provinces that codes lie in, as they are now, and the code list to grow from. */
export async function loadNursery(env: ImportEnv, codes: Iterable<string>): Promise<Nursery> {
  const { regencies, provinces } = rootsOf(codes);
  const db = env.ctx.db.as(env.scope);
  const held = await loadHeld(db, regencies, provinces);
  const ground = await loadGround(db, regencies);
  return { forest: new Forest(held, ground), list: await codeList() };
}
