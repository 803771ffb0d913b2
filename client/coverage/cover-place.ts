import { useQuery } from '@tanstack/react-query';
import type { Level } from '../../data/catalogue/levels.ts';
import { type PillarRoleCode, pillarRole } from '../../data/catalogue/psks.ts';
import { roleShort } from '../../data/catalogue/role-short.ts';
import type { AreaCard } from '../../data/contract/area.ts';
import { lastDay } from '../../data/contract/period.ts';
import { type View, writeView } from '../../data/contract/view.ts';
import { useMe } from '../access/me.ts';
import { queries } from '../queries.ts';
import { newestFirst } from '../screens/choose.ts';
import { useChangeView, useView } from '../view.ts';

/** What the pages of coverage speak of: the area, the time, the level and the role of the address, else the first there are. */
export interface CoverPlace {
  readonly view: View;
  readonly card: AreaCard;
  readonly period: string;
  readonly periods: readonly string[];
  /** levels below the area, coarse to fine */
  readonly levels: readonly Level[];
  readonly level: Level;
  /** roles that somebody holds, or that there is a norm for */
  readonly roles: readonly PillarRoleCode[];
  readonly role: PillarRoleCode;
  readonly choose: (part: { level?: Level; role?: PillarRoleCode; period?: string }) => void;
}

/** undefined: not known yet, or there is no area at all. */
export function useCoverPlace(): CoverPlace | undefined {
  const { view } = useView();
  const change = useChangeView();
  const me = useMe();
  const places = useQuery(queries.places()).data?.places;
  const code = view.area ?? me?.home?.code ?? places?.[0]?.area.code;
  const catalogue = useQuery({ ...queries.indicators(code ?? ''), enabled: code !== undefined }).data;
  const cover = catalogue?.indicators.filter((i) => i.family === 'cover') ?? [];
  const periods = newestFirst(catalogue?.available.map((a) => a.period) ?? []);
  const period = view.period ?? periods[0];
  const card = useQuery({
    ...queries.area(code ?? '', period && lastDay(period)),
    enabled: code !== undefined && period !== undefined,
  }).data;
  const roles = [...new Set(cover.flatMap((i) => (i.role ? [i.role] : [])))];
  const role = cover.find((i) => i.id === view.indicator)?.role ?? roles.find((r) => r === 'psm') ?? roles[0];
  if (!card || period === undefined || role === undefined) return undefined;
  const levels = card.below.map((b) => b.level);
  const asked = levels.find((l) => l === view.level);
  const level = asked ?? levels.find((l) => l === 'desa') ?? levels[0] ?? card.area.level;
  return {
    view,
    card,
    period,
    periods: periods.includes(period) ? periods : [period, ...periods],
    levels: levels.length > 0 ? levels : [card.area.level],
    level,
    roles,
    role,
    choose: (part) =>
      change({
        ...(part.level ? { level: part.level } : {}),
        ...(part.period ? { period: part.period } : {}),
        ...(part.role ? { indicator: coverIndicator(part.role), norm: undefined } : {}),
      }),
  };
}

/** The indicator that shows the states of coverage by a role. */
export function coverIndicator(role: PillarRoleCode): string {
  return `petugas-${role}.state`;
}

/** The address of the map on which an area is chosen, among its like. */
export function mapOf(
  area: { readonly code: string; readonly level: Level },
  { card, period, role, view }: CoverPlace,
): Record<string, string> {
  return writeView({
    area: card.area.code,
    level: area.level,
    selected: area.code,
    period,
    indicator: coverIndicator(role),
    lang: view.lang,
  });
}

/** Roles as options of a list. */
export function roleOptions(roles: readonly PillarRoleCode[], language: 'id' | 'en') {
  return roles.map((code) => {
    const name = pillarRole(code).name[language];
    const label = roleShort(code, language);
    return { value: code, label, ...(label === name ? {} : { note: name }) };
  });
}
