import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Fragment, type ReactNode, useMemo, useState } from 'react';
import type { Facility } from '../../data/contract/facility.ts';
import { facilityWords } from '../../data/words/facilities.ts';
import { spokenAs } from '../../data/words/office.ts';
import { ApiFault } from '../api.ts';
import { DrawMap } from '../draw/draw-map.tsx';
import { useIsDemo } from '../first/not-in-demo.tsx';
import { HazardPage } from '../hazards/hazard-page.tsx';
import { PhoneText } from '../pillars/phone-text.tsx';
import { change, queries } from '../queries.ts';
import page from '../screens/page.module.css';
import { Unreachable } from '../screens/trouble.tsx';
import { Pill } from '../ui/pill.tsx';
import { useSpeech } from '../words.ts';
import css from './facilities.module.css';
import { capacityOf } from './facilities-screen.tsx';
import { FacilityForm } from './facility-form.tsx';
import { facilityOverlay } from './facility-overlay.ts';
import { FacilityStock } from './facility-stock.tsx';

/** One facility: where it stands, for how many, who answers for it, and what lies in it. */
export function FacilityScreen() {
  const { words } = useSpeech();
  const said = spokenAs(words, facilityWords);
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const { data, error, refetch } = useQuery(queries.facility(id));
  if (error instanceof ApiFault && !data) return <Unreachable fault={error} onRetry={() => void refetch()} />;
  return (
    <HazardPage title={data?.name ?? said.title} under="" back={<Back />} isReady={data !== undefined}>
      {data && <One key={data.id} facility={data} />}
    </HazardPage>
  );
}

/** A facility that is not recorded yet. */
export function NewFacilityScreen() {
  const { words } = useSpeech();
  const said = spokenAs(words, facilityWords);
  const navigate = useNavigate();
  const add = useMutation(change('addFacility'));
  return (
    <HazardPage title={said.form.add} under="" back={<Back />}>
      <FacilityForm
        facility={undefined}
        save={add}
        onSave={(draft) =>
          add.mutate(draft, {
            onSuccess: ({ id }) =>
              void navigate({
                to: '/kebencanaan/fasilitas/$id',
                params: { id: String(id) },
                search: true as never,
              }),
          })
        }
        onClose={() => void navigate({ to: '/kebencanaan/fasilitas', search: true as never })}
      />
    </HazardPage>
  );
}

function Back() {
  const { words } = useSpeech();
  return (
    <Link to="/kebencanaan/fasilitas" search={true} className={page.back}>
      ‹ {spokenAs(words, facilityWords).back}
    </Link>
  );
}

function One({ facility }: { facility: Facility }) {
  const { words } = useSpeech();
  const said = spokenAs(words, facilityWords);
  const isDemo = useIsDemo();
  const [isEditing, setEditing] = useState(false);
  const save = useMutation(change('changeFacility'));
  const overlays = useMemo(() => [facilityOverlay([facility])], [facility]);
  if (isEditing) {
    return (
      <FacilityForm
        facility={facility}
        save={save}
        onSave={(draft) =>
          save.mutate(
            { id: String(facility.id), version: facility.version, facility: draft },
            { onSuccess: () => setEditing(false) },
          )
        }
        onClose={() => {
          save.reset();
          setEditing(false);
        }}
      />
    );
  }
  const day = (iso: string | null) => iso && words.format.day(iso);
  const count = (n: number | null) => (n === null ? said.unknown : words.format.number(n));
  const facts: readonly (readonly [string, ReactNode])[] = [
    [said.facts.kind, said.kinds[facility.kind]],
    [said.facts.area, facility.area.name],
    [said.facts.place, said.placed[facility.placed]],
    [said.facts.capacity, capacityOf({ ...facility, packsPerMeal: null }, said) ?? said.unknown],
    [said.facts.toilets, count(facility.toilets)],
    [said.facts.waterPoints, count(facility.waterPoints)],
    ...(facility.packsPerMeal === null
      ? []
      : [[said.facts.packs, said.packs(facility.packsPerMeal)] as const]),
    [said.facts.used, said.usedFrom(day(facility.from), day(facility.until))],
    [said.facts.contact, facility.contactName ?? said.unknown],
    ...(facility.hasPhone && facility.managed
      ? [
          [
            said.facts.phone,
            <PhoneText key="phone" of={{ route: 'facilityPhone', input: { id: String(facility.id) } }} />,
          ] as const,
        ]
      : []),
  ];
  return (
    <div className={css.halves}>
      <section className={css.part} aria-label={facility.name}>
        <p>
          {facility.simulated && <Pill tone="unsure">{said.simulated}</Pill>}
          {!facility.inUse && <Pill tone="plain">{said.ended}</Pill>}
        </p>
        <dl className={css.facts}>
          {facts.map(([name, value]) => (
            <Fragment key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </Fragment>
          ))}
        </dl>
        {facility.managed && !isDemo && (
          <p>
            <Button mt="md" onClick={() => setEditing(true)}>
              {said.edit}
            </Button>
          </p>
        )}
      </section>
      <FacilityStock facility={facility} />
      <div className={css.whole}>
        <DrawMap
          within={facility.area.code.split('.').slice(0, 4).join('.')}
          bounds={facility.at && aroundPoint(facility.at)}
          tools={[]}
          shape={undefined}
          onShape={() => undefined}
          overlays={overlays}
          label={said.map}
        />
      </div>
    </div>
  );
}

/** About a kilometre to each side. */
const AROUND = 0.01;

function aroundPoint([lon, lat]: readonly [number, number]): [number, number, number, number] {
  return [lon - AROUND, lat - AROUND, lon + AROUND, lat + AROUND];
}
