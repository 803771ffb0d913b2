import { makeRegistry } from '../../data/catalogue/indicators.ts';
import { TOTAL_SERIES } from '../../data/catalogue/needs.ts';
import type { CoverGap } from '../../data/contract/coverage.ts';
import type { Indicator } from '../../data/contract/indicator.ts';
import type { AreaProfile } from '../../data/contract/profile.ts';
import type { RouteName } from '../../data/contract/routes.ts';
import type { SpmRow } from '../../data/contract/spm.ts';
import type { Sex, ValueTable } from '../../data/contract/values.ts';
import { type FileRow, readTaken } from './files.ts';
import type { Claim, OneOf, SeenCell } from './knowledge.ts';
import { keyOf, MEASURES, type Measure, SEXES } from './world.ts';

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

/** What one role found out of one release and period. */
export interface Found {
  readonly period: string;
  readonly cells: Map<string, SeenCell>;
  readonly claims: Claim[];
  readonly oneOf: OneOf[];
}

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

/** What an asker reads exactly by role: it is theirs, and no part of what is published. */
export interface Held {
  readonly areas: readonly string[];
  /** above it the role reads the published table */
  readonly coarsest: Level | null;
  /** slugs, or all open types */
  readonly series: 'open' | readonly string[];
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

/** What of a service is made of those served: the count beside it is theirs. */
const OF_SERVED: readonly string[] = ['served', 'unserved', 'achieved'];

const LEVELS = ['provinsi', 'kabupaten', 'kecamatan', 'desa'] as const;
type Level = (typeof LEVELS)[number];
/** A rate has six significant digits. */
const DIGITS = 6;
const BIG = 1e9;

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
  readonly #found = new Map<string, Found>();
  readonly #codes = new Map<number, string>();
  #indicators: readonly Indicator[] = [];
  #requests = 0;
  readonly #inFiles = new Map<string, number>();

  constructor(ask: Ask, wish: Wish) {
    this.#ask = ask;
    this.#wish = wish;
  }

