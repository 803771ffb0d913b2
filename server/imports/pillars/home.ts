import { judgeName } from '../../../data/read/rank-names.ts';
import type { ImportEnv } from '../kind.ts';
import { type KnownArea, loadVillages } from '../lookup/query.ts';
import type { PillarRow } from './rows.ts';

const REGENCY_CODE = 5;
const KECAMATAN_CODE = 8;

/** Finds the desa/kelurahan that somebody lives in, by its code or its name. */
export class HomeFinder {
  private readonly villages: readonly KnownArea[];

  static async open(env: ImportEnv, rows: readonly PillarRow[]): Promise<HomeFinder> {
    const isSaid = rows.some((row) => row.home !== null);
    return new HomeFinder(isSaid ? await loadVillages(env.ctx.db.as(env.scope)) : []);
  }

  private constructor(villages: readonly KnownArea[]) {
    this.villages = villages;
  }

  /** @param near code of the area served: a name is looked for in its kecamatan first, then in its regency */
  find(written: string, near: string): KnownArea | undefined {
    const code = this.villages.find((village) => village.code === written.trim());
    if (code) return code;
    for (const digits of [KECAMATAN_CODE, REGENCY_CODE]) {
      const within = near.slice(0, digits);
      if (within.length < digits) continue;
      const { verdict, choices } = judgeName(
        written,
        this.villages.filter((village) => village.code.startsWith(`${within}.`)),
        'desa',
      );
      if (verdict === 'sure') return choices[0]?.found;
    }
    return undefined;
  }
}
