import type { Indicator } from '../../data/contract/indicator.ts';
import { CLASS_HIDDEN, CLASS_NO_DATA, CLASS_PARTIAL, CLASS_ZERO } from '../../data/contract/values.ts';
import { sayAbout } from '../../data/words/about.ts';
import { indicatorTitle } from '../../data/words/file-name.ts';
import { hazardWords } from '../../data/words/hazards.ts';
import type { Words } from '../../data/words/id.ts';
import { momentAt, momentOf } from '../../data/words/moment.ts';
import type { State } from './rows.ts';
import type { Source, Taken } from './taken.ts';

/** What a class of the legend is called, how it is coloured, and how many areas it holds. */
export interface LegendLine {
  /** class index, or one of the states below zero */
  readonly class: number;
  readonly label: string;
  readonly colour: string;
  readonly areas: number;
}

/** One line of what must be said besides the figures; a heading where `text` is missing. */
export interface Note {
  readonly label: string;
  readonly text?: string;
}

/** The legend as lines, highest class first; the states that are there after the classes. */
export function legendLines({ indicator, legend, rows }: Taken, words: Words): LegendLine[] {
  const number = (n: number) => words.format.number(n, legend.decimals);
  const { states } = words.download;
  const withoutRate = rows.filter((r) => r.state === 'noRate').length;
  const classes = legend.classes.map(
    (c, i): LegendLine => ({
      class: i,
      label:
        c.lower === c.upper ? number(c.lower) : words.screen.legend.range(number(c.lower), number(c.upper)),
      colour: c.colour,
      areas: c.areas,
    }),
  );
  return [
    ...classes.reverse(),
    { class: CLASS_ZERO, label: states.zero, ...legend.zero },
    { class: CLASS_PARTIAL, label: states.partial, ...legend.partial },
    { class: CLASS_HIDDEN, label: states.hidden, ...legend.hidden },
    {
      class: CLASS_NO_DATA,
      label: words.screen.legend.noDataOf(withoutRate, legend.noData.areas),
      ...legend.noData,
    },
  ].filter(
    (line) =>
      line.areas > 0 ||
      // Of closed types nihil is not told apart from hidden.
      (line.class === CLASS_ZERO && indicator.access !== 'closed') ||
      line.class === CLASS_NO_DATA,
  );
}

/**
 * What must not be overlooked, and stands wherever the figures stand: that they are made up, that they are secret, what
 * figures of the street are for.
 */
export function warningsOf(taken: Taken, words: Words, indicators: readonly Indicator[] = []): Warning[] {
  const { simulated, mark, maker, lang } = taken;
  const isStreet = [taken.indicator, ...indicators].some((i) => i.access === 'street');
  const secret = mark && words.download.secret(mark.name, momentAt(mark.at, maker.timeZone, lang));
  return [
    ...(simulated ? [{ key: 'peringatan', text: words.domain.simulated } as const] : []),
    ...(secret ? [{ key: 'rahasia', text: secret } as const] : []),
    ...(isStreet ? [{ key: 'penggunaan', text: words.download.street } as const] : []),
  ];
}

/** `key`: its name in map files. */
export interface Warning {
  readonly key: 'peringatan' | 'rahasia' | 'penggunaan';
  readonly text: string;
}

/** The same before a title: '... : '. */
export function warned(title: string, taken: Taken, words: Words): string {
  return [...warningsOf(taken, words).map((w) => w.text), title].join(': ');
}

/** The title of a view: what, where, by which areas, when. */
export function titleOf(taken: Taken, words: Words): string {
  return titleAbove(indicatorTitle(taken.indicator, taken.lang), taken, words);
}

/** A title of whatever is told of the areas of a view. */
export function titleAbove(what: string, taken: Taken, words: Words): string {
  const sex = taken.sex === 'A' ? '' : `, ${words.domain.sex[taken.sex].toLowerCase()}`;
  return words.download.title(
    `${what}${sex}`,
    taken.within.name,
    words.screen.level[taken.levelName],
    words.format.period(taken.period),
  );
}

/** As of when and from whom, in one line. */
export function sourceLine(taken: Taken, words: Words): string {
  const said = words.screen.legend;
  const names = [...new Set(taken.sources.map((s) => s.name).filter((name) => name !== ''))];
  return [
    taken.asOf === null
      ? said.period(words.format.period(taken.period))
      : said.asOf(words.format.day(taken.asOf)),
    ...(names.length > 0 ? [said.sources(words.format.list(names))] : []),
    ...(taken.population
      ? [said.denominator(words.format.period(taken.population.period), taken.population.source)]
      : []),
    ...(taken.release ? [releasedAt(taken, words)] : []),
    ...measuredOf(taken),
  ].join(' · ');
}

/** 'Terbitan 3 Mar 2026, 09.00', where the office is. */
function releasedAt({ release, maker, lang }: Taken, words: Words): string {
  if (release === null) return '';
  return words.download.notes.releaseOf(momentOf(release.madeAt, maker.timeZone, lang));
}

