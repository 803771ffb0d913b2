import { type ReactNode, useEffect } from 'react';
import { useSpeech } from '../words.ts';
import css from './access.module.css';

interface AccessPageProps {
  readonly title: string;
  readonly under?: string | undefined;
  readonly wide?: boolean;
  readonly children?: ReactNode;
}

/** One thing to do before anything else: a box in the middle of the page, with what the connection lacks above it. */
export function AccessPage({ title, under, wide = false, children }: AccessPageProps) {
  useEffect(() => {
    document.title = `${title} · Petasos`;
  }, [title]);
  return (
    <div className={css.page}>
      <section className={wide ? `${css.box} ${css.wideBox}` : css.box} aria-labelledby="judul">
        <Insecure />
        <h1 id="judul">{title}</h1>
        {under && <p className={css.under}>{under}</p>}
        {children}
      </section>
    </div>
  );
}

/** Said where the browser holds the address for open to the network: it closes what a phone needs in the field. */
export function Insecure() {
  const { words } = useSpeech();
  const said = words.access.insecure;
  if (window.isSecureContext) return null;
  return (
    <div className={`${css.note} ${css.warning}`} role="note">
      <strong>{said.title}</strong>
      <p>{said.text}</p>
    </div>
  );
}
