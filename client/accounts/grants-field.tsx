import { Button } from '@mantine/core';
import { useId } from 'react';
import { isPinRole, ROLES, type RoleCode, roleRule } from '../../data/catalogue/roles.ts';
import type { Account, GrantDraft } from '../../data/contract/account.ts';
import type { Me } from '../../data/contract/session.ts';
import css from '../access/grants.module.css';
import { useMe } from '../access/me.ts';
import { Choices } from '../ui/choices.tsx';
import { DateField } from '../ui/date-field.tsx';
import { Select } from '../ui/select.tsx';
import { useSpeech } from '../words.ts';
import { AreaPicker, type PickedArea } from './area-picker.tsx';
import { SeriesPicker } from './series-picker.tsx';

/** One role as it is being said. */
export interface GrantForm {
  readonly key: number;
  readonly role: RoleCode | undefined;
  readonly everywhere: boolean;
  readonly areas: readonly PickedArea[];
  /** undefined: all that the role reads */
  readonly series: readonly string[] | undefined;
  readonly until: string;
}

let made = 0;

export function newGrant(): GrantForm {
  made += 1;
  return { key: made, role: undefined, everywhere: false, areas: [], series: undefined, until: '' };
}

export function grantForms(grants: Account['grants']): GrantForm[] {
  return grants.map((grant) => ({
    ...newGrant(),
    role: grant.role,
    everywhere: grant.areas === 'all',
    // An area that is no more gives nothing, and is not said again.
    areas: grant.areas === 'all' ? [] : grant.areas.filter((area) => area.holds),
    series: grant.series ?? undefined,
    until: grant.until ?? '',
  }));
}

/** As the server takes them; undefined: something is missing. */
export function grantDrafts(forms: readonly GrantForm[]): GrantDraft[] | undefined {
  const drafts = forms.map(({ role, everywhere, areas, series, until }): GrantDraft | undefined => {
    if (role === undefined || (!everywhere && areas.length === 0) || series?.length === 0) return undefined;
    return {
      role,
      areas: everywhere ? 'all' : areas.map((area) => area.code),
      ...(series ? { series: [...series] } : {}),
      ...(until === '' ? {} : { until }),
    };
  });
  return drafts.every((draft) => draft !== undefined) ? drafts : undefined;
}

/** Roles that whoever looks may give: an operator those with a PIN, the administrator all. */
function givable(me: Me | undefined): readonly RoleCode[] {
  const all = ROLES.map((rule) => rule.code).filter((code) => code !== 'public');
  return me?.rights.includes('accounts.manage') ? all : all.filter(isPinRole);
}

interface GrantsFieldProps {
  readonly forms: readonly GrantForm[];
  readonly onChange: (forms: readonly GrantForm[]) => void;
  readonly isChecked: boolean;
}

/** The roles of an account, each with its areas and its end. */
export function GrantsField({ forms, onChange, isChecked }: GrantsFieldProps) {
  const { words } = useSpeech();
  const said = words.accounts.grants;
  const me = useMe();
  const first = forms.find((form) => form.role !== undefined)?.role;
  const set = (key: number, part: Partial<GrantForm>) =>
    onChange(forms.map((form) => (form.key === key ? { ...form, ...part } : form)));
  return (
    <>
      {forms.map((form, i) => {
        // One account is one way of signing in: what the others hold decides which roles go with them.
        const fixed = forms.find((other) => other.key !== form.key && other.role !== undefined)?.role;
        const roles = givable(me).filter(
          (code) => fixed === undefined || isPinRole(code) === isPinRole(fixed),
        );
        return (
          <OneGrant
            key={form.key}
            form={form}
            title={said.nth(i + 1)}
            roles={roles}
            isChecked={isChecked}
            onSet={(part) => set(form.key, part)}
            onRemove={
              forms.length > 1 ? () => onChange(forms.filter((one) => one.key !== form.key)) : undefined
            }
          />
        );
      })}
      <div className={css.actions}>
        <Button size="compact-md" variant="default" onClick={() => onChange([...forms, newGrant()])}>
          {said.more}
        </Button>
        {first && <span className={css.about}>{isPinRole(first) ? said.pin : said.password}</span>}
      </div>
    </>
  );
}

interface OneGrantProps {
  readonly form: GrantForm;
  readonly title: string;
  readonly roles: readonly RoleCode[];
  readonly isChecked: boolean;
  readonly onSet: (part: Partial<GrantForm>) => void;
  readonly onRemove: (() => void) | undefined;
}

function OneGrant({ form, title, roles, isChecked, onSet, onRemove }: OneGrantProps) {
  const { words } = useSpeech();
  const said = words.accounts.grants;
  const id = useId();
  const me = useMe();
  const rule = form.role && roleRule(form.role);
  const canAll = me?.where['accounts.manage'] === 'all' || me?.where['accounts.pillars'] === 'all';
  return (
    <fieldset className={css.grant} aria-labelledby={id}>
      <p id={id} className={css.grantTitle}>
        {title}
        {onRemove && (
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={onRemove}
            aria-label={said.less(form.role ? words.roles.name[form.role] : title)}
          >
            {words.accounts.remove}
          </Button>
        )}
      </p>
      <div className={css.fields}>
        <div>
          <Select
            label={said.role}
            placeholder={said.chooseRole}
            value={form.role}
            onChoose={(role) => {
              const chosen = role as RoleCode;
              onSet({ role: chosen, everywhere: roleRule(chosen).everywhere, series: undefined });
            }}
            groups={[
              {
                title: undefined,
                options: roles.map((value) => ({ value, label: words.roles.name[value] })),
              },
            ]}
          />
          {isChecked && form.role === undefined && <p className={css.fault}>{said.noRole}</p>}
          {form.role && <p className={css.about}>{words.roles.about[form.role]}</p>}
        </div>
        <DateField label={said.until} value={form.until} onChange={(day) => onSet({ until: day })} />
        {rule && !rule.everywhere && (
          <div className={css.whole}>
            {canAll && (
              <Choices
                showLabel
                label={said.areas}
                value={form.everywhere ? 'all' : 'some'}
                onChoose={(value) => onSet({ everywhere: value === 'all' })}
                choices={[
                  { value: 'some', label: said.chosen },
                  { value: 'all', label: said.everywhere },
                ]}
              />
            )}
            {!form.everywhere && (
              <AreaPicker
                withoutLabel={canAll}
                chosen={form.areas}
                onChange={(areas) => onSet({ areas })}
                error={isChecked && form.areas.length === 0 ? said.noArea : undefined}
              />
            )}
          </div>
        )}
        {rule?.everywhere && <p className={css.whole}>{said.everywhere}</p>}
        {rule && rule.series === 'open' && rule.reads === 'exact' && (
          <div className={css.whole}>
            <SeriesPicker
              chosen={form.series}
              onChange={(series) => onSet({ series })}
              error={isChecked && form.series?.length === 0 ? said.noSeries : undefined}
            />
          </div>
        )}
      </div>
    </fieldset>
  );
}
