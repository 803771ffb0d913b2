import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import { toldPath } from './told-path.ts';

/** One line a request: method, address as the table declares it, status, time. Not what was asked, by whom, or from where. */
export function requestLog(log: Logger): RequestHandler {
  return pinoHttp<IncomingMessage, ServerResponse>({
    logger: log,
    serializers: {
      req: (req: { method?: string; url?: string }) => ({ method: req.method, path: toldPath(req.url) }),
      res: (res: { statusCode?: number }) => ({ status: res.statusCode }),
    },
    customLogLevel: (_req, res, reason) =>
      reason || res.statusCode >= 500 ? 'error' : res.statusCode >= 400 ? 'info' : 'debug',
    quietReqLogger: true,
  });
}
