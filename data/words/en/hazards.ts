import { type HazardCode, type HazardReach, hazardName } from '../../catalogue/hazards.ts';
import type { ExposureFacts, ManyHazards, SettledBasis } from '../../contract/hazard.ts';
import type { hazards as source } from '../id/hazards.ts';
import { format } from './format.ts';

const { number, small, list } = format;

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const nameOf = (code: HazardCode) => hazardName(code).en.toLowerCase();

const ofReach: Record<HazardReach, string> = {
  tinggi: 'of high danger',
  'sedang-ke-atas': 'of medium or high danger',
  'rendah-ke-atas': 'of any class',
  sedang: 'of medium danger',
  rendah: 'of low danger',
};

const waiting = (n: number) => `Waiting to be measured: ${number(n)} areas`;

function part({ exposed, of }: ExposureFacts['people'], what: string): string | undefined {
  if (exposed === null) return undefined;
  return of === null ? `${number(exposed)} ${what}` : `${number(exposed)} of ${number(of)} ${what}`;
}

function settled({ areas, byLand, layers }: SettledBasis): string {
  const from = layers.map(({ name, source, year }) => [name, source, year].filter(Boolean).join(', '));
  return `${settledShort({ areas, byLand })} Settlements from: ${from.join('; ')}.`;
}

function settledShort({ areas, byLand }: Pick<SettledBasis, 'areas' | 'byLand'>): string {
  const rest = byLand > 0 ? `; by the land of the area: ${number(byLand)}` : '';
  return `Counted by settled area: ${number(areas)} ${areas === 1 ? 'area' : 'areas'}${rest}.`;
}

function answer(facts: ExposureFacts, areas: string): { lead: string; more: string[] } {
  const hazard = nameOf(facts.hazard);
  const { all, exposed, unknown, slight } = facts.areas;
  const known = all - unknown - facts.areas.waiting;
  if (known === 0 && facts.areas.waiting > 0) return { lead: `${waiting(facts.areas.waiting)}.`, more: [] };
  if (known === 0) {
    return {
      lead: `There is no data on ${hazard} zones for ${facts.within.name} yet.`,
      more: ['No data does not mean safe.'],
    };
  }
  const zones = `${hazard} zones ${ofReach[facts.reach]}`;
  const lead =
    exposed === 0
      ? `None of the ${number(known)} ${areas} looked at lies in ${zones}.`
      : `Of the ${number(known)} ${areas} looked at, ${small(exposed)} ${exposed === 1 ? 'lies' : 'lie'} at least partly in ${zones}.`;
  const counts = [
    part(facts.people, 'people'),
    part(facts.households, 'households'),
    part(facts.need, 'recorded needs'),
  ].filter((text) => text !== undefined);
  const hidden = facts.people.hidden || facts.households.hidden || facts.need.hidden;
  const worst = facts.worst.filter((one) => one.share > 0).slice(0, 3);
  return {
    lead,
    more: [
      ...(slight > 0
        ? [
            `${capital(small(slight))} ${exposed > 0 ? 'more' : areas} ${slight === 1 ? 'has' : 'have'} less than 1 percent of the land in them.`,
          ]
        : []),
      ...(counts.length > 0 ? [`Estimated to live in them: ${list(counts)}.`] : []),
      ...(facts.evacuation.exposed !== null && facts.evacuation.exposed > 0
        ? [
            `Among them ${number(facts.evacuation.exposed)} recorded needs that may call for help to evacuate.`,
          ]
        : []),
      ...(worst.length > 0 ? [`Most people in zones: ${list(worst.map((one) => one.name))}.`] : []),
      ...(unknown > 0 ? [`No data for ${small(unknown)} ${areas}; no data does not mean safe.`] : []),
      ...(facts.areas.waiting > 0 ? [`${waiting(facts.areas.waiting)}.`] : []),
      ...(facts.settled === null ? [] : [settledShort(facts.settled)]),
      ...(facts.sketched > 0
        ? [
            `${capital(small(facts.sketched))} ${areas} are sketched: measured on the real area that they lie in.`,
          ]
        : []),
      ...(hidden ? ['Some figures are hidden to protect people.'] : []),
    ],
  };
}

function many({ areas }: ManyHazards, name: string): { lead: string; more: string[] } {
  const known = areas.filter((a) => a.n !== null);
  if (known.length === 0) return { lead: 'There is no data on hazard zones here yet.', more: [] };
  const several = known.filter((a) => (a.n ?? 0) >= 2);
  const none = known.filter((a) => a.n === 0).length;
  const most = Math.max(...known.map((a) => a.n ?? 0));
  const top = known.filter((a) => a.n === most && most > 0).slice(0, 3);
  return {
    lead:
      several.length === 0
        ? `None of the ${name} faces two hazards or more at once (medium or high danger).`
        : `${capital(small(several.length))} of ${number(known.length)} ${name} face two hazards or more (medium or high danger).`,
    more: [
      ...(top.length > 0 && most > 1
        ? [`At most ${small(most)} hazards: ${list(top.map((a) => a.name))}.`]
        : []),
      ...(none > 0 ? [`${capital(small(none))} ${name} face no hazard of medium or high danger.`] : []),
      ...(areas.length > known.length ? [`No data for ${small(areas.length - known.length)} ${name}.`] : []),
    ],
  };
}

