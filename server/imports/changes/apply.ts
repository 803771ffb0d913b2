import { depthOf } from '../../../data/catalogue/levels.ts';
import type { Findings } from '../findings.ts';
import { copyOf, type Forest, type History, isValidOn, NO_SHAPE, type Version } from '../tree/forest.ts';
import { growAny, type Nursery } from '../tree/grow.ts';
import type { ChangeKind, ChangeRow } from './rows.ts';

/** A line of the succession to be written; keys of the forest. */
export interface Succession {
  readonly from: number | null;
  readonly to: number;
  readonly kind: ChangeKind;
  readonly date: string;
  readonly oldCode: string | null;
  readonly basis: string | null;
  /** how figures of before are carried across, null: they are not */
  readonly rule: string | null;
}

/** Figures of areas that became one are added; those of a divided area are not guessed, nor is anything else. */
export function carriedBy(kind: ChangeKind): string | null {
  return kind === 'gabung' ? 'jumlah' : null;
}

/**
 * Writes changes into the history of areas. The tree here is today's: each change is walked back from it, latest first,
 * so that a row finds the area as it was just after the change. A change that is known already changes nothing.
 */
export function applyChanges(nursery: Nursery, rows: readonly ChangeRow[], findings: Findings): Succession[] {
  const latestFirst = rows.toSorted(
    (a, b) => b.date.localeCompare(a.date) || depthOf(a.level) - depthOf(b.level) || a.line - b.line,
  );
  const successions: Succession[] = [];
  for (const row of latestFirst) {
    const done = applyOne(nursery, row);
    if (typeof done === 'object') successions.push(done);
    else
      findings.add({
        ...FINDING[done],
        line: row.line,
        value: row.code,
        hint: { name: row.name ?? '', ...hintOf(row) },
      });
  }
  return successions.reverse();
}

type Refusal = 'known' | 'area' | 'oldParent' | 'newParent' | 'parent' | 'oldCode' | 'notThen';

const FINDING: Readonly<
  Record<Refusal, { severity: 'error' | 'note'; code: string; column: string | null }>
> = {
  known: { severity: 'note', code: 'change-known', column: null },
  area: { severity: 'error', code: 'change-unknown-area', column: 'kode_sekarang' },
  oldParent: { severity: 'error', code: 'change-unknown-parent', column: 'induk_lama' },
  newParent: { severity: 'error', code: 'change-unknown-parent', column: 'induk_baru' },
  parent: { severity: 'error', code: 'change-other-parent', column: 'induk_baru' },
  oldCode: { severity: 'error', code: 'change-unknown-area', column: 'kode_lama' },
  notThen: { severity: 'error', code: 'change-not-then', column: 'tanggal' },
};

function hintOf(row: ChangeRow): Record<string, string | number> {
  return { kind: row.kind, date: row.date, oldParent: row.oldParent ?? '', newParent: row.newParent ?? '' };
}

function applyOne(nursery: Nursery, row: ChangeRow): Succession | Refusal {
  const { forest } = nursery;
  const area = growAny(nursery, row.code, row.name, row.date);
  if (!area) return 'area';
  const line = {
    to: area.key,
    kind: row.kind,
    date: row.date,
    oldCode: row.oldCode,
    basis: row.basis,
    rule: carriedBy(row.kind),
  };
  switch (row.kind) {
    case 'dibentuk':
      return begin(forest, area, row) ?? { ...line, from: null };
    case 'pecah': {
      const from = row.oldCode === null ? undefined : growAny(nursery, row.oldCode, row.oldName, row.date);
      if (!from) return 'oldCode';
      const begun = begin(forest, area, row);
      if (begun) return begun;
      forest.noteGround({ from: from.key, to: area.key, kind: 'pecah', date: row.date });
      splitWhereGroundChanges(forest, from.key, row.date);
      return { ...line, from: from.key };
    }
    case 'pindah induk':
      return move(nursery, area, row) ?? { ...line, from: area.key };
    case 'ganti nama':
      return rename(forest, area, row) ?? { ...line, from: area.key };
    case 'gabung': {
      const gone = merge(nursery, row);
      if (typeof gone !== 'object') return gone;
      forest.noteGround({ from: gone.key, to: area.key, kind: 'gabung', date: row.date });
      splitWhereGroundChanges(forest, area.key, row.date);
      return { ...line, from: gone.key };
    }
    case 'dihapus':
      return end(forest, area, row.date) ?? { ...line, from: area.key };
  }
}

/** The area is not there before the day. Its parent covers the same ground as before: the land was in another area of it. */
function begin(forest: Forest, area: History, row: ChangeRow): Refusal | undefined {
  if (
    area.versions.some((v) => v.validFrom === row.date) &&
    !area.versions.some((v) => startsBefore(v, row.date))
  ) {
    return 'known';
  }
  const kept = area.versions.filter((v) => v.validTo === null || v.validTo > row.date);
  if (kept.length === 0) return 'notThen';
  forest.rewrite(
    area.key,
    kept.map((v) => (startsBefore(v, row.date) ? { ...copyOf(v), validFrom: row.date } : copyOf(v))),
  );
  return undefined;
}

