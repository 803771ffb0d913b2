import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { LEVELS, type Level } from '../../data/catalogue/levels.ts';
import { isOwnRate } from '../../data/catalogue/own.ts';
import { OWN_TEMPLATES } from '../../data/catalogue/own-templates.ts';
import { type OwnDraft, type OwnIndicator, ownKind, ownRate } from '../../data/contract/own-indicator.ts';
import { change } from '../queries.ts';
import { Refusal } from '../ui/refusal.tsx';
import { useSpeech } from '../words.ts';
import css from './settings.module.css';
import '@mantine/core/styles/Checkbox.css';
import '@mantine/core/styles/InlineInput.css';

/** of a code */
const MOST_LETTERS = 24;

const USUAL_UNITS: Record<OwnDraft['kind'], OwnDraft['unit']> = {
  jiwa: { id: 'jiwa', en: 'persons' },
  keluarga: { id: 'keluarga', en: 'families' },
  unit: { id: 'unit', en: 'units' },
  nilai: { id: 'persen', en: 'percent' },
};

const BLANK: OwnDraft = {
  code: '',
  kind: 'jiwa',
  name: { id: '', en: '' },
  unit: USUAL_UNITS.jiwa,
  source: '',
  access: 'open',
  finest: 'desa',
  rates: ['per1000'],
  shareOf: null,
};

interface OwnFormProps {
  /** undefined: a new one */
  readonly own: OwnIndicator | undefined;
  readonly others: readonly OwnIndicator[];
  readonly title: string;
  readonly onClose: (saved: boolean) => void;
}

