import type { Norm } from '../../contract/norm.ts';
import type { Words } from '../id.ts';
import { format } from './format.ts';

const { number, day } = format;

const level: Record<NonNullable<Norm['level']>, string> = {
  kabupaten: 'regency/city',
  kecamatan: 'kecamatan',
  desa: 'desa/kelurahan',
  dusun: 'dusun',
  rw: 'RW',
  rt: 'RT',
};

const typed = (value: number) => number(value, value % 1 === 0 ? 0 : 1);

export const norms = {
  title: 'Norms',
  under:
    'How many officers there should be. States of coverage, what is missing and proposals follow from these norms. A norm without a number colours nothing until the office sets it.',
  mark: { peraturan: 'Regulation', contoh: 'Practice elsewhere', asumsi: 'Assumption' },
  markHint: {
    peraturan: 'A decree says so; give its number and article.',
    contoh: 'In use somewhere; give the place and the year in the note.',
    asumsi: "The office's own estimate, to be changed freely.",
  },
  line: (n, role, of) => {
    if (n.unit === 'reach' && n.reach !== null) {
      const near = `${role} within ${typed(n.reach.minutes)} minutes of each ${level[n.level ?? 'desa']}`;
      return n.rate === null ? `${near}: not set yet` : `${typed(n.rate)} ${near}`;
    }
    const each = n.unit === 'area' ? level[n.level ?? 'desa'] : `${number(n.per ?? 1)} ${of}`;
    return n.rate === null
      ? `${role} for each ${each}: not set yet`
      : `${number(n.rate, n.rate % 1 === 0 ? 0 : 2)} ${role} for each ${each}`;
  },
  reach: (r) =>
    `along roads where loaded, else a straight line × ${typed(r.detour)}, ${typed(r.speedKmh)} km/h; from home (desa/kelurahan) or the middle of the area served`,
  certified: 'certified only',
  valid: (from, until) =>
    from && until
      ? `in force ${day(from)} to ${day(until)}`
      : from
        ? `in force since ${day(from)}`
        : until
          ? `in force until ${day(until)}`
          : 'in force without end',
  unset: 'Not set yet',
  inactive: 'Not in use',
  none: 'There are no norms yet.',
  add: 'Add a norm',
  edit: 'Change',
  set: 'Set',
  setOf: (line) => `Set the norm: ${line}`,
  editOf: (line) => `Change the norm: ${line}`,
  remove: 'Delete',
  removeOf: (line) => `Delete the norm: ${line}`,
  removeAsk: 'Delete this norm?',
  removeText: 'No state of coverage is calculated for this pillar until another norm is in force.',
  close: 'Close',
  save: 'Save',
  saved: 'Saved.',
  readOnly: 'Norms are changed by the planner or the administrator.',
  choose: 'Norm',
  form: {
    new: 'New norm',
    change: 'Change the norm',
    role: 'Social pillar',
    rate: 'Number of officers',
    rateHint: 'Leave empty if it is not set yet.',
    rateZero: 'The number must be more than zero; leave it empty if it is not set yet.',
    unit: 'For each',
    units: {
      area: 'Area',
      figures: 'Number of people, families or people in need',
      reach: 'Area, within minutes',
    },
    reach: {
      minutes: {
        label: 'Travel time (minutes)',
        hint: 'From the officer to the middle of the area.',
        wrong: 'Fill in 1 to 600.',
      },
      speedKmh: { label: 'Speed (km/h)', hint: 'Average speed on the road.', wrong: 'Fill in 1 to 150.' },
      detour: {
        label: 'Road factor',
        hint: 'How many times longer the road is than the straight line.',
        wrong: 'Fill in 1 to 5.',
      },
    },
    level: 'Level of the area',
    per: 'For every',
    perMissing: 'Give a whole number, for instance 250.',
    series: 'Counted from',
    counts: 'Officers that count',
    countsAll: 'All',
    countsCertified: 'Certified only',
    mark: 'Rests on',
    decree: 'Number and article of the decree',
    decreeMissing: 'Give the number of the decree, or choose what else it rests on.',
    note: 'Note',
    noteHint: 'For instance the place and the year of a practice.',
    from: 'In force since',
    until: 'Until',
    datesWrong: 'It ends before it begins.',
    active: 'This norm is in use',
  },
  level,
  refusal: {
    'zero-rate': 'A norm of zero means nothing; leave the number empty if it is not set yet.',
    unit: 'The unit of the norm is not complete.',
    decree: 'A norm that rests on a decree needs its number.',
    dates: 'It ends before it begins.',
    overlap: 'Another norm for this pillar is in force at the same time.',
    series: 'The figure to count from is not known.',
    assumed: 'Minutes stand on an assumed speed, so such a norm can only rest on an assumption.',
    unknown: 'This norm no longer exists.',
  },
} satisfies Words['norms'];
