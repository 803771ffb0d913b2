import { type MapRef, Map as MapView } from '@vis.gl/react-maplibre';
import * as maplibregl from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';
import { type RefObject, useCallback, useEffect, useImperativeHandle, useMemo, useState } from 'react';
import type { AreaTable, BBox, TileSet } from '../../data/contract/area.ts';
import type { RouteAnswer } from '../../data/contract/routes.ts';
import { type Camera, MAX_PITCH } from '../../data/contract/view.ts';
import type { Arc } from './arcs.ts';
import { AreaStates } from './area-states.ts';
import { cameraFor, cameraOf, fitTo, type MapPadding, useCamera } from './camera.ts';
import { columnsOf } from './columns.ts';
import type { MapDraw } from './drawing.ts';
import { type MapOverlay, zoneImage } from './overlays.ts';
import { type MapValues, PATTERNS } from './paint.ts';
import { drawPattern, PATTERN_PIXEL_RATIO } from './pattern.ts';
import { type DrawingSize, drawMap, type MapDrawing } from './snapshot.ts';
import { fillLayerOf, makeStyle, patternImage } from './style.ts';
import { useArcs } from './use-arcs.ts';
import { useColumns } from './use-columns.ts';
import { useDraw, withDrawing } from './use-draw.ts';
import { useUnder } from './use-under.ts';
import { drawZonePattern, ZONE_CLASSES } from './zone-pattern.ts';

maplibregl.setWorkerUrl(workerUrl);

/** Set each time a new table of values has been drawn; the benchmark reads it. */
const PAINTED_MARK = 'petasos:painted';

/** What buttons outside the map may ask of it. */
export interface MapControl {
  zoomBy(step: number): void;
  showWhole(bounds: BBox | null): void;
  /** Draws what is looked at in a size of its own; undefined while there is nothing to draw. */
  draw(size: DrawingSize): Promise<MapDrawing> | undefined;
}

export interface AreaMapProps {
  readonly base: RouteAnswer<'places'>['baseTiles'];
  readonly areas: AreaTable | undefined;
  readonly values: MapValues | undefined;
  readonly hovered: number | null;
  readonly selected: number | null;
  /** where to look; undefined: at the whole of `bounds` */
  readonly camera: Camera | undefined;
  /** undefined: not known yet */
  readonly bounds: BBox | null | undefined;
  readonly padding: MapPadding;
  /** values as columns on a tilted map */
  readonly withColumns: boolean;
  readonly onColumnsFailed: () => void;
  /** changes of service areas, drawn over the areas */
  readonly arcs?: readonly Arc[];
  /** what lies over the areas: zones, footprints, facilities ... */
  readonly overlays?: readonly MapOverlay[] | undefined;
  /** drawing by hand; areas are not chosen as long as a tool is taken up */
  readonly draw?: MapDraw | undefined;
  readonly label: string;
  readonly onHover: (id: number | null, at?: { x: number; y: number }) => void;
  readonly onSelect: (id: number | null) => void;
  readonly onDrill: (id: number) => void;
  /** where the map came to rest; null: it has begun to move */
  readonly onCamera: (camera: Camera | null) => void;
  /** the browser cannot draw a map at all */
  readonly onFailed: () => void;
  readonly control: RefObject<MapControl | null>;
}

const NO_SETS: readonly TileSet[] = [];

