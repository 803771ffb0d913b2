import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { RELIEF_ITEMS, reliefItem } from '../../data/catalogue/relief-items.ts';
import type { Facility } from '../../data/contract/facility.ts';
import { reliefItemCode, STOCK_MOVES, type Stock, stockMove } from '../../data/contract/stock.ts';
import { facilityWords } from '../../data/words/facilities.ts';
import { spokenAs } from '../../data/words/office.ts';
import fields from '../access/grants.module.css';
import { useCan } from '../access/me.ts';
import { change, query } from '../queries.ts';
import { DateField } from '../ui/date-field.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { CloseIcon } from '../ui/icons.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { localToday } from '../ui/today.ts';
import { useSpeech } from '../words.ts';
import css from './facilities.module.css';
import {
  emptyMovement,
  type MovementForm as Form,
  haveOf,
  isWithoutFaults,
  type MovementLine,
  movementFaults,
  movementOf,
  needsDecree,
} from './movement-draft.ts';

interface MovementFormProps {
  /** places that whoever looks may manage */
  readonly facilities: readonly Facility[];
  readonly stock: Stock | undefined;
  /** told the number of what was kept */
  readonly onSaved: (no: string) => void;
  readonly onClose: () => void;
}

/** What comes, goes, moves or is counted anew: a berita acara serah terima. */
export function MovementForm({ facilities, stock, onSaved, onClose }: MovementFormProps) {
  const { words } = useSpeech();
  const { form: said, kindsLong } = spokenAs(words, facilityWords).stock;
  const [form, setForm] = useState(() => emptyMovement(localToday()));
  const [isChecked, setChecked] = useState(false);
  const save = useMutation(change('moveStock'));
  const mayRead = useCan()('incidents.read');
  const incidents = useQuery({ ...query('incidents', {}), enabled: mayRead }).data?.incidents ?? [];
  const set = (part: Partial<Form>) => setForm((now) => ({ ...now, ...part }));
  const faults = movementFaults(form, stock, localToday());
  const places = facilities.map((one) => ({ value: String(one.id), label: one.name }));
  const withParties = form.kind === 'keluar' || form.kind === 'masuk' || form.kind === 'pindah';
  return (
    <form
      className={fields.form}
      aria-label={said.title}
      onSubmit={(event) => {
        event.preventDefault();
        setChecked(true);
        if (!isWithoutFaults(faults)) return;
        save.mutate(movementOf(form), { onSuccess: ({ number }) => onSaved(number) });
      }}
    >
      <h2>{said.title}</h2>
      <div className={fields.fields}>
        <NativeSelect
          label={said.kind}
          value={form.kind}
          onChange={(event) => {
            const kind = stockMove.safeParse(event.currentTarget.value).data;
            if (kind) set({ kind });
          }}
          data={STOCK_MOVES.map((kind) => ({ value: kind, label: kindsLong[kind] }))}
        />
        <NativeSelect
          label={said.facility}
          value={form.facility}
          onChange={(event) => set({ facility: event.currentTarget.value })}
          data={[{ value: '', label: said.choose }, ...places]}
          error={isChecked && faults.facility && said.facilityMissing}
        />
        {form.kind === 'pindah' && (
          <NativeSelect
            label={said.to}
            value={form.to}
            onChange={(event) => set({ to: event.currentTarget.value })}
            data={[{ value: '', label: said.choose }, ...places]}
            error={isChecked && faults.to && said.toMissing}
          />
        )}
        <DateField
          label={said.on}
          value={form.on}
          onChange={(on) => set({ on })}
          error={isChecked && faults.on && said.onWrong}
        />
      </div>
      <Lines form={form} set={set} stock={stock} isChecked={isChecked} />
      <div className={fields.fields}>
        {withParties &&
          (['giver', 'receiver', 'receiverRole'] as const).map((key) => (
            <TextInput
              key={key}
              label={said[key]}
              value={form[key]}
              maxLength={120}
              autoComplete="off"
              onChange={(event) => set({ [key]: event.currentTarget.value })}
              error={key === 'receiver' && isChecked && faults.receiver && said.receiverMissing}
            />
          ))}
        {needsDecree(form) && (
          <TextInput
            label={said.decree}
            description={said.decreeHint}
            value={form.decree}
            maxLength={120}
            onChange={(event) => set({ decree: event.currentTarget.value })}
          />
        )}
        {incidents.length > 0 && (
          <NativeSelect
            label={said.incident}
            value={form.incident}
            onChange={(event) => set({ incident: event.currentTarget.value })}
            data={[
              { value: '', label: said.noIncident },
              ...incidents.map(({ id, name }) => ({ value: String(id), label: name })),
            ]}
          />
        )}
        <TextInput
          label={said.number}
          description={said.numberHint}
          value={form.number}
          maxLength={80}
          onChange={(event) => set({ number: event.currentTarget.value })}
        />
        <TextInput
          label={said.note}
          value={form.note}
          maxLength={300}
          onChange={(event) => set({ note: event.currentTarget.value })}
        />
      </div>
      <Refusal reason={save.error} />
      <div className={fields.actions}>
        <Button type="submit" loading={save.isPending}>
          {said.save}
        </Button>
        <Button variant="default" onClick={onClose}>
          {said.cancel}
        </Button>
      </div>
    </form>
  );
}

