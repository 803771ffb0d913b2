import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { queries } from '../queries.ts';
import type { PersonsAnswer } from './persons-messages.ts';

/** A file that is looked at before it goes anywhere, and what was found. */
export interface Look {
  readonly file: File;
  /** undefined: not known yet */
  readonly answer: PersonsAnswer | undefined;
  /** what everybody in a list without a column of types is counted as */
  readonly type: string;
}

/**
 * Looks for persons in a file in a thread of the page before any of it is sent. `onClean` gets a file in which there are
 * none; what else was found stands in `look`.
 */
export function useLook(onClean: (file: File) => void, onChanged: () => void) {
  const client = useQueryClient();
  const [look, setLook] = useState<Look>();
  const worker = useRef<{ end(): void; count(type: string): Promise<PersonsAnswer> }>(undefined);
  const end = () => {
    worker.current?.end();
    worker.current = undefined;
    setLook(undefined);
  };
  useEffect(() => () => worker.current?.end(), []);

  const begin = async (file: File) => {
    end();
    setLook({ file, answer: undefined, type: '' });
    // Readers of every format are heavy: they come when the first file is picked.
    const { PersonsLook, knownPlaces } = await import('./look-for-persons.ts');
    const places = await client
      .fetchQuery(queries.places())
      .then((answer) => knownPlaces(answer.places))
      .catch(() => []);
    const at = new PersonsLook();
    worker.current = at;
    const answer = await at.look(file, places).catch(() => undefined);
    if (answer === undefined || worker.current !== at) return;
    if (answer.kind === 'none' || answer.kind === 'changed') {
      end();
      if (answer.kind === 'none') onClean(file);
      else onChanged();
    } else setLook({ file, answer, type: '' });
  };
  const count = async (type: string) => {
    const at = worker.current;
    if (!look || !at) return;
    setLook({ ...look, type });
    const answer = await at.count(type).catch(() => undefined);
    if (answer && worker.current === at) setLook({ ...look, type, answer });
  };
  return { look, begin, count, end };
}
