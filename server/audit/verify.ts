import type { Scope } from '../access/scope.ts';
import type { Context } from '../context.ts';
import { type ChainFault, checkEnd, checkLinks, type Head, NO_LINKS } from './chain.ts';
import { countUnsealed, loadHead, loadLinks } from './query.ts';
import { DOUBTED } from './seal.ts';
import { checkSignature, type SignatureState } from './signature.ts';

/** Rows read in one statement, so that nobody waits for a long chain. */
const SLICE = 2000;
const MOST_FAULTS = 100;

/** What was found when the chain of events was followed from its first link. */
export interface ChainReport {
  /** what is wrong, at most 100; empty where the chain is whole */
  readonly faults: readonly ChainFault[];
  /** links that are there */
  readonly links: number;
  /** the end as it is kept: note it elsewhere, and a chain that was rewritten whole shows as well */
  readonly head: Head;
  readonly sealedAt: Date | null;
  readonly signature: SignatureState;
  /** numbers of events that say that the end before them was signed with no key, or with another one */
  readonly doubted: readonly number[];
  /** events that are in no chain yet: a few seconds' worth where a server runs */
  readonly unsealed: number;
}

/**
 * Follows the chain of events. `noted`: a number and hash that somebody wrote down earlier and that must still be in it.
 */
export async function verifyChain(
  ctx: Pick<Context, 'db' | 'keys'>,
  scope: Scope,
  noted?: Head,
): Promise<ChainReport> {
  const db = ctx.db.as(scope);
  // The head first: what is sealed meanwhile makes the chain longer than it, which is then read no further.
  const kept = await loadHead(db);
  const unsealed = await countUnsealed(db);
  const faults: ChainFault[] = [];
  let head = NO_LINKS;
  const doubted: number[] = [];
  let links = 0;
  let notedHash: string | undefined;
  for (;;) {
    const slice = (await loadLinks(db, head.seal, SLICE)).filter((l) => l.seal <= kept.seal);
    if (slice.length === 0) break;
    const checked = checkLinks(head, slice);
    faults.push(...checked.faults);
    links += slice.length;
    doubted.push(...slice.filter((l) => l.action === DOUBTED).map((l) => l.seal));
    if (noted) notedHash = slice.find((l) => l.seal === noted.seal)?.hash ?? notedHash;
    head = checked.head;
  }
  faults.push(...checkEnd(head, kept));
  if (noted && noted.seal > 0 && notedHash !== noted.hash)
    faults.push({ kind: 'rewritten', seal: noted.seal });
  return {
    faults: faults.slice(0, MOST_FAULTS),
    links,
    head: { seal: kept.seal, hash: kept.hash },
    sealedAt: kept.sealedAt,
    signature: checkSignature(ctx.keys, kept, kept.signature),
    doubted,
    unsealed: unsealed.n,
  };
}
