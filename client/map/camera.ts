import type { Map as MapLibreMap } from 'maplibre-gl';
import { useEffect, useRef } from 'react';
import type { BBox } from '../../data/contract/area.ts';
import type { Camera } from '../../data/contract/view.ts';

/** Room that panels take from the map's edges, in pixels. */
export interface MapPadding {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** The archipelago, for a place without any shape. */
const INDONESIA: BBox = [95, -11.1, 141.1, 6.1];
const FIT_MAX_ZOOM = 15.5;
const FLIGHT_MS = 600;
/** How far the map is tilted for columns, in degrees. */
const TILT = 50;

export function cameraOf(map: MapLibreMap): Camera {
  const { lat, lng } = map.getCenter();
  return {
    zoom: map.getZoom(),
    latitude: lat,
    longitude: lng,
    pitch: map.getPitch(),
    bearing: map.getBearing(),
  };
}

/** The camera that shows what is seen between the panels in a picture of another size, tilted and turned as it is. */
export function cameraFor(
  map: MapLibreMap,
  { left, top, right, bottom }: MapPadding,
  size: { readonly width: number; readonly height: number },
): Camera {
  const { clientWidth, clientHeight } = map.getContainer();
  const width = Math.max(1, clientWidth - left - right);
  const height = Math.max(1, clientHeight - top - bottom);
  const { lat, lng } = map.unproject([left + width / 2, top + height / 2]);
  const scale = Math.min(size.width / width, size.height / height);
  return { ...cameraOf(map), latitude: lat, longitude: lng, zoom: map.getZoom() + Math.log2(scale) };
}

/** Same picture to the eye: an address keeps fewer digits than the map. */
function isSameCamera(a: Camera, b: Camera): boolean {
  return (
    Math.abs(a.zoom - b.zoom) < 0.011 &&
    Math.abs(a.latitude - b.latitude) < 2e-5 &&
    Math.abs(a.longitude - b.longitude) < 2e-5 &&
    Math.abs(a.pitch - b.pitch) < 1 &&
    Math.abs(a.bearing - b.bearing) < 1
  );
}

/** Tilted for columns, or straight down with north up. A map that is tilted already keeps its tilt. */
export function tilt(map: MapLibreMap, isTilted: boolean): void {
  if (isTilted === map.getPitch() > 0 && (isTilted || map.getBearing() === 0)) return;
  const to = isTilted ? { pitch: TILT } : { pitch: 0, bearing: 0 };
  map.easeTo({ ...to, duration: prefersStillness() ? 0 : FLIGHT_MS });
}

export function fitTo(map: MapLibreMap, bounds: BBox | null, padding: MapPadding, durationMs: number): void {
  map.fitBounds(bounds ?? INDONESIA, {
    // A map that may be tilted is tilted: it shows columns.
    pitch: map.getMaxPitch() > 0 ? map.getPitch() || TILT : 0,
    padding: { ...padding },
    maxZoom: FIT_MAX_ZOOM,
    duration: prefersStillness() ? 0 : durationMs,
  });
}

/**
 * Keeps map and address together: an address with a camera moves the map there (reload, back), one without shows the
 * whole area. `bounds` undefined: not known yet, so nothing moves; null: nothing has a shape.
 */
export function useCamera(
  map: MapLibreMap | undefined,
  camera: Camera | undefined,
  bounds: BBox | null | undefined,
  padding: MapPadding,
): void {
  const settled = useRef(false);
  const room = useRef(padding);
  room.current = padding;
  useEffect(() => {
    if (!map || (camera === undefined && bounds === undefined)) return;
    const duration = settled.current ? FLIGHT_MS : 0;
    if (camera === undefined) fitTo(map, bounds ?? null, room.current, duration);
    else if (!isSameCamera(camera, cameraOf(map))) {
      map.easeTo({
        center: [camera.longitude, camera.latitude],
        zoom: camera.zoom,
        pitch: camera.pitch,
        bearing: camera.bearing,
        duration: prefersStillness() ? 0 : duration,
      });
    }
    settled.current = true;
  }, [map, camera, bounds]);
}

function prefersStillness(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
