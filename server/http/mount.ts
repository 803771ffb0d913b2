import type { Express, NextFunction, Request, Response } from 'express';
import { FOLDER_HEADER } from '../../data/contract/folder.ts';
import type { RouteRow } from '../../data/contract/route.ts';
import { type FileAnswer, type RouteName, routes, type TileBytes } from '../../data/contract/routes.ts';
import type { Principal } from '../access/principal.ts';
import type { DataState } from '../access/query.ts';
import { releaseIn, stateOf } from '../access/released.ts';
import { forRequest, type Scope, system } from '../access/scope.ts';
import { whileAway, whoAsks } from '../access/who.ts';
import { recordRefusal, recordView } from '../audit/views.ts';
import type { Context, ContextSource } from '../context.ts';
import { Fault } from '../fault.ts';
import { readJson, requireEmpty, withUpload } from './body.ts';
import { CACHE_CONTROL, entityTag, matchesTag } from './cache.ts';
import { lateProblem } from './errors.ts';
import type { Handlers } from './handlers.ts';
import { KeptAnswers } from './kept-answers.ts';
import { parseInput } from './parse.ts';
import { type Call, type Telling, tellProgress } from './progress.ts';
import { takeTurn } from './rate-limit.ts';
import { isFromOwnPage } from './same-origin.ts';
import { sendBytes, sendFile, sendJson, sendTile } from './send.ts';
import { withinTime } from './time-limit.ts';
import { type Visit, visitOf } from './visit.ts';

/**
 * Routes whose answer is made of nothing but what their ETag names (the parts of a scope among it), and that many ask for
 * at once.
 */
const SHARED: ReadonlySet<RouteName> = new Set(['values']);
const MOST_SHARED_BYTES = 64e6;

/** Routes that answer with figures: what they say to who reads published ones changes with a release, not with the data. */
const OF_FIGURES: ReadonlySet<RouteName> = new Set([
  'values',
  'profile',
  'indicators',
  'coverage',
  'bivariate',
  'spm',
  'exposure',
  'manyHazards',
  'hazardPair',
]);

/** Routes that answer with what the office says of itself and of its figures, whatever these are. */
const OF_WORDS: ReadonlySet<RouteName> = new Set([
  'naming',
  'office',
  'privacyNotice',
  'norms',
  'spmServices',
  'hazards',
  'hazardEvents',
]);

type AnyHandler = (
  ctx: Context,
  scope: Scope,
  request: unknown,
  call: Call,
  visit: Visit,
) => Promise<unknown>;
type Input = Record<string, unknown>;

const VERBS = { GET: 'get', POST: 'post', PUT: 'put', DELETE: 'delete' } as const;

/**
 * Mounts every row of the table: authorise, parse, compare the ETag, call the handler, send. `principal`: everybody is
 * this one, whatever session they have; only code can say so, and only tests and benchmarks do.
 */
export function mountRoutes(
  app: Express,
  source: ContextSource,
  handlers: Handlers,
  codeVersion: string,
  principal?: Principal,
): void {
  // A route that needs no database is asked for by somebody all the same: who that is says the folder that is open.
  const asks = async (row: RouteRow, ctx: Context, visit: Visit): Promise<Principal> => {
    if (principal) return principal;
    if (!row.withoutDatabase) return whoAsks(ctx, visit);
    try {
      return await source.use((open) => whoAsks(open, visit));
    } catch (reason) {
      if (reason instanceof Fault && reason.code === 'folder-switching') return whileAway(ctx.folders);
      throw reason;
    }
  };
  const answers = new KeptAnswers(MOST_SHARED_BYTES);
  for (const name of Object.keys(routes) as RouteName[]) {
    const row: RouteRow = routes[name];
    const handler = handlers[name] as AnyHandler;
    // Made once: a schema compiles itself on first use, which takes longer than a warm tile.
    const params = row.params?.strict();
    const query = row.query?.strict();
    const body = row.body?.strict();
    const read = (req: Request): Input => ({
      ...parseInput(params, req.params),
      ...parseInput(query, req.query),
    });
    const serveRead = async (ctx: Context, req: Request, res: Response): Promise<void> => {
      const visit = visitOf(req, res);
      const { scope, state } = await scopeFor(row, ctx, visit, asks);
      const request = read(req);
      const tag = await entityTag(ctx, scope, {
        policy: row.cache,
        codeVersion,
        address: canonical(name, request),
        of: OF_FIGURES.has(name) ? 'figures' : OF_WORDS.has(name) ? 'words' : 'data',
        state,
      });
      res.setHeader('Cache-Control', CACHE_CONTROL[row.cache]);
      if (tag !== undefined) {
        res.setHeader('ETag', tag);
        if (matchesTag(req.headers['if-none-match'], tag)) {
          await recordView(ctx, scope, name, request);
          res.status(304).end();
          return;
        }
      }
      const telling = tellProgress(req, res, false);
      const answerTo = () =>
        noting(ctx, scope, name, request, () => handler(ctx, scope, request, telling, visit));
      if (tag !== undefined && SHARED.has(name)) {
        const bytes = await answers.get(tag, answerTo);
        await recordView(ctx, scope, name, request);
        sendBytes(req, res, bytes);
        return;
      }
      const answer = await answerTo();
      await recordView(ctx, scope, name, request);
      await send(req, res, row, answer, telling);
    };
    const serveWrite = async (ctx: Context, req: Request, res: Response): Promise<void> => {
      if (!isFromOwnPage(req.headers)) throw new Fault('cross-site');
      const visit = visitOf(req, res);
      // What anybody may write is a way in: tries to guess are counted by the address they come from.
      if (row.right === 'public' && !row.withoutDatabase) await takeTurn(ctx, 'sign-in', visit.address);
      const { scope } = await scopeFor(row, ctx, visit, asks);
      const request = read(req);
      res.setHeader('Cache-Control', CACHE_CONTROL.none);
      const telling = tellProgress(req, res, row.progress === true);
      const answer = async (rest: Input) => {
        const whole = { ...request, ...rest };
        const made = noting(ctx, scope, name, whole, () => handler(ctx, scope, whole, telling, visit));
        return send(req, res, row, await made, telling);
      };
      try {
        // Said before anything is read: the demo takes no files, and is nobody's office.
        if ((row.upload || row.ofOffice) && !ctx.folder.takesFiles) throw new Fault('demo-open');
        if (row.upload) await withUpload(req, row.upload, (upload) => answer({ upload }));
        else if (body) await answer(parseInput(body, await readJson(req)));
        else {
          requireEmpty(req);
          await answer({});
        }
      } catch (reason) {
        // Nobody is there to be told that work was broken off because nobody is there.
        if (telling.signal.aborted) return;
        if (!telling.begun()) throw reason;
        telling.problem(lateProblem(ctx.log, req, reason));
      }
    };
    const serve = row.method === 'GET' ? serveRead : serveWrite;
    const serveFrom = (ctx: Context, req: Request, res: Response): Promise<void> => {
      res.setHeader(FOLDER_HEADER, ctx.folder.id);
      return serve(ctx, req, res);
    };
    app[VERBS[row.method]](row.path, (req: Request, res: Response, next: NextFunction) => {
      const served = row.withoutDatabase
        ? serveFrom(source.bare(), req, res)
        : source.use((ctx) => serveFrom(ctx, req, res));
      // Long work tells how far it is, and its caller goes away when it likes.
      (row.progress || row.upload ? served : withinTime(served)).catch(next);
    });
  }
  for (const path of new Set(Object.values(routes).map((row) => row.path))) refuseOthers(app, path);
}

