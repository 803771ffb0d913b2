import type { CoverGap } from '../../data/contract/coverage.ts';
import type { Indicator } from '../../data/contract/indicator.ts';
import type { AreaProfile } from '../../data/contract/profile.ts';
import type { RouteName } from '../../data/contract/routes.ts';
import type { SpmRow } from '../../data/contract/spm.ts';
import type { Sex, ValueTable } from '../../data/contract/values.ts';
import { readTaken } from './files.ts';
import { hearCard } from './hear-card.ts';
import { hearGap, hearSpm } from './hear-coverage.ts';
import { hearRow } from './hear-files.ts';
import { hearTable } from './hear-values.ts';
import { type Found, Heard, type Held, LEVELS, type Level } from './heard.ts';
import { MEASURES, type Measure, SEXES } from './world.ts';

/** What came back: the JSON, or the bytes of a file. */
export interface Answer {
  readonly status: number;
  readonly code: string;
  // biome-ignore lint/suspicious/noExplicitAny: an attacker looks into answers of every form
  readonly json: any;
  readonly bytes: Buffer;
  readonly tag: string | undefined;
}

/** Somebody who asks the server, in a session of a role. */
export type Ask = (name: RouteName, input?: Record<string, unknown>) => Promise<Answer>;

export interface Collected {
  readonly periods: ReadonlyMap<string, Found>;
  /** thresholds as everybody is told; null before the first release */
  readonly k: { readonly open: number; readonly closed: number } | null;
  /** every answer in the order asked: name of the question, and all that came back */
  readonly said: ReadonlyMap<string, string>;
  readonly requests: number;
  /** figures that were read in files, by format; of workbooks those of the sheet of every indicator as well */
  readonly inFiles: ReadonlyMap<string, number>;
  readonly tookMs: number;
}

export interface Wish {
  /** code of the regency, or of a province */
  readonly regency: string;
  /** areas within which figures are asked for; the regency alone without it */
  readonly within?: readonly string[];
  readonly holds?: Held;
  readonly periods?: readonly string[];
  /** every rate, method and sex at every level, files and profiles of every area; else what holds the counts */
  readonly thorough: boolean;
  /** indicators asked for, by id; all without it */
  readonly only?: readonly string[];
  /** parts left out: who has asked before need not ask again, and rates are made of the same counts */
  readonly without?: readonly ('profiles' | 'besides' | 'rates')[];
}

interface AreaTable {
  readonly id: readonly number[];
  readonly code: readonly string[];
  readonly tileSets?: readonly {
    readonly hash: string;
    readonly bounds: readonly [west: number, south: number, east: number, north: number] | null;
    readonly minZoom: number;
  }[];
}

/** Asks for everything there is to be asked for, and notes what it says of every figure. */
export class Collector {
  readonly #ask: Ask;
  readonly #wish: Wish;
  readonly #said = new Map<string, string>();
  readonly #heard: Heard;
  #requests = 0;
  readonly #inFiles = new Map<string, number>();

  constructor(ask: Ask, wish: Wish) {
    this.#ask = ask;
    this.#wish = wish;
    this.#heard = new Heard(wish.holds);
  }

