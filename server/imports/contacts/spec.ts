import { sayPositions } from '../../../data/read/csv.ts';
import { loadContactsOf } from '../../pillars/contacts/query.ts';
import { personKey, type WholeContact, type WholeContacts } from '../../pillars/kind.ts';
import { insertContacts } from '../../pillars/store/query.ts';
import { touchedRegister } from '../../pillars/swap/query.ts';
import { Findings } from '../findings.ts';
import type { Checked, ImportEnv, ImportKindSpec, SourceFile } from '../kind.ts';
import { openTable } from '../lookup/open-table.ts';
import type { KnownArea } from '../lookup/query.ts';
import { NOTHING_SAID } from '../lookup/read-figures.ts';
import { WordMatcher } from '../matching/word-matcher.ts';
import type { PillarOptions } from '../pillars/spec.ts';
import { refused } from '../run.ts';
import { type ContactRow, readContacts } from './rows.ts';

/** Contacts of one area; as many as the form for them takes. */
const MOST_OF_AREA = 60;

/**
 * `import contacts FILE`: who to call in an area. Whoever is there already is completed, and nobody is taken away. No report
 * names anybody: rows are told by their line.
 */
export const contactsImport: ImportKindSpec<PillarOptions, readonly WholeContacts[]> = {
  kind: 'contacts',
  check: checkContacts,
  async stage(env, lists, importId) {
    await env.ctx.db.write(env.scope, async (tx) => {
      for (const list of lists) await insertContacts(tx, importId, list);
    });
    env.progress('stage', 1);
    const register = await touchedRegister(env.ctx.db.as(env.scope), importId);
    return { regencies: [], periods: [], boundaries: false, register };
  },
};

type PlacedContact = ContactRow & { readonly area: KnownArea };

async function checkContacts(
  env: ImportEnv,
  file: SourceFile | null,
  options: PillarOptions,
): Promise<Checked<readonly WholeContacts[]>> {
  const findings = new Findings();
  env.progress('read', 0.02);
  const open = await openTable(file, findings, { ofPillars: true });
  if (!open) return refused(findings, NOTHING_SAID);
  const words = await WordMatcher.open(env, open.table);
  const { rows, ignored, columns } = await readContacts(open.table, findings, words.code);
  if (findings.counts['column-missing'] !== undefined) return refused(findings, NOTHING_SAID);
  const placed = await place(env, rows, words, findings);
  const lists = await gather(env, placed, findings);
  env.progress('read', 1);
  words.matches.tell(findings);
  if (ignored.length > 0) {
    const hint = { n: ignored.length, positions: sayPositions(open.table, ignored) };
    findings.add({ severity: 'note', code: 'columns-ignored', hint });
  }
  if (rows.length === 0 && findings.errors === 0)
    findings.add({ severity: 'error', code: 'nothing-to-import' });
  const { read } = open.table;
  const used = lists.reduce((n, list) => n + list.used, 0);
  const applies = lists.length > 0 && (findings.errors === 0 || options.skipBadRows === true);
  return {
    plan: applies ? lists.map(({ areaId, contacts }) => ({ areaId, contacts })) : undefined,
    findings,
    understood: [...open.understood, { what: 'columns', as: columns }].filter((u) => u.as !== ''),
    rows: { read, used: applies ? used : 0, refused: read - used - words.matches.leftOut },
    matching: words.matches.report(),
    brought: applies ? { contacts: used, areas: lists.length } : {},
    provenance: NOTHING_SAID,
  };
}

/** The area of each row as it is today: one that was merged away has nobody to call any more. */
async function place(
  env: ImportEnv,
  rows: readonly ContactRow[],
  words: WordMatcher,
  findings: Findings,
): Promise<PlacedContact[]> {
  const places = await words.places(env, rows, findings);
  const today = env.ctx.clock.today();
  return rows.flatMap((row) => {
    const found = places.find(row, today);
    if (found.kind === 'leftOut') return [];
    if (found.kind === 'wrong') {
      const { code, hint } = found;
      findings.add({ severity: 'error', line: row.line, column: 'kode', code, value: row.written, hint });
      return [];
    }
    return [{ ...row, area: found.area }];
  });
}

/** The contacts of each area of the file, whole: who was there, and who is new or told anew. */
async function gather(
  env: ImportEnv,
  rows: readonly PlacedContact[],
  findings: Findings,
): Promise<(WholeContacts & { readonly used: number })[]> {
  const byArea = Map.groupBy(rows, ({ area }) => area.id);
  const before = await loadContactsOf(env.ctx.db.as(env.scope), [...byArea.keys()]);
  return [...byArea].flatMap(([areaId, own]) => {
    const known = new Map((before.get(areaId) ?? []).map((c) => [keyOf(c), c]));
    const lines = new Map<string, number>();
    let last = Math.max(0, ...[...known.values()].map((c) => c.no));
    let used = 0;
    for (const row of own) {
      const key = keyOf(row);
      const other = lines.get(key);
      const wrong = (code: string, hint: Record<string, string | number>) =>
        findings.add({ severity: 'error', line: row.line, column: 'nama', code, hint });
      if (other !== undefined) {
        wrong('row-twice', { other });
        continue;
      }
      const held = known.get(key);
      if (!held && known.size >= MOST_OF_AREA) {
        wrong('contacts-too-many', { most: MOST_OF_AREA });
        continue;
      }
      lines.set(key, row.line);
      const phone = row.phone === null ? (held?.phone ?? null) : env.ctx.keys.seal('register', row.phone);
      if (!held) last += 1;
      const { kind, name } = row;
      known.set(key, { no: held?.no ?? last, kind, name, phone, until: row.until ?? held?.until ?? null });
      used += 1;
    }
    return used === 0 ? [] : [{ areaId, contacts: [...known.values()], used }];
  });
}

/** The same office held by somebody of the same name is the same contact. */
function keyOf({ kind, name }: Pick<WholeContact, 'kind' | 'name'>): string {
  return `${kind} ${personKey(name)}`;
}
