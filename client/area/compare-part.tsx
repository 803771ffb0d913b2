import type { AreaProfile, ComparedArea } from '../../data/contract/profile.ts';
import { type BarRow, Bars } from '../charts/bars.tsx';
import { ChartFrame } from '../charts/frame.tsx';
import { useSpeech } from '../words.ts';
import { partNote } from './composition-part.tsx';
import css from './depth.module.css';
import { KeptNote } from './kept-note.tsx';
import { useFigureText, useSourceLine, useSubject } from './say.ts';

interface ComparePartProps {
  readonly profile: AreaProfile;
  readonly decimals: number;
  readonly onChoose: (code: string) => void;
}

/** The same figure beside the areas across the border (or of the same parent), and of the parent. */
export function ComparePart({ profile, decimals, onChoose }: ComparePartProps) {
  const { words, language } = useSpeech();
  const said = words.card.compare;
  const { comparison, indicator, area } = profile;
  const text = useFigureText(decimals);
  const subject = useSubject(profile);
  const source = useSourceLine(profile);
  if (profile.tooFine !== null) {
    const level = words.domain.level[profile.tooFine];
    return <p className={css.note}>{words.card.tooFine(indicator.name[language], level)}</p>;
  }
  const { own, parent } = comparison;
  if (own === null || comparison.areas.length === 0) return <p className={css.note}>{said.alone}</p>;
  const all: readonly (ComparedArea & { own?: boolean })[] = [
    { area, parentName: parent?.area.name ?? null, ...own, own: true },
    ...comparison.areas,
  ];
  const rows = all.toSorted((a, b) => place(a) - place(b) || (b.value ?? 0) - (a.value ?? 0));
  const comparable = rows.filter((r) => place(r) === 0);
  const at = comparable.findIndex((r) => r.own);
  // Equals share a place, as in the list of areas.
  const rank = comparable.findIndex((r) => r.value === comparable[at]?.value) + 1;
  const isRate = indicator.measure !== 'count';
  /** A neighbour that lies elsewhere is named with where it lies. */
  const nameOf = (r: ComparedArea) =>
    r.parentName === null || r.parentName === parent?.area.name || r === parent
      ? r.area.name
      : `${r.area.name} (${r.parentName})`;
  const barOf = (r: ComparedArea & { own?: boolean }): BarRow => ({
    key: r.area.code,
    label: r.own ? (
      `${r.area.name} (${said.here})`
    ) : (
      <button
        type="button"
        className={css.choose}
        title={said.choose(nameOf(r))}
        onClick={() => onChoose(r.area.code)}
      >
        {nameOf(r)}
      </button>
    ),
    value: r.value,
    text: text(r),
    note: partNote(words.card, r),
    hollow: r.basis === 'partial',
    hidden: r.basis === 'hidden',
    own: r.own === true,
  });
  return (
    <>
      <p className={css.answer}>
        {own.basis === 'hidden'
          ? words.published.why
          : at < 0
            ? said.notComparable
            : comparable.length > 1
              ? said.answer(rank, comparable.length)
              : said.alone}
      </p>
      <ChartFrame
        title={`${subject}: ${said.title[comparison.by].toLowerCase()}`}
        unit={`${indicator.unit[language]} · ${words.format.period(profile.period)}`}
        source={source}
      >
        <Bars
          caption={said.title[comparison.by]}
          columns={{ label: said.columns.name, value: said.columns.value }}
          rows={[
            ...(isRate && parent ? [{ ...barOf(parent), label: said.parentRate(parent.area.name) }] : []),
            ...rows.map(barOf),
          ]}
        />
      </ChartFrame>
      <p className={css.note}>
        {comparison.by === 'border'
          ? said.byBorder(comparison.areas.length)
          : said.bySiblings(comparison.areas.length, parent?.area.name ?? '')}
        .
      </p>
      <KeptNote
        figures={[...rows, ...(parent ? [parent] : [])].map((r) => ({ name: nameOf(r), kept: r.kept }))}
      />
      {!isRate && parent && <ShareOfParent own={own} parent={parent} />}
    </>
  );
}

/** First what can be compared, then parts, then what is hidden, last what has no data. */
function place({ basis, value }: ComparedArea): number {
  if (basis === 'hidden') return 2;
  if (basis === 'none' || value === null) return 3;
  return basis === 'partial' ? 1 : 0;
}

interface ShareProps {
  readonly own: NonNullable<AreaProfile['comparison']['own']>;
  readonly parent: ComparedArea;
}

/** A count beside that of the parent is a share of it, where both are whole. */
function ShareOfParent({ own, parent }: ShareProps) {
  const { words } = useSpeech();
  const isWhole = own.basis !== 'none' && own.basis !== 'partial' && parent.basis !== 'partial';
  if (!isWhole || own.count === null || parent.count === null || parent.count === 0) return null;
  const share = words.format.number((own.count / parent.count) * 100, 1);
  return <p className={css.note}>{words.card.compare.share(share, parent.area.name)}</p>;
}
