import type { PillarRow } from '../../data/contract/volunteer.ts';
import { useSpeech } from '../words.ts';
import css from './register.module.css';
import { roleInFull } from './role-name.ts';

type Role = PillarRow['roles'][number];

const AREAS_SHOWN = 3;

/** Roles held now; of somebody who holds none any more, those held before. */
export function heldNow(roles: readonly Role[]): readonly Role[] {
  const held = roles.filter(({ serving }) => serving);
  return held.length > 0 ? held : roles;
}

/** Roles, each with the areas served, in a line or two. */
export function RolesText({ roles, none }: { readonly roles: readonly Role[]; readonly none: string }) {
  const speech = useSpeech();
  const { words } = speech;
  if (roles.length === 0) return <span className={css.faint}>{none}</span>;
  return (
    <ul className={css.roles}>
      {roles.map((role) => (
        <li key={role.no} className={role.serving ? undefined : css.faint}>
          <b title={roleInFull(role.role, speech)}>{words.pillars.role[role.role]}</b>{' '}
          <AreasText role={role} />
          {!role.serving && ` (${words.pillars.person.notServing.toLowerCase()})`}
        </li>
      ))}
    </ul>
  );
}

/** The areas of a role by name; one that is no more is named as such. */
export function AreasText({ role, all = false }: { readonly role: Role; readonly all?: boolean }) {
  const { words } = useSpeech();
  const said = words.pillars.list;
  if (role.areas.length === 0) return <span className={css.faint}>{said.noArea}</span>;
  const shown = all ? role.areas : role.areas.slice(0, AREAS_SHOWN);
  const left = role.areas.length - shown.length;
  const names = shown.map((area) => (area.holds ? area.name : `${area.name} (${said.gone})`));
  return <span>{left > 0 ? `${names.join(', ')}, ${said.more(left)}` : words.format.list(names)}</span>;
}
