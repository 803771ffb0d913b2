import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { Incident } from '../../data/contract/incident.ts';
import type { TimeZone } from '../../data/contract/office.ts';
import { change } from '../queries.ts';
import { Refusal } from '../ui/refusal.tsx';
import css from './response.module.css';
import { useResponseSpeech } from './speech.ts';

interface FootprintListProps {
  readonly incident: Incident;
  readonly zone: TimeZone | null;
  readonly mayWrite: boolean;
}

/** Footprints as they grew; one that was a mistake is withdrawn and stays in the list. */
export function FootprintList({ incident, zone, mayWrite }: FootprintListProps) {
  const { page, words, moment } = useResponseSpeech(zone);
  const w = page.footprint;
  const drop = useMutation(change('withdrawFootprint'));
  return (
    <section className={css.part} aria-labelledby="jejak">
      <h2 id="jejak">{w.list}</h2>
      {incident.footprints.length === 0 && <p>{w.none}</p>}
      <ul className={css.figures}>
        {incident.footprints.map((footprint) => (
          <li key={footprint.id} data-old={footprint.withdrawnAt !== null || undefined}>
            <b>
              {w.kinds[footprint.kind]}, {w.km2(footprint.km2)}
            </b>
            <small>
              {[
                w.made(moment(footprint.madeAt), footprint.madeBy),
                ...(footprint.depthM === null ? [] : [`${words.format.number(footprint.depthM, 1)} m`]),
                ...(footprint.class === null ? [] : [w.classes[footprint.class]]),
                ...(footprint.displacedRate === null
                  ? []
                  : [w.leaving(Math.round(footprint.displacedRate * 1000) / 10)]),
                ...footprint.notes.map((note) => w.notes[note]),
                ...(footprint.outsideKm2 === null ? [] : [w.outside(footprint.outsideKm2)]),
                ...(footprint.areas.length > 0
                  ? [
                      footprint.areas
                        .slice(0, 8)
                        .map(({ name }) => name)
                        .join(', '),
                    ]
                  : []),
                ...(footprint.withdrawnAt === null
                  ? []
                  : [w.withdrawn(moment(footprint.withdrawnAt), footprint.withdrawnBy ?? '')]),
              ].join(' · ')}
            </small>
            {mayWrite && footprint.withdrawnAt === null && (
              <Button
                variant="subtle"
                size="compact-sm"
                loading={drop.isPending}
                onClick={() =>
                  drop.mutate({ incident: String(incident.id), footprint: String(footprint.id) })
                }
              >
                {w.withdraw}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Refusal reason={drop.error} />
    </section>
  );
}
