import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { HAZARD_CODES, type HazardCode } from '../../data/catalogue/hazards.ts';
import { FIGURES_SEEN, type FigureSeen } from '../../data/contract/incident.ts';
import type { RouteInput } from '../../data/contract/routes.ts';
import type { Me } from '../../data/contract/session.ts';
import { useMe } from '../access/me.ts';
import { AreaPicker, type PickedArea } from '../accounts/area-picker.tsx';
import { Choices } from '../ui/choices.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { CountFields } from './count-fields.tsx';
import { instantOf, localMoment, typedCount, typedCounts } from './counts.ts';
import { type Located, LocateField, useFiledUnder } from './locate-field.tsx';
import css from './response.module.css';
import { useResponseSpeech } from './speech.ts';
import { useTold } from './use-told.ts';

const FIRST_RADIUS = '300';
const MOST_NEAR = 12;

interface OpenFormProps {
  /** what this device knows where there is no network; undefined: there is one */
  readonly offline?: { readonly me: Me; readonly areas: readonly PickedArea[] };
}

/** What and where; where there is no network it waits on this device and is opened later, with its own hour. */
export function OpenForm({ offline }: OpenFormProps) {
  const { page: words, said, hazard: nameOf } = useResponseSpeech();
  const w = words.open;
  const navigate = useNavigate();
  const here = useMe();
  const me = here ?? offline?.me;
  const [hazard, setHazard] = useState<HazardCode>('banjir');
  const [way, setWay] = useState<'areas' | 'here'>('areas');
  const [areas, setAreas] = useState<readonly PickedArea[]>([]);
  const [at, setAt] = useState<Located>();
  const [radius, setRadius] = useState(FIRST_RADIUS);
  const [when, setWhen] = useState(() => localMoment(new Date()));
  const [fields, setFields] = useState<Partial<Record<FigureSeen, string>>>({});
  const [knownOf, setKnownOf] = useState<readonly PickedArea[]>([]);
  const [name, setName] = useState('');
  const [chronology, setChronology] = useState('');
  const [isChecked, setChecked] = useState(false);
  const [queued, setQueued] = useState<string>();
  const [key, setKey] = useState(openingKey);
  const open = useTold('openIncident', offline?.me.account?.id);
  const filed = useFiledUnder(way === 'here' && !offline ? at : undefined).data?.area;

  const counts = typedCounts(fields);
  const hasCounts = counts !== undefined && Object.keys(counts).length > 0;
  const metres = typedCount(radius);
  const figuresArea = knownOf[0] ?? (way === 'areas' && areas.length === 1 ? areas[0] : undefined);
  const startedAt = instantOf(when);
  const draftOf = (): RouteInput<'openIncident'> | undefined => {
    if (startedAt === undefined || counts === undefined) return undefined;
    if (hasCounts && !figuresArea) return undefined;
    const figures = figuresArea && hasCounts ? [{ area: figuresArea.code, figures: counts }] : [];
    const rest = { hazard, name, startedAt, figures, chronology, key };
    if (way === 'areas') {
      const [first] = areas;
      if (!first) return undefined;
      return {
        ...rest,
        within: areas.length === 1 ? first.code : commonOf(areas.map(({ code }) => code)),
        footprint: { kind: 'areas', areas: areas.map(({ code }) => code) },
      };
    }
    if (!at || !metres) return undefined;
    return { ...rest, within: null, footprint: { kind: 'here', centre: [at.lon, at.lat], radiusM: metres } };
  };
  const submit = () => {
    setChecked(true);
    const draft = draftOf();
    if (!draft) return;
    const title =
      name || [nameOf(hazard), areas.map((area) => area.name).join(', ')].filter(Boolean).join(' ');
    open.tell(title, draft, (made) => {
      setKey(openingKey());
      if (made === undefined) {
        setQueued(title);
        return;
      }
      void navigate({
        to: '/kebencanaan/kejadian/$incident',
        params: { incident: String(made.id) },
        search: true,
      });
    });
  };
  // One's own areas are one tap away; without a network those that this device knows are all there is.
  const near = [
    ...(offline?.areas ?? []),
    ...(me?.grants ?? []).flatMap((grant) => (grant.areas === 'all' ? [] : grant.areas)),
  ]
    .filter(({ code }) => code.split('.').length > 1)
    .filter((one, i, all) => all.findIndex(({ code }) => code === one.code) === i)
    .filter(({ code }) => !areas.some((area) => area.code === code))
    .slice(0, MOST_NEAR);
  if (queued !== undefined) {
    return (
      <div className={css.note} role="status">
        <p>
          <b>{queued}</b>
        </p>
        <p>{words.offline.openQueued}</p>
        <Button variant="default" onClick={() => setQueued(undefined)}>
          {words.list.open}
        </Button>
      </div>
    );
  }
  return (
    <form
      className={`${css.form} ${css.narrow}`}
      aria-label={w.title}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <NativeSelect
        label={w.hazard}
        size="md"
        value={hazard}
        onChange={(event) => setHazard(event.currentTarget.value as HazardCode)}
        data={HAZARD_CODES.map((code) => ({ value: code, label: nameOf(code) }))}
      />
      <Choices
        label={w.where}
        showLabel
        value={way}
        onChoose={setWay}
        choices={[
          { value: 'areas', label: w.byArea },
          { value: 'here', label: w.here },
        ]}
      />
      {way === 'areas' ? (
        <>
          <AreaPicker
            label={w.area}
            placeholder={w.find}
            chosen={areas}
            onChange={setAreas}
            error={isChecked && areas.length === 0 ? w.areaMissing : undefined}
          />
          <OneTap areas={near} onChoose={(area) => setAreas([...areas, area])} />
          <p className={css.quiet}>{w.areaHint}</p>
        </>
      ) : (
        <LocateField
          at={at}
          onLocated={setAt}
          radius={radius}
          onRadius={setRadius}
          error={isChecked && !at ? w.placeMissing : undefined}
        />
      )}
      <TextInput
        type="datetime-local"
        label={w.when}
        value={when}
        onChange={(event) => setWhen(event.currentTarget.value)}
      />
      <fieldset className={css.fieldset}>
        <legend>{w.known}</legend>
        <p className={css.quiet}>{w.knownHint}</p>
        <CountFields
          keys={FIGURES_SEEN}
          label={(key) => said.seen[key]}
          fields={fields}
          onChange={setFields}
          wrong={w.badNumber}
        />
        {hasCounts && (way === 'here' || areas.length > 1) && (
          <>
            <AreaPicker
              isSingle
              label={w.knownOf}
              placeholder={w.find}
              chosen={knownOf}
              onChange={setKnownOf}
              error={isChecked && !figuresArea ? w.areaMissing : undefined}
            />
            {knownOf.length === 0 && (
              <OneTap
                areas={way === 'areas' ? areas : filed ? [filed] : []}
                onChoose={(area) => setKnownOf([area])}
              />
            )}
          </>
        )}
      </fieldset>
      <details className={css.more}>
        <summary>
          {w.name}, {w.chronology.toLowerCase()}
        </summary>
        <TextInput
          label={w.name}
          description={w.nameHint}
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <label className={css.textField}>
          {w.chronology}
          <textarea
            rows={3}
            maxLength={2000}
            value={chronology}
            onChange={(event) => setChronology(event.currentTarget.value)}
          />
        </label>
      </details>
      <Refusal reason={open.error} />
      <Button type="submit" size="md" loading={open.isPending}>
        {w.go}
      </Button>
    </form>
  );
}

interface OneTapProps {
  readonly areas: readonly PickedArea[];
  readonly onChoose: (area: PickedArea) => void;
}

/** Areas that are likely meant: one tap each, instead of a search. */
function OneTap({ areas, onChoose }: OneTapProps) {
  if (areas.length === 0) return null;
  return (
    <p className={css.near}>
      {areas.map(({ code, name }) => (
        <button key={code} type="button" onClick={() => onChoose({ code, name })}>
          {name}
        </button>
      ))}
    </p>
  );
}

/** Of one opening: sent again where the answer was lost, it opens nothing more. */
function openingKey(): string {
  const part = () => Math.random().toString(36).slice(2, 12).padEnd(10, '0');
  return `${Date.now().toString(36)}-${part()}${part()}`;
}

/** The area that holds all of them, by their codes; at least the regency. */
function commonOf(codes: readonly string[]): string {
  const split = codes.map((code) => code.split('.'));
  const [first = []] = split;
  const differs = first.findIndex((part, i) => split.some((other) => other[i] !== part));
  return first.slice(0, Math.max(2, differs < 0 ? first.length : differs)).join('.');
}
