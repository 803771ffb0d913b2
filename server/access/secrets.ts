import { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import type { Keys } from './keys.ts';

/** A secret that nobody can guess, for a link or a cookie. */
export function makeSecret(): string {
  return randomBytes(24).toString('base64url');
}

/** Six digits for somebody to type. */
export function makeCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0');
}

/** What is kept of a secret that nobody can guess. */
export function fingerprint(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

/** What is kept of six digits: worthless without the key outside the database. '<version>.<hash>' */
export function hashCode(keys: Keys, owner: string, code: string, version?: number): string {
  const present = version ?? keys.known()[0]?.version ?? 1;
  const hash = createHmac('sha256', keys.derive('invitation', present)).update(`${owner}\n${code}`);
  return `${present}.${hash.digest('base64url')}`;
}

export function isCode(keys: Keys, owner: string, code: string, kept: string): boolean {
  const expected = Buffer.from(kept);
  const found = Buffer.from(hashCode(keys, owner, code, Number(kept.split('.')[0])));
  return expected.length === found.length && timingSafeEqual(expected, found);
}
