import type { ResponseSheet, ShareGroup } from '../../contract/response.ts';
import type { sheet as source } from '../id/sheet.ts';
import { format } from './format.ts';

const { number, day } = format;
type Detail = ResponseSheet['assumptions'][number]['detail'];
const said = (value: string | number | undefined) =>
  typeof value === 'number' ? number(value) : (value ?? '');
const percent = (share: number) => `${number(share * 100, share > 0 && share < 0.1 ? 1 : 0)}%`;

/** What Petasos begins with, said in English; what an office wrote itself stays as it is. */
const SOURCES: readonly (readonly [string, string])[] = [
  ['InaSAFE, dari data pengungsian yang lalu', 'InaSAFE, from past displacement'],
  ['kedalaman belum diketahui, dipakai yang tengah', 'depth not known, the middle one is used'],
  ['Bawaan InaSAFE; ganti dengan data sendiri', 'default of InaSAFE; replace by own data'],
  [
    'Anggapan awal Petasos; ubah menurut kebiasaan daerah',
    'first assumption of Petasos; change it to local practice',
  ],
  [
    'Pedoman BNPB 2015: 7 liter pada tiga hari pertama, lalu 15 liter',
    'BNPB guideline 2015: 7 litres on the first three days, then 15 litres',
  ],
  [
    'Lazim disebut 3 m² per jiwa; periksa pada naskah peraturannya',
    'commonly given as 3 m² a person; check the text of the rule',
  ],
  ['makanan siap saji dua kali sehari', 'ready meals twice a day'],
  ['2,8 kg per jiwa per minggu', '2.8 kg a person a week'],
  ['17,5 liter per jiwa per minggu', '17.5 litres a person a week'],
  ['satu tiap lima jiwa; di sini satu tiap KK', 'one for five people; here one for each family'],
  ['2.100 kkal per jiwa per hari, di sini tiga bungkus', '2,100 kcal a person a day, here three packs'],
  [
    '2.100 kkal per jiwa per hari; beras 400 g dengan lauk',
    '2,100 kcal a person a day; 400 g of rice with side dishes',
  ],
  ['15 liter per jiwa per hari, air minum termasuk', '15 litres a person a day, drinking water included'],
  ['250 g per jiwa per bulan; batang 100 g', '250 g a person a month; bars of 100 g'],
  ['3,5 m² beratap per jiwa', '3.5 m² of covered space a person'],
];

const GROUPS: Record<ShareGroup, string> = {
  balita: 'Under five',
  lansia: 'Aged 60+',
  disabilitas: 'Disability',
  ibuHamil: 'Pregnant',
  ibuMenyusui: 'Nursing',
  perempuan: 'Women and girls',
};

