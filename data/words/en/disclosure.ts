import type { Words } from '../id.ts';
import { format } from './format.ts';

const { number, moment } = format;

function maker(who: string): string {
  if (who.startsWith('system: ')) return 'Petasos';
  return who.replace(/^terminal: (.*)$/, '$1 (terminal)');
}

export const disclosure = {
  title: 'Publishing figures',
  under:
    'Leaders and the public read published figures: small ones are hidden, and none is finer than the level set here. Officers who may read details still read exact figures.',
  family: {
    total: 'The total',
    group: 'Groups',
    distinct: 'Distinct persons',
    type: 'Open types, one by one',
    street: 'Homeless people, beggars, waste pickers',
    own: 'Indicators of the office',
    closed: 'Closed types',
  },
  sexes: 'By sex',
  served: 'Those served',
  now: {
    title: 'The release in force',
    none: 'Nothing has been published. Leaders and the public cannot read figures yet.',
    made: (at, by) => `Made ${moment(at)} by ${maker(by)}`,
    shown: (shown, all) =>
      `${number(shown)} of ${number(all)} figures are published (${number((shown / Math.max(1, all)) * 100, 1)}%)`,
    primary: (n) => `${number(n)} are hidden because they are small`,
    complement: (n) => `${number(n)} are hidden so that the small ones cannot be worked out`,
    kept: (n) => `${number(n)} are still figures of an earlier release`,
    nothingKept: 'no figure had to stay that of an earlier release',
    of: (periods, regencies) =>
      `Periods ${periods}; ${number(regencies)} ${regencies === 1 ? 'regency or city' : 'regencies and cities'}`,
    due: {
      'none-yet': 'Nothing has been published yet.',
      data: 'There are data newer than this release.',
      settings: 'The settings were changed after this release.',
      groups: 'The groups were changed after this release.',
    },
    fresh: 'This release says the same as the data of today.',
    running: (since, by) => `A release is being made since ${moment(since)} by ${maker(by)}.`,
    failed: (at) => `The release of ${moment(at)} failed.`,
    brokenOff:
      'The server stopped while the release was being made. Nothing is half published; make it again at any time.',
    failedKeeps: (at) => `What is read is the release of ${moment(at)}.`,
    failedNone: 'No release is in force yet.',
    note: 'Note on the release',
    noteHint: 'For example: the second semester is complete. It is shown in the history.',
    make: 'Publish now',
    making: 'Making the release',
    done: (shown, hidden) => `Published: ${number(shown)} figures, ${number(hidden)} hidden.`,
    schedule: 'Schedule',
    schedules: {
      daily: 'Every night, when something changed',
      request: 'Only when asked for here',
    },
  },
  rules: {
    title: 'Rules of publishing',
    under:
      'What is tightened closes at once; what is loosened comes with the next release. Look at the preview before you save.',
    k: 'Thresholds',
    open: 'Figures below this are hidden',
    openHint: (least, standard) => `At least ${number(least)}; usually ${number(standard)}.`,
    closed: 'For closed types',
    closedHint: (least, standard) =>
      `At least ${number(least)}; usually ${number(standard)}. Zero is hidden too.`,
    levels: 'Finest level',
    levelsUnder: 'RW and RT are never published.',
    standard: (level) => `usually ${level}`,
    costs: 'A level finer than usual hides more figures; see the preview.',
    closedTypes: 'Closed types',
    closedUnder:
      'They can be opened further only with a written reason, which everybody can read on the page "How figures are protected".',
    reason: (name) => `Reason for opening ${name} further`,
    reasonHint: 'One sentence. Everybody can read it.',
    reasonShort: (least) => `Write at least ${least} letters.`,
    groups: 'Groups',
    groupsUnder:
      'Each open type belongs to exactly one group. When that is changed all figures of groups are calculated anew, the exact ones too.',
    group: 'Group',
    emptyGroup: (names) => `No type is in the group ${names}.`,
    standards: 'Back to the standard',
    preview: 'Preview',
    previewing: 'Calculating the preview',
    save: 'Save',
    saving: 'Saving the settings',
    saved: 'Saved. What was tightened is closed; the rest comes with the next release.',
    unchanged: 'Nothing has been changed.',
    undo: 'Discard the changes',
  },
  preview: {
    title: 'Preview',
    of: (place, period) => `${place}, ${period}. Nothing is saved yet.`,
    place: 'Regency or city',
    period: 'Period',
    answer: (shown, left, share) =>
      `${number(shown)} of ${number(left)} figures that are not small will be shown (${share}%).`,
    small: (n, complement) =>
      `${number(n)} are hidden because they are small, ${number(complement)} more so that the small ones cannot be worked out.`,
    before: (n) =>
      n === 0
        ? 'As many as with the settings of today.'
        : n > 0
          ? `${number(n)} more than with the settings of today.`
          : `${number(-n)} fewer than with the settings of today.`,
    kept: (n) => `${number(n)} figures will stay those of an earlier release.`,
    hidesEverything: 'With these settings hardly any figure is shown; they cannot be saved.',
    table: 'Figures shown and hidden, by table and level',
    columns: {
      table: 'Table',
      level: 'Level',
      shown: 'Shown',
      primary: 'Small',
      complement: 'Protecting',
      share: 'Share shown',
      change: 'Change',
    },
    bySex: 'by sex',
    map: 'Map of the preview',
    mapOf: 'Table on the map',
    mapAll: 'all shown',
    mapSome: (from, to) => `${from}–${to}% hidden`,
    mapNone: 'all hidden',
    mapNothing: 'no figures',
    mapCounts: (areas) => `number of ${areas}`,
    area: (name, shown, hidden) => `${name}: ${number(shown)} shown, ${number(hidden)} hidden`,
    list: 'Areas with hidden figures',
    noneHidden: 'No figure of this table is hidden.',
  },
  history: {
    title: 'Releases so far',
    under: 'Earlier releases are kept: a figure that was once shown is no secret any more.',
    none: 'There is no release yet.',
    name: (id) => `Release ${number(id)}`,
    reasons: { first: 'first', request: 'asked for', daily: 'daily' },
    current: 'in force',
    settingsChanged: 'other settings',
    counts: (shown, hidden, kept) =>
      [
        `${number(shown)} shown`,
        `${number(hidden)} hidden`,
        ...(kept > 0 ? [`${number(kept)} stayed behind`] : []),
      ].join(' · '),
    open: 'See what changed',
    close: 'Close',
    first: 'The first release: there is none to compare it with.',
    since: (before) => `Compared with release ${number(before)}`,
    what: {
      opened: 'Now shown',
      closed: 'Now hidden',
      changed: 'Figure changed',
      added: 'New',
      removed: 'No longer there',
      same: 'The same',
    },
    cells: 'Figures that changed',
    area: 'Area',
    figure: 'Figure',
    period: 'Period',
    change: 'Change',
    sinceDay: 'Since',
    more: (n) => `and ${number(n)} more`,
    keptTitle: 'Still figures of an earlier release',
    keptUnder: 'Their new figures cannot be shown without opening others.',
    measure: { tercatat: 'recorded', terlayani: 'served' },
  },
  privacy: {
    title: 'How figures are protected',
    under: (office) =>
      office === ''
        ? 'How figures of people are published here.'
        : `How ${office} publishes figures of people.`,
    counts: 'Of people in need only numbers are kept: no name, no identity number, no address.',
    small: (k) =>
      `Figures below ${number(k)} are hidden, and some others with them, so that the small ones cannot be worked out from the sums.`,
    closed: (k) =>
      `Of protected types (such as children in contact with the law, or people living with HIV) figures below ${number(k)} are hidden, and zero is not told.`,
    states: 'Of all other types zero, hidden and no data are told apart, on the map and in files.',
    levels: 'The finest level that is published',
    finer: 'Figures of RW and RT are not published; only officers who serve the area read them.',
    lowered: 'Closed types that are opened further, and why',
    noneLowered: 'No closed type is opened further than usual.',
    loweredTo: (name, level) => `${name}: down to ${level}`,
    loweredWaits: 'From the next release on.',
    release: (at) => `The figures read today were published ${moment(at)}.`,
    noRelease: 'No figures have been published yet.',
    street: 'Figures of homeless people, beggars and waste pickers are for service, not for enforcement.',
    toMap: 'To the map',
  },
} satisfies Words['disclosure'];
