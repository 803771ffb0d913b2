import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { FACILITY_KINDS, type Facility, facilityKind } from '../../data/contract/facility.ts';
import type { RouteAnswer } from '../../data/contract/routes.ts';
import { facilityWords } from '../../data/words/facilities.ts';
import { spokenAs } from '../../data/words/office.ts';
import { useCan, useMe } from '../access/me.ts';
import { ApiFault } from '../api.ts';
import { DrawMap } from '../draw/draw-map.tsx';
import { useIsDemo } from '../first/not-in-demo.tsx';
import { HazardPage } from '../hazards/hazard-page.tsx';
import table from '../imports/imports.module.css';
import { AreaFilter } from '../pillars/pillar-filters.tsx';
import register from '../pillars/register.module.css';
import { queries } from '../queries.ts';
import { Unreachable } from '../screens/trouble.tsx';
import { SearchIcon } from '../ui/icons.tsx';
import { Pill } from '../ui/pill.tsx';
import { useSpeech } from '../words.ts';
import css from './facilities.module.css';
import { type FacilitiesSearch, useChangeFacilities, useFacilitiesSearch } from './facilities-search.ts';
import { facilityOverlay } from './facility-overlay.ts';
import { KindMark } from './kind-mark.tsx';
import '@mantine/core/styles/Checkbox.css';
import '@mantine/core/styles/InlineInput.css';

const TYPING_MS = 250;

/** Facilities for disasters: where they are, how many people they take, what lies in them. */
export function FacilitiesScreen() {
  const { words } = useSpeech();
  const said = spokenAs(words, facilityWords);
  const search = useFacilitiesSearch();
  const { data, error, refetch, isPlaceholderData } = useQuery({
    ...queries.facilities({
      within: search.area,
      kind: search.jenis,
      search: search.cari,
      ended: search.keadaan === 'all' ? 'with' : 'without',
    }),
    placeholderData: keepPreviousData,
  });
  if (error instanceof ApiFault && !data) return <Unreachable fault={error} onRetry={() => void refetch()} />;
  return (
    <HazardPage title={said.title} under={said.under} acts={<Acts />} isReady={data !== undefined}>
      <Filters search={search} />
      {data && (
        <div aria-busy={isPlaceholderData} className={css.page}>
          <Found answer={data} search={search} />
        </div>
      )}
    </HazardPage>
  );
}

function Acts() {
  const { words } = useSpeech();
  const said = spokenAs(words, facilityWords);
  const can = useCan();
  const isDemo = useIsDemo();
  if (!can('facilities.manage') || isDemo) return null;
  return (
    <div className={register.acts}>
      <Button component={Link} to="/kebencanaan/fasilitas/baru" search={true as never}>
        {said.add}
      </Button>
      {can('imports.write') && (
        <Button variant="default" component={Link} to="/kebencanaan/fasilitas/berkas" search={true as never}>
          {said.bring}
        </Button>
      )}
    </div>
  );
}

function Filters({ search }: { search: FacilitiesSearch }) {
  const { words } = useSpeech();
  const said = spokenAs(words, facilityWords);
  const change = useChangeFacilities();
  const [text, setText] = useState(search.cari ?? '');
  const ask = useDebouncedCallback((cari: string) => change({ cari: cari || undefined }), TYPING_MS);
  return (
    <search className={css.filters}>
      <TextInput
        type="search"
        label={said.search}
        value={text}
        maxLength={60}
        leftSection={<SearchIcon />}
        leftSectionPointerEvents="none"
        onChange={(event) => {
          setText(event.currentTarget.value);
          ask(event.currentTarget.value.trim());
        }}
      />
      <NativeSelect
        label={said.kind}
        value={search.jenis ?? ''}
        onChange={(event) => change({ jenis: facilityKind.safeParse(event.currentTarget.value).data })}
        data={[
          { value: '', label: said.anyKind },
          ...FACILITY_KINDS.map((kind) => ({ value: kind, label: said.kinds[kind] })),
        ]}
      />
      <AreaFilter code={search.area} onChoose={(area) => change({ area })} />
      <Checkbox
        label={said.withEnded}
        checked={search.keadaan === 'all'}
        onChange={(event) => change({ keadaan: event.currentTarget.checked ? 'all' : undefined })}
      />
    </search>
  );
}

