/** The name of a figure as it is said inside a sentence: 'Penduduk' is 'penduduk'; 'KK' stays as it is. */
export function nameInside(name: string): string {
  return /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}
