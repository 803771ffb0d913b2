import type { AreaProfile, ProfilePeople } from '../../data/contract/profile.ts';
import { AgeChart } from '../charts/ages.tsx';
import { ChartFrame } from '../charts/frame.tsx';
import { SexSplit } from '../charts/split.tsx';
import { useSpeech } from '../words.ts';
import cardCss from './card.module.css';
import { partNote } from './composition-part.tsx';
import css from './depth.module.css';

/** Who lives in the area: people, families, sexes, ages; of which period, from whom. */
export function PeoplePart({ profile }: { profile: AreaProfile }) {
  const { words } = useSpeech();
  const said = words.card.people;
  const { people } = profile;
  if (people === null) return <p className={css.note}>{said.none}</p>;
  const { number, period } = words.format;
  const source = words.card.sourceLine(people.source === null ? [] : [people.source], people.asOf);
  const amount = (f: ProfilePeople['persons']) =>
    f.count === null ? words.card.noData : f.count === 0 ? words.card.zero : number(f.count);
  const { persons, households } = people;
  const areComplete = persons.basis !== 'partial' && households.basis !== 'partial';
  return (
    <>
      <ChartFrame title={`${said.title} ${period(people.period)}`} unit={said.agesUnit} source={source}>
        <dl className={cardCss.facts}>
          <dt>{said.persons}</dt>
          <dd>
            <b>{amount(persons)}</b> <small>{partNote(words.card, persons)}</small>
          </dd>
          <dt>{said.households}</dt>
          <dd>
            <b>{amount(households)}</b> <small>{partNote(words.card, households)}</small>
          </dd>
          {areComplete && persons.count !== null && households.count !== null && households.count > 0 && (
            <>
              <dt>{said.perHousehold}</dt>
              <dd>{number(persons.count / households.count, 1)}</dd>
            </>
          )}
        </dl>
        {people.male !== null && people.female !== null && (
          <SexSplit
            label={words.card.sexes.title}
            parts={[
              { sex: 'L', count: people.male },
              { sex: 'P', count: people.female },
            ]}
          />
        )}
      </ChartFrame>
      {people.period !== profile.period && (
        <p className={css.note}>{said.otherPeriod(people.period, profile.period)}</p>
      )}
      {people.ages === null ? (
        <p className={css.note}>{said.noAges}</p>
      ) : (
        <Ages ages={people.ages} period={people.period} source={source} own={profile.area.level} />
      )}
    </>
  );
}

interface AgesProps {
  readonly ages: NonNullable<ProfilePeople['ages']>;
  readonly period: string;
  readonly source: string;
  /** level of the area itself: its own ages are no sum */
  readonly own: AreaProfile['area']['level'];
}

function Ages({ ages, period, source, own }: AgesProps) {
  const { words } = useSpeech();
  const said = words.card.people;
  const level = words.domain.level[ages.level];
  return (
    <ChartFrame title={said.ages} unit={`${said.agesUnit} · ${words.format.period(period)}`} source={source}>
      <AgeChart ages={ages} label={said.ages} />
      {ages.n < ages.m ? (
        <p className={css.note}>{said.agesOf(ages.n, ages.m, level)}</p>
      ) : (
        ages.level !== own && <p className={css.note}>{said.agesSummed(ages.m, level)}</p>
      )}
    </ChartFrame>
  );
}
