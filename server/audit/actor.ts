import type { Scope } from '../access/scope.ts';

/** Who an event is of, as the audit keeps it. */
export interface Actor {
  readonly who: string;
  readonly account: string | null;
  readonly role: string | null;
  readonly place: string | null;
}

/** The actor behind a scope: an account with its roles and where it asks from, or the terminal, or the system. */
export function actorOf({ who, account, role, place }: Scope): Actor {
  return { who, account, role, place };
}
