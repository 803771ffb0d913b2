import { roleShort } from '../../catalogue/role-short.ts';
import type { CoverFacts } from '../../contract/coverage.ts';
import type { SpmFacts } from '../../contract/spm.ts';
import type { AnswerSentences } from '../answer.ts';
import { format } from './format.ts';

const { number, small, list } = format;

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** To a tenth where it is not whole. */
const amount = (value: number) => number(value, Number.isInteger(value) ? 0 : 1);

/** What a map of coverage says, on the screen and on paper. */
export const coverage = {
  /** @param areas what the areas of the level are called here, in lower case */
  answer: (f: CoverFacts, areas: string): AnswerSentences => {
    const role = roleShort(f.role, 'id');
    const place = f.within.name;
    const of = `${number(f.areas)} ${areas}`;
    const none = f.states['belum-ada'];
    const short = f.states.kurang + f.states['satu-petugas'];
    const more: string[] = [];
    const within = f.reach === null ? '' : ` dalam ${amount(f.reach.minutes)} menit`;
    if (f.areas === 0) return { lead: `Belum ada ${areas} yang terdaftar di ${place}.`, more };
    if (f.supply === 0 && f.states['belum-ada-data'] === f.areas)
      return { lead: `Belum ada ${role} yang tercatat di ${place}.`, more };
    if (!f.hasNorm) {
      more.push('Norma belum ditetapkan, sehingga kekurangannya belum dapat dihitung.');
      return { lead: `${capital(small(f.supply))} ${role} bertugas di ${place}.`, more };
    }
    if (f.states.hidden > 0)
      more.push(`${capital(small(f.states.hidden))} ${areas} disamarkan untuk melindungi warga.`);
    if (f.states['belum-ada-data'] > 0)
      more.push(`${capital(small(f.states['belum-ada-data']))} ${areas} belum ada datanya.`);
    const isAllMet = f.states.terpenuhi === f.areas;
    if (short > 0 && none > 0)
      more.push(
        `${capital(small(short))} ${areas} lainnya masih kurang${f.states['satu-petugas'] > 0 ? `, ${small(f.states['satu-petugas'])} di antaranya hanya satu petugas` : ''}.`,
      );
    if (f.missing !== null && f.missing > 0) more.push(`Kekurangan seluruhnya ${amount(f.missing)} petugas.`);
    if (f.withoutCover !== null && f.withoutCover > 0)
      more.push(`PPKS yang belum terjangkau petugas: ${number(f.withoutCover)}.`);
    if (f.reach !== null)
      more.push(
        `Waktu tempuh adalah asumsi: garis lurus × ${amount(f.reach.detour)} dengan ${amount(f.reach.speedKmh)} km/jam, dari rumah (desa/kelurahan) atau tengah wilayah tugas petugas.`,
      );
    const names = f.worst.length > 0 ? `: ${list(f.worst)}` : '';
    if (isAllMet) {
      const lead =
        f.areas === 1
          ? `Kebutuhan ${role}${within} di ${place} sudah terpenuhi.`
          : `Seluruh ${of} di ${place} sudah terpenuhi kebutuhan ${role}-nya${within}.`;
      return { lead, more };
    }
    if (none > 0) {
      const shown = f.worst.length < none ? `, antara lain ${list(f.worst)}` : names;
      return {
        lead: `Dari ${of} di ${place}, ${small(none)} belum ${f.reach === null ? 'memiliki' : 'terjangkau'} ${role}${within}${f.worst.length > 0 && short === 0 ? shown : ''}.`,
        more,
      };
    }
    if (short > 0) {
      const shown = f.worst.length < short ? `, antara lain ${list(f.worst)}` : names;
      return {
        lead: `Dari ${of} di ${place}, ${small(short)} masih kekurangan ${role}${within}${shown}.`,
        more,
      };
    }
    return { lead: `${capital(small(f.states.terpenuhi))} dari ${of} di ${place} sudah terpenuhi.`, more };
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
  /** '128 dari 269 lanjut usia terlantar belum terlayani; lima kelurahan memuat 60 persennya.' */
  answer: (f: SpmFacts, areas: string): AnswerSentences => {
    const more: string[] = [];
    const people = targets[f.code] ?? 'sasaran';
    const place = f.within.name;
    if (f.hidden > 0) more.push(`${capital(small(f.hidden))} ${areas} disamarkan untuk melindungi warga.`);
    if (f.partial) more.push(`Angka seluruh ${place} belum diketahui.`);
    else if (f.reported + f.hidden < f.areas)
      more.push(`Sudah melapor: ${number(f.reported + f.hidden)} dari ${number(f.areas)} ${areas}.`);
    if (f.reported + f.hidden === 0 && f.target === null)
      return { lead: `Belum ada angka SPM untuk ${people} di ${place}.`, more: [] };
    if (f.target === null || f.unserved === null)
      return { lead: `Jumlah seluruh ${people} di ${place} belum dapat disebutkan.`, more };
    // Of those who have reported nothing is said as if it were of all.
    const where = f.partial
      ? `Menurut ${number(f.reported)} ${areas} yang sudah melapor (dari ${number(f.areas)} di ${place}), `
      : '';
    const at = f.partial ? '' : ` di ${place}`;
    const said = (text: string) => ({ lead: capital(`${where}${text}`), more });
    if (f.target === 0) return said(`${people}${at} nihil.`);
    if (f.unserved === 0) return said(`seluruh ${number(f.target)} ${people}${at} sudah terlayani.`);
    const most =
      f.most === null || f.most.areas >= f.areas
        ? ''
        : `; ${small(f.most.areas)} ${areas} memuat ${number(f.most.share)} persennya`;
    if (f.most !== null && most !== '' && f.most.areas <= 5) more.unshift(`Yaitu ${list(f.most.names)}.`);
    return said(`${number(f.unserved)} dari ${number(f.target)} ${people}${at} belum terlayani${most}.`);
  },
};
