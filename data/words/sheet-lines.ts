import type { Duty } from '../contract/duty.ts';
import { FIGURES_SEEN } from '../contract/incident.ts';
import type { TimeZone } from '../contract/office.ts';
import type { Range, ResponseSheet } from '../contract/response.ts';
import type { sheet as sourceWords } from './id/sheet.ts';
import type { Words } from './id.ts';
import { momentOf } from './moment.ts';

export type SheetWords = typeof sourceWords;

/** What a sheet is told with. */
export interface SheetSpeech {
  readonly lang: 'id' | 'en';
  readonly said: SheetWords;
  readonly words: Words;
  /** clock of the office */
  readonly zone: TimeZone | null;
}

export interface SheetTable {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** sentences below it */
  readonly notes: readonly string[];
}

/** A response sheet in words: the same on the screen's print and on the server's paper. */
export interface SheetLines {
  readonly title: string;
  /** hazard, where and since when; the states */
  readonly under: readonly string[];
  readonly lead: string;
  readonly facts: readonly string[];
  readonly people: SheetTable | null;
  readonly needs: SheetTable | null;
  readonly shelters: SheetTable;
  readonly who: SheetTable;
  readonly heads: string | null;
  readonly assumptions: readonly string[];
  /** where it comes from and of when it is */
  readonly source: string;
  readonly simulated: boolean;
}

const MOST_HEADS = 12;
const MOST_ON_DUTY = 10;
const MOST_SHELTERS = 8;

/** @param hazard name of the hazard in the language spoken */
export function sheetLines(
  sheet: ResponseSheet,
  duties: readonly Duty[],
  hazard: string,
  speech: SheetSpeech,
): SheetLines {
  const { said, words, lang, zone } = speech;
  const { incident, estimate, legal } = sheet;
  const moment = (iso: string) => momentOf(iso, zone, lang);
  const legalText = [
    said.legal[legal.state],
    ...(legal.decree === null ? [] : [said.decree(legal.decree, legal.decreeOn)]),
    ...(legal.from === null && legal.until === null ? [] : [said.until(legal.from, legal.until)]),
  ].join(', ');
  return {
    title: incident.name,
    under: [
      [
        hazard,
        said.place(incident.place.name, incident.within.name),
        said.since(moment(incident.startedAt)),
      ].join(' · '),
      said.state(said.handling[sheet.handling], legalText),
    ],
    lead: leadOf(sheet, said),
    facts: factsOf(sheet, speech),
    people: peopleOf(sheet, speech),
    needs: needsOf(sheet, speech),
    shelters: sheltersOf(sheet, speech),
    who: whoOf(duties, said),
    heads:
      sheet.heads.length === 0
        ? null
        : [
            sheet.heads
              .slice(0, MOST_HEADS)
              .map((h) => said.heads.line(h.name, [h.area.name, h.desaName].filter(Boolean).join(', ')))
              .join('; '),
            ...(sheet.heads.length > MOST_HEADS ? [said.heads.more(sheet.heads.length - MOST_HEADS)] : []),
          ].join(' '),
    assumptions: sheet.assumptions.map(
      (a) =>
        `${said.assumptions.say[a.code](a.detail)} [${[said.assumptions.marks[a.mark], said.source(a.source)].filter(Boolean).join(': ')}]`,
    ),
    source: [
      said.made(moment(sheet.madeAt)),
      said.sources(
        estimate.populationPeriod && words.format.period(estimate.populationPeriod),
        estimate.needPeriod && words.format.period(estimate.needPeriod),
      ),
    ]
      .filter(Boolean)
      .join(' · '),
    simulated: estimate.simulated || incident.simulated,
  };
}

/** The answer in a sentence. */
export function leadOf({ estimate }: ResponseSheet, said: SheetWords): string {
  if (estimate.persons) return said.lead(estimate.persons.low, estimate.persons.best, estimate.persons.high);
  return estimate.areasHit === 0 ? said.leadNone : said.leadUnknown;
}

