import { createServer } from 'node:net';

/**
 * Is nobody else serving at this address? Tried by listening on it for a moment. An address that cannot be served for
 * another reason counts as free: serving it will say why.
 */
export async function isPortFree(host: string, port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const probe = createServer();
  probe.once('error', (reason) => resolve(!('code' in reason && reason.code === 'EADDRINUSE')));
  probe.listen(port, host, () => probe.close(() => resolve(true)));
  return promise;
}
