import { NEED_TYPES } from '../catalogue/needs.ts';
import type { Words } from './id.ts';

/** What a column of a table is for, in words: 'PMKS-08 Lanjut usia terlantar · L'. */
export function sayUse(words: Words, use: string): string {
  const say = words.reading;
  const [as, ...rest] = use.split(':');
  if (as === 'skip') return say.skip;
  if (as === 'total') return say.total;
  if (as !== 'value') {
    const heading = rest.join(':');
    return heading === '' ? say.keep : (say.as[heading] ?? sayService(words, heading) ?? heading);
  }
  const [type = '', sex = '', period = '', measure = ''] = rest;
  const measured = measure === 'tercatat' || measure === 'terlayani' ? say.measure[measure] : '';
  return [sayType(words, type), sex, period, measured].filter((text) => text !== '').join(' · ');
}

/** The columns of the minimum services are called as on their screen. */
function sayService({ spm }: Words, heading: string): string | undefined {
  switch (heading) {
    case 'layanan':
      return spm.service;
    case 'sasaran':
      return spm.target;
    case 'terlayani':
      return spm.served;
    case 'anggaran':
      return spm.budget;
    default:
      return undefined;
  }
}

function sayType(words: Words, type: string): string {
  const say = words.reading;
  if (type === '') return say.figures;
  if (type === 'jiwa') return say.distinct;
  const known = NEED_TYPES.find((t) => t.code === type);
  if (known) return `${known.code} ${known.name[words.service.report.namesIn]}`;
  return say.as[type.toLowerCase()] ?? say.unknownType(type);
}
