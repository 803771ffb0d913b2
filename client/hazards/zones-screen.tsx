import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FileKind } from '../../data/contract/import.ts';
import { hazardWords } from '../../data/words/hazards.ts';
import { spokenAs } from '../../data/words/office.ts';
import { useCan } from '../access/me.ts';
import { ApiFault } from '../api.ts';
import { NotInDemo, useIsDemo } from '../first/not-in-demo.tsx';
import { ImportPanel } from '../imports/import-panel.tsx';
import { UndoButton } from '../imports/undo-button.tsx';
import { queries } from '../queries.ts';
import { Unreachable } from '../screens/trouble.tsx';
import { Choices } from '../ui/choices.tsx';
import { useSpeech } from '../words.ts';
import { DrawForm } from './draw-form.tsx';
import { EventsPart } from './events-part.tsx';
import { HazardPage } from './hazard-page.tsx';
import { useHazardPlace } from './hazard-place.ts';
import css from './hazards.module.css';
import { TickForm } from './tick-form.tsx';
import { ZonesList } from './zones-list.tsx';

const WAYS = ['file', 'table', 'tick', 'draw', 'events', 'context', 'settled'] as const;
type Way = (typeof WAYS)[number];

/** Ways that are a file, and of which kind it is. */
const KINDS: Partial<Record<Way, FileKind>> = {
  file: 'hazard-zones',
  table: 'hazard-table',
  events: 'hazard-events',
  context: 'context',
  settled: 'context',
};

/** What the figures of exposure stand on, and the ways in which it comes in. */
export function ZonesScreen() {
  const { words } = useSpeech();
  const said = spokenAs(words, hazardWords).zones;
  const can = useCan();
  const isDemo = useIsDemo();
  const within = useHazardPlace();
  const [isAdding, setAdding] = useState(false);
  const [isSaved, setSaved] = useState(false);
  const { data, error, refetch } = useQuery(queries.hazards());
  if (error instanceof ApiFault && !data) return <Unreachable fault={error} onRetry={() => void refetch()} />;
  return (
    <HazardPage
      title={said.title}
      under={said.under}
      isReady={data !== undefined}
      acts={
        can('hazards.manage') &&
        !isAdding && (
          <Button
            onClick={() => {
              setSaved(false);
              setAdding(true);
            }}
          >
            {said.add}
          </Button>
        )
      }
    >
      <div role="status">{isSaved && <p className={css.done}>{said.form.saved}</p>}</div>
      {isAdding && within && (
        <AddZones
          within={within}
          onSaved={() => {
            setAdding(false);
            setSaved(true);
          }}
          onClose={() => setAdding(false)}
        />
      )}
      {data && <ZonesList hazards={data} />}
      {within && <EventsPart within={within} />}
      {data && (
        <section className={css.section} aria-label={said.context.title}>
          <h2>{said.context.title}</h2>
          {data.context.length === 0 && <p>{said.context.none}</p>}
          <ul className={css.zones}>
            {data.context.map((one) => (
              <li key={one.importId}>
                {[
                  one.name,
                  one.kind === 'permukiman'
                    ? said.context.settled(one.features)
                    : said.context.features(one.features),
                  one.source,
                  one.year === null ? undefined : said.year(one.year),
                ]
                  .filter(Boolean)
                  .join(' · ')}
                {can('hazards.manage') && can('imports.write') && !isDemo && (
                  <UndoButton entry={{ id: one.importId, kind: 'context', fileName: one.name }} />
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </HazardPage>
  );
}

interface AddZonesProps {
  readonly within: string;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}

function AddZones({ within, onSaved, onClose }: AddZonesProps) {
  const { words } = useSpeech();
  const said = spokenAs(words, hazardWords).zones;
  const isDemo = useIsDemo();
  const [way, setWay] = useState<Way>('file');
  const kind = KINDS[way];
  return (
    <section className={css.section} aria-label={said.add}>
      <h2>{said.add}</h2>
      {isDemo ? (
        <NotInDemo what="files" />
      ) : (
        <>
          <Choices<Way>
            label={said.add}
            value={way}
            onChoose={setWay}
            choices={WAYS.map((value) => ({ value, label: said.ways[value] }))}
          />
          <p className={`${css.small} ${css.under}`}>{said.waysUnder[way]}</p>
          {kind && (
            <ImportPanel
              key={way}
              kinds={[kind]}
              {...(kind === 'context'
                ? { said: { contextKind: way === 'settled' ? 'permukiman' : 'umum' } }
                : {})}
            />
          )}
          {way === 'tick' && <TickForm key={within} within={within} onSaved={onSaved} />}
          {way === 'draw' && <DrawForm key={within} within={within} onSaved={onSaved} />}
        </>
      )}
      <div className={css.acts}>
        <Button variant="default" onClick={onClose}>
          {said.form.cancel}
        </Button>
      </div>
    </section>
  );
}
