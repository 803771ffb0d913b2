import { type HazardCode, type HazardReach, readUnionSlug, unionSlug } from '../../data/catalogue/hazards.ts';
import type { NORM_LEVELS, Norm, NormDraft } from '../../data/contract/norm.ts';

/** Several hazards at once: whoever lives in any of their zones counts once. */
export interface NormZones {
  readonly hazards: readonly HazardCode[];
  readonly reach: HazardReach;
}

/** A norm as it is typed. */
export interface NormFields {
  readonly role: NormDraft['role'];
  readonly unit: NormDraft['unit'];
  readonly level: (typeof NORM_LEVELS)[number];
  readonly series: string;
  /** those of the series who live in zones of any of these; null: the series as it is */
  readonly zones: NormZones | null;
  readonly per: string;
  readonly minutes: string;
  readonly speedKmh: string;
  readonly detour: string;
  readonly rate: string;
  readonly counts: NormDraft['counts'];
  readonly mark: NormDraft['mark'];
  readonly decree: string;
  readonly note: string;
  readonly from: string;
  readonly until: string;
  readonly active: boolean;
}

export function formOf(norm: Norm | undefined): NormFields {
  const together = readUnionSlug(norm?.series ?? '');
  return {
    role: norm?.role ?? 'psm',
    unit: norm?.unit ?? 'area',
    level: norm?.level ?? 'desa',
    series: together?.series ?? norm?.series ?? 'kk',
    zones: together ? { hazards: together.hazards, reach: together.reach } : null,
    per: norm?.per == null ? '' : String(norm.per),
    minutes: shown(norm?.reach?.minutes ?? 30),
    speedKmh: shown(norm?.reach?.speedKmh ?? 30),
    detour: shown(norm?.reach?.detour ?? 1.4),
    rate: norm?.rate == null ? '' : shown(norm.rate),
    counts: norm?.counts ?? 'all',
    mark: norm?.mark ?? 'asumsi',
    decree: norm?.decree ?? '',
    note: norm?.note ?? '',
    from: norm?.from ?? '',
    until: norm?.until ?? '',
    active: norm?.active ?? true,
  };
}

const shown = (value: number) => String(value).replace('.', ',');

/** A number as typed, with a comma or a point; null where nothing is typed; NaN where it is none. */
export function typedNumber(text: string): number | null {
  const plain = text.trim().replace(',', '.');
  if (plain === '') return null;
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN;
}

/** Which parts are wrong. A norm of zero is none: it is left empty instead. */
export function faultsOf(
  fields: NormFields,
): Readonly<
  Record<'rate' | 'per' | 'zones' | 'minutes' | 'speedKmh' | 'detour' | 'decree' | 'dates', boolean>
> {
  const rate = typedNumber(fields.rate);
  const per = typedNumber(fields.per);
  const isReach = fields.unit === 'reach';
  const isOut = (text: string, least: number, most: number) => {
    const value = typedNumber(text);
    return isReach && !(value !== null && value >= least && value <= most);
  };
  return {
    rate: rate !== null && !(rate > 0),
    per: fields.unit === 'figures' && !(per !== null && Number.isInteger(per) && per >= 1),
    zones: fields.unit === 'figures' && fields.zones !== null && fields.zones.hazards.length < 2,
    minutes: isOut(fields.minutes, 1, 600),
    speedKmh: isOut(fields.speedKmh, 1, 150),
    detour: isOut(fields.detour, 1, 5),
    decree: !isReach && fields.mark === 'peraturan' && fields.decree.trim() === '',
    dates: fields.from !== '' && fields.until !== '' && fields.until < fields.from,
  };
}

/** What is sent; undefined where something is wrong. */
export function draftOf(fields: NormFields): NormDraft | undefined {
  if (Object.values(faultsOf(fields)).some(Boolean)) return undefined;
  const isFigures = fields.unit === 'figures';
  const isReach = fields.unit === 'reach';
  return {
    role: fields.role,
    unit: fields.unit,
    level: isFigures ? null : fields.level,
    series: isFigures ? seriesOf(fields) : null,
    per: isFigures ? typedNumber(fields.per) : null,
    reach: isReach
      ? {
          minutes: typedNumber(fields.minutes) ?? 0,
          speedKmh: typedNumber(fields.speedKmh) ?? 0,
          detour: typedNumber(fields.detour) ?? 0,
        }
      : null,
    rate: typedNumber(fields.rate),
    counts: fields.counts,
    // A straight line is no road: what is made of it is an assumption, whatever was chosen before.
    mark: isReach ? 'asumsi' : fields.mark,
    decree: fields.decree.trim() === '' ? null : fields.decree.trim(),
    note: fields.note.trim(),
    from: fields.from === '' ? null : fields.from,
    until: fields.until === '' ? null : fields.until,
    active: fields.active,
  };
}

function seriesOf({ series, zones }: NormFields): string {
  return zones === null ? series : unionSlug(zones.hazards, zones.reach, series);
}
