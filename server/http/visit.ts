import type { Request, Response } from 'express';

/** What a handler of sign-in is told of the browser, and how it leaves a cookie there. */
export interface Visit {
  /** the address the request comes from */
  readonly address: string;
  /** over HTTPS, also before a proxy that says so and is trusted */
  readonly secure: boolean;
  /** from this very machine, and not through a proxy on it */
  readonly local: boolean;
  /** what the browser says of itself, shortened */
  readonly agent: string;
  cookie(name: string): string | undefined;
  /** Sets a cookie that no script can read and no other site sends along; null takes it away. */
  setCookie(name: string, value: string | null, maxAgeS: number): void;
}

const LONGEST_AGENT = 300;

/**
 * The visit of a request. Over HTTPS cookies have the prefix that binds them to this very host. Cookies know no ports, so
 * the name does: two servers on one machine would sign each other's people out.
 */
export function visitOf(req: Request, res: Response): Visit {
  const port = /:(\d+)$/.exec(req.headers.host ?? '')?.[1];
  const full = (name: string) =>
    `${req.secure ? '__Host-' : ''}${name}${port === undefined ? '' : `-${port}`}`;
  return {
    address: req.ip ?? '',
    secure: req.secure,
    local: isLocal(req),
    agent: String(req.headers['user-agent'] ?? '').slice(0, LONGEST_AGENT),
    cookie: (name) => readCookie(req.headers.cookie, full(name)),
    setCookie(name, value, maxAgeS) {
      const parts = [
        `${full(name)}=${value === null ? '' : encodeURIComponent(value)}`,
        'Path=/',
        'HttpOnly',
      ];
      // Lax: a link in a message opens the page signed in; nothing that writes is answered to a foreign page anyway.
      parts.push('SameSite=Lax', `Max-Age=${value === null ? 0 : Math.floor(maxAgeS)}`);
      if (req.secure) parts.push('Secure');
      res.append('Set-Cookie', parts.join('; '));
    },
  };
}

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

function isLocal({ socket, headers }: Request): boolean {
  const isProxied = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined;
  return LOOPBACK.has(socket.remoteAddress ?? '') && !isProxied;
}

/** The first cookie of that name; undefined where there is none or it cannot be read. */
function readCookie(header: string | undefined, name: string): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at < 0 || part.slice(0, at).trim() !== name) continue;
    try {
      return decodeURIComponent(part.slice(at + 1).trim());
    } catch {
      return undefined;
    }
  }
  return undefined;
}
