import type { disclosureFaults as source } from '../id/fault-disclosure.ts';

type Detail = Readonly<Record<string, string | number>>;

const TABLES: Readonly<Record<string, string>> = {
  total: 'the total',
  group: 'groups',
  distinct: 'distinct persons',
  type: 'open types',
  street: 'homeless people, beggars and waste pickers',
  own: 'indicators of the office',
  sexes: 'figures by sex',
  served: 'those served',
};

const REFUSED: Readonly<Record<string, (d: Detail) => string>> = {
  'k-too-small': (d) => `The least threshold is ${d.least ?? 3}: under it a count still points at people.`,
  'k-closed-smaller': () => 'The threshold of closed types cannot be smaller than that of the others.',
  'level-too-fine': (d) =>
    `The finest level of ${TABLES[String(d.table)] ?? 'this table'} is ${d.finest ?? ''}.`,
  'closed-too-fine': (d) => `The finest level of ${d.type ?? 'this type'} is ${d.finest ?? ''}.`,
  'reason-missing': (d) =>
    `Say why ${d.type ?? 'this closed type'} is told finer. The reason is shown on the privacy page.`,
  'unknown-type': (d) => `${d.type ?? 'This type'} is not a closed type.`,
  groups: () =>
    'Each type of the total must be in exactly one group, and each group must hold at least one type.',
  'hides-everything': () =>
    'With these settings every figure but zero would be hidden. Choose a smaller threshold or a coarser level.',
  'no-figures': () => 'There are no figures to publish yet. Bring in data first.',
};

/** What is said of publishing figures. */
export const disclosureFaults = {
  'published-coarser': {
    title: 'Not published at this level',
    detail: (d: Detail): string =>
      `${d.indicatorEn ?? d.indicator ?? 'This figure'} is published down to ${d.finest ?? 'kecamatan'}, so that it does not point at single people. Choose that level.`,
  },
  'disclosure-refused': {
    title: 'The settings cannot be kept so',
    detail: (d: Detail): string =>
      REFUSED[String(d.reason)]?.(d) ?? 'Check what was filled in and try again.',
  },
  'release-busy': {
    title: 'No release can be made now',
    detail: (d: Detail): string =>
      d.reason === 'import'
        ? 'Data is being brought in. Try again when it is done, so that the release does not hold half of it.'
        : 'Another release is being made. Wait until it is done.',
  },
  'release-failed': {
    title: 'The release could not be made',
    detail: (_d: Detail): string =>
      'The release before it stays in force. Try again; if this goes on, ask whoever runs the server.',
  },
  'unknown-release': {
    title: 'Release not found',
    detail: (d: Detail): string => `There is no release number ${d.id ?? ''}.`,
  },
} satisfies typeof source;
