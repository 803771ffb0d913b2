import { closedLevelOf, FINEST_LEVELS, finestClosed, LEAST_K } from '../../data/catalogue/disclosure.ts';
import { isFiner } from '../../data/catalogue/levels.ts';
import { NEED_TYPES } from '../../data/catalogue/needs.ts';
import { groupFaults } from '../../data/catalogue/totals.ts';
import type { DisclosureSettings } from '../../data/contract/disclosure.ts';
import { id } from '../../data/words/id.ts';

/** Why settings are refused, as the sentence of Fault 'disclosure-refused' is told. */
export type Refusal = Readonly<Record<string, string | number>> & { readonly reason: string };

/** The first thing that settings may not say; undefined: they may be kept. */
export function whyRefused(settings: DisclosureSettings): Refusal | undefined {
  return refusedK(settings) ?? refusedLevel(settings) ?? refusedClosed(settings) ?? refusedGroups(settings);
}

function refusedK({ k }: DisclosureSettings): Refusal | undefined {
  if (k.open < LEAST_K.open || k.closed < LEAST_K.closed)
    return { reason: 'k-too-small', least: LEAST_K.open };
  return k.closed < k.open ? { reason: 'k-closed-smaller' } : undefined;
}

function refusedLevel({ levels }: DisclosureSettings): Refusal | undefined {
  const tables = Object.keys(FINEST_LEVELS) as (keyof typeof FINEST_LEVELS)[];
  const table = tables.find((t) => isFiner(levels[t], FINEST_LEVELS[t]));
  if (table === undefined) return undefined;
  return { reason: 'level-too-fine', table, finest: id.domain.level[FINEST_LEVELS[table]] };
}

function refusedClosed(settings: DisclosureSettings): Refusal | undefined {
  const said = settings.closed;
  for (const { type: code, finest, reason } of said) {
    const type = NEED_TYPES.find((t) => t.code === code);
    const standard = type && closedLevelOf(type, { closed: [] });
    if (!type || !standard || said.filter((c) => c.type === code).length > 1) {
      return { reason: 'unknown-type', type: type?.name.id ?? code };
    }
    const least = finestClosed(type);
    if (isFiner(finest, least)) {
      return { reason: 'closed-too-fine', type: type.name.id, finest: id.domain.level[least] };
    }
    if (isFiner(finest, standard) && reason === null) return { reason: 'reason-missing', type: type.name.id };
  }
  return undefined;
}

function refusedGroups({ groups }: DisclosureSettings): Refusal | undefined {
  const [fault] = groupFaults(groups);
  return fault && { reason: 'groups', why: fault.why, what: fault.what };
}