function factsOf(sheet: ResponseSheet, { said, words }: SheetSpeech): string[] {
  const { estimate, displaced } = sheet;
  const toll = FIGURES_SEEN.flatMap((what) => {
    const seen = sheet.toll[what];
    return seen ? [`${words.format.number(seen.count)} ${said.seen[what]}`] : [];
  });
  return [
    ...(estimate.areasHit > 0 ? [said.areas(estimate.areasHit, estimate.desaHit.length)] : []),
    ...(estimate.persons ? [said.counted(estimate.persons.counted, estimate.persons.best)] : []),
    ...(toll.length > 0 ? [`${said.toll}: ${toll.join(' · ')}`] : []),
    ...(displaced ? [`${said.displaced.title}: ${displacedText(displaced, said)}`] : []),
    ...(estimate.unknown.length > 0
      ? [said.unknownAreas(words.format.list(estimate.unknown.slice(0, 12).map(({ name }) => name)))]
      : []),
  ];
}

/** How many have left home, and what that is made of. */
export function displacedText(displaced: NonNullable<ResponseSheet['displaced']>, said: SheetWords): string {
  const { low, best, high, basis, rate, rates, byRate, source, places, staying, allPlaces, notToday } =
    displaced;
  const counted =
    places === 0
      ? []
      : [
          said.displaced.staying(staying, places),
          ...(notToday > 0 ? [said.displaced.notToday(notToday)] : []),
          ...(allPlaces ? [] : [said.displaced.notAll]),
        ];
  const how = [
    basis !== 'rate'
      ? said.displaced.basis[basis]
      : rates.length > 1
        ? rates.map((one) => said.displaced.rateOf(one.rate, one.affected)).join(', ')
        : said.displaced.rate(rate, said.source(source)),
    ...counted,
    ...(basis === 'rate' || byRate === null ? [] : [said.displaced.byRate(byRate)]),
  ].join(', ');
  return `${said.displaced.lead(low, best, high)}; ${how}`;
}

function peopleOf(sheet: ResponseSheet, speech: SheetSpeech): SheetTable | null {
  const { said, lang, words } = speech;
  const { estimate } = sheet;
  const { number } = words.format;
  const row = (name: string, range: Range) => [
    name,
    number(range.low),
    number(range.best),
    number(range.high),
    range.counted === 0 ? said.numberless : number(range.counted),
  ];
  const rows = [
    ...(estimate.persons ? [row(said.people.persons, estimate.persons)] : []),
    ...(estimate.households ? [row(said.people.households, estimate.households)] : []),
    ...estimate.ppks.filter(({ family }) => family !== 'type').map((p) => row(p.name[lang], p.range)),
  ];
  if (rows.length === 0) return null;
  const groups = groupsText(estimate.vulnerable, speech);
  const { of, low, best, high, counted } = said.people;
  return {
    title: said.people.title,
    head: [of, low, best, high, counted],
    rows,
    notes: [
      ...(groups === '' ? [] : [`${said.vulnerable.title}: ${groups}.`]),
      said.lowHighNote,
      ...(estimate.ppks.length > 0 ? [said.ppksNote] : []),
    ],
  };
}

function groupsText(
  groups: ResponseSheet['estimate']['vulnerable'],
  { said, words }: Pick<SheetSpeech, 'said' | 'words'>,
): string {
  const say = ({ group, best, basis }: (typeof groups)[number]) =>
    `${said.vulnerable.groups[group]} ${words.format.number(best)} (${said.vulnerable.basis[basis]})`;
  return groups.map(say).join(' · ');
}

