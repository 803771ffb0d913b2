import { Button } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { ApiFault } from '../api.ts';
import { useSpeech } from '../words.ts';
import css from './page.module.css';

const TRY_AGAIN_MS = 5000;

/** The server does not answer, or refuses: what to do about it. Tries again by itself. */
export function Unreachable({ fault, onRetry }: { fault: ApiFault; onRetry: () => void }) {
  const { words } = useSpeech();
  const said = words.screen.trouble;
  const isAway = fault.code === 'unreachable';
  useEffect(() => {
    const timer = window.setInterval(onRetry, TRY_AGAIN_MS);
    return () => window.clearInterval(timer);
  }, [onRetry]);
  return (
    <div className={css.page} role="alert">
      <div className={css.narrow}>
        <h1>{fault.code === 'unreachable' ? said.unreachable : words.fault[fault.code].title}</h1>
        <p className={css.under}>{isAway ? said.unreachableText : fault.message}</p>
        <Button onClick={onRetry}>{said.again}</Button>
      </div>
    </div>
  );
}

/** A bug: the screen stops, says so, and shows what an administrator needs. */
export function Broken({ error }: ErrorComponentProps) {
  const { words } = useSpeech();
  const said = words.screen.trouble;
  return (
    <div className={css.page} role="alert">
      <div className={css.narrow}>
        <h1>{said.broken}</h1>
        <p className={css.under}>{said.brokenText}</p>
        <pre className={css.trace}>{error instanceof Error ? error.message : String(error)}</pre>
        <Button onClick={() => window.location.reload()}>{said.reload}</Button>
      </div>
    </div>
  );
}

export function NotFound() {
  const { words } = useSpeech();
  return (
    <div className={css.page}>
      <div className={css.narrow}>
        <h1>{words.screen.trouble.notFound}</h1>
        <Link to="/">{words.screen.trouble.toMap}</Link>
      </div>
    </div>
  );
}
