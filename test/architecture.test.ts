import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'oxc-parser';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

interface SourceText {
  /** path from the root with forward slashes */
  readonly path: string;
  readonly text: string;
  /** code without comments and string contents stays in place: doors are looked for in code */
  readonly imports: readonly { from: string; typeOnly: boolean; lazy: boolean }[];
  readonly defaultExport: boolean;
}

function read(path: string): SourceText {
  const text = readFileSync(join(root, path), 'utf8');
  const { module, program } = parseSync(path, text);
  const imports = [
    ...module.staticImports.map((i) => ({
      from: i.moduleRequest.value,
      typeOnly: i.entries.length > 0 && i.entries.every((e) => e.isType),
      lazy: false,
    })),
    ...module.staticExports.flatMap((e) =>
      e.entries.flatMap((entry) =>
        entry.moduleRequest ? [{ from: entry.moduleRequest.value, typeOnly: entry.isType, lazy: false }] : [],
      ),
    ),
    ...module.dynamicImports.map((i) => ({
      from: text.slice(i.moduleRequest.start, i.moduleRequest.end).replace(/^['"`]|['"`]$/g, ''),
      typeOnly: false,
      lazy: true,
    })),
  ];
  const defaultExport = program.body.some((n) => n.type === 'ExportDefaultDeclaration');
  return { path, text, imports, defaultExport };
}

const files = globSync(['data/**/*.ts', 'server/**/*.ts', 'client/**/*.{ts,tsx}'], { cwd: root })
  .map((p) => p.replaceAll('\\', '/'))
  .sort();
const sources = files.map(read);

/** The file (from the root) or package that an import names. */
function target(source: SourceText, from: string): string {
  if (!from.startsWith('.')) return from;
  return posix.normalize(posix.join(dirname(source.path), from.replace(/\?.*$/, '')));
}

function offences(check: (s: SourceText) => string[]): string[] {
  return sources.flatMap((s) => check(s).map((what) => `${s.path}: ${what}`));
}

function importsOf(s: SourceText) {
  return s.imports.map((i) => ({ ...i, to: target(s, i.from) }));
}

/** Code with comments blanked, so that a door named in a comment is no offence. */
function code(s: SourceText): string {
  const { comments } = parseSync(s.path, s.text);
  let text = s.text;
  for (const c of comments) text = text.slice(0, c.start) + ' '.repeat(c.end - c.start) + text.slice(c.end);
  return text;
}

function door(pattern: RegExp, allowed: (path: string) => boolean, within = /^(server|client|data)\//) {
  return sources
    .filter((s) => within.test(s.path) && !allowed(s.path) && pattern.test(code(s)))
    .map((s) => s.path);
}

const FEATURE_NEUTRAL = new Set(['db', 'http', 'access', 'paper', 'outbox', 'audit']);
const COMPOSERS = new Set(['app.ts', 'main.ts', 'cli.ts']);

describe('who may import whom', () => {
  test('sources were found and every relative import names a file that exists', () => {
    expect(sources.length).toBeGreaterThan(30);
    const missing = offences((s) =>
      importsOf(s)
        .filter((i) => i.from.startsWith('.') && !existsSync(join(root, i.to)))
        .map((i) => `imports ${i.from}, which is no file`),
    );
    expect(missing).toEqual([]);
  });

  test('data imports zod and itself only (its file readers also their parsers, the demo its tessellation)', () => {
    const readers = new Set(['csv-parse', 'csv-parse/sync', 'topojson-client', 'node:zlib']);
    // maps: archives, coordinates, XML and what it draws; all small, pure, and the same in the browser
    for (const parser of ['fflate', 'proj4', '@xmldom/xmldom', '@tmcw/togeojson']) readers.add(parser);
    expect(
      offences((s) =>
        !s.path.startsWith('data/')
          ? []
          : importsOf(s)
              .filter((i) => !i.to.startsWith('data/') && i.to !== 'zod')
              .filter((i) => !(s.path.startsWith('data/read/') && (readers.has(i.to) || i.typeOnly)))
              .filter((i) => !(s.path.startsWith('data/demo/') && i.to === 'd3-delaunay'))
              .map((i) => `imports ${i.from}`),
      ),
    ).toEqual([]);
  });

  test('the server never imports the client, the client never imports the server', () => {
    expect(
      offences((s) =>
        importsOf(s)
          .filter(
            (i) =>
              (s.path.startsWith('server/') && i.to.startsWith('client/')) ||
              (s.path.startsWith('client/') && i.to.startsWith('server/')),
          )
          .map((i) => `imports ${i.from}`),
      ),
    ).toEqual([]);
  });

  test('of data the client imports contract, catalogue and words only (its workers also read files)', () => {
    expect(
      offences((s) =>
        s.path.startsWith('client/')
          ? importsOf(s)
              .filter((i) => i.to.startsWith('data/') && !/^data\/(contract|catalogue|words)\//.test(i.to))
              .filter(
                (i) => !(i.to.startsWith('data/read/') && (i.typeOnly || s.path.endsWith('-worker.ts'))),
              )
              .map((i) => `imports ${i.from}`)
          : [],
      ),
    ).toEqual([]);
  });

  test('a feature reaches another feature only through its query.ts, answer.ts or spec.ts', () => {
    expect(
      offences((s) => {
        const own = /^server\/([^/]+)\//.exec(s.path)?.[1];
        if (!own || COMPOSERS.has(s.path.slice(7)) || FEATURE_NEUTRAL.has(own)) return [];
        return importsOf(s)
          .filter((i) => {
            const other = /^server\/([^/]+)\//.exec(i.to)?.[1];
            if (!other || other === own || FEATURE_NEUTRAL.has(other)) return false;
            return !allowedAcross(s.path, i.to);
          })
          .map((i) => `imports ${i.from}`);
      }),
    ).toEqual([]);
  });

  test('the database, access and http layers import no feature', () => {
    expect(
      offences((s) => {
        const own = /^server\/([^/]+)\//.exec(s.path)?.[1];
        if (!own || !['db', 'access', 'http'].includes(own)) return [];
        return importsOf(s)
          .filter((i) => {
            const other = /^server\/([^/]+)\//.exec(i.to)?.[1];
            return other !== undefined && !FEATURE_NEUTRAL.has(other);
          })
          .map((i) => `imports ${i.from}`);
      }),
    ).toEqual([]);
  });

  test('query files know kysely, tables, gis, scope and no express', () => {
    expect(
      offences((s) =>
        s.path.startsWith('server/') && s.path.endsWith('/query.ts')
          ? importsOf(s)
              .filter((i) => i.to === 'express' || i.to.startsWith('server/http/'))
              .map((i) => `imports ${i.from}`)
          : [],
      ),
    ).toEqual([]);
  });

  test('there are no import cycles', () => {
    const edges = new Map(
      sources.map((s) => [
        s.path,
        importsOf(s)
          .filter((i) => !i.typeOnly && i.from.startsWith('.'))
          .map((i) => i.to),
      ]),
    );
    const state = new Map<string, 'open' | 'done'>();
    const cycles: string[] = [];
    const visit = (path: string, trail: string[]): void => {
      if (state.get(path) === 'done') return;
      if (state.get(path) === 'open') {
        cycles.push([...trail.slice(trail.indexOf(path)), path].join(' -> '));
        return;
      }
      state.set(path, 'open');
      for (const next of edges.get(path) ?? []) visit(next, [...trail, path]);
      state.set(path, 'done');
    };
    for (const path of edges.keys()) visit(path, []);
    expect(cycles).toEqual([]);
  });
});

/** The one file of the pipeline that composes the makers of derived data (see docs/decisions/004). */
const DERIVES = new Map([
  ['server/imports/derive.ts', ['server/areas/tile-sets.ts', 'server/rollup/build.ts']],
]);

function allowedAcross(from: string, to: string): boolean {
  if (DERIVES.get(from)?.includes(to)) return true;
  return /\/(query|answer|spec|kind|view|findings|run)\.ts$/.test(to);
}

describe('doors', () => {
  test('ST_ stands only in db/gis.ts and query files', () => {
    expect(
      door(/\bST_[A-Z]/, (p) => p === 'server/db/gis.ts' || p.endsWith('/query.ts'), /^server\//),
    ).toEqual([]);
  });
  test('process.env is read only in config.ts', () => {
    expect(door(/process\s*\.\s*env/, (p) => p === 'server/config.ts')).toEqual([]);
  });
  test('the clock of the server is context.ts', () => {
    expect(door(/new Date\(|Date\.now\(/, (p) => p === 'server/context.ts', /^server\//)).toEqual([]);
  });
  test('fetch is called only in client/api.ts, client/sw.ts and server/outbox', () => {
    expect(
      door(
        /(?<![\w.])fetch\(/,
        (p) => ['client/api.ts', 'client/sw.ts'].includes(p) || p.startsWith('server/outbox/'),
      ),
    ).toEqual([]);
  });
  test('maplibre-gl is imported only by client/map/map.tsx (types elsewhere)', () => {
    expect(
      offences((s) =>
        importsOf(s)
          .filter((i) => /^(maplibre-gl|@vis\.gl\/react-maplibre)/.test(i.to) && !i.typeOnly)
          .filter(() => s.path !== 'client/map/map.tsx')
          .map((i) => `imports ${i.from}`),
      ),
    ).toEqual([]);
  });
  test.each([
    ['deck.gl', /^@deck\.gl\//, ['client/map/overlay.ts']],
    ['recharts', /^recharts/, ['client/charts/trend-chart.tsx', 'client/coverage/recruit-chart.tsx']],
  ])('%s is heavy: few files import it, and each of them is only imported lazily', (_, library, doors) => {
    const heavy = offences((s) =>
      importsOf(s)
        .filter(
          (i) =>
            !i.typeOnly && (library.test(i.to) ? !doors.includes(s.path) : doors.includes(i.to) && !i.lazy),
        )
        .map((i) => `imports ${i.from}`),
    );
    expect(heavy).toEqual([]);
    const lazy = sources.flatMap(importsOf).filter((i) => i.lazy);
    expect(doors.filter((door) => !lazy.some((i) => i.to === door))).toEqual([]);
  });
  test('express stands only in server/http and app.ts', () => {
    expect(
      offences((s) =>
        importsOf(s)
          .filter(
            (i) => i.to === 'express' && !s.path.startsWith('server/http/') && s.path !== 'server/app.ts',
          )
          .map(() => 'imports express'),
      ),
    ).toEqual([]);
  });
  test('an audit event is written only in audit/query.ts', () => {
    expect(
      door(
        /insertInto\('audit_event'\)|insert into audit_event/i,
        (p) => p === 'server/audit/query.ts',
        /^server\//,
      ),
    ).toEqual([]);
  });

  test('no answer sends the browser to another address', () => {
    expect(door(/\.redirect\(|setHeader\('Location'/i, () => false, /^server\//)).toEqual([]);
  });

  test('console is used only in cli.ts', () => {
    expect(door(/\bconsole\./, (p) => p === 'server/cli.ts')).toEqual([]);
  });
  test('a scope is made only in access/scope.ts', () => {
    expect(door(/as Scope\b/, (p) => p === 'server/access/scope.ts', /^server\//)).toEqual([]);
  });
});

describe('style', () => {
  test('there are no default exports', () => {
    expect(sources.filter((s) => s.defaultExport).map((s) => s.path)).toEqual([]);
  });
  test('no file is named utils, helpers, common or types', () => {
    expect(files.filter((p) => /\/(utils?|helpers?|common|types|misc)\.tsx?$/.test(p))).toEqual([]);
  });
  test('no file only re-exports others', () => {
    const barrels = sources.filter((s) => {
      const { module, program } = parseSync(s.path, s.text);
      const reexports = module.staticExports.flatMap((e) => e.entries).filter((e) => e.moduleRequest).length;
      return (
        reexports > 0 && program.body.every((n) => n.type.startsWith('Export') && 'source' in n && n.source)
      );
    });
    expect(barrels.map((s) => s.path)).toEqual([]);
  });
  test('top-level folders are those of the design', () => {
    const allowed = new Set(['client', 'server', 'data', 'test', 'docs']);
    const found = new Set(files.map((p) => p.split('/')[0] ?? ''));
    expect([...found].filter((f) => !allowed.has(f))).toEqual([]);
    expect(relative(root, join(root, 'data'))).toBe('data');
  });
});
