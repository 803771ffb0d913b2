import type { ImportReport as Report, RowProblem } from '../../data/contract/import.ts';
import type { Matching } from '../../data/contract/matching.ts';
import type { Words } from '../../data/words/id.ts';
import { rowUnit, sayBrought, sayPlace, sayProblem, sayUnderstood } from '../../data/words/say-report.ts';
import { useSpeech } from '../words.ts';
import css from './imports.module.css';
import { TopologyMap } from './topology-map.tsx';

/** The report of one import in words: how the file was read, what it brought, and every remark with its remedy. */
export function ImportReport({ report }: { report: Report }) {
  const { words } = useSpeech();
  const said = words.screen.data;
  const { format } = words;
  const total = Object.values(report.problemCount).reduce((sum, n) => sum + n, 0);
  const unit = rowUnit(report);
  const brought = Object.entries(report.brought).filter(([, n]) => n > 0);
  return (
    <div className={css.report}>
      <Facts
        facts={[
          [said.columns.source, report.source],
          [said.licence, report.licence],
          [said.columns.asOf, report.asOf ? format.day(report.asOf) : null],
          [said.used[unit], said.rows(report.rows.used, report.rows.read)],
          [said.refused[unit], format.number(report.rows.refused)],
          // Of a check the sentence above the report says it.
          [said.columns.state, report.importId === null ? null : said.reportStates[report.state]],
          [words.matching.title, report.matching ? sayMatching(words, report.matching) : null],
        ]}
      />
      <section>
        <h2>{said.found}</h2>
        {total === 0 ? <p>{said.clean}</p> : <Findings report={report} />}
        {report.problems.length < total && <p>{said.shown(report.problems.length, total)}</p>}
      </section>
      {report.topology && <TopologyMap topology={report.topology} />}
      {brought.length > 0 && (
        <section>
          <h2>{said.brought}</h2>
          <Facts facts={brought.map(([what, n]) => [sayBrought(words, what), format.number(n)])} />
        </section>
      )}
      {report.understood.length > 0 && (
        <section>
          <h2>{said.understood}</h2>
          <Facts facts={report.understood.map((u) => sayUnderstood(words, u))} />
        </section>
      )}
    </div>
  );
}

function sayMatching(words: Words, { sure, unsure, unknown }: Matching): string {
  return words.matching.counts(sure, unsure, unknown);
}

function Facts({ facts }: { facts: readonly (readonly [name: string, value: string | null])[] }) {
  return (
    <dl className={css.facts}>
      {facts.map(
        ([name, value]) =>
          value !== null && (
            <div key={`${name} ${value}`}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

const SEVERITIES = ['error', 'warning', 'note'] as const;
const SHOWN_AT_ONCE = 5;

/** Findings of a kind together, the gravest first: a file that is wrong is often wrong the same way many times. */
function Findings({ report }: { report: Report }) {
  const kinds = SEVERITIES.flatMap((severity) => {
    const found = report.problems.filter((p) => p.severity === severity);
    return [...Map.groupBy(found, (p) => p.code)];
  });
  return (
    <ul className={css.findings}>
      {kinds.map(([code, problems]) => (
        <Finding key={code} problems={problems} count={report.problemCount[code] ?? problems.length} />
      ))}
    </ul>
  );
}

function Finding({ problems, count }: { problems: readonly RowProblem[]; count: number }) {
  const { words } = useSpeech();
  const said = words.screen.data;
  const [first] = problems;
  if (!first) return null;
  const rest = problems.slice(SHOWN_AT_ONCE);
  return (
    <li>
      <p>
        <span className={css.severity} data-severity={first.severity}>
          {said.severity[first.severity]}
        </span>{' '}
        {count > 1 && <span className={css.faint}>{said.findings(count)}</span>}
      </p>
      <Rows problems={problems.slice(0, SHOWN_AT_ONCE)} />
      {rest.length > 0 && (
        <details>
          <summary>{said.more(rest.length)}</summary>
          <Rows problems={rest} />
        </details>
      )}
    </li>
  );
}

function Rows({ problems }: { problems: readonly RowProblem[] }) {
  const { words } = useSpeech();
  const said = words.screen.data;
  return (
    <ul className={css.rows}>
      {problems.map((problem, i) => {
        const place = sayPlace(problem, said.place);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a report never changes
          <li key={i}>
            {place && <span className={css.place}>{place}</span>} {sayProblem(words, problem)}
          </li>
        );
      })}
    </ul>
  );
}
