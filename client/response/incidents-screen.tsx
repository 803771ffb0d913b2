import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { IncidentEntry } from '../../data/contract/incident.ts';
import { useCan } from '../access/me.ts';
import { HazardPage } from '../hazards/hazard-page.tsx';
import { queries } from '../queries.ts';
import { Pill } from '../ui/pill.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { incidentQueries } from './incident-queries.ts';
import { WaitingNote } from './offline/waiting-note.tsx';
import css from './response.module.css';
import { useResponseSpeech } from './speech.ts';

/** Incidents: those in hand first, and the way to open one. */
export function IncidentsScreen() {
  const can = useCan();
  const { data, error } = useQuery(incidentQueries.incidents());
  const zone = useQuery(queries.office()).data?.timeZone;
  const { page } = useResponseSpeech(zone);
  const all = data?.incidents ?? [];
  const running = all.filter(({ handling }) => handling !== 'selesai');
  const over = all.filter(({ handling }) => handling === 'selesai');
  return (
    <HazardPage
      title={page.list.title}
      under={page.list.under}
      acts={can('incidents.write') && <OpenButton />}
      isReady={data !== undefined || error !== null}
    >
      <WaitingNote />
      <Refusal reason={error} />
      {data && all.length === 0 && <p className={css.none}>{page.list.none}</p>}
      {all.length > 0 && (
        <section className={css.part} aria-labelledby="berjalan">
          <h2 id="berjalan">{page.list.running}</h2>
          {running.length === 0 ? <p>{page.list.noneRunning}</p> : <List incidents={running} zone={zone} />}
        </section>
      )}
      {over.length > 0 && (
        <section className={css.part} aria-labelledby="selesai">
          <h2 id="selesai">{page.list.over}</h2>
          <List incidents={over} zone={zone} />
        </section>
      )}
    </HazardPage>
  );
}

function OpenButton() {
  const { page } = useResponseSpeech();
  return (
    <Button
      size="md"
      component={Link}
      {...({ to: '/kebencanaan/kejadian/buka', search: true } as Record<string, unknown>)}
    >
      {page.list.open}
    </Button>
  );
}

type Zone = Parameters<typeof useResponseSpeech>[0];

function List({ incidents, zone }: { incidents: readonly IncidentEntry[]; zone: Zone }) {
  const { page, said, moment, hazard } = useResponseSpeech(zone);
  return (
    <ul className={css.list}>
      {incidents.map((incident) => (
        <li key={incident.id}>
          <Link
            to="/kebencanaan/kejadian/$incident"
            params={{ incident: String(incident.id) }}
            search={true}
            className={css.entry}
          >
            <span>
              <b>{incident.name}</b>
              <small>
                {page.list.line(
                  hazard(incident.hazard),
                  said.place(incident.place.name, incident.within.name),
                  moment(incident.startedAt),
                )}
              </small>
              {incident.simulated && <small>{page.simulated}</small>}
            </span>
            <Pill tone={incident.handling === 'selesai' ? 'plain' : 'unsure'}>
              {said.handling[incident.handling]}
            </Pill>
          </Link>
        </li>
      ))}
    </ul>
  );
}