/** An answer; that somebody asked for what lies outside the own areas is on record. */
async function noting(
  ctx: Context,
  scope: Scope,
  name: RouteName,
  request: Input,
  answer: () => Promise<unknown>,
): Promise<unknown> {
  try {
    return await answer();
  } catch (reason) {
    if (reason instanceof Fault && reason.code === 'outside-scope') {
      await recordRefusal(ctx, scope, name, request);
    }
    throw reason;
  }
}

async function send(
  req: Request,
  res: Response,
  row: RouteRow,
  answer: unknown,
  telling: Telling,
): Promise<void> {
  if (row.answer === 'tile') sendTile(req, res, answer as TileBytes);
  else if (row.answer === 'file') sendFile(res, answer as FileAnswer);
  else if (telling.begun()) telling.answer(answer);
  else await sendJson(req, res, answer);
}

/** Any other method on an address of the table: OPTIONS is told what there is, the rest refused. */
function refuseOthers(app: Express, path: string): void {
  const rows: readonly RouteRow[] = Object.values(routes);
  const methods = rows.filter((row) => row.path === path).map((row) => row.method);
  const allow = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
  app.all(path, (req: Request, res: Response, next: NextFunction) => {
    if (req.method === 'OPTIONS') res.status(204).setHeader('Allow', allow).end();
    else next(new Fault('method-not-allowed', { allow }));
  });
}

/**
 * The scope of whoever asks, where the row is for them. A public row is answered without asking who that is: it reads
 * boundaries and nothing else, or is a way of signing in. Throws Fault 'signed-out', 'must-first', 'forbidden'.
 */
async function scopeFor(
  row: RouteRow,
  ctx: Context,
  visit: Visit,
  asks: (row: RouteRow, ctx: Context, visit: Visit) => Promise<Principal>,
): Promise<{ readonly scope: Scope; readonly state?: DataState }> {
  if (row.right === 'public') return { scope: system('public boundaries') };
  const principal = await asks(row, ctx, visit);
  if (principal.must !== null && !row.beforeMust) throw new Fault('must-first', { must: principal.must });
  // What everybody needs who looks at a map is for the public too, where the office lets it look at one.
  const looks = principal.account !== null || (row.cache === 'data' && principal.rights.has('figures.read'));
  const allowed = row.right === 'signedIn' ? looks : principal.rights.has(row.right);
  if (!allowed) throw new Fault(principal.account === null ? 'signed-out' : 'forbidden');
  await takeTurns(row, ctx, principal);
  if (row.withoutDatabase) return { scope: forRequest(principal) };
  // One moment for all of the answer: its ETag, and the release that it is read of.
  const state = await stateOf(ctx);
  return { scope: forRequest(principal, await releaseIn(ctx, state)), state };
}

/** Throws Fault 'too-many-tries' where an account asks more often than anybody looks. */
async function takeTurns(row: RouteRow, ctx: Context, { account, place }: Principal): Promise<void> {
  // Asks no database, and counts nothing there.
  if (row.withoutDatabase) return;
  const who = account ?? place ?? '';
  await takeTurn(ctx, 'account', who);
  if (row.answer === 'file') await takeTurn(ctx, 'export', who);
  if (row.upload) await takeTurn(ctx, 'upload', who);
}

/** The request in one spelling, so that ?a=1&b=2 and ?b=2&a=1 share an ETag. */
function canonical(name: RouteName, request: Record<string, unknown>): string {
  const keys = Object.keys(request).sort();
  return `${name}?${keys.map((k) => `${k}=${String(request[k])}`).join('&')}`;
}
