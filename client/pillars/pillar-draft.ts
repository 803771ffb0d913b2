import type { PillarLevel, PillarRoleCode, PillarSubject } from '../../data/catalogue/psks.ts';
import { personName, phone as phoneForm } from '../../data/contract/account.ts';
import type { Availability, Pillar, PillarDraft } from '../../data/contract/volunteer.ts';

export interface PickedArea {
  readonly code: string;
  readonly name: string;
}

/** A role as its fields hold it: everything is text until it is sent. */
export interface RoleForm {
  readonly key: string;
  /** undefined: a new one */
  readonly no: number | undefined;
  readonly role: PillarRoleCode | undefined;
  readonly from: string;
  readonly until: string;
  readonly decree: string;
  readonly decreeOn: string;
  readonly areas: readonly PickedArea[];
  /** percent by code of the area, as it is typed; undefined: shared out by need */
  readonly shares: Readonly<Record<string, string>> | undefined;
  /** what the register holds; undefined: a new one */
  readonly was: RoleBefore | undefined;
  /** why role or areas are others than they were: the record was wrong, or they are since a day; undefined: not said yet */
  readonly why: 'wrong' | 'moved' | undefined;
  readonly movedOn: string;
}

interface RoleBefore {
  readonly role: PillarRoleCode;
  readonly from: string;
  readonly decree: string;
  readonly decreeOn: string;
  readonly areas: readonly string[];
}

export interface CertificateForm {
  readonly key: string;
  readonly no: number | undefined;
  readonly kind: string;
  readonly role: PillarRoleCode | undefined;
  readonly issuer: string;
  readonly number: string;
  readonly issued: string;
  readonly validUntil: string;
}

/** A pillar as the form holds it. */
export interface PillarForm {
  readonly subject: PillarSubject;
  readonly name: string;
  readonly home: PickedArea | undefined;
  /** empty: the number that is kept stays */
  readonly phone: string;
  readonly dropsPhone: boolean;
  readonly availability: Availability;
  readonly level: PillarLevel | undefined;
  readonly roles: readonly RoleForm[];
  readonly certificates: readonly CertificateForm[];
}

let made = 0;
/** Keeps what is typed with its fields when one before it is taken out. */
function nextKey(): string {
  made += 1;
  return `new-${made}`;
}

export function newRole(): RoleForm {
  return {
    key: nextKey(),
    no: undefined,
    role: undefined,
    from: '',
    until: '',
    decree: '',
    decreeOn: '',
    areas: [],
    shares: undefined,
    was: undefined,
    why: undefined,
    movedOn: '',
  };
}

export function newCertificate(): CertificateForm {
  return {
    key: nextKey(),
    no: undefined,
    kind: '',
    role: undefined,
    issuer: '',
    number: '',
    issued: '',
    validUntil: '',
  };
}

export function newPillar(): PillarForm {
  return {
    subject: 'person',
    name: '',
    home: undefined,
    phone: '',
    dropsPhone: false,
    availability: 'unknown',
    level: undefined,
    roles: [newRole()],
    certificates: [],
  };
}

const percent = new Intl.NumberFormat('en', { maximumFractionDigits: 2, useGrouping: false });

/** The form of a pillar as it is. */
export function formOf(pillar: Pillar): PillarForm {
  return {
    subject: pillar.subject,
    name: pillar.name,
    home: pillar.home ? { code: pillar.home.code, name: pillar.home.name } : undefined,
    phone: '',
    dropsPhone: false,
    availability: pillar.own?.availability ?? 'unknown',
    level: pillar.level ?? undefined,
    roles: pillar.roles.map((role) => ({
      key: String(role.no),
      no: role.no,
      role: role.role,
      from: role.from ?? '',
      until: role.until ?? '',
      decree: role.decree ?? '',
      decreeOn: role.decreeOn ?? '',
      areas: role.areas.map(({ code, name }) => ({ code, name })),
      shares: role.areas.some(({ share }) => share !== null)
        ? Object.fromEntries(
            role.areas.map(({ code, share }) => [code, share === null ? '' : percent.format(share * 100)]),
          )
        : undefined,
      was: {
        role: role.role,
        from: role.from ?? '',
        decree: role.decree ?? '',
        decreeOn: role.decreeOn ?? '',
        areas: role.areas.map(({ code }) => code),
      },
      why: undefined,
      movedOn: '',
    })),
    certificates: (pillar.own?.certificates ?? []).map((certificate) => ({
      key: String(certificate.no),
      no: certificate.no,
      kind: certificate.kind,
      role: certificate.role ?? undefined,
      issuer: certificate.issuer ?? '',
      number: certificate.number ?? '',
      issued: certificate.issued ?? '',
      validUntil: certificate.validUntil ?? '',
    })),
  };
}

