import { useMutation } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useSpeech } from '../words.ts';
import { KeepLink } from './keep-link.tsx';
import { leave } from './leave.ts';
import { useMe } from './me.ts';
import css from './menu.module.css';

/** In the header: who is signed in, the way to one's account, and out. */
export function AccountMenu() {
  const { words, language } = useSpeech();
  const said = words.access.menu;
  const me = useMe();
  const path = useLocation({ select: (at) => at.pathname });
  const taken = me?.takenAlone ?? 0;
  const [isOpen, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const out = useMutation({ mutationFn: () => leave(language), networkMode: 'always' });
  useEffect(() => {
    if (!isOpen) return;
    const close = (event: Event) => {
      const isEscape = event instanceof KeyboardEvent && event.key === 'Escape';
      const isOutside = event instanceof PointerEvent && !place.current?.contains(event.target as Node);
      if (isEscape || isOutside) setOpen(false);
    };
    window.addEventListener('keydown', close);
    window.addEventListener('pointerdown', close);
    return () => {
      window.removeEventListener('keydown', close);
      window.removeEventListener('pointerdown', close);
    };
  }, [isOpen]);
  if (!me || me.state === 'none') return null;
  if (!me.account) {
    // Elsewhere the whole page is the way in.
    const isElsewhere = me.rights.includes('figures.read') || /^\/(bantuan|undangan|privasi)/.test(path);
    return (
      isElsewhere && (
        <KeepLink to="/masuk" className={css.signIn}>
          {said.signIn}
        </KeepLink>
      )
    );
  }
  const { name } = me.account;
  const roles = [...new Set(me.grants.map((grant) => words.roles.name[grant.role]))];
  return (
    <div ref={place} className={css.place}>
      <button
        type="button"
        className={css.button}
        aria-expanded={isOpen}
        aria-controls="akun"
        aria-label={taken > 0 ? `${said.open(name)}. ${said.taken(taken)}` : said.open(name)}
        title={said.who(name)}
        data-initials={initialsOf(name)}
        data-notice={taken > 0 || undefined}
        onClick={() => setOpen(!isOpen)}
      />
      {isOpen && (
        <div className={css.menu} id="akun">
          <p className={css.who}>
            <b>{name}</b>
            <small>{words.format.list(roles)}</small>
          </p>
          {taken > 0 && (
            <Link to="/akun" search={true} className={css.notice} onClick={() => setOpen(false)}>
              {said.taken(taken)}
            </Link>
          )}
          <Link to="/akun" search={true} onClick={() => setOpen(false)}>
            {said.account}
          </Link>
          <button type="button" disabled={out.isPending} onClick={() => out.mutate()}>
            {out.isPending ? said.signingOut : said.signOut}
          </button>
          {out.error && <p role="alert">{words.screen.trouble.unreachable}</p>}
        </div>
      )}
    </div>
  );
}

/** 'SA' of 'Siti Aminah'. */
function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /\p{L}/u.test(word));
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends
    .map((word) => [...(word ?? '')].find((sign) => /\p{L}/u.test(sign)) ?? '')
    .join('')
    .toUpperCase();
}
