import { Button, NativeSelect } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { type HazardClass, OUTSIDE_ZONES, type OutsideZones } from '../../data/catalogue/hazards.ts';
import type { ProgressTold } from '../../data/contract/progress.ts';
import { hazardWords } from '../../data/words/hazards.ts';
import { spokenAs } from '../../data/words/office.ts';
import { DrawMap } from '../draw/draw-map.tsx';
import type { DrawnShape, DrawTool, Position } from '../map/drawing.ts';
import { ringOf } from '../map/drawing.ts';
import type { MapOverlay } from '../map/overlays.ts';
import { ZONE_CLASSES } from '../map/zone-pattern.ts';
import { change } from '../queries.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { CloseIcon } from '../ui/icons.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { Working } from '../ui/working.tsx';
import { useSpeech } from '../words.ts';
import { aboutFaults, aboutOf, NO_ABOUT } from './about.ts';
import { AboutFields } from './about-fields.tsx';
import css from './hazards.module.css';

interface DrawFormProps {
  readonly within: string;
  readonly onSaved: () => void;
}

interface Zone {
  readonly no: number;
  readonly class: HazardClass;
  /** closed outer rings */
  readonly rings: readonly (readonly Position[])[];
}

const TOOLS: readonly DrawTool[] = ['polygon', 'circle'];

/** Zones drawn by hand: one after another, each with its class. */
export function DrawForm({ within, onSaved }: DrawFormProps) {
  const { words } = useSpeech();
  const {
    zones: { form: said, ways },
    class: classes,
  } = spokenAs(words, hazardWords);
  const [about, setAbout] = useState(NO_ABOUT);
  const [outside, setOutside] = useState<OutsideZones>('belum-dikaji');
  const [as, setAs] = useState<HazardClass>('sedang');
  const [shape, setShape] = useState<DrawnShape>();
  const [zones, setZones] = useState<readonly Zone[]>([]);
  const [isChecked, setChecked] = useState(false);
  const [told, setTold] = useState<ProgressTold>();
  const save = useMutation(change('drawHazard', { onProgress: setTold }));
  const faults = aboutFaults(about);
  const overlays = useMemo(() => [overlayOf(zones)], [zones]);
  const rings = ringsOf(shape);
  return (
    <form
      aria-label={ways.draw}
      onSubmit={(event) => {
        event.preventDefault();
        setChecked(true);
        if (faults.name || faults.year || zones.length === 0) return;
        setTold(undefined);
        save.mutate(
          {
            ...aboutOf(about),
            outside,
            // Each part is a zone of its own: rings of a drawing are outer ones.
            zones: zones.flatMap((zone) =>
              zone.rings.map((ring) => ({
                class: zone.class,
                rings: [ring.map(([lon, lat]): [number, number] => [lon, lat])],
              })),
            ),
          },
          { onSuccess: onSaved },
        );
      }}
    >
      <div className={css.fields}>
        <AboutFields about={about} onChange={setAbout} isChecked={isChecked} />
        <NativeSelect
          label={said.outside}
          value={outside}
          onChange={(event) =>
            setOutside(OUTSIDE_ZONES.find((one) => one === event.currentTarget.value) ?? 'belum-dikaji')
          }
          data={OUTSIDE_ZONES.map((value) => ({ value, label: said.outsides[value] }))}
        />
      </div>
      <DrawMap
        within={within}
        tools={TOOLS}
        shape={shape}
        onShape={setShape}
        overlays={overlays}
        label={ways.draw}
      />
      <div className={css.acts}>
        <NativeSelect
          aria-label={said.class}
          value={as}
          onChange={(event) =>
            setAs(ZONE_CLASSES.find((one) => one === event.currentTarget.value) ?? 'sedang')
          }
          data={ZONE_CLASSES.map((value) => ({ value, label: `${said.class}: ${classes[value]}` }))}
        />
        <Button
          variant="default"
          disabled={rings.length === 0}
          onClick={() => {
            const no = Math.max(0, ...zones.map((zone) => zone.no)) + 1;
            setZones([...zones, { no, class: as, rings }]);
            setShape(undefined);
          }}
        >
          {said.addZone}
        </Button>
      </div>
      {zones.length > 0 && (
        <>
          <h3>{said.drawn}</h3>
          <ul className={css.zones}>
            {zones.map((zone) => (
              <li key={zone.no}>
                {said.zone(zone.no, classes[zone.class], zone.rings.length)}
                <IconButton
                  label={said.drop(zone.no)}
                  onClick={() => setZones(zones.filter((one) => one.no !== zone.no))}
                >
                  <CloseIcon />
                </IconButton>
              </li>
            ))}
          </ul>
        </>
      )}
      {isChecked && zones.length === 0 && <p role="alert">{said.noZones}</p>}
      <Refusal reason={save.error} />
      <div className={css.acts}>
        {save.isPending ? (
          <Working label={said.working} told={told} />
        ) : (
          <Button type="submit">{said.save}</Button>
        )}
      </div>
    </form>
  );
}

function ringsOf(shape: DrawnShape | undefined): readonly (readonly Position[])[] {
  if (shape?.kind === 'polygon') return shape.rings;
  return shape?.kind === 'circle' ? [ringOf(shape.centre, shape.radiusM)] : [];
}

function overlayOf(zones: readonly Zone[]): MapOverlay {
  return {
    id: 'drawn-zones',
    look: 'zones',
    source: {
      data: {
        type: 'FeatureCollection',
        features: zones.flatMap((zone) =>
          zone.rings.map((ring) => ({
            type: 'Feature' as const,
            properties: { class: zone.class },
            geometry: { type: 'Polygon' as const, coordinates: [ring.map(([lon, lat]) => [lon, lat])] },
          })),
        ),
      },
    },
  };
}
