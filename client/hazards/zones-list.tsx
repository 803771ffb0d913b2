import { hazardName } from '../../data/catalogue/hazards.ts';
import type { HazardSet, Hazards } from '../../data/contract/hazard.ts';
import { hazardWords } from '../../data/words/hazards.ts';
import { spokenAs } from '../../data/words/office.ts';
import { useCan } from '../access/me.ts';
import { useIsDemo } from '../first/not-in-demo.tsx';
import table from '../imports/imports.module.css';
import { UndoButton } from '../imports/undo-button.tsx';
import { ZONE_CLASSES } from '../map/zone-pattern.ts';
import { useSpeech } from '../words.ts';
import css from './hazards.module.css';
import { ZoneSwatch } from './zone-swatch.tsx';

/** Every set of zones: of which hazard, from whom, how large each class is, and of which quality. */
export function ZonesList({ hazards }: { hazards: Hazards }) {
  const { words } = useSpeech();
  const said = spokenAs(words, hazardWords).zones;
  if (hazards.sets.length === 0) return <p className={css.section}>{said.none}</p>;
  return (
    <div className={`${table.scroll} ${css.table}`}>
      <table className={table.table}>
        <caption className="unseen">{said.label}</caption>
        <thead>
          <tr>
            <th scope="col">{said.columns.hazard}</th>
            <th scope="col">{said.columns.from}</th>
            <th scope="col">{said.columns.classes}</th>
            <th scope="col">{said.columns.quality}</th>
            <th scope="col">
              <span className="unseen">{words.bring.undo.actions}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {hazards.sets.map((set) => (
            <SetRow key={set.id} set={set} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function SetRow({ set }: { set: HazardSet }) {
  const { words, language } = useSpeech();
  const { zones: said, quality, qualityUnder, legend } = spokenAs(words, hazardWords);
  const can = useCan();
  const isDemo = useIsDemo();
  const day = (iso: string | null) => iso && words.format.shortDay(iso);
  return (
    <tr>
      <th scope="row">
        {hazardName(set.hazard)[language]}
        {set.simulated && <span className={table.simulated}>{said.simulated}</span>}
      </th>
      <td>
        {set.name}
        <small>
          {[
            set.source,
            set.year !== null && said.year(set.year),
            (set.from || set.until) && said.valid(day(set.from), day(set.until)),
            set.licence,
          ]
            .filter(Boolean)
            .join(' · ')}
        </small>
      </td>
      <td>
        <Classes set={set} />
      </td>
      <td>
        {quality[set.quality]}
        <small>{qualityUnder[set.quality]}</small>
        {set.hash !== null && <small>{legend.outside[set.outside]}</small>}
      </td>
      <td>
        {can('hazards.manage') && can('imports.write') && !isDemo && (
          <UndoButton
            entry={{
              id: set.importId,
              kind: set.quality === 'tabel' ? 'hazard-table' : 'hazard-zones',
              fileName: set.name,
            }}
          />
        )}
      </td>
    </tr>
  );
}

function Classes({ set }: { set: HazardSet }) {
  const { words } = useSpeech();
  const { zones: said, class: names } = spokenAs(words, hazardWords);
  return (
    <ul className={css.classes}>
      {set.classes.map((one) => {
        const shown = ZONE_CLASSES.find((name) => name === one.class);
        const others = one.labels.filter((label) => label.toLowerCase() !== one.class);
        return (
          <li key={one.class}>
            {shown && <ZoneSwatch of={shown} />}
            <span>
              {names[one.class]}:{' '}
              {one.areaKm2 === null
                ? said.areas(one.zones)
                : said.km2(words.format.number(one.areaKm2, one.areaKm2 < 100 ? 1 : 0))}
            </span>
            {others.length > 0 && <small>{said.as(words.format.list(others))}</small>}
          </li>
        );
      })}
    </ul>
  );
}
