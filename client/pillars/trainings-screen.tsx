import { Button, Skeleton, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { RouteAnswer } from '../../data/contract/routes.ts';
import type { TrainingKind } from '../../data/contract/training.ts';
import type { Words } from '../../data/words/id.ts';
import { useCan } from '../access/me.ts';
import { ApiFault } from '../api.ts';
import { CoverageNav } from '../coverage/nav.tsx';
import { useIsDemo } from '../first/not-in-demo.tsx';
import table from '../imports/imports.module.css';
import { queries } from '../queries.ts';
import page from '../screens/page.module.css';
import { Unreachable } from '../screens/trouble.tsx';
import { SearchIcon } from '../ui/icons.tsx';
import { Pill } from '../ui/pill.tsx';
import { Select } from '../ui/select.tsx';
import { useSpeech } from '../words.ts';
import css from './register.module.css';

type Row = RouteAnswer<'trainings'>['trainings'][number];

export const TRAINING_KINDS = ['bimtek', 'workshop', 'pembekalan', 'kelas', 'lainnya'] as const;
const ANY = 'any';

/** Trainings, newest first, with how many took part by role. */
export function TrainingsScreen() {
  const { words } = useSpeech();
  const said = words.trainings;
  const can = useCan();
  const isDemo = useIsDemo();
  const { data, error, refetch } = useQuery(queries.trainings());
  useEffect(() => {
    document.title = `${said.title} · Petasos`;
  }, [said]);
  if (error instanceof ApiFault && !data) return <Unreachable fault={error} onRetry={() => void refetch()} />;
  return (
    <div className={page.page}>
      <CoverageNav />
      <div className={page.wide}>
        <div className={css.head}>
          <div>
            <h1>{said.title}</h1>
            <p className={page.under}>{said.under}</p>
          </div>
          {can('pillars.manage') && !isDemo && (
            <div className={css.acts}>
              <Button component={Link} to="/pelatihan/baru" search={true as never}>
                {said.add}
              </Button>
              {can('imports.write') && (
                <Button variant="default" component={Link} to="/pilar/berkas" search={true as never}>
                  {said.bring}
                </Button>
              )}
            </div>
          )}
        </div>
        {data ? <List trainings={data.trainings} /> : <Skeleton height={320} radius="lg" />}
      </div>
    </div>
  );
}

function List({ trainings }: { trainings: readonly Row[] }) {
  const { words } = useSpeech();
  const said = words.trainings;
  const { columns } = said;
  const [sought, setSought] = useState('');
  const [kind, setKind] = useState<TrainingKind>();
  const found = trainings
    .filter((one) => kind === undefined || one.kind === kind)
    .filter((one) => holdsText(one, sought));
  if (trainings.length === 0) {
    return (
      <p className={css.empty} role="status">
        {said.none}
      </p>
    );
  }
  return (
    <>
      <search className={`${css.filters} ${css.few}`}>
        <TextInput
          type="search"
          label={said.search}
          value={sought}
          leftSection={<SearchIcon />}
          leftSectionPointerEvents="none"
          onChange={(event) => setSought(event.currentTarget.value)}
        />
        <Select
          label={said.kindLabel}
          value={kind ?? ANY}
          onChoose={(value) => setKind(TRAINING_KINDS.find((one) => one === value))}
          groups={[
            {
              title: undefined,
              options: [
                { value: ANY, label: said.anyKind },
                ...TRAINING_KINDS.map((value) => ({ value, label: said.kind[value] })),
              ],
            },
          ]}
        />
      </search>
      <p role="status" className={css.count}>
        {found.length === 0 ? said.noneFits : said.count(found.length)}
      </p>
      {found.length > 0 && (
        <div className={table.scroll}>
          <table className={table.table}>
            <caption className="unseen">{said.label}</caption>
            <thead>
              <tr>
                <th scope="col">{columns.name}</th>
                <th scope="col">{columns.when}</th>
                <th scope="col">{columns.where}</th>
                <th scope="col">{columns.who}</th>
              </tr>
            </thead>
            <tbody>
              {found.map((one) => (
                <tr key={one.id}>
                  <th scope="row">
                    <Link to="/pelatihan/$id" params={{ id: String(one.id) }} search={true}>
                      {one.name}
                    </Link>
                    <small>
                      {[said.kind[one.kind], one.theme].filter(Boolean).join(' · ')}{' '}
                      <TrainingPills of={one} />
                    </small>
                  </th>
                  <td>{said.days(words.format.day(one.from), words.format.day(one.until))}</td>
                  <td>
                    {one.place ?? one.area?.name}
                    {one.organiser && <small>{one.organiser}</small>}
                  </td>
                  <td>
                    {said.participants(attending(one))}
                    <small>{sayRoles(one, words)}</small>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

/** How many took part, in every role together. */
export function attending({ byRole }: Pick<Row, 'byRole'>): number {
  return byRole.reduce((sum, { n }) => sum + n, 0);
}

/** 'PSM 12 · TKSK 3' */
export function sayRoles({ byRole }: Pick<Row, 'byRole'>, words: Words): string {
  const said = words.trainings;
  return byRole
    .map(({ role, n }) => said.byRole(role === null ? said.noRole : words.pillars.role[role], n))
    .join(' · ');
}

/** What is said beside the name of a training. */
export function TrainingPills({ of }: { of: Pick<Row, 'cancelled' | 'simulated'> }) {
  const { words } = useSpeech();
  return (
    <span className={css.pills}>
      {of.cancelled && <Pill tone="bad">{words.trainings.cancelled}</Pill>}
      {of.simulated && <Pill tone="unsure">{words.pillars.simulated}</Pill>}
    </span>
  );
}

/** Every word sought stands in the name, theme, place, organiser or area. */
function holdsText(one: Row, sought: string): boolean {
  const text = [one.name, one.theme, one.place, one.organiser, one.area?.name].join(' ').toLowerCase();
  return sought
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
