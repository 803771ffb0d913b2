/** The parts of a JSON schema that requests are made from. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly example?: unknown;
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly maxItems?: number;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: Schema;
  readonly example?: unknown;
}

/** An operation as the document has it. */
interface Told {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body: Schema | undefined;
  readonly isUpload: boolean;
  readonly schemas: Readonly<Record<string, Schema>>;
}

export interface MadeRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string | Buffer | undefined;
}

export type Random = () => number;

/** Every operation that an OpenAPI document names. */
export function operationsOf(document: unknown): Operation[] {
  // As a reader of the page has it: what the library adds to it beside JSON is gone.
  const page = JSON.parse(JSON.stringify(document));
  const schemas = page.components?.schemas ?? {};
  return Object.entries(page.paths as Record<string, Record<string, Told>>).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, told]: [string, Told]): Operation => {
      const content = told.requestBody?.content ?? {};
      return {
        id: told.operationId,
        method: method.toUpperCase(),
        path,
        parameters: told.parameters ?? [],
        body: content['application/json']?.schema,
        isUpload: 'application/octet-stream' in content,
        schemas,
      };
    }),
  );
}

/** Mulberry32: the same requests for the same seed. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const CODES = ['63.71', '63.71.01', '63.71.01.1001', '63', '99.99', '63.71.01.1001.rw003.rt012'];
/** What fits where the document gives no example. */
const KNOWN: Readonly<Record<string, readonly unknown[]>> = {
  within: CODES,
  code: CODES,
  area: CODES,
  indicator: ['total.count', 'lanjut-usia-terlantar.per1000', 'penduduk.count', 'odha.count'],
  level: ['kecamatan', 'desa', 'kabupaten', 'rt'],
  period: ['2025', '2025-S1', '1999'],
  id: ['1', '2', '999999'],
  reason: ['Verifikasi lapangan bantuan banjir'],
};
const HOSTILE: readonly string[] = [
  '',
  ' ',
  "' or 1=1 --",
  '"; drop table import; --',
  '%00',
  '\u0000',
  '../../../etc/passwd',
  '__proto__',
  'constructor',
  '-1',
  '1e309',
  'NaN',
  '9'.repeat(40),
  'x'.repeat(10_000),
  '\ud800',
  '<script>alert(1)</script>',
  '{"a":1}',
  '[]',
  'true',
  'null',
  '2026-02-30',
  '%',
  '🗺️'.repeat(50),
  '63.71.01.1001\n',
  '*',
];

/** A request to an operation: as the document says it more often than not, else with something that it does not allow. */
export function makeRequest(operation: Operation, random: Random): MadeRequest {
  const isTidy = random() < 0.5;
  const value = (name: string, schema: Schema) =>
    isTidy || random() < 0.7 ? fitting(name, schema, operation.schemas, random, 0) : pick(HOSTILE, random);
  let path = operation.path;
  const query: string[] = [];
  const headers: Record<string, string> = {};
  for (const parameter of operation.parameters) {
    const { name, schema } = parameter;
    if (parameter.in === 'path')
      path = path.replace(`{${name}}`, encoded(String(value(name, schema)), random));
    if (parameter.in === 'query' && (parameter.required || random() < 0.4)) {
      query.push(`${name}=${encoded(String(value(name, schema)), random)}`);
    }
    if (parameter.in === 'header' && (isTidy || random() < 0.95)) headers[name] = String(schema.const ?? 'x');
  }
  if (!isTidy && random() < 0.2)
    query.push(`${pick(['a', '__proto__', 'within'], random)}=${encoded(pick(HOSTILE, random), random)}`);
  const body = bodyOf(operation, isTidy, headers, random);
  if (random() < 0.3) headers.Cookie = `petasos=${encoded(pick(HOSTILE, random), () => 0).slice(0, 3000)}`;
  if (random() < 0.1) headers.Accept = 'text/event-stream';
  if (random() < 0.1) headers['If-None-Match'] = pick(['*', '"x"', 'W/"x", "y"'], random);
  if (random() < 0.1) headers['Accept-Language'] = 'en';
  // Addresses are many, so that what limits one of them is not what answers.
  headers['X-Forwarded-For'] = `10.${digit(random)}.${digit(random)}.${digit(random)}`;
  return {
    method: operation.method,
    path: query.length > 0 ? `${path}?${query.join('&')}` : path,
    headers,
    body,
  };
}

