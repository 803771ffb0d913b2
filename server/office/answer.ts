import type { Office, Signatory } from '../../data/contract/office.ts';
import type { Scope } from '../access/scope.ts';
import type { Context } from '../context.ts';
import { readOffice } from './query.ts';

/** What papers and files say of who made them. */
export interface OfficeOnPaper extends Pick<Office, 'name' | 'timeZone'> {
  /** PNG, with its size in points of the picture */
  readonly logo: { readonly png: Uint8Array; readonly width: number; readonly height: number } | null;
  /** those who still sign on the day it is made */
  readonly signatories: readonly Signatory[];
}

/** The office as it stands on paper today; an empty name where nobody has given one. */
export async function officeOnPaper(ctx: Context, scope: Scope): Promise<OfficeOnPaper> {
  const { name, timeZone, logo, signatories } = await readOffice(ctx.db.as(scope));
  const today = ctx.clock.today();
  return {
    name,
    timeZone,
    logo: logo && {
      png: Buffer.from(logo.src.slice(logo.src.indexOf(',') + 1), 'base64'),
      width: logo.width,
      height: logo.height,
    },
    signatories: signatories.filter(({ until }) => until === null || until >= today),
  };
}