  async collect(): Promise<Collected> {
    const started = performance.now();
    const { regency, within = [regency] } = this.#wish;
    for (const code of within) for (const level of LEVELS) await this.#areas(code, level);
    const { json } = await this.#get('indicators', { within: regency });
    this.#heard.indicators = (json?.indicators ?? []) as Indicator[];
    const told = (json?.available ?? []) as { period: string; series: string[]; sexes: Sex[] }[];
    const periods = told.map((t) => t.period).filter((p) => this.#wish.periods?.includes(p) ?? true);
    for (const period of periods) {
      this.#heard.found.set(period, { period, cells: new Map(), claims: [], oneOf: [] });
    }
    // People first: rates are turned into counts by them.
    const { only, without = [] } = this.#wish;
    const wanted = this.#heard.indicators.filter(
      (i) =>
        (only?.includes(i.id) ?? (i.family !== 'hazard' || i.series.startsWith(ONE_HAZARD))) &&
        (i.measure === 'count' || !without.includes('rates')),
    );
    const inOrder = wanted.sort((a, b) => rankOf(a) - rankOf(b));
    for (const period of periods) {
      for (const indicator of inOrder) await this.#indicator(period, indicator);
      if (!without.includes('profiles')) await this.#profiles(period);
      await this.#hazards(period);
      if (this.#wish.thorough) await this.#files(period);
      if (this.#wish.thorough) await this.#coverage(period);
    }
    if (!without.includes('besides')) await this.#besides();
    return {
      periods: this.#heard.found,
      k: json?.published?.k ?? null,
      said: this.#said,
      requests: this.#requests,
      inFiles: this.#inFiles,
      tookMs: performance.now() - started,
    };
  }

  /** Codes of areas by their ids, and a tile of them. */
  async #areas(within: string, level: Level): Promise<void> {
    const { json } = await this.#get('areas', { within, level });
    const table = json as Partial<AreaTable>;
    table.id?.forEach((id, i) => {
      this.#heard.codes.set(id, table.code?.[i] ?? '');
    });
    for (const { hash, bounds, minZoom } of table.tileSets ?? []) {
      if (bounds) await this.#get('tile', { hash, ...tileAt(bounds, minZoom) });
    }
  }

  async #get(name: RouteName, input: Record<string, unknown>): Promise<Answer> {
    const answer = await this.#ask(name, input);
    this.#requests += 1;
    const question = `${name} ${JSON.stringify(input)}`;
    const isFile = answer.json === undefined;
    this.#said.set(
      question,
      `${answer.status} ${answer.tag ?? ''} ${isFile ? answer.bytes.toString('base64') : JSON.stringify(answer.json)}`,
    );
    return answer;
  }

  async #indicator(period: string, indicator: Indicator): Promise<void> {
    const isCount = indicator.measure === 'count';
    const { thorough, regency, within = [regency] } = this.#wish;
    const isPlain = ['population', 'distinct', 'spm', 'cover', 'hazard'].includes(indicator.family);
    const measures: readonly Measure[] = isPlain ? ['tercatat'] : MEASURES;
    const isBySex = !['spm', 'cover', 'hazard'].includes(indicator.family) && (isCount || thorough);
    const sexes = isBySex ? SEXES : (['A'] as const);
    for (const code of within) {
      for (const level of LEVELS.slice(code.split('.').length - 1)) {
        for (const measure of measures) {
          let isRefused = false;
          for (const sex of sexes) {
            // What is refused of everybody is not answered of some of them; who is thorough asks all the same.
            if (isRefused && !(thorough && isCount)) continue;
            const asked = { indicator: indicator.id, period, within: code, level, measure, sex };
            const methods = thorough && isCount && sex === 'A' ? METHODS : METHODS.slice(0, 1);
            for (const method of methods) {
              const answer = await this.#get('values', { ...asked, ...method });
              isRefused ||= answer.status !== 200;
              if (answer.status !== 200) break;
              hearTable(this.#heard, period, level, measure, sex, answer.json as ValueTable);
            }
          }
        }
      }
    }
  }

  /** What is told of need beside officers, and of services. */
  async #coverage(period: string): Promise<void> {
    const { regency, within = [regency] } = this.#wish;
    const found = this.#heard.of(period);
    const roles = this.#heard.indicators.filter((i) => i.family === 'cover' && i.measure === 'count');
    const services = this.#heard.indicators.filter((i) => i.family === 'spm' && i.measure === 'count');
    for (const code of within) {
      for (const level of LEVELS.slice(code.split('.').length - 1)) {
        for (const { role } of roles) {
          const { json } = await this.#get('coverage', { within: code, level, period, role });
          for (const gap of (json?.gaps ?? []) as CoverGap[]) hearGap(this.#heard, found, gap);
          await this.#get('bivariate', { within: code, level, period, role });
        }
        for (const indicator of services) {
          const service = indicator.series.replace(/^spm-/, '');
          const { json } = await this.#get('spm', { within: code, level, period, service });
          for (const row of (json?.rows ?? []) as SpmRow[]) hearSpm(this.#heard, found, indicator, row);
        }
      }
    }
  }

  /** The card of every area: trend, composition, sexes, comparison. */
  async #profiles(period: string): Promise<void> {
    const regency = this.#wish.regency;
    const all = [...this.#heard.codes.values()];
    const some =
      this.#wish.thorough || all.length <= FEW_AREAS
        ? all
        : all.filter((code) => code.split('.').length < 4 || code === regency);
    const asked = this.#wish.thorough ? PROFILED : PROFILED.slice(0, 1);
    for (const code of some) {
      for (const indicator of asked) {
        const { status, json } = await this.#get('profile', { code, indicator, period, sex: 'A' });
        if (status === 200) hearCard(this.#heard, period, code, json as AreaProfile);
      }
    }
  }

  /** Files hold what the screen does; a file that says more says it in a number. */
  async #files(period: string): Promise<void> {
    const { regency, within = [regency] } = this.#wish;
    const some = [...TAKEN, ...this.#heard.indicators.filter((i) => i.family === 'own').map((i) => i.id)];
    const wanted = some.flatMap((indicator) =>
      within.flatMap((code) => [
        { indicator, within: code, level: 'kecamatan', sex: 'A', measure: 'tercatat' } as const,
        { indicator, within: code, level: 'desa', sex: 'A', measure: 'tercatat' } as const,
        { indicator, within: code, level: 'kecamatan', sex: 'A', measure: 'terlayani' } as const,
        { indicator, within: code, level: 'kabupaten', sex: 'P', measure: 'tercatat' } as const,
      ]),
    );
    for (const asked of wanted) {
      for (const format of FORMATS) {
        const answer = await this.#get('export', { ...asked, period, format });
        if (answer.status !== 200) break;
        const { rows, all } = readTaken(format, answer.bytes);
        const from = `${format} of ${asked.indicator} ${asked.level} ${asked.measure} ${asked.sex} ${period}`;
        const indicator = this.#heard.indicators.find((i) => i.id === asked.indicator);
        const told = [...rows, ...all]
          .flatMap((row) => Object.values(row))
          .filter((n) => typeof n === 'number');
        this.#inFiles.set(format, (this.#inFiles.get(format) ?? 0) + told.length);
        if (indicator)
          for (const row of rows) hearRow(this.#heard, period, { ...asked, indicator, row, from });
        for (const row of all) {
          for (const other of this.#heard.indicators) {
            const title = `${other.name.id.charAt(0).toUpperCase()}${other.name.id.slice(1)} (${other.unit.id})`;
            const told = { kode: row.kode ?? null, nilai: row[title] ?? null };
            if (title in row)
              hearRow(this.#heard, period, {
                ...asked,
                measure: 'tercatat',
                indicator: other,
                row: told,
                from,
              });
          }
        }
      }
    }
  }

  /** Who lives in zones, need held against them, and who would be hit by footprints that are nearly the same. */
  async #hazards(period: string): Promise<void> {
    const { regency, within = [regency] } = this.#wish;
    const { json } = await this.#get('hazards', {});
    for (const hazard of (json?.present ?? []) as string[]) {
      for (const code of within) {
        for (const level of LEVELS.slice(code.split('.').length - 1)) {
          const asked = { within: code, level, period };
          await this.#get('exposure', { ...asked, hazard });
          await this.#get('hazardPair', { ...asked, hazard });
          await this.#get('manyHazards', asked);
        }
        const areas = [...this.#heard.codes.values()].filter((c) => c.startsWith(`${code}.`));
        for (const hit of [areas, areas.slice(1), areas.slice(0, 1)]) {
          if (hit.length === 0) continue;
          await this.#get('tryFootprint', { footprint: { kind: 'areas', areas: hit }, hazard, within: code });
        }
      }
    }
  }

  /** What says nothing of figures, and must go on saying nothing. */
  async #besides(): Promise<void> {
    for (const q of ['a', 'kecamatan', 'desa', '99', '5', 'lansia', 'odha']) await this.#get('search', { q });
    await this.#get('places', {});
    await this.#get('naming', {});
    await this.#get('privacyNotice', {});
    await this.#get('office', {});
    await this.#get('reported', { within: this.#wish.regency, level: 'desa', period: '2025' });
    await this.#get('imports', {});
    const { json } = await this.#get('releases', {});
    for (const { id } of (json?.releases ?? []) as { id: number }[])
      await this.#get('release', { release: id });
    await this.#get('ownIndicators', {});
    await this.#get('disclosure', {});
    await this.#get('audit', {});
    await this.#get('blank', { within: this.#wish.regency });
  }
}

