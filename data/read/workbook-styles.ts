import { XmlScanner } from './xml-scan.ts';

/** What the number of a cell stands for, told by how Excel shows it. */
export type NumberKind = 'plain' | 'percent' | 'day' | 'month' | 'year';

/** Formats that every workbook has without saying so; months are 'mmm-yy'. The others from 14 to 47 show days or hours. */
const BUILT_IN: Readonly<Record<number, NumberKind>> = {
  9: 'percent',
  10: 'percent',
  14: 'day',
  15: 'day',
  16: 'day',
  17: 'month',
  22: 'day',
};

/** The kinds of number that the styles of a workbook (`xl/styles.xml`) give, by number of the style. */
export function readStyles(xml: string): NumberKind[] {
  const formats = new Map<number, NumberKind>();
  const kinds: NumberKind[] = [];
  let inCells = false;
  const scanner = new XmlScanner({
    open(name, attribute) {
      if (name === 'numFmt')
        formats.set(Number(attribute('numFmtId')), kindOfFormat(attribute('formatCode') ?? ''));
      if (name === 'cellXfs') inCells = true;
      if (name === 'xf' && inCells) {
        const format = Number(attribute('numFmtId') ?? 0);
        kinds.push(formats.get(format) ?? BUILT_IN[format] ?? 'plain');
      }
    },
    text() {},
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  scanner.push(xml);
  scanner.end();
  return kinds;
}

/** 'dd/mm/yyyy' is a day, 'mmm-yy' a month, 'yyyy' a year, '0.0%' a percentage; what stands in quotes or brackets says nothing. */
function kindOfFormat(code: string): NumberKind {
  const bare = code
    .split(';')[0]
    ?.replace(/"[^"]*"|\\.|\[[^\]]*\]|_./g, '')
    .toLowerCase();
  if (!bare) return 'plain';
  if (bare.includes('%')) return 'percent';
  if (/general/.test(bare)) return 'plain';
  if (/d/.test(bare)) return 'day';
  if (/m/.test(bare) && /y/.test(bare)) return 'month';
  return /y/.test(bare) ? 'year' : 'plain';
}

const DAY_MS = 86_400_000;
/** Day 1 is 1 January 1900, and Excel believes that year had a 29 February. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);

/**
 * The number of a cell as text that the readers of counts, rates, days and codes read rightly. A fraction keeps its
 * decimal point and is never mistaken for thousands: 1.234 becomes '1.2340'.
 */
export function writeNumber(value: number, kind: NumberKind, from1904: boolean): string {
  if (kind === 'percent') return `${trimmed(value * 100)}%`;
  if (kind === 'plain' || value < 1) return Number.isInteger(value) ? wholeText(value) : fraction(value);
  const moment = new Date((from1904 ? EPOCH_1904 : EPOCH_1900) + Math.floor(value) * DAY_MS);
  if (Number.isNaN(moment.getTime())) return fraction(value);
  const iso = moment.toISOString();
  return kind === 'day' ? iso.slice(0, 10) : kind === 'month' ? iso.slice(0, 7) : iso.slice(0, 4);
}

function wholeText(value: number): string {
  return Math.abs(value) < 1e21 ? BigInt(value).toString() : String(value);
}

function trimmed(value: number): string {
  return String(Number(value.toPrecision(12)));
}

function fraction(value: number): string {
  const text = trimmed(value);
  return /\.\d{3}$/.test(text) ? `${text}0` : text;
}