/** Everything a reader of the file must know besides the figures: what, from whom, what is hidden or missing. */
export function notesOf(taken: Taken, words: Words): Note[] {
  const said = words.download.notes;
  const { format } = words;
  const areas = words.screen.level[taken.levelName];
  return [
    { label: said.shown, text: titleOf(taken, words) },
    { label: said.place, text: `${taken.within.name} (${taken.within.code})` },
    { label: said.level, text: areas },
    { label: said.period, text: format.period(taken.period) },
    { label: said.sex, text: words.domain.sex[taken.sex] },
    { label: said.asOf, text: taken.asOf === null ? said.notSaid : format.day(taken.asOf) },
    ...(taken.release ? [{ label: said.release, text: releasedAt(taken, words) }] : []),
    ...totalOf(taken, words),
    { label: said.reported, text: said.reportedOf(taken.reported.n, taken.reported.m, areas) },
    { label: said.meaning, text: meaningOf(taken, words) },
    ...measuredOf(taken).map((text) => ({ label: '', text })),
    ...aboutOf(taken, words).map((text) => ({ label: '', text })),
    { label: '' },
    ...sourcesOf(said.sources, taken.sources, words),
    ...(taken.population
      ? [
          {
            label: said.populationSource,
            text: words.screen.legend.denominator(
              format.period(taken.population.period),
              taken.population.source,
            ),
          },
        ]
      : []),
    ...sourcesOf(said.boundarySource, taken.boundaries, words),
    { label: '' },
    { label: said.gaps },
    ...gapsOf(taken, words).map((text) => ({ label: '', text })),
    { label: '' },
    ...(taken.maker.name ? [{ label: said.by, text: taken.maker.name }] : []),
    { label: said.made, text: `${madeAt(taken)}, ${said.with}` },
    ...(taken.mark ? [{ label: said.reason, text: taken.mark.reason }] : []),
    { label: said.address, text: taken.address },
  ];
}

/** Who counts in a service, and the decree that says so, in the language of the file. */
export function aboutOf({ about, lang }: Pick<Taken, 'about' | 'lang'>, words: Words): string[] {
  return about === undefined ? [] : sayAbout(about, words, lang);
}

/** Of those who live in zones: by what they are told, by settlements or by land; and which areas wait to be measured. */
function measuredOf({ settled, waiting, lang }: Pick<Taken, 'settled' | 'waiting' | 'lang'>): string[] {
  const said = hazardWords[lang].legend;
  return [
    ...(settled === undefined ? [] : [said.settled(settled)]),
    ...(waiting === undefined ? [] : [said.waiting(waiting)]),
  ];
}

function meaningOf({ indicator, lang }: Taken, words: Words): string {
  const means: Readonly<Record<string, string>> = words.download.notes.means;
  return means[indicator.counts] ?? indicator.countUnit[lang];
}

function totalOf(taken: Taken, words: Words): Note[] {
  const said = words.download.notes;
  if (taken.totalWithheld) return [{ label: said.total, text: said.totalLeftOut }];
  if (taken.total === null) return [];
  const decimals = taken.indicator.measure === 'count' ? 0 : Math.max(1, taken.legend.decimals);
  const number = words.format.number(taken.total, decimals);
  return [{ label: said.total, text: `${number} ${taken.indicator.unit[taken.lang]}` }];
}

function sourcesOf(label: string, sources: readonly Source[], words: Words): Note[] {
  const { sourceLine: line, notSaid } = words.download.notes;
  if (sources.length === 0) return [{ label, text: notSaid }];
  return sources.map((s, i) => ({
    label: i === 0 ? label : '',
    text: line(s.name || notSaid, s.asOf === null ? null : words.format.day(s.asOf), s.licence, s.simulated),
  }));
}

/** What is hidden, missing or not what it seems, in sentences. */
function gapsOf(taken: Taken, words: Words): string[] {
  const said = words.download.notes;
  const areas = words.screen.level[taken.levelName];
  const having = (state: State) => taken.rows.filter((r) => r.state === state).length;
  const withoutShape = taken.rows.filter((r) => r.quality === null).length;
  const sketched = taken.rows.filter((r) => r.quality === 'sketsa').length;
  const counted: readonly (readonly [number, (n: number, areas: string) => string])[] = [
    [having('hidden'), said.hidden],
    [having('noData'), said.missing],
    [having('noRate'), said.noRate],
    [having('partial'), said.partial],
    [having('ratePart'), said.partOf],
    [withoutShape, said.withoutShape],
    [sketched, said.sketched],
  ];
  const kept = taken.rows.filter((r) => r.keptAt !== null);
  const days = [...new Set(kept.map((r) => r.keptAt ?? ''))].sort().map(words.format.day);
  const keptSaid = kept.length > 0 ? [said.kept(kept.length, areas, words.format.list(days))] : [];
  return [...keptSaid, ...counted.filter(([n]) => n > 0).map(([n, say]) => say(n, areas)), said.zero];
}

/** Day and hour where the office is. */
export function madeAt({ madeAt: at, maker, lang }: Taken): string {
  return momentAt(at, maker.timeZone, lang);
}
