import type { ProfilePeople } from '../../data/contract/profile.ts';
import { useSpeech } from '../words.ts';
import { Bars } from './bars.tsx';
import css from './charts.module.css';
import { SEX_COLOUR } from './colours.ts';

/** Room that the longest bar takes beside its figure, percent of its column. */
const WIDEST = 62;

type Ages = NonNullable<ProfilePeople['ages']>;

/** People by age, old above young: men to the left and women to the right where both are told, else one bar each. */
export function AgeChart({ ages, label }: { ages: Ages; label: string }) {
  const { words } = useSpeech();
  const said = words.card.people;
  const { number } = words.format;
  const oldFirst = ages.bands.toReversed();
  const bySex = ages.bands.every((b) => b.male !== null && b.female !== null);
  if (!bySex) {
    return (
      <Bars
        onOneLine
        caption={label}
        columns={{ label: said.columns.age, value: said.columns.all }}
        rows={oldFirst.map((b) => ({
          key: b.band,
          label: said.age(b.band),
          value: b.all,
          text: b.all === null ? words.card.noData : number(b.all),
        }))}
      />
    );
  }
  const most = Math.max(1, ...ages.bands.flatMap((b) => [b.male ?? 0, b.female ?? 0]));
  const bar = (sex: 'L' | 'P', count: number | null) => {
    const width = `${((count ?? 0) / most) * WIDEST}%`;
    const drawn = <i aria-hidden style={{ width, background: SEX_COLOUR[sex] }} />;
    return (
      <td data-sex={sex}>
        {sex === 'P' && drawn}
        <span>{number(count ?? 0)}</span>
        {sex === 'L' && drawn}
      </td>
    );
  };
  return (
    <table className={css.pyramid}>
      <caption className="unseen">{label}</caption>
      <thead>
        <tr>
          <th scope="col">{words.domain.sex.L}</th>
          <th scope="col">{said.columns.age}</th>
          <th scope="col">{words.domain.sex.P}</th>
        </tr>
      </thead>
      <tbody>
        {oldFirst.map((b) => (
          <tr key={b.band}>
            {bar('L', b.male)}
            <th scope="row">{b.band.replace('-', '–')}</th>
            {bar('P', b.female)}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
