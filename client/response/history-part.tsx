import type { IncidentBundle } from './bundle.ts';
import css from './response.module.css';
import { useResponseSpeech } from './speech.ts';

/** Every change of an incident, the latest first. */
export function HistoryPart({ bundle: { incident, office } }: { bundle: IncidentBundle }) {
  const { page, moment } = useResponseSpeech(office.timeZone);
  return (
    <ol className={css.history}>
      {incident.changes.map((change) => (
        <li key={`${change.at} ${change.what} ${change.of.join(' ')}`}>
          <time dateTime={change.at}>{moment(change.at)}</time>
          <span>{page.history.line(change.by, page.history.what[change.what])}</span>
        </li>
      ))}
    </ol>
  );
}
