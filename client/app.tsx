import { Outlet } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import css from './app.module.css';
import { Header } from './ui/header.tsx';
import { useView } from './view.ts';
import { SpeechContext, speak } from './words.ts';

/** The frame of every screen: language from the address, header, and the screen itself. */
export function App() {
  const { lang } = useView().view;
  useEffect(() => {
    document.documentElement.lang = lang;
  }, [lang]);
  return (
    <SpeechContext value={useMemo(() => speak(lang), [lang])}>
      <div className={css.app}>
        <Header />
        <main id="isi" className={css.main} tabIndex={-1}>
          <Outlet />
        </main>
      </div>
    </SpeechContext>
  );
}
