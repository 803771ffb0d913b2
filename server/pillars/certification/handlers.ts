import { levelOfCode } from '../../../data/catalogue/codes.ts';
import type { RouteAnswer, RouteRequest } from '../../../data/contract/routes.ts';
import { requireIn } from '../../access/guard.ts';
import type { Scope } from '../../access/scope.ts';
import type { Context } from '../../context.ts';
import { findPillars, loadPillars, nameCodes } from '../browse/query.ts';
import { countCertified } from './count.ts';

const EVERYBODY = 100_000;
const KECAMATAN_CODE = 8;
const DESA_CODE = 13;

/**
 * How many companions are certified, by role, and by kecamatan (by desa/kelurahan within one), and the months in which
 * certificates run out. Throws Fault 'outside-scope'.
 */
export async function certification(
  ctx: Context,
  scope: Scope,
  { within, role, on = ctx.clock.today() }: RouteRequest<'certification'>,
): Promise<RouteAnswer<'certification'>> {
  if (within !== undefined) requireIn(scope, 'pillars.read', within);
  const db = ctx.db.as(scope);
  const areas = scope.rights.get('pillars.read') ?? [];
  const managed = scope.rights.get('pillars.manage') ?? [];
  const filter = { areas, managed, within, role, standing: 'serving', on } as const;
  const { ids } = await findPillars(db, filter, { from: 0, most: EVERYBODY });
  const level = within === undefined ? undefined : levelOfCode(within);
  const isFine = level !== undefined && level !== 'provinsi' && level !== 'kabupaten';
  const digits = isFine ? DESA_CODE : KECAMATAN_CODE;
  const isAsked = (code: string) =>
    (within === undefined || isAlong(code, within)) &&
    (areas === 'all' || areas.some((area) => isAlong(code, area)));
  const options = { on, role, digits, inside: isAsked };
  const { counted, ending } = countCertified(await loadPillars(db, ids), options);
  const inside = counted.filter(
    (c) => c.area !== '' && (within === undefined || c.area === within || c.area.startsWith(`${within}.`)),
  );
  const named = await nameCodes(db, [...new Set(inside.map((c) => c.area))]);
  return {
    on,
    byRole: counted.filter((c) => c.area === '').map(({ area: _, ...counts }) => counts),
    byArea: inside
      .toSorted((a, b) => (a.area < b.area ? -1 : a.area > b.area ? 1 : 0))
      .flatMap(({ area: code, ...counts }) => {
        const found = named.get(code);
        if (!found) return [];
        const area = { id: found.id, code, name: found.name, level: found.level };
        return [{ ...counts, area }];
      }),
    ending,
  };
}

/** Is an area another one, does it lie in it, or hold it? */
function isAlong(code: string, other: string): boolean {
  return code === other || code.startsWith(`${other}.`) || other.startsWith(`${code}.`);
}
