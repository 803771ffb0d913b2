import { Button, Checkbox, TextInput } from '@mantine/core';
import { PILLAR_ROLES, type PillarSubject } from '../../data/catalogue/psks.ts';
import { pillarRoleCode } from '../../data/contract/volunteer.ts';
import fields from '../access/grants.module.css';
import { AreaPicker } from '../accounts/area-picker.tsx';
import { DateField } from '../ui/date-field.tsx';
import { Select } from '../ui/select.tsx';
import { useSpeech } from '../words.ts';
import css from './form.module.css';
import { isMoved, isOther, newRole, type RoleFault, type RoleForm } from './pillar-draft.ts';
import { RoleChanged } from './role-changed.tsx';
import { roleInFull } from './role-name.ts';

interface RolesFieldProps {
  readonly forms: readonly RoleForm[];
  /** roles that such a one usually holds come first */
  readonly subject: PillarSubject;
  readonly onChange: (forms: readonly RoleForm[]) => void;
  readonly faults: Readonly<Record<string, readonly RoleFault[]>>;
}

/** Several roles, each with its dates, decree and service areas. */
export function RolesField({ forms, subject, onChange, faults }: RolesFieldProps) {
  const { words } = useSpeech();
  const said = words.pillars.form;
  return (
    <>
      {forms.map((form, i) => (
        <RoleFields
          key={form.key}
          form={form}
          nth={i + 1}
          subject={subject}
          faults={faults[form.key] ?? []}
          onChange={(part) =>
            onChange(forms.map((one) => (one.key === form.key ? { ...one, ...part } : one)))
          }
          onDrop={() => onChange(forms.filter((one) => one.key !== form.key))}
        />
      ))}
      <Button variant="default" size="compact-md" onClick={() => onChange([...forms, newRole()])}>
        {said.addRole}
      </Button>
    </>
  );
}

interface RoleFieldsProps {
  readonly form: RoleForm;
  readonly nth: number;
  readonly subject: PillarSubject;
  readonly faults: readonly RoleFault[];
  readonly onChange: (part: Partial<RoleForm>) => void;
  readonly onDrop: () => void;
}

function RoleFields({ form, nth, subject, faults, onChange, onDrop }: RoleFieldsProps) {
  const speech = useSpeech();
  const { words } = speech;
  const said = words.pillars.form;
  const name = form.role === undefined ? said.nthRole(nth) : words.pillars.role[form.role];
  const has = (fault: RoleFault) => faults.includes(fault);
  const options = (own: boolean) =>
    PILLAR_ROLES.filter((rule) => (rule.subject === subject) === own).map(({ code }) => ({
      value: code,
      label: roleInFull(code, speech),
    }));
  return (
    <fieldset className={css.one}>
      <legend>{name}</legend>
      <Button
        className={css.drop ?? ''}
        variant="subtle"
        size="compact-sm"
        onClick={onDrop}
        aria-label={said.dropRole(name)}
      >
        {words.accounts.remove}
      </Button>
      <div className={fields.fields}>
        <div>
          <Select
            label={said.role}
            value={form.role}
            placeholder={said.chooseRole}
            onChoose={(value) => onChange({ role: pillarRoleCode.safeParse(value).data })}
            groups={[
              { title: words.pillars.subject[subject], options: options(true) },
              { title: said.otherRoles, options: options(false) },
            ]}
          />
          {has('role') && <p className={css.fault}>{said.roleMissing}</p>}
        </div>
        {!isMoved(form) && (
          <DateField label={said.from} value={form.from} onChange={(day) => onChange({ from: day })} />
        )}
        <DateField
          label={said.until}
          value={form.until}
          onChange={(day) => onChange({ until: day })}
          error={has('dates') && said.datesReversed}
        />
        <TextInput
          label={said.decree}
          value={form.decree}
          maxLength={120}
          autoComplete="off"
          onChange={(event) => onChange({ decree: event.currentTarget.value })}
        />
        <DateField
          label={said.decreeOn}
          value={form.decreeOn}
          onChange={(day) => onChange({ decreeOn: day })}
        />
        <div className={css.whole}>
          <AreaPicker
            label={said.areas}
            chosen={form.areas}
            onChange={(areas) => onChange({ areas })}
            error={has('areas') ? said.areasMissing : undefined}
          />
          {form.areas.length > 1 && <Shares form={form} isWrong={has('shares')} onChange={onChange} />}
        </div>
        {isOther(form) && <RoleChanged form={form} faults={faults} onChange={onChange} />}
      </div>
    </fieldset>
  );
}

interface SharesProps {
  readonly form: RoleForm;
  readonly isWrong: boolean;
  readonly onChange: (part: Partial<RoleForm>) => void;
}

/** Which part of the service goes to which area, where somebody wants to say it. */
function Shares({ form, isWrong, onChange }: SharesProps) {
  const { words } = useSpeech();
  const said = words.pillars.form;
  const { shares } = form;
  return (
    <>
      <Checkbox
        className={css.below ?? ''}
        label={said.shares}
        description={said.sharesUnder}
        checked={shares !== undefined}
        onChange={(event) => onChange({ shares: event.currentTarget.checked ? {} : undefined })}
      />
      {shares && (
        <div className={css.shares}>
          {form.areas.map((area) => (
            <TextInput
              key={area.code}
              label={said.shareOf(area.name || area.code)}
              inputMode="decimal"
              value={shares[area.code] ?? ''}
              onChange={(event) =>
                onChange({ shares: { ...shares, [area.code]: event.currentTarget.value } })
              }
            />
          ))}
        </div>
      )}
      {isWrong && <p className={css.fault}>{said.sharesWrong}</p>}
    </>
  );
}
