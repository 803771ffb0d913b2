import { Skeleton } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { Legend } from '../../data/contract/legend.ts';
import { Swatch } from '../legend/swatch.tsx';
import { useIsSmallScreen } from '../ui/small-screen.ts';
import { useSpeech } from '../words.ts';
import css from './ranking.module.css';
import { type AreaRow, figureOf, isRateOfPart } from './rows.ts';

interface RankingProps {
  readonly rows: readonly AreaRow[];
  readonly legend: Legend | undefined;
  readonly label: string;
  readonly hovered: number | null;
  readonly selected: number | null;
  readonly withParent: boolean;
  readonly onHover: (id: number | null) => void;
  readonly onSelect: (id: number | null) => void;
  readonly onDrill: (id: number) => void;
  readonly onUp: () => void;
}

const ROW_REM = 2.25;
/** with a second line, or for a finger */
const HIGH_ROW_REM = 2.75;

/** The areas as a list, linked with the map: the way to every area, also without a mouse and without a shape. */
export function Ranking(props: RankingProps) {
  const { rows, legend, label, hovered, selected, withParent, onHover, onSelect } = props;
  const { words } = useSpeech();
  const listId = useId();
  const hintId = useId();
  const box = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<number | null>(null);
  const rem = rootFontSize();
  const isHigh = useIsSmallScreen() || withParent;
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => rem * (isHigh ? HIGH_ROW_REM : ROW_REM),
    overscan: 8,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows with a second line are higher
  useEffect(() => list.measure(), [list, isHigh]);
  // What was chosen on the map is brought into sight here.
  useEffect(() => {
    const index = rows.findIndex((row) => row.id === selected);
    if (index < 0) return;
    setActive(index);
    list.scrollToIndex(index, { align: 'auto' });
  }, [selected, rows, list]);

  const at = active === null || active >= rows.length ? null : active;
  const move = (to: number) => {
    const index = Math.max(0, Math.min(rows.length - 1, to));
    const row = rows[index];
    if (!row) return;
    setActive(index);
    list.scrollToIndex(index, { align: 'auto' });
    onHover(row.id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const here = at ?? -1;
    const row = rows[here];
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / (rem * ROW_REM)) - 1);
    const steps: Record<string, number> = {
      ArrowDown: here + 1,
      ArrowUp: here - 1,
      PageDown: here + page,
      PageUp: here - page,
      Home: 0,
      End: rows.length - 1,
    };
    const step = steps[event.key];
    if (step !== undefined) move(step);
    else if (event.key === ' ' && row) onSelect(row.id === selected ? null : row.id);
    else if (event.key === 'Enter' && row) props.onDrill(row.id);
    else if (event.key === 'Backspace') props.onUp();
    else return;
    event.preventDefault();
  };

  return (
    <div className={css.frame}>
      <p id={hintId} className="unseen">
        {words.screen.table.hint}
      </p>
      <div
        ref={box}
        id="daftar"
        className={css.box}
        role="listbox"
        tabIndex={0}
        aria-label={label}
        aria-describedby={hintId}
        aria-activedescendant={at === null ? undefined : `${listId}-${at}`}
        onKeyDown={onKeyDown}
        onFocus={() => at === null && setActive(rows.length > 0 ? 0 : null)}
        onBlur={() => onHover(null)}
        onMouseLeave={() => onHover(null)}
      >
        <div className={css.all} style={{ height: list.getTotalSize() }} role="presentation">
          {list.getVirtualItems().map((item) => {
            const row = rows[item.index];
            return (
              row && (
                <Row
                  key={row.id}
                  id={`${listId}-${item.index}`}
                  row={row}
                  legend={legend}
                  position={item.index}
                  of={rows.length}
                  top={item.start}
                  height={item.size}
                  withParent={withParent}
                  isActive={item.index === at}
                  isHovered={row.id === hovered}
                  isSelected={row.id === selected}
                  onHover={onHover}
                  onSelect={onSelect}
                  onDrill={props.onDrill}
                />
              )
            );
          })}
        </div>
      </div>
    </div>
  );
}

interface RowProps extends Pick<RankingProps, 'legend' | 'withParent' | 'onHover' | 'onSelect' | 'onDrill'> {
  readonly id: string;
  readonly row: AreaRow;
  readonly position: number;
  readonly of: number;
  readonly top: number;
  readonly height: number;
  readonly isActive: boolean;
  readonly isHovered: boolean;
  readonly isSelected: boolean;
}

function Row(props: RowProps) {
  const { row, legend } = props;
  const { words, language } = useSpeech();
  const { table, legend: said } = words.screen;
  const figure = figureOf(row, legend, {
    number: words.format.number,
    label: (name) => name[language],
    zero: table.zero,
    noData: said.noData,
    noRate: row.reason === 'sketch' ? table.notMeasured : table.noRate,
    hidden: said.hidden,
    partial: row.count === null ? table.partial : table.partialCount(row.count),
  });
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the list holds the focus and names the active row
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the list
    <div
      id={props.id}
      role="option"
      aria-selected={props.isSelected}
      aria-setsize={props.of}
      aria-posinset={props.position + 1}
      className={css.row}
      data-active={props.isActive || undefined}
      data-hovered={props.isHovered || undefined}
      data-selected={props.isSelected || undefined}
      data-code={row.code}
      data-class={row.class}
      style={{ transform: `translateY(${props.top}px)`, height: props.height }}
      onMouseEnter={() => props.onHover(row.id)}
      onClick={() => props.onSelect(props.isSelected ? null : row.id)}
      onDoubleClick={() => props.onDrill(row.id)}
    >
      <span className={css.rank}>{row.rank ?? ''}</span>
      <Swatch legend={legend} index={row.class} isPart={isRateOfPart(row)} />
      <span className={css.name}>
        <span>{row.name}</span>
        {props.withParent && row.parentName && <small>{row.parentName}</small>}
      </span>
      {isRateOfPart(row) && row.n !== null && row.m !== null && (
        <span className={css.flag} title={words.screen.area.parts(row.n, row.m)}>
          {table.partOf(row.n, row.m)}
        </span>
      )}
      {row.keptAt !== null && (
        <span className={css.flag} title={words.published.keptOne(row.keptAt)}>
          {words.format.shortDay(row.keptAt)}
        </span>
      )}
      {!row.hasShape && <span className={css.flag}>{table.withoutShape}</span>}
      <span className={css.figure} data-number={figure.isNumber || undefined}>
        {figure.text}
      </span>
    </div>
  );
}

/** Holds the place of the list while it is fetched, row by row. */
export function RankingSkeleton() {
  const { words } = useSpeech();
  return (
    <div className={css.frame} role="status" aria-label={words.screen.table.loading}>
      {Array.from({ length: 9 }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: nine of the same
        <Skeleton key={i} height={14} my={11} mx={12} width={`${86 - (i % 4) * 9}%`} />
      ))}
    </div>
  );
}

function rootFontSize(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
}