function bodyOf(
  { body, isUpload, schemas, method }: Operation,
  isTidy: boolean,
  headers: Record<string, string>,
  random: Random,
): string | Buffer | undefined {
  if (isUpload) {
    headers['Content-Type'] = isTidy || random() < 0.8 ? 'application/octet-stream' : 'text/plain';
    return pick(
      [
        Buffer.from('kode,jenis,jumlah\n63.71.01.1001,LUT,3\n'),
        Buffer.from('{"type":"FeatureCollection","features":[]}'),
        Buffer.from('PK\u0003\u0004 not really'),
        Buffer.alloc(0),
        Buffer.alloc(3000, 0xff),
        Buffer.from(`kode,nama\n${'"'.repeat(500)}`),
      ],
      random,
    );
  }
  if (!body) return method === 'GET' || isTidy || random() < 0.8 ? undefined : 'unasked';
  headers['Content-Type'] = isTidy || random() < 0.9 ? 'application/json' : 'text/html';
  if (!isTidy && random() < 0.3) {
    return pick(
      ['', '{', '[]', 'null', '1', '"x"', '{"a":'.repeat(2000), '{"__proto__":{"x":1}}', '\u0000'],
      random,
    );
  }
  const made = fitting('', body, schemas, random, 0);
  return JSON.stringify(isTidy || random() < 0.4 ? made : spoilt(made, random));
}

/** The same with one part of it replaced, left out or added. */
function spoilt(value: unknown, random: Random): unknown {
  if (typeof value !== 'object' || value === null || random() < 0.1) {
    return pick<unknown>([null, [], {}, -1, 1e308, true, ...HOSTILE], random);
  }
  if (Array.isArray(value)) {
    if (random() < 0.3) return Array.from({ length: 2000 }, () => value[0]);
    return value.map((part, i) => (i === 0 ? spoilt(part, random) : part));
  }
  const keys = Object.keys(value);
  const key = keys.length > 0 ? pick(keys, random) : 'x';
  const copy: Record<string, unknown> = { ...value };
  const how = random();
  if (how < 0.2) delete copy[key];
  else if (how < 0.3) copy[`${key}x`] = 1;
  else copy[key] = spoilt(copy[key], random);
  return copy;
}

/** A value that a schema allows, as far as it can be told without running its pattern backwards. */
function fitting(
  name: string,
  given: Schema,
  schemas: Readonly<Record<string, Schema>>,
  random: Random,
  depth: number,
): unknown {
  const schema = given.$ref ? (schemas[given.$ref.split('/').at(-1) ?? ''] ?? {}) : given;
  const into = (key: string, inner: Schema) => fitting(key, inner, schemas, random, depth + 1);
  const known = KNOWN[name];
  if (known && random() < 0.8 && schema.type !== 'object' && schema.type !== 'array')
    return pick(known, random);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return pick(schema.enum, random);
  if (schema.example !== undefined) return schema.example;
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return into(name, pick(choices, random));
  if (schema.allOf) return into(name, schema.allOf[0] ?? {});
  const type = Array.isArray(schema.type) ? pick(schema.type as string[], random) : schema.type;
  switch (type) {
    case 'object': {
      const required = new Set(schema.required ?? []);
      const parts = Object.entries(schema.properties ?? {}).filter(
        ([key]) => required.has(key) || (random() < 0.5 && depth < 6),
      );
      return Object.fromEntries(parts.map(([key, inner]) => [key, into(key, inner)]));
    }
    case 'array':
      return Array.from({ length: Math.min(schema.maxItems ?? 3, Math.floor(random() * 4)) }, () =>
        into(name, schema.items ?? {}),
      );
    case 'integer':
    case 'number':
      return Math.floor(
        (schema.minimum ?? 0) + random() * Math.min(20, (schema.maximum ?? 20) - (schema.minimum ?? 0)),
      );
    case 'boolean':
      return random() < 0.5;
    case 'null':
      return null;
    default:
      return textFor(schema, random);
  }
}

const TEXTS = [
  '63.71',
  '2025',
  '1',
  '123456',
  'Sari Uji',
  'sari.uji',
  'kata sandi untuk uji',
  'abc',
  '2027-01-01',
  '0123456789abcdef0123',
];

function textFor({ pattern, format, maxLength }: Schema, random: Random): string {
  if (format === 'date') return '2026-03-02';
  if (format === 'date-time') return '2026-03-02T03:00:00Z';
  if (format === 'uuid') return '00000000-0000-4000-8000-000000000001';
  const fits = pattern === undefined ? TEXTS : TEXTS.filter((text) => matches(pattern, text));
  return pick(fits.length > 0 ? fits : TEXTS, random).slice(0, maxLength ?? 200);
}

function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(text);
  } catch {
    return false;
  }
}

/** As a browser writes it, or now and then raw, where a request line can hold it. */
function encoded(text: string, random: Random): string {
  if (random() < 0.1 && /^[\w.%*:;,'()[\]{}-]+$/.test(text)) return text;
  return encodeURIComponent(text.toWellFormed());
}

function pick<T>(from: readonly T[], random: Random): T {
  return from[Math.floor(random() * from.length)] as T;
}

function digit(random: Random): number {
  return Math.floor(random() * 250);
}
