import { useEffect, useState } from 'react';
import type { RouteAnswer } from '../../data/contract/routes.ts';
import type { Under } from './under.ts';

/** What lies under every map; fetched where there is any of it, not with the first screen. Without it the map is as it was. */
export function useUnder({
  hash,
  maxZoom,
  chosen,
  context,
}: RouteAnswer<'places'>['baseTiles']): Under | undefined {
  const [under, setUnder] = useState<Under>();
  useEffect(() => {
    if (!chosen && !context) return;
    let stop: (() => void) | true | undefined;
    import('./under.ts').then(
      ({ watchUnder }) => {
        stop ??= watchUnder({ hash, maxZoom, chosen, context }, setUnder);
      },
      () => undefined,
    );
    return () => {
      if (stop instanceof Function) stop();
      stop = true;
      setUnder(undefined);
    };
  }, [hash, maxZoom, chosen, context]);
  return under;
}
