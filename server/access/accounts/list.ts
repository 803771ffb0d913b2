import { PILLAR_ROLE_WORDS } from '../../../data/catalogue/role-words.ts';
import { isPinRole, type RoleCode } from '../../../data/catalogue/roles.ts';
import {
  ACCOUNT_LIST_LIMIT,
  type AccountListProblem,
  phone as phoneForm,
} from '../../../data/contract/account.ts';

/** One person of a list, as it was written. */
export interface ListedPerson {
  readonly line: number;
  readonly name: string;
  readonly role: RoleCode;
  readonly areas: readonly string[];
  readonly phone: string | null;
  readonly until: string | null;
}

const COLUMNS = ['name', 'role', 'area', 'phone', 'until'] as const;
const HEADINGS = /^(nama|name)\b/i;
const LONGEST_SHOWN = 40;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_HERE = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;

/**
 * Reads a list of pillars that was pasted from a spreadsheet: nama, peran, kode wilayah, telepon, sampai; a tab,
 * semicolon or comma between them, codes of several areas apart by spaces. What cannot be read is a problem of its row.
 */
export function readList(
  text: string,
  today: string,
): { people: ListedPerson[]; problems: AccountListProblem[] } {
  const people: ListedPerson[] = [];
  const problems: AccountListProblem[] = [];
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const separator = ['\t', ';', ','].find((s) => lines.some((line) => line.includes(s))) ?? '\t';
  const seen = new Set<string>();
  for (const [i, written] of lines.entries()) {
    const line = i + 1;
    if (written.trim() === '') continue;
    const cells = written.split(separator).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
    // Somebody may be called Nama: a heading has no role beside it.
    if (i === 0 && HEADINGS.test(cells[0] ?? '') && roleOf(cells[1] ?? '') === undefined) continue;
    const tell = (column: AccountListProblem['column'], code: AccountListProblem['code'], value = '') =>
      void problems.push({ line, column, code, value: value.slice(0, LONGEST_SHOWN) });
    if (people.length >= ACCOUNT_LIST_LIMIT) {
      tell('row', 'too-many', String(ACCOUNT_LIST_LIMIT));
      break;
    }
    const [name = '', roleWord = '', areaText = '', phoneText = '', untilText = ''] = COLUMNS.map(
      (_, c) => cells[c] ?? '',
    );
    const before = problems.length;
    if (name === '' || name.length > 120) tell('name', 'missing', name);
    const role = roleOf(roleWord);
    if (role === undefined) tell('role', roleWord === '' ? 'missing' : 'unknown-role', roleWord);
    else if (!isPinRole(role)) tell('role', 'not-a-pin-role', roleWord);
    const areas = areaText.split(/[\s|+]+/).filter((code) => code !== '');
    if (areas.length === 0) tell('area', 'missing');
    const until = dayOf(untilText);
    if (until === undefined) tell('until', 'date-form', untilText);
    else if (until !== null && until < today) tell('until', 'in-the-past', untilText);
    if (phoneText !== '' && !phoneForm.safeParse(phoneText).success)
      tell('phone', 'phone-form', masked(phoneText));
    const key = [name.toLowerCase(), role, areas.join(' '), phoneText].join('|');
    if (problems.length === before && seen.has(key)) tell('row', 'twice', name);
    seen.add(key);
    if (problems.length > before || role === undefined || until === undefined) continue;
    people.push({ line, name, role, areas, phone: phoneText === '' ? null : phoneText, until });
  }
  return { people, problems };
}

function roleOf(word: string): RoleCode | undefined {
  const plain = word.toLowerCase().replace(/[^a-z]/g, '');
  return PILLAR_ROLE_WORDS.get(plain);
}

/** 'YYYY-MM-DD' or as one writes it here, 31/12/2027; null: none. Undefined: no day. */
function dayOf(text: string): string | null | undefined {
  if (text === '' || text === '-') return null;
  const here = DAY_HERE.exec(text);
  const iso = here
    ? `${here[3]}-${String(here[2]).padStart(2, '0')}-${String(here[1]).padStart(2, '0')}`
    : text;
  const [, year, month, day] = DAY.exec(iso) ?? [];
  if (!year || !month || !day) return undefined;
  const days = [31, isLeap(Number(year)) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][
    Number(month) - 1
  ];
  return days !== undefined && Number(day) >= 1 && Number(day) <= days ? iso : undefined;
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Long runs of digits are somebody's number: only how it began is shown. */
function masked(text: string): string {
  return text.replace(/\d{5,}/g, (run) => `${run.slice(0, 3)}…`);
}
