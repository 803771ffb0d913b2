/** A role of the register as several: 'PKH companions', 'Village youth bodies'; what is known by its letters or its Indonesian name stays. */
export function rolesMany(role: string): string {
  if (/(body|family)$/.test(role)) return `${role.slice(0, -1)}ies`;
  if (role.startsWith('Business')) return role.replace('Business', 'Businesses');
  return /(worker|companion|pioneer|officer|volunteer|educator|leader|network)$/.test(role)
    ? `${role}s`
    : role;
}
