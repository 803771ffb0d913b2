import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { HAZARD_CLASSES, type HazardClass } from '../../data/catalogue/hazards.ts';
import type { Level } from '../../data/catalogue/levels.ts';
import type { ProgressTold } from '../../data/contract/progress.ts';
import { hazardWords } from '../../data/words/hazards.ts';
import { levelName, levelNameUnder } from '../../data/words/level-name.ts';
import { spokenAs } from '../../data/words/office.ts';
import { change, queries } from '../queries.ts';
import { Refusal } from '../ui/refusal.tsx';
import { Working } from '../ui/working.tsx';
import { capital, useSpeech } from '../words.ts';
import { aboutFaults, aboutOf, NO_ABOUT } from './about.ts';
import { AboutFields } from './about-fields.tsx';
import css from './hazards.module.css';

interface TickFormProps {
  readonly within: string;
  readonly onSaved: () => void;
}

/** Areas on a list, each with a class of danger: for whoever knows which are prone, but has no map of it. */
export function TickForm({ within, onSaved }: TickFormProps) {
  const { words } = useSpeech();
  const { zones, class: classes } = spokenAs(words, hazardWords);
  const said = zones.form;
  const [about, setAbout] = useState(NO_ABOUT);
  const [asked, setLevel] = useState<Level>();
  const [ticks, setTicks] = useState<ReadonlyMap<string, HazardClass>>(new Map());
  const [filter, setFilter] = useState('');
  const [isChecked, setChecked] = useState(false);
  const [told, setTold] = useState<ProgressTold>();
  const save = useMutation(change('tickHazard', { onProgress: setTold }));
  const card = useQuery(queries.area(within, undefined)).data;
  const levels = card?.below.map((b) => b.level) ?? [];
  const level = asked ?? levels.find((l) => l === 'desa') ?? levels[0];
  const areas = useQuery({
    ...queries.areas({ within, level: level ?? 'desa', on: undefined }),
    enabled: level !== undefined,
  }).data;
  const sought = filter.trim().toLowerCase();
  const shown = (areas?.code ?? [])
    .map((code, i) => ({ code, name: areas?.name[i] ?? code }))
    .filter(({ name }) => name.toLowerCase().includes(sought));
  const areasName = areas ? words.screen.level[levelName(areas.level, areas.code)] : '';
  const tick = (codes: readonly string[], as: HazardClass | undefined) =>
    setTicks((now) => {
      const next = new Map(now);
      for (const code of codes) {
        if (as) next.set(code, as);
        else next.delete(code);
      }
      return next;
    });
  const faults = aboutFaults(about);
  const options = [
    { value: '', label: said.unset },
    ...HAZARD_CLASSES.map((value) => ({ value, label: classes[value] })),
  ];
  const classOf = (value: string) => HAZARD_CLASSES.find((one) => one === value);
  return (
    <form
      aria-label={zones.ways.tick}
      onSubmit={(event) => {
        event.preventDefault();
        setChecked(true);
        if (faults.name || faults.year || ticks.size === 0) return;
        setTold(undefined);
        const rows = [...ticks].map(([code, as]) => ({ code, class: as }));
        save.mutate({ ...aboutOf(about), rows }, { onSuccess: onSaved });
      }}
    >
      <div className={css.fields}>
        <AboutFields about={about} onChange={setAbout} isChecked={isChecked} />
        {levels.length > 1 && level && (
          <NativeSelect
            label={said.level}
            value={level}
            onChange={(event) => {
              setLevel(levels.find((l) => l === event.currentTarget.value));
              setTicks(new Map());
            }}
            data={levels.map((value) => ({
              value,
              label: capital(words.screen.level[levelNameUnder(value, within)]),
            }))}
          />
        )}
        <TextInput
          label={said.filter}
          value={filter}
          maxLength={60}
          onChange={(event) => setFilter(event.currentTarget.value)}
        />
        <NativeSelect
          label={said.setAll(shown.length, areasName)}
          value=""
          onChange={(event) =>
            tick(
              shown.map(({ code }) => code),
              classOf(event.currentTarget.value),
            )
          }
          data={options}
        />
      </div>
      <section className={css.ticks} aria-label={said.list}>
        <ul>
          {shown.map(({ code, name }) => (
            <li key={code}>
              <span>{name}</span>
              <NativeSelect
                size="xs"
                aria-label={`${said.class}: ${name}`}
                value={ticks.get(code) ?? ''}
                onChange={(event) => tick([code], classOf(event.currentTarget.value))}
                data={options}
              />
            </li>
          ))}
        </ul>
      </section>
      <p role="status" className={css.small}>
        {said.ticked(ticks.size)}
      </p>
      {isChecked && ticks.size === 0 && <p role="alert">{said.nothing}</p>}
      <Refusal reason={save.error} />
      <div className={css.acts}>
        {save.isPending ? (
          <Working label={said.working} told={told} />
        ) : (
          <Button type="submit">{said.save}</Button>
        )}
      </div>
    </form>
  );
}
