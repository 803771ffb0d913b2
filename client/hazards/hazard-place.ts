import { useQuery } from '@tanstack/react-query';
import { useMe } from '../access/me.ts';
import { queries } from '../queries.ts';
import { useView } from '../view.ts';

/** The area that the pages beside the map speak of: of the address, else the own, else the first there is. */
export function useHazardPlace(): string | undefined {
  const { view } = useView();
  const me = useMe();
  const places = useQuery(queries.places()).data?.places;
  return view.area ?? me?.home?.code ?? places?.[0]?.area.code;
}
