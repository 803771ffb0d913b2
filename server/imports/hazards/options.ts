import type { CoordinateSystem } from '../../../data/catalogue/coordinate-systems.ts';
import type {
  ClassScheme,
  ContextKind,
  HazardClass,
  HazardCode,
  OutsideZones,
} from '../../../data/catalogue/hazards.ts';

/** What may be said of a file of hazards beside its bytes. */
export interface HazardOptions {
  readonly hazard?: HazardCode | undefined;
  /** of the set; that of the file without it */
  readonly hazardName?: string | undefined;
  readonly hazardYear?: number | undefined;
  readonly classField?: string | undefined;
  readonly scheme?: ClassScheme | undefined;
  /** words of the file that no scheme reads, and the class of each */
  readonly classes?: Readonly<Record<string, HazardClass>> | undefined;
  readonly outside?: OutsideZones | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  /** of a layer under the map: what it holds */
  readonly contextKind?: ContextKind | undefined;
  readonly layer?: string | undefined;
  readonly coordinates?: CoordinateSystem | undefined;
  readonly skipBadRows?: boolean | undefined;
}

/** A set is called as its file, without the ending. */
export function nameOfSet(said: string | undefined, fileName: string | undefined): string {
  return said ?? fileName?.replace(/\.[a-z0-9]{2,8}$/i, '').slice(0, 200) ?? '';
}
