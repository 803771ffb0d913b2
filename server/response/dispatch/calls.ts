import { holdsIn } from '../../access/guard.ts';
import { covers } from '../../access/principal.ts';
import type { Scope } from '../../access/scope.ts';
import { isSent } from '../show.ts';
import type { IncidentRow } from '../store/query.ts';

/** Parts of the code of a desa: 'PP.KK.CC.VVVV'. */
const DESA_PARTS = 4;

/** '63.71.01.1001.rw003.rt012' -> '63.71.01.1001' */
export function desaCode(code: string): string {
  return code.split('.').slice(0, DESA_PARTS).join('.');
}

/** Whose contacts are called: areas that are hit with all that lies in them, and what they lie in up to the desa/kelurahan. */
export interface CallAreas {
  readonly hit: readonly string[];
  readonly around: readonly string[];
}

export function callAreas(hit: readonly string[]): CallAreas {
  const around = new Set<string>();
  for (const code of hit) {
    const parts = code.split('.');
    for (let n = DESA_PARTS; n < parts.length; n += 1) around.add(parts.slice(0, n).join('.'));
  }
  return { hit, around: [...around] };
}

/** Does a contact of this area belong to those who are called? */
export function isCalled({ hit, around }: CallAreas, code: string): boolean {
  return covers(hit, code) || around.includes(code);
}

type Running = Pick<IncidentRow, 'id' | 'handling'>;

/** Is the asker a Tagana whose duty in an incident goes on, or whose emergency right holds in an area or in a part of it? */
function isOpened(scope: Scope, row: Running, code: string): boolean {
  const isTagana = scope.role?.split('+').includes('tagana') ?? false;
  if (!isTagana || row.handling === 'selesai') return false;
  const isOfDesa = code.split('.').length >= DESA_PARTS;
  const isWider = covers(scope.wider, code) || (isOfDesa && scope.wider.some((own) => covers([code], own)));
  return isSent(scope, row) || isWider;
}

/** May the asker know who the contacts of an area are that an incident hits? */
export function knowsContacts(scope: Scope, row: Running, code: string): boolean {
  return holdsIn(scope, 'pillars.read', code) || isOpened(scope, row, code);
}

/**
 * May the asker read their numbers? Whoever manages the register there; and while it goes on a Tagana on duty in it, or with
 * an emergency right there.
 * @param code of an area that is called for this incident
 */
export function mayCall(scope: Scope, row: Running, code: string): boolean {
  return holdsIn(scope, 'pillars.manage', code) || isOpened(scope, row, code);
}
