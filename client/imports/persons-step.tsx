import { Button, NativeSelect } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { DISTINCT_SERIES, NEED_TYPES } from '../../data/catalogue/needs.ts';
import { spokenAs } from '../../data/words/office.ts';
import { problemWords } from '../../data/words/problems.ts';
import { sayProblem } from '../../data/words/say-report.ts';
import { useCan } from '../access/me.ts';
import { Working } from '../ui/working.tsx';
import { useSpeech } from '../words.ts';
import css from './panel.module.css';
import own from './persons.module.css';
import type { CountedList } from './persons-messages.ts';
import type { Look } from './use-look.ts';

interface PersonsStepProps {
  readonly look: Look;
  /** false: figures are not what is brought here */
  readonly canCount: boolean;
  readonly onType: (type: string) => void;
  /** the counts as a file, and how many persons they are of */
  readonly onTake: (file: File, persons: number) => void;
  /** a list of areas without its columns of persons, and how many of them were left */
  readonly onTakeAreas?: ((file: File, left: number) => void) | undefined;
  readonly onLeave: () => void;
  /** the look itself is broken off */
  readonly onStop: () => void;
}

/** A file with persons in it: what stays here, how they were counted, and the table that may go on. */
export function PersonsStep({
  look,
  canCount,
  onType,
  onTake,
  onTakeAreas,
  onLeave,
  onStop,
}: PersonsStepProps) {
  const { words } = useSpeech();
  const t = words.persons;
  const can = useCan();
  const { answer } = look;
  const leave = (
    <Button variant="default" onClick={onLeave}>
      {t.other}
    </Button>
  );
  if (answer === undefined) return <Working label={t.looking} told={undefined} onStop={onStop} />;
  if (answer.kind === 'refused') {
    return (
      <div role="alert" className={css.applied}>
        <p className={css.verdict} data-state="refused">
          {sayProblem(words, answer.problem)}
        </p>
        <p>{t.kept}</p>
        {leave}
      </div>
    );
  }
  if (answer.kind !== 'persons') return null;
  const { outcome } = answer;
  // A list of RT says each of them once; one of persons says them many times.
  const areas = answer.areas && answer.areas.rows >= answer.rows * LISTS_AREAS ? answer.areas : undefined;
  const isList = outcome.kind === 'counted' && outcome.rows.length > 0;
  return (
    <section className={own.step} aria-labelledby="perorangan">
      <h3 id="perorangan">{t.title}</h3>
      <p>
        <strong>{look.file.name}</strong>
      </p>
      <p className={css.notice}>{t.stays}</p>
      <p>{t.rows(answer.rows)}</p>
      {answer.others > 0 && <p className={css.notice}>{t.others(answer.others)}</p>}
      {can('pillars.manage') && (
        <p>
          {words.pillars.bring.isRegister}{' '}
          <Link to="/pilar/berkas" search={true}>
            {words.pillars.bring.title}
          </Link>
        </p>
      )}
      {outcome.kind === 'not-counted' && outcome.why === 'persons-without-area' && (
        <p className={css.verdict} data-state="refused">
          {spokenAs(words, problemWords)['persons-without-area']()}
        </p>
      )}
      {(look.type !== '' || (outcome.kind === 'not-counted' && outcome.why === 'persons-without-type')) && (
        <TypeField type={look.type} onType={onType} />
      )}
      {outcome.kind === 'counted' && <Counted counted={outcome} />}
      <div className={css.actions}>
        {canCount && outcome.kind === 'counted' && (
          <Button disabled={!isList} onClick={() => onTake(fileOf(outcome), outcome.told.persons)}>
            {t.take}
          </Button>
        )}
        {areas && onTakeAreas && (
          <Button variant="default" onClick={() => onTakeAreas(fileOf(areas), areas.left)}>
            {t.asAreas(areas.rows)}
          </Button>
        )}
        {leave}
      </div>
      {areas && onTakeAreas && <p className={css.small}>{t.asAreasUnder(areas.left)}</p>}
    </section>
  );
}

const LISTS_AREAS = 0.5;

function fileOf({ file }: Pick<CountedList, 'file'>): File {
  return new File([file.text], file.name, { type: 'text/csv' });
}

function TypeField({ type, onType }: { type: string; onType: (type: string) => void }) {
  const { words, language } = useSpeech();
  const t = words.persons;
  return (
    <NativeSelect
      label={t.which}
      description={t.whichHint}
      value={type}
      onChange={(event) => event.currentTarget.value !== '' && onType(event.currentTarget.value)}
      data={[
        { value: '', label: t.choose },
        { value: DISTINCT_SERIES, label: t.distinct },
        ...NEED_TYPES.map((n) => ({ value: n.code, label: `${n.code} ${n.name[language]}` })),
      ]}
    />
  );
}

const SHOWN = 8;

function Counted({ counted }: { counted: CountedList }) {
  const { words, language } = useSpeech();
  const t = words.persons;
  const { told, rows, columns, unknownTypes } = counted;
  const names: Readonly<Record<string, string>> = t.columns;
  const nameOfType = (code: string) => {
    if (code === DISTINCT_SERIES) return t.distinct;
    const type = NEED_TYPES.find((n) => n.code === code);
    return type ? `${code} ${type.name[language]}` : code;
  };
  const left = (Object.keys(t.left) as (keyof typeof t.left)[]).filter((key) => told[key] > 0);
  return (
    <>
      <p role="status" className={css.verdict} data-partly={left.length > 0 || undefined}>
        {rows.length === 0 ? t.nobody : t.counted(rows.length, told.persons)}
      </p>
      {left.length > 0 && (
        <ul className={own.told}>
          {left.map((key) => (
            <li key={key}>{t.left[key](told[key])}</li>
          ))}
        </ul>
      )}
      {unknownTypes.length > 0 && (
        <details>
          <summary>{t.unknownTypes}</summary>
          <ul className={own.told}>
            {unknownTypes.map((u) => (
              <li key={u.text}>{t.unknownType(u.text, u.rows, u.suggestion)}</li>
            ))}
          </ul>
        </details>
      )}
      {rows.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
        <section className={own.scroll} tabIndex={0} aria-label={t.preview}>
          <table className={own.preview}>
            <caption>{t.preview}</caption>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {names[column] ?? column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, SHOWN).map((row) => (
                <tr key={row.join('\t')}>
                  {row.map((cell, i) => (
                    <td key={columns[i]}>{columns[i] === 'jenis' ? nameOfType(cell) : cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          {rows.length > SHOWN && <p className={css.small}>{t.previewMore(rows.length - SHOWN)}</p>}
        </section>
      )}
    </>
  );
}
