import type { Scope } from '../access/scope.ts';
import type { Context } from '../context.ts';
import { Fault } from '../fault.ts';
import type { Progress } from '../imports/kind.ts';
import { listImports } from '../imports/query.ts';

/** What there is after the demo was loaded. */
export interface DemoLoaded {
  /** code of the simulated regency */
  readonly code: string;
  readonly areas: number;
  readonly tookMs: number;
}

export interface DemoRequest {
  /** stage (a name of `words.service.stage`) and how much of the whole work is done, 0 to 1, never less than before */
  readonly progress?: Progress;
  readonly signal?: AbortSignal;
}

/**
 * Fills an empty database with the simulated regency 'Kabupaten Contoh' (99.01): boundaries, population and need, each an
 * import marked as simulated. Goes on where an earlier load was broken off, and does nothing where all is there. Throws
 * Fault 'import-refused' where the database holds anything that is not simulated.
 */
export async function loadDemo(ctx: Context, scope: Scope, _request: DemoRequest = {}): Promise<DemoLoaded> {
  const imports = await listImports(ctx, scope);
  if (imports.some((i) => i.state === 'applied' && !i.simulated)) {
    throw new Fault('import-refused', { reason: 'real-data' });
  }
  throw new Error('the generator of the demo is not there yet');
}
