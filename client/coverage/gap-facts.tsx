import { type PillarRoleCode, pillarRole } from '../../data/catalogue/psks.ts';
import type { CoverGap } from '../../data/contract/coverage.ts';
import { coverageWords } from '../../data/words/coverage.ts';
import { spokenAs } from '../../data/words/office.ts';
import { useSpeech } from '../words.ts';
import css from './coverage.module.css';

/** Officers there are and should be in an area, and the people in need there. */
export function GapFacts({ gap, role }: { gap: CoverGap; role: PillarRoleCode }) {
  const { words } = useSpeech();
  const said = words.cover.gaps;
  const subject = spokenAs(words, coverageWords).coverage.subjects[pillarRole(role).subject];
  const text = useCoverNumber(gap.hidden);
  const facts = [
    [subject.supply, words.format.number(gap.supply)],
    ...(gap.shared !== null && gap.shared !== gap.supply ? [[said.shared, text(gap.shared)]] : []),
    [subject.demand, text(gap.demand)],
    [said.columns.missing, text(gap.missing)],
    [said.need, text(gap.need)],
    [said.columns.without, text(gap.withoutCover)],
  ] as const;
  return (
    <dl className={css.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A number of officers or of people, or why there is none. At most one digit: officers are shared out. */
export function useCoverNumber(hidden: boolean): (n: number | null) => string {
  const { words } = useSpeech();
  const said = words.cover.gaps;
  return (n) => {
    if (n === null) return hidden ? said.hidden : said.noData;
    return words.format.number(n, Number.isInteger(n) ? 0 : 1);
  };
}
