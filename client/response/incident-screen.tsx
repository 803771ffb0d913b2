import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useCan } from '../access/me.ts';
import { HazardPage } from '../hazards/hazard-page.tsx';
import { queries } from '../queries.ts';
import page from '../screens/page.module.css';
import { Choices } from '../ui/choices.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { ActsPart } from './acts-part.tsx';
import { AfterPart } from './after-part.tsx';
import type { SheetAsk } from './bundle.ts';
import { FiguresPart } from './figures-part.tsx';
import { FootprintPart } from './footprint-part.tsx';
import { HistoryPart } from './history-part.tsx';
import { WaitingNote } from './offline/waiting-note.tsx';
import css from './response.module.css';
import { SheetControls } from './sheet-controls.tsx';
import { SheetView } from './sheet-view.tsx';
import { useResponseSpeech } from './speech.ts';
import { StatePart } from './state-part.tsx';
import { useIncident } from './use-incident.ts';
import { WhoPart } from './who-part.tsx';

const PARTS = ['sheet', 'figures', 'map', 'who', 'state', 'after', 'history'] as const;
type Part = (typeof PARTS)[number];

const FIRST: SheetAsk = { days: '3', profile: 'bnpb', food: 'cooked' };

/** An incident: its response sheet, live, and everything that can be done about it. */
export function IncidentScreen() {
  const { incident: id = '' } = useParams({ strict: false }) as { incident?: string };
  return <OneIncident key={id} id={id} />;
}

function OneIncident({ id }: { id: string }) {
  const can = useCan();
  const zone = useQuery(queries.office()).data?.timeZone;
  const { page: words, said, moment, hazard } = useResponseSpeech(zone);
  const [ask, setAsk] = useState(FIRST);
  const [part, setPart] = useState<Part>('sheet');
  const { bundle, keptAt, error } = useIncident(id, ask);
  const mayWrite = can('incidents.write');
  const parts = PARTS.filter((one) => mayWrite || !['who'].includes(one));
  const back = (
    <Link to="/kebencanaan/kejadian" search={true} className={page.back}>
      ‹ {words.back}
    </Link>
  );
  const incident = bundle?.incident;
  const under = incident
    ? [
        hazard(incident.hazard),
        said.place(incident.place.name, incident.within.name),
        said.since(moment(incident.startedAt)),
        said.state(said.handling[incident.handling], said.legal[incident.legal.state]),
      ].join(' · ')
    : '';
  return (
    <HazardPage
      title={incident?.name ?? words.list.title}
      under={under}
      back={back}
      isReady={bundle !== undefined || error !== null}
    >
      <Refusal reason={error} />
      <WaitingNote />
      {bundle && incident && (
        <>
          {keptAt !== undefined && (
            <p role="status" className={css.note}>
              {words.offline.now(moment(keptAt))}
            </p>
          )}
          {incident.simulated && <p className={css.simulated}>{words.simulated}</p>}
          <ActsPart bundle={bundle} ask={ask} />
          <div className={css.tabs}>
            <Choices
              label={words.parts.label}
              value={part}
              onChoose={setPart}
              choices={parts.map((one) => ({ value: one, label: words.parts[one] }))}
            />
          </div>
          {part === 'sheet' && (
            <SheetView bundle={bundle} controls={<SheetControls ask={ask} onAsk={setAsk} />} />
          )}
          {part === 'figures' && <FiguresPart bundle={bundle} />}
          {part === 'map' && <FootprintPart bundle={bundle} />}
          {part === 'who' && <WhoPart bundle={bundle} />}
          {part === 'state' && <StatePart key={incident.version} bundle={bundle} />}
          {part === 'after' && <AfterPart key={incident.version} bundle={bundle} />}
          {part === 'history' && <HistoryPart bundle={bundle} />}
        </>
      )}
    </HazardPage>
  );
}
