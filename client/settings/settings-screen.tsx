import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useCan } from '../access/me.ts';
import { ApiFault } from '../api.ts';
import { NotInDemo, useIsDemo } from '../first/not-in-demo.tsx';
import { OfficeForm } from '../office/office-form.tsx';
import { queries } from '../queries.ts';
import page from '../screens/page.module.css';
import { Unreachable } from '../screens/trouble.tsx';
import { useSpeech } from '../words.ts';
import { BaseMapSection } from './base-map-section.tsx';
import { LevelWordsSection } from './level-words.tsx';
import { NeedWordSection } from './need-word.tsx';
import { OwnSection } from './own-list.tsx';
import { Section } from './section.tsx';
import css from './settings.module.css';
import { SettingsNav } from './settings-nav.tsx';

/** Settings: who the office is, the words it uses, and the indicators it makes itself. */
export function SettingsScreen() {
  const { words } = useSpeech();
  const said = words.settings;
  const isDemo = useIsDemo();
  const naming = useQuery(queries.naming());
  const can = useCan();
  // They are figures, too: who sees none has no list of them.
  const withOwn = can('indicators.write') && can('figures.read');
  const own = useQuery({ ...queries.ownIndicators(), enabled: withOwn });
  const places = useQuery(queries.places());
  useEffect(() => {
    document.title = `${said.title} · Petasos`;
  }, [said]);
  const failed = [naming, own, places].find((q) => q.error instanceof ApiFault && !q.data);
  if (failed?.error instanceof ApiFault) {
    return <Unreachable fault={failed.error} onRetry={() => void failed.refetch()} />;
  }
  const ready = naming.data && (own.data || !withOwn) && places.data;
  return (
    <div className={page.page}>
      <SettingsNav />
      <div className={css.page}>
        <h1>{said.title}</h1>
        <p className={page.under}>{isDemo ? words.first.demo.settings : said.under}</p>
        {ready ? (
          <>
            {can('office.write') && (
              <Section title={words.first.steps.name.office} under={words.first.steps.text.office}>
                {isDemo ? <NotInDemo what="office" /> : <OfficeForm />}
              </Section>
            )}
            {can('office.write') && <BaseMapSection />}
            {withOwn && own.data && <OwnSection indicators={own.data.indicators} />}
            {can('naming.write') && (
              <>
                <NeedWordSection naming={naming.data} />
                <LevelWordsSection naming={naming.data} places={places.data.places} />
              </>
            )}
          </>
        ) : (
          <Skeleton height={420} radius="lg" />
        )}
      </div>
    </div>
  );
}
