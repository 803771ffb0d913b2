import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { useCan, useIsIn } from '../access/me.ts';
import { queries } from '../queries.ts';
import { Refusal } from '../ui/refusal.tsx';
import { useView } from '../view.ts';
import { useSpeech } from '../words.ts';
import css from './first.module.css';
import { useOpenFolder } from './open-folder.ts';
import { sayFailure } from './say-failure.ts';

/** The one question of the first run: the demo, one's own area, or an invitation from elsewhere. */
export function Question() {
  const { words } = useSpeech();
  const said = words.first.question;
  const navigate = useNavigate();
  const { lang } = useView().view;
  const { open, isBusy, error } = useOpenFolder();
  const { data: folder } = useQuery(queries.folder());
  const can = useCan();
  const isIn = useIsIn();
  useEffect(() => {
    document.title = `${said.title} · Petasos`;
  }, [said]);
  const begin = () => {
    if (can('folder.open')) open('real');
    void navigate({ to: '/siapkan', search: (lang === 'id' ? {} : { lang }) as never });
  };
  return (
    <div className={css.page}>
      <div className={css.wide}>
        <h1>{said.title}</h1>
        <p className={css.under}>{said.under}</p>
        {folder?.failed && (
          <div role="alert" className={css.failure}>
            <strong>{words.first.switching[folder.failed.to === 'demo' ? 'failedDemo' : 'failed']}</strong>
            <p>{sayFailure(words, folder.failed)}</p>
          </div>
        )}
        <Refusal reason={error} />
        <h2 className={css.ask}>{said.ask}</h2>
        <ul className={css.ways}>
          {can('folder.open') && (
            <Way title={said.demo} text={said.demoText} tone="sea" drawing={<DemoDrawing />}>
              <Button fullWidth onClick={() => open('demo')} loading={isBusy}>
                {said.demo}
              </Button>
            </Way>
          )}
          {isIn && !can('imports.write') ? (
            <Way title={said.wait} text={said.waitText} tone="sand" drawing={<SetupDrawing />} />
          ) : (
            <Way title={said.setup} text={said.setupText} tone="sand" drawing={<SetupDrawing />}>
              <Button fullWidth variant="default" onClick={begin}>
                {said.setup}
              </Button>
            </Way>
          )}
          {!isIn && (
            <Way
              title={said.invitation}
              text={said.invitationText}
              tone="sky"
              drawing={<InvitationDrawing />}
            />
          )}
        </ul>
        <p className={css.private}>{said.private}</p>
      </div>
    </div>
  );
}

/** Somebody has taken the demo's figures back: it is made anew on request. */
export function EmptyDemo() {
  const { words } = useSpeech();
  const said = words.first.demo;
  const { open, isBusy } = useOpenFolder();
  return (
    <div className={css.page}>
      <div className={css.narrow}>
        <h1>{said.empty}</h1>
        <p className={css.under}>{said.emptyText}</p>
        <Button onClick={() => open('demo', true)} loading={isBusy}>
          {said.remake}
        </Button>
      </div>
    </div>
  );
}

interface WayProps {
  readonly title: string;
  readonly text: string;
  readonly tone: 'sea' | 'sand' | 'sky';
  readonly drawing: ReactNode;
  /** what to press; nothing where there is nothing to do here */
  readonly children?: ReactNode;
}

function Way({ title, text, tone, drawing, children }: WayProps) {
  return (
    <li className={css.way}>
      <div className={css.drawing} data-tone={tone} aria-hidden>
        {drawing}
      </div>
      <h3>{title}</h3>
      <p>{text}</p>
      {children && <div className={css.go}>{children}</div>}
    </li>
  );
}

/** An island in areas of several shades. */
const DemoDrawing = () => (
  <svg viewBox="0 0 120 72" role="presentation">
    <path d="M22 40 30 20 52 12l14 12-10 20-16 8z" fill="#f0cfae" />
    <path d="M66 24 52 12l28-2 16 14-12 10z" fill="#d8885a" />
    <path d="m56 44 10-20 18 10 2 16-16 10z" fill="#943f15" />
    <path d="m84 34 12-10 8 18-18 8z" fill="#e3a882" />
    <path d="m40 52 16-8 14 16-18 4z" fill="#cb6d38" />
    <path
      d="m22 40 8-20 22-8 28-2 16 14 8 18-18 8-16 10-18 4-12-12zM52 12l14 12-10 20-16 8m16-8 14 16M66 24l18 10 2 16M84 34l12-10"
      fill="none"
      stroke="#fff"
      strokeWidth="1.5"
      strokeLinejoin="round"
    />
  </svg>
);

/** A list being ticked off beside an outline. */
const SetupDrawing = () => (
  <svg viewBox="0 0 120 72" role="presentation">
    <path
      d="m70 18 18-6 18 12-4 20-18 14-18-10z"
      fill="#fff"
      stroke="#943f15"
      strokeWidth="2"
      strokeDasharray="5 3"
      strokeLinejoin="round"
    />
    {[18, 34, 50].map((y) => (
      <g key={y} fill="none" stroke="#943f15" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round">
        <circle cx="22" cy={y} r="5.5" fill="#fff" />
        {y < 50 && <path d={`m19.5 ${y} 2 2 3.5-4`} />}
        <path d={`M33 ${y}h22`} stroke="#c8a58c" />
      </g>
    ))}
  </svg>
);

/** A letter with a link in it. */
const InvitationDrawing = () => (
  <svg viewBox="0 0 120 72" role="presentation">
    <g fill="none" stroke="#52616a" strokeWidth="2" strokeLinejoin="round" strokeLinecap="round">
      <rect x="34" y="18" width="52" height="36" rx="3" fill="#fff" />
      <path d="m34 21 26 19 26-19" />
      <path d="M50 48h20" stroke="#943f15" />
    </g>
  </svg>
);