/** Who lives in zones is made alike of every hazard and class. */
const ONE_HAZARD = 'paparan-banjir-sedang-ke-atas-';

/** Of a small regency every card is looked at. */
const FEW_AREAS = 20;

const METHODS = [
  {},
  { method: 'quantile' },
  { method: 'equal', classes: 7 },
  { method: 'ckmeans', classes: 2 },
] as const;
const PROFILED = ['kelompok-anak.count', 'total.count', 'lanjut-usia-terlantar.count', 'odha.count'] as const;
const FORMATS = ['csv', 'geojson', 'kmz', 'xlsx'] as const;
const TAKEN = [
  'total.count',
  'kelompok-anak.count',
  'lanjut-usia-terlantar.per1000',
  'anak-korban-kekerasan.count',
];

/** The tile in which the middle of some bounds lies. */
function tileAt([west, south, east, north]: readonly [number, number, number, number], z: number) {
  const [lon, lat] = [(west + east) / 2, (((south + north) / 2) * Math.PI) / 180];
  const many = 2 ** z;
  const x = Math.floor(((lon + 180) / 360) * many);
  const y = Math.floor(((1 - Math.log(Math.tan(lat) + 1 / Math.cos(lat)) / Math.PI) / 2) * many);
  return { z, x, y };
}

/** Lowest first: people, counts, then what is made of them. */
function rankOf({ family, measure }: Indicator): number {
  return family === 'population' ? 0 : measure === 'count' ? 1 : 2;
}
