import { pillarRole } from '../../catalogue/psks.ts';
import { roleShort } from '../../catalogue/role-short.ts';
import type { CoverFacts } from '../../contract/coverage.ts';
import type { coverage as source, spmAnswer as spmSource } from '../id/coverage.ts';
import { format } from './format.ts';
import { rolesMany } from './roles-many.ts';

const { number, small, list } = format;

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const amount = (value: number) => number(value, Number.isInteger(value) ? 0 : 1);

const subjects = {
  person: { one: 'officer', serves: 'serving', supply: 'Officers', demand: 'Officers needed' },
  institution: {
    one: 'institution',
    serves: 'serving',
    supply: 'Institutions',
    demand: 'Institutions needed',
  },
  family: { one: 'family', serves: 'serving', supply: 'Families', demand: 'Families needed' },
};
const many = { person: 'Officers', institution: 'Institutions', family: 'Families' };

const wayOf = ({ reach, roads }: Pick<CoverFacts, 'reach' | 'roads'>) => {
  if (reach === null) return '';
  const line = `a straight line × ${amount(reach.detour)} at ${amount(reach.speedKmh)} km/h`;
  const from = 'from the home (desa/kelurahan) or the middle of the area that an officer serves';
  return roads
    ? `Minutes are an assumption: along the roads that are loaded, ${from}; places more than 2 km from a road by ${line}.`
    : `Minutes are an assumption: ${line}, ${from}.`;
};

export const coverage = {
  subjects,
  order: 'By state, then by people without cover.',
  answer: (f, areas) => {
    const role = roleShort(f.role, 'en');
    const kind = pillarRole(f.role).subject;
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
    const within = f.reach === null ? '' : ` within ${amount(f.reach.minutes)} minutes`;
    if (f.areas === 0) return { lead: `There are no ${areas} in ${place} yet.`, more: [] };
    if (f.supply === 0 && unknown === f.areas)
      return { lead: `No ${role} is recorded in ${place} yet.`, more: [] };
    if (!f.hasNorm) {
      const more = ['No norm is set, so what is missing cannot be counted yet.'];
      return { lead: `${role} ${subjects[kind].serves} ${place}: ${number(f.supply)}.`, more };
    }
    const onlyOne = `one ${subjects[kind].one} only`;
    const shortToo = `${capital(small(short))} more ${areas} ${short === 1 ? 'is' : 'are'} short`;
    const more = [
      ...(hidden > 0 ? [`${capital(small(hidden))} of the ${areas} are hidden to protect people.`] : []),
      ...(unknown > 0 ? [`${capital(small(unknown))} of the ${areas} have no data.`] : []),
      ...(short === 0 || none === 0
        ? []
        : one === 0
          ? [`${shortToo}.`]
          : one === short
            ? [`${shortToo}, with ${onlyOne}.`]
            : [`${shortToo}, ${small(one)} of them with ${onlyOne}.`]),
      ...(f.missing !== null && f.missing > 0 ? [`${many[kind]} missing in all: ${amount(f.missing)}.`] : []),
      ...(f.withoutCover !== null && f.withoutCover > 0
        ? [`People in need not yet reached: ${number(f.withoutCover)}.`]
        : []),
      ...(f.reach === null ? [] : [wayOf(f)]),
    ];
    const say = (lead: string) => ({ lead, more });
    const named = (n: number) =>
      isOne || f.worst.length === 0
        ? ''
        : f.worst.length < n
          ? `, among them ${list(f.worst)}`
          : `: ${list(f.worst)}`;
    if (terpenuhi === f.areas)
      return say(
        isOne
          ? `${place} has as many ${rolesMany(role)}${within} as the norm asks for.`
          : `All ${of} in ${place} have as many ${rolesMany(role)}${within} as the norm asks for.`,
      );
    if (none > 0) {
      if (isOne) return say(`${place} has no ${role}${within} yet.`);
      if (none === f.areas) return say(`None of the ${of} in ${place} has a ${role}${within} yet.`);
      return say(
        `Of ${of} in ${place}, ${small(none)} ${none === 1 ? 'has' : 'have'} no ${role}${within}${named(none)}.`,
      );
    }
    if (short > 0) {
      if (isOne) return say(`${place} has too few ${rolesMany(role)}${within}.`);
      if (short === f.areas) return say(`All ${of} in ${place} have too few ${rolesMany(role)}${within}.`);
      return say(
        `Of ${of} in ${place}, ${small(short)} ${short === 1 ? 'has' : 'have'} too few ${rolesMany(role)}${within}${named(short)}.`,
      );
    }
    if (terpenuhi === 0)
      return say(`Coverage by ${rolesMany(role)}${within} in ${place} cannot be told yet.`);
    return say(
      `${capital(small(terpenuhi))} of ${of} in ${place} ${terpenuhi === 1 ? 'has' : 'have'} enough ${rolesMany(role)}${within}.`,
    );
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
  unknownServed: 'not known yet',
  overTarget: 'more than the target',
  cleared: (area) =>
    `${area}: a number served that is there cannot be emptied; take its import back in Data.`,
  answer: (f, areas) => {
    const people = targets[f.code] ?? 'people to be served';
    const place = f.within.name;
    const told = f.reported + f.unknown;
    const more = [
      ...(f.hidden > 0 ? [`${capital(small(f.hidden))} of the ${areas} are hidden to protect people.`] : []),
      ...(f.partial
        ? [`The figure of all ${place} is not known yet.`]
        : told + f.hidden < f.areas
          ? [`Reported: ${number(told + f.hidden)} of ${number(f.areas)} ${areas}.`]
          : []),
      ...(f.unknown > 0 && f.unserved !== null
        ? [`In ${small(f.unknown)} ${areas} the target is known, but not how many were served.`]
        : []),
      ...(f.over > 0
        ? [
            f.areas === 1
              ? 'More were served than the target; check both figures.'
              : `In ${small(f.over)} ${areas} more were served than the target; check both figures.`,
          ]
        : []),
    ];
    if (told + f.hidden === 0 && f.target === null)
      return { lead: `No figures yet of ${people} in ${place}.`, more: [] };
    if (f.target === null) return { lead: `The sum of ${people} in ${place} cannot be told.`, more };
    const by = f.unserved === null ? f.unknown : f.reported;
    const where = f.partial
      ? `By the ${number(by)} ${areas} that have reported (of ${number(f.areas)} in ${place}), `
      : '';
    const at = f.partial ? '' : ` in ${place}`;
    const said = (text: string) => ({ lead: capital(`${where}${text}`), more });
    if (f.target === 0) return said(`there are no ${people}${at}.`);
    if (f.unserved === null)
      return f.hidden > 0
        ? said(
            `the target is ${number(f.target)} ${people}${at}; how many are not yet served cannot be told.`,
          )
        : said(`the target is ${number(f.target)} ${people}${at}; how many were served is not known yet.`);
    if (f.unserved === 0) return said(`all ${number(f.target)} ${people}${at} are served.`);
    const most =
      f.most === null || f.most.areas >= f.areas
        ? ''
        : `; ${small(f.most.areas)} ${areas} hold ${number(f.most.share)} percent of them`;
    if (f.most !== null && most !== '' && f.most.areas <= 5) more.unshift(`These are ${list(f.most.names)}.`);
    return said(`${number(f.unserved)} of ${number(f.target)} ${people}${at} are not yet served${most}.`);
  },
} satisfies typeof spmSource;
