import type { Words } from '../../data/words/id.ts';
import type { Scope } from '../access/scope.ts';
import type { ChainFault, Head } from '../audit/chain.ts';
import { type ChainReport, verifyChain } from '../audit/verify.ts';
import type { Context } from '../context.ts';
import type { Terminal } from './run-command.ts';
import { EXIT } from './say.ts';

/** Follows the chain of audit events; `noted`: an end written down earlier, which must still be in it. */
export async function runAudit(
  ctx: Context,
  scope: Scope,
  noted: Head | undefined,
  { out, words }: Terminal,
): Promise<number> {
  const report = await verifyChain(ctx, scope, noted);
  const whole = isWhole(report, noted);
  for (const line of tellChain(report, whole, words)) out(line);
  return whole ? EXIT.ok : EXIT.refused;
}

/**
 * An end that somebody noted, and that is still there, vouches for all before it: also for what was signed with a key
 * that has been lost since.
 */
function isWhole({ faults, signature, doubted, head }: ChainReport, noted: Head | undefined): boolean {
  const signed = signature === 'good' || signature === 'none' || noted?.seal === head.seal;
  return faults.length === 0 && signed && doubted.every((seal) => seal <= (noted?.seal ?? 0));
}

function tellChain(report: ChainReport, whole: boolean, words: Words): string[] {
  const said = words.audit.check;
  const number = (n: number) => words.format.number(n);
  const { faults, links, head, signature, doubted, unsealed } = report;
  return [
    whole ? said.whole(number(links)) : said.broken,
    ...faults.map((fault) => tellFault(fault, words)),
    ...(doubted.length > 0 ? [said.doubted(doubted.join(', '))] : []),
    said.signature[signature],
    ...(unsealed > 0 ? [said.unsealed(number(unsealed))] : []),
    ...(head.seal > 0 ? [said.head(String(head.seal), head.hash), said.headHint] : []),
  ];
}

function tellFault(fault: ChainFault, words: Words): string {
  const said = words.audit.check;
  if (fault.kind === 'changed') return said.changed(String(fault.seal), String(fault.id));
  if (fault.kind === 'missing') return said.missing(String(fault.from), String(fault.to));
  return said.rewritten(String(fault.seal));
}
