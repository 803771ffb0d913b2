import type { z } from 'zod';
import type { Uploaded } from './route.ts';
import { accountRoutes } from './routes/account.ts';
import { areaRoutes } from './routes/area.ts';
import { auditRoutes } from './routes/audit.ts';
import { coverageRoutes } from './routes/coverage.ts';
import { disclosureRoutes } from './routes/disclosure.ts';
import { dutyRoutes } from './routes/duty.ts';
import { facilityRoutes } from './routes/facility.ts';
import { hazardRoutes } from './routes/hazard.ts';
import { importRoutes } from './routes/import.ts';
import { incidentRoutes } from './routes/incident.ts';
import { incidentPaperRoutes } from './routes/incident-paper.ts';
import { indicatorRoutes } from './routes/indicator.ts';
import { pillarRoutes } from './routes/pillar.ts';
import { planRoutes } from './routes/plan.ts';
import { readyPackageRoutes } from './routes/ready-package.ts';
import { responseRoutes } from './routes/response.ts';
import { serviceRoutes } from './routes/service.ts';
import { sessionRoutes } from './routes/session.ts';
import { spmRoutes } from './routes/spm.ts';
import { tileRoutes } from './routes/tile.ts';

/**
 * THE table: every route of the API, a file a group. The mount, the typed client, OpenAPI and the contract test are made
 * from it.
 */
export const routes = {
  ...serviceRoutes,
  ...areaRoutes,
  ...indicatorRoutes,
  ...disclosureRoutes,
  ...auditRoutes,
  ...importRoutes,
  ...pillarRoutes,
  ...facilityRoutes,
  ...dutyRoutes,
  ...coverageRoutes,
  ...hazardRoutes,
  ...planRoutes,
  ...spmRoutes,
  ...incidentRoutes,
  ...incidentPaperRoutes,
  ...readyPackageRoutes,
  ...responseRoutes,
  ...sessionRoutes,
  ...accountRoutes,
  ...tileRoutes,
} as const;

export type RouteName = keyof typeof routes;
type Row<N extends RouteName> = (typeof routes)[N];
type Input<S> = S extends z.ZodType ? z.input<S> : Record<never, never>;
type Output<S> = S extends z.ZodType ? z.output<S> : Record<never, never>;
type Part<N extends RouteName, K extends 'params' | 'query' | 'body'> =
  Row<N> extends { [P in K]: infer S } ? S : undefined;
type File<N extends RouteName, T> = Row<N> extends { upload: object } ? { readonly upload: T } : unknown;

/** What a caller gives, before parsing; the parts of a row share no name. An upload is given as a Blob (a File is one). */
export type RouteInput<N extends RouteName> = Input<Part<N, 'params'>> &
  Input<Part<N, 'query'>> &
  Input<Part<N, 'body'>> &
  File<N, Blob>;
/** What a handler receives, parsed. */
export type RouteRequest<N extends RouteName> = Output<Part<N, 'params'>> &
  Output<Part<N, 'query'>> &
  Output<Part<N, 'body'>> &
  File<N, Uploaded>;
/** A tile, plain and gzipped; of no length where the tile is empty. */
export interface TileBytes {
  readonly plain: Uint8Array;
  readonly gzip: Uint8Array;
  /** media type of a picture, which is sent as it is; a vector tile has none */
  readonly type?: string;
}

/** A file to keep or to show. */
export interface FileAnswer {
  readonly name: string;
  /** media type */
  readonly type: string;
  readonly bytes: Uint8Array;
  /** true: shown in the page (a logo), false: saved under its name */
  readonly inline: boolean;
}

/** What a handler returns: the answer, the bytes of a tile, or a file. */
export type RouteAnswer<N extends RouteName> = Row<N>['answer'] extends z.ZodType
  ? z.output<Row<N>['answer']>
  : Row<N>['answer'] extends 'file'
    ? FileAnswer
    : TileBytes;

type NamesWhere<Condition> = { [N in RouteName]: Row<N> extends Condition ? N : never }[RouteName];
/** Routes that answer with JSON. */
type DataRoute = NamesWhere<{ answer: z.ZodType }>;
export type ReadRoute = NamesWhere<{ method: 'GET'; answer: z.ZodType }>;
/** Routes that change something. */
export type WriteRoute = Exclude<DataRoute, ReadRoute>;
/** Routes that answer with a file. */
export type FileRoute = NamesWhere<{ answer: 'file' }>;
