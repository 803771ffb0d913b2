import { CODE_PATTERN } from '../catalogue/codes.ts';

/** How an area code was written. */
export type CodeForm = 'dotted' | 'plain' | 'own';

/** A value that reads as an area code. */
export interface ReadCode {
  /** dotted, down to the desa at most: '31.72.02.1005' */
  readonly code: string;
  /** what follows the desa: ['001'] of '31.72.02.1005.001'; empty above */
  readonly below: readonly string[];
  readonly form: CodeForm;
}

const DOTTED = /^(\d{2})(?:[.\- ](\d{2})(?:[.\- ](\d{2})(?:[.\- ](\d{4})((?:[.\- /]\d{1,3}){0,3}))?)?)?$/;

/**
 * Reads a Kemendagri code with or without dots, and below the desa '31.72.02.1005.001' (what the last part is, its
 * column says) or the project's own '31.72.02.1005.rw001'. Undefined for what is no code. Ten digits may also be a BPS
 * code: ask `isBpsVillage` and the code list.
 */
export function readAreaCode(value: unknown): ReadCode | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = String(value).trim();
  const dotted = DOTTED.exec(text);
  if (dotted) {
    const code = dotted
      .slice(1, 5)
      .filter((p) => p !== undefined)
      .join('.');
    const below = (dotted[5] ?? '').split(/[.\- /]/).filter((p) => p !== '');
    return { code, below, form: code.length === 2 ? 'plain' : 'dotted' };
  }
  const own = text.toLowerCase();
  if (CODE_PATTERN.test(own)) {
    return { code: own.slice(0, 13), below: own.slice(14).split('.'), form: 'own' };
  }
  return readPlain(text);
}

function readPlain(text: string): ReadCode | undefined {
  if (!/^\d+$/.test(text)) return undefined;
  const cut = [text.slice(0, 2), text.slice(2, 4), text.slice(4, 6), text.slice(6, 10)];
  if (text.length === 4) return { code: cut.slice(0, 2).join('.'), below: [], form: 'plain' };
  if (text.length === 6) return { code: cut.slice(0, 3).join('.'), below: [], form: 'plain' };
  const rest = text.slice(10);
  if (text.length < 10 || rest.length % 3 !== 0 || rest.length > 6) return undefined;
  return { code: cut.join('.'), below: rest.match(/\d{3}/g) ?? [], form: 'plain' };
}

/**
 * Ten digits that cannot be a Kemendagri code: there the 7th is 1 (kelurahan), 2 (desa) or 3 (desa adat). BPS writes
 * 2 + 2 + 3 + 3 digits, mostly with a 0 there.
 */
export function isBpsVillage(value: unknown): boolean {
  const text = String(value ?? '').trim();
  return /^\d{10}$/.test(text) && !/[123]/.test(text[6] ?? '');
}

/** Seven digits are a kecamatan of BPS (Kemendagri has six). */
export function isBpsDistrict(value: unknown): boolean {
  return /^\d{7}$/.test(String(value ?? '').trim());
}
