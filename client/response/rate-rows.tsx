import { Button, NativeSelect, TextInput } from '@mantine/core';
import { HAZARD_CODES, type HazardCode } from '../../data/catalogue/hazards.ts';
import { typedDecimal } from './counts.ts';
import { useBasis } from './rates-basis.ts';
import { faultOfRate, newRate, type RateDraft } from './rates-draft.ts';
import css from './response.module.css';
import { useResponseSpeech } from './speech.ts';

const CLASSES = ['rendah', 'sedang', 'tinggi'] as const;

interface RateRowsProps {
  readonly rates: readonly RateDraft[];
  readonly mayChange: boolean;
  readonly onChange: (rates: readonly RateDraft[]) => void;
}

/** Who of those affected leaves home, row by row: changed, moved up, dropped, one more. */
export function RateRows({ rates, mayChange, onChange }: RateRowsProps) {
  const { page, hazard } = useResponseSpeech();
  const w = page.rates;
  const basis = useBasis();
  const hazards = [
    { value: '', label: w.anyHazard },
    ...HAZARD_CODES.map((code) => ({ value: code, label: hazard(code) })),
  ];
  const set = (key: string, part: Partial<RateDraft>) =>
    onChange(rates.map((row) => (row.key === key ? { ...row, ...part } : row)));
  const up = (i: number) => {
    const [one, above] = [rates[i], rates[i - 1]];
    if (one && above) onChange(rates.with(i - 1, one).with(i, above));
  };
  return (
    <>
      <p className={css.quiet}>{w.order}</p>
      {mayChange && (
        <p>
          <Button variant="default" size="compact-md" onClick={() => onChange([newRate(rates), ...rates])}>
            {w.addRate}
          </Button>
        </p>
      )}
      <ul className={css.lines}>
        {rates.map((row, i) => {
          const fault = faultOfRate(row);
          const depth = [typedDecimal(row.from) ?? null, typedDecimal(row.until) ?? null] as const;
          const name = [
            row.hazard === '' ? w.anyHazard : hazard(row.hazard),
            ...(depth[0] === null && depth[1] === null ? [] : [w.depth(...depth)]),
            ...(row.class === '' ? [] : [page.footprint.classes[row.class]]),
          ].join(', ');
          return (
            <li key={row.key}>
              <TextInput
                label={name}
                description={basis(row.was)}
                inputMode="decimal"
                maxLength={8}
                readOnly={!mayChange}
                rightSection="%"
                value={row.percent}
                error={fault && w.faults[fault]}
                onChange={(event) => set(row.key, { percent: event.currentTarget.value })}
              />
              {mayChange && (
                <details className={css.more} open={row.was === null}>
                  <summary aria-label={w.edit(name)}>{w.editShort}</summary>
                  <div className={css.counts}>
                    <NativeSelect
                      label={w.hazardOf}
                      value={row.hazard}
                      onChange={(event) =>
                        set(row.key, { hazard: event.currentTarget.value as HazardCode | '' })
                      }
                      data={hazards}
                    />
                    <TextInput
                      label={w.depthFrom}
                      inputMode="decimal"
                      maxLength={5}
                      value={row.from}
                      onChange={(event) => set(row.key, { from: event.currentTarget.value })}
                    />
                    <TextInput
                      label={w.depthUntil}
                      inputMode="decimal"
                      maxLength={5}
                      value={row.until}
                      onChange={(event) => set(row.key, { until: event.currentTarget.value })}
                    />
                    <NativeSelect
                      label={w.classOf}
                      value={row.class}
                      onChange={(event) =>
                        set(row.key, { class: event.currentTarget.value as RateDraft['class'] })
                      }
                      data={[
                        { value: '', label: w.anyClass },
                        ...CLASSES.map((value) => ({ value, label: page.footprint.classes[value] })),
                      ]}
                    />
                  </div>
                  <div className={css.acts}>
                    <Button variant="default" size="compact-sm" disabled={i === 0} onClick={() => up(i)}>
                      {w.up}
                    </Button>
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      disabled={rates.length === 1}
                      onClick={() => onChange(rates.filter(({ key }) => key !== row.key))}
                    >
                      {w.drop}
                    </Button>
                  </div>
                </details>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
