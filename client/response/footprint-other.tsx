import { Button, NativeSelect } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Incident } from '../../data/contract/incident.ts';
import type { RouteInput } from '../../data/contract/routes.ts';
import { AreaPicker, type PickedArea } from '../accounts/area-picker.tsx';
import { change, queries } from '../queries.ts';
import { Refusal } from '../ui/refusal.tsx';
import css from './response.module.css';
import { useResponseSpeech } from './speech.ts';

const CLASSES = ['rendah', 'sedang', 'tinggi'] as const;
type Class = (typeof CLASSES)[number];

interface FootprintOtherProps {
  readonly incident: Incident;
  readonly severity: {
    readonly depthM: number | null;
    readonly class: Class | null;
    readonly displacedRate: number | null;
  };
}

/** Footprints without drawing: areas of a list, a hazard zone, a map file. */
export function FootprintOther(props: FootprintOtherProps) {
  const { page } = useResponseSpeech();
  const w = page.footprint;
  return (
    <>
      <details className={css.more}>
        <summary>{w.byArea}</summary>
        <ByArea {...props} />
      </details>
      <details className={css.more}>
        <summary>{w.zone}</summary>
        <ByZone {...props} />
      </details>
      <details className={css.more}>
        <summary>{w.file}</summary>
        <ByFile {...props} />
      </details>
    </>
  );
}

function useAdd(incident: Incident, severity: FootprintOtherProps['severity']) {
  const add = useMutation(change('addFootprint'));
  const save = (footprint: RouteInput<'addFootprint'>['footprint'], after?: () => void) =>
    add.mutate(
      { incident: String(incident.id), footprint: { ...footprint, ...severity } },
      { onSuccess: () => after?.() },
    );
  return { add, save };
}

function ByArea({ incident, severity }: FootprintOtherProps) {
  const { page } = useResponseSpeech();
  const w = page.footprint;
  const [areas, setAreas] = useState<readonly PickedArea[]>([]);
  const { add, save } = useAdd(incident, severity);
  return (
    <div className={css.stack}>
      <AreaPicker label={page.open.area} placeholder={page.open.find} chosen={areas} onChange={setAreas} />
      <Refusal reason={add.error} />
      <Button
        variant="default"
        disabled={areas.length === 0}
        loading={add.isPending}
        onClick={() => save({ kind: 'areas', areas: areas.map(({ code }) => code) }, () => setAreas([]))}
      >
        {w.areaSave}
      </Button>
    </div>
  );
}

function ByZone({ incident, severity }: FootprintOtherProps) {
  const { page, hazard } = useResponseSpeech();
  const w = page.footprint;
  const sets = useQuery(queries.hazards()).data?.sets.filter(({ hash }) => hash !== null) ?? [];
  const [set, setSet] = useState('');
  const [atLeast, setAtLeast] = useState<Class>('sedang');
  const { add, save } = useAdd(incident, severity);
  const chosen = set || String(sets.find((one) => one.hazard === incident.hazard)?.id ?? sets[0]?.id ?? '');
  if (sets.length === 0) return <p>{w.noZone}</p>;
  return (
    <div className={css.stack}>
      <NativeSelect
        label={w.zoneSet}
        value={chosen}
        onChange={(event) => setSet(event.currentTarget.value)}
        data={sets.map((one) => ({ value: String(one.id), label: `${hazard(one.hazard)}: ${one.name}` }))}
      />
      <NativeSelect
        label={w.zoneClass}
        value={atLeast}
        onChange={(event) => setAtLeast(event.currentTarget.value as Class)}
        data={CLASSES.map((value) => ({ value, label: w.classes[value] }))}
      />
      <Refusal reason={add.error} />
      <Button
        variant="default"
        loading={add.isPending}
        onClick={() => save({ kind: 'zone', set: Number(chosen), atLeast, within: incident.place.code })}
      >
        {w.zoneSave}
      </Button>
    </div>
  );
}

function ByFile({ incident, severity }: FootprintOtherProps) {
  const { page } = useResponseSpeech();
  const w = page.footprint;
  const load = useMutation(change('loadFootprint'));
  return (
    <div className={css.stack}>
      <label className={css.textField}>
        {w.fileHint}
        <input
          type="file"
          accept=".geojson,.json,.kml,.kmz,.zip,.gpkg,.topojson"
          disabled={load.isPending}
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            if (!file) return;
            load.mutate({
              incident: String(incident.id),
              name: file.name,
              upload: file,
              ...(severity.depthM === null ? {} : { depthM: String(severity.depthM) }),
              ...(severity.class === null ? {} : { class: severity.class }),
              ...(severity.displacedRate === null ? {} : { displacedRate: String(severity.displacedRate) }),
            });
          }}
        />
      </label>
      <Refusal reason={load.error} />
    </div>
  );
}
