import type { Words } from '../id.ts';
import { format } from './format.ts';

const { number } = format;

export const persons = {
  looking: 'Looking at the file on this computer',
  title: 'This file holds data about single persons',
  stays:
    'Names, NIK, family card numbers and addresses are neither sent nor stored. Petasos counts them on this computer; only counts by area, type and sex go on.',
  rows: (rows: number) => `${number(rows)} rows read.`,
  others: (n: number) =>
    `${number(n)} other ${n === 1 ? 'sheet' : 'sheets'} of this file list no persons and are not counted. Save them as a file of their own if needed.`,
  trimmed: (n: number) =>
    `${number(n)} ${n === 1 ? 'part' : 'parts'} of the file that nothing is read from (such as pictures, comments, copies of pivot tables) ${n === 1 ? 'was' : 'were'} not sent.`,
  which: 'Everybody in this file is recorded as',
  whichHint: 'This file has no column for the type of need. Choose one type, or distinct persons only.',
  choose: 'Choose a type',
  distinct: 'Distinct persons',
  counted: (counted: number, persons: number) =>
    `${number(persons)} persons counted into ${number(counted)} rows of counts.`,
  nobody: 'Nothing can be counted from this file.',
  left: {
    withoutPlace: (n: number) => `${number(n)} rows without a code or name of an area are not counted.`,
    strangePlace: (n: number) =>
      `${number(n)} rows name an area that is not known here and is rare, so they are not counted. Check the column of areas, or set the regency up first.`,
    withoutType: (n: number) => `${number(n)} rows without a known type of need are not counted.`,
    again: (n: number) => `${number(n)} rows name a person and type that is counted already: counted once.`,
    withoutNik: (n: number) => `${number(n)} rows without a NIK: each is counted as one person.`,
    withoutSex: (n: number) => `${number(n)} rows without a sex: counted as not stated.`,
    sexFromNik: (n: number) => `${number(n)} times the sex was read from the NIK.`,
    raised: (n: number) =>
      `${number(n)} entries of closed types are counted by kecamatan or by regency, no finer.`,
    wholeVillages: (n: number) =>
      `${number(n)} villages are counted whole, because some of their rows say no RT or RW.`,
  },
  unknownTypes: 'Types that are not known (seen here only, not sent)',
  unknownType: (text: string, rows: number, suggestion: string | undefined) =>
    `"${text}": ${number(rows)} rows${suggestion ? `. Perhaps ${suggestion}.` : ''}`,
  preview: 'What will be sent',
  previewMore: (n: number) => `and ${number(n)} more rows`,
  take: 'Use these counts',
  asAreas: (rows: number) => `This lists RT/RW: take only its ${number(rows)} areas`,
  asAreasUnder: (left: number) =>
    `For a list of RT, RW or dusun that names their heads: ${number(left)} columns (names, NIK, addresses, telephones and others) are not sent.`,
  other: 'Choose another file',
  kept: 'This file was not sent.',
  source: (persons: number) => `Counted from a list of ${number(persons)} persons on this computer.`,
  columns: {
    kode: 'code',
    provinsi: 'province',
    kabupaten: 'regency',
    kecamatan: 'kecamatan',
    desa: 'village',
    dusun: 'dusun',
    rw: 'RW',
    rt: 'RT',
    jenis: 'type',
    jk: 'sex',
    periode: 'period',
    jumlah: 'count',
  },
  terminal: {
    counted: (rows: number, persons: number, counted: number) =>
      `Data about persons: ${number(rows)} rows, ${number(persons)} persons, counted into ${number(counted)} counts by area, type and sex. Names, NIK and addresses are not stored.`,
    typeNeeded:
      'This list has no column for the type of need. Say it with --type (for example --type PMKS-24, or --type jiwa for distinct persons).',
    badType: (given: string) => `"${given}" is no type of need. Use a code like PMKS-24, or jiwa.`,
  },
} satisfies Words['persons'];
