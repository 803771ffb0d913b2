import { spokenAs } from '../../data/words/office.ts';
import { registerWords } from '../../data/words/register.ts';
import { DateField } from '../ui/date-field.tsx';
import { useSpeech } from '../words.ts';
import css from './form.module.css';
import type { RoleFault, RoleForm } from './pillar-draft.ts';

interface RoleChangedProps {
  readonly form: RoleForm;
  readonly faults: readonly RoleFault[];
  readonly onChange: (part: Partial<RoleForm>) => void;
}

/** Asks why a known role is another now: only who knows it can say whether the past was other too. */
export function RoleChanged({ form, faults, onChange }: RoleChangedProps) {
  const { words } = useSpeech();
  const said = spokenAs(words, registerWords).changed;
  const { day } = words.format;
  const fault = faults.includes('moved-missing')
    ? said.dayMissing
    : faults.includes('moved-early')
      ? said.dayEarly(day(form.was?.from ?? ''))
      : faults.includes('moved-late') && said.dayLate(day(form.until));
  const choice = (why: 'wrong' | 'moved', part: Partial<RoleForm>) => (
    <label>
      <input
        type="radio"
        name={`why-${form.key}`}
        checked={form.why === why}
        onChange={() => onChange({ why, ...part })}
      />
      <span>
        {said[why]}
        <small>{why === 'wrong' ? said.wrongUnder : said.movedUnder}</small>
      </span>
    </label>
  );
  return (
    <fieldset className={css.why}>
      <legend>{said.title}</legend>
      {choice('wrong', {
        decree: form.decree || (form.was?.decree ?? ''),
        decreeOn: form.decreeOn || (form.was?.decreeOn ?? ''),
      })}
      {choice('moved', { decree: '', decreeOn: '' })}
      {form.why === 'moved' && (
        <DateField
          label={said.movedOn}
          value={form.movedOn}
          onChange={(movedOn) => onChange({ movedOn })}
          error={fault}
        />
      )}
      {faults.includes('why') && <p className={css.fault}>{said.unanswered}</p>}
    </fieldset>
  );
}
