import type { matching as source } from '../id/matching.ts';
import { format } from './format.ts';

const { number } = format;

export const matching = {
  title: 'Matches',
  counts: (sure: number, unsure: number, unknown: number) =>
    `${number(sure)} sure · ${number(unsure)} unsure · ${number(unknown)} unknown`,
  settleFirst: (n: number) =>
    `Not to be applied yet: what ${number(n)} ${n === 1 ? 'word means is' : 'words mean is'} not sure. Settle it under Matches below.`,
  under:
    'Choose what each of these means. Answers are remembered, so that the next file that writes the same is read at once.',
  written: (text: string) => `“${text}”`,
  kinds: { area: 'area', code: 'code', type: 'type' },
  within: (name: string) => `in ${name}`,
  rows: (n: number, line: number | null) =>
    line === null
      ? `${number(n)} rows`
      : n === 1
        ? `row ${number(line)}`
        : `${number(n)} rows, from row ${number(line)}`,
  how: {
    exact: 'same name',
    title: 'same name but for a title',
    spelling: 'sounds the same',
    close: 'spelled alike',
    part: 'part of the name is the same',
  },
  codeAlike: 'a code like it',
  taken: 'used for now',
  nothingNear: 'Nothing is alike.',
  otherArea: 'Another area …',
  otherType: 'Another type',
  otherTypeSearch: 'Find a type …',
  otherTypeNothing: 'No type fits.',
  chosen: (name: string) => `Chosen: ${name}`,
  leaveOut: 'Leave these rows out',
  later: 'Not known yet',
  save: (n: number) =>
    n === 0 ? 'Save matches' : `Save ${number(n)} ${n === 1 ? 'match' : 'matches'} and check again`,
  more: (n: number) => `${number(n)} more questions`,
  remembered: {
    title: 'Remembered matches',
    under: 'Used whenever a file is checked. Forgetting a match changes nothing that has come in already.',
    means: (written: string, target: string) => `“${written}” means ${target}`,
    leftOut: (written: string) => `“${written}” is left out`,
    by: (who: string, when: string) => `${who}, ${when}`,
    forget: 'Forget',
    forgetWhich: (written: string) => `Forget the match “${written}”`,
  },
} satisfies typeof source;
