import { Button } from '@mantine/core';
import { useState } from 'react';
import { copyText } from '../export/save.ts';
import { useSpeech } from '../words.ts';
import css from './access.module.css';

/** Browsers inside other apps, whose cookies the phone's own browser does not share. */
const INSIDE = /; wv\)|WhatsApp|FBAN|FBAV|Instagram|Line\/|MicroMessenger|Telegram/i;

function isInsideApp(agent: string): boolean {
  return INSIDE.test(agent);
}

/** Android opens an address in Chrome when asked like this; there is no such way without HTTPS. */
function chromeAddress(): string | undefined {
  const { protocol, host, pathname, search } = location;
  if (protocol !== 'https:' || !/Android/i.test(navigator.userAgent)) return undefined;
  return `intent://${host}${pathname}${search}#Intent;scheme=https;package=com.android.chrome;end`;
}

/** The page was opened inside another app: a PIN made here would be bound to that app's browser. */
export function InsideApp() {
  const { words } = useSpeech();
  const said = words.access.inside;
  const [isCopied, setCopied] = useState(false);
  if (!isInsideApp(navigator.userAgent)) return null;
  const chrome = chromeAddress();
  return (
    <div className={`${css.note} ${css.warning}`} role="note">
      <strong>{said.title}</strong>
      <p>{said.text}</p>
      <p>{said.how}</p>
      <div className={css.actions}>
        {chrome && (
          <Button component="a" href={chrome} size="compact-md">
            {said.open}
          </Button>
        )}
        <Button
          size="compact-md"
          variant="default"
          onClick={async () => setCopied(await copyText(location.href))}
        >
          {said.copy}
        </Button>
        <span role="status">{isCopied && said.copied}</span>
      </div>
      <p className={css.small}>{said.orCode}</p>
    </div>
  );
}
