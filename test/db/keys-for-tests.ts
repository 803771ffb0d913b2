import { type Keys, keysOf } from '../../server/access/keys.ts';

/** A key that is always the same and guards nothing. */
export const keysForTests: Keys = keysOf([{ version: 1, bytes: new Uint8Array(32).fill(7) }]);
