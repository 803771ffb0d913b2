import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { BackTest } from '../../data/contract/response.ts';
import { useCan } from '../access/me.ts';
import { HazardPage } from '../hazards/hazard-page.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { incidentQueries } from './incident-queries.ts';
import css from './response.module.css';
import { SheetTable } from './sheet-table.tsx';
import { useResponseSpeech } from './speech.ts';

/** Uji balik: estimates of incidents that are over, held against what was reported. */
export function BackTestScreen() {
  const can = useCan();
  const { data, error } = useQuery(incidentQueries.backTest());
  const { page, hazard } = useResponseSpeech();
  const w = page.backTest;
  return (
    <HazardPage title={w.title} under={w.under} isReady={data !== undefined || error !== null}>
      <Refusal reason={error} />
      {data?.incidents.length === 0 && <p className={css.none}>{w.none}</p>}
      {data && data.suggested.length > 0 && (
        <section className={css.answer} aria-labelledby="usulan-angka">
          <h2 id="usulan-angka">{w.suggested}</h2>
          <ul>
            {data.suggested.map((one) => (
              <li key={`${one.hazard} ${one.depthFromM} ${one.depthUntilM} ${one.class}`}>
                {w.suggest(
                  [hazard(one.hazard), lineOf(one)].filter(Boolean).join(', '),
                  percent(one.rate),
                  percent(one.least),
                  percent(one.most),
                  one.incidents,
                )}
              </li>
            ))}
          </ul>
          {can('incidents.manage') && (
            <Link to="/kebencanaan/angka-acuan" search={true}>
              {w.toRates}
            </Link>
          )}
        </section>
      )}
      {data?.incidents.map((one) => (
        <Tested key={one.incident.id} tested={one} />
      ))}
    </HazardPage>
  );

  function lineOf({ depthFromM, depthUntilM, class: how }: BackTest['suggested'][number]): string {
    if (depthFromM !== null || depthUntilM !== null) return page.rates.depth(depthFromM, depthUntilM);
    return how === null ? '' : page.footprint.classes[how];
  }

  function percent(rate: number): string {
    return page.backTest.offPercent(rate * 100).replace('+', '');
  }
}

type TestedIncident = BackTest['incidents'][number];
type Compared = TestedIncident['affected'];

function Tested({ tested }: { tested: TestedIncident }) {
  const { page, said, words } = useResponseSpeech();
  const w = page.backTest;
  const n = (count: number | null) => (count === null ? said.numberless : words.format.number(count));
  const off = ({ offPercent }: Compared) =>
    offPercent === null ? said.numberless : w.offPercent(offPercent);
  const rate = (share: number | null) =>
    share === null ? said.numberless : w.offPercent(share * 100).replace('+', '');
  const cells = (affected: Compared, displaced: Compared, reportedRate: number | null) => [
    n(affected.estimate),
    n(affected.reported),
    off(affected),
    n(displaced.estimate),
    n(displaced.reported),
    off(displaced),
    rate(reportedRate),
  ];
  const of = (what: string, which: string) => `${what}: ${which.toLowerCase()}`;
  return (
    <section className={css.part} aria-label={tested.incident.name}>
      <h2>{tested.incident.name}</h2>
      <p className={css.lead}>
        {[
          ...(tested.affected.offPercent === null
            ? []
            : [w.sentence(w.affected, tested.affected.offPercent)]),
          ...(tested.displaced.offPercent === null
            ? []
            : [w.sentence(w.displaced, tested.displaced.offPercent)]),
        ].join(' ')}
      </p>
      <SheetTable
        table={{
          title: tested.source ?? '',
          head: [
            w.area,
            of(w.affected, w.estimate),
            of(w.affected, w.reported),
            of(w.affected, w.off),
            of(w.displaced, w.estimate),
            of(w.displaced, w.reported),
            of(w.displaced, w.off),
            w.rate,
          ],
          rows: [
            ...tested.rows.map((row) => [
              row.area.name,
              ...cells(row.affected, row.displaced, row.reportedRate),
            ]),
            [w.total, ...cells(tested.affected, tested.displaced, tested.reportedRate)],
          ],
          notes:
            tested.unreportedAll === 0
              ? []
              : [
                  w.unreported(
                    tested.unreportedAll,
                    words.format.list(
                      tested.unreported.slice(0, 12).map((u) => `${u.area.name} ${n(u.estimate)}`),
                    ),
                  ),
                ],
        }}
      />
    </section>
  );
}
