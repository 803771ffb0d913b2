import type { problemHazards as id } from '../id/problem-hazards.ts';
import type { ProblemSentence } from '../sentence.ts';

/** Findings in zones, tables and histories of hazards. */
export const problemHazards = {
  'hazard-missing': () =>
    'No hazard is named. Choose the hazard in the form, or write it in a column "bahaya".',
  'hazard-unknown': (h) => `Hazard "${h.value ?? ''}" is not known. Use one of: ${h.accepted ?? ''}.`,
  'hazard-class-column': (h) =>
    `No column of classes was found. Choose it in the form. Columns there are: ${h.columns ?? ''}.`,
  'hazard-class-unknown': (h) =>
    `Class "${h.value ?? ''}" is not clear (${h.n ?? 1} rows). Say what it means: tidak, rendah, sedang or tinggi; the other rows are read.`,
  'hazard-class-empty': (h) =>
    `${h.n ?? 1} rows name no class and are not used; what lies outside the zones is kept as not looked at. Fill it in where it was.`,
  'hazard-year-unreadable': (h) =>
    `Year "${h.value ?? ''}" cannot be read or has not come yet. Write four digits, such as 2021.`,
  'hazard-event-future': (h) => `Day ${h.value ?? ''} has not come yet. Check the day of the event.`,
  'hazard-event-count': (h) =>
    `How often "${h.value ?? ''}" cannot be read. Write a whole number, such as 3.`,
  'context-too-many': (h) =>
    `This layer is too fine: simplified it still has more than ${h.most ?? ''} corners. Take only the main roads or rivers.`,
  'settled-layer': (h) =>
    `Read as a layer of settlements (${h.n ?? 0} shapes): in areas that hold some, those in hazard zones and those affected are estimated by settled area, no longer by area.`,
  'settled-no-polygons': () =>
    'A layer of settlements must be polygons. This file holds lines or points only.',
} satisfies Record<keyof typeof id, ProblemSentence>;
