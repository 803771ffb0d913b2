import { Fragment } from 'react';
import type { AreaProfile, CompositionRow } from '../../data/contract/profile.ts';
import { Bars } from '../charts/bars.tsx';
import { ChartFrame } from '../charts/frame.tsx';
import { SexSplit } from '../charts/split.tsx';
import { useSpeech } from '../words.ts';
import cardCss from './card.module.css';
import css from './depth.module.css';
import { KeptNote } from './kept-note.tsx';
import { useSourceLine, useSubject } from './say.ts';

/** What the need of the area is made of: cases, not persons; nihil and no data apart; what is in no total beside it. */
export function CompositionPart({ profile }: { profile: AreaProfile }) {
  const { words, language } = useSpeech();
  const said = words.card.composition;
  const { composition, withheld } = profile;
  const isOwn = (r: CompositionRow) => r.family === 'own';
  const source = useSourceLine(
    profile,
    composition.filter((r) => !isOwn(r)).map((r) => r.series),
  );
  const ownSource = useSourceLine(
    profile,
    composition.filter(isOwn).map((r) => r.series),
  );
  const total = composition.find((r) => r.family === 'total');
  const groups = composition.filter((r) => r.family === 'group');
  const types = composition.filter((r) => r.family === 'type' || r.family === 'own');
  const named = (rows: readonly CompositionRow[]) => rows.map((r) => r.name[language]);
  const isKnown = (r: CompositionRow) => r.count !== null && (r.count > 0 || r.basis === 'partial');
  const zeros = types.filter((r) => r.count === 0 && r.basis !== 'partial');
  const missing = types.filter((r) => r.count === null && r.basis !== 'hidden');
  const hidden = [...groups, ...types].filter((r) => r.basis === 'hidden');
  const inTotal = types.filter((r) => r.inTotal && isKnown(r));
  const beside = types.filter((r) => !r.inTotal && !isOwn(r) && isKnown(r));
  const own = types.filter((r) => isOwn(r) && isKnown(r));
  const hasNeed = groups.some(isKnown) || inTotal.length > 0 || beside.length > 0;
  if (composition.length === 0) return <p className={css.note}>{said.none}</p>;
  return (
    <>
      {total?.basis === 'hidden' && <p className={css.answer}>{words.published.why}</p>}
      {total && total.count !== null && (
        <p className={css.answer}>
          {(total.basis === 'partial' ? said.totalPartial : said.total)(words.format.number(total.count))}
        </p>
      )}
      <SexPart profile={profile} />
      {hasNeed && (
        <ChartFrame
          title={said.title}
          unit={`${said.unit} · ${words.format.period(profile.period)}`}
          source={source}
        >
          <div className={css.part}>
            {groups.some(isKnown) && <SeriesBars title={said.groups} rows={groups.filter(isKnown)} />}
            {inTotal.length > 0 && <SeriesBars title={said.types} rows={inTotal} />}
            {beside.length > 0 && <SeriesBars title={said.beside} rows={beside} />}
          </div>
        </ChartFrame>
      )}
      {own.length > 0 && (
        <ChartFrame
          title={words.screen.pick.family.own}
          unit={words.format.period(profile.period)}
          source={ownSource}
        >
          <OwnFigures rows={own} />
        </ChartFrame>
      )}
      {hidden.length > 0 && <p className={css.note}>{said.hidden(named(hidden))}</p>}
      <KeptNote figures={composition.map((r) => ({ name: r.name[language], kept: r.kept }))} />
      {zeros.length > 0 && <p className={css.note}>{said.zeros(named(zeros))}</p>}
      {missing.length > 0 && <p className={css.note}>{said.missing(named(missing))}</p>}
      {withheld > 0 && <p className={css.note}>{said.withheld(withheld)}</p>}
      {hasNeed && <p className={css.note}>{said.severalTypes}</p>}
    </>
  );
}

function SeriesBars({ title, rows }: { title: string; rows: readonly CompositionRow[] }) {
  const { words, language } = useSpeech();
  const said = words.card.composition;
  const highestFirst = rows.toSorted((a, b) => (b.count ?? 0) - (a.count ?? 0));
  return (
    <>
      <h4>{title}</h4>
      <Bars
        caption={title}
        columns={{ label: said.columns.name, value: said.columns.count }}
        rows={highestFirst.map((r) => ({
          key: r.series,
          label: r.name[language],
          value: r.count,
          text: `${words.format.number(r.count ?? 0)}${r.counts === 'keluarga' ? ` ${said.families}` : ''}`,
          note: partNote(words.card, r),
          hollow: r.basis === 'partial',
        }))}
      />
    </>
  );
}

/** The office's own figures, each in its own unit: no bars, for they cannot be compared. */
function OwnFigures({ rows }: { rows: readonly CompositionRow[] }) {
  const { words, language } = useSpeech();
  return (
    <dl className={cardCss.facts}>
      {rows.map((r) => (
        <Fragment key={r.series}>
          <dt>{r.name[language]}</dt>
          <dd>
            <b>{words.format.number(r.count ?? 0)}</b> {r.unit?.[language]}{' '}
            <small>{partNote(words.card, r)}</small>
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}

/** The count of the chosen indicator by sex, where any of it is told by sex. */
function SexPart({ profile }: { profile: AreaProfile }) {
  const { words, language } = useSpeech();
  const subject = useSubject({ ...profile, sex: 'A' });
  const source = useSourceLine(profile);
  if (profile.sexes.every((s) => s.sex === 'T' || s.basis === 'hidden')) return null;
  const parts = profile.sexes.filter((s) => s.sex !== 'T' || s.count !== 0);
  return (
    <ChartFrame
      title={words.card.sexes.title}
      unit={`${subject} · ${profile.indicator.countUnit[language]} · ${words.format.period(profile.period)}`}
      source={source}
    >
      <SexSplit
        label={words.card.sexes.title}
        parts={parts.map((s) => ({
          sex: s.sex,
          count: s.count,
          hidden: s.basis === 'hidden',
          note: partNote(words.card, s),
        }))}
      />
    </ChartFrame>
  );
}

interface Covering {
  readonly basis: CompositionRow['basis'];
  readonly n: number | null;
  readonly m: number | null;
}

/** 'baru sebagian 3/12' under a figure that covers a part; nothing under others. */
export function partNote(
  say: { readonly partial: string; readonly partsShort: (n: number, m: number) => string },
  { basis, n, m }: Covering,
): string | undefined {
  if (basis !== 'partial') return undefined;
  return n === null || m === null ? say.partial : `${say.partial} ${say.partsShort(n, m)}`;
}
