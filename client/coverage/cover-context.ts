import { createContext, useContext } from 'react';
import type { Cover } from './use-cover.ts';

/** Coverage behind the parts of the map screen, which are given only what every map screen has. */
export const CoverContext = createContext<Cover | undefined>(undefined);

export function useCoverHere(): Cover {
  const cover = useContext(CoverContext);
  if (!cover) throw new Error('a part of the coverage screen stands outside it');
  return cover;
}
