import { pillarRole } from '../../catalogue/psks.ts';
import { roleShort } from '../../catalogue/role-short.ts';
import type { CoverFacts } from '../../contract/coverage.ts';
import type { SpmFacts } from '../../contract/spm.ts';
import type { AnswerSentences } from '../answer.ts';
import { format } from './format.ts';

const { number, small, list } = format;

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** To a tenth where it is not whole. */
const amount = (value: number) => number(value, Number.isInteger(value) ? 0 : 1);

/** What those who serve in a role are, and how the list of gaps heads them. */
const subjects = {
  person: { one: 'petugas', serves: 'bertugas di', supply: 'Petugas', demand: 'Kebutuhan petugas' },
  institution: { one: 'lembaga', serves: 'melayani', supply: 'Lembaga', demand: 'Kebutuhan lembaga' },
  family: { one: 'keluarga', serves: 'melayani', supply: 'Keluarga', demand: 'Kebutuhan keluarga' },
};

/** How minutes are made. */
const wayOf = ({ reach, roads }: Pick<CoverFacts, 'reach' | 'roads'>) => {
  if (reach === null) return '';
  const line = `garis lurus × ${amount(reach.detour)} dengan ${amount(reach.speedKmh)} km/jam`;
  const from = 'dari rumah (desa/kelurahan) atau tengah wilayah tugas petugas';
  return roads
    ? `Waktu tempuh adalah asumsi: lewat jaringan jalan yang sudah dimuat, ${from}; tempat yang lebih dari 2 km dari jalan dihitung ${line}.`
    : `Waktu tempuh adalah asumsi: ${line}, ${from}.`;
};

/** What a map of coverage says, on the screen and on paper. */
export const coverage = {
  subjects,
  /** of the list beside the map */
  order: 'Menurut status, lalu PPKS yang belum terjangkau.',
  /** @param areas what the areas of the level are called here, in lower case */
  answer: (f: CoverFacts, areas: string): AnswerSentences => {
    const role = roleShort(f.role, 'id');
    const subject = subjects[pillarRole(f.role).subject];
    const place = f.within.name;
    const { terpenuhi, kurang, hidden } = f.states;
    const [none, one, unknown] = [
      f.states['belum-ada'],
      f.states['satu-petugas'],
      f.states['belum-ada-data'],
    ];
    const short = kurang + one;
    const isOne = f.areas === 1;
    const of = `${number(f.areas)} ${areas}`;
    const [within, has] =
      f.reach === null ? ['', 'memiliki'] : [` dalam ${amount(f.reach.minutes)} menit`, 'terjangkau'];
    if (f.areas === 0) return { lead: `Belum ada ${areas} yang terdaftar di ${place}.`, more: [] };
    if (f.supply === 0 && unknown === f.areas)
      return { lead: `Belum ada ${role} yang tercatat di ${place}.`, more: [] };
    if (!f.hasNorm) {
      const more = ['Norma belum ditetapkan, sehingga kekurangannya belum dapat dihitung.'];
      return { lead: `${capital(small(f.supply))} ${role} ${subject.serves} ${place}.`, more };
    }
    const shortToo = `${capital(small(short))} ${areas} lainnya masih kurang`;
    const onlyOne = `hanya ${has} satu ${subject.one}`;
    const more = [
      ...(hidden > 0 ? [`${capital(small(hidden))} ${areas} disamarkan untuk melindungi warga.`] : []),
      ...(unknown > 0 ? [`${capital(small(unknown))} ${areas} belum ada datanya.`] : []),
      ...(short === 0 || none === 0
        ? []
        : one === 0
          ? [`${shortToo}.`]
          : one === short
            ? [`${shortToo} karena ${onlyOne}.`]
            : [`${shortToo}, ${small(one)} di antaranya ${onlyOne}.`]),
      ...(f.missing !== null && f.missing > 0
        ? [
            `Kekurangan seluruhnya ${Number.isInteger(f.missing) ? '' : 'setara '}${amount(f.missing)} ${subject.one}.`,
          ]
        : []),
      ...(f.withoutCover !== null && f.withoutCover > 0
        ? [`PPKS yang belum terjangkau ${subject.one}: ${number(f.withoutCover)}.`]
        : []),
      ...(f.reach === null ? [] : [wayOf(f)]),
    ];
    const say = (lead: string) => ({ lead, more });
    /** @param n areas that the names are of */
    const named = (n: number) =>
      isOne || f.worst.length === 0
        ? ''
        : f.worst.length < n
          ? `, antara lain ${list(f.worst)}`
          : `: ${list(f.worst)}`;
    if (terpenuhi === f.areas)
      return say(
        isOne
          ? `Kebutuhan ${role}${within} di ${place} sudah terpenuhi.`
          : `Seluruh ${of} di ${place} sudah terpenuhi kebutuhan ${role}-nya${within}.`,
      );
    if (none > 0) {
      const lacks = `belum ${has} ${role}${within}`;
      if (isOne) return say(`${place} ${lacks}.`);
      if (none === f.areas) return say(`Seluruh ${of} di ${place} ${lacks}.`);
      return say(`Dari ${of} di ${place}, ${small(none)} ${lacks}${named(none)}.`);
    }
    if (short > 0) {
      if (isOne) return say(`${place} masih kekurangan ${role}${within}.`);
      if (short === f.areas) return say(`Seluruh ${of} di ${place} masih kekurangan ${role}${within}.`);
      return say(`Dari ${of} di ${place}, ${small(short)} masih kekurangan ${role}${within}${named(short)}.`);
    }
    if (terpenuhi === 0) return say(`Cakupan ${role}${within} di ${place} belum dapat disebutkan.`);
    return say(
      `${capital(small(terpenuhi))} dari ${of} di ${place} sudah terpenuhi kebutuhan ${role}-nya${within}.`,
    );
  },
};

