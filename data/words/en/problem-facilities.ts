import type { problemFacilities as source } from '../id/problem-facilities.ts';
import type { ProblemSentence } from '../sentence.ts';

export const problemFacilities = {
  'facility-name-empty': () =>
    'The name of the facility is empty or too long. Enter one of at most 120 letters.',
  'facility-kind-unknown': (h) => `The kind "${h.value ?? ''}" is not known. Use one of: ${h.kinds ?? ''}.`,
  'facility-count-negative': (h) =>
    `"${h.value ?? ''}" is below zero. Correct it, or leave it empty where it is not known.`,
  'facility-point-wrong': (h) =>
    `The coordinate "${h.value ?? ''}" is not in Indonesia, or one of the two is empty. Enter longitude (95 to 141) and latitude (-11 to 6) in degrees, or leave both empty.`,
  'facility-twice': (h) =>
    `This facility stands in line ${h.other ?? ''} already: same kind, name and desa/kelurahan. Use one line.`,
  'facilities-known': (h) =>
    `${h.n ?? ''} facilities are here already and were updated; what the file does not say stays.`,
  'facility-unknown': (h) =>
    `The facility "${h.value ?? ''}" is not here yet. Bring the list of facilities first, or look at the spelling.`,
  'facility-ambiguous': (h) =>
    `There are ${h.n ?? ''} facilities called "${h.value ?? ''}". Fill in the code of the area to tell which.`,
  'item-unknown': (h) =>
    h.suggestion
      ? `The item "${h.value ?? ''}" is not known. Is it ${h.suggestion}?`
      : `The item "${h.value ?? ''}" is not known. Use one of: ${h.items ?? ''}.`,
  'item-unit': (h) =>
    `The unit "${h.value ?? ''}" is another one: ${h.item ?? ''} is counted in ${h.unit ?? ''}. Change count and unit.`,
  'stock-negative': (h) =>
    `A stock of "${h.value ?? ''}" is below zero. Stock is what is there: write 0 where there is none, and enter what left under Stock.`,
  'stock-twice': (h) =>
    `This item of this facility stands in line ${h.other ?? ''} already. Add both up in one line.`,
  'roads-none': () =>
    'There is no road line in this file. Choose a map of roads as lines, not points or areas.',
  'roads-not-lines': (h) => `${h.n ?? ''} features are no road lines in Indonesia and were left out.`,
  'roads-too-many': (h) =>
    `This map of roads is too detailed (${h.n ?? ''} points, at most ${h.most ?? ''}). Cut it by province or regency.`,
} satisfies Record<keyof typeof source, ProblemSentence>;
