/** The longest part of a user name that is made of a name. */
const LONGEST = 24;

/** User names for these names that are not taken, in their order: 'siti.aminah', 'siti.aminah2'. */
export function makeUsernames(names: readonly string[], isTaken: (username: string) => boolean): string[] {
  const given = new Set<string>();
  return names.map((name) => {
    const base = baseOf(name);
    for (let n = 1; ; n += 1) {
      const username = n === 1 ? base : `${base}${n}`;
      if (isTaken(username) || given.has(username)) continue;
      given.add(username);
      return username;
    }
  });
}

/** The first user names that might be made of a name, to ask which are taken. */
export function baseOf(name: string): string {
  const words = name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9 ]+/g, '')
    .split(' ')
    .filter((word) => word !== '');
  const base = words.slice(0, 2).join('.').slice(0, LONGEST).replace(/\.$/, '');
  return base.length >= 3 ? base : `akun.${base}`.replace(/\.$/, '');
}
