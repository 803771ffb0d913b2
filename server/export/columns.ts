import type { Measure } from '../../data/contract/indicator.ts';
import type { Words } from '../../data/words/id.ts';
import type { TakenRow } from './rows.ts';
import type { Taken } from './taken.ts';

/** A column of the shown table, for sheets, CSV and map files alike. */
export interface Column {
  /** name in map files: the same in every language */
  readonly key: string;
  readonly title: string;
  /** value: the figure itself; whole, measured: numbers beside it */
  readonly kind: 'text' | 'value' | 'whole' | 'measured';
  /** width in a sheet, characters */
  readonly width: number;
  readonly of: (row: TakenRow) => string | number | null;
}

/** Which columns tell a view: code, name and areas above first, then the figure with all it rests on. */
export function columnsOf(taken: Taken, words: Words): Column[] {
  const said = words.download.columns;
  const text = (key: string, title: string, width: number, of: Column['of']): Column => ({
    key,
    title,
    kind: 'text',
    width,
    of,
  });
  const whole = (key: string, title: string, of: Column['of']): Column => ({
    key,
    title,
    kind: 'whole',
    width: 15,
    of,
  });
  const { indicator, release } = taken;
  const denominator = denominatorTitle(indicator.measure, words);
  return [
    text('kode', said.code, 25, (r) => r.code),
    text('nama', said.name, 26, (r) => r.name),
    ...taken.above.map((level, i) =>
      text(level, capital(words.domain.level[level]), 22, (r) => r.above[i] ?? ''),
    ),
    text('keadaan', said.state, 24, (r) => words.download.states[r.state]),
    {
      key: 'nilai',
      title: `${said.value} (${indicator.unit[taken.lang]})`,
      kind: 'value',
      width: 20,
      of: (r) => r.value,
    },
    text('asal', said.basis, 34, (r) => (r.basis === 'none' ? null : words.domain.basis[r.basis])),
    whole('jumlah_sebagian', said.partial, (r) => r.partial),
    whole('bagian_melapor', said.n, (r) => r.n),
    whole('bagian_seluruhnya', said.m, (r) => r.m),
    ...(denominator === undefined
      ? []
      : [
          whole('pembilang', said.count, (r) => r.count),
          {
            ...whole('penyebut', denominator, (r) => scaled(indicator.measure, r.denominator)),
            kind: indicator.measure === 'perKm2' ? ('measured' as const) : ('whole' as const),
          },
        ]),
    ...(release === null ? [] : [text('terbitan', said.release, 16, (r) => releasedOn(r, release.madeAt))]),
    whole('selisih', said.difference, (r) => r.difference),
    text('mutu_batas', said.boundary, 30, (r) =>
      r.quality === null ? words.download.withoutShape : words.domain.quality[r.quality],
    ),
  ];
}

/** The day of the release that a figure is of, YYYY-MM-DD: kept ones are older. Null where there is no figure. */
function releasedOn({ state, keptAt }: TakenRow, madeAt: string): string | null {
  if (state === 'hidden' || state === 'noData') return null;
  return keptAt ?? madeAt.slice(0, 10);
}

/** Undefined for what is no quotient of two columns: a count, or a rate as its source gives it. */
function denominatorTitle(measure: Measure, words: Words): string | undefined {
  const titles: Readonly<Partial<Record<Measure, string>>> = words.download.columns.denominator;
  return titles[measure];
}

/** Square metres are told as square kilometres. */
function scaled(measure: Measure, denominator: number | null): number | null {
  return measure === 'perKm2' && denominator !== null ? denominator / 1e6 : denominator;
}

/** First letter large, as in a heading. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
