import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const PAGE = new URL('./plain/index.html', import.meta.url);
const MAP_LIBRARY = new URL('../../node_modules/maplibre-gl/dist/', import.meta.url);
const TYPES: Record<string, string> = {
  mjs: 'text/javascript',
  css: 'text/css',
  map: 'application/json',
};

export interface PlainServer {
  readonly origin: string;
  stop(): void;
}

/** Serves the plain page, the map library, and ready texts of GeoJSON by name: as fast as a server can be. */
export async function startPlainServer(texts: ReadonlyMap<string, Buffer>): Promise<PlainServer> {
  const server = createServer((req, res) => {
    const url = new URL(req.url ?? '/', 'http://localhost');
    const send = (body: Buffer | string, type: string) => {
      res.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-store' });
      res.end(body);
    };
    const library = /^\/maplibre\/([\w.-]+\.(mjs|css|map))$/.exec(url.pathname);
    const text = texts.get(url.searchParams.get('values') ?? '');
    if (url.pathname === '/') send(readFileSync(PAGE), 'text/html');
    else if (library?.[1] && library[2]) {
      send(readFileSync(new URL(library[1], MAP_LIBRARY)), TYPES[library[2]] ?? 'text/plain');
    } else if (url.pathname === '/areas.geojson' && text) send(text, 'application/geo+json');
    else {
      res.writeHead(404);
      res.end();
    }
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', resolve);
  await promise;
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
