import type { ContactKind } from '../catalogue/psks.ts';

/** What a call list is written from. */
interface Calls {
  readonly name: string;
  readonly isSimulated: boolean;
  readonly at: string;
  readonly comers: readonly string[];
  readonly heads: readonly string[];
}

const ID_KIND: Readonly<Record<ContactKind, string>> = {
  'ketua-rt': 'Ketua RT',
  'ketua-rw': 'Ketua RW',
  'kepala-dusun': 'Kepala dusun',
  'kepala-desa': 'Kepala desa/lurah',
  babinsa: 'Babinsa',
  bhabinkamtibmas: 'Bhabinkamtibmas',
  puskesmas: 'Puskesmas',
};
const EN_KIND: Readonly<Record<ContactKind, string>> = {
  'ketua-rt': 'RT head',
  'ketua-rw': 'RW head',
  'kepala-dusun': 'Dusun head',
  'kepala-desa': 'Village head',
  babinsa: 'Babinsa',
  bhabinkamtibmas: 'Bhabinkamtibmas',
  puskesmas: 'Puskesmas',
};

/** 'Ketua RW' of 'RW 001' is 'Ketua RW 001'. */
const headOf = (kind: string, area: string) => {
  const what = area.slice(0, area.indexOf(' '));
  return kind.split(' ').includes(what) ? kind.replace(what, area) : `${kind} ${area}`;
};

const phoneOf = (phone: string | null) => (phone === null ? '' : `, ${phone}`);
const list = (lines: readonly string[], none: string) =>
  lines.length === 0 ? none : lines.map((line, i) => `${i + 1}. ${line}`).join('\n');

const id = {
  comer: (name: string, role: string, minutes: number | null, phone: string | null) =>
    `${name} (${role})${minutes === null ? '' : `, ± ${minutes} menit`}${phoneOf(phone)}`,
  head: (kind: ContactKind, area: string, name: string, phone: string | null) =>
    `${headOf(ID_KIND[kind], area)}: ${name}${phoneOf(phone)}`,
  text: ({ name, isSimulated, at, comers, heads }: Calls) =>
    `*DAFTAR PANGGILAN: ${name}*\n${isSimulated ? '_DATA CONTOH – BUKAN DATA SEBENARNYA_\n' : ''}${at}\n\n*Petugas yang ditugaskan*\n${list(comers, 'Belum ada yang ditugaskan.')}\n\n*Kontak wilayah terdampak*\n${list(heads, 'Belum ada kontak yang tercatat.')}`,
};

const en: typeof id = {
  comer: (name, role, minutes, phone) =>
    `${name} (${role})${minutes === null ? '' : `, about ${minutes} minutes`}${phoneOf(phone)}`,
  head: (kind, area, name, phone) => `${EN_KIND[kind]}, ${area}: ${name}${phoneOf(phone)}`,
  text: ({ name, isSimulated, at, comers, heads }) =>
    `*CALL LIST: ${name}*\n${isSimulated ? '_SIMULATED DATA – NOT REAL FIGURES_\n' : ''}${at}\n\n*On duty*\n${list(comers, 'Nobody is assigned yet.')}\n\n*Contacts of the areas hit*\n${list(heads, 'No contact is known yet.')}`,
};

/** Words of a call list. */
export function callWords(lang: 'id' | 'en'): typeof id {
  return lang === 'en' ? en : id;
}
