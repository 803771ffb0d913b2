import { useMemo } from 'react';
import { makeRegistry } from '../../data/catalogue/indicators.ts';
import css from '../access/grants.module.css';
import { Choices } from '../ui/choices.tsx';
import { useSpeech } from '../words.ts';

interface SeriesPickerProps {
  /** undefined: all that the role reads */
  readonly chosen: readonly string[] | undefined;
  readonly onChange: (chosen: readonly string[] | undefined) => void;
  readonly error?: string | undefined;
}

/** Which figures a role reads: all that are open to it, or some. */
export function SeriesPicker({ chosen, onChange, error }: SeriesPickerProps) {
  const { words, language } = useSpeech();
  const said = words.accounts.grants;
  const open = useMemo(() => {
    const counts = makeRegistry().indicators.filter((i) => i.measure === 'count' && i.access === 'open');
    return counts.map(({ series, name }) => ({ series, name }));
  }, []);
  return (
    <>
      <Choices
        showLabel
        label={said.series}
        value={chosen === undefined ? 'all' : 'some'}
        onChoose={(value) => onChange(value === 'all' ? undefined : [])}
        choices={[
          { value: 'all', label: said.seriesAll },
          { value: 'some', label: said.seriesSome },
        ]}
      />
      {error && <p className={css.fault}>{error}</p>}
      {chosen && (
        <ul className={css.series}>
          {open.map(({ series, name }) => (
            <li key={series}>
              <label>
                <input
                  type="checkbox"
                  checked={chosen.includes(series)}
                  onChange={(event) =>
                    onChange(
                      event.currentTarget.checked
                        ? [...chosen, series]
                        : chosen.filter((one) => one !== series),
                    )
                  }
                />
                <span>{name[language]}</span>
              </label>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