interface LinesProps {
  readonly form: Form;
  readonly set: (part: Partial<Form>) => void;
  readonly stock: Stock | undefined;
  readonly isChecked: boolean;
}

/** The items of a movement, each once, with how many of it lie there now. */
function Lines({ form, set, stock, isChecked }: LinesProps) {
  const { words, language } = useSpeech();
  const said = spokenAs(words, facilityWords).stock.form;
  const { of } = movementFaults(form, stock, localToday());
  const put = (key: number, part: Partial<MovementLine>) =>
    set({ lines: form.lines.map((line) => (line.key === key ? { ...line, ...part } : line)) });
  const taken = new Set(form.lines.map(({ item }) => item));
  const next = RELIEF_ITEMS.find(({ code }) => !taken.has(code));
  const countLabel =
    form.kind === 'koreksi' ? said.difference : form.kind === 'hitung' ? said.counted : said.count;
  const sayFault = (line: MovementLine, have: string) => {
    const fault = of.get(line.key);
    if (!isChecked || !fault) return undefined;
    if (fault === 'short') return said.short(have);
    return said[`${fault}Wrong`];
  };
  return (
    <fieldset className={css.lines}>
      <legend>{said.items}</legend>
      {form.lines.map((line) => {
        const { name, unit } = reliefItem(line.item);
        const have = words.format.number(haveOf(stock, form.facility, line.item));
        return (
          <div key={line.key} className={css.line}>
            <NativeSelect
              label={said.item}
              value={line.item}
              onChange={(event) => {
                const item = reliefItemCode.safeParse(event.currentTarget.value).data;
                if (item) put(line.key, { item });
              }}
              data={RELIEF_ITEMS.filter(({ code }) => code === line.item || !taken.has(code)).map((one) => ({
                value: one.code,
                label: `${one.name[language]} (${one.unit[language]})`,
              }))}
              {...(form.facility === '' ? {} : { description: said.have(have, unit[language]) })}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
            />
            <TextInput
              label={countLabel}
              inputMode="numeric"
              value={line.count}
              maxLength={9}
              onChange={(event) => put(line.key, { count: event.currentTarget.value })}
              error={sayFault(line, have)}
            />
            {form.lines.length > 1 && (
              <IconButton
                label={said.drop(name[language])}
                onClick={() => set({ lines: form.lines.filter((one) => one.key !== line.key) })}
              >
                <CloseIcon />
              </IconButton>
            )}
          </div>
        );
      })}
      {next && (
        <div>
          <Button
            size="compact-md"
            variant="default"
            onClick={() => {
              const key = Math.max(0, ...form.lines.map((line) => line.key)) + 1;
              set({ lines: [...form.lines, { key, item: next.code, count: '' }] });
            }}
          >
            {said.addItem}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
