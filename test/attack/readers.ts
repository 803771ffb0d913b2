import type { RoleCode } from '../../data/catalogue/roles.ts';
import { TAGANA_SERIES } from '../../data/catalogue/roles.ts';
import { type Ask, type Collected, Collector, type Wish } from './collect.ts';
import type { Held } from './heard.ts';
import type { Site } from './site.ts';

/** Somebody who reads published figures, at least of what lies around what they hold exactly. */
export interface Reader {
  readonly name: string;
  readonly ask: Ask;
  /** where they ask, from their own area outwards */
  readonly within: readonly string[];
  readonly holds?: Held;
}

/** Three areas, each in the one before. */
export interface Places {
  readonly regency: string;
  readonly kecamatan: string;
  readonly desa: string;
}

/** Every role that reads published figures, of the regency and below: bupati, camat, lurah, the public, and who serves there. */
export async function readersOf(site: Site, { regency, kecamatan, desa }: Places): Promise<Reader[]> {
  const signed = async (
    role: RoleCode,
    area: string,
    around: readonly string[],
    holds?: Omit<Held, 'areas'>,
  ) => ({
    name: `${role} ${area}`,
    ask: await site.signedIn(role, [area]),
    within: [area, ...around],
    ...(holds ? { holds: { areas: [area], ...holds } } : {}),
  });
  const open = { coarsest: 'desa', series: 'open' } as const;
  return [
    await signed('leader', regency, []),
    { name: 'public', ask: site.nobody, within: [regency, kecamatan] },
    await signed('leader', kecamatan, [regency]),
    await signed('leader', desa, [kecamatan, regency]),
    await signed('planner', kecamatan, [regency], { coarsest: null, series: 'open' }),
    await signed('tksk', kecamatan, [regency], open),
    await signed('psm', desa, [kecamatan, regency], open),
    await signed('tagana', kecamatan, [regency], { coarsest: 'desa', series: TAGANA_SERIES }),
  ];
}

/** What a reader collects; of `thorough` also files, rates and cards. */
export function collectAs(reader: Reader, wish: Partial<Wish> = {}): Promise<Collected> {
  const { ask, within, holds } = reader;
  return new Collector(ask, {
    thorough: false,
    regency: within[0] ?? '',
    within,
    ...(holds ? { holds } : {}),
    ...wish,
  }).collect();
}
