import type { FaultCode, ProblemDetails } from '../data/contract/fault.ts';
import {
  type RouteAnswer,
  type RouteInput,
  type RouteName,
  type RouteRow,
  routes,
} from '../data/contract/routes.ts';

/** Routes that answer with data; tiles are fetched by the map. */
export type DataRoute = Exclude<RouteName, 'tile' | 'baseTile'>;
export type TileRoute = 'tile' | 'baseTile';

/** The server's refusal, or 'unreachable' when there was no answer at all. */
export class ApiFault extends Error {
  readonly code: FaultCode | 'unreachable';
  readonly status: number;

  constructor(code: FaultCode | 'unreachable', status: number, detail: string) {
    super(detail);
    this.name = 'ApiFault';
    this.code = code;
    this.status = status;
  }
}

/** Asks one route of the table. Throws ApiFault; an aborted call throws AbortError. */
export async function ask<N extends DataRoute>(
  name: N,
  input: RouteInput<N>,
  signal?: AbortSignal,
): Promise<RouteAnswer<N>> {
  const row: RouteRow = routes[name];
  const rest = new URLSearchParams();
  let path = row.path;
  for (const [key, value] of Object.entries(input as Record<string, unknown>)) {
    if (value === undefined) continue;
    if (path.includes(`:${key}`)) path = path.replace(`:${key}`, encodeURIComponent(String(value)));
    else rest.set(key, String(value));
  }
  const query = rest.toString();
  const response = await reach(query ? `${path}?${query}` : path, row.method, signal);
  if (!response.ok) throw await faultOf(response);
  return (await response.json()) as RouteAnswer<N>;
}

/** The address of a tile for the map, with {z}/{x}/{y} left to fill in. */
export function tileAddress(route: TileRoute, hash: string, origin: string): string {
  const path = routes[route].path.replace(':hash', hash).replace(/:([zxy])/g, '{$1}');
  return `${origin}${path}`;
}

async function reach(address: string, method: string, signal: AbortSignal | undefined): Promise<Response> {
  try {
    // A refusal is a sentence, and comes in the language of the page.
    const headers = { 'Accept-Language': document.documentElement.lang };
    return await fetch(address, { method, headers, ...(signal ? { signal } : {}) });
  } catch (reason) {
    if (signal?.aborted) throw reason;
    throw new ApiFault('unreachable', 0, String(reason));
  }
}

async function faultOf(response: Response): Promise<ApiFault> {
  const isProblem = response.headers.get('content-type')?.includes('problem+json') ?? false;
  // A proxy in front of a stopped server answers with a page of its own.
  if (!isProblem) return new ApiFault('unreachable', response.status, response.statusText);
  const problem = (await response.json()) as ProblemDetails;
  return new ApiFault(problem.code as FaultCode, response.status, problem.detail);
}
