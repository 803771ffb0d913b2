import { overlaps, type WholePillar, type WholeRole } from '../kind.ts';

const LEVELS = ['muda', 'madya', 'utama'] as const;

/** Whose home and phone: without it those of the kept one, else of the other. */
export interface Taken {
  readonly name?: number | undefined;
  readonly home?: number | undefined;
  readonly phone?: number | undefined;
}

/** Two pillars as one: every role and certificate of both; a role that both hold in one area at a time is one role. */
export function joinPillars(keep: WholePillar, gone: WholePillar, take: Taken): WholePillar {
  const from = (id: number | undefined) => (id !== undefined && id === gone.id ? gone : keep);
  let roles: WholeRole[] = [...keep.roles];
  for (const role of gone.roles) {
    const free = Math.max(0, ...roles.map((r) => r.no)) + 1;
    // One that is longer now may meet a third that neither met before.
    let joined: WholeRole = { ...role, no: free };
    for (;;) {
      const met = roles.find((own) => overlaps(own, joined) !== undefined);
      if (!met) break;
      roles = roles.filter((own) => own !== met);
      joined = joinRoles(met, joined);
    }
    roles.push(joined);
  }
  roles.sort((a, b) => a.no - b.no);
  const certificates = [...keep.certificates];
  for (const certificate of gone.certificates) {
    const { no: _, ...said } = certificate;
    const isHere = certificates.some(({ no: __, ...own }) => JSON.stringify(own) === JSON.stringify(said));
    if (!isHere) certificates.push({ ...said, no: Math.max(0, ...certificates.map((c) => c.no)) + 1 });
  }
  const level = LEVELS.findLast((l) => l === keep.level || l === gone.level) ?? null;
  return {
    ...keep,
    name: from(take.name).name,
    homeId: take.home === undefined ? (keep.homeId ?? gone.homeId) : from(take.home).homeId,
    phone: take.phone === undefined ? (keep.phone ?? gone.phone) : from(take.phone).phone,
    availability: keep.availability === 'unknown' ? gone.availability : keep.availability,
    level,
    roles,
    certificates,
  };
}

/** From the earlier first day to the later last one, in the areas of both. */
function joinRoles(a: WholeRole, b: WholeRole): WholeRole {
  const others = b.areas.filter((x) => !a.areas.some((y) => y.areaId === x.areaId));
  const areas = [...a.areas, ...others];
  const shares = areas.reduce((n, area) => n + (area.share ?? 0), 0);
  return {
    ...a,
    from: a.from === null || b.from === null ? null : ([a.from, b.from].sort()[0] ?? null),
    until: a.until === null || b.until === null ? null : ([a.until, b.until].sort()[1] ?? null),
    decree: a.decree ?? b.decree,
    decreeOn: a.decreeOn ?? b.decreeOn,
    areas: shares > 1 ? areas.map((area) => ({ ...area, share: null })) : areas,
  };
}
