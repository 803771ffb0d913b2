import { periodKind } from '../../contract/period.ts';
import type { ProfileBreak } from '../../contract/profile.ts';
import type { TrendFacts } from '../card.ts';
import type { card as source } from '../id/card.ts';
import { format } from './format.ts';

const { number, period, list, small } = format;

const changed: Record<ProfileBreak, string> = {
  vocabulary: 'its list of types changed',
  boundary: 'its ground changed',
};

export const card = {
  label: 'Area in depth',
  tabs: {
    trend: 'Trend',
    composition: 'Types',
    people: 'People',
    pillars: 'Pillars',
    compare: 'Compare',
    sources: 'Sources',
  },
  loading: 'Loading …',
  failed: 'This area in depth cannot be loaded.',
  again: 'Try again',
  table: 'Show as a table',
  noData: 'No data',
  zero: 'Zero',
  noRate: 'not computable',
  partial: 'a part only',
  parts: (n: number, m: number) => `${number(n)} of ${number(m)} areas within`,
  partsShort: (n: number, m: number) => `${number(n)}/${number(m)}`,
  sourceLine: (names: readonly string[], asOf: string | null) =>
    [
      names.length > 0 ? `Source: ${list(names)}` : 'Source not given',
      ...(asOf ? [`as of ${format.day(asOf)}`] : []),
    ].join(' · '),
  tooFine: (name: string, level: string) =>
    `${name} is shown down to the ${level} only, to protect the people concerned.`,
  trend: {
    title: 'Over time',
    tick: (p: string) => {
      const year = p.slice(0, 4);
      const part = p.slice(-1);
      const kind = periodKind(p);
      if (kind === 'semester') return `H${part} ’${year.slice(2)}`;
      if (kind === 'quarter') return `Q${part} ’${year.slice(2)}`;
      return kind === 'month' ? `${p.slice(5)}/${year.slice(2)}` : year;
    },
    columns: { period: 'Period', value: 'Value', state: 'Note' },
    complete: 'Complete',
    partialKey: 'Only a part reported, not a total',
    over: (p: string) => `population ${period(p)}`,
    gaps: (periods: readonly string[]) => `No data: ${list(periods.map(period))}.`,
    hidden: (periods: readonly string[]) => `Hidden to protect people: ${list(periods.map(period))}.`,
    breakAt: (p: string, breaks: readonly ProfileBreak[]) =>
      `The line is cut before ${period(p)}: ${list(breaks.map((b) => changed[b]))}, so the two cannot be compared directly.`,
    others: (periods: readonly string[]) =>
      `Not drawn here: ${list(periods.map(period))} (another kind of period).`,
    answer: (f: TrendFacts) => {
      if (f.hidden !== null && f.last === null) return 'The figure of this area is hidden to protect people.';
      if (f.last === null) {
        return f.withoutRate
          ? 'Cannot be told in this measure: what it is divided by is zero, or not known for the same areas. Choose "Count".'
          : 'No data for this area.';
      }
      const last = period(f.last.period);
      if (f.hidden !== null) {
        return `The figure of ${period(f.hidden)} is hidden to protect people; the last one shown is ${number(f.last.value, f.decimals)} ${f.unit} in ${last}.`;
      }
      if (f.last.n !== null && f.last.m !== null) {
        return `Not yet comparable: in ${last} only ${number(f.last.n)} of ${number(f.last.m)} areas within have reported.`;
      }
      if (f.last.partial) return `Not yet comparable: ${last} is incomplete.`;
      if (f.breaks.length > 0) {
        return `${last} cannot be compared directly with the period before: ${list(f.breaks.map((b) => changed[b]))}.`;
      }
      const now = `${number(f.last.value, f.decimals)} ${f.unit}`;
      if (f.before === null && f.hiddenBefore) return `${now} in ${last}; earlier figures are hidden.`;
      if (f.before === null) {
        return f.points === 1
          ? `One period so far: ${now} in ${last}.`
          : `${now} in ${last}; the periods before are incomplete.`;
      }
      const before = `${number(f.before.value, f.decimals)} in ${period(f.before.period)}`;
      if (f.before.value === f.last.value)
        return `Unchanged at ${now} in ${last}, as in ${period(f.before.period)}.`;
      const way = f.last.value > f.before.value ? 'Up' : 'Down';
      return `${way} from ${before} to ${now} in ${last}.`;
    },
  },
  composition: {
    title: 'By group and type',
    unit: 'people in need as recorded, not persons',
    severalTypes: 'One person may be recorded under several types.',
    groups: 'By group',
    types: 'By type',
    beside: 'Not in the total above',
    zeros: (names: readonly string[]) => `Zero (surveyed): ${list(names)}.`,
    missing: (names: readonly string[]) => `No data: ${list(names)}.`,
    hidden: (names: readonly string[]) => `Hidden to protect people: ${list(names)}.`,
    withheld: (n: number) =>
      `${small(n).replace(/^./, (c) => c.toUpperCase())} protected ${n === 1 ? 'type is' : 'types are'} not shown at this level.`,
    none: 'No type was reported in this period.',
    columns: { name: 'Type', count: 'Recorded' },
    families: 'families',
    total: (n: string) => `${n} recorded in all, open types.`,
    totalPartial: (n: string) => `${n} recorded so far in open types, not a total.`,
  },
  sexes: {
    title: 'By sex',
    share: (n: string) => `${n}%`,
  },
  people: {
    title: 'Population',
    none: 'The population of this area is not known.',
    persons: 'People',
    households: 'Families (KK)',
    perHousehold: 'People per family',
    ages: 'Population by age',
    agesUnit: 'persons',
    noAges: 'Ages are not known.',
    agesOf: (n: number, m: number, level: string) =>
      `Summed over the ${number(n)} of ${number(m)} ${level} that tell ages; not the whole population.`,
    agesSummed: (m: number, level: string) => `Summed over ${number(m)} ${level}.`,
    columns: { age: 'Age', all: 'Persons' },
    age: (band: string) => `${band.replace('-', '–')} years`,
    otherPeriod: (p: string, asked: string) =>
      `The population of ${period(p)} is used, as that of ${period(asked)} is not known.`,
  },
  compare: {
    title: { border: 'With the areas across its border', siblings: 'With areas of the same parent' },
    byBorder: (n: number) => `${number(n)} areas share a border with it`,
    bySiblings: (n: number, parent: string) =>
      `${number(n)} other areas in ${parent}; without a boundary its neighbours are not known`,
    alone: 'There is no other area to compare with.',
    columns: { name: 'Area', value: 'Value' },
    here: 'this area',
    parentRate: (name: string) => `All of ${name}`,
    share: (share: string, name: string) => `${share}% of all of ${name}.`,
    answer: (place: number, of: number) =>
      place === 1
        ? `Highest of the ${number(of)} areas that can be compared here.`
        : place === of
          ? `Lowest of the ${number(of)} areas that can be compared here.`
          : `Number ${number(place)} of the ${number(of)} areas that can be compared here.`,
    notComparable:
      'This area cannot be compared yet: there is no data, only a part, or its value cannot be calculated.',
    choose: (name: string) => `Open ${name}`,
  },
  sources: {
    title: 'Where the data come from',
    of: { need: 'Figures', population: 'Population', boundary: 'Boundary' },
    none: 'No source for this period.',
    unnamed: 'source not given',
    licence: (name: string) => `Licence: ${name}`,
    noLicence: 'licence not given',
    asOf: (day: string) => `As of ${day}`,
    noDay: 'as-of date not given',
    simulated: 'simulated',
    report: 'Import report',
    within: (name: string) => `Sources of figures hold for all of ${name}.`,
  },
  columns3d: {
    label: '3D columns',
    hint: 'Draws the values as columns on a tilted map',
    legend: (value: string, unit: string, name: string) =>
      `Height of a column = value, from zero. Highest: ${value} ${unit} (${name}).`,
    colour: 'Columns bear the colour of their area.',
    without: 'Zero, no data, partial and hidden: no column.',
    table: 'The list of areas has the same figures.',
    none: 'There is no complete value to draw as a column.',
    failed: 'This browser cannot draw 3D columns; the flat map still works.',
  },
} satisfies typeof source;
