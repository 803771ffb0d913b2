import type { AreaRef } from '../../data/contract/area.ts';
import { spokenAs } from '../../data/words/office.ts';
import { planResultWords } from '../../data/words/plan-result.ts';
import grants from '../access/grants.module.css';
import { AreaSearch } from '../area/search.tsx';
import settings from '../settings/settings.module.css';
import { CloseIcon } from '../ui/icons.tsx';
import { useSpeech } from '../words.ts';
import css from './coverage.module.css';

interface PlanAreasFieldProps {
  readonly areas: readonly AreaRef[];
  readonly onChange: (areas: readonly AreaRef[]) => void;
}

const MOST_AREAS = 20;

/** Which areas are planned together: one that is found takes the place of one that holds it, or lies in it. */
export function PlanAreasField({ areas, onChange }: PlanAreasFieldProps) {
  const { words } = useSpeech();
  const said = spokenAs(words, planResultWords).areas;
  const add = (area: AreaRef) =>
    onChange([
      ...areas.filter((one) => !isInside(one.code, area.code) && !isInside(area.code, one.code)),
      area,
    ]);
  return (
    <fieldset className={css.limits}>
      <legend>{said.title}</legend>
      <p className={settings.small}>{said.under}</p>
      <ul className={grants.chips}>
        {areas.map((one) => (
          <li key={one.id} className={grants.chip}>
            {one.name}
            {areas.length > 1 && (
              <button
                type="button"
                aria-label={said.remove(one.name)}
                onClick={() => onChange(areas.filter((other) => other.id !== one.id))}
              >
                <CloseIcon />
              </button>
            )}
          </li>
        ))}
      </ul>
      {areas.length < MOST_AREAS && <AreaSearch onFound={add} />}
    </fieldset>
  );
}

function isInside(code: string, other: string): boolean {
  return code === other || code.startsWith(`${other}.`);
}