/** What keeps a form from being sent; the key names the field. */
export interface PillarFaults {
  readonly name: boolean;
  readonly phone: boolean;
  /** by key of the role */
  readonly roles: Readonly<Record<string, readonly RoleFault[]>>;
  /** keys of certificates without a kind, and of those whose dates are reversed */
  readonly certificates: Readonly<Record<string, readonly ('kind' | 'dates')[]>>;
}
export type RoleFault =
  | 'role'
  | 'areas'
  | 'dates'
  | 'shares'
  | 'why'
  | 'moved-missing'
  | 'moved-early'
  | 'moved-late';

/** Is a role that the register holds another now, or served in other areas? */
export function isOther({ was, role, areas }: RoleForm): boolean {
  if (was === undefined || role === undefined || areas.length === 0) return false;
  const codes = areas.map(({ code }) => code).sort();
  return role !== was.role || codes.join() !== was.areas.toSorted().join();
}

/** Is it another since a day, so that what was until then is kept? */
export function isMoved(form: RoleForm): boolean {
  return isOther(form) && form.why === 'moved';
}

export function faultsOf(form: PillarForm): PillarFaults {
  return {
    name: !personName.safeParse(form.name).success,
    phone: form.phone.trim() !== '' && !phoneForm.safeParse(form.phone.trim()).success,
    roles: Object.fromEntries(form.roles.map((role) => [role.key, roleFaults(role)])),
    certificates: Object.fromEntries(
      form.certificates.map((one) => [
        one.key,
        [
          ...(one.kind.trim() === '' ? (['kind'] as const) : []),
          ...(isReversed(one.issued, one.validUntil) ? (['dates'] as const) : []),
        ],
      ]),
    ),
  };
}

export function isFaulty(faults: PillarFaults): boolean {
  const inParts = [...Object.values(faults.roles), ...Object.values(faults.certificates)];
  return faults.name || faults.phone || inParts.some((some) => some.length > 0);
}

/** Both days stand there, and the last is before the first. */
export function isReversed(from: string, until: string): boolean {
  return from !== '' && until !== '' && until < from;
}

function roleFaults(role: RoleForm): RoleFault[] {
  const faults: RoleFault[] = [];
  if (role.role === undefined) faults.push('role');
  if (role.areas.length === 0) faults.push('areas');
  if (isOther(role) && role.why === undefined) faults.push('why');
  if (!isMoved(role)) {
    if (isReversed(role.from, role.until)) faults.push('dates');
  } else if (role.movedOn === '') faults.push('moved-missing');
  else if (role.movedOn <= (role.was?.from ?? '')) faults.push('moved-early');
  else if (isReversed(role.movedOn, role.until)) faults.push('moved-late');
  const shares = sharesOf(role);
  const given = [...shares.values()].filter((share) => share !== null);
  const sum = given.reduce((total, share) => total + share, 0);
  if (given.some((share) => !(share > 0 && share <= 1)) || sum > 1.0001) faults.push('shares');
  return faults;
}

/** The stated part of each area, 0 to 1; null: not stated. NaN where no number is written. */
function sharesOf({ areas, shares }: RoleForm): Map<string, number | null> {
  return new Map(
    areas.map(({ code }) => {
      const text = (areas.length > 1 ? shares?.[code] : undefined)?.trim().replace(',', '.') ?? '';
      return [code, text === '' ? null : Math.round(Number(text) * 100) / 10_000];
    }),
  );
}

/** What is sent. Of a form that has faults nothing may be sent. */
export function draftOf(form: PillarForm): PillarDraft {
  const phone = form.phone.trim();
  return {
    subject: form.subject,
    name: form.name.trim(),
    home: form.home?.code ?? null,
    ...(phone === '' ? (form.dropsPhone ? { phone: null } : {}) : { phone }),
    availability: form.availability,
    level: form.level ?? null,
    roles: form.roles.flatMap((one) => {
      if (one.role === undefined) return [];
      const shares = sharesOf(one);
      return [
        {
          ...(one.no === undefined ? {} : { no: one.no }),
          ...(isMoved(one) ? { movedOn: one.movedOn } : {}),
          role: one.role,
          from: one.from || null,
          until: one.until || null,
          decree: one.decree.trim() || null,
          decreeOn: one.decreeOn || null,
          areas: one.areas.map(({ code }) => ({ code, share: shares.get(code) ?? null })),
        },
      ];
    }),
    certificates: form.certificates.map((one) => ({
      ...(one.no === undefined ? {} : { no: one.no }),
      kind: one.kind.trim(),
      role: one.role ?? null,
      issuer: one.issuer.trim() || null,
      number: one.number.trim() || null,
      issued: one.issued || null,
      validUntil: one.validUntil || null,
    })),
  };
}
