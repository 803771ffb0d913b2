import type { ContactKind, PillarLevel, PillarRoleCode, PillarSubject } from '../../data/catalogue/psks.ts';
import type { TrainingKind } from '../../data/contract/training.ts';
import type { Availability } from '../../data/contract/volunteer.ts';

/** An area served in a role; share: stated part of the service, 0 to 1. */
export interface Served {
  readonly areaId: number;
  readonly share: number | null;
}

export interface WholeRole {
  /** the same role of the same pillar over its versions */
  readonly no: number;
  readonly role: PillarRoleCode;
  readonly from: string | null;
  /** last day; null: still serving */
  readonly until: string | null;
  readonly decree: string | null;
  readonly decreeOn: string | null;
  readonly areas: readonly Served[];
}

export interface WholeCertificate {
  readonly no: number;
  readonly kind: string;
  readonly role: PillarRoleCode | null;
  readonly issuer: string | null;
  readonly number: string | null;
  readonly issued: string | null;
  readonly validUntil: string | null;
}

/** All that is known of a pillar: an import writes it whole, or not at all. */
export interface WholePillar {
  /** null: not in the register yet */
  readonly id: number | null;
  readonly subject: PillarSubject;
  readonly name: string;
  readonly homeId: number | null;
  /** sealed */
  readonly phone: string | null;
  readonly availability: Availability;
  readonly level: PillarLevel | null;
  readonly mergedInto: number | null;
  readonly roles: readonly WholeRole[];
  readonly certificates: readonly WholeCertificate[];
}

/** A training with its participants, whole. */
export interface WholeTraining {
  readonly id: number | null;
  readonly kind: TrainingKind;
  readonly name: string;
  readonly theme: string | null;
  readonly place: string | null;
  readonly organiser: string | null;
  readonly areaId: number | null;
  readonly from: string;
  readonly until: string;
  readonly cancelled: boolean;
  readonly participants: readonly { readonly pillarId: number; readonly role: PillarRoleCode | null }[];
}

export interface WholeContact {
  readonly no: number;
  readonly kind: ContactKind;
  readonly name: string;
  /** sealed */
  readonly phone: string | null;
  readonly until: string | null;
}

/** The contacts of one area, whole. */
export interface WholeContacts {
  readonly areaId: number;
  readonly contacts: readonly WholeContact[];
}

/** A name as names are compared: letters and digits only, without titles before and behind it. */
export function personKey(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/,.*$/, '')
    .replace(/\b(?:h|hj|dr|drs|dra|ir|prof|kh|ust|ustadz)\.\s*/g, '')
    .replace(/[^a-z0-9]+/g, '');
}

/** The day on which the areas of a role must have been there: its last, today where it goes on, its first where it is to come. */
export function dayOf(
  { from, until }: { readonly from: string | null; readonly until: string | null },
  today: string,
): string {
  if (from !== null && from > today) return from;
  return until !== null && until < today ? until : today;
}

/** The same role in the same area twice at a time. */
export function overlaps(a: WholeRole, b: WholeRole): number | undefined {
  if (a.role !== b.role) return undefined;
  const meet = (a.from ?? '') <= (b.until ?? '9999') && (b.from ?? '') <= (a.until ?? '9999');
  if (!meet) return undefined;
  return a.areas.find((x) => b.areas.some((y) => y.areaId === x.areaId))?.areaId;
}
