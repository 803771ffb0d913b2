import type { planFaults as source } from '../id/fault-plan.ts';
import { format } from './format.ts';

/** A day in words; of anything else nothing. */
const dayOf = (day: string | number | undefined) =>
  /^\d{4}-\d\d-\d\d$/.test(String(day)) ? format.day(String(day)) : '';

export const planFaults = {
  'unknown-plan': {
    title: 'No such plan',
    detail: () => 'This plan is not there any more. Load the list again.',
  },
  'plan-refused': {
    title: 'The plan cannot be made yet',
    detail: (d) => {
      const sentences: Readonly<Record<string, string>> = {
        'no-norm': `There is no norm with a rate for ${d.role}. First say how many officers there should be.`,
        'no-register': `The register holds no ${d.role} yet, so nothing is known of who serves. Enter or import them first.`,
        level: `The norm for ${d.role} is for each ${d.level}. Choose that level or a finer one.`,
        reach: `The norm for ${d.role} is of minutes. Plans and recruiting are about who serves an area, not about who is near; use a norm for each area or for every so many.`,
        'no-need':
          'There are no figures of people in need that can be read here for this period and level, so there is nothing to compare.',
        'too-large': 'Too many officers and areas at once. Choose a smaller area.',
        apart: 'Areas that are planned together must lie in one kabupaten/kota.',
        nested: `The same area is chosen twice, or one lies in another: ${d.name}. Leave one of them out.`,
        busy: 'Another plan of this office is being made. Wait until it is done or cancelled, then try again.',
        accepted: 'Part of this plan is accepted or handed in. Take that back first.',
        'nothing-accepted': 'No move is accepted yet, so there is no letter to print.',
      };
      return sentences[String(d.reason)] ?? 'Check the fields, then try again.';
    },
  },
  'move-refused': {
    title: 'The decision cannot be recorded yet',
    detail: (d) => {
      const sentences: Readonly<Record<string, string>> = {
        'own-decision':
          'The office decides of this move itself: accept it, or leave it. There is nothing to hand in.',
        decree: 'Give the number of the decree and the day from which it holds.',
        'from-far': `The day is too far off: at most a year before or after today (${dayOf(d.from)}).`,
        'from-early': `The role began on ${dayOf(d.from)} only. The move cannot hold before it.`,
        'area-then': `${d.name} is no area on ${dayOf(d.from)}. Check the day from which the decree holds.`,
      };
      return sentences[String(d.reason)] ?? 'Check the fields, then try again.';
    },
  },
  'plan-outdated': {
    title: 'The register has changed',
    detail: (d) =>
      d.area
        ? `${d.area} is no area any more (merged, split or replaced) since the plan was made. Nothing was changed; make a new plan.`
        : `The service area of ${d.name || 'this person'} was changed after the plan was made. Nothing was changed; make a new plan.`,
  },
} satisfies typeof source;