function needsOf(sheet: ResponseSheet, { said, lang, words }: SheetSpeech): SheetTable | null {
  if (sheet.needs.length === 0) return null;
  const { needs } = said;
  const amount = (n: number) => words.format.number(n, Number.isInteger(n) || n >= 20 ? 0 : 1);
  const counted = sheet.displaced?.vulnerable.filter((v) => v.basis === 'field') ?? [];
  const locked = sheet.needs.filter((n) => n.lockedByDecree > 0);
  return {
    title: needs.title(sheet.days, [needs.profiles[sheet.profile], needs.food[sheet.food]].join(', ')),
    head: [needs.item, needs.need(sheet.days), needs.stock, needs.shortfall],
    rows: sheet.needs.map((n) => [
      n.name[lang],
      `${amount(n.need)} ${n.unit[lang]}`,
      n.stock === null ? said.numberless : amount(n.stock),
      n.shortfall === null ? said.numberless : n.shortfall > 0 ? amount(n.shortfall) : needs.enough,
    ]),
    notes: [
      ...(counted.length > 0 ? [`${said.displaced.groups}: ${groupsText(counted, { said, words })}.`] : []),
      ...locked.map((n) => `${n.name[lang]}: ${needs.locked(n.lockedByDecree, n.unit[lang])}.`),
      ...sheet.needs
        .filter((n) => n.stockHit > 0)
        .map((n) => `${n.name[lang]}: ${needs.stockHit(n.stockHit, n.unit[lang])}.`),
      ...(sheet.reserve.count > 0
        ? [`${needs.reserve(sheet.reserve.count)}, ${needs.reserveState[sheet.reserve.state]}.`]
        : []),
      [
        said.kitchens(
          sheet.displaced?.best ?? 0,
          sheet.kitchens.known,
          sheet.kitchens.mealsPerDay,
          sheet.kitchens.packs,
        ),
        said.toilets(sheet.toilets.needed, sheet.toilets.known),
        said.water(sheet.waterPoints.needed, sheet.waterPoints.known),
      ].join(' '),
    ],
  };
}

function sheltersOf({ shelters, displaced }: ResponseSheet, { said, words }: SheetSpeech): SheetTable {
  const w = said.shelters;
  const { number } = words.format;
  const shown = shelters.list.slice(0, MOST_SHELTERS);
  // Where all are told by one measure the head says it once, and a phone has room for the names.
  const isStraight = shown.every(({ km, minutes }) => minutes === null && km !== null);
  const rows = shown.map(({ facility, km, minutes, byHand, staying }, i) => [
    `${i + 1}`,
    `${facility.name}, ${facility.area.name}`,
    facility.capacity === null ? said.unknown : number(facility.capacity),
    minutes !== null
      ? byHand
        ? w.byHand(minutes)
        : w.minutes(minutes)
      : km === null
        ? said.unknown
        : isStraight
          ? w.kmAlone(km)
          : w.km(km),
    staying === null ? said.numberless : number(staying),
  ]);
  const sum =
    shelters.enough === null || !displaced
      ? []
      : [
          `${w.near(shelters.counted, shelters.withinKm, shelters.capacity)}${shelters.limitKm === null ? '' : w.limit(shelters.limitKm)}: ${shelters.enough ? w.enough : w.tooFew(displaced.best)}.`,
        ];
  return {
    title: w.title,
    head: [w.no, w.name, w.capacity, isStraight ? w.distanceStraight : w.distance, w.staying],
    rows,
    notes: [
      ...(rows.length === 0 ? [w.none] : sum),
      ...(shelters.hit.length > 0 ? [w.hit(shelters.hit.map(({ name }) => name).join(', '))] : []),
    ],
  };
}

function whoOf(duties: readonly Duty[], said: SheetWords): SheetTable {
  const on = duties.filter(({ state }) => state !== 'relieved');
  return {
    title: said.who.title,
    head: [said.who.name, said.who.home, said.who.time, said.who.state],
    rows: on
      .slice(0, MOST_ON_DUTY)
      .map((duty) => [
        duty.name ?? said.who.gone,
        duty.home?.name ?? said.unknown,
        duty.minutes === null ? said.unknown : said.who.minutes(duty.minutes),
        said.who.states[duty.state],
      ]),
    notes:
      on.length === 0 ? [said.who.none] : on.length > MOST_ON_DUTY ? [`+ ${on.length - MOST_ON_DUTY}`] : [],
  };
}
