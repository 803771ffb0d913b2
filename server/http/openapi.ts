import type { Express } from 'express';
import { createDocument } from 'zod-openapi';
import { problemDetails } from '../../data/contract/fault.ts';
import { PROGRESS_TYPE, type RouteRow, WRITE_MARK } from '../../data/contract/route.ts';
import { type RouteName, routes } from '../../data/contract/routes.ts';
import { styleNonceOf } from './safety.ts';

/** The OpenAPI 3.1 description of the API, made from the route table alone. */
export function describeApi(version: string) {
  const paths: Record<string, Record<string, object>> = {};
  for (const name of Object.keys(routes) as RouteName[]) {
    const row: RouteRow = routes[name];
    const path = row.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = {
      ...paths[path],
      [row.method.toLowerCase()]: {
        operationId: name,
        summary: row.summary,
        description: `Right: ${row.right}. Caching: ${row.cache}.`,
        ...(row.params || row.query
          ? {
              requestParams: {
                ...(row.params ? { path: row.params } : {}),
                ...(row.query ? { query: row.query } : {}),
              },
            }
          : {}),
        ...(row.method === 'GET' ? {} : requestContent(row)),
        responses: {
          200: { description: 'The answer', content: answerContent(row) },
          ...(row.answer === 'tile' ? { 204: { description: 'An empty tile' } } : {}),
          ...(row.cache === 'data' || row.cache === 'boundaries'
            ? { 304: { description: 'Not modified' } }
            : {}),
          default: {
            description: 'A fault, RFC 9457',
            content: { 'application/problem+json': { schema: problemDetails } },
          },
        },
      },
    };
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Petasos',
      version,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      description: 'Need, cover and hazard in Indonesia on one map. Geometry and values travel apart.',
    },
    paths,
  });
}

const BYTES = { type: 'string' as const, format: 'binary' };

function answerContent(row: RouteRow) {
  if (row.answer === 'tile') {
    return { 'application/vnd.mapbox-vector-tile': { schema: BYTES }, 'image/*': { schema: BYTES } };
  }
  if (row.answer === 'file') return { 'application/octet-stream': { schema: BYTES } };
  const events = {
    schema: {
      type: 'string' as const,
      description:
        'Server-sent events, each with JSON as its data: {"progress": {stage, share}} ..., then {"answer"} or {"problem"}',
    },
  };
  return { 'application/json': { schema: row.answer }, ...(row.progress ? { [PROGRESS_TYPE]: events } : {}) };
}

/** The body that a writing row takes, and the header without which no row of these is answered. */
function requestContent(row: RouteRow) {
  const mark = {
    name: WRITE_MARK.name,
    in: 'header' as const,
    required: true,
    description: 'Says that a page of this server, or a program on purpose, asks',
    schema: { type: 'string' as const, const: WRITE_MARK.value },
  };
  if (row.upload) {
    return {
      parameters: [mark],
      requestBody: { required: true, content: { 'application/octet-stream': { schema: BYTES } } },
    };
  }
  if (!row.body) return { parameters: [mark] };
  return {
    parameters: [mark],
    requestBody: { required: true, content: { 'application/json': { schema: row.body } } },
  };
}

/** Serves /api/openapi.json and a page to read it, both made from the table. */
export function mountDocs(app: Express, version: string): void {
  const document = describeApi(version);
  const text = JSON.stringify(document, null, 2);
  app.get('/api/openapi.json', (_req, res) => {
    res.type('application/json').send(text);
  });
  const page = docsPage(version);
  app.get('/api/docs', (_req, res) => {
    res.type('text/html').send(page.replace('<style>', `<style nonce="${styleNonceOf(res)}">`));
  });
}

function docsPage(version: string): string {
  const rows = (Object.keys(routes) as RouteName[]).map((name) => {
    const row: RouteRow = routes[name];
    const parameters = [
      ...Object.keys(row.params?.shape ?? {}).map((p) => `:${p}`),
      ...Object.keys(row.query?.shape ?? {}),
      ...Object.keys(row.body?.shape ?? {}),
      ...(row.upload ? ['(file)'] : []),
    ];
    return `<tr><td><code>${row.method}</code></td><td><code>${row.path}</code></td><td>${row.summary}</td><td>${parameters
      .map((p) => `<code>${p}</code>`)
      .join(' ')}</td><td>${row.right}</td><td>${row.cache}</td></tr>`;
  });
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Petasos API</title><style>body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem;color:#1f2933}
table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid #d9e2ec;padding:.4rem .6rem;text-align:left;vertical-align:top}
code{font-size:.9em}</style>
<h1>Petasos API ${version}</h1><p>The full description with schemas: <a href="/api/openapi.json">openapi.json</a> (OpenAPI 3.1).
Faults are <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a> problem details.</p>
<table><thead><tr><th>Method</th><th>Path</th><th>Question</th><th>Parameters</th><th>Right</th><th>Caching</th></tr></thead>
<tbody>${rows.join('')}</tbody></table></html>`;
}
