import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { facilityWords } from '../../data/words/facilities.ts';
import { spokenAs } from '../../data/words/office.ts';
import { NotInDemo, useIsDemo } from '../first/not-in-demo.tsx';
import { HazardPage } from '../hazards/hazard-page.tsx';
import { ImportPanel } from '../imports/import-panel.tsx';
import page from '../screens/page.module.css';
import { Choices } from '../ui/choices.tsx';
import { useSpeech } from '../words.ts';
import css from './facilities.module.css';

const WHAT = ['facilities', 'stock', 'roads'] as const;
type What = (typeof WHAT)[number];

/** Facilities, opening stock or roads from a file: checked with a report, applied, taken back whole. */
export function BringFacilitiesScreen() {
  const { words } = useSpeech();
  const { bringing: said, back } = spokenAs(words, facilityWords);
  const isDemo = useIsDemo();
  const [what, setWhat] = useState<What>('facilities');
  return (
    <HazardPage
      title={said.title}
      under={said.under}
      back={
        <Link to="/kebencanaan/fasilitas" search={true} className={page.back}>
          ‹ {back}
        </Link>
      }
    >
      {isDemo ? (
        <NotInDemo what="files" />
      ) : (
        <div className={css.page}>
          <Choices<What>
            label={said.what}
            value={what}
            onChoose={setWhat}
            choices={WHAT.map((value) => ({ value, label: said[value] }))}
          />
          <p className={css.small}>{said.hint[what]}</p>
          <ImportPanel key={what} kinds={[what]} />
        </div>
      )}
    </HazardPage>
  );
}
