import type { Region } from '../../data/contract/region.ts';
import type { RouteAnswer, RouteRequest } from '../../data/contract/routes.ts';
import { plainKey } from '../../data/read/names.ts';
import type { Scope } from '../access/scope.ts';
import type { Context } from '../context.ts';
import { type CodeList, type ListedArea, readCodeList } from './codelist.ts';

/**
 * Provinces with their regencies and cities, as the code list has them. `q` keeps those whose name holds it or whose
 * code begins with it; a province that fits keeps all its regencies.
 */
export async function regions(
  _ctx: Context,
  _scope: Scope,
  { q }: RouteRequest<'regions'>,
): Promise<RouteAnswer<'regions'>> {
  const list = await readCodeList();
  const all = list.children('').map((province) => regionOf(list, province));
  return { regions: q === undefined ? all : all.flatMap((region) => fitting(region, q)) };
}

function regionOf(list: CodeList, { code, name }: ListedArea): Region {
  return {
    code,
    name,
    regencies: list.children(code).map((regency) => ({
      code: regency.code,
      name: regency.name,
      kind: regency.kind === 'kota' ? ('kota' as const) : ('kabupaten' as const),
    })),
  };
}

function fitting(region: Region, q: string): Region[] {
  const code = q.trim();
  const name = plainKey(q);
  const fits = (area: { code: string; name: string }) =>
    area.code.startsWith(code) || (name !== '' && plainKey(area.name).includes(name));
  if (fits(region)) return [region];
  const regencies = region.regencies.filter(fits);
  return regencies.length > 0 ? [{ ...region, regencies }] : [];
}
