import { system } from '../access/scope.ts';
import type { Context } from '../context.ts';
import { linkEvents } from './chain.ts';
import { hasUnsealed, insertEvent, loadHead, loadUnsealed, takeSealLock, writeLinks } from './query.ts';
import { checkSignature, signHead } from './signature.ts';

const AT_ONCE = 1000;
const EVERY_MS = 3000;

/** The chain went on from an end whose signature was not the key's own. */
export const DOUBTED = 'audit.doubted';

type SealContext = Pick<Context, 'db' | 'clock' | 'keys'>;

/**
 * Takes events that are in no chain yet into it, and says how many. One process at a time: another that seals at this
 * moment makes this one leave it be.
 */
export async function sealEvents(ctx: SealContext): Promise<number> {
  const scope = system('audit');
  let sealed = 0;
  while (await hasUnsealed(ctx.db.as(scope))) {
    const n = await ctx.db.write(scope, async (tx) => {
      if (!(await takeSealLock(tx))) return 0;
      const kept = await loadHead(tx);
      const state = checkSignature(ctx.keys, kept, kept.signature);
      // A new signature must not heal a forged end: that it was doubted stays in the chain for good.
      if (state === 'wrong' || state === 'other-key') {
        const detail = { seal: kept.seal, signature: state };
        await insertEvent(tx, scope, { at: ctx.clock.now(), action: DOUBTED, subject: 'audit', detail });
      }
      const { links, head } = linkEvents(kept, await loadUnsealed(tx, AT_ONCE));
      if (links.length > 0) await writeLinks(tx, links, head, signHead(ctx.keys, head), ctx.clock.now());
      return links.length;
    });
    if (n === 0) break;
    sealed += n;
  }
  return sealed;
}

/** Seals every few seconds while a server runs. `stop` seals what is left. */
export function keepSealing(ctx: SealContext & Pick<Context, 'log'>, everyMs = EVERY_MS) {
  let under: Promise<unknown> = Promise.resolve();
  let busy = false;
  const seal = () => {
    if (busy) return;
    busy = true;
    under = sealEvents(ctx)
      .catch((reason: unknown) => ctx.log.error({ err: reason }, 'audit events could not be sealed'))
      .finally(() => {
        busy = false;
      });
  };
  const timer = setInterval(seal, everyMs);
  timer.unref();
  return {
    async stop(): Promise<void> {
      clearInterval(timer);
      await under;
      seal();
      await under;
    },
  };
}
