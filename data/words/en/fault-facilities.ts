import { type ReliefItemCode, reliefItem } from '../../catalogue/relief-items.ts';
import type { facilityFaults as source } from '../id/fault-facilities.ts';

type Detail = Readonly<Record<string, string | number>>;

const item = (d: Detail) => reliefItem(String(d.item ?? 'beras') as ReliefItemCode);

const FACILITY: Readonly<Record<string, (d: Detail) => string>> = {
  reversed: (d) => `The last day (${d.until ?? ''}) is before the first (${d.from ?? ''}).`,
  area: (d) => `Area ${d.area ?? ''} is not here, or was merged. Choose an area of the list.`,
};

const STOCK: Readonly<Record<string, (d: Detail) => string>> = {
  'to-missing': () => 'Choose the facility that the goods are moved to.',
  'to-needless': () => 'A second facility is named only where goods are moved.',
  'to-same': () => 'Both facilities are the same. Choose another one.',
  'item-twice': (d) => `${item(d).name.en} is named twice. Add both up in one row.`,
  count: (d) => `The count of ${item(d).name.en.toLowerCase()} must be more than zero.`,
  decree: (d) =>
    `${item(d).name.en} may leave only once the legal state of the emergency is set. Enter the number of its decree.`,
  incident: (d) =>
    `There is no incident number ${d.incident ?? ''}. Choose one from the list, or leave it empty.`,
  future: () => 'That day has not come yet. Enter the day on which the goods did move.',
};

const DUTY: Readonly<Record<string, (d: Detail) => string>> = {
  step: () => 'This step is past, or the person is relieved already. Reload the list.',
  role: () => 'This person does not hold that role today. Look at the register of the pillars.',
  closed: () => 'This incident is over. Open it again before you assign anybody.',
  place: () => 'The scene is not known yet. Enter its area or point first.',
};

export const facilityFaults = {
  'unknown-facility': {
    title: 'Facility not found',
    detail: () => 'This facility does not exist, or its import was taken back.',
  },
  'facility-refused': {
    title: 'Cannot be saved yet',
    detail: (d: Detail) => FACILITY[String(d.reason)]?.(d) ?? 'Look at what you entered, and try again.',
  },
  'facility-changed': {
    title: 'Somebody else changed it',
    detail: () => 'This facility was changed after you opened it. Reload, and make your change again.',
  },
  'unknown-movement': {
    title: 'Movement of stock not found',
    detail: () => 'This movement of stock does not exist.',
  },
  'stock-refused': {
    title: 'Cannot be kept yet',
    detail: (d: Detail) => STOCK[String(d.reason)]?.(d) ?? 'Look at what you entered, and try again.',
  },
  'stock-short': {
    title: 'Not enough in stock',
    detail: (d: Detail) =>
      `Of ${item(d).name.en.toLowerCase()} this facility has ${d.have ?? 0} ${item(d).unit.en} left. Nothing was kept. Take fewer, or take them from another facility.`,
  },
  'unknown-duty': {
    title: 'Duty not found',
    detail: () => 'This duty does not exist, or lies outside your area.',
  },
  'on-duty': {
    title: 'On duty already',
    detail: (d: Detail) =>
      `This person is assigned to incident ${d.incident ?? ''}. End that duty first, or choose somebody else.`,
  },
  'duty-refused': {
    title: 'Cannot be kept yet',
    detail: (d: Detail) => DUTY[String(d.reason)]?.(d) ?? 'Look at what you entered, and try again.',
  },
} satisfies Record<keyof typeof source, { title: string; detail: (d: Detail) => string }>;
