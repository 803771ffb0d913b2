import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { RouteAnswer, RouteInput } from '../../data/contract/routes.ts';
import { ApiFault, send } from '../api.ts';
import { Refusal } from '../ui/refusal.tsx';
import { useView } from '../view.ts';
import { useSpeech } from '../words.ts';
import css from './access.module.css';
import { DigitsField, isSixDigits } from './fields.tsx';
import { InsideApp } from './inside-app.tsx';
import { LeaveButton } from './leave-button.tsx';
import { useMe } from './me.ts';
import { AccessPage } from './page.tsx';
import { UseInvitation } from './use-invitation.tsx';

type Key = RouteInput<'lookAtInvitation'>;

/**
 * An invitation, opened by its link or by the user name and code of its text. Opening shows whom it is for and nothing
 * else: previews of links open pages, too. It is used with a tap, and a PIN or password chosen.
 */
export function InvitationScreen() {
  const { words } = useSpeech();
  const said = words.access.invitation;
  const token = useLocation({ select: (at) => (at.search as Record<string, unknown>).kode });
  const me = useMe();
  // Stays with the page when the language is changed.
  const [key, setKey] = useState<Key | undefined>(() =>
    typeof token === 'string' && token !== '' ? { token } : undefined,
  );
  const look = useMutation({
    mutationFn: (asked: Key) => send('lookAtInvitation', asked),
    onSuccess: (_seen, asked) => setKey(asked),
    networkMode: 'always',
  });
  const { mutate } = look;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for the link that was opened
  useEffect(() => {
    if (key && me?.state !== 'in') mutate(key);
  }, [me?.state]);
  if (me?.state === 'in' && me.account) {
    return (
      <AccessPage title={said.title} under={said.already(me.account.name)}>
        <LeaveButton />
      </AccessPage>
    );
  }
  const isSpent = look.error instanceof ApiFault && look.error.code === 'invitation-unusable';
  if (look.data && key) return <Seen seen={look.data} of={key} />;
  if (key && !look.error) return null;
  return (
    <AccessPage
      title={isSpent && key ? said.spent : said.code}
      under={isSpent && key ? said.spentUnder : said.codeUnder}
    >
      {isSpent && key ? (
        <Button
          variant="default"
          onClick={() => {
            setKey(undefined);
            look.reset();
          }}
        >
          {said.haveCode}
        </Button>
      ) : (
        <CodeForm isBusy={look.isPending} error={look.error} onGo={mutate} />
      )}
    </AccessPage>
  );
}

interface CodeFormProps {
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly onGo: (key: Key) => void;
}

/** The other way in, where the link opens in the wrong place. */
function CodeForm({ isBusy, error, onGo }: CodeFormProps) {
  const { words } = useSpeech();
  const said = words.access.invitation;
  const [username, setUsername] = useState('');
  const [code, setCode] = useState('');
  const isReady = username.trim() !== '' && isSixDigits(code);
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) onGo({ username: username.trim().toLowerCase(), code });
      }}
    >
      <TextInput
        label={said.username}
        value={username}
        maxLength={40}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        onChange={(event) => setUsername(event.currentTarget.value)}
      />
      <DigitsField purpose="one-time-code" label={said.codeLabel} value={code} onChange={setCode} />
      <Refusal reason={error} />
      <div className={css.actions}>
        <Button type="submit" loading={isBusy} disabled={!isReady} fullWidth>
          {said.codeGo}
        </Button>
      </div>
    </form>
  );
}

/** Whom it is for; a tap begins to use it. */
function Seen({ seen, of }: { seen: RouteAnswer<'lookAtInvitation'>; of: Key }) {
  const { words } = useSpeech();
  const said = words.access.invitation;
  const me = useMe();
  const navigate = useNavigate();
  const { lang } = useView().view;
  const [isBegun, setBegun] = useState(false);
  return (
    <AccessPage title={said.for(seen.name)} under={me && me.office !== '' ? said.from(me.office) : undefined}>
      <InsideApp />
      <dl className={css.facts}>
        <dt>{said.role}</dt>
        <dd>{words.format.list(seen.roles.map((role) => words.roles.name[role]))}</dd>
        <dt>{said.username}</dt>
        <dd>{seen.username}</dd>
      </dl>
      {isBegun ? (
        <UseInvitation
          of={of}
          seen={seen}
          after={() =>
            void navigate({ to: '/', search: (lang === 'id' ? {} : { lang }) as never, replace: true })
          }
        />
      ) : (
        <>
          <Button fullWidth onClick={() => setBegun(true)}>
            {said.use}
          </Button>
          <p className={`${css.small} ${css.apart}`}>{said.useUnder}</p>
        </>
      )}
    </AccessPage>
  );
}
