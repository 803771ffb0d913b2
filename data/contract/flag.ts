import { z } from 'zod';
import { wordMap } from '../catalogue/word-map.ts';

const WRITTEN: ReadonlyMap<string, boolean> = wordMap({ true: true, false: false });

/** Yes or no in an address: `true` or `false`, nothing else. A boolean is taken as it is. */
export const flag = z.preprocess(
  (given) => (typeof given === 'string' ? (WRITTEN.get(given) ?? given) : given),
  z.boolean(),
);