export const sheet: typeof source = {
  title: 'Disaster response sheet',
  fileName: 'response-sheet',
  source: (text) => SOURCES.reduce((said, [id, en]) => said.replace(id, en), text),
  numberless: '–',
  unknown: 'not known',
  place: (place, within) => (place === within ? place : `${place}, ${within}`),
  since: (at) => `Began ${at}`,
  state: (handling, legal) => `Handling: ${handling} · Legal state: ${legal}`,
  decree: (no, on) => (on === null ? no : `${no} of ${day(on)}`),
  until: (from, until) =>
    [from && `from ${day(from)}`, until && `until ${day(until)}`].filter(Boolean).join(' '),
  handling: { dipantau: 'watched', ditangani: 'in hand', selesai: 'over' },
  legal: {
    'belum-ditetapkan': 'none declared',
    'siaga-darurat': 'emergency alert (siaga darurat)',
    'tanggap-darurat': 'emergency response (tanggap darurat)',
    'transisi-darurat': 'transition to recovery (transisi darurat ke pemulihan)',
  },
  seen: {
    rumah: 'houses damaged or under water',
    kk: 'families affected',
    jiwa: 'people affected',
    meninggal: 'dead',
    hilang: 'missing',
    luka: 'injured',
    mengungsi: 'displaced',
  },
  lead: (low, best, high) =>
    low === high
      ? `${number(best)} people affected`
      : `About ${number(best)} people affected (at least ${number(low)}, at most ${number(high)})`,
  leadUnknown: 'How many people are affected is not known',
  leadNone: 'There is no footprint and no field figure yet. Add one to fill this sheet.',
  areas: (areas, desa) =>
    `${number(areas)} smallest ${areas === 1 ? 'area' : 'areas'} in ${number(desa)} ${desa === 1 ? 'village' : 'villages'}`,
  counted: (counted, best) =>
    counted === 0
      ? 'All of it estimated; nothing has been counted in the field yet.'
      : counted >= best
        ? 'All of it counted in the field.'
        : `${number(counted)} counted in the field, ${number(best - counted)} estimated.`,
  unknownAreas: (names) => `Their population is not known, so they are in no figure: ${names}.`,
  people: {
    title: 'Affected',
    of: 'Counted',
    low: 'Low',
    best: 'Best',
    high: 'High',
    counted: 'Field figure',
    persons: 'People',
    households: 'Families',
  },
  lowHighNote:
    'Low: areas that lie wholly inside. Best: by the share of each area (or of its settlements) that is inside. High: every area that is touched.',
  ppksNote: 'One person may count under several types of PPKS.',
  vulnerable: {
    title: 'Vulnerable groups (best)',
    groups: GROUPS,
    basis: { population: 'population data', field: 'field figure', asumsi: 'assumption' },
  },
  displaced: {
    title: 'Displaced',
    lead: (low, best, high) =>
      high - low <= 1 ? `${number(best)} people` : `${number(best)} people (${number(low)}–${number(high)})`,
    basis: {
      headcount: 'counted at the shelters',
      field: 'field figures by area',
      rate: 'estimated by the displacement rate',
    },
    rate: (rate, source) => `${percent(rate)} of those affected${source === '' ? '' : ` (${source})`}`,
    rateOf: (rate, affected) => `${percent(rate)} of ${number(affected)} people`,
    byRate: (n) => `${number(n)} people by the estimate`,
    places: (n) => `at ${number(n)} shelters`,
    staying: (n, places) => `${number(n)} counted at ${number(places)} ${places === 1 ? 'place' : 'places'}`,
    groups: 'Vulnerable groups among those displaced',
    notToday: (n) => `${number(n)} ${n === 1 ? 'place' : 'places'} not counted today`,
    notAll: 'not every place is counted yet',
  },
  toll: 'Counted in the field',
  needs: {
    title: (days, profile) => `Needs for ${days === 1 ? '1 day' : `${number(days)} days`} (${profile})`,
    item: 'Item',
    need: (days) => (days === 1 ? 'Need for 1 day' : `Need for ${number(days)} days`),
    stock: 'Stock',
    shortfall: 'Shortfall',
    enough: 'enough',
    notStock: 'not kept in stock',
    locked: (n, unit) => `${number(n)} ${unit} wait for an emergency decree`,
    reserve: (n) => `Government rice reserve: ${number(n)} kg`,
    reserveState: {
      locked: 'waits for an emergency state',
      open: 'may be released',
      over: 'the emergency state has ended',
    },
    stockHit: (n, unit) => `${number(n)} ${unit} lie in the affected area and are not counted`,
    per: {
      jiwa: 'people',
      kk: 'families',
      balita: 'children under five',
      lansia: 'older people',
      disabilitas: 'people with disabilities',
      ibuHamil: 'pregnant women',
      ibuMenyusui: 'breastfeeding women',
      perempuan: 'women and girls',
      titik: 'shelters',
    },
    forOf: (of, per) => `for ${number(of)} ${per}`,
    none: 'Needs are computed once the number of displaced people is known.',
    profiles: { bnpb: 'BNPB standard', sphere: 'Sphere standard' },
    food: { cooked: 'cooked meals from kitchens', dry: 'dry food' },
  },
  shelters: {
    title: 'Shelters outside the area hit',
    no: 'No.',
    name: 'Name',
    capacity: 'Capacity (people)',
    distance: 'Distance',
    distanceStraight: 'Straight-line distance',
    kmAlone: (km) => `${number(km, 1)} km`,
    staying: 'Staying (people)',
    km: (km) => `${number(km, 1)} km straight line`,
    minutes: (minutes) => `${number(minutes)} minutes by road`,
    byHand: (minutes) => `${number(minutes)} minutes (entered)`,
    none: 'No shelter is recorded around here yet.',
    near: (n, km, capacity) =>
      `Capacity of the nearest ${number(n)}${km === null ? '' : ` (up to ${number(km, 1)} km)`}: ${number(capacity)} people`,
    limit: (km) => ` (no farther than ${number(km, 1)} km)`,
    enough: 'enough',
    tooFew: (displaced) => `too few places for ${number(displaced)} displaced people`,
    hit: (names) => `Inside the area hit, not to be used: ${names}.`,
  },
  kitchens: (needed, known, meals, packs) =>
    `Public kitchens: ${number(needed)} packs a meal needed; ${number(known)} recorded outside the affected area cook ${number(packs)} (${number(meals)} meals a day).`,
  toilets: (needed, known) => `Toilets: ${number(needed)} needed, ${number(known)} recorded.`,
  water: (needed, known) => `Water points: ${number(needed)} needed, ${number(known)} recorded.`,
  who: {
    title: 'Who comes',
    name: 'Name',
    home: 'From',
    time: 'Time',
    state: 'State',
    states: { assigned: 'assigned', confirmed: 'confirmed', arrived: 'on site', relieved: 'relieved' },
    none: 'Nobody has been assigned yet.',
    gone: '(data erased)',
    minutes: (n) => `${number(n)} minutes`,
  },
  heads: {
    title: 'To be called',
    line: (name, area) => `${name} (${area})`,
    more: (n) => `+ ${number(n)} more`,
  },
  assumptions: {
    title: 'Assumptions',
    marks: { peraturan: 'regulation', contoh: 'practice of a place', asumsi: 'assumption' },
    say: {
      'displaced-rate': (d: Detail) => `Displaced: ${said(d.percent)}% of those affected`,
      share: (d: Detail) => `${GROUPS[d.group as ShareGroup]}: ${said(d.percent)}% of people`,
      households: (d: Detail) => `A family has ${said(d.persons ?? d.personsPerHousehold)} people on average`,
      'families-told': (d: Detail) =>
        `Of ${said(d.n)} areas only families were told: ${said(d.persons)} people each`,
      need: () => 'Needs per person, per family and per day by the standard chosen',
      kitchens: (d: Detail) => `A public kitchen cooks ${said(d.packs ?? d.packsPerMeal)} packs a meal`,
      unknown: (d: Detail) => `In no figure, for their population is not known: ${said(d.areas)} areas`,
      settled: (d: Detail) =>
        [
          `By settled area: ${said(d.n)} areas hit in part`,
          ...(d.byLand ? [`by the land of the area: ${said(d.byLand)}`] : []),
          ...(d.none
            ? [`${said(d.none)} areas are hit outside settlements alone: best nobody, high everybody`]
            : []),
        ].join('; '),
      'settled-waiting': (d: Detail) =>
        `Waiting to be measured: ${said(d.n)} areas; by their land until then`,
      sketched: () => 'RT and RW borders are sketched: measured on their desa',
      'by-size': () => 'People of a desa by its size in the kecamatan: its own figure is not known',
      published: () => 'By published figures, of whole desa',
    },
  },
  map: {
    label: (name) => `Map of ${name}`,
    footprint: 'area hit',
    hit: 'areas concerned',
    shelter: 'shelters (numbers as in the list)',
    sketched: 'Sketched, not official borders.',
    sources: (sources) => `Borders: ${sources}.`,
    none: 'No map yet: the area has no border.',
    metres: (m) => (m >= 1000 ? `${number(m / 1000)} km` : `${number(m)} m`),
  },
  sources: (population, need) =>
    [population && `Population: ${population}`, need && `PPKS: ${need}`].filter(Boolean).join(' · '),
  made: (at) => `As of ${at}`,
  keptAt: (at) => `Kept on this device, as of ${at}.`,
};
