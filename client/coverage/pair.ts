import type { Bivariate } from '../../data/contract/coverage.ts';
import type { Legend } from '../../data/contract/legend.ts';
import { CLASS_HIDDEN, CLASS_NO_DATA, type ValueTable } from '../../data/contract/values.ts';

type Label = NonNullable<Legend['classes'][number]['label']>;

/** Where need is high and officers are few: far from the colours of figures, dark enough for a printer without colours. */
const HIGHLIGHT = '#8f2d0a';
const REST = '#e9e7de';

/**
 * Two figures at once, as the map draws one: nine states. `names`: of need (low first) and of the other (little first).
 * `isMuchFirst`: what is to be looked at is much of the other, and not little.
 */
export function pairTable(
  base: ValueTable,
  pair: Bivariate,
  names: {
    readonly needs: readonly Label[];
    readonly covers: readonly Label[];
    join: (a: Label, b: Label) => Label;
  },
  isMuchFirst = false,
): ValueTable {
  const classes = pair.colours.map((colour, i) => ({
    lower: i,
    upper: i,
    colour,
    areas: pair.areas[i] ?? 0,
    label: names.join(names.needs[Math.floor(i / 3)] ?? EMPTY, names.covers[i % 3] ?? EMPTY),
  }));
  const orderOf = (index: number) =>
    3 * (2 - Math.floor(index / 3)) + (isMuchFirst ? 2 - (index % 3) : index % 3);
  return tableOf(base, pair.id, pair.class, classes, orderOf);
}

/** Where need is high and officers are few, against all other areas that can be told. */
export function highlightTable(
  base: ValueTable,
  pair: Bivariate,
  names: readonly [Label, Label],
): ValueTable {
  const high = new Set(pair.highlight);
  const known = pair.class.map((c, i) => (c < 0 ? c : high.has(pair.id[i] ?? -1) ? 0 : 1));
  const classes = [HIGHLIGHT, REST].map((colour, i) => ({
    lower: i,
    upper: i,
    colour,
    areas: known.filter((c) => c === i).length,
    label: names[i] ?? EMPTY,
  }));
  return tableOf(base, pair.id, known, classes);
}

const EMPTY: Label = { id: '', en: '' };

function tableOf(
  base: ValueTable,
  id: readonly number[],
  classOf: readonly number[],
  classes: Legend['classes'],
  /** place of a class in the list, the first to be looked at 0 */
  orderOf: (index: number) => number = (index) => index,
): ValueTable {
  const having = (index: number) => classOf.filter((c) => c === index).length;
  const nothing = id.map(() => null);
  return {
    ...base,
    id: [...id],
    class: [...classOf],
    value: classOf.map((c) => (c < 0 ? null : orderOf(c))),
    count: nothing,
    n: nothing,
    m: nothing,
    difference: nothing,
    reason: nothing,
    basis: classOf.map((c) => (c >= 0 ? 'rolledUp' : c === CLASS_HIDDEN ? 'hidden' : 'none')),
    legend: {
      ...base.legend,
      method: 'categories',
      classes,
      zero: { ...base.legend.zero, areas: 0 },
      partial: { ...base.legend.partial, areas: 0 },
      partOf: { areas: 0 },
      noData: { ...base.legend.noData, areas: having(CLASS_NO_DATA) },
      hidden: { ...base.legend.hidden, areas: having(CLASS_HIDDEN) },
    },
  };
}
