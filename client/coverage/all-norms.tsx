import { Button, Skeleton } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { roleShort } from '../../data/catalogue/role-short.ts';
import type { Needed, NeededRow } from '../../data/contract/needed.ts';
import type { Norm } from '../../data/contract/norm.ts';
import { levelNameUnder } from '../../data/words/level-name.ts';
import { neededWords } from '../../data/words/needed.ts';
import { spokenAs } from '../../data/words/office.ts';
import { fetchFile } from '../api.ts';
import { saveFile } from '../export/save.ts';
import { queries } from '../queries.ts';
import { Refusal } from '../ui/refusal.tsx';
import { capital, useSpeech } from '../words.ts';
import own from './all-norms.module.css';
import type { CoverPlace } from './cover-place.ts';
import css from './coverage.module.css';
import { MarkPill } from './mark-pill.tsx';
import { useSeriesName } from './series-names.ts';

interface AllNormsProps {
  readonly place: CoverPlace;
  readonly withoutAway: boolean;
}

/** How many new officers meet every norm that holds: a line for each, all together, and what cannot be counted. */
export function AllNorms({ place, withoutAway }: AllNormsProps) {
  const { words, language } = useSpeech();
  const said = spokenAs(words, neededWords);
  const { card, level, period } = place;
  const asked = { within: card.area.code, level, period, withoutAway };
  const { data, error, isPending } = useQuery({ ...queries.officersNeeded(asked), retry: false });
  const download = useMutation({
    mutationFn: async () => {
      const { name, blob } = await fetchFile('officersNeededFile', { ...asked, lang: language });
      saveFile(name, blob);
    },
    networkMode: 'always',
  });
  return (
    <section className={own.all} aria-labelledby="all-norms" data-all-norms>
      <h2 id="all-norms">{said.title}</h2>
      <Refusal reason={error} />
      {isPending && <Skeleton height={160} radius="lg" />}
      {data && (
        <>
          <div>
            <p className={own.answer}>
              {data.rows.length === 0 ? said.none : said.answer(data, data.within.name)}
            </p>
            {data.personsShared < data.total.person && <p>{said.sharing(data.personsShared)}</p>}
            {data.personsTogether < data.total.person && <p>{said.together(data.personsTogether)}</p>}
            <p className={own.under}>
              {said.asOf(data.registerOn)}
              {withoutAway && ` ${said.withoutAway}`}
            </p>
          </div>
          {data.rows.length > 0 && <NeededTable needed={data} within={card.area.code} />}
          {data.uncounted.length > 0 && <Uncounted needed={data} />}
          {data.rows.length > 0 && (
            <div>
              <Button variant="default" onClick={() => download.mutate()} loading={download.isPending}>
                {said.download}
              </Button>
              <Refusal reason={download.error} />
            </div>
          )}
        </>
      )}
    </section>
  );
}

function NeededTable({ needed, within }: { needed: Needed; within: string }) {
  const { words } = useSpeech();
  const said = spokenAs(words, neededWords);
  const { columns } = said;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and keys must reach it */}
      <section className={css.tableBox} tabIndex={0} aria-label={said.table}>
        <table className={css.table}>
          <caption className="unseen">{said.table}</caption>
          <thead>
            <tr>
              <th scope="col">{columns.role}</th>
              <th scope="col">{columns.level}</th>
              <th scope="col" data-number>
                {columns.short}
              </th>
              <th scope="col" data-number>
                {columns.needed}
              </th>
            </tr>
          </thead>
          <tbody>
            {needed.rows.map((row) => (
              <NeededLine key={row.norm.id} row={row} within={within} />
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function NeededLine({ row, within }: { row: NeededRow; within: string }) {
  const { words } = useSpeech();
  const said = spokenAs(words, neededWords);
  const { number } = words.format;
  const notes = [
    ...(row.shared < row.needed ? [said.shared(row.shared)] : []),
    ...(row.fromDesa ? [said.fromDesa] : []),
    ...(row.figuresPeriod === null ? [] : [said.figures(row.figuresPeriod)]),
    ...(row.unknown > 0 ? [said.unknown(row.unknown)] : []),
  ];
  return (
    <tr>
      <th scope="row">
        <NormName norm={row.norm} />
        {notes.length > 0 && <small>{notes.join('; ')}</small>}
      </th>
      <td>{capital(words.screen.level[levelNameUnder(row.level, within)])}</td>
      <td data-number>{said.shortOf(row.shortAreas, row.areas)}</td>
      <td data-number>{number(row.needed)}</td>
    </tr>
  );
}

/** A norm as it is said, and what it stands on. */
function NormName({ norm }: { norm: Norm }) {
  const { words, language } = useSpeech();
  const nameOf = useSeriesName();
  const line = words.norms.line(norm, roleShort(norm.role, language), nameOf(norm.series));
  return (
    <span className={css.norm}>
      {norm.counts === 'certified' ? `${line}, ${words.norms.certified}` : line} <MarkPill mark={norm.mark} />
      {norm.decree && <small>{norm.decree}</small>}
    </span>
  );
}

function Uncounted({ needed }: { needed: Needed }) {
  const { words, language } = useSpeech();
  const said = spokenAs(words, neededWords);
  const byReason = [...Map.groupBy(needed.uncounted, ({ why }) => why)];
  return (
    <div>
      <h3>{said.uncounted}</h3>
      <ul className={own.uncounted}>
        {byReason.map(([why, norms]) => (
          <li key={why}>
            {words.format.list(norms.map(({ role }) => roleShort(role, language)))}: {said.why[why]}
          </li>
        ))}
      </ul>
    </div>
  );
}