  async collect(): Promise<Collected> {
    const started = performance.now();
    const { regency, within = [regency] } = this.#wish;
    for (const code of within) for (const level of LEVELS) await this.#areas(code, level);
    const { json } = await this.#get('indicators', { within: regency });
    this.#indicators = (json?.indicators ?? []) as Indicator[];
    const told = (json?.available ?? []) as { period: string; series: string[]; sexes: Sex[] }[];
    const periods = told.map((t) => t.period).filter((p) => this.#wish.periods?.includes(p) ?? true);
    for (const period of periods) {
      this.#found.set(period, { period, cells: new Map(), claims: [], oneOf: [] });
    }
    // People first: rates are turned into counts by them.
    const { only, without = [] } = this.#wish;
    const wanted = this.#indicators.filter(
      (i) => (only?.includes(i.id) ?? true) && (i.measure === 'count' || !without.includes('rates')),
    );
    const inOrder = wanted.sort((a, b) => rankOf(a) - rankOf(b));
    for (const period of periods) {
      for (const indicator of inOrder) await this.#indicator(period, indicator);
      if (!without.includes('profiles')) await this.#profiles(period);
      if (this.#wish.thorough) await this.#files(period);
      if (this.#wish.thorough) await this.#coverage(period);
    }
    if (!without.includes('besides')) await this.#besides();
    return {
      periods: this.#found,
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
      this.#codes.set(id, table.code?.[i] ?? '');
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
    const isPlain = ['population', 'distinct', 'spm', 'cover'].includes(indicator.family);
    const measures: readonly Measure[] = isPlain ? ['tercatat'] : MEASURES;
    const isBySex = !['spm', 'cover'].includes(indicator.family) && (isCount || thorough);
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
              this.#table(period, level, measure, sex, answer.json as ValueTable);
            }
          }
        }
      }
    }
  }

  /** Is it read exactly, and by right? */
  #isHeld({ series, access }: Pick<Indicator, 'series' | 'access'>, area: string): boolean {
    const { holds } = this.#wish;
    if (
      !holds ||
      access === 'closed' ||
      !holds.areas.some((own) => area === own || area.startsWith(`${own}.`))
    )
      return false;
    const isOf = holds.series === 'open' ? access === 'open' : holds.series.includes(series);
    const at = area.split('.').length - 1;
    return isOf && (holds.coarsest === null || at >= LEVELS.indexOf(holds.coarsest));
  }

  /** Notes a table of values: figures, rates, classes, the legend, the whole, differences. */
  #table(period: string, level: Level, asked: Measure, sex: Sex, table: ValueTable): void {
    // Officers are no people in need; what is said of those is in the answers about coverage.
    if (table.indicator.family === 'cover') return;
    const found = this.#found.get(period) as Found;
    const series = seriesOf(table.indicator);
    const measure = OF_SERVED.includes(table.indicator.measure) ? 'terlayani' : asked;
    const key = (area: string) => keyOf(series, measure, sex, area);
    const areas = table.id.map((id) => this.#codes.get(id) ?? '');
    const isRate = table.indicator.measure !== 'count';
    const from = `values ${table.indicator.id} ${level} ${measure} ${sex} ${period}`;
    areas.forEach((area, i) => {
      if (this.#isHeld(table.indicator, area)) return;
      this.#figure(found, key(area), {
        basis: table.basis[i] ?? 'none',
        count: table.count[i] ?? null,
        kept: table.kept?.[i] ?? null,
      });
      const per = isRate ? this.#per(found, table.indicator, area) : 1;
      const value = table.value[i] ?? null;
      if (value !== null) this.#ofService(found, table.indicator, { area, value, from });
      // A rate of what is shown says nothing; and of a part, it is over whoever lives in that part.
      const isHidden = table.basis[i] === 'hidden';
      if (isRate && isHidden && value !== null && per !== undefined) {
        this.#atMost(found, key(area), (value + roundedBy(value)) * per, `rate of ${from}`);
      }
      const at = table.class[i] ?? -1;
      const band = at >= 0 ? table.legend.classes[at] : undefined;
      if (band && per !== undefined && isHidden) {
        found.claims.push({
          terms: [[key(area), 1]],
          lo: isRate ? 0 : band.lower - 1e-6,
          hi: band.upper * per + 1e-6,
          from: `class of ${from}`,
        });
      }
    });
    const { total } = table;
    if (table.within.level !== level && !this.#isHeld(table.indicator, table.within.code)) {
      this.#figure(found, key(table.within.code), {
        basis: total.basis,
        count: total.count,
        kept: total.kept ?? null,
      });
      const per = isRate ? this.#per(found, table.indicator, table.within.code) : 1;
      if (isRate && total.basis === 'hidden' && total.value !== null && per !== undefined) {
        this.#atMost(
          found,
          key(table.within.code),
          (total.value + roundedBy(total.value)) * per,
          `total of ${from}`,
        );
      }
    }
    areas.forEach((area, i) => {
      const difference = table.difference[i];
      // What is said of a figure's parts says how the figure relates to them; a hidden one must say nothing.
      if (difference != null && table.basis[i] === 'hidden') {
        found.claims.push({
          terms: [[key(area), 1]],
          lo: difference,
          hi: BIG,
          from: `difference of ${from}`,
        });
      }
    });
    if (!isRate) this.#legend(found, table, areas.map(key), from);
  }

  /** Of a service: those not served, and the share of those who were. */
  #ofService(
    found: Found,
    { family, measure, ...indicator }: Pick<Indicator, 'family' | 'measure' | 'series'>,
    { area, value, from }: { area: string; value: number; from: string },
  ): void {
    if (family !== 'spm') return;
    const of = (which: Measure) => keyOf(seriesOf(indicator), which, 'A', area);
    // Nobody is left where more were served than there were.
    const isLeft = measure === 'unserved' && value > 0;
    if (isLeft) {
      const terms = [
        [of('tercatat'), 1],
        [of('terlayani'), -1],
      ] as const;
      found.claims.push({ terms, lo: value, hi: value, from });
    }
    const isHidden = MEASURES.some((which) => found.cells.get(of(which))?.state === 'hidden');
    if (measure === 'achieved' && isHidden) {
      for (const which of MEASURES) {
        const known = found.cells.get(of(which))?.count ?? null;
        const other = MEASURES.find((m) => m !== which) as Measure;
        if (known === null || value === 0) continue;
        const count = which === 'tercatat' ? (known * value) / 100 : (known * 100) / value;
        found.claims.push({ terms: [[of(other), 1]], lo: count - 1, hi: count + 1, from });
      }
    }
  }

  /** How many are in need where too few serve, and how many of them nobody serves. */
  #gap(found: Found, { code, need, withoutCover }: CoverGap): void {
    if (this.#isHeld({ series: TOTAL_SERIES, access: 'open' }, code)) return;
    const key = keyOf(TOTAL_SERIES, 'tercatat', 'A', code);
    if (need !== null) this.#claim(found, key, need, 0, `need where ${code} is short`);
    else if (withoutCover !== null) {
      const terms = [[key, 1]] as const;
      found.claims.push({ terms, lo: withoutCover - 1, hi: BIG, from: `without cover in ${code}` });
    }
  }

  /** What is told of need beside officers, and of services. */
  async #coverage(period: string): Promise<void> {
    const { regency, within = [regency] } = this.#wish;
    const found = this.#found.get(period) as Found;
    const roles = this.#indicators.filter((i) => i.family === 'cover' && i.measure === 'count');
    const services = this.#indicators.filter((i) => i.family === 'spm' && i.measure === 'count');
    for (const code of within) {
      for (const level of LEVELS.slice(code.split('.').length - 1)) {
        for (const { role } of roles) {
          const { json } = await this.#get('coverage', { within: code, level, period, role });
          for (const gap of (json?.gaps ?? []) as CoverGap[]) this.#gap(found, gap);
          await this.#get('bivariate', { within: code, level, period, role });
        }
        for (const indicator of services) {
          const service = indicator.series.replace(/^spm-/, '');
          const { json } = await this.#get('spm', { within: code, level, period, service });
          for (const row of (json?.rows ?? []) as SpmRow[]) {
            if (this.#isHeld(indicator, row.code)) continue;
            const { basis, target, served } = row;
            const own = (measure: Measure) => keyOf(seriesOf(indicator), measure, 'A', row.code);
            if (target !== null) this.#claim(found, own('tercatat'), target, 0, `spm ${basis}`);
            if (served !== null) this.#claim(found, own('terlayani'), served, 0, `spm ${basis}`);
          }
        }
      }
    }
  }

  /** A legend says how many areas lie in each class, and what the least and greatest of all is. */
  #legend(found: Found, table: ValueTable, keys: readonly string[], from: string): void {
    const { legend } = table;
    const hidden = keys.filter((_, i) => table.basis[i] === 'hidden');
    if (hidden.length === 0) return;
    const shown = table.count.filter(
      (n, i): n is number => n !== null && n > 0 && table.basis[i] !== 'partial',
    );
    const [first, last] = [legend.classes[0], legend.classes.at(-1)];
    const step = 10 ** -legend.decimals;
    const say = (lo: number, hi: number, what: string, many = 1) => {
      found.oneOf.push({ keys: hidden, many, lo, hi, from: `${what} of ${from}` });
    };
    if (first && !shown.some((n) => n >= first.lower && n < first.lower + step)) {
      say(first.lower, first.lower + step - 1e-6, 'least bound');
    }
    if (last && !shown.some((n) => n <= last.upper && n > last.upper - step)) {
      say(last.upper - step + 1e-6, last.upper, 'greatest bound');
    }
    legend.classes.forEach(({ lower, upper, areas }, at) => {
      const isLast = at === legend.classes.length - 1;
      const inside = shown.filter((n) => n >= lower && (isLast ? n <= upper : n < upper)).length;
      if (areas > inside) say(lower, isLast ? upper : upper - 1e-6, 'areas of a class', areas - inside);
      // A break lies just above a value: where no shown one is the cause, a hidden one is.
      const below = shown.filter((n) => n < upper);
      if (!isLast && inside > 0 && !shown.some((n) => n >= upper) && below.length > 0) {
        say(upper, BIG, 'break');
      }
    });
    const none = legend.zero.areas - table.class.filter((c) => c === -2).length;
    if (none > 0) say(0, 0, 'zero of the legend', none);
  }

  #figure(
    found: Found,
    key: string,
    { basis, count, kept }: { basis: ValueTable['basis'][number]; count: number | null; kept: string | null },
  ): void {
    if (basis === 'none') return;
    const before = found.cells.get(key);
    if (basis === 'hidden') {
      // A count beside a hidden basis is a leak like any other.
      if (count !== null) this.#claim(found, key, count, 0, `count beside hidden ${key}`);
      if (before === undefined) found.cells.set(key, { state: kept ? 'kept' : 'hidden', count: null });
      else if (before.count !== null) this.#claim(found, key, before.count, 0, `hidden elsewhere ${key}`);
      return;
    }
    if (count === null) return;
    if (before?.state === 'hidden') this.#claim(found, key, count, 0, `shown elsewhere ${key}`);
    else if (before === undefined) found.cells.set(key, { state: kept ? 'kept' : 'shown', count });
    else if (before.count !== count) this.#claim(found, key, count, 0, `another figure of ${key}`);
    else if (kept) found.cells.set(key, { state: 'kept', count });
  }

  #claim(found: Found, key: string, value: number, by: number, from: string): void {
    const cell = found.cells.get(key);
    // Of a figure that is kept the same old one is told again.
    if (cell && cell.count !== null && Math.abs(cell.count - value) <= by + 1e-6) return;
    found.claims.push({ terms: [[key, 1]], lo: value - by - 1e-6, hi: value + by + 1e-6, from });
  }

  /** A rate is over whoever lives where it was counted, and those are no more than all. */
  #atMost(found: Found, key: string, most: number, from: string): void {
    found.claims.push({ terms: [[key, 1]], lo: 0, hi: most + 1e-6, from });
  }

  /** What a rate of an area is a count of one of: everybody can read how many live there. */
  #per(found: Found, { measure }: Pick<Indicator, 'measure'>, area: string): number | undefined {
    const people = (series: string) =>
      found.cells.get(keyOf(series, 'tercatat', 'A', area))?.count ?? undefined;
    const [persons, households] = [people('penduduk'), people('kk')];
    if (measure === 'per1000') return persons === undefined ? undefined : persons / 1000;
    if (measure === 'per100Households') return households === undefined ? undefined : households / 100;
    return undefined;
  }

  /** The card of every area: trend, composition, sexes, comparison. */
  async #profiles(period: string): Promise<void> {
    const regency = this.#wish.regency;
    const all = [...this.#codes.values()];
    const some =
      this.#wish.thorough || all.length <= FEW_AREAS
        ? all
        : all.filter((code) => code.split('.').length < 4 || code === regency);
    const asked = this.#wish.thorough ? PROFILED : PROFILED.slice(0, 1);
    for (const code of some) {
      for (const indicator of asked) {
        const { status, json } = await this.#get('profile', { code, indicator, period, sex: 'A' });
        if (status === 200) this.#profile(period, code, json as AreaProfile);
      }
    }
  }

  #profile(period: string, code: string, profile: AreaProfile): void {
    const found = this.#found.get(period) as Found;
    const { indicator } = profile;
    const isHeld = this.#isHeld(indicator, code);
    const own = (area: string, series: string, sex: Sex = 'A') => keyOf(series, 'tercatat', sex, area);
    for (const row of profile.composition) {
      const series = this.#indicators.find((i) => i.series === row.series);
      if (series && !this.#isHeld(series, code)) {
        this.#figure(found, own(code, seriesOf(series)), { ...row, kept: row.kept ?? null });
      }
    }
    const isCount = indicator.measure === 'count';
    const series = seriesOf(indicator);
    for (const point of isHeld ? [] : profile.trend) {
      const there = this.#found.get(point.period);
      if (there) this.#figure(there, own(code, series), { ...point, kept: point.kept ?? null });
    }
    for (const figure of isHeld ? [] : profile.sexes) {
      const isWhole = figure.sex === 'T' && profile.sexes.length === 1;
      this.#figure(found, own(code, series, isWhole ? 'A' : figure.sex), {
        ...figure,
        kept: figure.kept ?? null,
      });
    }
    const { comparison } = profile;
    if (comparison.own && !isHeld)
      this.#figure(found, own(code, series), { ...comparison.own, kept: comparison.own.kept ?? null });
    const others = [...(comparison.parent ? [comparison.parent] : []), ...comparison.areas].filter(
      (other) => !this.#isHeld(indicator, other.area.code),
    );
    for (const other of others)
      this.#figure(found, own(other.area.code, series), { ...other, kept: other.kept ?? null });
    if (isCount) {
      this.#order(
        found,
        comparison.areas.map((a) => [own(a.area.code, series), a.count, a.area.code] as const),
        `order of neighbours of ${code} ${period}`,
      );
    }
  }

  /** A list that falls from figure to figure says of a hidden one that it lies between its neighbours. */
  #order(
    found: Found,
    list: readonly (readonly [key: string, count: number | null, code: string])[],
    from: string,
  ): void {
    const isByCode = list.every(([, , code], i) => i === 0 || (list[i - 1]?.[2] ?? '') <= code);
    const shown = list.filter(([, count]) => count !== null);
    const isFalling = shown.every(([, count], i) => i === 0 || (shown[i - 1]?.[1] ?? 0) >= (count ?? 0));
    if (isByCode || !isFalling || shown.length < 2) return;
    list.forEach(([key, count], i) => {
      const next = list[i + 1];
      if (!next || (count !== null && next[1] !== null)) return;
      found.claims.push({
        terms: [
          [key, 1],
          [next[0], -1],
        ],
        lo: 0,
        hi: BIG,
        from,
      });
    });
  }

  /** Files hold what the screen does; a file that says more says it in a number. */
  async #files(period: string): Promise<void> {
    const { regency, within = [regency] } = this.#wish;
    const some = [...TAKEN, ...this.#indicators.filter((i) => i.family === 'own').map((i) => i.id)];
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
        const indicator = this.#indicators.find((i) => i.id === asked.indicator);
        const told = [...rows, ...all]
          .flatMap((row) => Object.values(row))
          .filter((n) => typeof n === 'number');
        this.#inFiles.set(format, (this.#inFiles.get(format) ?? 0) + told.length);
        if (indicator) for (const row of rows) this.#row(period, { ...asked, indicator, row, from });
        for (const row of all) {
          for (const other of this.#indicators) {
            const title = `${other.name.id.charAt(0).toUpperCase()}${other.name.id.slice(1)} (${other.unit.id})`;
            const told = { kode: row.kode ?? null, nilai: row[title] ?? null };
            if (title in row)
              this.#row(period, { ...asked, measure: 'tercatat', indicator: other, row: told, from });
          }
        }
      }
    }
  }

  /** What a row of a file says of an area besides what a table of values did. */
  #row(
    period: string,
    of: { indicator: Indicator; measure: Measure; sex: Sex; row: FileRow; from: string },
  ): void {
    const found = this.#found.get(period) as Found;
    const { indicator, row, from } = of;
    const { kode, nilai, jumlah_sebagian: part, pembilang, selisih } = row;
    if (typeof kode !== 'string' || this.#isHeld(indicator, kode)) return;
    const key = keyOf(seriesOf(indicator), of.measure, of.sex, kode);
    const isHidden = found.cells.get(key)?.state === 'hidden';
    const per = this.#per(found, indicator, kode);
    for (const count of [indicator.measure === 'count' ? nilai : null, part, pembilang]) {
      if (typeof count === 'number') this.#claim(found, key, count, 0, from);
    }
    if (!isHidden) return;
    if (indicator.measure !== 'count' && typeof nilai === 'number' && per !== undefined) {
      this.#atMost(found, key, (nilai + roundedBy(nilai)) * per, from);
    }
    if (typeof selisih === 'number') {
      found.claims.push({ terms: [[key, 1]], lo: selisih, hi: BIG, from: `difference in ${from}` });
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

function roundedBy(value: number): number {
  if (value === 0) return 0;
  return 10 ** (Math.floor(Math.log10(Math.abs(value))) + 1 - DIGITS);
}

const REGISTRY = makeRegistry();

/** 'PMKS-08' of an indicator, 'own:RTLH' of one of the office's own. */
function seriesOf({ series }: Pick<Indicator, 'series'>): string {
  const service = /^spm-(.*)$/.exec(series)?.[1];
  if (service !== undefined) return `spm:${service}`;
  const own = /^kantor-(.*)$/.exec(series)?.[1];
  return own === undefined
    ? (REGISTRY.find(`${series}.count`)?.entry.series ?? series)
    : `own:${own.toUpperCase()}`;
}
