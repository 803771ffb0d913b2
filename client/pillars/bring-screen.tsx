import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { fetchFile } from '../api.ts';
import { CoverageNav } from '../coverage/nav.tsx';
import { saveFile } from '../export/save.ts';
import { NotInDemo, useIsDemo } from '../first/not-in-demo.tsx';
import { ImportPanel } from '../imports/import-panel.tsx';
import page from '../screens/page.module.css';
import { Choices } from '../ui/choices.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { useSpeech } from '../words.ts';
import css from './register.module.css';

const WHAT = ['pillars', 'trainings', 'contacts'] as const;
type What = (typeof WHAT)[number];

/** Lists of pillars, trainings with who took part, or contacts of areas, from a file: checked with a report, applied, taken back whole. */
export function BringPillarsScreen() {
  const { words } = useSpeech();
  const said = words.pillars.bring;
  const isDemo = useIsDemo();
  const [what, setWhat] = useState<What>('pillars');
  const form = useMutation({
    mutationFn: async () => {
      const { name, blob } = await fetchFile('pillarsForm', {});
      saveFile(name, blob);
    },
    networkMode: 'always',
  });
  useEffect(() => {
    document.title = `${said.title} · Petasos`;
  }, [said]);
  return (
    <div className={page.page}>
      <CoverageNav />
      <div className={page.wide}>
        <p>
          <Link to="/pilar" search={true} className={page.back}>
            ‹ {words.pillars.person.back}
          </Link>
        </p>
        <h1>{said.title}</h1>
        <p className={page.under}>{said.under}</p>
        {isDemo ? (
          <NotInDemo what="files" />
        ) : (
          <>
            <div className={css.acts}>
              <Choices<What>
                label={said.what}
                value={what}
                onChoose={setWhat}
                choices={WHAT.map((value) => ({ value, label: said[value] }))}
              />
              <span className={css.small}>{said.needs[what]}</span>
              {what === 'pillars' && (
                <Button
                  variant="subtle"
                  size="compact-md"
                  loading={form.isPending}
                  onClick={() => form.mutate()}
                >
                  {said.form}
                </Button>
              )}
            </div>
            <Refusal reason={form.error} />
            <div className={css.panel}>
              <ImportPanel key={what} kinds={[what]} />
            </div>
          </>
        )}
      </div>
    </div>
  );
}
