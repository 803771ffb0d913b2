import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import { lastDay } from '../../data/contract/period.ts';
import type { Plan } from '../../data/contract/plan.ts';
import { spokenAs } from '../../data/words/office.ts';
import { planResultWords } from '../../data/words/plan-result.ts';
import { LegendStrip } from '../legend/legend.tsx';
import type { Arc } from '../map/arcs.ts';
import { MadeBy } from '../map/made-by.tsx';
import type { MapControl } from '../map/map.tsx';
import { queries } from '../queries.ts';
import { loadMap } from '../screens/load-map.ts';
import { MapGuard } from '../screens/map-guard.tsx';
import { useSpeech } from '../words.ts';
import { coverIndicator } from './cover-place.ts';
import css from './coverage.module.css';

const AreaMap = lazy(async () => ({ default: (await loadMap()).AreaMap }));

const PADDING = { top: 24, right: 24, bottom: 24, left: 24 };

/** Who moves where, over the states of coverage as they are now. The list says the same. */
export function PlanMap({ plan, hovered }: { plan: Plan; hovered: number | null }) {
  const { words } = useSpeech();
  const said = words.plan.list;
  const control = useRef<MapControl>(null);
  const [isFailed, setFailed] = useState(false);
  const [pointed, setPointed] = useState<number | null>(null);
  const { within, level, period } = plan;
  const on = lastDay(period);
  const role = plan.roles[0] ?? 'psm';
  const base = useQuery(queries.places()).data?.baseTiles;
  const card = useQuery(queries.area(within.code, on)).data;
  const areas = useQuery(queries.areas({ within: within.code, level, on })).data;
  const values = useQuery(
    queries.values({ within: within.code, level, indicator: coverIndicator(role), period, sex: 'A' }),
  ).data;
  const arcs = useMemo(() => arcsOf(plan, hovered), [plan, hovered]);
  if (!base || !card || !areas) return <Skeleton height={420} radius="md" />;
  if (areas.tileSets.length === 0) return <p>{said.noMap}</p>;
  return (
    <div className={css.planMap}>
      <div className={css.mapBox}>
        {isFailed ? (
          <p role="status">{words.screen.map.failed}</p>
        ) : (
          <MapGuard onFailed={() => setFailed(true)}>
            <Suspense fallback={<p className="unseen">{words.screen.map.loading}</p>}>
              <AreaMap
                base={base}
                areas={areas}
                values={values}
                hovered={pointed}
                selected={null}
                camera={undefined}
                bounds={card.bounds}
                padding={PADDING}
                withColumns={false}
                onColumnsFailed={() => {}}
                arcs={arcs}
                label={said.map}
                onHover={setPointed}
                onSelect={setPointed}
                onDrill={() => {}}
                onCamera={() => {}}
                onFailed={() => setFailed(true)}
                control={control}
              />
            </Suspense>
            <MadeBy base={base} />
          </MapGuard>
        )}
      </div>
      <p className={css.small}>{spokenAs(words, planResultWords).decision.mapNote}</p>
      {values && <LegendStrip legend={values.legend} />}
    </div>
  );
}

/** Moves that can be drawn: somebody came from somewhere, and both places have a shape. */
function arcsOf(plan: Plan, hovered: number | null): Arc[] {
  return plan.moves.flatMap((move): Arc[] => {
    const from = move.from?.at;
    const { at } = move.to;
    if (!from || !at) return [];
    return [
      {
        id: String(move.no),
        from,
        to: at,
        state: move.state,
        isHovered: move.no === hovered,
      },
    ];
  });
}
