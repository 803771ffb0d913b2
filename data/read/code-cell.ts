/** What was put right in a code as written, for the report. */
export type CodeRepair = 'zero' | 'prefix' | 'separators';

export interface CodeCell {
  /** as `readAreaCode` takes it */
  readonly text: string;
  readonly repaired: CodeRepair | undefined;
  /** digits were lost in the file for good: '3.51E+09' */
  readonly isRounded: boolean;
}

/**
 * A cell of a code column without what spreadsheets and exports do to codes: an apostrophe or 'id' in front, '.0' behind,
 * marks of thousands, and the last zero of '35.10' that is gone when it was taken for a number.
 */
export function readCodeCell(cell: string): CodeCell {
  const bare = cell
    .trim()
    .replace(/^['’`"=]+|["]+$/g, '')
    .trim();
  if (/^\d(?:[.,]\d+)?e\+?\d+$/i.test(bare)) return { text: bare, repaired: undefined, isRounded: true };
  const unprefixed = bare.replace(/^(?:id|kode|kd|code|no)[\s._:-]*(?=\d)/i, '');
  const whole = unprefixed.replace(/^(\d{4,})[.,]0+$/, '$1');
  const joined = /^\d{1,3}(?:[.,]\d{3}){2,}$/.test(whole) ? whole.replace(/[.,]/g, '') : whole;
  const full = /^\d{2}[.,]\d$/.test(joined) ? `${joined.replace(',', '.')}0` : joined;
  const repaired =
    full !== joined
      ? 'zero'
      : joined !== unprefixed
        ? 'separators'
        : unprefixed !== bare
          ? 'prefix'
          : undefined;
  return { text: full, repaired, isRounded: false };
}

/** Seven digits, or ten with a 0 where Kemendagri has 1, 2 or 3, can only be codes of BPS. */
function isSurelyBps(text: string): boolean {
  return /^\d{7}$/.test(text) || /^\d{6}[04-9]\d{3}$/.test(text);
}

/** So many of a hundred codes tell whose they all are. */
const TELLING = 0.2;

/**
 * Are the codes of a column those of BPS? Both offices write ten digits, so one code alone often cannot tell; a column of
 * them can: among codes of BPS most kecamatan end in 0.
 */
export function areBpsCodes(cells: Iterable<string>): boolean {
  let plain = 0;
  let bps = 0;
  for (const cell of cells) {
    const { text } = readCodeCell(cell);
    if (!/^\d{7}$|^\d{10}$/.test(text)) continue;
    plain += 1;
    if (isSurelyBps(text)) bps += 1;
  }
  return bps > 0 && bps >= plain * TELLING;
}
