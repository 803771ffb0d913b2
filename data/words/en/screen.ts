import type { Measure } from '../../contract/indicator.ts';
import type { AnswerFacts, AnswerSentences } from '../answer.ts';
import type { screen as source } from '../id/screen.ts';
import { format } from './format.ts';

const { number, small } = format;

/** Who brought something in; kept as 'local operator', 'terminal: name' or 'system: reason'. */
function maker(who: string): string {
  if (who === 'local operator') return 'the operator at this computer';
  if (who.startsWith('system: ')) return 'Petasos';
  return who.replace(/^terminal: (.*)$/, '$1 (terminal)');
}

const level = {
  provinsi: 'provinces',
  kabupaten: 'regencies',
  kota: 'cities',
  kabupatenKota: 'regencies/cities',
  kecamatan: 'kecamatan',
  desa: 'desa',
  kelurahan: 'kelurahan',
  desaKelurahan: 'desa/kelurahan',
  dusun: 'dusun',
  rw: 'RW',
  rt: 'RT',
};

const unknownDivisor: Record<Measure, string> = {
  count: 'there is no figure',
  per1000: 'the population of exactly these areas is not known',
  per100Households: 'the number of families in exactly these areas is not known',
  perKm2: 'the size of the area is not known',
  share: 'the whole is not known for exactly these areas',
  rate: 'there is no figure',
  ratio: 'no norm with a rate holds, or the figure that it asks for is missing',
  missing: 'no norm with a rate holds, or the figure that it asks for is missing',
  state: 'no norm with a rate holds, or the figure that it asks for is missing',
  served: 'there is no figure',
  unserved: 'target and served are not both known',
  achieved: 'target and served are not both known',
};
const zeroDivisor: Record<Measure, string> = {
  ...unknownDivisor,
  per1000: 'the population is zero',
  per100Households: 'the number of families is zero',
  perKm2: 'the size of the area is zero',
  share: 'the whole is zero',
  ratio: 'nobody is asked for there',
  achieved: 'the target is nobody',
};

/** A value with its unit, kept on one line. */
function measured(value: number, f: AnswerFacts): string {
  return `${number(value, f.isRate && !f.isWhole ? Math.max(1, f.decimals) : 0)} ${f.unit}`.replaceAll(
    ' ',
    '\u00a0',
  );
}

/** The rate over the part that has reported. */
function partRate(f: AnswerFacts): string {
  return f.isRate && f.whole?.value != null ? ` (${measured(f.whole.value, f)} where reported)` : '';
}

