import type { ImportReport as Report, RowProblem } from '../../data/contract/import.ts';
import { useSpeech } from '../words.ts';
import css from './imports.module.css';
import { sayProblem } from './say-problem.ts';

/** The report of one import in words: how the file was read, what it brought, and every remark with its remedy. */
export function ImportReport({ report }: { report: Report }) {
  const { words } = useSpeech();
  const said = words.screen.data;
  const { format } = words;
  const total = Object.values(report.problemCount).reduce((sum, n) => sum + n, 0);
  const facts: [string, string | null][] = [
    [said.file, report.file?.name ?? null],
    [said.columns.source, report.source],
    [said.licence, report.licence],
    [said.columns.asOf, report.asOf ? format.day(report.asOf) : null],
    [said.columns.rows, said.rows(report.rows.used, report.rows.read)],
    [said.refused, format.number(report.rows.refused)],
    [said.columns.state, said.reportStates[report.state]],
  ];
  return (
    <div className={css.report}>
      <dl className={css.facts}>
        {facts.map(
          ([name, value]) =>
            value !== null && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      {report.understood.length > 0 && (
        <section>
          <h2>{said.understood}</h2>
          <dl className={css.pairs}>
            {report.understood.map(({ what, as }) => (
              <div key={what}>
                <dt>{what}</dt>
                <dd>{as}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      <section>
        <h2>{said.found}</h2>
        {total === 0 ? (
          <p>{said.clean}</p>
        ) : (
          <>
            <Problems problems={report.problems} />
            {report.problems.length < total && <p>{said.shown(report.problems.length, total)}</p>}
          </>
        )}
      </section>
    </div>
  );
}

function Problems({ problems }: { problems: readonly RowProblem[] }) {
  const { words } = useSpeech();
  const said = words.screen.data;
  return (
    <div className={css.scroll}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col" className={css.right}>
              {said.line}
            </th>
            <th scope="col">{said.column}</th>
            <th scope="col">{said.value}</th>
            <th scope="col">{said.what}</th>
            <th scope="col">{said.remedy}</th>
          </tr>
        </thead>
        <tbody>
          {problems.map((problem, i) => {
            const { what, remedy } = sayProblem(words, problem);
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a report never changes
              <tr key={i}>
                <td className={css.right} data-label={said.line}>
                  {problem.line === null ? '–' : words.format.number(problem.line)}
                </td>
                <td data-label={said.column}>{problem.column ?? '–'}</td>
                <td data-label={said.value} className={css.content}>
                  {problem.value ?? '–'}
                </td>
                <td data-label={said.what}>
                  <span className={css.severity} data-severity={problem.severity}>
                    {said.severity[problem.severity]}
                  </span>{' '}
                  {what}
                </td>
                <td data-label={said.remedy}>{remedy}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
