import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { copyText } from '../export/save.ts';
import { queries } from '../queries.ts';
import { useSpeech } from '../words.ts';
import css from './access.module.css';
import { AccessPage } from './page.tsx';

const COMMAND = 'npx petasos user setup-link';

/**
 * There is no account here yet. In an empty folder the first question comes before that; otherwise it is said how the
 * first account is made.
 */
export function NoAccounts({ path, children }: { path: string; children: ReactNode }) {
  const { words } = useSpeech();
  const said = words.access.nobody;
  const { data } = useQuery(queries.places());
  const [isCopied, setCopied] = useState(false);
  if (path === '/') {
    if (!data) return null;
    if (data.places.length === 0) return children;
  }
  return (
    <AccessPage title={said.title} under={said.under}>
      <ol className={css.steps}>
        <li>{said.first}</li>
        <li>{said.second}</li>
      </ol>
      <div className={css.apart}>
        <p>{said.again}</p>
        <div className={css.command}>
          <code>{COMMAND}</code>
          <Button
            size="compact-sm"
            variant="default"
            aria-label={said.copy}
            onClick={async () => setCopied(await copyText(COMMAND))}
          >
            {isCopied ? said.copied : words.accounts.invitation.copyShort}
          </Button>
        </div>
      </div>
    </AccessPage>
  );
}
