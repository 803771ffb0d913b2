import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { z } from 'zod';
import { areaCode } from '../../data/contract/area.ts';
import { facilityKind } from '../../data/contract/facility.ts';

const shape = z.object({
  area: areaCode.optional().catch(undefined),
  jenis: facilityKind.optional().catch(undefined),
  cari: z.string().min(1).max(60).optional().catch(undefined),
  keadaan: z.enum(['all']).optional().catch(undefined),
});

/** What the list of facilities shows; what the address does not say is not chosen. */
export type FacilitiesSearch = z.output<typeof shape>;

export function useFacilitiesSearch(): FacilitiesSearch {
  const params = useSearch({ strict: false }) as Record<string, unknown>;
  return useMemo(() => shape.parse(params), [params]);
}

export function useChangeFacilities(): (change: FacilitiesSearch) => void {
  const navigate = useNavigate();
  return useCallback(
    (change) => {
      void navigate({
        to: '.',
        search: ((params: Record<string, unknown>) => ({ ...params, ...change })) as never,
        replace: true,
      });
    },
    [navigate],
  );
}
