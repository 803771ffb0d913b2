import {
  type ClassScheme,
  classWord,
  HAZARDS,
  type HazardClass,
  type HazardCode,
  type HazardQuality,
  schemeOf,
} from '../../../data/catalogue/hazards.ts';
import type { HazardTicks } from '../../../data/contract/hazard.ts';
import { readPlace } from '../../../data/read/place.ts';
import { insertSet, insertStatements } from '../../hazards/store/query.ts';
import { Findings } from '../findings.ts';
import type { Checked, ImportEnv, ImportKindSpec, SourceFile } from '../kind.ts';
import { inBatches } from '../lookup/batches.ts';
import type { KnownArea } from '../lookup/query.ts';
import { NOTHING_SAID } from '../lookup/read-figures.ts';
import { WordMatcher } from '../matching/word-matcher.ts';
import { refused } from '../run.ts';
import { hazardInName, readClass, readHazard } from './class-column.ts';
import { type HazardOptions, nameOfSet } from './options.ts';
import { openPlaced } from './places.ts';

export interface HazardTableOptions extends HazardOptions {
  /** what somebody ticked on a list, instead of a file */
  readonly ticks?: HazardTicks | undefined;
}

interface StatedRow {
  readonly line: number;
  readonly area: KnownArea;
  readonly hazard: HazardCode;
  readonly class: HazardClass;
  readonly year: number | null;
}

interface TablePlan {
  readonly name: string;
  readonly quality: HazardQuality;
  readonly from: string | null;
  readonly until: string | null;
  readonly rows: readonly StatedRow[];
}

export const CLASS_TABLE_HEADINGS = {
  hazard: ['bahaya', 'jenis bahaya', 'bencana', 'jenis bencana', 'ancaman', 'hazard'],
  class: [
    'kelas',
    'kelas bahaya',
    'tingkat',
    'tingkat bahaya',
    'tingkat kerawanan',
    'kerawanan',
    'rawan',
    'krb',
    'class',
  ],
  year: ['tahun', 'tahun kajian', 'year'],
  source: ['sumber', 'sumber data', 'source'],
} as const;

/**
 * `import hazard-table FILE`, and what is ticked on a list: areas with a class of danger. A class of a whole desa says
 * nothing of where inside it the danger is, so nothing below it is measured by it.
 */
export const hazardTableImport: ImportKindSpec<HazardTableOptions, TablePlan> = {
  kind: 'hazard-table',
  async check(env, file, options) {
    const findings = new Findings();
    if (options.ticks) return checkTicks(env, options.ticks, findings);
    return checkTable(env, file, options, findings);
  },
  async stage(env, { rows, name, quality, from, until }, importId) {
    const db = env.ctx.db.as(env.scope);
    for (const [hazard, said] of Map.groupBy(rows, (r) => r.hazard)) {
      const years = said.flatMap((r) => r.year ?? []);
      const year = years.length === 0 ? null : Math.max(...years);
      const outside = 'belum-dikaji' as const;
      const setId = await insertSet(db, importId, { hazard, name, year, from, until, quality, outside });
      const statements = said.map((r) => ({ areaId: r.area.id, class: r.class }));
      await inBatches(env, statements, (at, some) => insertStatements(at, setId, some));
    }
    return { regencies: [], periods: [], boundaries: false, hazards: true };
  },
};

