import type { FacilityKind } from '../../data/contract/facility.ts';
import { facilityWords } from '../../data/words/facilities.ts';
import { spokenAs } from '../../data/words/office.ts';
import { FACILITY_COLOURS } from '../map/overlays.ts';
import { useSpeech } from '../words.ts';
import css from './facilities.module.css';

/** The kind of a facility with the colour that it has on the map. */
export function KindMark({ kind }: { kind: FacilityKind }) {
  const { words } = useSpeech();
  return (
    <span className={css.kind}>
      <i style={{ background: FACILITY_COLOURS[kind] }} aria-hidden />
      {spokenAs(words, facilityWords).kinds[kind]}
    </span>
  );
}