interface FoundProps {
  readonly answer: RouteAnswer<'facilities'>;
  readonly search: FacilitiesSearch;
}

function Found({ answer, search }: FoundProps) {
  const { words } = useSpeech();
  const said = spokenAs(words, facilityWords);
  const change = useChangeFacilities();
  const { facilities, byKind, capacity } = answer;
  const points = byKind.find(({ kind }) => kind === 'titik-pengungsian')?.n ?? 0;
  if (facilities.length === 0) {
    const isFiltered = search.cari !== undefined || search.jenis !== undefined || search.area !== undefined;
    return (
      <div className={register.empty} role="status">
        <p>{isFiltered ? said.none : said.count(0)}</p>
      </div>
    );
  }
  return (
    <>
      <p className={css.answer} role="status">
        {said.count(facilities.length)}. {said.capacity(points, capacity.persons, capacity.unknown)}
      </p>
      <ul className={register.byRole} aria-label={said.byKind}>
        {byKind.map(({ kind, n }) => (
          <li key={kind}>
            <button
              type="button"
              aria-pressed={search.jenis === kind}
              onClick={() => change({ jenis: search.jenis === kind ? undefined : kind })}
            >
              <KindMark kind={kind} /> <b>{words.format.number(n)}</b>
            </button>
          </li>
        ))}
      </ul>
      <FacilitiesMap facilities={facilities} within={search.area} />
      <FacilitiesTable facilities={facilities} />
    </>
  );
}

function FacilitiesMap({
  facilities,
  within,
}: {
  facilities: readonly Facility[];
  within: string | undefined;
}) {
  const { words } = useSpeech();
  const said = spokenAs(words, facilityWords);
  const me = useMe();
  const places = useQuery(queries.places()).data?.places;
  const code = within ?? me?.home?.code ?? places?.[0]?.area.code;
  const overlays = useMemo(() => [facilityOverlay(facilities)], [facilities]);
  if (code === undefined) return null;
  return (
    <DrawMap
      key={code}
      within={code}
      tools={[]}
      shape={undefined}
      onShape={() => undefined}
      overlays={overlays}
      label={said.map}
    />
  );
}

function FacilitiesTable({ facilities }: { facilities: readonly Facility[] }) {
  const { words } = useSpeech();
  const said = spokenAs(words, facilityWords);
  const { columns } = said;
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${css.table}`}>
        <caption className="unseen">{said.label}</caption>
        <thead>
          <tr>
            <th scope="col">{columns.name}</th>
            <th scope="col">{columns.kind}</th>
            <th scope="col">{columns.area}</th>
            <th scope="col">{columns.capacity}</th>
            <th scope="col">{columns.stock}</th>
          </tr>
        </thead>
        <tbody>
          {facilities.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                <Link to="/kebencanaan/fasilitas/$id" params={{ id: String(one.id) }} search={true}>
                  {one.name}
                </Link>{' '}
                {one.simulated && <Pill tone="unsure">{said.simulated}</Pill>}
                {!one.inUse && <Pill tone="plain">{said.ended}</Pill>}
              </th>
              <td>
                <KindMark kind={one.kind} />
              </td>
              <td>{one.area.name}</td>
              <td>{capacityOf(one, said) ?? <span className={table.faint}>{said.unknown}</span>}</td>
              <td>
                {one.items > 0 ? said.items(one.items) : <span className={table.faint}>{said.noItems}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** How many people a facility takes, or how many packs it cooks; undefined: not known. */
export function capacityOf(
  { capacity, packsPerMeal }: Pick<Facility, 'capacity' | 'packsPerMeal'>,
  said: (typeof facilityWords)['id'],
): string | undefined {
  if (capacity !== null) return said.persons(capacity);
  return packsPerMeal === null ? undefined : said.packs(packsPerMeal);
}
