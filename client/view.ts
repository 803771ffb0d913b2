import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { readView, type View, type ViewChange, type ViewKey, writeView } from '../data/contract/view.ts';

/** Address parameters as plain text. The router's own parser would read the code 63.71 as a number. */
export function parseAddress(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search));
}

export function writeAddress(params: Record<string, unknown>): string {
  const pairs = Object.entries(params).filter(([, value]) => value !== undefined && value !== '');
  const text = new URLSearchParams(pairs.map(([key, value]) => [key, String(value)])).toString();
  // Slashes may stand in a query as they are, and read better.
  return text === '' ? '' : `?${text.replaceAll('%2F', '/')}`;
}

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

/** Changes part of the view. `step: true` is a step one can go back from; otherwise the address is amended. */
export type ChangeView = (change: ViewChange, step?: boolean) => void;

export function useChangeView(): ChangeView {
  const navigate = useNavigate();
  return useCallback(
    (change, step = false) => {
      void navigate({
        to: '.',
        search: ((params: Record<string, unknown>) =>
          writeView({ ...readView(params).view, ...change })) as never,
        replace: !step,
      });
    },
    [navigate],
  );
}
