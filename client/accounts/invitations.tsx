import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { RouteAnswer } from '../../data/contract/routes.ts';
import { useMe } from '../access/me.ts';
import { copyText } from '../export/save.ts';
import { QrCode } from '../ui/qr-code.tsx';
import { useSpeech } from '../words.ts';
import css from './accounts.module.css';
import {
  invitationLink,
  invitationText,
  isOnlyHere,
  type Sender,
  whatsappAddress,
} from './invitation-text.ts';

type Invited = RouteAnswer<'makeAccount'>;

interface InvitationsProps {
  readonly invited: readonly Invited[];
  readonly onDone: () => void;
}

const DIVIDER = '\n\n――――――――――\n\n';

/** Invitations that were just made, to be sent: they are shown now and never again. */
export function Invitations({ invited, onDone }: InvitationsProps) {
  const { words } = useSpeech();
  const said = words.accounts.invitation;
  const office = useMe()?.office ?? '';
  const sender: Sender = { origin: location.origin, office };
  const [copied, setCopied] = useState<ReadonlySet<string>>(new Set());
  const heading = useRef<HTMLHeadingElement>(null);
  // They come where the form stood: one reads on here.
  useEffect(() => heading.current?.focus(), []);
  const note = (ids: readonly string[]) => setCopied((before) => new Set([...before, ...ids]));
  const copyAll = async () => {
    const all = invited.map((one) => invitationText(one, sender, words)).join(DIVIDER);
    if (await copyText(all)) note(invited.map((one) => one.account.id));
  };
  return (
    <section className={css.invitations} aria-labelledby="undangan">
      <h2 id="undangan" ref={heading} tabIndex={-1}>
        {said.title(invited.length)}
      </h2>
      <p>{said.under}</p>
      {isOnlyHere(sender.origin) && (
        <p className={css.warning} role="note">
          {said.local}
        </p>
      )}
      <ul>
        {invited.map((one) => (
          <InvitationCard
            key={one.account.id}
            invited={one}
            sender={sender}
            isCopied={copied.has(one.account.id)}
            onCopied={() => note([one.account.id])}
          />
        ))}
      </ul>
      <div className={css.actions}>
        {invited.length > 1 && (
          <>
            <Button variant="default" onClick={() => void copyAll()}>
              {said.copyAll}
            </Button>
            <span role="status">{said.sent(copied.size, invited.length)}</span>
          </>
        )}
        <Button variant={invited.length > 1 ? 'subtle' : 'default'} onClick={onDone}>
          {said.done}
        </Button>
        <span className={css.small}>{said.leave}</span>
      </div>
    </section>
  );
}

interface CardProps {
  readonly invited: Invited;
  readonly sender: Sender;
  readonly isCopied: boolean;
  readonly onCopied: () => void;
}

function InvitationCard({ invited, sender, isCopied, onCopied }: CardProps) {
  const { words } = useSpeech();
  const said = words.accounts.invitation;
  const [isQr, setQr] = useState(false);
  const { name, phone } = invited.account;
  const text = invitationText(invited, sender, words);
  const whatsapp = whatsappAddress(phone, text);
  const copy = async () => {
    if (await copyText(text)) onCopied();
  };
  return (
    <li className={css.invitation}>
      <div className={css.message}>
        <h3>{name}</h3>
        <textarea readOnly rows={10} aria-label={said.text(name)} value={text} />
        <div className={css.actions}>
          <Button size="compact-md" onClick={() => void copy()} aria-label={said.copyFor(name)}>
            {isCopied ? said.copied : said.copy}
          </Button>
          {whatsapp && (
            <Button
              component="a"
              href={whatsapp}
              size="compact-md"
              variant="default"
              aria-label={said.whatsappTo(name)}
            >
              {said.whatsapp}
            </Button>
          )}
          <Button size="compact-md" variant="subtle" aria-expanded={isQr} onClick={() => setQr(!isQr)}>
            {isQr ? said.hideQr : said.qr}
          </Button>
        </div>
      </div>
      {isQr && (
        <figure className={css.qr}>
          <QrCode text={invitationLink(invited, sender)} label={said.qrLabel(name)} />
          <figcaption className={css.small}>{said.qrUnder}</figcaption>
        </figure>
      )}
    </li>
  );
}
