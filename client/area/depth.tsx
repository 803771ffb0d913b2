import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, lazy, Suspense, useId } from 'react';
import type { AreaCard } from '../../data/contract/area.ts';
import type { ValueTable } from '../../data/contract/values.ts';
import { CARD_PARTS, type CardPart, type View } from '../../data/contract/view.ts';
import { useCan } from '../access/me.ts';
import { queries } from '../queries.ts';
import { useSpeech } from '../words.ts';
import { ComparePart } from './compare-part.tsx';
import { CompositionPart } from './composition-part.tsx';
import css from './depth.module.css';
import { PeoplePart } from './people-part.tsx';
import { SourcesPart } from './sources-part.tsx';
import { TrendPart } from './trend-part.tsx';

const PillarsPart = lazy(async () => ({ default: (await import('../pillars/card-part.tsx')).PillarsPart }));

interface AreaDepthProps {
  readonly card: AreaCard;
  readonly view: View;
  /** what the map shows: its digits are the card's */
  readonly values: ValueTable | null;
  readonly onPart: (part: CardPart) => void;
  readonly onChoose: (code: string) => void;
}

/** One area in depth, a part at a time: over time, by type, its people, beside its neighbours, where it comes from. */
export function AreaDepth({ card, view, values, onPart, onChoose }: AreaDepthProps) {
  const { words } = useSpeech();
  const id = useId();
  const { indicator, period, sex } = view;
  const parts = useParts();
  const part = parts.find((name) => name === view.card) ?? 'trend';
  const asked = indicator !== undefined && period !== undefined;
  const { data, isError, refetch } = useQuery({
    ...queries.profile({ code: card.area.code, indicator: indicator ?? '', period: period ?? '', sex }),
    enabled: asked,
  });
  if (!asked) return null;
  const decimals = values?.legend.decimals ?? (indicator.endsWith('.count') ? 0 : 1);
  return (
    <div className={css.depth}>
      <Tabs id={id} parts={parts} part={part} onPart={onPart} />
      <div
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${part}`}
        className={css.panel}
        data-part={part}
      >
        {isError && part !== 'pillars' && (
          <p role="status">
            {words.card.failed}{' '}
            <Button size="compact-xs" variant="light" onClick={() => void refetch()}>
              {words.card.again}
            </Button>
          </p>
        )}
        {!data && !isError && part !== 'pillars' && (
          <div role="status">
            <span className="unseen">{words.card.loading}</span>
            <Skeleton height={150} radius="md" />
          </div>
        )}
        {data && part === 'trend' && <TrendPart profile={data} decimals={decimals} />}
        {data && part === 'composition' && <CompositionPart profile={data} />}
        {data && part === 'people' && <PeoplePart profile={data} />}
        {part === 'pillars' && (
          <Suspense fallback={<Skeleton height={150} radius="md" />}>
            <PillarsPart area={card.area} />
          </Suspense>
        )}
        {data && part === 'compare' && <ComparePart profile={data} decimals={decimals} onChoose={onChoose} />}
        {data && part === 'sources' && <SourcesPart profile={data} card={card} />}
      </div>
    </div>
  );
}

/** The parts that whoever looks may open. */
function useParts(): readonly CardPart[] {
  const can = useCan();
  return can('pillars.read') ? CARD_PARTS : CARD_PARTS.filter((part) => part !== 'pillars');
}

interface TabsProps {
  readonly id: string;
  readonly parts: readonly CardPart[];
  readonly part: CardPart;
  readonly onPart: (part: CardPart) => void;
}

/** The parts side by side; arrows, Home and End lead from one to the next. */
function Tabs({ id, parts, part, onPart }: TabsProps) {
  const { words } = useSpeech();
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const at = parts.indexOf(part);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: parts.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = parts[(to + parts.length) % parts.length];
    if (next === undefined) return;
    onPart(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-part="${next}"]`)?.focus();
  };
  return (
    <div
      role="tablist"
      tabIndex={-1}
      aria-label={words.card.label}
      className={css.tabs}
      onKeyDown={onKeyDown}
    >
      {parts.map((name) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`${id}-${name}`}
          data-part={name}
          aria-selected={name === part}
          aria-controls={`${id}-panel`}
          tabIndex={name === part ? 0 : -1}
          onClick={() => onPart(name)}
        >
          {words.card.tabs[name]}
        </button>
      ))}
    </div>
  );
}
