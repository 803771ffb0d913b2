import type { NormRefusal } from '../../contract/norm.ts';
import type { coverageFaults as source } from '../id/fault-coverage.ts';

const refusals: Readonly<Record<NormRefusal, string>> = {
  'zero-rate': 'The rate of a norm must be more than zero. Leave it empty if it is not set yet.',
  unit: 'A norm is for each area (choose the level), for every so many of a figure (choose it and how many), or within some minutes of each area (give minutes, speed and detour): one of these.',
  decree: 'A norm marked as regulation needs the number of the regulation.',
  dates: 'The first day is later than the last.',
  overlap: 'Another norm of this role is in use on the same days. End it or take it out of use first.',
  series: 'The figure that was chosen is not known, or is no count.',
  assumed: 'Minutes are made of a straight line, so they can only rest on an assumption.',
  unknown: 'Check the fields, then try again.',
};

export const coverageFaults = {
  'unknown-norm': {
    title: 'No such norm',
    detail: () => 'This norm is not there any more. Load the list again.',
  },
  'norm-refused': {
    title: 'The norm cannot be kept yet',
    detail: (d) => refusals[d.reason as NormRefusal] ?? refusals.unknown,
  },
  'unknown-service': {
    title: 'No such service',
    detail: (d) => `There is no service ${d.service ?? ''} of the minimum standards in the list.`,
  },
  'spm-refused': {
    title: 'The figures cannot be kept yet',
    detail: (d) => {
      const sentences: Readonly<Record<string, string>> = {
        'code-taken': `The code ${d.other} is taken. Choose another.`,
        'more-served': `In ${d.area} more were served than there were to be served. Check both figures.`,
        'area-twice': `${d.area} is written twice.`,
        'area-unknown': `There is no area ${d.area} at the end of this period.`,
        retired: 'This service was retired.',
      };
      return sentences[String(d.reason)] ?? 'Check the fields, then try again.';
    },
  },
} satisfies typeof source;
