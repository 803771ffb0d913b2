import type { register as source } from '../id/register.ts';

export const register = {
  changed: {
    title: 'The role or its service areas changed. Why?',
    wrong: 'Correction: the record was wrong',
    wrongUnder: 'What was recorded is replaced, also for months and years that are over.',
    moved: 'Moved',
    movedUnder:
      'The service so far stays on record until the day before, with its decree. The decree of the new service is left empty.',
    movedOn: 'Moved on',
    unanswered: 'Choose correction or moved.',
    dayMissing: 'Enter the day of the move.',
    dayEarly: (from: string) => `The move must be after ${from}, the day on which this role began.`,
    dayLate: (until: string) => `The move cannot be after ${until}, the last day of this role.`,
  },
  coming: 'Not issued yet',
  contact: {
    erase: 'Erase a contact',
    title: (area: string) => `Erase a contact of ${area}?`,
    text: 'The name and phone number are taken out of the contacts of this area, also of earlier lists. This cannot be undone.',
    name: 'Name of the contact (also one no longer in office)',
    nobody: 'This name was never a contact of this area.',
  },
} satisfies typeof source;
