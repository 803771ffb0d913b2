import { Button, NativeSelect, TextInput } from '@mantine/core';
import { PILLAR_ROLES } from '../../data/catalogue/psks.ts';
import { pillarRoleCode } from '../../data/contract/volunteer.ts';
import fields from '../access/grants.module.css';
import { DateField } from '../ui/date-field.tsx';
import { useSpeech } from '../words.ts';
import css from './form.module.css';
import { type CertificateForm, newCertificate, type PillarFaults } from './pillar-draft.ts';
import { roleInFull } from './role-name.ts';

interface CertificatesFieldProps {
  readonly forms: readonly CertificateForm[];
  readonly onChange: (forms: readonly CertificateForm[]) => void;
  readonly faults: PillarFaults['certificates'];
}

/** Certificates: kind, issuer, number, and until when they hold. */
export function CertificatesField({ forms, onChange, faults }: CertificatesFieldProps) {
  const speech = useSpeech();
  const { words } = speech;
  const said = words.pillars.form;
  const change = (key: string, part: Partial<CertificateForm>) =>
    onChange(forms.map((one) => (one.key === key ? { ...one, ...part } : one)));
  return (
    <>
      {forms.map((form, i) => {
        const name = form.kind.trim() || said.nthCertificate(i + 1);
        const wrong = faults[form.key] ?? [];
        return (
          <fieldset key={form.key} className={css.one}>
            <legend>{name}</legend>
            <Button
              className={css.drop ?? ''}
              variant="subtle"
              size="compact-sm"
              onClick={() => onChange(forms.filter((one) => one.key !== form.key))}
              aria-label={said.dropCertificate(name)}
            >
              {words.accounts.remove}
            </Button>
            <div className={fields.fields}>
              <TextInput
                label={said.kind}
                placeholder={said.kindHint}
                value={form.kind}
                maxLength={120}
                onChange={(event) => change(form.key, { kind: event.currentTarget.value })}
                error={wrong.includes('kind') && said.kindMissing}
              />
              <NativeSelect
                label={said.certificateRole}
                value={form.role ?? ''}
                onChange={(event) =>
                  change(form.key, { role: pillarRoleCode.safeParse(event.currentTarget.value).data })
                }
                data={[
                  { value: '', label: said.anyRole },
                  ...PILLAR_ROLES.map(({ code }) => ({ value: code, label: roleInFull(code, speech) })),
                ]}
              />
              <TextInput
                label={said.issuer}
                value={form.issuer}
                maxLength={120}
                onChange={(event) => change(form.key, { issuer: event.currentTarget.value })}
              />
              <TextInput
                label={said.certificateNumber}
                value={form.number}
                maxLength={80}
                autoComplete="off"
                onChange={(event) => change(form.key, { number: event.currentTarget.value })}
              />
              <DateField
                label={said.issued}
                value={form.issued}
                onChange={(day) => change(form.key, { issued: day })}
              />
              <DateField
                label={said.validUntil}
                value={form.validUntil}
                onChange={(day) => change(form.key, { validUntil: day })}
                error={wrong.includes('dates') && said.datesReversed}
              />
            </div>
          </fieldset>
        );
      })}
      <Button variant="default" size="compact-md" onClick={() => onChange([...forms, newCertificate()])}>
        {said.addCertificate}
      </Button>
    </>
  );
}
