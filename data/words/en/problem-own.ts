import type { problemOwn as source } from '../id/problem-own.ts';

export const problemOwn = {
  'no-own-indicators': () =>
    'There are no office indicators yet. Make them under Settings, Office indicators; then bring their figures.',
  'indicator-empty': () => 'The indicator is empty. Fill in the code or name of an office indicator.',
  'indicator-unknown': (h) =>
    h.suggestion
      ? `The indicator "${h.value ?? ''}" is not known. Is ${h.suggestion} meant?`
      : `The indicator "${h.value ?? ''}" is not known. Make it under Settings, or correct its spelling.`,
  'indicator-retired': (h) =>
    `The indicator ${h.name ?? h.value ?? ''} is retired. Take it up again under Settings if its figures are still needed.`,
  'indicator-too-fine': (h) =>
    `${h.value ?? 'This indicator'} is closed and may not be kept by ${h.levelName ?? h.level ?? 'so fine an area'}. Deliver it by ${h.finestName ?? h.finest ?? 'kecamatan'}.`,
  'indicator-finer': (h) =>
    `${h.n ?? ''} rows are finer than the level said for their indicator. Brought in all the same; correct the level under Settings.`,
  'rate-by-sex': () =>
    'A value as its source gives it (percent, ratio) is not told by sex: values of men and women cannot be added. Leave the sex empty.',
  'rate-not-number': (h) => `"${h.value ?? ''}" is no value. Write the number, like 7.52.`,
  'rate-negative': (h) => `The value ${h.value ?? ''} is negative. A value is at least 0.`,
  'rate-too-large': (h) => `The value ${h.value ?? ''} is too large. Check the number.`,
} satisfies typeof source;
