import type { problemMatch as source } from '../id/problem-match.ts';

export const problemMatch = {
  'match-unsure': (h) =>
    `Which area "${h.value ?? ''}"${h.within ? ` in ${h.within}` : ''} is, is not sure.${h.suggestion ? ` Perhaps ${h.suggestion}.` : ''} Settle it under Matches; the answer is remembered for the next file.`,
  'match-unknown': (h) =>
    `"${h.value ?? ''}" is not known${h.within ? ` in ${h.within}` : ''}. Choose its area under Matches, or correct the name in the file.`,
  'matched-by-name': (h) =>
    `${h.n ?? ''} rows without a code were placed by name (for example ${h.as ?? ''}).`,
  'matched-by-spelling': (h) =>
    `${h.n ?? ''} rows were placed although spelled otherwise (for example ${h.as ?? ''}); no other area sounds the same.`,
  'matched-by-answer': (h) =>
    `${h.n ?? ''} rows were placed by answers that are remembered (for example ${h.as ?? ''}).`,
  'code-repaired': (h) =>
    `Codes in ${h.n ?? ''} rows were put right: a zero at the end, a prefix, or marks of thousands (for example read as ${h.as ?? ''}).`,
  'below-elsewhere': (h) =>
    `${h.n ?? ''} rows say an RT with an RW that the list here does not have, or without one; the only RT of that number in the village was taken (for example ${h.as ?? ''}).`,
  'rows-left-out': (h) => `${h.n ?? ''} rows were left out because somebody said so.`,
  'code-rounded': (h) =>
    `"${h.value ?? ''}" is a code that Excel rounded; its digits are lost. Format the column as Text and fill it again, or add columns with the names of kecamatan and kelurahan/desa.`,
  'bridge-not-bps': (h) =>
    `"${h.value ?? ''}" is no code of BPS. Codes of BPS have 2, 4, 7 or 10 digits without dots.`,
  'bridge-levels': (h) =>
    `The BPS code in this row is a ${h.levelName ?? h.level ?? 'different level'}, its Kemendagri code a ${h.saidName ?? h.said ?? 'different level'}. Pair codes of the same level.`,
  'bridge-twice': (h) =>
    `The BPS code ${h.value ?? ''} is already paired with ${h.otherCode ?? ''} in row ${h.other ?? ''}. Keep one of them.`,
  'bridge-outdated': (h) =>
    `${h.n ?? ''} rows were left out: their Kemendagri code is no longer in the list (for example because a province was split).`,
  'bridge-learned': (h) =>
    `This file has codes of BPS too: ${h.n ?? ''} pairs are remembered, so that tables with codes of BPS are read at once.`,
} satisfies typeof source;
