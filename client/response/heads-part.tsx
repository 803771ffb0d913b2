import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ContactKind } from '../../data/catalogue/psks.ts';
import type { ResponseSheet } from '../../data/contract/response.ts';
import { PhoneText } from '../pillars/phone-text.tsx';
import type { IncidentBundle } from './bundle.ts';
import css from './response.module.css';
import { useResponseSpeech } from './speech.ts';

const FIRST = 12;
const MORE = 60;

type Head = ResponseSheet['heads'][number];

/** Everybody to call where something is hit, with their area; a number is read one by one, by whoever may. */
export function HeadsPart({ bundle: { sheet, incident } }: { bundle: IncidentBundle }) {
  const { page, said, words } = useResponseSpeech();
  const w = page.callees;
  const [text, setText] = useState('');
  const [many, setMany] = useState(FIRST);
  const { heads } = sheet;
  if (heads.length === 0) return null;
  const kindOf = (kind: string) => words.pillars.contactKind[kind as ContactKind] ?? kind;
  const placeOf = ({ area, desaName }: Head) => [area.name, desaName].filter(Boolean).join(', ');
  const sought = text.trim().toLowerCase();
  const found = heads.filter((head) =>
    `${head.name} ${kindOf(head.kind)} ${placeOf(head)}`.toLowerCase().includes(sought),
  );
  const mayCall = heads.some(({ managed, hasPhone }) => managed && hasPhone);
  return (
    <section className={css.sheetPart} aria-labelledby="dihubungi">
      <h2 id="dihubungi">
        {said.heads.title} ({words.format.number(heads.length)})
      </h2>
      {heads.length > FIRST && (
        <TextInput
          type="search"
          aria-label={w.find}
          placeholder={w.find}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      {found.length === 0 && <p className={css.quiet}>{w.none}</p>}
      <ul className={css.figures}>
        {found.slice(0, many).map((head) => (
          <li key={`${head.area.code} ${head.no}`}>
            <b>{head.name}</b>
            <small>
              {kindOf(head.kind)} · {placeOf(head)}
            </small>
            {head.managed && head.hasPhone && (
              <PhoneText
                of={{
                  route: 'contactToCall',
                  input: { incident: String(incident.id), area: head.area.code, no: String(head.no) },
                }}
                label={`${words.pillars.person.showPhone}: ${head.name}`}
              />
            )}
          </li>
        ))}
      </ul>
      {found.length > many && (
        <Button variant="default" size="compact-md" onClick={() => setMany(many + MORE)}>
          {w.more(Math.min(MORE, found.length - many))}
        </Button>
      )}
      <p className={css.quiet}>{mayCall ? words.pillars.person.phoneRecorded : w.closed}</p>
    </section>
  );
}
