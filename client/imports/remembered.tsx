import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type Alias, LEFT_OUT } from '../../data/contract/matching.ts';
import { change, queries } from '../queries.ts';
import { Refusal } from '../ui/refusal.tsx';
import { useSpeech } from '../words.ts';
import css from './matching.module.css';

/** What was said of words in files, each to be forgotten again; nothing where nothing was said yet. */
export function Remembered() {
  const { words } = useSpeech();
  const t = words.matching.remembered;
  const { data } = useQuery(queries.aliases());
  const forget = useMutation(change('removeAlias'));
  if (!data || data.aliases.length === 0) return null;
  return (
    <details className={css.remembered}>
      <summary>
        {t.title} ({words.format.number(data.aliases.length)})
      </summary>
      <p className={css.under}>{t.under}</p>
      <Refusal reason={forget.error} />
      <ul>
        {data.aliases.map((alias) => (
          <li key={alias.id}>
            <span>
              <Meaning alias={alias} /> <small>{t.by(alias.madeBy, words.format.moment(alias.madeAt))}</small>
            </span>
            <Button
              size="compact-sm"
              variant="subtle"
              aria-label={t.forgetWhich(alias.written)}
              loading={forget.isPending && forget.variables.id === alias.id}
              onClick={() => forget.mutate({ id: alias.id })}
            >
              {t.forget}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Meaning({ alias }: { alias: Alias }) {
  const { words } = useSpeech();
  const t = words.matching;
  const { kind, level, written, withinName, target, targetName } = alias;
  const what = [level ? words.domain.level[level] : t.kinds[kind], withinName && t.within(withinName)];
  const name = targetName === '' || kind === 'type' ? targetName || target : `${targetName} (${target})`;
  return (
    <>
      {target === LEFT_OUT ? t.remembered.leftOut(written) : t.remembered.means(written, name)}{' '}
      <small>{what.filter(Boolean).join(' ')}</small>
    </>
  );
}
