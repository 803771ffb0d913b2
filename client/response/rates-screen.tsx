import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { STANDARD_RESPONSE } from '../../data/catalogue/needs-profiles.ts';
import type { ResponseSettings } from '../../data/contract/response.ts';
import { useCan } from '../access/me.ts';
import { HazardPage } from '../hazards/hazard-page.tsx';
import { change, queries } from '../queries.ts';
import { Refusal } from '../ui/refusal.tsx';
import { SaveBar } from '../ui/save-bar.tsx';
import { typedDecimal } from './counts.ts';
import { incidentQueries } from './incident-queries.ts';
import { NeedRows } from './need-rows.tsx';
import { RateRows } from './rate-rows.tsx';
import { useBasis } from './rates-basis.ts';
import { draftOf, faultOfLine, faultOfRate, OTHER_KEYS, PROFILES, settingsOf } from './rates-draft.ts';
import css from './response.module.css';
import { useResponseSpeech } from './speech.ts';

/** Angka acuan: rates, shares and needs that response sheets are made with, each with what it stands on. */
export function RatesScreen() {
  const { data, error } = useQuery(incidentQueries.settings());
  const zone = useQuery(queries.office()).data?.timeZone;
  const { page, moment } = useResponseSpeech(zone);
  const w = page.rates;
  return (
    <HazardPage title={w.title} under={w.under} isReady={data !== undefined || error !== null}>
      <Refusal reason={error} />
      {data && (
        <>
          <p className={css.quiet}>
            {data.ownOffice && data.madeAt ? w.own(moment(data.madeAt), data.madeBy ?? '') : w.asBegun}
          </p>
          <RatesForm key={data.madeAt ?? ''} settings={data.settings} />
        </>
      )}
    </HazardPage>
  );
}

function RatesForm({ settings }: { settings: ResponseSettings }) {
  const can = useCan();
  const { page, said } = useResponseSpeech();
  const w = page.rates;
  const basis = useBasis();
  const save = useMutation(change('saveResponseSettings'));
  const [draft, setDraft] = useState(() => draftOf(settings));
  const [isBegun, setBegun] = useState(false);
  const [isChecked, setChecked] = useState(false);
  const mayChange = can('incidents.manage');
  const isPercent = (text: string) => {
    const percent = typedDecimal(text);
    return typeof percent === 'number' && percent <= 100;
  };
  const isOther = (key: (typeof OTHER_KEYS)[number]) => {
    const number = typedDecimal(draft.others[key]);
    return key === 'shelterKm' ? number !== undefined : typeof number === 'number';
  };
  const wrong = [
    ...(draft.rates.some((row) => faultOfRate(row)) ? [w.rates] : []),
    ...(settings.shares.some(({ group }) => !isPercent(draft.shares[group] ?? '')) ? [w.shares] : []),
    ...PROFILES.filter((p) => draft.profiles[p].some((line) => faultOfLine(line))).map((p) =>
      w.profile(said.needs.profiles[p]),
    ),
    ...(OTHER_KEYS.every(isOther) ? [] : [w.others]),
  ];
  const submit = () => {
    setChecked(true);
    const said = settingsOf(draft, isBegun ? STANDARD_RESPONSE : settings);
    if (said) save.mutate(said);
  };
  return (
    <form
      aria-label={w.title}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {mayChange && (
        <p>
          <Button
            variant="default"
            onClick={() => {
              setDraft(draftOf(STANDARD_RESPONSE));
              setBegun(true);
            }}
          >
            {w.begun}
          </Button>{' '}
          <span role="status">{isBegun && w.begunDone}</span>
        </p>
      )}
      <section className={css.form} aria-labelledby="angka-pengungsi">
        <h2 id="angka-pengungsi">
          {w.rates} ({w.percent.toLowerCase()})
        </h2>
        <RateRows
          rates={draft.rates}
          mayChange={mayChange}
          onChange={(rates) => setDraft({ ...draft, rates })}
        />
      </section>
      <section className={css.form} aria-labelledby="kelompok-rentan">
        <h2 id="kelompok-rentan">
          {w.shares} ({w.percent.toLowerCase()})
        </h2>
        <p className={css.quiet}>{w.sharesUnder}</p>
        <div className={css.counts}>
          {settings.shares.map((row) => (
            <TextInput
              key={row.group}
              label={said.vulnerable.groups[row.group]}
              description={basis(row)}
              inputMode="decimal"
              maxLength={8}
              readOnly={!mayChange}
              value={draft.shares[row.group] ?? ''}
              error={!isPercent(draft.shares[row.group] ?? '') && w.faults.percent}
              onChange={(event) =>
                setDraft({ ...draft, shares: { ...draft.shares, [row.group]: event.currentTarget.value } })
              }
            />
          ))}
        </div>
      </section>
      {PROFILES.map((p) => (
        <section key={p} className={css.form} aria-label={w.profile(said.needs.profiles[p])}>
          <h2>{w.profile(said.needs.profiles[p])}</h2>
          <NeedRows
            lines={draft.profiles[p]}
            mayChange={mayChange}
            onChange={(lines) => setDraft({ ...draft, profiles: { ...draft.profiles, [p]: lines } })}
          />
        </section>
      ))}
      <section className={css.form} aria-labelledby="lainnya">
        <h2 id="lainnya">{w.others}</h2>
        <div className={css.counts}>
          {OTHER_KEYS.map((key) => (
            <TextInput
              key={key}
              label={w[key]}
              {...(key === 'shelterKm' ? { description: w.shelterKmHint } : {})}
              inputMode="decimal"
              maxLength={10}
              readOnly={!mayChange}
              value={draft.others[key]}
              error={!isOther(key) && w.wrong}
              onChange={(event) =>
                setDraft({ ...draft, others: { ...draft.others, [key]: event.currentTarget.value } })
              }
            />
          ))}
        </div>
        {isChecked && wrong.length > 0 && (
          <p role="alert" className={css.wrong}>
            {w.wrongIn(wrong.join('; '))}
          </p>
        )}
        {mayChange && <SaveBar save={save} label={w.save} done={w.saved} />}
      </section>
    </form>
  );
}
