import type { RouteAnswer } from '../../data/contract/routes.ts';
import { useSpeech } from '../words.ts';
import css from './audit.module.css';

/** Was anything changed or removed since it was sealed? What was found, and the end of the chain to be noted elsewhere. */
export function ChainCheck({ found }: { found: RouteAnswer<'auditCheck'> }) {
  const { words } = useSpeech();
  const said = words.audit.check;
  const { number } = words.format;
  const list = (seals: readonly number[]) => words.format.list(seals.map((seal) => number(seal)));
  return (
    <div className={css.check} data-whole={found.whole || undefined} role={found.whole ? 'status' : 'alert'}>
      <p>
        <strong>{found.whole ? said.whole(number(found.links)) : said.broken}</strong>
      </p>
      {found.faults.map((fault) => (
        <p key={JSON.stringify(fault)}>
          {fault.kind === 'changed' && said.changed(number(fault.seal), number(fault.id))}
          {fault.kind === 'missing' && said.missing(number(fault.from), number(fault.to))}
          {fault.kind === 'rewritten' && said.rewritten(number(fault.seal))}
        </p>
      ))}
      <p>{said.signature[found.signature]}</p>
      {found.doubted.length > 0 && <p>{said.doubted(list(found.doubted))}</p>}
      {found.unsealed > 0 && <p>{said.unsealed(number(found.unsealed))}</p>}
      <p className={css.head}>{said.head(String(found.head.seal), found.head.hash)}</p>
      <p className={css.small}>{said.headHint}</p>
    </div>
  );
}
