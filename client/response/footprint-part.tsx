import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { FootprintDraft } from '../../data/contract/incident.ts';
import type { RouteInput } from '../../data/contract/routes.ts';
import { send } from '../api.ts';
import { DrawMap } from '../draw/draw-map.tsx';
import type { DrawnShape, DrawTool } from '../map/drawing.ts';
import type { MapOverlay } from '../map/overlays.ts';
import { change } from '../queries.ts';
import { Refusal } from '../ui/refusal.tsx';
import type { IncidentBundle } from './bundle.ts';
import { typedDecimal } from './counts.ts';
import { FootprintList } from './footprint-list.tsx';
import { FootprintOther } from './footprint-other.tsx';
import css from './response.module.css';
import { useResponseSpeech } from './speech.ts';

const TOOLS: readonly DrawTool[] = ['polygon', 'circle', 'line'];
const NONE: readonly DrawTool[] = [];
const DRAWING_MS = 250;
const FIRST_BUFFER = '50';

type Class = NonNullable<FootprintDraft['class']>;
type Draft = RouteInput<'addFootprint'>['footprint'];

/** Where it happens: drawn on the map with the estimate beside it, or taken from a list, a file or a hazard zone. */
export function FootprintPart({ bundle }: { bundle: IncidentBundle }) {
  const { incident, sheet, office } = bundle;
  const { page } = useResponseSpeech(office.timeZone);
  const w = page.footprint;
  const mayWrite = incident.tells;
  const [shape, setShape] = useState<DrawnShape>();
  const [depth, setDepth] = useState('');
  const [badly, setBadly] = useState<Class | ''>('');
  const [leaving, setLeaving] = useState('');
  const [buffer, setBuffer] = useState(FIRST_BUFFER);
  const add = useMutation(change('addFootprint'));
  const depthM = typedDecimal(depth);
  const percent = typedDecimal(leaving);
  const isRate = percent !== undefined && (percent ?? 0) <= 100;
  const severity = {
    depthM: depthM ?? null,
    class: badly === '' ? null : badly,
    displacedRate: isRate && typeof percent === 'number' ? Math.round(percent * 100) / 10_000 : null,
  };
  const drawn = shape && draftOf(shape, typedDecimal(buffer) ?? 0);
  const overlays = useMemo(() => overlaysOf(bundle), [bundle]);
  const bounds = incident.footprints.find(({ withdrawnAt }) => withdrawnAt === null)?.bounds;
  return (
    <div className={css.footprint}>
      <DrawMap
        within={incident.within.code}
        bounds={bounds}
        tools={mayWrite ? TOOLS : NONE}
        shape={shape}
        onShape={setShape}
        overlays={overlays}
        label={page.parts.map}
      />
      <div>
        {mayWrite && (
          <form
            className={css.form}
            aria-labelledby="tambah-jejak"
            onSubmit={(event) => {
              event.preventDefault();
              if (!drawn) return;
              add.mutate(
                { incident: String(incident.id), footprint: { ...drawn, ...severity } },
                { onSuccess: () => setShape(undefined) },
              );
            }}
          >
            <h2 id="tambah-jejak">{w.title}</h2>
            <p className={css.quiet}>{w.under}</p>
            {drawn && (
              <Tried
                footprint={{ ...drawn, ...severity }}
                hazard={incident.hazard}
                within={incident.within.code}
              />
            )}
            <div className={css.counts}>
              {shape?.kind === 'line' && (
                <TextInput
                  label={w.buffer}
                  inputMode="numeric"
                  maxLength={6}
                  value={buffer}
                  onChange={(event) => setBuffer(event.currentTarget.value)}
                />
              )}
              <TextInput
                label={w.depth}
                inputMode="decimal"
                maxLength={6}
                value={depth}
                error={depthM === undefined && page.open.badNumber}
                onChange={(event) => setDepth(event.currentTarget.value)}
              />
              <NativeSelect
                label={w.class}
                value={badly}
                onChange={(event) => setBadly(event.currentTarget.value as Class | '')}
                data={[
                  { value: '', label: w.unknown },
                  ...(['rendah', 'sedang', 'tinggi'] as const).map((value) => ({
                    value,
                    label: w.classes[value],
                  })),
                ]}
              />
            </div>
            <TextInput
              label={w.rate}
              description={w.rateHint}
              inputMode="decimal"
              maxLength={6}
              value={leaving}
              error={!isRate && page.rates.faults.percent}
              onChange={(event) => setLeaving(event.currentTarget.value)}
            />
            <Refusal reason={add.error} />
            <Button
              type="submit"
              disabled={!drawn || depthM === undefined || !isRate}
              loading={add.isPending}
            >
              {w.save}
            </Button>
          </form>
        )}
        {mayWrite && <FootprintOther incident={incident} severity={severity} />}
        <FootprintList incident={incident} zone={office.timeZone} mayWrite={mayWrite} />
        {sheet.estimate.km2 > 0 && <p className={css.quiet}>{w.totalKm2(w.km2(sheet.estimate.km2))}</p>}
      </div>
    </div>
  );
}

/** Who a footprint would hit, asked while it is drawn; nothing of it is kept. */
function Tried(body: RouteInput<'tryFootprint'>) {
  const { page } = useResponseSpeech();
  const w = page.footprint;
  const [settled] = useDebouncedValue(body, DRAWING_MS);
  const { data, error } = useQuery({
    queryKey: ['tryFootprint', settled],
    queryFn: ({ signal }) => send('tryFootprint', settled, { signal }),
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
  });
  if (error) return <Refusal reason={error} />;
  const persons = data?.estimate.persons;
  return (
    <p role="status" className={css.tried}>
      {!data ? w.working : persons ? w.estimate(persons.low, persons.best, persons.high) : w.estimateNone}
    </p>
  );
}

/** undefined: it cannot be a footprint (a point, a line without width). */
function draftOf(shape: DrawnShape, bufferM: number): Draft | undefined {
  const pairs = (points: readonly (readonly [number, number])[]) =>
    points.map(([lon, lat]): [number, number] => [lon, lat]);
  switch (shape.kind) {
    case 'polygon':
      return { kind: 'polygon', rings: shape.rings.map(pairs) };
    case 'circle':
      return { kind: 'circle', centre: [...shape.centre], radiusM: shape.radiusM };
    case 'line':
      return bufferM > 0 ? { kind: 'line', line: pairs(shape.line), bufferM } : undefined;
    case 'point':
      return undefined;
  }
}

function overlaysOf({ incident, sheet }: IncidentBundle): MapOverlay[] {
  const footprints = incident.footprints.filter(({ withdrawnAt }) => withdrawnAt === null);
  const placed = sheet.shelters.list.flatMap(({ facility }) =>
    facility.at ? [{ at: facility.at, kind: facility.kind, name: facility.name }] : [],
  );
  return [
    {
      id: 'footprint',
      look: 'footprint',
      source: {
        data: {
          type: 'FeatureCollection',
          features: footprints.flatMap(({ shape }) =>
            shape ? [{ type: 'Feature' as const, properties: {}, geometry: shape }] : [],
          ),
        },
      },
    },
    {
      id: 'shelters',
      look: 'facilities',
      source: {
        data: {
          type: 'FeatureCollection',
          features: placed.map(({ at, kind, name }) => ({
            type: 'Feature',
            properties: { kind, name },
            geometry: { type: 'Point', coordinates: at },
          })),
        },
      },
    },
  ];
}