/** Makes an own indicator, from an example or from nothing, or says one anew. */
export function OwnForm({ own, others, title, onClose }: OwnFormProps) {
  const { words, language } = useSpeech();
  const said = words.settings.own;
  const [draft, setDraft] = useState<OwnDraft>(own ?? BLANK);
  /** until a code is written it follows the name */
  const [hasCode, setHasCode] = useState(own !== undefined);
  const set = (part: Partial<OwnDraft>) => setDraft({ ...draft, ...part });
  const make = useMutation(change('makeOwnIndicator'));
  const amend = useMutation(change('changeOwnIndicator'));
  const isRate = isOwnRate(draft.kind);
  const wholes = others.filter((o) => !o.retired && !isOwnRate(o.kind));
  const taken = new Set(others.map((o) => o.code));
  const submit = () => {
    const whole = { ...draft, code: withoutEnd(draft.code) };
    const clean: OwnDraft = isRate ? { ...whole, rates: [], shareOf: null } : whole;
    const done = { onSuccess: () => onClose(own === undefined) };
    if (!own) return make.mutate(clean, done);
    const { kind: _kind, ...kept } = clean;
    const { code, name, unit, source, access, finest, rates, shareOf } = kept;
    amend.mutate({ code, name, unit, source, access, finest, rates, shareOf, retired: own.retired }, done);
  };
  return (
    <form
      className={css.form}
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h3>{title}</h3>
      {!own && (
        <fieldset className={css.chips} aria-label={said.templates}>
          <span className={css.small}>{said.templates}:</span>
          {OWN_TEMPLATES.filter((t) => !taken.has(t.code)).map((template) => (
            <Button
              key={template.code}
              size="compact-sm"
              variant={draft.code === template.code ? 'filled' : 'default'}
              onClick={() => {
                setDraft(template);
                setHasCode(true);
              }}
            >
              {template.name[language]}
            </Button>
          ))}
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => {
              setDraft(BLANK);
              setHasCode(false);
            }}
          >
            {said.blank}
          </Button>
        </fieldset>
      )}
      <div className={css.fields}>
        <TextInput
          label={said.name}
          required
          maxLength={80}
          value={draft.name.id}
          onChange={(event) => {
            const name = { ...draft.name, id: event.currentTarget.value };
            set(hasCode ? { name } : { name, code: codeFromName(name.id) });
          }}
        />
        <TextInput
          label={said.nameEn}
          maxLength={80}
          value={draft.name.en}
          onChange={(event) => set({ name: { ...draft.name, en: event.currentTarget.value } })}
        />
        <TextInput
          label={said.code}
          description={said.codeUnder}
          required
          minLength={2}
          disabled={own !== undefined}
          maxLength={MOST_LETTERS}
          value={draft.code}
          onChange={(event) => {
            setHasCode(event.currentTarget.value !== '');
            set({ code: codeFrom(event.currentTarget.value) });
          }}
        />
        <NativeSelect
          label={said.kind}
          description={said.kindUnder[draft.kind]}
          disabled={own !== undefined}
          value={draft.kind}
          onChange={(event) => {
            const kind = ownKind.parse(event.currentTarget.value);
            // A unit that nobody has written is that of what is counted.
            const isUsual = draft.unit.id === USUAL_UNITS[draft.kind].id;
            set(isUsual ? { kind, unit: USUAL_UNITS[kind] } : { kind });
          }}
          data={ownKind.options.map((kind) => ({ value: kind, label: said.kinds[kind] }))}
        />
        <TextInput
          label={said.unit}
          description={said.unitUnder}
          required
          maxLength={40}
          value={draft.unit.id}
          onChange={(event) => set({ unit: { ...draft.unit, id: event.currentTarget.value } })}
        />
        <TextInput
          label={said.unitEn}
          maxLength={40}
          value={draft.unit.en}
          onChange={(event) => set({ unit: { ...draft.unit, en: event.currentTarget.value } })}
        />
        <TextInput
          label={said.source}
          maxLength={160}
          value={draft.source}
          onChange={(event) => set({ source: event.currentTarget.value })}
        />
        <NativeSelect
          label={said.finest}
          value={draft.finest ?? ''}
          onChange={(event) => set({ finest: levelOf(event.currentTarget.value) })}
          data={[
            ...(draft.access === 'open' ? [{ value: '', label: said.anyLevel }] : []),
            ...LEVELS.map((level) => ({ value: level, label: words.domain.level[level] })),
          ]}
        />
        <Checkbox
          className={css.wideField ?? ''}
          label={said.closed}
          description={said.closedUnder}
          checked={draft.access === 'closed'}
          onChange={(event) =>
            set(
              event.currentTarget.checked
                ? { access: 'closed', finest: draft.finest ?? 'kecamatan' }
                : { access: 'open' },
            )
          }
        />
        {!isRate && (
          <fieldset className={`${css.fields} ${css.wideField}`}>
            <div className={css.wideField}>
              <span className={css.small}>{said.rates}</span>
              <div className={css.checks}>
                {ownRate.options.map((rate) => (
                  <Checkbox
                    key={rate}
                    label={said.rateNames[rate]}
                    checked={draft.rates.includes(rate)}
                    onChange={(event) =>
                      set({
                        rates: ownRate.options.filter((r) =>
                          r === rate ? event.currentTarget.checked : draft.rates.includes(r),
                        ),
                      })
                    }
                  />
                ))}
              </div>
            </div>
            {wholes.length > 0 && (
              <NativeSelect
                label={said.shareOf}
                description={said.shareUnder}
                value={draft.shareOf ?? ''}
                onChange={(event) => set({ shareOf: event.currentTarget.value || null })}
                data={[
                  { value: '', label: said.noWhole },
                  ...wholes.map((o) => ({ value: o.code, label: o.name[language] || o.name.id })),
                ]}
              />
            )}
          </fieldset>
        )}
      </div>
      <div className={css.actions}>
        <Button type="submit" loading={make.isPending || amend.isPending}>
          {words.settings.save}
        </Button>
        <Button variant="subtle" onClick={() => onClose(false)}>
          {words.settings.cancel}
        </Button>
      </div>
      <Refusal reason={make.error ?? amend.error} />
    </form>
  );
}

/** A code for a name: what stands in its brackets, which is how offices shorten it, else its words while they fit. */
function codeFromName(name: string): string {
  const [, short] = /\(([^)]+)\)\s*$/.exec(name) ?? [];
  const words = codeFrom(short ?? name).split('-');
  const code = words.reduce((all, word) => (`${all}-${word}`.length > MOST_LETTERS ? all : `${all}-${word}`));
  return withoutEnd(code.slice(0, MOST_LETTERS));
}

function withoutEnd(code: string): string {
  return code.replace(/-+$/, '');
}

/** A code as it is typed: capitals, digits, and a hyphen for every gap. */
function codeFrom(text: string): string {
  return text
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '-')
    .replace(/^[^A-Z]+/, '');
}

function levelOf(text: string): Level | null {
  return LEVELS.find((level) => level === text) ?? null;
}
