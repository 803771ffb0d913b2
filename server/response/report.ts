import { hazardName } from '../../data/catalogue/hazards.ts';
import type { Incident } from '../../data/contract/incident.ts';
import type { ResponseSheet } from '../../data/contract/response.ts';

/** What the message is made of, beside its words: places, hours and numbers as the office writes them. */
export interface Speech {
  readonly lang: 'id' | 'en';
  number(value: number): string;
  moment(iso: string): string;
}

const WORDS = {
  id: {
    head: 'LAPORAN KEJADIAN BENCANA',
    simulated: 'DATA CONTOH – BUKAN DATA SEBENARNYA',
    kind: 'Jenis',
    time: 'Waktu',
    place: 'Lokasi',
    chronology: 'Kronologi',
    victims: 'Korban',
    displaced: 'Pengungsi',
    damage: 'Kerusakan',
    efforts: 'Upaya',
    urgent: 'Kebutuhan mendesak',
    until: 'Data sampai',
    unknown: 'masih didata',
    affected: 'terdampak',
    estimate: 'perkiraan',
    between: 'antara',
    and: 'dan',
    at: 'di',
    places: 'tempat',
    counted: 'terhitung',
    persons: 'jiwa',
    families: 'KK',
    dead: 'meninggal',
    missing: 'hilang',
    hurt: 'luka',
    houses: 'rumah',
    notKnown: 'Penduduk belum diketahui di',
  },
  en: {
    head: 'DISASTER INCIDENT REPORT',
    simulated: 'SIMULATED DATA',
    kind: 'Kind',
    time: 'Time',
    place: 'Place',
    chronology: 'What happened',
    victims: 'Victims',
    displaced: 'Displaced',
    damage: 'Damage',
    efforts: 'What is done',
    urgent: 'Needed most',
    until: 'As known on',
    unknown: 'still being counted',
    affected: 'affected',
    estimate: 'estimate',
    between: 'between',
    and: 'and',
    at: 'at',
    places: 'places',
    counted: 'counted',
    persons: 'persons',
    families: 'families',
    dead: 'dead',
    missing: 'missing',
    hurt: 'hurt',
    houses: 'houses',
    notKnown: 'People are not known in',
  },
} as const;

/** How many lines of needs and areas a message has room for. */
const MOST_NEEDS = 6;
const MOST_PLACES = 5;

/** The message for the group in the usual order. Numbers and names of areas only: never a name of somebody hit. */
export function writeReport(incident: Incident, sheet: ResponseSheet, speech: Speech): string {
  const w = WORDS[speech.lang];
  const n = speech.number;
  const { toll, estimate, displaced } = sheet;
  const places = estimate.desaHit.map((a) => a.name);
  const where = places.length === 0 ? incident.place.name : listed(places, n);
  const counts = [
    [toll.meninggal, w.dead],
    [toll.hilang, w.missing],
    [toll.luka, w.hurt],
  ].flatMap(([told, word]) => (typeof told === 'object' ? [`${n(told.count)} ${word}`] : []));
  const affected = sayAffected(sheet, speech);
  const victims = [...counts, ...(affected === null ? [] : [affected])].join(', ');
  const left = displaced === null ? w.unknown : sayDisplaced(displaced, speech);
  const damage = [
    ...(toll.rumah ? [`${n(toll.rumah.count)} ${w.houses}`] : []),
    ...(incident.damage === '' ? [] : [incident.damage]),
  ].join('; ');
  const short = sheet.needs
    .filter((need) => need.shortfall !== null && need.shortfall > 0)
    .slice(0, MOST_NEEDS)
    .map((need) => `${need.name[speech.lang]} ${n(need.shortfall ?? 0)} ${need.unit[speech.lang]}`);
  const urgent = incident.urgent === '' ? short.join('; ') : incident.urgent;
  const unknown = estimate.unknown.map((a) => a.name);
  return [
    `*${w.head}*`,
    ...(incident.simulated ? [`_${w.simulated}_`] : []),
    `1. ${w.kind}: ${hazardName(incident.hazard)[speech.lang]}`,
    `2. ${w.time}: ${speech.moment(incident.startedAt)}`,
    `3. ${w.place}: ${where}, ${incident.within.name}`,
    `4. ${w.chronology}: ${incident.chronology || w.unknown}`,
    `5. ${w.victims}: ${victims || w.unknown}`,
    `6. ${w.displaced}: ${left}`,
    `7. ${w.damage}: ${damage || w.unknown}`,
    `8. ${w.efforts}: ${incident.efforts || w.unknown}`,
    `9. ${w.urgent}: ${urgent || w.unknown}`,
    ...(unknown.length > 0 ? [`${w.notKnown} ${listed(unknown, n)}.`] : []),
    `${w.until} ${speech.moment(sheet.madeAt)}`,
  ].join('\n');
}

function listed(names: readonly string[], n: (value: number) => string): string {
  const shown = names.slice(0, MOST_PLACES).join(', ');
  return names.length > MOST_PLACES ? `${shown} (+${n(names.length - MOST_PLACES)})` : shown;
}

/** What was counted is said as a number, what was estimated as an estimate with its bounds. */
function sayAffected({ estimate: { persons, households } }: ResponseSheet, speech: Speech): string | null {
  const w = WORDS[speech.lang];
  const n = speech.number;
  if (persons === null) return null;
  const families = households === null ? '' : ` (${n(households.best)} ${w.families})`;
  if (persons.counted === persons.best) return `${n(persons.best)} ${w.persons}${families} ${w.affected}`;
  const range =
    persons.low === persons.high ? '' : ` (${w.between} ${n(persons.low)} ${w.and} ${n(persons.high)})`;
  return `${w.estimate} ${n(persons.best)} ${w.persons}${families} ${w.affected}${range}`;
}

function sayDisplaced(displaced: NonNullable<ResponseSheet['displaced']>, speech: Speech): string {
  const w = WORDS[speech.lang];
  const n = speech.number;
  const all = `${n(displaced.best)} ${w.persons} (${n(displaced.households)} ${w.families})`;
  const said = displaced.basis === 'rate' ? `${w.estimate} ${all}` : all;
  if (displaced.places === 0) return said;
  const at = `${w.at} ${n(displaced.places)} ${w.places}`;
  return displaced.basis === 'headcount'
    ? `${all} ${at}`
    : `${said}; ${n(displaced.staying)} ${w.persons} ${w.counted} ${at}`;
}