export const screen = {
  language: { name: 'English', short: 'EN', choose: 'Language' },
  menu: {
    label: 'Main menu',
    needs: 'People in need',
    hazards: 'Disasters',
    data: 'Data',
    skip: 'Skip to the content',
  },
  level,
  need: {
    title: 'Map of people in need',
    under: 'Where do people need social services, and how many are they?',
    severalTypes: 'One person may count under several types.',
    answerLabel: 'Answer',
    settings: 'What the map shows',
  },
  ofHazards: {
    title: 'Hazard zones and response',
    under: 'Who is at risk, what do they need, who moves?',
  },
  ofOwn: {
    title: 'Map of the office’s indicators',
    under: 'What the office itself counts: where is it, and how much?',
  },
  ofServices: {
    title: 'Map of minimum services',
    under: 'Where were people to be served not served yet, and how many?',
  },
  ofPeople: { title: 'Map of the population', under: 'Where do people live, and how many are they?' },
  pick: {
    indicator: 'Mapped',
    indicatorSearch: 'Find a type of need or indicator …',
    nothingFound: 'Nothing matches.',
    withoutData: 'no data',
    family: {
      total: 'Overall',
      group: 'Groups',
      type: 'Types of need',
      spm: 'Minimum services (SPM)',
      own: 'Office indicators',
      population: 'Population',
    },
    measure: 'Measure',
    measures: {
      count: 'Count',
      per1000: 'per 1,000',
      perKm2: 'per km²',
      per100Households: 'per 100 HH',
      share: 'share',
      rate: 'value',
      ratio: 'cover',
      missing: 'missing',
      state: 'state',
      served: 'served',
      unserved: 'not yet served',
      achieved: 'achieved',
    },
    measuresLong: {
      count: 'Count',
      per1000: 'per 1,000 people',
      perKm2: 'per km²',
      per100Households: 'per 100 families',
      share: 'share of the whole',
      rate: 'value as its source gives it',
      ratio: 'cover against the norm',
      missing: 'officers missing',
      state: 'state of cover',
      served: 'served',
      unserved: 'not yet served',
      achieved: 'percent served',
    },
    period: 'Period',
    sex: 'Sex',
    level: 'Show by',
    place: 'Regency or city',
  },
  path: {
    other: 'Other places',
    label: 'Place of the area',
    up: (name: string) => `Up to ${name}`,
    choosePlace: 'Choose a regency or city',
  },
  search: {
    label: 'Find an area',
    placeholder: 'Find a kecamatan, kelurahan, RW …',
    nothing: 'No such area.',
    clear: 'Clear the search',
    close: 'Close the search',
  },
  answer: (f: AnswerFacts): AnswerSentences => {
    const areas = f.areasName;
    const of = `${number(f.areas)} ${areas} in ${f.place}`;
    const more: string[] = [];
    const complete = f.areas - f.missing - f.partial;
    if (f.whole?.partial && f.whole.count !== null) {
      const said = f.partial > 0 ? 'Complete' : 'Reported';
      more.push(
        `${said}: ${number(complete)} of ${number(f.areas)} ${areas}. So far ${number(f.whole.count)} ${f.whole.countUnit}${partRate(f)}, which is not a total.`,
      );
    } else if (f.whole && f.whole.count !== null) {
      const rate = f.isRate && f.whole.value !== null ? `, or ${measured(f.whole.value, f)}` : '';
      more.push(`In all ${number(f.whole.count)} ${f.whole.countUnit}${rate}.`);
    }
    if (f.whole?.difference) {
      const which = f.whole.difference > 0 ? 'more' : 'less';
      more.push(
        `The figure reported for ${f.place} is ${number(Math.abs(f.whole.difference))} ${which} than the sum of the areas in it.`,
      );
    }
    if (f.hidden > 0) more.push('Some figures are hidden to protect people.');
    if (f.areas === 0) return { lead: `No ${areas} are listed in ${f.place} yet.`, more };
    if (f.withoutRate > 0 && f.missing + f.withoutRate === f.areas) {
      if (f.sketched === f.withoutRate) {
        return {
          lead: `Figures ${f.unit} are not calculated for ${of}, since their borders are sketched. See the area above, or choose the measure "Count".`,
          more,
        };
      }
      return {
        lead: `Figures ${f.unit} cannot be calculated for ${of}: population or size is not known. Choose the measure "Count".`,
        more,
      };
    }
    if (f.missing === f.areas) return { lead: `No data yet from ${of} for ${f.period}.`, more };
    if (f.hidden > 0 && f.hidden + f.missing === f.areas) {
      return { lead: `The figures of ${of} are hidden to protect people.`, more: more.slice(0, -1) };
    }
    const gaps = [
      ...(f.missing > 0 ? [`${small(f.missing)} ${f.missing === 1 ? 'has' : 'have'} no data`] : []),
      ...(f.partial > 0 ? [`${small(f.partial)} only in part`] : []),
      ...(f.withoutRate > 0 ? [`${small(f.withoutRate)} cannot be calculated`] : []),
    ].join(', ');
    const whole = f.areas === 1 ? 'The data are there' : `All ${of} have data`;
    const head = gaps ? `Of ${of}, ${gaps}` : whole;
    if (f.highest === null) {
      const rest = f.hidden > 0 ? 'have none in need or are hidden' : 'have none in need';
      return { lead: f.zero > 0 ? `${head}; the others ${rest}.` : `${head}.`, more };
    }
    const names =
      f.highest.names.length > 2
        ? `${small(f.highest.names.length)} ${areas}`
        : f.highest.names.join(' and ');
    const each = f.highest.names.length > 1 ? ' each' : '';
    // A figure that is hidden to keep another one safe may be higher than any that is shown.
    const highest = f.hidden > 0 ? 'highest of those shown in' : 'highest in';
    return {
      lead: `${head}; ${highest} ${names}:${each} ${measured(f.highest.value, f)}.`,
      more,
    };
  },
  map: {
    label: 'Map of the areas',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    wholeArea: 'Show the whole area',
    back: (name: string) => `Back to ${name}`,
    boundaries: (sources: string) => `Boundaries: ${sources}`,
    land: 'land: Natural Earth',
    noShapes: (areas: string, place: string) =>
      `The ${areas} of ${place} have no boundaries to draw; see the list.`,
    failed: 'This browser cannot draw the map (no WebGL 2). The list of areas can still be used.',
    loading: 'Loading the map …',
    sketch: 'Sketched, not an official border',
  },
  legend: {
    label: 'Legend',
    countsAre: (areas: string) => `number of ${areas}`,
    range: (from: string, to: string) => `${from} – ${to}`,
    zero: 'Zero (surveyed)',
    noData: 'No data',
    noDataOf: (withoutRate: number, areas: number): string =>
      withoutRate === 0
        ? 'No data'
        : withoutRate < areas
          ? 'No data, or cannot be calculated'
          : 'Cannot be calculated',
    partial: 'Only in part, not a total',
    partOf: 'Only a part reported',
    hidden: 'Hidden',
    withoutShape: (n: number, areas: string) => `${number(n)} ${areas} without boundaries`,
    asOf: (day: string) => `As of ${day}`,
    period: (period: string) => `Period ${period}`,
    sources: (names: string) => `Source: ${names}`,
    denominator: (period: string, source: string | null) =>
      source ? `Population ${period}, source: ${source}` : `Population ${period}`,
    simulated: 'SIMULATED DATA – NOT REAL FIGURES',
    open: 'Open the legend',
    close: 'Close the legend',
  },
  table: {
    label: (areas: string) => `List of ${areas}`,
    hint: 'Arrow keys to move, Enter to see the areas inside.',
    area: 'Area',
    rank: 'No.',
    sortBy: 'Sort',
    sorts: { value: 'Highest value', name: 'Name', state: 'Priority' },
    withoutShape: 'no boundary',
    zero: 'Zero',
    noRate: 'not calculable',
    notMeasured: 'sketched border',
    partial: 'in part',
    partialCount: (n: number) => `${number(n)} (in part)`,
    partOf: (n: number, m: number) => `${number(n)}/${number(m)}`,
    loading: 'Loading the list of areas …',
  },
  area: {
    close: 'Close',
    drill: (n: number, areas: string) => `See the ${number(n)} ${areas} inside`,
    bottom: 'There are no smaller areas inside.',
    parts: (n: number, m: number) => `${number(n)} of ${number(m)} areas inside have reported`,
    rateOfPart: 'Over the areas that have reported.',
    count: 'Count',
    persons: 'Population',
    difference: (n: number) =>
      n > 0
        ? `${number(n)} more than the sum of the areas inside`
        : `${number(-n)} less than the sum of the areas inside`,
    size: 'Size',
    km2: (value: number) => `${number(value, value < 10 ? 2 : 1)} km²`,
    boundary: 'Boundary',
    fromChildren: 'made of the areas inside',
    withoutShape: 'No boundary yet',
    source: 'Boundary source',
    basis: 'Origin',
    code: 'Code',
    since: (day: string) => `Valid since ${day}`,
    noRate: (measure, reason) =>
      reason === 'sketch'
        ? 'Not computed: sketched border.'
        : `Cannot be calculated: ${reason === 'zero' ? zeroDivisor[measure] : unknownDivisor[measure]}.`,
    rankOf: (rank: number, n: number) => `rank ${number(rank)} of ${number(n)}`,
  },
  sheet: {
    open: 'Show details',
    close: 'Hide details',
    tabs: { answer: 'Summary', list: 'List', settings: 'Choices', legend: 'Legend' },
    label: 'Details of the map',
  },
  notice: {
    wrong: (names: readonly string[]) =>
      `Part of this link could not be read (${names.join(', ')}); showing what there is.`,
    params: {
      area: 'area',
      level: 'level',
      indicator: 'indicator',
      period: 'period',
      sex: 'sex',
      selected: 'selected area',
      sort: 'order',
      lang: 'language',
      camera: 'map position',
      card: 'part of the card',
      columns: '3D columns',
      cover: 'view of coverage',
      norm: 'norm',
    },
    bottom: (name: string) => `${name} has no smaller areas.`,
    stale: 'The server does not answer; what you see is the last data. Trying again by itself.',
    dismiss: 'Close this notice',
  },
  empty: {
    noFigures: (place) => `There are no figures of need for ${place} yet.`,
  },
  trouble: {
    unreachable: 'The Petasos server cannot be reached',
    unreachableText:
      'Check that Petasos is running on the server computer and that the network is connected. This screen tries again by itself.',
    again: 'Try again',
    broken: 'This screen stopped because of an error',
    brokenText: 'Reload the page. If it happens again, pass the text below to your administrator.',
    reload: 'Reload',
    notFound: 'Page not found',
    toMap: 'To the map',
  },
  data: {
    title: 'Data',
    under: 'Where boundaries and figures come from, as of when, and who brought them in.',
    none: 'Nothing has been imported yet.',
    label: 'List of imports',
    columns: {
      what: 'Data',
      source: 'Source',
      asOf: 'As of',
      made: 'Imported',
      rows: 'Rows used',
      problems: 'Remarks',
      state: 'State',
    },
    kinds: {
      setup: 'Setting up areas',
      boundaries: 'Boundaries',
      areas: 'List of areas',
      changes: 'Changes of areas',
      population: 'Population',
      need: 'People in need',
      figures: 'Office indicators',
      sketch: 'Sketch of RW/RT',
      codes: 'Bridge of codes',
      pillars: 'Social pillars',
      trainings: 'Trainings of pillars',
      register: 'Edit of the register',
      spm: 'Minimum standards (SPM)',
      contacts: 'Contacts of areas',
      'hazard-zones': 'Disaster-prone zones',
      'hazard-table': 'Classes of danger by area',
      'hazard-events': 'Past disasters',
      context: 'Layer under the map',
      facilities: 'Facilities',
      stock: 'Stock of aid',
      roads: 'Roads',
    },
    states: { draft: 'Not applied yet', applied: 'In force', undone: 'Taken back' },
    reportStates: {
      checked: 'Checked only',
      refused: 'Not to be applied yet',
      draft: 'Not applied yet',
      applied: 'In force',
      undone: 'Taken back',
    },
    by: (who: string, when: string) => `${when} by ${maker(who)}`,
    rows: (used: number, read: number) => `${number(used)} of ${number(read)}`,
    figures: (used: number, read: number) => `${number(used)} of ${number(read)} figures`,
    problems: (n: number) => (n === 0 ? 'no remarks' : `${number(n)} ${n === 1 ? 'remark' : 'remarks'}`),
    unknownSource: 'source not stated',
    unknownDay: 'not stated',
    simulated: 'simulated',
    report: 'Report',
    back: 'Back to the list',
    understood: 'How the file was read',
    understoodAs: {
      filled: 'Areas filled in',
      format: 'Format',
      encoding: 'Encoding',
      separator: 'Separator',
      files: 'Files',
      sheets: 'Sheets read',
      heading: 'Lines of the heading',
      said: 'According to the titles',
      reading: 'Reading',
      level: 'Level',
      levels: 'Levels',
      columns: 'Columns',
      'code column': 'Code column',
      'name column': 'Name column',
      'parent columns': 'Columns of the area above',
      'place names': 'Columns of place names',
      numbers: 'Number columns',
      layer: 'Layer',
      'other layers': 'Other layers, not read',
      coordinates: 'Coordinates',
      parent: 'Area above',
      area: 'All figures are of',
      within: 'Only within',
      periods: 'Periods',
      hazard: 'Hazard',
      'class column': 'Column of the class',
      'class scheme': 'How classes are written',
      classes: 'Classes in the file',
      ages: 'Age groups',
    } as Readonly<Record<string, string>>,
    broughtWhat: {
      observations: 'figures',
      figures: 'figures',
      zeros: 'zeros',
      areas: 'areas',
      types: 'types',
      indicators: 'indicators',
      codes: 'codes',
      pillars: 'pillars',
      newPillars: 'new pillars',
      roles: 'roles',
      trainings: 'trainings',
      participants: 'participants',
      contacts: 'contacts of areas',
      zones: 'zones',
      statements: 'classes of danger',
      events: 'past events',
      lines: 'lines and points',
      facilities: 'facilities',
      stock: 'records of stock',
      roadKm: 'km of roads',
      junctions: 'junctions of roads',
      dibentuk: 'areas formed',
      'pindah induk': 'areas moved to another parent',
      pecah: 'areas split',
      gabung: 'areas merged',
      'ganti nama': 'areas renamed',
      dihapus: 'areas ended',
    } as Readonly<Record<string, string>>,
    broughtShape: (level: string) => `boundaries of ${level}`,
    broughtOutline: (level: string) => `boundaries of ${level} (made of the areas inside)`,
    findings: (n: number) => `${number(n)} times`,
    more: (n: number) => `and ${number(n)} more`,
    place: (line: number | null, column: string | null) =>
      [...(line === null ? [] : [`line ${number(line)}`]), ...(column ? [`column ${column}`] : [])].join(
        ', ',
      ),
    brought: 'What it brought',
    found: 'Remarks of the check',
    shown: (n: number, all: number) => `Showing ${number(n)} of ${number(all)} remarks.`,
    severity: { error: 'Error', warning: 'Warning', note: 'Note' },
    licence: 'Licence',
    used: { rows: 'Rows used', figures: 'Figures used' },
    refused: { rows: 'Rows refused', figures: 'Figures refused' },
    clean: 'No remarks: every row was used.',
  },
} satisfies typeof source;
