import type { Words } from '../id.ts';
import { format } from './format.ts';
import { rolesMany } from './roles-many.ts';

const { number, moment } = format;

function addedKm(km: number): string {
  if (Math.abs(km) < 0.05) return 'the distance stays';
  return `${number(Math.abs(km), 1)} km ${km > 0 ? 'more' : 'less'} to travel`;
}

const people = (n: number) => number(Math.round(n));

export const plan = {
  title: 'Proposed change of service areas',
  under:
    'Who should serve elsewhere so that more people in need are reached, with as few and as short moves as possible. Nothing changes before you accept it.',
  form: {
    title: 'Make a proposal',
    where: (name) => `In ${name}`,
    role: 'Social pillar',
    roleMissing: 'Choose at least one social pillar.',
    period: 'Period',
    level: 'Service areas by',
    limits: 'Limits',
    mostKm: 'Greatest distance from home (km, straight line)',
    mostNeed: 'Most people in need for one officer',
    any: 'Empty: no limit.',
    numberWrong: 'Give a number above zero, or leave it empty.',
    keepCovered: 'What is covered stays covered',
    ownKecamatan: 'Nobody leaves the kecamatan of their home',
    pinned: 'May not be moved',
    pinnedNone: 'Everybody may be moved.',
    pinnedOf: (n) => `${number(n)} persons are not moved`,
    pinnedFind: 'Find a name …',
    unpin: (name) => `May be moved again: ${name}`,
    seconds: 'Longest time to calculate',
    secondsOf: (n) => `${number(n)} seconds`,
    go: 'Make a proposal',
    working: 'Making the proposal',
    stopped: 'Stopped. Nothing was kept.',
    noRoles: 'Nobody is registered in this area yet.',
  },
  moves: {
    free: 'moved by the office',
    ownDesa: 'only within their own desa/kelurahan',
    proposal: 'only as a proposal',
  },
  earlier: 'Earlier proposals',
  noneEarlier: 'There are no proposals yet.',
  headLine: (roles, place, made) => `${roles} in ${place}, made ${made}`,
  made: (at, by) => `${moment(at)} by ${by}`,
  acceptedOf: (n, of) => `${number(n)} of ${number(of)} accepted`,
  back: 'All proposals',
  drop: 'Delete the proposal',
  dropAsk: 'Delete this proposal?',
  dropText: 'Nothing of it was accepted; no service area changes.',
  close: 'Close',
  outcome: (role, o) => {
    if (o.moves === 0) {
      return o.withoutCoverBefore < 0.5
        ? `No ${role} needs to move.`
        : `No move of ${rolesMany(role)} would leave fewer people without cover (${people(o.withoutCoverBefore)}).`;
    }
    const change =
      Math.round(o.withoutCoverAfter) === Math.round(o.withoutCoverBefore)
        ? `people without cover stay ${people(o.withoutCoverAfter)}`
        : `people without cover fall from ${people(o.withoutCoverBefore)} to ${people(o.withoutCoverAfter)}`;
    return `${number(o.moves)} ${o.moves === 1 ? `${role} moves` : `${rolesMany(role)} move`}: ${change}; ${addedKm(o.addedKm)}.`;
  },
  covered: (before, after, areas, areasName) =>
    `${areasName} that meet the norm: ${number(before)} to ${number(after)} of ${number(areas)}.`,
  states: { optimal: 'Proven best', gap: 'Best found', contradiction: 'Limits contradict' },
  optimal: (seconds) => `Proven: nothing better exists (${number(seconds, 1)} seconds).`,
  gapText: (gap, seconds) =>
    gap === null
      ? `The ${number(seconds, 1)} seconds were over before anything was found.`
      : `The ${number(seconds, 1)} seconds were over; this is the best that was found, at most ${number(gap * 100, 1)}% from the best possible.`,
  unknownNeed: (n) => `Need in ${number(n)} areas is not known or hidden; those areas weigh nothing.`,
  straight: 'All distances are straight lines; rivers and straits are not taken into account.',
  contradiction: {
    title: 'These limits cannot be kept together',
    lead: (role) => `For ${rolesMany(role)}:`,
    limits: {
      mostKm: 'greatest distance from home',
      mostNeedPerPerson: 'most people in need for one officer',
      keepCovered: 'what is covered stays covered',
      ownKecamatan: 'nobody leaves the kecamatan of their home',
      pinned: 'persons who may not be moved',
    },
    areas: (names) => `Areas: ${names}.`,
    persons: (names) => `Persons: ${names}.`,
    remedy: 'Loosen one of them and try again.',
  },
  list: {
    title: 'Moves',
    none: 'No moves are proposed.',
    gone: 'no longer registered',
    to: 'To',
    nowhere: 'served nowhere',
    reason: {
      nobody: (to, role) => `${to} has no ${role} yet.`,
      short: (to, role) => `${to} has too few ${rolesMany(role)}.`,
      follows: (to) => `Takes over ${to}, which somebody else leaves.`,
      limit: () => 'The present service area is beyond the limits.',
    },
    effect: (before, after) =>
      Math.round(before) === Math.round(after)
        ? `People without cover stay ${people(after)}.`
        : `People without cover: ${people(before)} to ${people(after)}.`,
    km: (before, after) =>
      after === null
        ? 'Distance not known.'
        : before === null
          ? `${number(after, 1)} km from home.`
          : `${number(before, 1)} km to ${number(after, 1)} km from home.`,
    accept: 'Accept',
    acceptOf: (name) => `Accept the move of ${name}`,
    undo: 'Undo',
    undoOf: (name) => `Undo the move of ${name}`,
    accepted: 'Accepted',
    proposed: 'Proposed',
    outdated: 'The register or the areas have changed since this proposal was made.',
    letter: 'Print the letter',
    letterOf: (name) => `Print the letter of ${name}`,
    letters: 'Print the accepted letters',
    printing: 'Preparing the letter',
    kinds: { 'surat-tugas': 'Letter of assignment', usulan: 'Letter of proposal' },
    decided: (by) => `Needs the approval of ${by}.`,
    decidedElse: 'Needs the approval of those in charge.',
    map: 'Map of moves',
    noMap: 'These areas have no borders to draw yet.',
  },
  stay: {
    title: 'Who is not moved, and why',
    why: {
      'own-desa': 'serve only in their own desa/kelurahan',
      pinned: 'may not be moved',
      wider: 'serve a wider area',
      finer: 'serve a smaller area',
      outside: 'serve outside the area that is planned',
      twice: 'hold this role more than once',
      away: 'not available now',
      'no-place': 'no other area is within the limits',
      'no-gain': 'no more people would be reached by their move',
    },
    count: (n) => `${number(n)} persons`,
    more: (n) => `and ${number(n)} more`,
  },
  recruit: {
    title: 'New officers needed',
    under: 'How many people in need are reached with each new officer, and in which area they help most.',
    none: (role) => `No new ${role} is needed: every area that can be calculated meets the norm.`,
    answer: (n, role) =>
      `${number(n)} new ${n === 1 ? `${role} meets` : `${rolesMany(role)} meet`} the norm in every area.`,
    first: (n, before, after) =>
      `The first ${number(n)} bring people without cover from ${people(before)} down to ${people(after)}.`,
    coversAll: (n) => `From ${number(n)} new officers on nobody is left without cover.`,
    fromDesa: 'This pillar comes from the village that it serves.',
    chart: 'People without cover by number of new officers',
    unit: 'people without cover',
    newOfficers: 'new officers',
    table: 'Order of new officers',
    columns: { n: 'No.', area: 'Area', gain: 'Newly covered', without: 'Without cover', meets: 'Norm' },
    meets: 'met',
    notYet: 'not yet',
    more: (n) => `Show ${number(n)} more`,
  },
  rules: {
    title: 'Who may move whom',
    under: 'What this office does not decide becomes a proposal to those who do.',
    moves: 'Moves',
    options: {
      free: 'This office (letter of assignment)',
      proposal: 'Somebody else (letter of proposal)',
      ownDesa: 'Not beyond their own desa/kelurahan',
    },
    decidedBy: 'Decided by',
    standard: 'as the rules say',
    save: 'Save',
    saved: 'Saved.',
  },
} satisfies Words['plan'];
