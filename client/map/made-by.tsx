import type { RouteAnswer } from '../../data/contract/routes.ts';
import css from './made-by.module.css';

/** Whose base map it is, as it must be said wherever it is drawn; nothing where there is land and sea alone. */
export function MadeBy({ base }: { base: RouteAnswer<'places'>['baseTiles'] }) {
  const said = base.chosen?.attribution;
  return said ? <p className={css.madeBy}>{said}</p> : null;
}
