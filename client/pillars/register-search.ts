import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { z } from 'zod';
import { areaCode } from '../../data/contract/area.ts';
import type { RouteInput } from '../../data/contract/routes.ts';
import { pillarRoleCode, pillarStanding } from '../../data/contract/volunteer.ts';

const shapes = {
  area: areaCode,
  peran: pillarRoleCode,
  cari: z.string().min(1).max(60),
  keadaan: pillarStanding,
  hari: z.iso.date(),
  hal: z.coerce.number().int().min(2).max(20_000),
} as const;
type Key = keyof typeof shapes;

/** What the register shows; what the address does not say is not chosen. */
export type RegisterSearch = { readonly [K in Key]?: z.output<(typeof shapes)[K]> | undefined };

/** The choices of the register as the address has them; what means nothing there counts as not chosen. */
export function useRegisterSearch(): RegisterSearch {
  const params = useSearch({ strict: false }) as Record<string, unknown>;
  return useMemo(
    () =>
      Object.fromEntries(
        Object.entries(shapes).flatMap(([key, shape]) => {
          const parsed = params[key] === undefined ? undefined : shape.safeParse(params[key]);
          return parsed?.success ? [[key, parsed.data]] : [];
        }),
      ),
    [params],
  );
}

/** What the register is asked for, but the page of it. */
export function registerQuery(search: RegisterSearch): Omit<RouteInput<'pillars'>, 'from' | 'most'> {
  return {
    within: search.area,
    role: search.peran,
    search: search.cari,
    standing: search.keadaan,
    on: search.hari,
  };
}

/** Changes some of the choices; another choice begins at the first page. */
export function useChangeRegister(): (change: RegisterSearch) => void {
  const navigate = useNavigate();
  return useCallback(
    (change) => {
      void navigate({
        to: '.',
        search: ((params: Record<string, unknown>) => ({ ...params, hal: undefined, ...change })) as never,
        replace: !('hal' in change),
      });
    },
    [navigate],
  );
}
