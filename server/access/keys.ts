import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { Trouble } from '../db/trouble.ts';

/**
 * What a key of its own is derived for; the list is closed so that each use can be reviewed. Values of one purpose
 * cannot be opened, or passed off, as those of another.
 */
export type KeyPurpose =
  | 'sign-in'
  | 'invitation'
  | 'pin'
  | 'device'
  | 'second-factor'
  | 'audit'
  | 'backup'
  | 'register';

/** One key of the key file. Those after the first only open what was sealed before a rotation. */
export interface MasterKey {
  /** 1, 2, 3 ...: grows with each rotation */
  readonly version: number;
  readonly bytes: Uint8Array;
}

/** The keys of this Petasos. Every member throws Trouble where the key file is missing, unreadable or another's. */
export interface Keys {
  /** Version and fingerprint of each key in the file, the one that seals first. A fingerprint tells keys apart and nothing of them. */
  known(): readonly { readonly version: number; readonly fingerprint: string }[];
  /** Encrypts a short text (AES-256-GCM): 'petasos.<version>.<base64url>'. The same text gives another value each time. */
  seal(purpose: KeyPurpose, text: string): string;
  /** The text again. Throws Trouble 'key-not-known' for a version that the file has not, 'sealed-damaged' where a bit was changed. */
  open(purpose: KeyPurpose, sealed: string): string;
  /** 32 bytes for an HMAC or a pepper; other ones after a rotation. `version`: those of an earlier key. */
  derive(purpose: KeyPurpose, version?: number): Buffer;
  /** All keys as texts, the present first: for a library that seals by itself and names the version in what it sealed. */
  secrets(purpose: KeyPurpose): { version: number; value: string }[];
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const SEALED = /^petasos\.(\d{1,6})\.([A-Za-z0-9_-]+)$/;

/** Keys that lie in memory, the present first. */
export function keysOf(masters: readonly MasterKey[]): Keys {
  const [present] = masters;
  if (!present) throw new Error('there is no key');
  const keyOf = (purpose: KeyPurpose, version: number): Buffer => {
    const master = masters.find((key) => key.version === version);
    if (!master) throw new Trouble('key-not-known', { version });
    return derived(master, purpose);
  };
  return {
    known: () => masters.map((key) => ({ version: key.version, fingerprint: fingerprintOf(key) })),
    seal(purpose, text) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', keyOf(purpose, present.version), nonce);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      const whole = Buffer.concat([nonce, body, cipher.getAuthTag()]);
      return `petasos.${present.version}.${whole.toString('base64url')}`;
    },
    open(purpose, sealed) {
      const [, version = '', text = ''] = SEALED.exec(sealed) ?? [];
      const whole = Buffer.from(text, 'base64url');
      if (whole.length < NONCE_BYTES + TAG_BYTES) throw new Trouble('sealed-damaged');
      const key = keyOf(purpose, Number(version));
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, whole.subarray(0, NONCE_BYTES));
        decipher.setAuthTag(whole.subarray(-TAG_BYTES));
        const body = whole.subarray(NONCE_BYTES, -TAG_BYTES);
        return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
      } catch {
        throw new Trouble('sealed-damaged');
      }
    },
    derive: (purpose, version = present.version) => keyOf(purpose, version),
    secrets: (purpose) =>
      masters.map((key) => ({
        version: key.version,
        value: derived(key, purpose).toString('base64url'),
      })),
  };
}

/** Tells one key from another in a database, a backup or a message; nothing of the key can be learnt from it. */
function fingerprintOf(master: MasterKey): string {
  return createHash('sha256').update(expand(master, 'fingerprint')).digest('hex').slice(0, 16);
}

function derived(master: MasterKey, purpose: KeyPurpose): Buffer {
  return expand(master, `for ${purpose}`);
}

/** HKDF (RFC 5869) with SHA-256. The salt is ours and public: the keys are random in full length. */
function expand(master: MasterKey, info: string): Buffer {
  return Buffer.from(hkdfSync('sha256', master.bytes, 'petasos', info, 32));
}
