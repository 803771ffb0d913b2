import { randomUUID } from 'node:crypto';
import type { ErrorRequestHandler, Request, Response } from 'express';
import type { Logger } from 'pino';
import { FAULTS, type FaultCode, type ProblemDetails } from '../../data/contract/fault.ts';
import { en } from '../../data/words/en.ts';
import { id } from '../../data/words/id.ts';
import { isUnreachable } from '../db/unreachable.ts';
import { Fault, type FieldProblem } from '../fault.ts';
import { toldPath } from './told-path.ts';

/** Indonesian unless the caller asks for English first. */
function words(req: Request) {
  return req.acceptsLanguages('id', 'en') === 'en' ? en : id;
}

/** A fault as RFC 9457 problem details in the caller's language. */
function problemOf(req: Request, fault: Fault): ProblemDetails {
  const { fault: faults, field } = words(req);
  const sentence = faults[fault.code];
  const said = ({ path, reason, hint }: FieldProblem) => ({ path, message: field[reason](hint) });
  return {
    type: `urn:petasos:fault:${fault.code}`,
    title: sentence.title,
    status: FAULTS[fault.code],
    code: fault.code,
    detail: sentence.detail(fault.detail),
    instance: req.path,
    ...(fault.fields.length > 0 ? { fields: fault.fields.map(said) } : {}),
    ...(fault.wayOut ? { finest: fault.wayOut.finest } : {}),
  };
}

function sendProblem(req: Request, res: Response, fault: Fault): void {
  const problem = problemOf(req, fault);
  res.status(problem.status);
  res.setHeader('Content-Type', 'application/problem+json; charset=utf-8');
  res.setHeader('Cache-Control', 'no-store');
  if (typeof fault.detail.allow === 'string') res.setHeader('Allow', fault.detail.allow);
  if (problem.status === 503) res.setHeader('Retry-After', '5');
  if (problem.status === 429) res.setHeader('Retry-After', String(fault.detail.seconds ?? 60));
  res.end(JSON.stringify(problem));
}

/** What to answer to anything thrown: a Fault as it is, the framework's own refusals translated, a bug logged and hidden. */
function faultOf(log: Logger, req: Request, reason: unknown): Fault {
  if (reason instanceof Fault) return reason;
  const code = frameworkFault(reason);
  if (code) return new Fault(code);
  if (isUnreachable(reason)) {
    log.error({ err: reason }, 'the database cannot be reached');
    return new Fault('database-unreachable');
  }
  const reference = randomUUID().slice(0, 8);
  log.error({ err: reason, reference, path: toldPath(req.path) }, 'request failed');
  return new Fault('internal', { reference });
}

/** A problem for an answer that has begun already, and can have no status any more. */
export function lateProblem(log: Logger, req: Request, reason: unknown): ProblemDetails {
  return problemOf(req, faultOf(log, req, reason));
}

/** Everything thrown ends here. */
export function answerFaults(log: Logger): ErrorRequestHandler {
  return (reason, req, res, next) => {
    if (res.headersSent) next(reason);
    else sendProblem(req, res, faultOf(log, req, reason));
  };
}

/** Express and its parsers throw http-errors: a malformed %-escape, a body too large. */
function frameworkFault(reason: unknown): FaultCode | undefined {
  const status = (reason as { status?: unknown } | null)?.status;
  if (status === 413) return 'too-large';
  return typeof status === 'number' && status >= 400 && status < 500 ? 'bad-request' : undefined;
}
