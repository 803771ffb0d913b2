import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useCan } from '../access/me.ts';
import { ApiFault } from '../api.ts';
import { NotInDemo, useIsDemo } from '../first/not-in-demo.tsx';
import { ImportList } from '../imports/import-list.tsx';
import { ImportPanel } from '../imports/import-panel.tsx';
import { ImportReport } from '../imports/import-report.tsx';
import { Remembered } from '../imports/remembered.tsx';
import { UndoButton } from '../imports/undo-button.tsx';
import { queries } from '../queries.ts';
import { BlankForm } from '../reported/blank-form.tsx';
import { useSpeech } from '../words.ts';
import css from './page.module.css';
import { Unreachable } from './trouble.tsx';

/** Data: where everything on the map comes from. */
export function DataScreen() {
  const { words } = useSpeech();
  const said = words.screen.data;
  const isDemo = useIsDemo();
  const can = useCan();
  const { data, error, refetch } = useQuery(queries.imports());
  useEffect(() => {
    document.title = `${said.title} · Petasos`;
  }, [said]);
  if (error instanceof ApiFault && !data) return <Unreachable fault={error} onRetry={() => void refetch()} />;
  return (
    <div className={css.page}>
      <div className={css.wide}>
        <h1>{said.title}</h1>
        <p className={css.under}>{said.under}</p>
        <section className={css.part} aria-labelledby={can('imports.write') ? 'masukkan' : 'daftar'}>
          {can('imports.write') && (
            <>
              <h2 id="masukkan">{words.bring.panel.title}</h2>
              {!isDemo && <p className={css.under}>{words.bring.panel.under}</p>}
              {isDemo ? <NotInDemo what="files" /> : <ImportPanel />}
            </>
          )}
          {can('forms.read') && (
            <>
              <BlankForm />
              <p>
                <Link to="/data/melapor" search={true} className={css.back}>
                  {words.blank.reported.link}
                </Link>
              </p>
            </>
          )}
        </section>
        <h2 id="daftar" className={css.list}>
          {said.label}
        </h2>
        {data ? <ImportList entries={data.imports} /> : <Skeleton height={240} radius="lg" />}
        {!isDemo && can('imports.write') && <Remembered />}
      </div>
    </div>
  );
}

/** The report of one import. */
export function ReportScreen() {
  const { words } = useSpeech();
  const said = words.screen.data;
  const can = useCan();
  const { id } = useParams({ strict: false }) as { id?: string };
  const { data, error, refetch } = useQuery(queries.report(id ?? ''));
  useEffect(() => {
    document.title = `${said.report} · Petasos`;
  }, [said]);
  if (error instanceof ApiFault && !data) return <Unreachable fault={error} onRetry={() => void refetch()} />;
  return (
    <div className={css.page}>
      <div className={css.wide}>
        <p>
          <Link to="/data" search={true} className={css.back}>
            ‹ {said.back}
          </Link>
        </p>
        <h1>
          {said.report}
          {data && `: ${said.kinds[data.kind]}`}
        </h1>
        <p className={css.under}>{data?.file?.name ?? ''}</p>
        {can('imports.write') && data?.state === 'applied' && data.importId !== null && (
          <p className={css.act}>
            <UndoButton entry={{ id: data.importId, kind: data.kind, fileName: data.file?.name ?? null }} />
          </p>
        )}
        {data ? <ImportReport report={data} /> : <Skeleton height={320} radius="lg" />}
      </div>
    </div>
  );
}
