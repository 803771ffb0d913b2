let map: Promise<typeof import('../map/map.tsx')> | undefined;

/** The map is the heaviest part: asked for at once, beside the first data, and only once. */
export function loadMap(): Promise<typeof import('../map/map.tsx')> {
  map ??= import('../map/map.tsx');
  return map;
}
