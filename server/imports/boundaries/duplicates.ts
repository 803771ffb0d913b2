import type { Findings } from '../findings.ts';
import type { ImportEnv } from '../kind.ts';
import type { PlacedShape } from './plan.ts';
import { mergeShapes, overlaps } from './query.ts';
import type { ResolvedRow } from './resolve.ts';

/** Two features of one code are parts of one area as long as less than this of the smaller lies in the other. */
const PARTS_SHARE_AT_MOST = 0.1;

/**
 * Several features of one code: parts that lie apart become one area, a second drawing of the same place is refused.
 * Both are said with the numbers of the features.
 */
export async function joinParts(
  env: ImportEnv,
  rows: readonly ResolvedRow[],
  findings: Findings,
): Promise<{ placed: PlacedShape[]; refused: number }> {
  const db = env.ctx.db.as(env.scope);
  const byCode = new Map<string, ResolvedRow[]>();
  for (const row of rows) byCode.set(row.code, [...(byCode.get(row.code) ?? []), row]);
  const placed: PlacedShape[] = [];
  let refused = 0;
  for (const [code, [first, ...more]] of byCode) {
    if (!first) continue;
    if (more.length === 0) {
      placed.push(first);
      continue;
    }
    env.signal.throwIfAborted();
    const group = [first, ...more];
    const met = await overlaps(
      db,
      group.map((r) => r.hex),
    );
    const parts = [0];
    for (let i = 1; i < group.length; i += 1) {
      const over = met.find((m) => m.b === i && parts.includes(m.a) && m.share >= PARTS_SHARE_AT_MOST);
      const hint = { code, other: group[over?.a ?? 0]?.feature ?? 0 };
      const line = group[i]?.feature ?? null;
      if (over) {
        refused += 1;
        const share = Math.round(over.share * 100);
        findings.add({
          severity: 'error',
          line,
          code: 'duplicate-area',
          value: code,
          hint: { ...hint, share },
        });
      } else {
        parts.push(i);
        findings.add({ severity: 'warning', line, code: 'parts-merged', value: code, hint });
      }
    }
    const hexes = parts.flatMap((i) => group[i]?.hex ?? []);
    placed.push({ ...first, hex: hexes.length > 1 ? await mergeShapes(db, hexes) : first.hex });
  }
  return { placed, refused };
}
