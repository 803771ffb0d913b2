import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { readView, type View, type ViewChange, type ViewKey, writeView } from '../data/contract/view.ts';

export interface ViewState {
  readonly view: View;
  /** parameters of the address that mean nothing */
  readonly wrong: readonly ViewKey[];
}

/** What the address asks to see. */
export function useView(): ViewState {
  const params = useSearch({ strict: false }) as Record<string, unknown>;
  return useMemo(() => readView(params), [params]);
}

/**
 * Changes part of the view. `step: true` is a step one can go back from; otherwise the address is amended. What depends on
 * the view at the moment of writing is given as a function of it.
 */
export type ChangeView = (change: ViewChange | ((now: View) => ViewChange), step?: boolean) => void;

/** Keys of links that the page was opened with, of the register and of services: no part of the view, kept by its changes. */
const LINK_KEYS = ['kode', 'kunci', 'peran', 'cari', 'keadaan', 'hari', 'hal', 'layanan', 'jenis'] as const;

function linkKeys(params: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(LINK_KEYS.filter((key) => key in params).map((key) => [key, params[key]]));
}

export function useChangeView(): ChangeView {
  const navigate = useNavigate();
  return useCallback(
    (change, step = false) => {
      void navigate({
        to: '.',
        search: ((params: Record<string, unknown>) => {
          const { view } = readView(params);
          const next = { ...view, ...(typeof change === 'function' ? change(view) : change) };
          return { ...linkKeys(params), ...writeView(next) };
        }) as never,
        replace: !step,
      });
    },
    [navigate],
  );
}
