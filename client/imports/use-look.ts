import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { OnlyNeeded } from '../../data/read/only-needed.ts';
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

/** The thread itself has failed, as it does where memory ends. */
const FAILED: PersonsAnswer = {
  kind: 'refused',
  problem: {
    severity: 'error',
    line: null,
    column: null,
    code: 'persons-look-failed',
    value: null,
    hint: {},
  },
};

function lessOf(file: File, less: OnlyNeeded | undefined): File {
  return less ? new File([new Uint8Array(less.bytes)], file.name, { type: file.type }) : file;
}

/**
 * Looks for persons in a file in a thread of the page before any of it is sent. `onClean` gets a file in which there are
 * none, and how many parts of it were left out because nothing is read from them; what else was found stands in `look`.
 */
export function useLook(onClean: (file: File, left: number) => void, onChanged: () => void) {
  const client = useQueryClient();
  const [look, setLook] = useState<Look>();
  const worker = useRef<{ end(): void; count(type: string): Promise<PersonsAnswer> }>(undefined);
  // Counts what was begun: whoever was let go in the meantime stops at its next step.
  const turn = useRef(0);
  const end = () => {
    turn.current += 1;
    worker.current?.end();
    worker.current = undefined;
    setLook(undefined);
  };
  useEffect(
    () => () => {
      turn.current += 1;
      worker.current?.end();
    },
    [],
  );

  const begin = async (file: File) => {
    end();
    const mine = turn.current;
    setLook({ file, answer: undefined, type: '' });
    // Readers of every format are heavy: they come when the first file is picked.
    const loaded = await import('./look-for-persons.ts').catch(() => undefined);
    if (turn.current !== mine) return;
    if (!loaded) {
      setLook({ file, answer: FAILED, type: '' });
      return;
    }
    const { PersonsLook, knownPlaces } = loaded;
    const places = await client
      .fetchQuery(queries.places())
      .then((answer) => knownPlaces(answer.places))
      .catch(() => []);
    if (turn.current !== mine) return;
    const at = new PersonsLook();
    worker.current = at;
    const answer = await at.look(file, places).catch(() => FAILED);
    if (turn.current !== mine) return;
    if (answer.kind === 'none' || answer.kind === 'changed') {
      end();
      if (answer.kind === 'none') onClean(lessOf(file, answer.less), answer.less?.left ?? 0);
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
