import { useQueryClient } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { AreaRef } from '../../data/contract/area.ts';
import { lastDay } from '../../data/contract/period.ts';
import { type View, writeView } from '../../data/contract/view.ts';
import { queries } from '../queries.ts';
import { useView } from '../view.ts';

/** Shows an area that was sought, on the map, among its neighbours; a regency or a province is entered. */
export function useFindArea(): (area: AreaRef) => void {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { view } = useView();
  // Who looks at coverage or at hazards looks for an area there.
  const screen = useLocation({
    select: ({ pathname }) => (pathname === '/cakupan' || pathname === '/kebencanaan' ? pathname : '/'),
  });
  return useCallback(
    (area) => {
      const on = view.period === undefined ? undefined : lastDay(view.period);
      const to = (part: Partial<View>) =>
        void navigate({
          to: screen,
          search: (() => writeView({ ...view, camera: undefined, ...part })) as never,
        });
      client.fetchQuery(queries.area(area.code, on)).then(
        (card) => {
          const parent = card.path.at(-1);
          if (parent === undefined || area.level === 'kabupaten') {
            to({ area: area.code, level: undefined, selected: undefined });
          } else to({ area: parent.code, level: area.level, selected: area.code });
        },
        () => undefined,
      );
    },
    [client, navigate, view, screen],
  );
}
