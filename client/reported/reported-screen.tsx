import { Button, Checkbox, NativeSelect, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { LEVELS } from '../../data/catalogue/levels.ts';
import type { Reported } from '../../data/contract/blank.ts';
import { ApiFault } from '../api.ts';
import { copyText } from '../export/save.ts';
import imports from '../imports/imports.module.css';
import { queries } from '../queries.ts';
import page from '../screens/page.module.css';
import { Unreachable } from '../screens/trouble.tsx';
import { Pill, type Tone } from '../ui/pill.tsx';
import { useChangeView, useView } from '../view.ts';
import { useSpeech } from '../words.ts';
import { BlankForm } from './blank-form.tsx';
import { nameVillages, writeReminder } from './reminder.ts';
import css from './reported.module.css';
import '@mantine/core/styles/Checkbox.css';
import '@mantine/core/styles/InlineInput.css';

const TONES: Readonly<Record<Reported['areas'][number]['state'], Tone>> = {
  yes: 'good',
  partly: 'unsure',
  no: 'plain',
};

/** Who has handed in figures of a period and who has not, with a reminder to send to those. */
export function ReportedScreen() {
  const { words } = useSpeech();
  const t = words.blank.reported;
  const places = useQuery(queries.places());
  const { view } = useView();
  const change = useChangeView();
  useEffect(() => {
    document.title = `${t.title} · Petasos`;
  }, [t]);
  const all = places.data?.places ?? [];
  const place = all.findLast((p) => view.area?.startsWith(p.area.code)) ?? all[0];
  const levels = (place?.levels ?? []).map((l) => l.level).filter((l) => LEVELS.indexOf(l) > 1);
  const level = levels.find((l) => l === view.level) ?? levels.find((l) => l === 'desa') ?? levels[0];
  const period = view.period ?? place?.periods[0] ?? String(new Date().getFullYear());
  const table = useQuery({
    ...queries.reported({ within: place?.area.code ?? '', level: level ?? 'desa', period }),
    enabled: place !== undefined && level !== undefined,
  });
  const error = places.error ?? table.error;
  if (error instanceof ApiFault && !table.data) {
    return <Unreachable fault={error} onRetry={() => void (places.error ? places : table).refetch()} />;
  }
  const periods = [...new Set([...(place?.periods ?? []), period, String(new Date().getFullYear())])];
  return (
    <div className={page.page}>
      <div className={page.wide}>
        <p>
          <Link to="/data" search={true} className={page.back}>
            ‹ {words.screen.data.back}
          </Link>
        </p>
        <h1>{t.title}</h1>
        <p className={page.under}>{t.under}</p>
        {places.data && !place && <p>{t.noPlace}</p>}
        {place && (
          <div className={css.fields}>
            {all.length > 1 && (
              <NativeSelect
                label={t.place}
                value={place.area.code}
                onChange={(event) =>
                  change({ area: event.currentTarget.value, level: undefined, period: undefined })
                }
                data={all.map((p) => ({ value: p.area.code, label: p.area.name }))}
              />
            )}
            <NativeSelect
              label={t.period}
              value={period}
              onChange={(event) => change({ period: event.currentTarget.value })}
              data={periods}
            />
            <NativeSelect
              label={t.level}
              value={level}
              onChange={(event) => {
                const chosen = LEVELS.find((l) => l === event.currentTarget.value);
                if (chosen) change({ level: chosen });
              }}
              data={levels.map((l) => ({ value: l, label: words.domain.level[l] }))}
            />
          </div>
        )}
        {table.data && level ? (
          <Table
            reported={table.data}
            word={nameVillages(
              words.domain.level[level],
              table.data.areas.map((area) => area.code),
            )}
          />
        ) : (
          place && <Skeleton height={240} radius="lg" />
        )}
        <BlankForm />
      </div>
    </div>
  );
}

function Table({ reported, word }: { reported: Reported; word: string }) {
  const { words } = useSpeech();
  const t = words.blank.reported;
  const office = useQuery(queries.office()).data;
  const [onlyMissing, setOnlyMissing] = useState(false);
  const [note, setNote] = useState<string>();
  const { areas, period } = reported;
  const done = areas.filter((area) => area.state === 'yes').length;
  const shown = onlyMissing ? areas.filter((area) => area.state !== 'yes') : areas;
  const text = writeReminder({ areas, office: office?.name ?? '', word, period }, words);
  return (
    <>
      <p role="status" className={css.verdict} data-all={done === areas.length || undefined}>
        {t.verdict(done, areas.length, word)}
      </p>
      <progress className={css.bar} max={Math.max(1, areas.length)} value={done} aria-label={t.title} />
      <p className={css.upTo}>{t.upTo(period, words.format.day(new Date().toISOString().slice(0, 10)))}</p>
      {done === areas.length ? (
        <p>{t.allDone}</p>
      ) : (
        <>
          <p className={css.actions}>
            <Button onClick={async () => setNote((await copyText(text)) ? t.copied : t.notCopied)}>
              {t.remind}
            </Button>
            <span role="status">{note}</span>
          </p>
          <details className={css.text}>
            <summary>{t.text}</summary>
            <pre>{text}</pre>
          </details>
        </>
      )}
      <Checkbox
        className={css.only}
        label={t.only}
        checked={onlyMissing}
        onChange={(event) => setOnlyMissing(event.currentTarget.checked)}
      />
      <div className={imports.scroll}>
        <table className={imports.table}>
          <caption className="unseen">{t.title}</caption>
          <thead>
            <tr>
              <th scope="col">{t.columns.area}</th>
              <th scope="col">{t.columns.within}</th>
              <th scope="col">{t.columns.state}</th>
              <th scope="col">{t.columns.parts}</th>
              <th scope="col">{t.columns.at}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((area) => (
              <tr key={area.code}>
                <th scope="row">{area.name}</th>
                <td data-label={t.columns.within}>{area.parent ?? ''}</td>
                <td data-label={t.columns.state}>
                  <Pill tone={TONES[area.state]}>{t[area.state]}</Pill>
                </td>
                <td data-label={t.columns.parts}>
                  {area.whole && area.partsTold < area.parts
                    ? t.whole
                    : area.parts > 0 && words.screen.data.rows(area.partsTold, area.parts)}
                </td>
                <td data-label={t.columns.at}>{area.at ? words.format.moment(area.at) : ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
