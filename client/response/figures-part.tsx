import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { FIGURES_SEEN, type FigureSeen } from '../../data/contract/incident.ts';
import { AreaPicker, type PickedArea } from '../accounts/area-picker.tsx';
import { Refusal } from '../ui/refusal.tsx';
import type { IncidentBundle } from './bundle.ts';
import { CountFields } from './count-fields.tsx';
import { instantOf, localMoment, typedCounts } from './counts.ts';
import { HeadcountPart } from './headcount-part.tsx';
import css from './response.module.css';
import { useResponseSpeech } from './speech.ts';
import { useTold } from './use-told.ts';

interface FiguresPartProps {
  readonly bundle: IncidentBundle;
  /** without a network: whose device this is */
  readonly offlineAccount?: string | undefined;
}

/** What was counted in the field, and the form for it. */
export function FiguresPart({ bundle, offlineAccount }: FiguresPartProps) {
  const mayWrite = bundle.incident.tells || offlineAccount !== undefined;
  return (
    <div className={css.two}>
      <div>
        {mayWrite && <FiguresForm bundle={bundle} offlineAccount={offlineAccount} />}
        <KnownFigures bundle={bundle} />
      </div>
      <HeadcountPart bundle={bundle} mayWrite={mayWrite} offlineAccount={offlineAccount} />
    </div>
  );
}

function FiguresForm({ bundle: { incident, sheet }, offlineAccount }: FiguresPartProps) {
  const { page, said } = useResponseSpeech();
  const w = page.figures;
  const [area, setArea] = useState<readonly PickedArea[]>([]);
  const [fields, setFields] = useState<Partial<Record<FigureSeen, string>>>({});
  const [reporter, setReporter] = useState('');
  const [when, setWhen] = useState(() => localMoment(new Date()));
  const [isChecked, setChecked] = useState(false);
  const told = useTold('reportFigures', offlineAccount);
  const counts = typedCounts(fields);
  const hasCounts = counts !== undefined && Object.keys(counts).length > 0;
  // Where an area is not found by typing, those that are hit are one tap away; without a network they are all there is.
  const near = [
    ...sheet.estimate.areas
      .slice(0, 8)
      .map(({ code, name, parentName }) => ({ code, name: [name, parentName].filter(Boolean).join(', ') })),
    ...sheet.estimate.desaHit.slice(0, 6),
  ].filter((one, i, all) => all.findIndex(({ code }) => code === one.code) === i);
  const submit = () => {
    setChecked(true);
    const [first] = area;
    const at = instantOf(when);
    if (!first || !hasCounts || !counts || at === undefined) return;
    const entry = { area: first.code, figures: counts, at, reporter: reporter.trim() || null };
    told.tell(incident.name, { incident: String(incident.id), figures: [entry] }, () => {
      setFields({});
      setChecked(false);
      setWhen(localMoment(new Date()));
    });
  };
  return (
    <form
      className={css.form}
      aria-labelledby="angka-lapangan"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h2 id="angka-lapangan">{w.title}</h2>
      <p className={css.quiet}>{w.under}</p>
      <AreaPicker
        isSingle
        label={w.area}
        placeholder={page.open.find}
        chosen={area}
        onChange={setArea}
        error={isChecked && area.length === 0 ? page.open.areaMissing : undefined}
      />
      {near.length > 0 && (
        <p className={css.near}>
          {near.map(({ code, name }) => (
            <button key={code} type="button" onClick={() => setArea([{ code, name }])}>
              {name}
            </button>
          ))}
        </p>
      )}
      <CountFields
        keys={FIGURES_SEEN}
        label={(key) => said.seen[key]}
        fields={fields}
        onChange={setFields}
        wrong={page.open.badNumber}
      />
      {isChecked && !hasCounts && counts !== undefined && <p className={css.wrong}>{w.nothing}</p>}
      <div className={css.counts}>
        <TextInput
          type="datetime-local"
          label={w.at}
          value={when}
          onChange={(event) => setWhen(event.currentTarget.value)}
        />
        <TextInput
          label={w.reporter}
          description={w.reporterHint}
          maxLength={120}
          value={reporter}
          onChange={(event) => setReporter(event.currentTarget.value)}
        />
      </div>
      <Refusal reason={told.error} />
      <div className={css.save}>
        <Button type="submit" size="md" loading={told.isPending}>
          {w.save}
        </Button>
        <span role="status">{told.isQueued ? page.offline.queued : told.isSuccess && w.saved}</span>
      </div>
    </form>
  );
}

function KnownFigures({ bundle: { incident, office } }: { bundle: IncidentBundle }) {
  const { page, said, words, moment } = useResponseSpeech(office.timeZone);
  const w = page.figures;
  return (
    <section className={css.part} aria-labelledby="angka-masuk">
      <h2 id="angka-masuk">{w.known}</h2>
      {incident.figuresByDesa && <p className={css.quiet}>{w.byDesa}</p>}
      {incident.figures.length === 0 && <p>{w.none}</p>}
      <ul className={css.figures}>
        {incident.figures.map((figure) => (
          <li
            key={`${figure.area.code} ${figure.what} ${figure.at} ${figure.count}`}
            data-old={figure.superseded || undefined}
          >
            <b>
              {words.format.number(figure.count)} {said.seen[figure.what]}
            </b>{' '}
            {figure.area.name}
            <small>
              {w.from(moment(figure.at), figure.reporter)}
              {figure.ofParts && ` · ${w.ofParts(figure.ofParts.told, figure.ofParts.all)}`}
              {figure.superseded && ` · ${w.superseded}`}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
