import { Button, Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { levelNameUnder } from '../../data/words/level-name.ts';
import { useCan } from '../access/me.ts';
import card from '../area/card.module.css';
import { Figure } from '../area/figure.tsx';
import type { Need } from '../screens/need.ts';
import { seenLevels } from '../screens/published.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { CloseIcon } from '../ui/icons.tsx';
import { capital, useSpeech } from '../words.ts';
import { useCoverHere } from './cover-context.ts';
import { GapFacts } from './gap-facts.tsx';

const PillarsPart = lazy(async () => ({ default: (await import('../pillars/card-part.tsx')).PillarsPart }));

/** The chosen area: how well it is served, by how many, how many are missing, who they are, and the way into it. */
export function CoverCardPart({ need }: { need: Need }) {
  const { words, language } = useSpeech();
  const said = words.screen.area;
  const can = useCan();
  const { coverage, role } = useCoverHere();
  const { selected, shown } = need.data;
  if (!selected || !shown) return null;
  const row = need.selectedRow?.code === selected.area.code ? need.selectedRow : undefined;
  const { values } = shown;
  const gap = coverage?.gaps.find((one) => one.code === selected.area.code);
  const below = seenLevels(selected.below, need.finest)[0];
  return (
    <section className={card.card} aria-label={selected.area.name}>
      <div className={card.cardHead}>
        <div>
          <p className={card.path}>
            {selected.path
              .slice(-2)
              .map((a) => a.name)
              .join(' › ')}
          </p>
          <h2>{selected.area.name}</h2>
        </div>
        <IconButton label={said.close} onClick={() => need.change({ selected: undefined })}>
          <CloseIcon />
        </IconButton>
      </div>
      {row && (
        <div className={card.value}>
          {values && (
            <p className={card.what}>
              {capital(values.indicator.name[language])}, {words.format.period(values.period)}
            </p>
          )}
          <Figure row={row} values={values} />
        </div>
      )}
      {gap && role && <GapFacts gap={gap} role={role} />}
      {below && (
        <Button fullWidth onClick={() => need.into(selected)} className={card.drill}>
          {said.drill(below.areas, words.screen.level[levelNameUnder(below.level, selected.area.code)])}
        </Button>
      )}
      {can('pillars.read') && (
        <Suspense fallback={<Skeleton height={120} radius="md" />}>
          <PillarsPart key={selected.area.code} area={selected.area} />
        </Suspense>
      )}
    </section>
  );
}
