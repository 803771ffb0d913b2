import { useEffect, useId, useState } from 'react';
import { LegendStrip } from '../legend/legend.tsx';
import { Sheet, type Stop } from '../ui/sheet.tsx';
import { useSpeech } from '../words.ts';
import { MapStage } from './map-stage.tsx';
import type { Need } from './need.ts';
import { NEED_PARTS, Notices, type ScreenParts, Where } from './parts.tsx';
import css from './phone.module.css';

const TABS = ['answer', 'list', 'settings', 'legend'] as const;
type Tab = (typeof TABS)[number];

/** The tabs that the marks of the tour point at, for what lies in them is not seen at first. */
const TOUR: Partial<Record<Tab, string>> = { settings: 'mapped', legend: 'legend', list: 'down' };

const PADDING = { top: 16, bottom: 264, left: 16, right: 16 };

/** Small screens: the map above, everything else in a sheet that is pulled up. */
export function Phone({ need, parts = NEED_PARTS }: { need: Need; parts?: ScreenParts }) {
  const { AnswerPart, CardPart, Heading, LegendPart, ListPart, Settings } = parts;
  const { words } = useSpeech();
  const said = words.screen.sheet;
  const id = useId();
  const [stop, setStop] = useState<Stop>('peek');
  const [tab, setTab] = useState<Tab>('answer');
  const chosen = need.view.selected;
  useEffect(() => {
    if (chosen === undefined) return;
    setTab('answer');
    setStop((at) => (at === 'peek' ? 'half' : at));
  }, [chosen]);
  const legend = need.data.shown?.values?.legend;
  return (
    <div className={css.phone}>
      {tab !== 'legend' && <h1 className="unseen">{need.heading.title}</h1>}
      <Sheet stop={stop} onStop={setStop} label={said.label}>
        <div className={css.tabs} role="tablist" aria-label={said.label}>
          {TABS.map((name) => (
            <button
              key={name}
              type="button"
              role="tab"
              data-tour={TOUR[name]}
              id={`${id}-${name}`}
              aria-selected={name === tab}
              aria-controls={`${id}-panel`}
              onClick={() => {
                setTab(name);
                if (stop === 'peek' && name !== 'answer') setStop('half');
              }}
            >
              {said.tabs[name]}
            </button>
          ))}
        </div>
        <div
          id={`${id}-panel`}
          role="tabpanel"
          aria-labelledby={`${id}-${tab}`}
          className={css.body}
          data-tab={tab}
          tabIndex={tab === 'list' ? undefined : 0}
        >
          {tab === 'answer' && (
            <>
              {need.data.selected ? <CardPart need={need} /> : <AnswerPart need={need} />}
              {legend && <LegendStrip legend={legend} />}
              <Notices need={need} />
              <Where need={need} />
            </>
          )}
          {tab === 'list' && <ListPart need={need} />}
          {tab === 'settings' && <Settings need={need} />}
          {tab === 'legend' && (
            <>
              <Heading need={need} />
              <LegendPart need={need} />
            </>
          )}
        </div>
      </Sheet>
      <MapStage need={need} padding={PADDING} />
    </div>
  );
}