async function checkTable(
  env: ImportEnv,
  file: SourceFile | null,
  options: HazardOptions,
  findings: Findings,
): Promise<Checked<TablePlan>> {
  const open = await openPlaced(env, file, CLASS_TABLE_HEADINGS, ['class'], findings);
  if (!open) return refused(findings, NOTHING_SAID);
  const byName = options.hazard ?? hazardInName(file?.name ?? '');
  const words = [...new Set(open.rows.map((r) => classWord(r.cell('class'))))].filter((w) => w !== '');
  const scheme: ClassScheme = options.scheme ?? schemeOf(words) ?? 'tingkat';
  const lines = new Map<string, number>();
  const rows: StatedRow[] = [];
  for (const row of open.rows) {
    const word = row.cell('hazard');
    const hazard = options.hazard ?? (word === '' ? byName : readHazard(word));
    if (hazard === undefined) {
      const accepted = HAZARDS.map((h) => h.name.id).join(', ');
      row.wrong('hazard', word === '' ? 'hazard-missing' : 'hazard-unknown', { accepted });
      continue;
    }
    const at = readClass(classWord(row.cell('class')), scheme, options.classes ?? {});
    if (at === undefined) {
      const code = classWord(row.cell('class')) === '' ? 'hazard-class-empty' : 'hazard-class-unknown';
      row.wrong('class', code, { n: 1, scheme });
      continue;
    }
    const year = readYear(row.cell('year'));
    if (year === undefined) {
      row.wrong('year', 'hazard-year-unreadable');
      continue;
    }
    const key = `${hazard} ${row.area.id}`;
    const other = lines.get(key);
    if (other !== undefined) {
      row.wrong('class', 'row-twice', { other });
      continue;
    }
    lines.set(key, row.line);
    rows.push({
      line: row.line,
      area: row.area,
      hazard,
      class: at,
      year: year ?? options.hazardYear ?? null,
    });
  }
  if (rows.length === 0 && findings.errors === 0)
    findings.add({ severity: 'error', code: 'nothing-to-import' });
  const applies = rows.length > 0 && (findings.errors === 0 || options.skipBadRows === true);
  const name = nameOfSet(options.hazardName, file?.name);
  const plan: TablePlan = {
    name,
    quality: 'tabel',
    from: options.from ?? null,
    until: options.until ?? null,
    rows,
  };
  return {
    plan: applies ? plan : undefined,
    findings,
    understood: [...open.understood, { what: 'class scheme', as: scheme }],
    rows: {
      read: open.read,
      used: applies ? rows.length : 0,
      refused: open.read - rows.length - open.words.matches.leftOut,
    },
    matching: open.words.matches.report(),
    brought: applies ? { statements: rows.length } : {},
    provenance: { ...NOTHING_SAID, source: sourceOf(open.rows.map((row) => row.cell('source'))) },
  };
}

/** Whom the rows name, each once; null where none does. */
function sourceOf(cells: readonly string[]): string | null {
  const named = [...new Set(cells.filter((cell) => cell !== ''))];
  return named.length === 0 ? null : named.slice(0, MOST_SOURCES).join('; ').slice(0, 200);
}

const MOST_SOURCES = 5;

/** null: an empty cell; undefined: no year */
export function readYear(text: string): number | null | undefined {
  if (text === '') return null;
  const year = /^\d{4}$/.test(text) ? Number(text) : Number.NaN;
  return year >= 1900 && year <= 2100 ? year : undefined;
}

async function checkTicks(
  env: ImportEnv,
  { hazard, name, year, source, rows: ticked }: HazardTicks,
  findings: Findings,
): Promise<Checked<TablePlan>> {
  const words = new WordMatcher();
  const written = ticked.flatMap((tick, i) => {
    const place = readPlace({ code: tick.code });
    return place.kind === 'place' ? [{ ...tick, line: i + 1, place: place.place, written: tick.code }] : [];
  });
  const places = await words.places(env, written, findings);
  const rows = written.flatMap((tick): StatedRow[] => {
    const found = places.find(tick, env.ctx.clock.today());
    if (found.kind === 'found') return [{ ...tick, area: found.area, hazard, year }];
    const { code, hint } = found.kind === 'wrong' ? found : { code: 'area-unknown', hint: {} };
    findings.add({ severity: 'error', line: tick.line, column: 'kode', code, value: tick.code, hint });
    return [];
  });
  const distinct = [...new Map(rows.map((r) => [r.area.id, r])).values()];
  const applies = distinct.length > 0 && findings.errors === 0;
  return {
    plan: applies ? { name, quality: 'centang', from: null, until: null, rows: distinct } : undefined,
    findings,
    understood: [{ what: 'hazard', as: hazard }],
    rows: {
      read: ticked.length,
      used: applies ? distinct.length : 0,
      refused: ticked.length - distinct.length,
    },
    brought: applies ? { statements: distinct.length } : {},
    provenance: { ...NOTHING_SAID, source, asOf: env.ctx.clock.today() },
  };
}
