import type { Map as MapLibreMap } from 'maplibre-gl';
import type { AreaTable } from '../../data/contract/area.ts';
import { CLASS_NO_DATA } from '../../data/contract/values.ts';
import { type MapValues, STATE } from './paint.ts';
import { sourceOf } from './style.ts';

/**
 * Tells the map what it shall know of each area besides its shape: whether it is part of the picture, its class in the
 * legend, whether it is pointed at or chosen. Figures reach the map only here.
 */
export class AreaStates {
  readonly #map: MapLibreMap;
  /** area id -> source of its tile set */
  #sourceById = new Map<number, string>();
  #sources = new Set<string>();
  #emphasised: Record<'hovered' | 'selected', number | null> = { hovered: null, selected: null };

  constructor(map: MapLibreMap) {
    this.#map = map;
  }

  /** True for an area that is part of the picture and has a shape. */
  isShown(id: number): boolean {
    return this.#sourceById.has(id);
  }

  /** Takes the areas of a new picture; those of the last one are forgotten. */
  show(areas: AreaTable): void {
    for (const source of this.#sources) this.#forget(source);
    this.#sources = new Set([...areas.tileSets, ...areas.outlines].map(sourceOf));
    this.#emphasised = { hovered: null, selected: null };
    const sources = areas.tileSets.map(sourceOf);
    this.#sourceById = new Map();
    areas.id.forEach((id, i) => {
      const source = sources[areas.tileSet[i] ?? -1];
      if (source === undefined) return;
      this.#sourceById.set(id, source);
      this.#map.setFeatureState({ source, sourceLayer: 'area', id }, { [STATE.inside]: true });
      this.#map.setFeatureState({ source, sourceLayer: 'label', id }, { [STATE.inside]: true });
    });
    this.#outline(areas);
  }

  #outline(areas: AreaTable): void {
    const id = areas.within?.id;
    if (id === undefined) return;
    for (const source of areas.outlines.filter((set) => set.level === areas.within?.level).map(sourceOf)) {
      this.#map.setFeatureState({ source, sourceLayer: 'area', id }, { [STATE.within]: true });
    }
  }

  /** Gives each area its class. Without values the areas wait in a neutral colour. */
  colour(areas: AreaTable, values: MapValues | undefined): void {
    const rowById = new Map(values?.id.map((id, i) => [id, i]));
    for (const id of areas.id) {
      const source = this.#sourceById.get(id);
      if (source === undefined) continue;
      const row = rowById.get(id) ?? -1;
      const index = values ? (values.class[row] ?? CLASS_NO_DATA) : null;
      const partOf = index !== null && index >= 0 && values?.basis[row] === 'partial';
      this.#map.setFeatureState(
        { source, sourceLayer: 'area', id },
        { [STATE.class]: index, [STATE.partOf]: partOf },
      );
    }
  }

  emphasise(kind: 'hovered' | 'selected', id: number | null): void {
    const before = this.#emphasised[kind];
    if (before === id) return;
    this.#set(before, kind, false);
    this.#set(id, kind, true);
    this.#emphasised[kind] = id;
  }

  #set(id: number | null, kind: 'hovered' | 'selected', on: boolean): void {
    const source = id === null ? undefined : this.#sourceById.get(id);
    if (id === null || source === undefined) return;
    this.#map.setFeatureState({ source, sourceLayer: 'area', id }, { [STATE[kind]]: on });
  }

  #forget(source: string): void {
    if (!this.#map.getSource(source)) return;
    this.#map.removeFeatureState({ source, sourceLayer: 'area' });
    this.#map.removeFeatureState({ source, sourceLayer: 'label' });
  }
}
