import { Button, Skeleton } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { Pillar } from '../../data/contract/volunteer.ts';
import { useCan } from '../access/me.ts';
import { ApiFault } from '../api.ts';
import { CoverageNav } from '../coverage/nav.tsx';
import { useIsDemo } from '../first/not-in-demo.tsx';
import { change, queries } from '../queries.ts';
import page from '../screens/page.module.css';
import { Unreachable } from '../screens/trouble.tsx';
import { useSpeech } from '../words.ts';
import { ChangesPart } from './changes-part.tsx';
import { ErasePillar } from './erase-pillar.tsx';
import { OwnPart } from './own-part.tsx';
import css from './person.module.css';
import { formOf, newPillar } from './pillar-draft.ts';
import { PillarForm } from './pillar-form.tsx';
import { PillarPills } from './pillar-table.tsx';
import { RolesPart } from './roles-part.tsx';

/** One pillar: roles held and where; for those who manage the area also what is personal, and every change. */
export function PillarScreen() {
  const { words } = useSpeech();
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const { data, error, refetch } = useQuery(queries.pillar(id));
  const name = data?.name ?? words.pillars.title;
  useEffect(() => {
    document.title = `${name} · Petasos`;
  }, [name]);
  if (error instanceof ApiFault && !data) return <Unreachable fault={error} onRetry={() => void refetch()} />;
  return (
    <div className={page.page}>
      <CoverageNav />
      <div className={page.wide}>
        <Back />
        {data ? <Person key={data.id} pillar={data} /> : <Skeleton height={320} radius="lg" />}
      </div>
    </div>
  );
}

/** A pillar that is not in the register yet. */
export function NewPillarScreen() {
  const { words } = useSpeech();
  const navigate = useNavigate();
  const add = useMutation(change('addPillar'));
  const [start] = useState(newPillar);
  useEffect(() => {
    document.title = `${words.pillars.form.add} · Petasos`;
  }, [words]);
  return (
    <div className={page.page}>
      <CoverageNav />
      <div className={page.wide}>
        <Back />
        <PillarForm
          title={words.pillars.form.add}
          start={start}
          hasPhone={false}
          save={add}
          onSave={(draft) =>
            add.mutate(draft, {
              onSuccess: ({ id }) =>
                void navigate({ to: '/pilar/$id', params: { id: String(id) }, search: true as never }),
            })
          }
          onClose={() => void navigate({ to: '/pilar', search: true as never })}
        />
      </div>
    </div>
  );
}

function Back() {
  const { words } = useSpeech();
  return (
    <p>
      <Link to="/pilar" search={true} className={page.back}>
        ‹ {words.pillars.person.back}
      </Link>
    </p>
  );
}

function Person({ pillar }: { pillar: Pillar }) {
  const { words } = useSpeech();
  const said = words.pillars.person;
  const can = useCan();
  const isDemo = useIsDemo();
  // As it was when the form was opened: somebody else may change it meanwhile.
  const [edited, setEdited] = useState<Pillar>();
  const [isSaved, setSaved] = useState(false);
  const save = useMutation(change('changePillar'));
  const mayWrite = pillar.managed && can('pillars.manage') && !isDemo;
  if (edited) {
    return (
      <PillarForm
        title={words.pillars.form.edit(edited.name)}
        start={formOf(edited)}
        hasPhone={edited.own?.hasPhone ?? false}
        save={save}
        onSave={(draft) =>
          save.mutate(
            { id: String(pillar.id), version: edited.version, pillar: draft },
            {
              onSuccess: () => {
                setEdited(undefined);
                setSaved(true);
              },
            },
          )
        }
        onClose={() => {
          save.reset();
          setEdited(undefined);
        }}
      />
    );
  }
  return (
    <>
      <div className={css.head}>
        <div>
          <h1>
            {pillar.name} <PillarPills pillar={pillar} />
          </h1>
          <p className={css.under}>
            {words.pillars.subject[pillar.subject]} · {said.home}: {pillar.home?.name ?? said.noHome}
          </p>
        </div>
        {mayWrite && (
          <div className={css.acts}>
            <span role="status" className={css.saved}>
              {isSaved && words.pillars.form.saved}
            </span>
            <Button
              onClick={() => {
                setSaved(false);
                setEdited(pillar);
              }}
            >
              {said.edit}
            </Button>
          </div>
        )}
      </div>
      {pillar.own === null && <p className={css.note}>{said.peers}</p>}
      <div className={css.parts}>
        <div className={css.column}>
          <RolesPart pillar={pillar} mayWrite={mayWrite} />
          {pillar.own && <ChangesPart changes={pillar.own.changes} mayWrite={mayWrite} list="/pilar" />}
        </div>
        {pillar.own && <OwnPart pillar={pillar} own={pillar.own} />}
      </div>
      {mayWrite && <ErasePillar pillar={pillar} />}
    </>
  );
}
