import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Keys } from '../access/keys.ts';
import type { Head } from './chain.ts';

/**
 * What the signature under the end of a chain says: good; none yet; made with a key that is not here (after a restore
 * elsewhere); wrong: somebody wrote the end who has no key.
 */
export type SignatureState = 'good' | 'none' | 'other-key' | 'wrong';

/** The end of a chain signed with the present key: who can write the database, but has no key, cannot make one. */
export function signHead(keys: Keys, head: Head): string {
  const [present] = keys.known();
  if (!present) throw new Error('there is no key');
  return `${present.fingerprint}.${macOf(keys, head, present.version)}`;
}

export function checkSignature(keys: Keys, head: Head, signature: string | null): SignatureState {
  if (signature === null) return head.seal === 0 ? 'none' : 'wrong';
  const [fingerprint, mac = ''] = signature.split('.');
  const key = keys.known().find((known) => known.fingerprint === fingerprint);
  if (!key) return 'other-key';
  const expected = Buffer.from(macOf(keys, head, key.version));
  const given = Buffer.from(mac);
  return expected.length === given.length && timingSafeEqual(expected, given) ? 'good' : 'wrong';
}

function macOf(keys: Keys, { seal, hash }: Head, version: number): string {
  return createHmac('sha256', keys.derive('audit', version)).update(`${seal}.${hash}`).digest('base64url');
}