/** Who is to be served, by service; of one that the office added its name is said. */
const targets: Readonly<Record<string, string>> = {
  'disabilitas-terlantar': 'penyandang disabilitas terlantar',
  'anak-terlantar': 'anak terlantar',
  'lansia-terlantar': 'lanjut usia terlantar',
  'tuna-sosial': 'gelandangan dan pengemis',
  'korban-bencana': 'korban bencana',
};

/** What a table of a service says. */
export const spmAnswer = {
  /** beside a figure: those served are not known; more than there were to be */
  unknownServed: 'belum diketahui',
  overTarget: 'melebihi sasaran',
  cleared: (area: string) =>
    `${area}: angka terlayani yang sudah ada tidak dapat dikosongkan; tarik kembali masukannya di menu Data.`,
  /** '128 dari 269 lanjut usia terlantar belum terlayani; lima kelurahan memuat 60 persennya.' */
  answer: (f: SpmFacts, areas: string): AnswerSentences => {
    const people = targets[f.code] ?? 'sasaran';
    const place = f.within.name;
    const told = f.reported + f.unknown;
    const more = [
      ...(f.hidden > 0 ? [`${capital(small(f.hidden))} ${areas} disamarkan untuk melindungi warga.`] : []),
      ...(f.partial
        ? [`Angka seluruh ${place} belum diketahui.`]
        : told + f.hidden < f.areas
          ? [`Sudah melapor: ${number(told + f.hidden)} dari ${number(f.areas)} ${areas}.`]
          : []),
      ...(f.unknown > 0 && f.unserved !== null
        ? [`Di ${small(f.unknown)} ${areas} sasarannya sudah ada, tetapi yang terlayani belum diketahui.`]
        : []),
      ...(f.over > 0
        ? [
            f.areas === 1
              ? 'Yang terlayani melebihi sasaran; periksa kedua angkanya.'
              : `Di ${small(f.over)} ${areas} yang terlayani melebihi sasaran; periksa kedua angkanya.`,
          ]
        : []),
    ];
    if (told + f.hidden === 0 && f.target === null)
      return { lead: `Belum ada angka SPM untuk ${people} di ${place}.`, more: [] };
    if (f.target === null)
      return { lead: `Jumlah seluruh ${people} di ${place} belum dapat disebutkan.`, more };
    // Of those who have reported nothing is said as if it were of all.
    const by = f.unserved === null ? f.unknown : f.reported;
    const where = f.partial
      ? `Menurut ${number(by)} ${areas} yang sudah melapor (dari ${number(f.areas)} di ${place}), `
      : '';
    const at = f.partial ? '' : ` di ${place}`;
    const said = (text: string) => ({ lead: capital(`${where}${text}`), more });
    if (f.target === 0) return said(`${people}${at} nihil.`);
    if (f.unserved === null)
      return f.hidden > 0
        ? said(`sasarannya ${number(f.target)} ${people}${at}; yang belum terlayani belum dapat disebutkan.`)
        : said(`sasarannya ${number(f.target)} ${people}${at}; yang terlayani belum diketahui.`);
    if (f.unserved === 0) return said(`seluruh ${number(f.target)} ${people}${at} sudah terlayani.`);
    const most =
      f.most === null || f.most.areas >= f.areas
        ? ''
        : `; ${small(f.most.areas)} ${areas} memuat ${number(f.most.share)} persennya`;
    if (f.most !== null && most !== '' && f.most.areas <= 5) more.unshift(`Yaitu ${list(f.most.names)}.`);
    return said(`${number(f.unserved)} dari ${number(f.target)} ${people}${at} belum terlayani${most}.`);
  },
};
