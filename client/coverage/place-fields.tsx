import type { Level } from '../../data/catalogue/levels.ts';
import type { PillarRoleCode } from '../../data/catalogue/psks.ts';
import { levelNameUnder } from '../../data/words/level-name.ts';
import { Select } from '../ui/select.tsx';
import { capital, useSpeech } from '../words.ts';
import { type CoverPlace, roleOptions } from './cover-place.ts';
import css from './coverage.module.css';

/** Role, level and period of a page of coverage; what is chosen stands in the address. */
export function PlaceFields({ place, withPeriod = true }: { place: CoverPlace; withPeriod?: boolean }) {
  const { words, language } = useSpeech();
  const said = words.cover;
  const { card, levels, level, roles, role, period, periods, choose } = place;
  const levelOptions = levels.map((l: Level) => ({
    value: l,
    label: capital(words.screen.level[levelNameUnder(l, card.area.code)]),
  }));
  return (
    <div className={css.fields}>
      <Select
        label={said.gaps.role}
        value={role}
        onChoose={(chosen) => choose({ role: chosen as PillarRoleCode })}
        groups={[{ title: undefined, options: roleOptions(roles, language) }]}
      />
      <Select
        label={said.gaps.level}
        value={level}
        onChoose={(chosen) => choose({ level: chosen as Level })}
        groups={[{ title: undefined, options: levelOptions }]}
      />
      {withPeriod && (
        <Select
          label={said.pick.period}
          value={period}
          onChoose={(chosen) => choose({ period: chosen })}
          groups={[
            {
              title: undefined,
              options: periods.map((p) => ({ value: p, label: words.format.period(p) })),
            },
          ]}
        />
      )}
    </div>
  );
}
