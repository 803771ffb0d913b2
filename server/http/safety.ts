import type { RequestHandler } from 'express';
import helmet from 'helmet';
import { Fault } from '../fault.ts';

/** Headers that keep the page to its own origin: no foreign script, frame, font or request. */
export function securityHeaders(): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // The component library sets style attributes.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        workerSrc: ["'self'", 'blob:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // Plain HTTP on a local machine is the default set-up; a proxy that ends TLS sets this itself.
    strictTransportSecurity: false,
    crossOriginEmbedderPolicy: false,
  });
}

const LOOPBACK_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Listening on loopback only, the server answers no other host name: a page elsewhere could otherwise point its own
 * name at 127.0.0.1 (DNS rebinding) and read the figures as the local operator.
 */
export function onlyLoopbackNames(listenHost: string): RequestHandler {
  const guarded = ['127.0.0.1', 'localhost', '::1'].includes(listenHost);
  return (req, _res, next) => {
    const name = (req.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
    if (guarded && !LOOPBACK_NAMES.has(name)) next(new Fault('forbidden'));
    else next();
  };
}
