import { TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { NeedLine, ResponseSettings } from '../../data/contract/response.ts';
import { useCan } from '../access/me.ts';
import { HazardPage } from '../hazards/hazard-page.tsx';
import { change, queries } from '../queries.ts';
import { Refusal } from '../ui/refusal.tsx';
import { SaveBar } from '../ui/save-bar.tsx';
import { typedDecimal } from './counts.ts';
import { incidentQueries } from './incident-queries.ts';
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

const OTHERS = [
  'packsPerMeal',
  'mealsPerDay',
  'personsPerToilet',
  'personsPerWaterPoint',
  'personsPerHousehold',
] as const;
const PROFILES = ['bnpb', 'sphere'] as const;
const written = (n: number) => String(Math.round(n * 10_000) / 10_000).replace('.', ',');

function RatesForm({ settings }: { settings: ResponseSettings }) {
  const can = useCan();
  const { page, said, lang, hazard } = useResponseSpeech();
  const w = page.rates;
  const save = useMutation(change('saveResponseSettings'));
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  const mayChange = can('incidents.manage');
  const textOf = (key: string, value: number) => texts[key] ?? written(value);
  /** undefined: cannot be read */
  const numberOf = (key: string, value: number) => {
    const text = texts[key];
    return text === undefined ? value : (typedDecimal(text) ?? undefined);
  };
  const field = (key: string, value: number, label: string, description?: string) => (
    <TextInput
      key={key}
      label={label}
      {...(description ? { description } : {})}
      inputMode="decimal"
      maxLength={10}
      readOnly={!mayChange}
      value={textOf(key, value)}
      error={numberOf(key, value) === undefined && w.wrong}
      onChange={(event) => setTexts({ ...texts, [key]: event.currentTarget.value })}
    />
  );
  const basis = (mark: keyof typeof said.assumptions.marks, source: string) =>
    [said.assumptions.marks[mark], source].filter(Boolean).join(': ');
  const all = [
    ...settings.rates.map((row, i) => numberOf(`rate ${i}`, row.rate * 100)),
    ...settings.shares.map((row) => numberOf(`share ${row.group}`, row.share * 100)),
    ...OTHERS.map((key) => numberOf(key, settings[key])),
    ...PROFILES.flatMap((p) =>
      settings.profiles[p].map((line) => numberOf(`${p} ${line.code}`, line.quantity)),
    ),
  ];
  const isRight = all.every((value) => value !== undefined);
  /** An own figure stands on the office's own word, no longer on the decree that the one before was from. */
  const own = (key: string) => (texts[key] === undefined ? {} : { mark: 'asumsi' as const });
  const submit = () => {
    if (!isRight) return;
    const of = (key: string, value: number) => numberOf(key, value) ?? value;
    const lines = (p: (typeof PROFILES)[number]): NeedLine[] =>
      settings.profiles[p].map((line) => ({
        ...line,
        ...own(`${p} ${line.code}`),
        quantity: of(`${p} ${line.code}`, line.quantity),
      }));
    save.mutate({
      rates: settings.rates.map((row, i) => ({
        ...row,
        ...own(`rate ${i}`),
        rate: of(`rate ${i}`, row.rate * 100) / 100,
      })),
      shares: settings.shares.map((row) => ({
        ...row,
        ...own(`share ${row.group}`),
        share: of(`share ${row.group}`, row.share * 100) / 100,
      })),
      profiles: { bnpb: lines('bnpb'), sphere: lines('sphere') },
      packsPerMeal: of('packsPerMeal', settings.packsPerMeal),
      mealsPerDay: of('mealsPerDay', settings.mealsPerDay),
      personsPerToilet: of('personsPerToilet', settings.personsPerToilet),
      personsPerWaterPoint: of('personsPerWaterPoint', settings.personsPerWaterPoint),
      personsPerHousehold: of('personsPerHousehold', settings.personsPerHousehold),
    });
  };
  return (
    <form
      aria-label={w.title}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <section className={css.form} aria-labelledby="angka-pengungsi">
        <h2 id="angka-pengungsi">
          {w.rates} ({w.percent.toLowerCase()})
        </h2>
        <div className={css.counts}>
          {settings.rates.map((row, i) =>
            field(
              `rate ${i}`,
              row.rate * 100,
              [
                row.hazard ? hazard(row.hazard) : w.anyHazard,
                ...(row.depthFromM === null && row.depthUntilM === null
                  ? []
                  : [w.depth(row.depthFromM, row.depthUntilM)]),
                ...(row.class === null ? [] : [page.footprint.classes[row.class]]),
              ].join(', '),
              basis(row.mark, row.source),
            ),
          )}
        </div>
      </section>
      <section className={css.form} aria-labelledby="kelompok-rentan">
        <h2 id="kelompok-rentan">
          {w.shares} ({w.percent.toLowerCase()})
        </h2>
        <p className={css.quiet}>{w.sharesUnder}</p>
        <div className={css.counts}>
          {settings.shares.map((row) =>
            field(
              `share ${row.group}`,
              row.share * 100,
              said.vulnerable.groups[row.group],
              basis(row.mark, row.source),
            ),
          )}
        </div>
      </section>
      {PROFILES.map((p) => (
        <section key={p} className={css.form} aria-label={w.profile(said.needs.profiles[p])}>
          <h2>{w.profile(said.needs.profiles[p])}</h2>
          <div className={css.counts}>
            {settings.profiles[p].map((line) =>
              field(
                `${p} ${line.code}`,
                line.quantity,
                `${line.name[lang]}: ${line.unit[lang]} / ${said.needs.per[line.per]} ${w.every[line.every]}`,
                [
                  basis(line.mark, line.source),
                  ...(line.first ? [w.first(line.first.days, line.first.quantity)] : []),
                ].join('; '),
              ),
            )}
          </div>
        </section>
      ))}
      <section className={css.form} aria-labelledby="lainnya">
        <h2 id="lainnya">{w.others}</h2>
        <div className={css.counts}>{OTHERS.map((key) => field(key, settings[key], w[key]))}</div>
        {mayChange && <SaveBar save={save} label={w.save} done={w.saved} isReady={isRight} />}
      </section>
    </form>
  );
}
