import type { Level } from '../data/catalogue/levels.ts';
import type { FaultCode, ProblemDetails } from '../data/contract/fault.ts';
import { FOLDER_HEADER } from '../data/contract/folder.ts';
import type { Frame, ProgressTold } from '../data/contract/progress.ts';
import { PROGRESS_TYPE, type RouteRow, WRITE_MARK } from '../data/contract/route.ts';
import {
  type FileRoute,
  type ReadRoute,
  type RouteAnswer,
  type RouteInput,
  routes,
  type WriteRoute,
} from '../data/contract/routes.ts';
import { isOfShownFolder } from './folder.ts';

export type TileRoute = 'tile' | 'baseTile';

/** The server's refusal, or 'unreachable' when there was no answer at all. */
export class ApiFault extends Error {
  readonly code: FaultCode | 'unreachable';
  readonly status: number;
  /** which parts of what was sent are wrong, and why, in the language of the page */
  readonly fields: NonNullable<ProblemDetails['fields']>;
  /** where it was asked too finely: the finest level at which it can be read */
  readonly finest: Level | undefined;

  constructor(
    code: FaultCode | 'unreachable',
    status: number,
    detail: string,
    fields: NonNullable<ProblemDetails['fields']> = [],
    finest?: Level,
  ) {
    super(detail);
    this.name = 'ApiFault';
    this.code = code;
    this.status = status;
    this.fields = fields;
    this.finest = finest;
  }
}

/** Asks one route of the table. Throws ApiFault; an aborted call throws AbortError. */
export async function ask<N extends ReadRoute>(
  name: N,
  input: RouteInput<N>,
  signal?: AbortSignal,
): Promise<RouteAnswer<N>> {
  const response = await reach(addressOf(routes[name], input as Values), { signal });
  return (await response.json()) as RouteAnswer<N>;
}

export interface SendOptions {
  readonly signal?: AbortSignal | undefined;
  /** told as long work goes on, by routes that tell */
  readonly onProgress?: ((told: ProgressTold) => void) | undefined;
}

/**
 * Changes something through one route of the table. Throws ApiFault; an aborted call throws AbortError, and what it
 * had begun is not done.
 */
export async function send<N extends WriteRoute>(
  name: N,
  input: RouteInput<N>,
  { signal, onProgress }: SendOptions = {},
): Promise<RouteAnswer<N>> {
  const row: RouteRow = routes[name];
  const values = input as Values;
  const headers: Record<string, string> = { [WRITE_MARK.name]: WRITE_MARK.value };
  let body: BodyInit | undefined;
  if (row.upload) {
    headers['Content-Type'] = 'application/octet-stream';
    body = values.upload as Blob;
  } else if (row.body) {
    headers['Content-Type'] = 'application/json';
    const names = Object.keys(row.body.shape);
    body = JSON.stringify(Object.fromEntries(names.map((key) => [key, values[key]])));
  }
  if (onProgress && row.progress) headers.Accept = `${PROGRESS_TYPE}, application/json`;
  const response = await reach(addressOf(row, values), { method: row.method, headers, body, signal });
  const type = response.headers.get('content-type') ?? '';
  if (type.includes(PROGRESS_TYPE)) return readFrames<RouteAnswer<N>>(response, signal, onProgress);
  return (await response.json()) as RouteAnswer<N>;
}

/** Fetches a file to keep. Throws ApiFault; an aborted call throws AbortError. */
export async function fetchFile<N extends FileRoute>(
  name: N,
  input: RouteInput<N>,
  signal?: AbortSignal,
): Promise<{ readonly name: string; readonly blob: Blob }> {
  const row: RouteRow = routes[name];
  const response = await reach(addressOf(row, input as Values), { signal });
  const said = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1];
  return { name: said ? decodeURIComponent(said) : name, blob: await response.blob() };
}

/** The address of a tile for the map, with {z}/{x}/{y} left to fill in. */
export function tileAddress(route: TileRoute, hash: string, origin: string): string {
  const path = routes[route].path.replace(':hash', hash).replace(/:([zxy])/g, '{$1}');
  return `${origin}${path}`;
}

type Values = Readonly<Record<string, unknown>>;

/** Path and query of a call; what the row does not name as its query goes into the path, or is the body's. */
function addressOf(row: RouteRow, input: Values): string {
  const query = new URLSearchParams();
  for (const key of Object.keys(row.query?.shape ?? {})) {
    if (input[key] !== undefined) query.set(key, String(input[key]));
  }
  const path = row.path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(String(input[key])));
  const said = query.toString();
  return said ? `${path}?${said}` : path;
}

interface Call {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: BodyInit | undefined;
  readonly signal?: AbortSignal | undefined;
}

async function reach(address: string, { method = 'GET', headers, body, signal }: Call): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(address, {
      method,
      // A refusal is a sentence, and comes in the language of the page.
      headers: { 'Accept-Language': document.documentElement.lang, ...headers },
      ...(body === undefined ? {} : { body }),
      ...(signal ? { signal } : {}),
    });
  } catch (reason) {
    if (signal?.aborted) throw reason;
    throw new ApiFault('unreachable', 0, String(reason));
  }
  // Asked of one folder, answered by the other: not even a refusal means anything here.
  if (!isAboutFolders(address) && !isOfShownFolder(response.headers.get(FOLDER_HEADER))) {
    throw new ApiFault('folder-switching', 503, '');
  }
  if (!response.ok) throw await faultOf(response);
  return response;
}

/** What is asked of the folders themselves may be answered by either. */
function isAboutFolders(address: string): boolean {
  return address === routes.folder.path;
}

/** Lines of progress, and the answer at their end. An answer that breaks off is none. */
async function readFrames<Answer>(
  response: Response,
  signal: AbortSignal | undefined,
  onProgress: ((told: ProgressTold) => void) | undefined,
): Promise<Answer> {
  try {
    for await (const line of linesOf(response)) {
      if (!line.startsWith(EVENT)) continue;
      const frame = JSON.parse(line.slice(EVENT.length)) as Frame<Answer>;
      if ('progress' in frame) onProgress?.(frame.progress);
      else if ('answer' in frame) return frame.answer;
      else throw faultFrom(frame.problem);
    }
  } catch (reason) {
    if (signal?.aborted || reason instanceof ApiFault) throw reason;
    throw new ApiFault('unreachable', 0, String(reason));
  }
  throw new ApiFault('unreachable', 0, 'the answer broke off');
}

/** Server-sent events by hand: the browser's own reader of them asks with GET only, and sends no file. */
const EVENT = 'data: ';

async function* linesOf(response: Response): AsyncGenerator<string> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (let step = await reader?.read(); step && !step.done; step = await reader?.read()) {
    const lines = (rest + step.value).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}

async function faultOf(response: Response): Promise<ApiFault> {
  const isProblem = response.headers.get('content-type')?.includes('problem+json') ?? false;
  // A proxy in front of a stopped server answers with a page of its own.
  if (!isProblem) return new ApiFault('unreachable', response.status, response.statusText);
  return faultFrom((await response.json()) as ProblemDetails);
}

function faultFrom(problem: ProblemDetails): ApiFault {
  return new ApiFault(
    problem.code as FaultCode,
    problem.status,
    problem.detail,
    problem.fields,
    problem.finest,
  );
}
