import { Button, Skeleton } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { RouteAnswer } from '../../data/contract/routes.ts';
import { useCan } from '../access/me.ts';
import { ApiFault } from '../api.ts';
import { CoverageNav } from '../coverage/nav.tsx';
import { useIsDemo } from '../first/not-in-demo.tsx';
import { change, queries } from '../queries.ts';
import page from '../screens/page.module.css';
import { Unreachable } from '../screens/trouble.tsx';
import { useSpeech } from '../words.ts';
import { ChangesPart } from './changes-part.tsx';
import css from './person.module.css';
import { TrainingForm, trainingFormOf } from './training-form.tsx';
import { attending, sayRoles, TrainingPills } from './trainings-screen.tsx';

type Answer = RouteAnswer<'training'>;

/** One training: when, where, about what, and who took part. */
export function TrainingScreen() {
  const { words } = useSpeech();
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const { data, error, refetch } = useQuery(queries.training(id));
  const name = data?.name ?? words.trainings.title;
  useEffect(() => {
    document.title = `${name} · Petasos`;
  }, [name]);
  if (error instanceof ApiFault && !data) return <Unreachable fault={error} onRetry={() => void refetch()} />;
  return (
    <div className={page.page}>
      <CoverageNav />
      <div className={page.wide}>
        <Back />
        {data ? <One key={data.id} training={data} /> : <Skeleton height={320} radius="lg" />}
      </div>
    </div>
  );
}

/** A training that is not recorded yet. */
export function NewTrainingScreen() {
  const { words } = useSpeech();
  const said = words.trainings.form;
  const navigate = useNavigate();
  const add = useMutation(change('addTraining'));
  useEffect(() => {
    document.title = `${said.add} · Petasos`;
  }, [said]);
  return (
    <div className={page.page}>
      <CoverageNav />
      <div className={page.wide}>
        <Back />
        <TrainingForm
          title={said.add}
          start={trainingFormOf(undefined)}
          save={add}
          onSave={(draft) =>
            add.mutate(draft, {
              onSuccess: ({ id }) =>
                void navigate({ to: '/pelatihan/$id', params: { id: String(id) }, search: true as never }),
            })
          }
          onClose={() => void navigate({ to: '/pelatihan', search: true as never })}
        />
      </div>
    </div>
  );
}

function Back() {
  const { words } = useSpeech();
  return (
    <p>
      <Link to="/pelatihan" search={true} className={page.back}>
        ‹ {words.trainings.back}
      </Link>
    </p>
  );
}

function One({ training }: { training: Answer }) {
  const { words } = useSpeech();
  const said = words.trainings;
  const can = useCan();
  const isDemo = useIsDemo();
  // As it was when the form was opened: somebody else may change it meanwhile.
  const [edited, setEdited] = useState<Answer>();
  const save = useMutation(change('changeTraining'));
  const mayWrite = training.managed && can('pillars.manage') && !isDemo;
  if (edited) {
    return (
      <TrainingForm
        title={said.form.edit(edited.name)}
        start={trainingFormOf(edited)}
        save={save}
        onSave={(draft) =>
          save.mutate(
            { training: String(training.id), version: edited.version, draft },
            { onSuccess: () => setEdited(undefined) },
          )
        }
        onClose={() => {
          save.reset();
          setEdited(undefined);
        }}
      />
    );
  }
  const all = attending(training);
  const others = all - training.participants.length;
  const facts = [
    [said.when, said.days(words.format.day(training.from), words.format.day(training.until))],
    [said.theme, training.theme],
    [said.place, training.place],
    [said.organiser, training.organiser],
    [said.area, training.area?.name ?? null],
  ] as const;
  return (
    <>
      <div className={css.head}>
        <div>
          <h1>
            {training.name} <TrainingPills of={training} />
          </h1>
          <p className={css.under}>{said.kind[training.kind]}</p>
        </div>
        {mayWrite && <Button onClick={() => setEdited(training)}>{said.edit}</Button>}
      </div>
      <section className={css.part}>
        <dl className={css.facts}>
          {facts.map(([name, value]) => value !== null && <Fact key={name} name={name} value={value} />)}
        </dl>
        <h2>
          {said.who} ({words.format.number(all)})
        </h2>
        {all === 0 ? (
          <p className={css.small}>{said.nobody}</p>
        ) : (
          <p className={css.small}>{sayRoles(training, words)}</p>
        )}
        {training.participants.length > 0 && (
          <ul className={css.names}>
            {training.participants.map((one) => (
              <li key={one.pillar}>
                <Link to="/pilar/$id" params={{ id: String(one.pillar) }} search={true}>
                  {one.name}
                </Link>
                {one.role && <small> {words.pillars.role[one.role]}</small>}
              </li>
            ))}
          </ul>
        )}
        {others > 0 && <p className={css.small}>{said.others(others)}</p>}
      </section>
      {training.changes.length > 0 && (
        <ChangesPart changes={training.changes} mayWrite={mayWrite} list="/pelatihan" />
      )}
    </>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}
