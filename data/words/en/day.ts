import type { day as source } from '../id/day.ts';

export const day: typeof source = {
  placeholder: 'dd-mm-yyyy',
  wrong: 'Write the date like 31-12-2025.',
  open: 'Open calendar',
  today: 'Today',
  yearBefore: 'Year before',
  yearAfter: 'Year after',
  monthBefore: 'Month before',
  monthAfter: 'Month after',
  weekdays: [
    { short: 'Mo', name: 'Monday' },
    { short: 'Tu', name: 'Tuesday' },
    { short: 'We', name: 'Wednesday' },
    { short: 'Th', name: 'Thursday' },
    { short: 'Fr', name: 'Friday' },
    { short: 'Sa', name: 'Saturday' },
    { short: 'Su', name: 'Sunday' },
  ],
};
