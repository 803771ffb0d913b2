import { editDistance } from '../../../data/read/names.ts';

/** What of a pillar tells that it may be another. */
export interface Told {
  readonly id: number;
  readonly key: string;
  /** the words of the name in no order, without titles: see nameWords */
  readonly words: string;
  readonly subject: string;
  readonly phone: string | null;
  /** kecamatan that it serves or lives in: names that are only nearly the same count within one */
  readonly kecamatan: readonly string[];
}

export interface Pair {
  readonly one: number;
  readonly other: number;
  readonly why: ('same-name' | 'like-name' | 'same-phone')[];
}

/** Shorter names are too often nearly another's. */
const LEAST_LETTERS = 7;
/** Letters in which two names may differ: one, of long names two. */
const LONG_LETTERS = 14;

/**
 * Pairs that may be one: the same phone number, the same name, or in one kecamatan nearly the same name. The surest first.
 * @param apart pairs 'one other' that somebody said are two
 */
export function findLikely(all: readonly Told[], apart: ReadonlySet<string>, most: number): Pair[] {
  const found = new Map<string, Pair>();
  const add = (a: Told, b: Told, why: Pair['why'][number]) => {
    if (a.id === b.id || a.subject !== b.subject) return;
    const [one, other] = a.id < b.id ? [a.id, b.id] : [b.id, a.id];
    const key = `${one} ${other}`;
    if (apart.has(key)) return;
    const known = found.get(key);
    if (!known) found.set(key, { one, other, why: [why] });
    else if (!known.why.includes(why)) known.why.push(why);
  };
  const each = (groups: Iterable<readonly Told[]>, why: Pair['why'][number]) => {
    for (const group of groups) {
      // A name or a number that dozens share tells nothing of any two of them.
      if (group.length > 20) continue;
      for (const [i, a] of group.entries()) for (const b of group.slice(i + 1)) add(a, b, why);
    }
  };
  each(
    Map.groupBy(
      all.filter((t) => t.phone !== null),
      (t) => digits(t.phone ?? ''),
    ).values(),
    'same-phone',
  );
  each(
    Map.groupBy(
      all.filter((t) => t.key !== ''),
      (t) => t.key,
    ).values(),
    'same-name',
  );
  const near = new Map<string, Told[]>();
  for (const told of all) {
    if (told.key.length < LEAST_LETTERS) continue;
    for (const place of new Set(told.kecamatan)) near.set(place, [...(near.get(place) ?? []), told]);
  }
  for (const group of near.values()) {
    for (const [i, a] of group.entries()) {
      for (const b of group.slice(i + 1)) {
        if (a.words === b.words && a.key !== b.key) {
          add(a, b, 'like-name');
          continue;
        }
        const most = Math.min(a.key.length, b.key.length) < LONG_LETTERS ? 1 : 2;
        if (Math.abs(a.key.length - b.key.length) > most || a.key === b.key) continue;
        if (editDistance(a.key, b.key, most) <= most) add(a, b, 'like-name');
      }
    }
  }
  return [...found.values()]
    .sort((a, b) => weigh(b) - weigh(a) || a.one - b.one || a.other - b.other)
    .slice(0, most);
}

/** Titles that lists write with a dot, without one, or with one after each letter. */
const TITLES = new Set(
  'h hj dr drs dra ir prof kh ust ustadz ustadzah spd sag ssos sst se sh st skm sip skom mm msi mpd mh amd'.split(
    ' ',
  ),
);

/** The words of a name, sorted: 'Dra. Hj Siti Aminah, S.Sos' and 'Aminah Siti' are alike. */
export function nameWords(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/,.*$/, '');
  const words = plain.split(/\s+/).flatMap((word) => {
    const whole = word.replace(/[^a-z0-9]+/g, '');
    return TITLES.has(whole)
      ? []
      : word.split(/[^a-z0-9]+/).filter((part) => part !== '' && !TITLES.has(part));
  });
  return words.sort().join(' ');
}

function weigh({ why }: Pair): number {
  return why.reduce((n, w) => n + { 'same-phone': 4, 'same-name': 2, 'like-name': 1 }[w], 0);
}

/** '0812-3456' and '+62 812 3456' are one number. */
function digits(phone: string): string {
  return phone.replace(/\D/g, '').replace(/^62/, '0');
}
