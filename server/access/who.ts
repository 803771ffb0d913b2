import type { Context } from '../context.ts';
import type { Visit } from '../http/visit.ts';
import { everything, type Principal } from './principal.ts';

/** Who asks, by the session of the browser. */
export async function whoAsks(_ctx: Context, _visit: Visit): Promise<Principal> {
  return everything('local operator', 'local');
}
