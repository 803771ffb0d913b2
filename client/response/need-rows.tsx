import { Button, NativeSelect, TextInput } from '@mantine/core';
import { RELIEF_ITEM_CODES, type ReliefItemCode, reliefItem } from '../../data/catalogue/relief-items.ts';
import { NEED_PER, type NeedLine } from '../../data/contract/response.ts';
import { typedCount, typedDecimal } from './counts.ts';
import { useBasis } from './rates-basis.ts';
import { faultOfLine, type LineDraft, newLine } from './rates-draft.ts';
import css from './response.module.css';
import { useResponseSpeech } from './speech.ts';

interface NeedRowsProps {
  readonly lines: readonly LineDraft[];
  readonly mayChange: boolean;
  readonly onChange: (lines: readonly LineDraft[]) => void;
}

/** The lines of a profile of needs: changed, dropped, one more. */
export function NeedRows({ lines, mayChange, onChange }: NeedRowsProps) {
  const { page } = useResponseSpeech();
  const w = page.rates;
  const set = (key: string, part: Partial<LineDraft>) =>
    onChange(lines.map((line) => (line.key === key ? { ...line, ...part } : line)));
  return (
    <>
      <ul className={css.lines}>
        {lines.map((line) => (
          <NeedRow
            key={line.key}
            line={line}
            mayChange={mayChange}
            onSet={(part) => set(line.key, part)}
            onDrop={() => onChange(lines.filter(({ key }) => key !== line.key))}
          />
        ))}
      </ul>
      {mayChange && (
        <p>
          <Button variant="default" size="compact-md" onClick={() => onChange([...lines, newLine(lines)])}>
            {w.addLine}
          </Button>
        </p>
      )}
    </>
  );
}

interface NeedRowProps {
  readonly line: LineDraft;
  readonly mayChange: boolean;
  readonly onSet: (part: Partial<LineDraft>) => void;
  readonly onDrop: () => void;
}

function NeedRow({ line, mayChange, onSet, onDrop }: NeedRowProps) {
  const { page, said, lang } = useResponseSpeech();
  const w = page.rates;
  const basis = useBasis();
  const fault = faultOfLine(line);
  const known = line.item === '' ? null : reliefItem(line.item);
  const name = known?.name[lang] ?? (line.name || w.newLine);
  const unit = known?.unit[lang] ?? (line.unit || '?');
  const [days, amount] = [typedCount(line.firstDays), typedDecimal(line.firstQuantity)];
  const first = typeof days === 'number' && typeof amount === 'number' ? [w.first(days, amount)] : [];
  return (
    <li>
      <TextInput
        label={`${name}: ${unit} / ${said.needs.per[line.per]} ${w.every[line.every]}`}
        description={[basis(line.was), ...first].join('; ')}
        inputMode="decimal"
        maxLength={10}
        readOnly={!mayChange}
        value={line.quantity}
        error={fault && w.faults[fault]}
        onChange={(event) => onSet({ quantity: event.currentTarget.value })}
      />
      {mayChange && (
        <details className={css.more} open={line.was === null}>
          <summary aria-label={w.edit(name)}>{w.editShort}</summary>
          <div className={css.counts}>
            <NativeSelect
              label={w.item}
              value={line.item}
              onChange={(event) => onSet({ item: event.currentTarget.value as ReliefItemCode | '' })}
              data={[
                { value: '', label: w.noItem },
                ...RELIEF_ITEM_CODES.map((code) => ({ value: code, label: reliefItem(code).name[lang] })),
              ]}
            />
            {line.item === '' && (
              <>
                <TextInput
                  label={w.name}
                  maxLength={60}
                  value={line.name}
                  error={fault === 'name'}
                  onChange={(event) => onSet({ name: event.currentTarget.value })}
                />
                <TextInput
                  label={w.unit}
                  maxLength={20}
                  value={line.unit}
                  error={fault === 'unit'}
                  onChange={(event) => onSet({ unit: event.currentTarget.value })}
                />
              </>
            )}
            <NativeSelect
              label={w.perWhat}
              value={line.per}
              onChange={(event) => onSet({ per: event.currentTarget.value as NeedLine['per'] })}
              data={NEED_PER.map((value) => ({ value, label: said.needs.per[value] }))}
            />
            <NativeSelect
              label={w.everyOf}
              value={line.every}
              onChange={(event) => onSet({ every: event.currentTarget.value as NeedLine['every'] })}
              data={(['once', 'day', 'week'] as const).map((value) => ({ value, label: w.every[value] }))}
            />
            {line.every === 'day' && (
              <>
                <TextInput
                  label={w.firstDays}
                  inputMode="numeric"
                  maxLength={2}
                  value={line.firstDays}
                  error={fault === 'first'}
                  onChange={(event) => onSet({ firstDays: event.currentTarget.value })}
                />
                <TextInput
                  label={w.firstQuantity}
                  inputMode="decimal"
                  maxLength={10}
                  value={line.firstQuantity}
                  error={fault === 'first'}
                  onChange={(event) => onSet({ firstQuantity: event.currentTarget.value })}
                />
              </>
            )}
            <NativeSelect
              label={w.food}
              value={line.food}
              onChange={(event) => onSet({ food: event.currentTarget.value as LineDraft['food'] })}
              data={[
                { value: '', label: w.foods.always },
                { value: 'cooked', label: w.foods.cooked },
                { value: 'dry', label: w.foods.dry },
              ]}
            />
          </div>
          <Button variant="subtle" size="compact-sm" aria-label={`${w.drop}: ${name}`} onClick={onDrop}>
            {w.drop}
          </Button>
        </details>
      )}
    </li>
  );
}
