import type { Map as MapLibreMap } from 'maplibre-gl';
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import type { AreaTable } from '../../data/contract/area.ts';
import { tilt } from './camera.ts';
import { columnsOf } from './columns.ts';
import type { ColumnOverlay } from './overlay.ts';
import type { MapValues } from './paint.ts';

interface ColumnsWanted {
  readonly isOn: boolean;
  readonly areas: AreaTable | undefined;
  readonly values: MapValues | undefined;
  readonly onFailed: () => void;
}

/** Set each time columns have been given to the map. */
const COLUMNS_MARK = 'petasos:columns';

/** Draws values as columns while they are wanted, and tilts the map for them. Their program is fetched on first use. */
export function useColumns(
  map: MapLibreMap | undefined,
  { isOn, areas, values, onFailed }: ColumnsWanted,
): RefObject<ColumnOverlay | null> {
  const [overlay, setOverlay] = useState<ColumnOverlay>();
  const current = useRef<ColumnOverlay>(null);
  const failed = useRef(onFailed);
  failed.current = onFailed;
  useEffect(() => {
    if (!map || !isOn) return;
    let isWanted = true;
    let made: ColumnOverlay | undefined;
    import('./overlay.ts').then(
      ({ ColumnOverlay: Overlay }) => {
        if (!isWanted) return;
        made = new Overlay(map, () => failed.current());
        current.current = made;
        setOverlay(made);
      },
      () => isWanted && failed.current(),
    );
    return () => {
      isWanted = false;
      current.current = null;
      setOverlay(undefined);
      made?.remove();
    };
  }, [map, isOn]);
  useEffect(() => {
    if (!map) return;
    if (isOn) map.keyboard.enableRotation();
    else map.keyboard.disableRotation();
    tilt(map, isOn);
  }, [map, isOn]);
  const picture = useMemo(
    () => (isOn && areas && values ? columnsOf(areas, values) : undefined),
    [isOn, areas, values],
  );
  useEffect(() => {
    overlay?.show(picture ?? { columns: [], radiusM: 0 });
    if (overlay && picture) performance.mark(COLUMNS_MARK);
  }, [overlay, picture]);
  return current;
}
