import { isFiner } from '../../data/catalogue/levels.ts';
import type { AreaCard } from '../../data/contract/area.ts';

/** What a sketch could do in an area: draw the RW and RT of its list, or make as many as are said. */
export type SketchWay = 'list' | 'numbers';

/**
 * Is there anything to sketch in an area? It needs ground of its own, and RW or RT without a border: those of its list, or,
 * where a village has no list at all, new ones.
 */
export function canSketch({ area, quality, below }: AreaCard): SketchWay | undefined {
  if (area.level === 'provinsi') return undefined;
  const hasGround = quality !== null && quality !== 'sketsa';
  const listed = below.filter(({ level }) => isFiner(level, 'desa'));
  if (listed.some(({ areas, shapes }) => shapes < areas)) {
    return hasGround || isFiner('desa', area.level) ? 'list' : undefined;
  }
  const isVillage = area.level === 'desa' || area.level === 'dusun';
  return hasGround && isVillage && below.length === 0 ? 'numbers' : undefined;
}
