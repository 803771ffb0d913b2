import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { COORDINATE_SYSTEMS, systemName } from '../../data/catalogue/coordinate-systems.ts';
import { LEVELS } from '../../data/catalogue/levels.ts';
import { boundaryQuality } from '../../data/contract/area.ts';
import { type FileKind, fileKind } from '../../data/contract/import.ts';
import { queries } from '../queries.ts';
import { DateField } from '../ui/date-field.tsx';
import { useSpeech } from '../words.ts';
import { HazardFields } from './hazard-fields.tsx';
import css from './panel.module.css';
import { isOfHazards, type SaidOfFile } from './said-of-file.ts';
import '@mantine/core/styles/Checkbox.css';
import '@mantine/core/styles/InlineInput.css';

interface ImportFormProps {
  readonly said: SaidOfFile;
  readonly onSay: (change: Partial<SaidOfFile>) => void;
  /** kinds to choose from */
  readonly kinds: readonly FileKind[];
  /** as said or as found, once the file was looked at */
  readonly kind: FileKind | undefined;
  /** regencies set up here, by code */
  readonly places: readonly { readonly code: string; readonly name: string }[];
  readonly disabled: boolean;
}

const FIGURES: readonly (FileKind | undefined)[] = ['need', 'population', 'figures', 'spm'];
const SHAPED: readonly (FileKind | undefined)[] = ['boundaries', 'areas'];

/** What is said of a file beside its bytes: what concerns its kind, the usual first. */
export function ImportForm({ said, onSay, kinds, kind, places, disabled }: ImportFormProps) {
  const { words } = useSpeech();
  const t = words.bring.panel;
  const isFigures = FIGURES.includes(kind);
  const isShaped = SHAPED.includes(kind);
  return (
    <fieldset className={css.form} disabled={disabled}>
      <legend className="unseen">{t.about}</legend>
      {kinds.length > 1 && (
        <NativeSelect
          label={t.kind}
          value={said.kind ?? ''}
          onChange={(event) => onSay({ kind: fileKind.safeParse(event.currentTarget.value).data })}
          data={[
            { value: '', label: kind && !said.kind ? `${t.kinds[kind]} (${t.kindFound})` : t.kindFound },
            ...kinds.map((k) => ({ value: k, label: t.kinds[k] })),
          ]}
        />
      )}
      <TextInput
        label={t.source}
        placeholder={t.sourceHint}
        maxLength={200}
        value={said.source}
        onChange={(event) => onSay({ source: event.currentTarget.value })}
      />
      <DateField label={t.asOf} value={said.asOf} onChange={(day) => onSay({ asOf: day })} />
      {isFigures && (
        <Committed
          label={t.period}
          hint={t.periodHint}
          value={said.period}
          onCommit={(period) => onSay({ period })}
        />
      )}
      {kind === 'figures' && <IndicatorField said={said} onSay={onSay} />}
      {isShaped && (
        <NativeSelect
          label={t.level}
          value={said.level ?? ''}
          onChange={(event) => onSay({ level: LEVELS.find((l) => l === event.currentTarget.value) })}
          data={[
            { value: '', label: t.levelFound },
            ...LEVELS.map((l) => ({ value: l, label: words.domain.level[l] })),
          ]}
        />
      )}
      {kind === 'boundaries' && (
        <NativeSelect
          label={t.quality}
          value={said.quality ?? 'indikatif'}
          onChange={(event) => onSay({ quality: boundaryQuality.safeParse(event.currentTarget.value).data })}
          data={boundaryQuality.options.map((q) => ({ value: q, label: words.domain.quality[q] }))}
        />
      )}
      {kind !== undefined && isOfHazards(kind) && <HazardFields kind={kind} said={said} onSay={onSay} />}
      <Checkbox
        label={t.simulated}
        checked={said.simulated}
        onChange={(event) => onSay({ simulated: event.currentTarget.checked })}
      />
      {isFigures && (
        <Checkbox
          label={t.skip}
          description={t.skipUnder}
          checked={said.skipBadRows}
          onChange={(event) => onSay({ skipBadRows: event.currentTarget.checked })}
        />
      )}
      <details className={css.more}>
        <summary>{t.more}</summary>
        <Group>
          {kind === 'need' && (
            <Checkbox
              label={t.missingZero}
              description={t.missingUnder}
              checked={said.missingIsZero}
              onChange={(event) => onSay({ missingIsZero: event.currentTarget.checked })}
            />
          )}
          {kind === 'boundaries' && places.length > 0 && (
            <NativeSelect
              label={t.within}
              value={said.within}
              onChange={(event) => onSay({ within: event.currentTarget.value })}
              data={[
                { value: '', label: t.withinAll },
                ...places.map((p) => ({ value: p.code, label: p.name })),
              ]}
            />
          )}
          {isShaped && (
            <Committed
              label={t.parent}
              hint={t.parentHint}
              value={said.parent}
              onCommit={(parent) => onSay({ parent })}
            />
          )}
          {kind === 'figures' && (
            <Committed
              label={t.area}
              hint={t.areaHint}
              value={said.area}
              onCommit={(area) => onSay({ area })}
            />
          )}
          {(kind === 'boundaries' || kind === 'hazard-zones' || kind === 'context' || kind === 'roads') && (
            <MapFields said={said} onSay={onSay} />
          )}
          {kind === 'boundaries' && (
            <TextInput
              label={t.decree}
              maxLength={200}
              value={said.decree}
              onChange={(event) => onSay({ decree: event.currentTarget.value })}
            />
          )}
          <TextInput
            label={t.licence}
            maxLength={200}
            value={said.licence}
            onChange={(event) => onSay({ licence: event.currentTarget.value })}
          />
        </Group>
      </details>
    </fieldset>
  );
}

