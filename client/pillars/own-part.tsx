import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import type { Pillar } from '../../data/contract/volunteer.ts';
import { spokenAs } from '../../data/words/office.ts';
import { registerWords } from '../../data/words/register.ts';
import { Pill } from '../ui/pill.tsx';
import { useSpeech } from '../words.ts';
import css from './person.module.css';
import { PhoneText } from './phone-text.tsx';
import { CERTIFIED_TONES } from './pillar-table.tsx';

type Own = NonNullable<Pillar['own']>;

/** What only those see who manage the area: phone, availability, certificates, trainings. */
export function OwnPart({ pillar, own }: { pillar: Pillar; own: Own }) {
  const { words } = useSpeech();
  const said = words.pillars.person;
  const id = useId();
  return (
    <section className={css.part} aria-labelledby={`${id}-1`}>
      <h2 id={`${id}-1`}>{said.details}</h2>
      <dl className={css.facts}>
        <dt>{said.phone}</dt>
        <dd>
          {own.hasPhone ? (
            <PhoneText of={{ route: 'pillarPhone', input: { id: String(pillar.id) } }} />
          ) : (
            said.noPhone
          )}
        </dd>
        <dt>{said.availability}</dt>
        <dd>{words.pillars.availability[own.availability]}</dd>
      </dl>
      <h2>{said.certificates}</h2>
      {own.certificates.length === 0 ? (
        <p className={css.small}>{said.noCertificates}</p>
      ) : (
        <ul className={css.list}>
          {own.certificates.map((one) => (
            <li key={one.no}>
              <CertificateText one={one} />
            </li>
          ))}
        </ul>
      )}
      <h2>{said.trainings}</h2>
      {own.trainings.length === 0 ? (
        <p className={css.small}>{said.noTrainings}</p>
      ) : (
        <ul className={css.list}>
          {own.trainings.map((one) => (
            <li key={one.id}>
              <div>
                <Link to="/pelatihan/$id" params={{ id: String(one.id) }} search={true}>
                  {one.name}
                </Link>
                <p className={css.small}>
                  {words.trainings.days(words.format.day(one.from), words.format.day(one.until))}
                  {one.role && ` · ${words.pillars.role[one.role]}`}
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function CertificateText({ one }: { one: Own['certificates'][number] }) {
  const { words } = useSpeech();
  const said = words.pillars.person;
  const { day } = words.format;
  const { standing } = one;
  const stands =
    standing === 'coming' ? spokenAs(words, registerWords).coming : words.pillars.certified[standing];
  const facts = [
    one.role && said.certificateOf(words.pillars.role[one.role]),
    one.issuer,
    one.number,
    one.issued && said.issued(day(one.issued)),
    one.validUntil ? said.validUntil(day(one.validUntil)) : said.forGood,
  ];
  return (
    <div>
      <h3>
        {one.kind} <Pill tone={standing === 'coming' ? 'plain' : CERTIFIED_TONES[standing]}>{stands}</Pill>
      </h3>
      <p className={css.small}>{facts.filter(Boolean).join(' · ')}</p>
    </div>
  );
}
