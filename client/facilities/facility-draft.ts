import { phone as phoneForm } from '../../data/contract/account.ts';
import {
  type Facility,
  type FacilityDraft,
  type FacilityKind,
  facilityPoint,
} from '../../data/contract/facility.ts';

/** What of a form cannot be kept. */
export type FormFault = 'name' | 'area' | 'numbers' | 'phone' | 'dates' | 'place';

/** A facility as it stands in the form. */
export interface FacilityForm {
  readonly kind: FacilityKind;
  readonly name: string;
  readonly area: { readonly code: string; readonly name: string } | undefined;
  readonly at: readonly [number, number] | undefined;
  readonly capacity: string;
  readonly toilets: string;
  readonly waterPoints: string;
  readonly packsPerMeal: string;
  readonly contactName: string;
  /** '': as it is */
  readonly contactPhone: string;
  readonly dropPhone: boolean;
  readonly from: string;
  readonly until: string;
}

export const COUNTS = ['capacity', 'toilets', 'waterPoints', 'packsPerMeal'] as const;

/** The form of a facility as it is; undefined: a new one. */
export function formOf(facility: Facility | undefined): FacilityForm {
  const text = (n: number | null | undefined) => (n === null || n === undefined ? '' : String(n));
  return {
    kind: facility?.kind ?? 'titik-pengungsian',
    name: facility?.name ?? '',
    area: facility && { code: facility.area.code, name: facility.area.name },
    at: facility?.placed === 'point' && facility.at ? [facility.at[0], facility.at[1]] : undefined,
    capacity: text(facility?.capacity),
    toilets: text(facility?.toilets),
    waterPoints: text(facility?.waterPoints),
    packsPerMeal: text(facility?.packsPerMeal),
    contactName: facility?.contactName ?? '',
    contactPhone: '',
    dropPhone: false,
    from: facility?.from ?? '',
    until: facility?.until ?? '',
  };
}

const WHOLE = /^\d{1,6}$/;
export const isCount = (text: string): boolean => text.trim() === '' || WHOLE.test(text.trim());

export function faultsOf(form: FacilityForm): ReadonlySet<FormFault> {
  const phone = form.contactPhone.trim();
  const faults: [FormFault, boolean][] = [
    ['name', form.name.trim() === ''],
    ['area', form.area === undefined],
    ['numbers', !COUNTS.every((key) => isCount(form[key]))],
    ['phone', phone !== '' && !phoneForm.safeParse(phone).success],
    ['dates', form.from !== '' && form.until !== '' && form.until < form.from],
    ['place', form.at !== undefined && !facilityPoint.safeParse(form.at).success],
  ];
  return new Set(faults.filter(([, is]) => is).map(([fault]) => fault));
}

/** What is sent; only of a form without faults. */
export function draftOf(form: FacilityForm): FacilityDraft {
  const count = (text: string) => (text.trim() === '' ? null : Number(text));
  const phone = form.contactPhone.trim();
  return {
    kind: form.kind,
    name: form.name.trim(),
    area: form.area?.code ?? '',
    at: form.at ? [form.at[0], form.at[1]] : null,
    capacity: count(form.capacity),
    toilets: count(form.toilets),
    waterPoints: count(form.waterPoints),
    packsPerMeal: count(form.packsPerMeal),
    contactName: form.contactName.trim() || null,
    ...(form.dropPhone ? { contactPhone: null } : phone === '' ? {} : { contactPhone: phone }),
    from: form.from || null,
    until: form.until || null,
  };
}
