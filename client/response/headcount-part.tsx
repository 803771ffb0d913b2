import '@mantine/core/styles/Checkbox.css';
import '@mantine/core/styles/InlineInput.css';

import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { DateField } from '../ui/date-field.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { localToday } from '../ui/today.ts';
import type { IncidentBundle } from './bundle.ts';
import { CountFields } from './count-fields.tsx';
import { typedCounts } from './counts.ts';
import css from './response.module.css';
import { useResponseSpeech } from './speech.ts';
import { useTold } from './use-told.ts';

const COUNTED = [
  'jiwa',
  'kk',
  'male',
  'female',
  'balita',
  'lansia',
  'disabilitas',
  'ibuHamil',
  'ibuMenyusui',
] as const;
type Counted = (typeof COUNTED)[number];

interface HeadcountPartProps {
  readonly bundle: IncidentBundle;
  readonly mayWrite: boolean;
  /** without a network: whose device this is */
  readonly offlineAccount: string | undefined;
}

/** Who stays where, day by day: the last count of each place makes the needs. */
export function HeadcountPart({ bundle, mayWrite, offlineAccount }: HeadcountPartProps) {
  const { incident, office } = bundle;
  const { page, words } = useResponseSpeech(office.timeZone);
  const w = page.heads;
  const { number, shortDay } = words.format;
  return (
    <section aria-labelledby="hitung-harian">
      {mayWrite && <HeadcountForm bundle={bundle} offlineAccount={offlineAccount} />}
      {incident.headcounts.length === 0 ? (
        <p className={css.quiet}>{w.none}</p>
      ) : (
        <ul className={css.figures}>
          {incident.headcounts.map((count) => (
            <li
              key={`${count.at} ${count.place ?? count.facility?.id}`}
              data-old={!count.counts || undefined}
            >
              <b>{count.facility?.name ?? count.place ?? w.other}</b> {shortDay(count.on)}
              <small>
                {COUNTED.filter((key) => count[key] !== null)
                  .map((key) => `${w[key]} ${number(count[key] ?? 0)}`)
                  .join(' · ')}
                {count.counts && ` · ${w.counts}`}
              </small>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function folded(name: string): string {
  return name.trim().replaceAll(/\s+/g, ' ').toLowerCase();
}

function HeadcountForm({
  bundle: { incident, sheet },
  offlineAccount,
}: Omit<HeadcountPartProps, 'mayWrite'>) {
  const { page } = useResponseSpeech();
  const w = page.heads;
  const places = sheet.shelters.list.map(({ facility }) => facility);
  const [facility, setFacility] = useState('');
  const [place, setPlace] = useState('');
  const [on, setOn] = useState(localToday);
  const [fields, setFields] = useState<Partial<Record<Counted, string>>>({});
  const [isAll, setAll] = useState(false);
  const [isChecked, setChecked] = useState(false);
  const told = useTold('reportHeadcount', offlineAccount);
  const counts = typedCounts(fields);
  // One that is known by the name that is typed is that one.
  const known = places.find(({ name }) => folded(name) === folded(place));
  const chosen = facility === '' ? known?.id : Number(facility);
  const isPlaced = facility !== '' || place.trim() !== '';
  const submit = () => {
    setChecked(true);
    if (!counts || counts.jiwa === undefined || !isPlaced) return;
    told.tell(
      incident.name,
      {
        incident: String(incident.id),
        ...counts,
        jiwa: counts.jiwa,
        on,
        allPlaces: isAll,
        facility: chosen ?? null,
        place: chosen === undefined ? place.trim() : null,
        at: new Date().toISOString(),
      },
      () => {
        setFields({});
        setAll(false);
        setChecked(false);
      },
    );
  };
  return (
    <form
      className={css.form}
      aria-labelledby="hitung-harian"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h2 id="hitung-harian">{w.title}</h2>
      <p className={css.quiet}>{w.under}</p>
      <div className={css.counts}>
        <NativeSelect
          label={w.place}
          value={facility}
          onChange={(event) => setFacility(event.currentTarget.value)}
          data={[
            { value: '', label: w.other },
            ...places.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
        />
        {facility === '' && (
          <TextInput
            label={w.otherName}
            maxLength={120}
            value={place}
            error={isChecked && !isPlaced && w.otherName}
            description={known && w.known(known.name)}
            onChange={(event) => setPlace(event.currentTarget.value)}
          />
        )}
        <DateField label={w.on} value={on} onChange={setOn} />
      </div>
      <CountFields
        keys={COUNTED}
        label={(key) => w[key]}
        fields={fields}
        onChange={setFields}
        wrong={page.open.badNumber}
      />
      <Checkbox
        label={w.allPlaces}
        description={w.allPlacesHint}
        checked={isAll}
        onChange={(event) => setAll(event.currentTarget.checked)}
      />
      {isChecked && counts !== undefined && counts.jiwa === undefined && (
        <p className={css.wrong}>
          {w.jiwa}: {page.open.badNumber}
        </p>
      )}
      <Refusal reason={told.error} />
      <div className={css.save}>
        <Button type="submit" loading={told.isPending}>
          {w.save}
        </Button>
        <span role="status">
          {told.isQueued ? page.offline.queued : told.isSuccess && page.figures.saved}
        </span>
      </div>
    </form>
  );
}
