import { isFiner, type Level } from '../../data/catalogue/levels.ts';
import type { AreaCard } from '../../data/contract/area.ts';
import type { PublishedState } from '../../data/contract/disclosure.ts';
import type { RouteAnswer } from '../../data/contract/routes.ts';
import type { Me } from '../../data/contract/session.ts';
import type { View, ViewChange } from '../../data/contract/view.ts';

type Indicator = RouteAnswer<'indicators'>['indicators'][number];

/** Is nothing read but published figures? */
export function readsPublishedOnly(me: Pick<Me, 'parts'> | undefined): boolean {
  return me !== undefined && me.parts.length > 0 && me.parts.every((part) => part.as === 'published');
}

interface Reader {
  readonly onlyPublished: boolean;
  readonly published: PublishedState | null | undefined;
}

/**
 * The finest level at which somebody can see an indicator because it is published no finer; undefined: as fine as it
 * is. Closed types are read from the published table by everybody.
 */
export function finestSeen(
  indicator: Pick<Indicator, 'series' | 'access' | 'family'> | undefined,
  sex: View['sex'],
  { onlyPublished, published }: Reader,
): Level | undefined {
  if (!published || !indicator) return undefined;
  if (!onlyPublished && indicator.access !== 'closed') return undefined;
  const finest = published.finest[indicator.series];
  if (finest === undefined) return undefined;
  const bySex = sex !== 'A' && indicator.family !== 'population';
  return bySex && isFiner(finest, published.sexes) ? published.sexes : finest;
}

/** Of some levels those at which it can be seen. */
export function seenLevels<T extends { readonly level: Level }>(
  levels: readonly T[],
  finest: Level | undefined,
): readonly T[] {
  return finest === undefined ? levels : levels.filter(({ level }) => !isFiner(level, finest));
}

/** Where an area can be seen at a level that is published: below it, or among its like under an area above. */
export function seenAt(
  card: Pick<AreaCard, 'area' | 'path' | 'below'>,
  finest: Level,
): ViewChange | undefined {
  const below = seenLevels(card.below, finest).at(-1);
  if (below) return { level: below.level, selected: undefined, camera: undefined };
  const path = [...card.path, card.area];
  const at = path.findLastIndex(({ level }) => !isFiner(level, finest));
  const [above, own] = [path[at - 1], path[at]];
  return above && own && { area: above.code, level: own.level, selected: own.code, camera: undefined };
}