function startsBefore(v: Version, day: string): boolean {
  return v.validFrom === null || v.validFrom < day;
}

/** Before the day the area lay in another parent, perhaps under another code; both parents' ground changes. */
function move(nursery: Nursery, area: History, row: ChangeRow): Refusal | undefined {
  const { forest } = nursery;
  const from = row.oldParent === null ? undefined : growAny(nursery, row.oldParent, null, row.date);
  if (!from) return 'oldParent';
  const to = row.newParent === null ? undefined : growAny(nursery, row.newParent, null, row.date);
  if (!to) return 'newParent';
  const then = area.versions.find((v) => isValidOn(v, row.date));
  if (!then) return 'notThen';
  if (then.parent !== to.key) return 'parent';
  if (then.validFrom === row.date) {
    const before = area.versions.find((v) => v.validTo === row.date);
    return before?.parent === from.key ? 'known' : 'parent';
  }
  const code = row.oldCode ?? then.code;
  forest.rewrite(
    area.key,
    area.versions.flatMap((v) =>
      v === then
        ? [
            { ...copyOf(v), validTo: row.date, parent: from.key, code },
            { ...copyOf(v), validFrom: row.date },
          ]
        : [copyOf(v)],
    ),
  );
  splitUpTo(forest, from, to, row.date);
  return undefined;
}

/** The old and the new parent change, and their ancestors up to the one they share. */
function splitUpTo(forest: Forest, from: History, to: History, day: string): void {
  const pathOf = (h: History) => {
    const v = h.versions.find((x) => isValidOn(x, day)) ?? h.versions.at(-1);
    return [h, ...(v ? forest.ancestors(v) : [])].map((a) => a.key);
  };
  const [a, b] = [pathOf(from), pathOf(to)];
  for (const key of [...a.filter((k) => !b.includes(k)), ...b.filter((k) => !a.includes(k))]) {
    splitWhereGroundChanges(forest, key, day);
  }
}

/**
 * Cuts the version of an area that the day lies in: before and after it covers other ground. A shape of a file stays
 * with the time it shows; the other time is drawn from the children of then.
 */
function splitWhereGroundChanges(forest: Forest, key: number, day: string): void {
  const history = forest.get(key);
  const then = history?.versions.find((v) => startsBefore(v, day) && (v.validTo === null || day < v.validTo));
  if (!history || !then) return;
  const side = (before: boolean): Version => {
    const own = then.shape.from !== 'held' || then.shape.basis !== 'file' || then.shape.on < day === before;
    const part = before ? { ...copyOf(then), validTo: day } : { ...copyOf(then), validFrom: day };
    return own ? part : { ...part, shape: NO_SHAPE, quality: null, decree: null };
  };
  forest.rewrite(
    key,
    history.versions.flatMap((v) => (v === then ? [side(true), side(false)] : [copyOf(v)])),
  );
}

function rename(forest: Forest, area: History, row: ChangeRow): Refusal | undefined {
  const then = area.versions.find((v) => isValidOn(v, row.date));
  if (!then) return 'notThen';
  if (then.validFrom === row.date) return 'known';
  const before = {
    ...copyOf(then),
    validTo: row.date,
    name: row.oldName ?? then.name,
    code: row.oldCode ?? then.code,
  };
  forest.rewrite(
    area.key,
    area.versions.flatMap((v) =>
      v === then ? [before, { ...copyOf(v), validFrom: row.date }] : [copyOf(v)],
    ),
  );
  return undefined;
}

/** An area that went into another: it is made anew, with the day as its end. */
function merge(nursery: Nursery, row: ChangeRow): History | Refusal {
  const { forest } = nursery;
  if (row.oldCode === null || row.oldParent === null) return 'oldCode';
  const there = forest.find(row.oldCode, row.date);
  const known = [...forest.all()].some((h) =>
    h.versions.some((v) => v.code === row.oldCode && v.validTo === row.date),
  );
  if (known) return 'known';
  if (there) return end(forest, there, row.date) ?? there;
  const parent = growAny(nursery, row.oldParent, null, row.date);
  if (!parent) return 'oldParent';
  return forest.add({
    validFrom: null,
    validTo: row.date,
    code: row.oldCode,
    parent: parent.key,
    level: row.level,
    name: row.oldName ?? row.oldCode,
    kind: null,
    quality: null,
    decree: null,
    shape: NO_SHAPE,
  });
}

function end(forest: Forest, area: History, day: string): Refusal | undefined {
  if (area.versions.some((v) => v.validTo === day)) return 'known';
  const kept = area.versions.filter((v) => startsBefore(v, day));
  if (kept.length === 0) return 'notThen';
  forest.rewrite(
    area.key,
    kept.map((v) => (v.validTo === null || v.validTo > day ? { ...copyOf(v), validTo: day } : copyOf(v))),
  );
  return undefined;
}
