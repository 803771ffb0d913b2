import { Outlet } from '@tanstack/react-router';
import { useEffect } from 'react';
import { AccessGate } from './access/gate.tsx';
import css from './app.module.css';
import { FolderGate } from './first/folder-gate.tsx';
import { useOfficeSpeech } from './office-words.ts';
import { Header } from './ui/header.tsx';
import { useView } from './view.ts';
import { SpeechContext } from './words.ts';

/** The frame of every screen: language from the address, header, and the screen itself. */
export function App() {
  const { lang, area } = useView().view;
  const speech = useOfficeSpeech(lang, area);
  useEffect(() => {
    document.documentElement.lang = speech.language;
  }, [speech.language]);
  return (
    <SpeechContext value={speech}>
      <div className={css.app}>
        <Header />
        <main id="isi" className={css.main} tabIndex={-1}>
          <FolderGate>
            <AccessGate>
              <Outlet />
            </AccessGate>
          </FolderGate>
        </main>
      </div>
    </SpeechContext>
  );
}
