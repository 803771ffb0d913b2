import { z } from 'zod';

const WRITTEN: Readonly<Record<string, boolean>> = { true: true, false: false };

/** Yes or no in an address: `true` or `false`, nothing else. A boolean is taken as it is. */
export const flag = z.preprocess(
  (given) => (typeof given === 'string' ? (WRITTEN[given] ?? given) : given),
  z.boolean(),
);
