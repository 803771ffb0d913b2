import { roleShort } from '../../catalogue/role-short.ts';
import type { coverage as source, spmAnswer as spmSource } from '../id/coverage.ts';
import { format } from './format.ts';

const { number, small, list } = format;

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const amount = (value: number) => number(value, Number.isInteger(value) ? 0 : 1);

export const coverage = {
  answer: (f, areas) => {
    const role = roleShort(f.role, 'en');
    const place = f.within.name;
    const of = `${number(f.areas)} ${areas}`;
    const none = f.states['belum-ada'];
    const short = f.states.kurang + f.states['satu-petugas'];
    const more: string[] = [];
    const within = f.reach === null ? '' : ` within ${amount(f.reach.minutes)} minutes`;
    if (f.areas === 0) return { lead: `There are no ${areas} in ${place} yet.`, more };
    if (f.supply === 0 && f.states['belum-ada-data'] === f.areas)
      return { lead: `No ${role} is recorded in ${place} yet.`, more };
    if (!f.hasNorm) {
      more.push('No norm is set, so what is missing cannot be counted yet.');
      return { lead: `${role} serving ${place}: ${number(f.supply)}.`, more };
    }
    if (f.states.hidden > 0)
      more.push(`${capital(small(f.states.hidden))} of the ${areas} are hidden to protect people.`);
    if (f.states['belum-ada-data'] > 0)
      more.push(`${capital(small(f.states['belum-ada-data']))} of the ${areas} have no data.`);
    if (short > 0 && none > 0)
      more.push(
        `${capital(small(short))} more ${areas} are short${f.states['satu-petugas'] > 0 ? `, ${small(f.states['satu-petugas'])} of them with one person only` : ''}.`,
      );
    if (f.missing !== null && f.missing > 0) more.push(`Officers missing in all: ${amount(f.missing)}.`);
    if (f.withoutCover !== null && f.withoutCover > 0)
      more.push(`People in need not yet reached: ${number(f.withoutCover)}.`);
    if (f.reach !== null)
      more.push(
        `Minutes are an assumption: a straight line × ${amount(f.reach.detour)} at ${amount(f.reach.speedKmh)} km/h, from the home (desa/kelurahan) or the middle of the area that an officer serves.`,
      );
    const names = f.worst.length > 0 ? `: ${list(f.worst)}` : '';
    if (f.states.terpenuhi === f.areas) {
      const lead =
        f.areas === 1
          ? `${place} has as many ${role}${within} as the norm asks for.`
          : `All ${of} in ${place} have as many ${role}${within} as the norm asks for.`;
      return { lead, more };
    }
    if (none > 0) {
      const shown = f.worst.length < none ? `, among them ${list(f.worst)}` : names;
      return {
        lead: `Of ${of} in ${place}, ${small(none)} have no ${role}${within}${f.worst.length > 0 && short === 0 ? shown : ''}.`,
        more,
      };
    }
    if (short > 0) {
      const shown = f.worst.length < short ? `, among them ${list(f.worst)}` : names;
      return { lead: `Of ${of} in ${place}, ${small(short)} have too few ${role}${within}${shown}.`, more };
    }
    return { lead: `${capital(small(f.states.terpenuhi))} of ${of} in ${place} have enough.`, more };
  },
} satisfies typeof source;

const targets: Readonly<Record<string, string>> = {
  'disabilitas-terlantar': 'neglected persons with disability',
  'anak-terlantar': 'neglected children',
  'lansia-terlantar': 'neglected elderly',
  'tuna-sosial': 'homeless persons and beggars',
  'korban-bencana': 'disaster victims',
};

export const spmAnswer = {
  answer: (f, areas) => {
    const more: string[] = [];
    const people = targets[f.code] ?? 'people to be served';
    const place = f.within.name;
    if (f.hidden > 0) more.push(`${capital(small(f.hidden))} of the ${areas} are hidden to protect people.`);
    if (f.partial) more.push(`The figure of all ${place} is not known yet.`);
    else if (f.reported + f.hidden < f.areas)
      more.push(`Reported: ${number(f.reported + f.hidden)} of ${number(f.areas)} ${areas}.`);
    if (f.reported + f.hidden === 0 && f.target === null)
      return { lead: `No figures yet of ${people} in ${place}.`, more: [] };
    if (f.target === null || f.unserved === null)
      return { lead: `The sum of ${people} in ${place} cannot be told.`, more };
    const where = f.partial
      ? `By the ${number(f.reported)} ${areas} that have reported (of ${number(f.areas)} in ${place}), `
      : '';
    const at = f.partial ? '' : ` in ${place}`;
    const said = (text: string) => ({ lead: capital(`${where}${text}`), more });
    if (f.target === 0) return said(`there are no ${people}${at}.`);
    if (f.unserved === 0) return said(`all ${number(f.target)} ${people}${at} are served.`);
    const most =
      f.most === null || f.most.areas >= f.areas
        ? ''
        : `; ${small(f.most.areas)} ${areas} hold ${number(f.most.share)} percent of them`;
    if (f.most !== null && most !== '' && f.most.areas <= 5) more.unshift(`These are ${list(f.most.names)}.`);
    return said(`${number(f.unserved)} of ${number(f.target)} ${people}${at} are not yet served${most}.`);
  },
} satisfies typeof spmSource;