/** The only place that knows the map library: shapes from tiles, colour from the legend, figures by feature-state. */
export function AreaMap(props: AreaMapProps) {
  const { base, areas, values, hovered, selected, padding, control } = props;
  const under = useUnder(base);
  const given = props.overlays;
  const overlays = useMemo(() => (under ? [...under.lines, ...(given ?? [])] : given), [under, given]);
  const archive = under?.archive;
  const isDrawing = (props.draw?.tool ?? null) !== null;
  const [map, setMap] = useState<maplibregl.Map>();
  const [styled, setStyled] = useState(false);
  const states = useMemo(() => (map ? new AreaStates(map) : undefined), [map]);

  const sets = areas?.tileSets ?? NO_SETS;
  const outlines = areas?.outlines ?? NO_SETS;
  const legend = values?.legend;
  const within = areas?.within?.level;
  const style = useMemo(
    () => makeStyle({ base, sets, outlines, legend, within, overlays, archive, origin: location.origin }),
    [base, sets, outlines, legend, within, overlays, archive],
  );
  const withDraw = props.draw !== undefined;
  const shownStyle = useMemo(
    () => (withDraw && map && styled ? withDrawing(style, map) : style),
    [withDraw, map, styled, style],
  );
  // A style can be amended once the first has been read, and patterns are needed before the areas that bear them.
  const [firstStyle] = useState(() =>
    makeStyle({
      base,
      sets: NO_SETS,
      outlines: NO_SETS,
      legend: undefined,
      within: undefined,
      origin: location.origin,
    }),
  );

  useEffect(() => map?.getCanvas().setAttribute('aria-label', props.label), [map, props.label]);
  useEffect(() => {
    if (styled && areas) states?.show(areas);
  }, [states, styled, areas]);
  useEffect(() => {
    if (!map || !styled || !areas) return;
    states?.colour(areas, values);
    return values && onceDrawn(map, () => performance.mark(PAINTED_MARK));
  }, [map, states, styled, areas, values]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: new areas begin without emphasis
  useEffect(() => {
    if (styled) states?.emphasise('hovered', hovered);
  }, [states, styled, hovered, areas]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: new areas begin without emphasis
  useEffect(() => {
    if (styled) states?.emphasise('selected', selected);
  }, [states, styled, selected, areas]);
  useCamera(map, props.camera, props.bounds, padding);
  useImperativeHandle(
    control,
    () => ({
      zoomBy: (step) => void map?.easeTo({ zoom: map.getZoom() + step, duration: 200 }),
      showWhole: (bounds) => map && fitTo(map, bounds, padding, 400),
      draw: (size) => {
        if (!map || !areas) return undefined;
        const make = (options: maplibregl.MapOptions) => new maplibregl.Map(options);
        const columns = props.withColumns && values ? columnsOf(areas, values) : undefined;
        const look = columns
          ? { camera: cameraFor(map, padding, size) }
          : { bounds: lookedAt(map, padding, props.bounds) };
        return drawMap(make, prepare, {
          ...size,
          look,
          columns,
          firstStyle,
          style,
          areas,
          values,
          selected,
        });
      },
    }),
    [map, padding, props.bounds, props.withColumns, firstStyle, style, areas, values, selected],
  );

  const columns = useColumns(map, {
    isOn: props.withColumns,
    areas,
    values,
    onFailed: props.onColumnsFailed,
  });
  useArcs(map, props.arcs);
  useDraw(map, styled, props.draw);
  const idAt = useCallback(
    (point: maplibregl.Point): number | null => {
      const picked = columns.current?.pick(point) ?? null;
      if (picked !== null) return picked;
      const layers = sets.map(fillLayerOf).filter((id) => map?.getLayer(id));
      if (!map || layers.length === 0) return null;
      const found = map.queryRenderedFeatures(point, { layers }).map((feature) => Number(feature.id));
      return found.find((id) => states?.isShown(id)) ?? null;
    },
    [map, sets, states, columns],
  );
  return (
    <MapView
      ref={useCallback((view: MapRef | null) => setMap(view?.getMap()), [])}
      mapLib={maplibregl}
      mapStyle={styled ? shownStyle : firstStyle}
      style={{ position: 'absolute', inset: 0 }}
      initialViewState={props.camera ?? { zoom: 4, latitude: -2.5, longitude: 118 }}
      attributionControl={false}
      doubleClickZoom={false}
      dragRotate={props.withColumns}
      touchPitch={props.withColumns}
      minZoom={3}
      maxZoom={18}
      maxPitch={props.withColumns ? MAX_PITCH : 0}
      fadeDuration={0}
      cursor={hovered === null ? 'grab' : 'pointer'}
      onStyleData={(e) => {
        prepare(e.target);
        setStyled(true);
      }}
      onMouseMove={(e) => !isDrawing && props.onHover(idAt(e.point), e.point)}
      onMouseOut={() => props.onHover(null)}
      onClick={(e) => !isDrawing && props.onSelect(idAt(e.point))}
      onDblClick={(e) => {
        const id = isDrawing ? null : idAt(e.point);
        if (id !== null) props.onDrill(id);
      }}
      onMoveStart={() => props.onCamera(null)}
      onMoveEnd={(e) => props.onCamera(cameraOf(e.target))}
      // A tile that does not come leaves its place empty; the data's own queries say when the server is gone.
      onError={(e) => e.target ?? props.onFailed()}
    />
  );
}

/** What is seen between the panels, of the area looked into: nobody wants the sea around it in a picture. */
function lookedAt(map: maplibregl.Map, padding: MapPadding, whole: BBox | null | undefined): BBox {
  const { clientWidth, clientHeight } = map.getContainer();
  const { top, right, bottom, left } = padding;
  const a = map.unproject([left, top]);
  const b = map.unproject([
    Math.max(left + 1, clientWidth - right),
    Math.max(top + 1, clientHeight - bottom),
  ]);
  const seen: BBox = [a.lng, b.lat, b.lng, a.lat];
  if (!whole) return seen;
  const [west, south] = [Math.max(seen[0], whole[0]), Math.max(seen[1], whole[1])];
  const [east, north] = [Math.min(seen[2], whole[2]), Math.min(seen[3], whole[3])];
  return west < east && south < north ? [west, south, east, north] : seen;
}

/** Sets up what no property can say; again and again without harm. */
function prepare(map: maplibregl.Map): void {
  map.touchZoomRotate.disableRotation();
  for (const name of PATTERNS) {
    if (map.hasImage(patternImage(name))) continue;
    map.addImage(patternImage(name), drawPattern(name), { pixelRatio: PATTERN_PIXEL_RATIO });
  }
  for (const name of ZONE_CLASSES) {
    if (map.hasImage(zoneImage(name))) continue;
    map.addImage(zoneImage(name), drawZonePattern(name), { pixelRatio: PATTERN_PIXEL_RATIO });
  }
}

/** Calls back after the first frame that shows all of what is asked for. Returns how to give up. */
function onceDrawn(map: maplibregl.Map, call: () => void): () => void {
  const look = () => {
    if (!map.areTilesLoaded()) return;
    map.off('render', look);
    call();
  };
  map.on('render', look);
  map.triggerRepaint();
  return () => void map.off('render', look);
}
