import type { HazardCode } from '../../data/catalogue/hazards.ts';
import { type ReliefItemCode, reliefItem } from '../../data/catalogue/relief-items.ts';
import type { NeedLine, RateRow, ResponseSettings } from '../../data/contract/response.ts';
import { typedCount, typedDecimal } from './counts.ts';

const OTHERS = [
  'packsPerMeal',
  'mealsPerDay',
  'personsPerToilet',
  'personsPerWaterPoint',
  'personsPerHousehold',
] as const;
export type Other = (typeof OTHERS)[number] | 'shelterKm';
export const OTHER_KEYS: readonly Other[] = [...OTHERS, 'shelterKm'];
export const PROFILES = ['bnpb', 'sphere'] as const;
type Profile = (typeof PROFILES)[number];

/** A rate as a form has it: numbers as they are typed. */
export interface RateDraft {
  readonly key: string;
  readonly hazard: HazardCode | '';
  readonly from: string;
  readonly until: string;
  readonly class: NonNullable<RateRow['class']> | '';
  readonly percent: string;
  readonly was: RateRow | null;
}

/** A line of a profile as a form has it. */
export interface LineDraft {
  readonly key: string;
  readonly item: ReliefItemCode | '';
  readonly name: string;
  readonly unit: string;
  readonly per: NeedLine['per'];
  readonly every: NeedLine['every'];
  readonly quantity: string;
  readonly firstDays: string;
  readonly firstQuantity: string;
  readonly food: NonNullable<NeedLine['food']> | '';
  readonly was: NeedLine | null;
}

export interface RatesDraft {
  readonly rates: readonly RateDraft[];
  readonly shares: Readonly<Record<string, string>>;
  readonly profiles: Readonly<Record<Profile, readonly LineDraft[]>>;
  readonly others: Readonly<Record<Other, string>>;
}

/** 0.05 -> '0,05': as it is typed here. */
function written(n: number | null): string {
  return n === null ? '' : String(Math.round(n * 10_000) / 10_000).replace('.', ',');
}

export function draftOf(settings: ResponseSettings): RatesDraft {
  const lines = (profile: Profile) =>
    settings.profiles[profile].map(
      (line): LineDraft => ({
        key: line.code,
        item: line.item ?? '',
        name: line.name.id,
        unit: line.unit.id,
        per: line.per,
        every: line.every,
        quantity: written(line.quantity),
        firstDays: written(line.first?.days ?? null),
        firstQuantity: written(line.first?.quantity ?? null),
        food: line.food ?? '',
        was: line,
      }),
    );
  return {
    rates: settings.rates.map((row, i) => ({
      key: `rate-${i}`,
      hazard: row.hazard ?? '',
      from: written(row.depthFromM),
      until: written(row.depthUntilM),
      class: row.class ?? '',
      percent: written(row.rate * 100),
      was: row,
    })),
    shares: Object.fromEntries(settings.shares.map((row) => [row.group, written(row.share * 100)])),
    profiles: { bnpb: lines('bnpb'), sphere: lines('sphere') },
    others: Object.fromEntries(OTHER_KEYS.map((key) => [key, written(settings[key])])) as Record<
      Other,
      string
    >,
  };
}

/** An empty line for one more; the key is of none that is there. */
export function newLine(lines: readonly LineDraft[]): LineDraft {
  let n = lines.length + 1;
  while (lines.some(({ key }) => key === `baris-${n}`)) n += 1;
  return {
    key: `baris-${n}`,
    item: '',
    name: '',
    unit: '',
    per: 'jiwa',
    every: 'once',
    quantity: '',
    firstDays: '',
    firstQuantity: '',
    food: '',
    was: null,
  };
}

export function newRate(rates: readonly RateDraft[]): RateDraft {
  let n = rates.length;
  while (rates.some(({ key }) => key === `rate-${n}`)) n += 1;
  return { key: `rate-${n}`, hazard: 'banjir', from: '', until: '', class: '', percent: '', was: null };
}

/** What cannot be kept yet of a line. first: days without an amount, or an amount without days. */
export type LineFault = 'name' | 'unit' | 'quantity' | 'first';

