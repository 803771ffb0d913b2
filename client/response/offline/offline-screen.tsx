import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import type { ReadyPackage } from '../../../data/contract/ready-package.ts';
import type { Me } from '../../../data/contract/session.ts';
import { queries } from '../../queries.ts';
import screens from '../../screens/page.module.css';
import { type IncidentBundle, incidentKey } from '../bundle.ts';
import { FiguresPart } from '../figures-part.tsx';
import { OpenForm } from '../open-form.tsx';
import { PackageView } from '../package-view.tsx';
import css from '../response.module.css';
import { SheetView } from '../sheet-view.tsx';
import { useResponseSpeech } from '../speech.ts';
import type { Kept } from './keep-rules.ts';
import { keptAnswers } from './kept.ts';
import { WaitingNote } from './waiting-note.tsx';

const TRY_AGAIN_MS = 10_000;
const OPEN_PATH = '/kebencanaan/kejadian/buka';

interface OfflineScreenProps {
  /** asks the server again */
  readonly onRetry: () => void;
  /** what is shown where nothing is kept */
  readonly otherwise: ReactNode;
}

/** What this device keeps, where the server cannot be reached: incidents and paket siaga, to be read and printed. */
export function OfflineScreen({ onRetry, otherwise }: OfflineScreenProps) {
  const client = useQueryClient();
  const path = useLocation({ select: ({ pathname }) => pathname });
  const [kept, setKept] = useState<readonly Kept[]>();
  useEffect(() => {
    void keptAnswers.all().then(setKept);
    const timer = window.setInterval(onRetry, TRY_AGAIN_MS);
    return () => window.clearInterval(timer);
  }, [onRetry]);
  const session = kept?.find(({ key }) => key === 'session') as Kept<Me> | undefined;
  const shown = kept?.filter(({ key }) => key !== 'session') ?? [];
  if (kept === undefined) return null;
  if (!session) return otherwise;
  const mayOpen = session.answer.rights.includes('incidents.write');
  if (mayOpen && path === OPEN_PATH) return <Opening me={session.answer} shown={shown} />;
  if (shown.length === 0 && !mayOpen) return otherwise;
  const id = /^\/kebencanaan\/kejadian\/(\d+)$/.exec(path)?.[1];
  const code = new URLSearchParams(location.search).get('paket');
  const key = id !== undefined ? incidentKey(id) : code !== null ? `ready:${code}` : '';
  const one = shown.find((entry) => entry.key === key);
  // Forms ask who is here; the device knows it of the last answer, and the server decides when they are sent.
  if (one && client.getQueryData(queries.session().queryKey) === undefined) {
    return <Frame onRetry={onRetry} kept={one} account={session.account} />;
  }
  return <List shown={shown} account={session.account} onRetry={onRetry} mayOpen={mayOpen} />;
}

interface FrameProps {
  readonly kept: Kept;
  readonly account: string;
  readonly onRetry: () => void;
}

function Frame({ kept, account, onRetry }: FrameProps) {
  const { page, said, moment, hazard } = useResponseSpeech();
  const w = page.offline;
  const isIncident = kept.key.startsWith('incident:');
  const bundle = kept.answer as IncidentBundle;
  const incident = isIncident ? bundle.incident : undefined;
  return (
    <div className={screens.page}>
      <div className={screens.wide}>
        <p>
          <Link to="/kebencanaan/kejadian" search={{} as never} className={screens.back}>
            ‹ {w.title}
          </Link>
        </p>
        <h1>{kept.title}</h1>
        {incident && (
          <p>
            {[
              hazard(incident.hazard),
              said.place(incident.place.name, incident.within.name),
              said.since(moment(incident.startedAt)),
            ].join(' · ')}
          </p>
        )}
        {incident?.simulated && <p className={css.simulated}>{page.simulated}</p>}
        <p role="status" className={css.note}>
          {w.now(moment(kept.at))}
        </p>
        <WaitingNote account={account} />
        <div className={css.acts}>
          <Button onClick={() => window.print()}>{page.acts.print}</Button>
          <Button variant="default" onClick={onRetry}>
            {w.again}
          </Button>
        </div>
        {isIncident ? (
          <>
            <SheetView bundle={bundle} />
            <FiguresPart bundle={bundle} offlineAccount={account} />
          </>
        ) : (
          <PackageView ready={kept.answer as ReadyPackage} />
        )}
      </div>
    </div>
  );
}

/** An incident that is opened without a network: where, among the areas that this device knows, or where it is now. */
function Opening({ me, shown }: { me: Me; shown: readonly Kept[] }) {
  const { page } = useResponseSpeech();
  const areas = shown.flatMap(({ key, answer }) => {
    if (!key.startsWith('incident:')) return [(answer as ReadyPackage).area];
    const { estimate, incident } = (answer as IncidentBundle).sheet;
    return [incident.place, ...estimate.desaHit, ...estimate.areas.filter(({ level }) => level === 'desa')];
  });
  return (
    <div className={screens.page}>
      <div className={screens.wide}>
        <p>
          <Link to="/kebencanaan/kejadian" search={{} as never} className={screens.back}>
            ‹ {page.offline.title}
          </Link>
        </p>
        <h1>{page.open.title}</h1>
        <p role="status" className={css.note}>
          {page.offline.opening}
        </p>
        <WaitingNote {...(me.account ? { account: me.account.id } : {})} />
        <OpenForm offline={{ me, areas }} />
      </div>
    </div>
  );
}

interface ListProps {
  readonly shown: readonly Kept[];
  readonly account: string;
  readonly onRetry: () => void;
  readonly mayOpen: boolean;
}

function List({ shown, account, onRetry, mayOpen }: ListProps) {
  const { page, moment } = useResponseSpeech();
  const w = page.offline;
  const groups = [
    { title: w.incidents, entries: shown.filter(({ key }) => key.startsWith('incident:')) },
    { title: w.packages, entries: shown.filter(({ key }) => key.startsWith('ready:')) },
  ].filter(({ entries }) => entries.length > 0);
  return (
    <div className={screens.page}>
      <div className={screens.wide}>
        <h1>{w.title}</h1>
        <p className={screens.under}>{w.under}</p>
        <WaitingNote account={account} />
        {groups.map(({ title, entries }) => (
          <section key={title} className={css.part} aria-label={title}>
            <h2>{title}</h2>
            <ul className={css.list}>
              {entries.map((entry) => (
                <li key={entry.key}>
                  <Entry entry={entry}>
                    <b>{entry.title}</b>
                    <small>{w.kept(moment(entry.at), moment(entry.until))}</small>
                  </Entry>
                </li>
              ))}
            </ul>
          </section>
        ))}
        {shown.length === 0 && <p className={css.none}>{w.none}</p>}
        <div className={css.acts}>
          {mayOpen && (
            <Button component={Link} {...({ to: OPEN_PATH, search: {} } as Record<string, unknown>)}>
              {page.list.open}
            </Button>
          )}
          <Button variant="default" onClick={onRetry}>
            {w.again}
          </Button>
        </div>
      </div>
    </div>
  );
}

function Entry({ entry, children }: { entry: Kept; children: ReactNode }) {
  const [kind, id = ''] = entry.key.split(':');
  return kind === 'incident' ? (
    <Link
      to="/kebencanaan/kejadian/$incident"
      params={{ incident: id }}
      search={{} as never}
      className={css.entry}
    >
      <span>{children}</span>
    </Link>
  ) : (
    <Link to="/kebencanaan/paket-siaga" search={{ paket: id } as never} className={css.entry}>
      <span>{children}</span>
    </Link>
  );
}
