import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { RequestHandler, Response } from 'express';
import helmet from 'helmet';
import type { Config } from '../config.ts';
import { Fault } from '../fault.ts';

/**
 * Headers that keep the page to its own origin: no foreign script, frame, font or request, no script or style sheet that
 * stands in a page but those that this server put there.
 */
export function securityHeaders(publicUrl: string | undefined): RequestHandler[] {
  return [
    (_req, res, next) => {
      res.locals.styleNonce = randomBytes(16).toString('base64url');
      // GPS for a report from the field, the camera for its picture; nothing else of the device.
      res.setHeader('Permissions-Policy', PERMISSIONS);
      next();
    },
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'", (_req, res) => `'nonce-${styleNonceOf(res)}'`],
          imgSrc: ["'self'", 'data:', 'blob:'],
          fontSrc: ["'self'"],
          workerSrc: ["'self'", 'blob:'],
          connectSrc: ["'self'"],
          manifestSrc: ["'self'"],
          objectSrc: ["'none'"],
          baseUri: ["'none'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
        },
      },
      // Plain HTTP on a local machine is the default set-up.
      strictTransportSecurity: publicUrl?.startsWith('https:')
        ? { maxAge: 31_536_000, includeSubDomains: false }
        : false,
      crossOriginEmbedderPolicy: false,
    }),
  ];
}

const PERMISSIONS =
  'camera=(self), geolocation=(self), microphone=(), payment=(), usb=(), display-capture=()';

/** The word by which the headers of an answer know style sheets that stand in it. */
export function styleNonceOf(res: Response | ServerResponse): string {
  return String((res as Response).locals.styleNonce);
}

const LOOPBACK_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Listening on loopback only, or with a public address, the server answers no other host name: a page elsewhere could
 * otherwise point its own name at this machine (DNS rebinding) and read what somebody here is signed in for.
 */
export function onlyOwnNames({ host, publicUrl }: Pick<Config, 'host' | 'publicUrl'>): RequestHandler {
  const isGuarded = publicUrl !== undefined || ['127.0.0.1', 'localhost', '::1'].includes(host);
  const names = new Set(LOOPBACK_NAMES);
  if (publicUrl !== undefined) names.add(new URL(publicUrl).hostname);
  return (req, _res, next) => {
    const name = (req.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
    if (isGuarded && !names.has(name)) next(new Fault('other-name'));
    else next();
  };
}
