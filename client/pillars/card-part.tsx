import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { AreaRef } from '../../data/contract/area.ts';
import type { RouteAnswer } from '../../data/contract/routes.ts';
import { writeView } from '../../data/contract/view.ts';
import depth from '../area/depth.module.css';
import { useIsDemo } from '../first/not-in-demo.tsx';
import { queries } from '../queries.ts';
import { Refusal } from '../ui/refusal.tsx';
import { useView } from '../view.ts';
import { useSpeech } from '../words.ts';
import css from './card.module.css';
import { ContactsForm } from './contacts-form.tsx';
import { EraseContact } from './erase-contact.tsx';
import { PhoneText } from './phone-text.tsx';
import { heldNow } from './roles-text.tsx';

const SHOWN = 12;

/** Who serves in an area, and who to call there. */
export function PillarsPart({ area }: { area: AreaRef }) {
  const { words } = useSpeech();
  const said = words.pillars.card;
  const { view } = useView();
  const pillars = useQuery(queries.pillars({ within: area.code, most: String(SHOWN) }));
  const contacts = useQuery(queries.contacts(area.code));
  const toList = (peran?: string) => ({ ...writeView({ lang: view.lang }), area: area.code, peran }) as never;
  return (
    <div className={css.parts}>
      <section>
        <h3>{said.serving}</h3>
        <Refusal reason={pillars.error} />
        {pillars.data?.total === 0 && <p className={depth.note}>{said.nobody}</p>}
        {pillars.data && pillars.data.total > 0 && (
          <>
            <p className={css.roles}>
              {pillars.data.byRole.map(({ role, n }) => (
                <Link key={role} to="/pilar" search={toList(role)}>
                  {words.pillars.role[role]} {words.format.number(n)}
                </Link>
              ))}
            </p>
            <ul className={css.names}>
              {pillars.data.pillars.map((one) => (
                <li key={one.id}>
                  <Link to="/pilar/$id" params={{ id: String(one.id) }} search={true}>
                    {one.name}
                  </Link>{' '}
                  <small>
                    {[...new Set(heldNow(one.roles).map(({ role }) => words.pillars.role[role]))].join(', ')}
                  </small>
                </li>
              ))}
            </ul>
            {pillars.data.total > SHOWN && (
              <Link to="/pilar" search={toList()} className={css.all ?? ''}>
                {said.all(pillars.data.total)}
              </Link>
            )}
          </>
        )}
      </section>
      <section>
        <h3>{said.contacts}</h3>
        <Refusal reason={contacts.error} />
        {contacts.data && <Contacts key={area.code} answer={contacts.data} />}
      </section>
    </div>
  );
}

function Contacts({ answer }: { answer: RouteAnswer<'contacts'> }) {
  const { words } = useSpeech();
  const said = words.pillars.card;
  const isDemo = useIsDemo();
  const [isEditing, setEditing] = useState(false);
  if (isEditing) return <ContactsForm answer={answer} onDone={() => setEditing(false)} />;
  return (
    <>
      {answer.contacts.length === 0 ? (
        <p className={depth.note}>{said.noContacts}</p>
      ) : (
        <ul className={css.names}>
          {answer.contacts.map((one) => (
            <li key={one.no}>
              {one.name}{' '}
              <small>
                {words.pillars.contactKind[one.kind]}
                {one.until !== null && `, ${said.untilDay(words.format.day(one.until))}`}
              </small>
              {answer.managed && one.hasPhone && (
                <div>
                  <PhoneText
                    of={{ route: 'contactPhone', input: { area: answer.area.code, no: String(one.no) } }}
                    label={`${words.pillars.person.showPhone}: ${one.name}`}
                  />
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
      <p className={depth.note}>
        {said.contactsUnder}{' '}
        {answer.managed &&
          answer.contacts.some(({ hasPhone }) => hasPhone) &&
          words.pillars.person.phoneRecorded}
      </p>
      {answer.managed && !isDemo && (
        <p className={css.acts}>
          <Button variant="default" size="compact-sm" onClick={() => setEditing(true)}>
            {answer.contacts.length === 0 ? said.add : said.edit}
          </Button>
          {answer.version > 0 && <EraseContact answer={answer} />}
        </p>
      )}
    </>
  );
}
