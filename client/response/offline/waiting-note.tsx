import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { useMe } from '../../access/me.ts';
import css from '../response.module.css';
import { useResponseSpeech } from '../speech.ts';
import { type Waiting, waitingFigures } from './waiting.ts';

const AGAIN_MS = 20_000;

/** What was counted and waits for a network, and what the server did not take. Nothing where nothing waits. */
export function WaitingNote({ account }: { account?: string }) {
  const me = useMe();
  const who = account ?? me?.account?.id;
  const client = useQueryClient();
  const { page, moment } = useResponseSpeech();
  const w = page.offline;
  const [waiting, setWaiting] = useState<readonly Waiting[]>([]);
  const [others, setOthers] = useState(0);
  const [sent, setSent] = useState(0);
  const look = useCallback(() => {
    if (who === undefined) return;
    void waitingFigures.of(who).then(setWaiting);
    void waitingFigures.ofOthers(who).then(setOthers);
  }, [who]);
  const send = useCallback(async () => {
    if (who === undefined) return;
    const taken = await waitingFigures.flush(who);
    if (taken === 0) return;
    setSent((n) => n + taken);
    void client.invalidateQueries();
  }, [who, client]);
  useEffect(() => {
    look();
    return waitingFigures.listen(look);
  }, [look]);
  // Being online says little where the server is a machine beside this one: it is tried now and then.
  useEffect(() => {
    const now = () => void send();
    now();
    window.addEventListener('online', now);
    const timer = window.setInterval(now, AGAIN_MS);
    return () => {
      window.removeEventListener('online', now);
      window.clearInterval(timer);
    };
  }, [send]);
  const ofOthers = others > 0 && <p className={css.note}>{w.ofOthers(others)}</p>;
  if (waiting.length === 0) {
    return (
      <>
        {sent > 0 && <p role="status">{w.sent(sent)}</p>}
        {ofOthers}
      </>
    );
  }
  return (
    <div className={css.note} role="status">
      <p>{w.waiting(waiting.length)}</p>
      <ul>
        {waiting.map((entry) => (
          <li key={entry.key}>
            {w.what[entry.route]}: {entry.title}, {moment(entry.at)}
            {entry.refused !== null && (
              <>
                {' '}
                {w.refused(entry.refused)}{' '}
                <Button
                  size="compact-sm"
                  variant="default"
                  onClick={() => void waitingFigures.drop(entry.key)}
                >
                  {w.drop}
                </Button>
              </>
            )}
          </li>
        ))}
      </ul>
      <Button size="compact-md" variant="default" onClick={() => void send()}>
        {w.send}
      </Button>
      {ofOthers}
    </div>
  );
}
