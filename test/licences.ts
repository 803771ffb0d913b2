import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = new URL('..', import.meta.url);
export const PAGE = new URL('docs/licences.md', ROOT);
const LOCK = new URL('package-lock.json', ROOT);

/** Licences that a package we run with, or send to a browser, may have. Anything else is looked at by somebody first. */
const KNOWN = new Set([
  'MIT',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'OFL-1.1',
  'Unlicense',
  'CC0-1.0',
  'Zlib',
  'BlueOak-1.0.0',
  // Used unchanged, as libraries of their own: sharp's libvips and the build's style sheet compiler.
  'LGPL-3.0-or-later',
  'MPL-2.0',
]);

/** What the package says in a file of its own, and not in its description. */
const IN_A_FILE = new Map([['png-js 1.1.0', 'MIT']]);

interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
}

export interface Package {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
}

/** Packages that are installed to run Petasos, by name: what the lock file says of each. */
export function runtimePackages(): Package[] {
  const { packages } = JSON.parse(readFileSync(LOCK, 'utf8')) as {
    packages: Record<string, LockedPackage>;
  };
  const found = new Map<string, Package>();
  for (const [path, { version = '', license = '', dev }] of Object.entries(packages)) {
    if (path === '' || dev) continue;
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const known = `${name} ${version}`;
    found.set(known, { name, version, licence: license || (IN_A_FILE.get(known) ?? '') });
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Packages whose licence is not one of the known: nothing may depend on them unseen. */
export function unknownLicences(packages: readonly Package[]): Package[] {
  return packages.filter(({ licence }) => {
    const parts = licence.replace(/[()]/g, '').split(/ (?:OR|AND) /);
    return !parts.every((part) => KNOWN.has(part));
  });
}

export function licencesPage(packages: readonly Package[]): string {
  const byLicence = [...Map.groupBy(packages, (p) => p.licence)].sort((a, b) => b[1].length - a[1].length);
  return `# Licences of what Petasos is made with

Made by \`node test/licences.ts\` from \`package-lock.json\`; a test says when it is out of date, or when a package comes with
a licence that nobody has looked at. ${packages.length} packages; the binaries of one library for several machines count each.

| licence | packages |
|--|--|
${byLicence.map(([licence, all]) => `| ${licence} | ${all.length} |`).join('\n')}

Petasos itself is Apache-2.0. Data that it brings along is named in [NOTICE](../NOTICE). Packages under the LGPL (libvips,
which sharp loads as a library of its own) and the MPL (lightningcss, used by the build) are used unchanged. The embedded
database, \`@electric-sql/pglite\` with \`@electric-sql/pglite-postgis\`, holds PostgreSQL (PostgreSQL licence) and PostGIS
(GPL-2.0-or-later) compiled to WebAssembly: a database that Petasos speaks SQL to, as it does with a server. Tools of
development alone are not listed.

| package | version | licence |
|--|--|--|
${packages.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`).join('\n')}
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(PAGE, licencesPage(runtimePackages()));
