import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { z } from 'zod';

const schema = z.object({
  DATA_DIR: z.string().min(1).default('./.petasos'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional(),
  PETASOS_KEY_FILE: z.string().min(1).optional(),
  PORT: z.coerce.number().int().min(0).max(65535).default(8080),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_URL: z
    .url()
    .regex(/^https?:\/\/[^/?#]+\/?$/, 'must be a scheme and a host, without a path')
    .optional(),
  TRUST_PROXY: z
    .string()
    .default('loopback')
    .transform((text) => text.split(',').map((proxy) => proxy.trim()))
    .refine(
      (list) => list.every(isProxy),
      'must be addresses, networks, or loopback, linklocal, uniquelocal',
    ),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  PETASOS_LANG: z.enum(['id', 'en']).default('id'),
});

/** An address, a network as '10.0.0.0/8', or a name of such. */
function isProxy(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true;
  const [address = '', bits, ...rest] = text.split('/');
  const longest = isIP(address) === 6 ? 128 : 32;
  return (
    isIP(address) > 0 &&
    rest.length === 0 &&
    (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= longest))
  );
}

export interface Config {
  readonly dataDir: string;
  /** undefined: the embedded database in `dataDir` */
  readonly databaseUrl: string | undefined;
  /** what seals second factors, sessions and invitations; never inside `dataDir` */
  readonly keyFile: string;
  readonly port: number;
  readonly host: string;
  /** origin under which people reach it through a proxy; undefined where there is none */
  readonly publicUrl: string | undefined;
  /** proxies whose word is taken for who asks, and whether over HTTPS */
  readonly trustProxy: readonly string[];
  readonly logLevel: z.infer<typeof schema>['LOG_LEVEL'];
  /** language of the terminal; the interface has its own switch */
  readonly language: 'id' | 'en';
}

export class ConfigFault extends Error {}

/** The environment as a Config. Throws one ConfigFault that names every wrong variable at once. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const filled = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(filled);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`);
    throw new ConfigFault(faults.join('\n'));
  }
  const e = parsed.data;
  const dataDir = resolve(e.DATA_DIR);
  return {
    dataDir,
    databaseUrl: e.DATABASE_URL,
    // Beside the data folder, so that two of them on one machine have two keys.
    keyFile: resolve(e.PETASOS_KEY_FILE ?? `${dataDir}.key`),
    port: e.PORT,
    host: e.HOST,
    publicUrl: e.PUBLIC_URL === undefined ? undefined : new URL(e.PUBLIC_URL).origin,
    trustProxy: e.TRUST_PROXY,
    logLevel: e.LOG_LEVEL,
    language: e.PETASOS_LANG,
  };
}