export function faultOfLine(line: LineDraft): LineFault | undefined {
  if (line.item === '' && line.name.trim() === '') return 'name';
  if (line.item === '' && line.unit.trim() === '') return 'unit';
  if (!((typedDecimal(line.quantity) ?? 0) > 0)) return 'quantity';
  const [days, quantity] = [typedCount(line.firstDays), typedDecimal(line.firstQuantity)];
  if (days === null && quantity === null) return undefined;
  const isDays = typeof days === 'number' && days >= 1 && days <= 30;
  return isDays && typeof quantity === 'number' ? undefined : 'first';
}

export type RateFault = 'percent' | 'depth';

export function faultOfRate(rate: RateDraft): RateFault | undefined {
  const percent = typedDecimal(rate.percent);
  if (typeof percent !== 'number' || percent > 100) return 'percent';
  const [from, until] = [typedDecimal(rate.from), typedDecimal(rate.until)];
  const isRead = (depth: number | null | undefined) => depth !== undefined && (depth ?? 0) <= 50;
  if (!isRead(from) || !isRead(until)) return 'depth';
  return typeof from === 'number' && typeof until === 'number' && from >= until ? 'depth' : undefined;
}

function lineOf(line: LineDraft): NeedLine {
  const known = line.item === '' ? null : reliefItem(line.item);
  const said = (text: string, was: NeedLine['name'] | undefined) =>
    was?.id === text.trim() ? was : { id: text.trim(), en: text.trim() };
  const days = typedCount(line.firstDays);
  return {
    code: line.key,
    item: line.item === '' ? null : line.item,
    name: known?.name ?? said(line.name, line.was?.name),
    unit: known?.unit ?? said(line.unit, line.was?.unit),
    per: line.per,
    every: line.every,
    quantity: typedDecimal(line.quantity) ?? 0,
    first: typeof days === 'number' ? { days, quantity: typedDecimal(line.firstQuantity) ?? 0 } : null,
    food: line.food === '' ? null : line.food,
    mark: line.was?.mark ?? 'asumsi',
    source: line.was?.source ?? '',
  };
}

/** 9.3 -> 0.093, without what binary fractions add. */
function shareOf(percent: number | null | undefined): number {
  return Math.round((percent ?? 0) * 1e4) / 1e6;
}

/** The settings that a form says; undefined where something in it cannot be kept. */
export function settingsOf(draft: RatesDraft, was: ResponseSettings): ResponseSettings | undefined {
  const lines = PROFILES.flatMap((profile) => draft.profiles[profile]);
  const shares = was.shares.map((row) => ({ row, percent: typedDecimal(draft.shares[row.group] ?? '') }));
  const others = OTHER_KEYS.map((key) => [key, typedDecimal(draft.others[key])] as const);
  const isRight =
    draft.rates.length > 0 &&
    draft.rates.every((rate) => faultOfRate(rate) === undefined) &&
    lines.every((line) => faultOfLine(line) === undefined) &&
    shares.every(({ percent }) => typeof percent === 'number' && percent <= 100) &&
    others.every(([key, n]) => (key === 'shelterKm' ? n !== undefined : typeof n === 'number'));
  if (!isRight) return undefined;
  const number = Object.fromEntries(others) as Record<(typeof OTHERS)[number], number>;
  return {
    rates: draft.rates.map(({ hazard, from, until, class: how, percent, was: row }) => ({
      hazard: hazard === '' ? null : hazard,
      depthFromM: typedDecimal(from) ?? null,
      depthUntilM: typedDecimal(until) ?? null,
      class: how === '' ? null : how,
      rate: shareOf(typedDecimal(percent)),
      mark: row?.mark ?? 'asumsi',
      source: row?.source ?? '',
    })),
    shares: shares.map(({ row, percent }) => ({ ...row, share: shareOf(percent) })),
    profiles: { bnpb: draft.profiles.bnpb.map(lineOf), sphere: draft.profiles.sphere.map(lineOf) },
    packsPerMeal: number.packsPerMeal,
    mealsPerDay: number.mealsPerDay,
    personsPerToilet: number.personsPerToilet,
    personsPerWaterPoint: number.personsPerWaterPoint,
    personsPerHousehold: number.personsPerHousehold,
    shelterKm: typedDecimal(draft.others.shelterKm) ?? null,
  };
}
