import { readExposureSlug } from '../../data/catalogue/hazards.ts';
import type { Indicator } from '../../data/contract/indicator.ts';
import type { Sex, ValueTable } from '../../data/contract/values.ts';
import { BIG, type Found, type Heard, type Level, roundedBy, seriesOf } from './heard.ts';
import { keyOf, MEASURES, type Measure } from './world.ts';

/** What of a service is made of those served: the count beside it is theirs. */
const OF_SERVED: readonly string[] = ['served', 'unserved', 'achieved'];

/** Notes a table of values: figures, rates, classes, the legend, the whole, differences. */
export function hearTable(
  heard: Heard,
  period: string,
  level: Level,
  asked: Measure,
  sex: Sex,
  table: ValueTable,
): void {
  // Officers are no people in need; what is said of those is in the answers about coverage.
  if (table.indicator.family === 'cover') return;
  if (table.indicator.family === 'hazard') {
    hearExposed(heard, period, table);
    return;
  }
  const found = heard.of(period);
  const series = seriesOf(table.indicator);
  const measure = OF_SERVED.includes(table.indicator.measure) ? 'terlayani' : asked;
  const key = (area: string) => keyOf(series, measure, sex, area);
  const areas = table.id.map((id) => heard.codes.get(id) ?? '');
  const isRate = table.indicator.measure !== 'count';
  const from = `values ${table.indicator.id} ${level} ${measure} ${sex} ${period}`;
  areas.forEach((area, i) => {
    if (heard.isHeld(table.indicator, area)) return;
    heard.figure(found, key(area), {
      basis: table.basis[i] ?? 'none',
      count: table.count[i] ?? null,
      kept: table.kept?.[i] ?? null,
    });
    const per = isRate ? heard.per(found, table.indicator, area) : 1;
    const value = table.value[i] ?? null;
    if (value !== null) hearService(found, table.indicator, { area, value, from });
    // A rate of what is shown says nothing; and of a part, it is over whoever lives in that part.
    const isHidden = table.basis[i] === 'hidden';
    if (isRate && isHidden && value !== null && per !== undefined) {
      heard.atMost(found, key(area), (value + roundedBy(value)) * per, `rate of ${from}`);
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
  if (table.within.level !== level && !heard.isHeld(table.indicator, table.within.code)) {
    heard.figure(found, key(table.within.code), {
      basis: total.basis,
      count: total.count,
      kept: total.kept ?? null,
    });
    const per = isRate ? heard.per(found, table.indicator, table.within.code) : 1;
    if (isRate && total.basis === 'hidden' && total.value !== null && per !== undefined) {
      heard.atMost(
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
  if (!isRate) hearLegend(found, table, areas.map(key), from);
}

/** Of those who live in zones: there are at least as many as are told to live there. */
function hearExposed(heard: Heard, period: string, table: ValueTable): void {
  const { indicator } = table;
  const read = readExposureSlug(indicator.series);
  if (!read || indicator.measure !== 'count') return;
  const base = { series: read.series, access: indicator.access };
  table.id.forEach((id, i) => {
    const area = heard.codes.get(id) ?? '';
    const count = table.count[i] ?? null;
    if (count === null || heard.isHeld(base, area)) return;
    const key = keyOf(seriesOf(base), 'tercatat', 'A', area);
    heard.of(period).claims.push({ terms: [[key, 1]], lo: count - 1, hi: BIG, from: `zones of ${area}` });
  });
}

/** Of a service: those not served, and the share of those who were. */
function hearService(
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

/** A legend says how many areas lie in each class, and what the least and greatest of all is. */
function hearLegend(found: Found, table: ValueTable, keys: readonly string[], from: string): void {
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
