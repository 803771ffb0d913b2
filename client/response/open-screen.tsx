import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { HAZARD_CODES, type HazardCode } from '../../data/catalogue/hazards.ts';
import { FIGURES_SEEN, type FigureSeen } from '../../data/contract/incident.ts';
import type { RouteInput } from '../../data/contract/routes.ts';
import { AreaPicker, type PickedArea } from '../accounts/area-picker.tsx';
import { HazardPage } from '../hazards/hazard-page.tsx';
import { change } from '../queries.ts';
import page from '../screens/page.module.css';
import { Choices } from '../ui/choices.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { CountFields } from './count-fields.tsx';
import { instantOf, localMoment, typedCount, typedCounts } from './counts.ts';
import { type Located, LocateField } from './locate-field.tsx';
import css from './response.module.css';
import { useResponseSpeech } from './speech.ts';

const FIRST_RADIUS = '300';

/** Opens an incident on a phone: what and where, and what is known already. Nothing has to be drawn. */
export function OpenScreen() {
  const { page: words } = useResponseSpeech();
  return (
    <HazardPage
      title={words.open.title}
      under={words.open.under}
      back={
        <Link to="/kebencanaan/kejadian" search={true} className={page.back}>
          ‹ {words.back}
        </Link>
      }
    >
      <OpenForm />
    </HazardPage>
  );
}

function OpenForm() {
  const { page: words, said, hazard: nameOf } = useResponseSpeech();
  const w = words.open;
  const navigate = useNavigate();
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
  const open = useMutation(change('openIncident'));

  const counts = typedCounts(fields);
  const hasCounts = counts !== undefined && Object.keys(counts).length > 0;
  const metres = typedCount(radius);
  const figuresArea = knownOf[0] ?? (way === 'areas' ? areas[0] : undefined);
  const startedAt = instantOf(when);
  const draftOf = (): RouteInput<'openIncident'> | undefined => {
    if (startedAt === undefined || counts === undefined) return undefined;
    if (hasCounts && !figuresArea) return undefined;
    const figures = figuresArea && hasCounts ? [{ area: figuresArea.code, figures: counts }] : [];
    const rest = { hazard, name, startedAt, figures, chronology };
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
    open.mutate(draft, {
      onSuccess: ({ id }) =>
        void navigate({
          to: '/kebencanaan/kejadian/$incident',
          params: { incident: String(id) },
          search: true,
        }),
    });
  };
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
          <AreaPicker
            isSingle
            label={w.knownOf}
            placeholder={w.find}
            chosen={knownOf}
            onChange={setKnownOf}
            error={isChecked && !figuresArea ? w.areaMissing : undefined}
          />
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

/** The area that holds all of them, by their codes; at least the regency. */
export function commonOf(codes: readonly string[]): string {
  const split = codes.map((code) => code.split('.'));
  const [first = []] = split;
  const differs = first.findIndex((part, i) => split.some((other) => other[i] !== part));
  return first.slice(0, Math.max(2, differs < 0 ? first.length : differs)).join('.');
}