/** What a map file may leave open: which of its layers, and what its coordinates are. */
function MapFields({ said, onSay }: Pick<ImportFormProps, 'said' | 'onSay'>) {
  const t = useSpeech().words.bring.panel;
  return (
    <>
      <NativeSelect
        label={t.coordinates}
        value={said.coordinates ?? ''}
        onChange={(event) =>
          onSay({ coordinates: COORDINATE_SYSTEMS.find((c) => c === event.currentTarget.value) })
        }
        data={[
          { value: '', label: t.coordinatesFound },
          ...COORDINATE_SYSTEMS.map((c) => ({ value: c, label: systemName(c) })),
        ]}
      />
      <Committed
        label={t.layer}
        hint={t.layerHint}
        value={said.layer}
        onCommit={(layer) => onSay({ layer })}
      />
    </>
  );
}

/** Which own indicator a file is of that has no column for it. */
function IndicatorField({ said, onSay }: Pick<ImportFormProps, 'said' | 'onSay'>) {
  const { words, language } = useSpeech();
  const t = words.bring.panel;
  const own = useQuery(queries.ownIndicators()).data?.indicators.filter((i) => !i.retired) ?? [];
  return (
    <NativeSelect
      label={t.indicator}
      description={own.length === 0 ? t.noIndicator : t.indicatorHint}
      value={said.indicator ?? ''}
      onChange={(event) => onSay({ indicator: event.currentTarget.value || undefined })}
      data={[
        { value: '', label: t.indicatorInFile },
        ...own.map((i) => ({ value: i.code, label: i.name[language] || i.name.id })),
      ]}
    />
  );
}

function Group({ children }: { children: ReactNode }) {
  return <div className={css.group}>{children}</div>;
}

interface CommittedProps {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly onCommit: (value: string) => void;
}

/** A field that counts once it is left or Enter is pressed: each change of it means another check. */
function Committed({ label, hint, value, onCommit }: CommittedProps) {
  const id = useId();
  return (
    <TextInput
      key={value}
      id={id}
      label={label}
      description={hint}
      maxLength={60}
      defaultValue={value}
      onBlur={(event) => onCommit(event.currentTarget.value.trim())}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onCommit(event.currentTarget.value.trim());
      }}
    />
  );
}
