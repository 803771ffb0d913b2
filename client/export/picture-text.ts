import type { ExportMark } from '../../data/contract/export.ts';
import type { Office } from '../../data/contract/office.ts';
import { sayAbout } from '../../data/words/about.ts';
import { indicatorTitle } from '../../data/words/file-name.ts';
import type { Words } from '../../data/words/id.ts';
import { momentAt } from '../../data/words/moment.ts';
import { tallestOf } from '../map/columns.ts';
import type { Need } from '../screens/need.ts';
import type { Shown } from '../screens/need-data.ts';
import { isWithoutRate } from '../table/rows.ts';
import { capital } from '../words.ts';
import type { PictureText } from './picture.ts';

/** What a picture of the present view says; undefined while there are no figures. */
export function pictureText(
  need: Need,
  words: Words,
  office: Office | undefined,
  now: Date,
  mark: ExportMark = null,
): PictureText | undefined {
  const { shown } = need.data;
  if (!shown?.values) return undefined;
  const { values, card } = shown;
  const said = words.screen.legend;
  const { indicator, legend } = values;
  const { lang, sex } = need.view;
  const name = capital(indicator.name[lang]);
  const sketched = need.rows.some((row) => row.quality === 'sketsa');
  const withoutShape = need.rows.filter((row) => !row.hasShape).length;
  return {
    title: need.told?.title ?? indicatorTitle(indicator, lang),
    under: [
      card.area.name,
      words.download.picture.per(need.areasName),
      words.format.period(values.period),
      ...(sex === 'A' ? [] : [words.domain.sex[sex]]),
    ].join(' · '),
    answer: need.sentences ? [need.sentences.lead, ...need.sentences.more].join(' ') : '',
    language: lang,
    legend,
    withoutRate: need.rows.filter(isWithoutRate).length,
    isClosed: indicator.access === 'closed',
    legendTitle: need.told?.title ?? `${name}, ${indicator.unit[lang]}`,
    countsAre: said.countsAre(need.areasName),
    remarks: [
      ...(need.told?.remarks ?? []),
      ...(values.about ? sayAbout(values.about, words, lang) : []),
      ...columnRemarks(need, words),
      ...(sketched ? [words.download.picture.sketch] : []),
      ...hiddenRemarks(need, words),
      ...(withoutShape > 0 ? [said.withoutShape(withoutShape, need.areasName)] : []),
      ...(indicator.counts === 'ppks' && indicator.family !== 'type' ? [words.screen.need.severalTypes] : []),
    ],
    sources: sourceLines(shown, need.data.base, words),
    office: office?.name ?? '',
    logo: office?.logo ?? null,
    made: words.download.picture.made(momentAt(now, office?.timeZone ?? null, lang)),
    address: addressOf(need),
    warning: warningOf(isSimulated(need), mark, office, words, lang),
    watermark: [
      ...(isSimulated(need) ? [words.domain.simulated] : []),
      ...(mark ? [words.download.secretShort] : []),
    ].join(' · '),
  };
}

/** What stands above the picture and across its map: that it is made up, that it is secret and who took it when. */
function warningOf(
  isMadeUp: boolean,
  mark: ExportMark,
  office: Office | undefined,
  words: Words,
  lang: 'id' | 'en',
): string | undefined {
  const said = [
    ...(isMadeUp ? [words.domain.simulated] : []),
    ...(mark
      ? [words.download.secret(mark.name, momentAt(new Date(mark.at), office?.timeZone ?? null, lang))]
      : []),
  ];
  return said.length > 0 ? said.join(' · ') : undefined;
}

/** Which figures are hidden, which are of an earlier release, and what figures of street types are for. */
function hiddenRemarks({ data }: Need, words: Words): string[] {
  const values = data.shown?.values;
  const k = data.catalogue?.published?.k;
  if (!values) return [];
  const { access } = values.indicator;
  const said = words.published;
  const days = [...(values.kept ?? []), values.total.kept ?? null];
  const kept = [...new Set(days.filter((day) => day !== null))].sort();
  return [
    ...(k && values.legend.hidden.areas > 0
      ? [access === 'closed' ? said.smallOrZero(k.closed) : said.small(k.open)]
      : []),
    ...(kept.length > 0 ? [said.kept(kept)] : []),
    ...(access === 'street' ? [said.street] : []),
  ];
}

/** What the height of columns means, where they are drawn. */
function columnRemarks({ view, rows, data }: Need, words: Words): string[] {
  const values = data.shown?.values;
  if (view.columns !== 'on' || !values) return [];
  const said = words.card.columns3d;
  const tallest = tallestOf(rows);
  if (!tallest) return [said.none];
  const { unit } = values.indicator;
  const value = words.format.number(tallest.value, values.legend.decimals);
  return [said.legend(value, unit[view.lang], tallest.name), said.without];
}

/** Any figure on the screen is made up, or may be: the warning of the screen is burnt into what leaves it. */
export function isSimulated(need: Need): boolean {
  return need.data.shown?.values?.simulated === true;
}

/** As of when and from whom; over which population; whose borders. */
function sourceLines({ values, card }: Shown, base: Need['data']['base'], words: Words): string[] {
  if (!values) return [];
  const said = words.screen.legend;
  const names = [...new Set(values.sources.map((s) => s.name))].filter(Boolean);
  const asOf = values.asOf
    ? said.asOf(words.format.day(values.asOf))
    : said.period(words.format.period(values.period));
  const borders = [
    ...(card.source ? [words.download.picture.boundaries(card.source)] : []),
    ...(base?.chosen?.attribution ? [base.chosen.attribution] : []),
    words.screen.map.land,
  ].join('; ');
  return [
    [
      asOf,
      ...(names.length > 0 ? [said.sources(words.format.list(names))] : []),
      ...(values.release ? [words.published.release(values.release.madeAt)] : []),
    ].join(' · '),
    [
      ...(values.denominatorPeriod
        ? [said.denominator(words.format.period(values.denominatorPeriod), values.denominatorSource)]
        : []),
      capital(borders),
    ].join(' · '),
  ];
}

/** The same view without where the map looks: short enough to be typed. */
function addressOf({ view }: Need): string {
  const params = new URLSearchParams();
  for (const key of ['area', 'level', 'indicator', 'period'] as const) {
    const value = view[key];
    if (value !== undefined) params.set(key, value);
  }
  if (view.sex !== 'A') params.set('sex', view.sex);
  if (view.lang !== 'id') params.set('lang', view.lang);
  return `${location.origin}/?${params}`;
}
