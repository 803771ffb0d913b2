import { createHmac, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { Keys } from '../keys.ts';

const derive = promisify<string | Buffer, Buffer, number, object, Buffer>(scrypt);
const BYTES = 32;
/** 16 MB and about 50 ms a try: six digits alone would be guessed in hours, so the key outside the database is mixed in. */
const COST = { N: 16_384, r: 8, p: 1 };

/** 'scrypt$<version of the key>$<salt>$<hash>' */
export async function hashPin(keys: Keys, pin: string): Promise<string> {
  const version = keys.known()[0]?.version ?? 1;
  const salt = randomBytes(16);
  const hash = await derive(peppered(keys, pin, version), salt, BYTES, COST);
  return ['scrypt', version, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

/** Is this the PIN? Throws Trouble 'key-not-known' where the key that it was hashed with is gone. */
export async function isPin(keys: Keys, pin: string, kept: string): Promise<boolean> {
  const [, version = '', salt = '', hash = ''] = kept.split('$');
  const expected = Buffer.from(hash, 'base64url');
  const found = await derive(
    peppered(keys, pin, Number(version)),
    Buffer.from(salt, 'base64url'),
    BYTES,
    COST,
  );
  return expected.length === BYTES && timingSafeEqual(expected, found);
}

function peppered(keys: Keys, pin: string, version: number): Buffer {
  return createHmac('sha256', keys.derive('pin', version)).update(pin).digest();
}

/** One digit six times, a run up or down, a pair repeated: what is tried first. */
export function isWeakPin(pin: string): boolean {
  const steps = [...pin].slice(1).map((digit, i) => Number(digit) - Number(pin[i]));
  const isRun = steps.every((step) => step === steps[0]) && Math.abs(steps[0] ?? 9) <= 1;
  return isRun || /^(\d\d)\1\1$/.test(pin) || /^(\d{3})\1$/.test(pin);
}
