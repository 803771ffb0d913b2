import { useMediaQuery } from '@mantine/hooks';
import { lazy, Suspense, useRef, useState } from 'react';
import { levelName } from '../../data/words/level-name.ts';
import { useCan } from '../access/me.ts';
import { HoverCard } from '../area/hover-card.tsx';
import { TakeAway } from '../export/menu.tsx';
import { hasStates } from '../legend/class-label.ts';
import type { MapPadding } from '../map/camera.ts';
import type { MapControl } from '../map/map.tsx';
import { SketchOffer } from '../sketch/sketch-offer.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { ColumnsIcon, MinusIcon, PlusIcon, UpIcon, WholeIcon } from '../ui/icons.tsx';
import { capital, useSpeech } from '../words.ts';
import { loadMap } from './load-map.ts';
import { MapGuard } from './map-guard.tsx';
import css from './map-stage.module.css';
import type { Need } from './need.ts';

const AreaMap = lazy(async () => ({ default: (await loadMap()).AreaMap }));
const UnderSwitch = lazy(async () => ({ default: (await import('../map/under-switch.tsx')).UnderSwitch }));

interface MapStageProps {
  readonly need: Need;
  /** room that panels over the map take */
  readonly padding: MapPadding;
}

/** The map with what belongs on it: card under the pointer, buttons, where the lines come from. */
export function MapStage({ need, padding }: MapStageProps) {
  const { words } = useSpeech();
  const said = words.screen.map;
  const { data, view } = need;
  const can = useCan();
  const { shown } = data;
  const control = useRef<MapControl>(null);
  const stage = useRef<HTMLDivElement>(null);
  const [isFailed, setFailed] = useState(false);
  const [isFlatOnly, setFlatOnly] = useState(false);
  const [pointer, setPointer] = useState<{ x: number; y: number }>();
  const canHover = useMediaQuery('(hover: hover)', undefined, { getInitialValueInEffect: false });
  // A state has no height.
  const mayHaveColumns = !hasStates(shown?.values?.legend);
  const withColumns = view.columns === 'on' && mayHaveColumns;
  const hoveredRow = canHover && pointer && need.rows.find((row) => row.id === need.hovered);
  const isHere = shown?.card.area.code === view.area && !data.loading;
  const bounds = shown?.card.bounds ?? null;
  const first = data.places?.find((p) => p.area.code === view.area);
  return (
    <div ref={stage} className={css.stage} data-loading={(shown && data.loading) || undefined}>
      {data.base && !isFailed && (
        <MapGuard onFailed={() => setFailed(true)}>
          <Suspense fallback={<p className="unseen">{said.loading}</p>}>
            <AreaMap
              base={data.base}
              areas={shown?.areas}
              values={shown?.values ?? undefined}
              hovered={need.hovered}
              selected={need.selectedRow?.id ?? null}
              camera={view.camera}
              bounds={isHere ? bounds : shown ? undefined : (first?.bounds ?? undefined)}
              padding={padding}
              withColumns={withColumns}
              overlays={need.overlays}
              onColumnsFailed={() => {
                setFlatOnly(true);
                need.change({ columns: 'off' });
              }}
              label={said.label}
              onHover={(id, at) => {
                setPointer(id === null ? undefined : at);
                if (id !== need.hovered) need.hover(id);
              }}
              onSelect={need.select}
              onDrill={need.drill}
              onCamera={need.moved}
              onFailed={() => setFailed(true)}
              control={control}
            />
          </Suspense>
        </MapGuard>
      )}
      {isFailed && (
        <p className={css.noShapes} role="status">
          {said.failed}
        </p>
      )}
      {isFlatOnly && (
        <p className="unseen" role="status">
          {words.card.columns3d.failed}
        </p>
      )}
      {hoveredRow && pointer && shown && (
        <HoverCard
          row={hoveredRow}
          values={shown.values}
          areaName={capital(words.screen.level[levelName(shown.areas.level, [hoveredRow.code])])}
          at={{
            ...pointer,
            width: stage.current?.clientWidth ?? 0,
            height: stage.current?.clientHeight ?? 0,
          }}
        />
      )}
      {can('figures.export') && <TakeAway need={need} map={control} isMapFailed={isFailed} />}
      <div className={css.buttons}>
        {need.above && (
          <IconButton label={said.back(need.above.name)} onClick={need.up}>
            <UpIcon />
          </IconButton>
        )}
        {shown?.values && mayHaveColumns && !isFailed && !isFlatOnly && (
          <IconButton
            label={words.card.columns3d.label}
            pressed={view.columns === 'on'}
            onClick={() => need.change({ columns: view.columns === 'on' ? 'off' : 'on' }, true)}
          >
            <ColumnsIcon />
          </IconButton>
        )}
        {data.base?.context && !isFailed && (
          <Suspense>
            <UnderSwitch layers={data.base.context} />
          </Suspense>
        )}
        <IconButton label={said.wholeArea} onClick={() => control.current?.showWhole(bounds)}>
          <WholeIcon />
        </IconButton>
        <IconButton label={said.zoomIn} onClick={() => control.current?.zoomBy(1)} className={css.zoom}>
          <PlusIcon />
        </IconButton>
        <IconButton label={said.zoomOut} onClick={() => control.current?.zoomBy(-1)} className={css.zoom}>
          <MinusIcon />
        </IconButton>
      </div>
      {shown && shown.areas.id.length > 0 && shown.areas.tileSets.length === 0 && (
        <div className={css.noShapes}>
          <p role="status">{said.noShapes(need.areasName, shown.card.area.name)}</p>
          <SketchOffer key={shown.card.area.code} card={shown.card} />
        </div>
      )}
      <p className={css.attribution}>
        {need.rows.some((row) => row.quality === 'sketsa') && <>{words.sketch.onMap(need.areasName)}; </>}
        {shown?.card.source && bounds && <>{said.boundaries(shown.card.source)}; </>}
        {data.base?.chosen?.attribution && <>{data.base.chosen.attribution}; </>}
        {said.land}
      </p>
    </div>
  );
}
