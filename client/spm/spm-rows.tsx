import { Button } from '@mantine/core';
import { useState } from 'react';
import type { SpmRow, SpmTable } from '../../data/contract/spm.ts';
import { coverageWords } from '../../data/words/coverage.ts';
import { spokenAs } from '../../data/words/office.ts';
import table from '../imports/imports.module.css';
import { useSpeech } from '../words.ts';
import css from './spm.module.css';

const FIRST = 60;

interface SpmRowsProps {
  readonly table: SpmTable;
  readonly name: string;
  /** what the areas are called */
  readonly areas: string;
}

/** The areas of a service, those with the most not yet served first, and the sum of them all above. */
export function SpmRows({ table: { facts, rows }, name, areas }: SpmRowsProps) {
  const { words } = useSpeech();
  const said = words.spm;
  const { number } = words.format;
  const [isAll, setAll] = useState(false);
  const shown = isAll ? rows : rows.slice(0, FIRST);
  const hasBudget = rows.some((row) => row.budget !== null);
  const head = [said.target, said.served, said.unserved] as const;
  return (
    <>
      <p className={css.small}>{said.order}</p>
      <div className={table.scroll}>
        <table className={`${table.table} ${css.table}`}>
          <caption className="unseen">{name}</caption>
          <thead>
            <tr>
              <th scope="col">{areas.charAt(0).toUpperCase() + areas.slice(1)}</th>
              {head.map((one) => (
                <th key={one} scope="col" className={table.right}>
                  {one}
                </th>
              ))}
              <th scope="col">{said.achieved}</th>
              {hasBudget && (
                <th scope="col" className={table.right}>
                  {said.budget}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            <tr className={css.total}>
              <th scope="row">
                {facts.within.name}
                {facts.partial && (
                  <small>{said.sumOf(facts.reported || facts.unknown, facts.areas, areas)}</small>
                )}
              </th>
              <Amounts of={facts} none={facts.hidden === 0 ? said.noData : '–'} />
              {hasBudget && <td />}
            </tr>
            {shown.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  {row.name}
                  {row.kept && <small>{words.published.keptOne(row.kept)}</small>}
                </th>
                <Amounts of={row} none={noneOf(row, said)} />
                {hasBudget && (
                  <td className={table.right} data-label={said.budget}>
                    {row.budget === null ? '' : number(row.budget)}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown.length < rows.length && (
        <Button variant="subtle" onClick={() => setAll(true)}>
          {said.more(rows.length - shown.length)}
        </Button>
      )}
    </>
  );
}

type Said = { readonly noData: string; readonly hidden: string; readonly partial: string };

function noneOf({ basis }: SpmRow, said: Said): string {
  return basis === 'hidden' ? said.hidden : basis === 'partial' ? said.partial : said.noData;
}

interface AmountsProps {
  readonly of: Pick<SpmRow, 'target' | 'served' | 'unserved' | 'achieved'>;
  /** said where there is no figure */
  readonly none: string;
}

function Amounts({ of, none }: AmountsProps) {
  const { words } = useSpeech();
  const said = words.spm;
  const { number } = words.format;
  if (of.target === null && of.served === null && of.unserved === null) {
    return (
      <td colSpan={4} className={css.none}>
        {none}
      </td>
    );
  }
  const text = (value: number | null) => (value === null ? none : number(value));
  const { achieved } = of;
  const more = spokenAs(words, coverageWords).spmAnswer;
  // A target alone: of those served nothing is known, which is no zero.
  const isAlone = of.target !== null && of.served === null && none === said.noData;
  const isOver = of.target !== null && of.served !== null && of.served > of.target;
  return (
    <>
      <td className={table.right} data-label={said.target}>
        {text(of.target)}
      </td>
      <td className={table.right} data-label={said.served}>
        {isAlone ? <span className={css.none}>{more.unknownServed}</span> : text(of.served)}
      </td>
      <td className={`${table.right} ${css.unserved}`} data-label={said.unserved}>
        {isAlone ? '–' : text(of.unserved)}
      </td>
      <td className={css.achieved} data-label={said.achieved}>
        {achieved === null ? (
          ''
        ) : (
          <>
            {said.percent(number(achieved, 1))}
            {isOver && <small className={css.over}>{more.overTarget}</small>}
            <span className={css.bar} data-over={isOver || undefined} aria-hidden>
              <i style={{ width: `${Math.min(100, achieved)}%` }} />
            </span>
          </>
        )}
      </td>
    </>
  );
}