export const hazards = {
  answer,
  many,
  others: (names) => `What is known of here: ${names}.`,
  empty: {
    lead: 'No hazard zones yet.',
    more: 'Bring in a map of zones, a table of danger by village, or tick the areas on a list.',
    add: 'Bring in hazard zones',
  },
  class: { tidak: 'Not prone', rendah: 'Low', sedang: 'Medium', tinggi: 'High' },
  reach: {
    tinggi: 'High',
    'sedang-ke-atas': 'Medium and high',
    'rendah-ke-atas': 'Low, medium and high',
    sedang: 'Medium only',
    rendah: 'Low only',
  },
  quality: {
    poligon: 'map of zones',
    gambar: 'drawn on the map',
    tabel: 'table by area',
    centang: 'ticked on a list',
    kejadian: 'from past events',
  },
  qualityUnder: {
    poligon: 'shares are measured on the shape of the zones',
    gambar: 'shares are measured on the drawing',
    tabel: 'one class for the whole area, no share inside it',
    centang: 'one class for the whole area, no share inside it',
    kejadian: 'areas that were hit before, without a class and without a share inside them',
  },
  pick: {
    hazard: 'Hazard',
    many: 'All hazards together',
    reach: 'Class of danger',
    what: 'What is counted',
    land: 'Land in hazard zones',
    own: "The office's indicators",
    notOffered: (n: number) =>
      n === 1
        ? 'One indicator of the office cannot be chosen. Why?'
        : `${number(n)} indicators of the office cannot be chosen. Why?`,
    ownRate: (name: string) =>
      `${name}: a rate or percentage does not add up, so it cannot be divided by zones.`,
    ownClosed: (name: string) => `${name}: closed; not counted by zones, to protect people.`,
    view: 'How the map is read',
    figure: 'At risk',
    pair: 'Need and hazard',
    pairLong: 'Double map: recorded need and hazard zones at once',
    measure: 'Unit',
    layers: 'Drawn over the map',
    zones: 'Zones',
    facilities: 'Facilities',
    nothing: 'Nothing fits.',
  },
  pair: {
    title: 'Need and hazard',
    label: 'Square of the legend: upwards need grows, to the right hazard zones grow',
    up: 'more need',
    right: 'more land in zones',
    needs: ['low need', 'medium need', 'high need'],
    hazards: ['little in zones', 'some in zones', 'much in zones'],
    cell: (need: string, hazard: string) => `${need}, ${hazard}`,
    needIs: (unit: string, a: string, b: string) => `Need (${unit}): medium from ${a}, high from ${b}`,
    hazardIs: (unit: string, a: string, b: string) => `Hazard (${unit}): some from ${a}, much from ${b}`,
    of: (areas: string) => `Numbers in the squares: how many ${areas}.`,
    none: 'Cannot be paired yet: need or hazard zones have no figures at this level.',
  },
  legend: {
    noDataOf: (waiting, without) =>
      waiting >= without ? 'Waiting to be measured' : 'No data, or waiting to be measured',
    zones: 'Zones on the map',
    sources: 'Where the zones come from',
    outside: {
      'tidak-rawan': 'outside the zones: not prone',
      'belum-dikaji': 'outside the zones: not looked at',
    },
    estimate: 'An estimate: the figure of an area times the share of it that lies in zones.',
    settled,
    waiting,
    manage: 'Manage hazard zones',
    hiddenLayers: 'These zones have no shape: only a class for each area.',
  },
  card: {
    title: 'Hazards of this area',
    none: 'No data on hazards of this area yet.',
    share: (percent: string) => `${percent}% of the area`,
    looked: (known, all) =>
      `${number(known)} of ${number(all)} hazards were studied here.${known < all ? ' Not studied does not mean safe.' : ''}`,
    unknown: 'No data',
    waiting: 'Waiting to be measured',
    row: (hazard: string, parts: string) => `${hazard}: ${parts}`,
    parts: (rendah: string, sedang: string, tinggi: string) =>
      `low ${rendah}%, medium ${sedang}%, high ${tinggi}%`,
    free: 'Not hit',
    times: (n, last) => `${number(n)} times, last in ${last}`,
  },
  zones: {
    title: 'Hazard zones',
    under: 'Maps of zones, tables of danger and past events that the figures of exposure stand on.',
    label: 'Sources of hazard zones',
    none: 'No hazard zones have been brought in yet.',
    columns: { hazard: 'Hazard', from: 'Source', classes: 'Classes', quality: 'Kind of data' },
    km2: (n: string) => `${n} km²`,
    areas: (n: number) => (n === 1 ? 'one area' : `${number(n)} areas`),
    as: (label: string) => `in the file: ${label}`,
    year: (n: number) => `year ${n}`,
    valid: (from: string | null, until: string | null) =>
      from && until ? `valid ${from} to ${until}` : from ? `valid since ${from}` : `valid until ${until}`,
    simulated: 'Simulated',
    add: 'Add hazard zones',
    ways: {
      file: 'File of zones',
      table: 'Table of classes',
      tick: 'Tick areas',
      draw: 'Draw on the map',
      events: 'Past events',
      context: 'Roads, rivers, places',
      settled: 'Settlements',
    },
    waysUnder: {
      file: 'GeoJSON, SHP (zip), KML/KMZ or GeoPackage. The class column is recognised: rendah/sedang/tinggi, KRB I-III, 1-3, YES/NO, or an index 0-1 by Perka BNPB 2/2012.',
      table: 'CSV or XLSX: village, hazard, class, source, year. One class for the whole area.',
      tick: 'Where it is only known which areas are prone: choose the class area by area.',
      draw: 'Draw prone places on the map, class by class.',
      events: 'CSV or XLSX: area, hazard, year or date, number of events.',
      context: 'Lines and points shown under every map: KML/KMZ, GeoJSON or SHP.',
      settled:
        'Polygons of settlements (GeoJSON, SHP, KML/KMZ, GeoPackage; for example permukiman of the RBI map). Those in hazard zones and those affected are then counted by settled area, not by the land of an area.',
    },
    form: {
      contextKind: 'What the layer holds',
      contextKinds: { umum: 'Roads, rivers, places', permukiman: 'Settlements' },
      settledUnder: 'Areas without any settlement in the layer are still counted by their land.',
      hazard: 'Hazard',
      name: 'Name',
      nameHint: 'for example: Flood-prone according to Tagana 2026',
      source: 'Source',
      year: 'Year',
      outside: 'Areas outside the zones',
      outsides: { 'tidak-rawan': 'Not prone (looked at)', 'belum-dikaji': 'Not looked at' },
      scheme: 'How classes are written',
      schemeFound: 'found out from the file',
      schemes: {
        tingkat: 'rendah, sedang, tinggi',
        krb: 'KRB I, II, III',
        angka: '1, 2, 3',
        'ya-tidak': 'yes/no',
        indeks: 'index 0 to 1',
      },
      class: 'Class',
      unset: 'Not chosen',
      setAll: (n: number, areas: string) => `All ${number(n)} ${areas}`,
      ticked: (n: number) =>
        n === 0 ? 'None chosen yet.' : n === 1 ? 'One area chosen.' : `${number(n)} areas chosen.`,
      filter: 'Filter names',
      list: 'Class of each area',
      addZone: 'Add this zone',
      zone: (no: number, name: string, parts: number) =>
        parts > 1 ? `Zone ${no}: ${name}, ${number(parts)} parts` : `Zone ${no}: ${name}`,
      drop: (no: number) => `Remove zone ${no}`,
      drawn: 'Zones drawn so far',
      save: 'Save',
      cancel: 'Close',
      working: 'Saving and measuring exposure',
      saved: 'Saved. Exposure is measured anew.',
      nameMissing: 'Fill in the name.',
      yearWrong: 'A year of four digits.',
      nothing: 'Choose the class of at least one area.',
      noZones: 'Draw and add at least one zone.',
      inFile: 'written in the file',
      classField: 'Column of the class',
      classFieldHint: 'empty: found out',
      from: 'Valid from',
      until: 'Valid until',
      unknown: {
        title: 'Classes that are not known',
        under: 'Nothing is lost: say which class each word stands for, and the file is checked again.',
        word: (word: string) => `“${word}” means`,
      },
      area: 'Within',
      level: 'By',
    },
    events: {
      title: 'Past events',
      label: 'Events by hazard and year',
      none: 'No past events are recorded yet.',
      hazard: 'Hazard',
      all: 'In all',
      latest: 'Latest events',
      times: (n: number) => (n === 1 ? 'once' : `${number(n)} times`),
    },
    context: {
      title: 'Layers under the map',
      none: 'No lines or points have been brought in yet.',
      features: (n: number) => `${number(n)} lines and points`,
      settled: (n: number) =>
        `layer of settlements, ${number(n)} shapes: those in hazard zones and those affected are estimated by it`,
    },
  },
} satisfies typeof source;
