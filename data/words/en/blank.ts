import type { blank as source } from '../id/blank.ts';
import { format } from './format.ts';

const { number } = format;

export const blank = {
  title: 'Download a blank form',
  under:
    'An Excel sheet with a row for every RT (or the smallest area there is). Filled in and brought back, nothing has to be matched.',
  within: 'For the area',
  all: 'All',
  each: 'As',
  eachOptions: {
    one: 'one file for all',
    kecamatan: (word: string) => `one file for every ${word} (zip)`,
    desa: (word: string) => `one file for every ${word} (zip)`,
  },
  period: 'Period of the form',
  periodHint: 'for example 2025 or 2025-S1',
  download: 'Download the form',
  downloading: 'Making the form …',
  sheet: 'Isian',
  explained: 'Explained',
  heading: (name: string) => `People in need: ${name}`,
  rule: 'Empty = not surveyed. 0 = nobody (surveyed). Write numbers only; no names and no NIK.',
  keep: 'Do not change the headings and the area codes. Rows may be sorted, as long as whole rows move.',
  notHere:
    'Sensitive types (children in contact with the law, victims of violence, HIV/AIDS and others) are not surveyed by RT.',
  columns: { code: 'Code', name: 'Type', meaning: 'Meaning', unit: 'Counted in', columns: 'Columns' },
  sexes: { L: 'Male', P: 'Female', '': 'Number' },
  file: 'blank-form-need',
  meaning: {
    'PMKS-01': 'A child of up to 5 years who is not properly cared for, poor or exploited.',
    'PMKS-02': 'A child of 6–18 years whose care, protection or schooling is neglected.',
    'PMKS-04': 'A child who works or lives on the street most of the day.',
    'PMKS-05': 'A child under 18 with a lasting physical, intellectual, mental or sensory limitation.',
    'PMKS-08': 'A person of 60 years or more whose basic needs are not met.',
    'PMKS-09': 'An adult with a lasting limitation that hinders taking part in society.',
    'PMKS-20': 'A migrant worker who was deported, abused, not paid or left stranded.',
    'PMKS-21': 'A person who suffered loss from a natural disaster and has not recovered.',
    'PMKS-22': 'A person who suffered loss from riot, conflict or a fire in a settlement.',
    'PMKS-23': 'A grown woman, unmarried or widowed, whose income does not meet daily needs.',
    'PMKS-24': 'A person without a livelihood, or with one that does not meet basic needs.',
    'PMKS-25': 'A family whose relations are so disturbed that it does not work as one. Counted in families.',
    'PMKS-26': 'An indigenous group that lives apart, with little access to services. Counted in families.',
  },
  units: { jiwa: 'persons', keluarga: 'families' },
  reported: {
    title: 'Who has reported',
    under: 'Which areas have figures of need for a period, and which have not yet.',
    upTo: (period: string, day: string) => `Period ${period} · data brought in up to ${day}`,
    link: 'Who has reported?',
    verdict: (done: number, all: number, word: string) =>
      `Reported: ${number(done)} of ${number(all)} ${word}`,
    place: 'Regency or city',
    level: 'By',
    period: 'Period',
    noPlace: 'No area is set up yet.',
    yes: 'Reported',
    partly: 'In part',
    no: 'Not yet',
    columns: {
      area: 'Area',
      within: 'Lies in',
      state: 'Report',
      parts: 'RT, or smallest areas, with figures',
      at: 'Last came',
    },
    whole: 'told as a whole',
    only: 'Show only those missing',
    remind: 'Copy a reminder for WhatsApp',
    copied: 'The reminder was copied.',
    notCopied: 'It could not be copied. Select the text and copy it yourself.',
    text: 'Text of the reminder',
    allDone: 'All have reported.',
    message: {
      greeting: (office: string) =>
        `Dear colleagues,\ngreetings from ${office === '' ? 'the social office' : office}.`,
      state: (done: number, all: number, word: string, period: string) =>
        `Survey of people in need, ${period}: ${number(done)} of ${number(all)} ${word} have reported.`,
      partly: (name: string, told: number, parts: number) =>
        `${name} (${number(told)} of ${number(parts)} so far)`,
      missing: 'We are still waiting for:',
      ask: 'Please send the filled form back. An RT that was surveyed without anybody in need gets a 0. Thank you.',
    },
  },
} satisfies typeof source;
