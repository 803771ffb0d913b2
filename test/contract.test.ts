import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { FAULTS, type FaultCode } from '../data/contract/fault.ts';
import type { RouteRow } from '../data/contract/route.ts';
import { type RouteName, routes } from '../data/contract/routes.ts';
import { en } from '../data/words/en.ts';
import { id } from '../data/words/id.ts';
import { handlers } from '../server/app.ts';
import { describeApi } from '../server/http/openapi.ts';

const names = Object.keys(routes) as RouteName[];

/** What changes with the data and holds no figure: the page needs it before anybody signs in. */
const SAID_TO_ALL = ['places', 'naming', 'privacyNotice'];

/** What writes and asks nobody who they are: the ways of saying so. */
const WAYS_IN = [
  'signIn',
  'signOut',
  'signInTotp',
  'signInPin',
  'signInDemo',
  'makeFirst',
  'lookAtInvitation',
  'useInvitation',
];

describe('the route table', () => {
  test('every row has a handler and every handler a row', () => {
    expect(Object.keys(handlers).sort()).toEqual([...names].sort());
  });

  test('paths are under /api, unique by method, and their parameters are declared', () => {
    const seen = new Set<string>();
    for (const name of names) {
      const row: RouteRow = routes[name];
      expect(row.path).toMatch(/^\/api\/[a-z]/);
      expect(seen.has(`${row.method} ${row.path}`)).toBe(false);
      seen.add(`${row.method} ${row.path}`);
      const inPath = [...row.path.matchAll(/:(\w+)/g)].map((m) => m[1]);
      expect(Object.keys(row.params?.shape ?? {}).sort()).toEqual(inPath.sort());
      expect(row.summary.length).toBeGreaterThan(10);
    }
  });

  test('what writes is never cached, and public only where one signs in, and takes a form or a file, not both', () => {
    for (const name of names) {
      const row: RouteRow = routes[name];
      if (row.method === 'GET') {
        expect([row.body, row.upload, row.progress], name).toEqual([undefined, undefined, undefined]);
        continue;
      }
      expect(row.cache, name).toBe('none');
      if (row.right === 'public') expect(WAYS_IN, name).toContain(name);
      expect(row.body !== undefined && row.upload !== undefined, name).toBe(false);
    }
  });

  test('path, query and body of a route share no name: one input holds them all', () => {
    for (const name of names) {
      const row: RouteRow = routes[name];
      const keys = [row.params, row.query, row.body].flatMap((schema) => Object.keys(schema?.shape ?? {}));
      expect(new Set(keys).size, name).toBe(keys.length);
      if (row.upload) expect(keys, name).not.toContain('upload');
    }
  });

  test('the OpenAPI page says what a route takes, and the header without which none writes', () => {
    const page = JSON.parse(JSON.stringify(describeApi('0')));
    for (const name of names) {
      const row: RouteRow = routes[name];
      const told = page.paths[row.path.replace(/:(\w+)/g, '{$1}')][row.method.toLowerCase()];
      expect(told.requestBody !== undefined, name).toBe(row.body !== undefined || row.upload !== undefined);
      const parameters: { name: string; in: string }[] = told.parameters ?? [];
      expect(
        parameters.some((p) => p.in === 'header' && p.name === 'X-Petasos'),
        name,
      ).toBe(row.method !== 'GET');
      const others = parameters.filter((p) => p.in !== 'header').map((p) => p.name);
      const keys = [row.params, row.query].flatMap((schema) => Object.keys(schema?.shape ?? {}));
      expect(others.sort(), name).toEqual(keys.sort());
    }
  });

  test('only public routes are cached publicly, and no public route answers with figures', () => {
    for (const name of names) {
      const row: RouteRow = routes[name];
      if (row.cache === 'immutable' || row.cache === 'boundaries') expect(row.right).toBe('public');
      if (row.cache === 'data' && row.right === 'public') expect(SAID_TO_ALL, name).toContain(name);
    }
    for (const schema of [routes.areas.answer, routes.area.answer, routes.search.answer]) {
      const keys = JSON.stringify(z.toJSONSchema(schema, { unrepresentable: 'any' }));
      expect(keys).not.toMatch(/"(count|value|persons|households)"/);
    }
  });

  test('the OpenAPI page names every route and can be read as JSON', () => {
    const page = JSON.parse(JSON.stringify(describeApi('0')));
    expect(page.openapi).toBe('3.1.0');
    const operations = Object.values(
      page.paths as Record<string, Record<string, { operationId: string }>>,
    ).flatMap((p) => Object.values(p).map((o) => o.operationId));
    expect(operations.sort()).toEqual([...names].sort());
  });
});

describe('the dictionaries', () => {
  test('every fault has a title and a sentence in both languages', () => {
    for (const code of Object.keys(FAULTS) as FaultCode[]) {
      for (const words of [id, en]) {
        expect(words.fault[code].title.length).toBeGreaterThan(3);
        expect(words.fault[code].detail({}).length).toBeGreaterThan(10);
      }
    }
  });

  test('both have the same entries, and none is empty', () => {
    expect(entries(en)).toEqual(entries(id));
  });

  test('Indonesian sentences avoid the words an office does not use of people', () => {
    const text = JSON.stringify(texts(id)).toLowerCase();
    for (const word of ['terburuk', 'penderita', 'cacat', 'kasus']) expect(text).not.toContain(word);
  });
});

/** Dotted paths of all entries with their kind. */
function entries(node: unknown, path = ''): string[] {
  if (typeof node === 'string') {
    expect(node.trim(), path).not.toBe('');
    return [`${path}: text`];
  }
  if (typeof node === 'function') return [`${path}: sentence`];
  if (Array.isArray(node)) return [`${path}: list`];
  return Object.entries(node as object)
    .flatMap(([key, value]) => entries(value, `${path}.${key}`))
    .sort();
}

function texts(node: unknown): string[] {
  if (typeof node === 'string') return [node];
  if (typeof node === 'function') return [String(node)];
  return Object.values(node as object).flatMap(texts);
}
