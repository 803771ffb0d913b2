import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useMemo, useRef, useState } from 'react';
import type { Level } from '../../data/catalogue/levels.ts';
import type { BBox } from '../../data/contract/area.ts';
import type { Camera } from '../../data/contract/view.ts';
import { drawWords } from '../../data/words/draw.ts';
import { spokenAs } from '../../data/words/office.ts';
import type { DrawnShape, DrawTool, MapDraw, Position } from '../map/drawing.ts';
import { MadeBy } from '../map/made-by.tsx';
import type { MapControl } from '../map/map.tsx';
import type { MapOverlay } from '../map/overlays.ts';
import { queries } from '../queries.ts';
import { loadMap } from '../screens/load-map.ts';
import { MapGuard } from '../screens/map-guard.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { MinusIcon, PlusIcon, WholeIcon } from '../ui/icons.tsx';
import { useSpeech } from '../words.ts';
import css from './draw.module.css';
import { DrawBar } from './draw-bar.tsx';
import { useShapeUndo } from './shape-undo.ts';

const AreaMap = lazy(async () => ({ default: (await loadMap()).AreaMap }));
const PADDING = { top: 24, right: 24, bottom: 24, left: 24 };
const NO_OVERLAYS: readonly MapOverlay[] = [];

interface DrawMapProps {
  /** the area that fills the map */
  readonly within: string;
  /** whose borders are drawn; the finest but one by itself */
  readonly level?: Level | undefined;
  /** where to look; the whole area without it */
  readonly bounds?: BBox | null | undefined;
  /** none: nothing can be drawn, and there are no tools */
  readonly tools: readonly DrawTool[];
  readonly shape: DrawnShape | undefined;
  readonly onShape: (shape: DrawnShape | undefined) => void;
  readonly overlays?: readonly MapOverlay[];
  /** an area that was pointed at and chosen, while no tool is taken up */
  readonly onArea?: ((area: { readonly code: string; readonly name: string }) => void) | undefined;
  readonly label?: string;
  /** instead of the map, where none can be shown */
  readonly otherwise?: ReactNode;
}

/** The map of an area that can be drawn on, with the tools for it. */
export function DrawMap(props: DrawMapProps) {
  const { within, tools, shape, overlays = NO_OVERLAYS } = props;
  const { words } = useSpeech();
  const said = spokenAs(words, drawWords);
  const [tool, setTool] = useState<MapDraw['tool']>(null);
  const [camera, setCamera] = useState<Camera>();
  const [isFailed, setFailed] = useState(false);
  const [hovered, setHovered] = useState<number | null>(null);
  const control = useRef<MapControl>(null);
  const steps = useShapeUndo(shape, props.onShape);
  const { set } = steps;
  const base = useQuery(queries.places()).data?.baseTiles;
  const card = useQuery(queries.area(within, undefined)).data;
  // An area without a shape of its own is shown in its regency.
  const regency = within.split('.').slice(0, 2).join('.');
  const isShapeless = card !== undefined && !card.bounds && regency !== within;
  const around = useQuery({ ...queries.area(regency, undefined), enabled: isShapeless }).data;
  const bounds = props.bounds ?? card?.bounds ?? around?.bounds ?? null;
  const levels = card?.below.map((b) => b.level) ?? [];
  const level = props.level ?? levels.find((l) => l === 'desa') ?? levels[0];
  const areas = useQuery({
    ...queries.areas({ within, level: level ?? 'desa', on: undefined }),
    enabled: level !== undefined,
  }).data;
  const draw = useMemo(
    (): MapDraw => ({
      tool,
      shape,
      onShape: (next) => {
        set(next);
        // A part more is drawn at once; of anything else there is one.
        if (next && next.kind !== 'polygon') setTool((now) => (now === 'edit' ? now : null));
      },
    }),
    [tool, shape, set],
  );
  const centre: Position | undefined = camera && [camera.longitude, camera.latitude];
  const choose = (id: number | null) => {
    const at = id === null ? -1 : (areas?.id.indexOf(id) ?? -1);
    const code = areas?.code[at];
    if (code !== undefined) props.onArea?.({ code, name: areas?.name[at] ?? code });
  };
  return (
    <div className={css.draw}>
      {tools.length > 0 && !isFailed && (
        <DrawBar tools={tools} tool={tool} onTool={setTool} shape={shape} steps={steps} centre={centre} />
      )}
      <div className={css.box}>
        {isFailed ? (
          <p role="status" className={css.failed}>
            {props.otherwise ?? said.mapFailed}
          </p>
        ) : base && card ? (
          <MapGuard onFailed={() => setFailed(true)}>
            <Suspense fallback={<p className="unseen">{said.loading}</p>}>
              <AreaMap
                base={base}
                areas={areas}
                values={undefined}
                hovered={props.onArea ? hovered : null}
                selected={null}
                camera={undefined}
                bounds={isShapeless && !around ? undefined : bounds}
                padding={PADDING}
                withColumns={false}
                onColumnsFailed={() => {}}
                overlays={overlays}
                draw={draw}
                label={props.label ?? said.map}
                onHover={setHovered}
                onSelect={choose}
                onDrill={() => {}}
                onCamera={(next) => next && setCamera(next)}
                onFailed={() => setFailed(true)}
                control={control}
              />
            </Suspense>
            <MadeBy base={base} />
          </MapGuard>
        ) : (
          <Skeleton height="100%" />
        )}
        {!isFailed && (
          <div className={css.zoom}>
            <IconButton label={words.screen.map.wholeArea} onClick={() => control.current?.showWhole(bounds)}>
              <WholeIcon />
            </IconButton>
            <IconButton label={words.screen.map.zoomIn} onClick={() => control.current?.zoomBy(1)}>
              <PlusIcon />
            </IconButton>
            <IconButton label={words.screen.map.zoomOut} onClick={() => control.current?.zoomBy(-1)}>
              <MinusIcon />
            </IconButton>
          </div>
        )}
      </div>
    </div>
  );
}
