import { Link } from '@tanstack/react-router';
import { roleShort } from '../../data/catalogue/role-short.ts';
import type { Norm } from '../../data/contract/norm.ts';
import { useCan } from '../access/me.ts';
import { useSpeech } from '../words.ts';
import css from './coverage.module.css';
import { MarkPill } from './mark-pill.tsx';
import { useSeriesName } from './series-names.ts';

/** The norm behind a state, with what it stands on; where there is none, the way to set it. */
export function NormLine({ norm }: { norm: Norm | null }) {
  const { words, language } = useSpeech();
  const said = words.cover.gaps;
  const can = useCan();
  const nameOf = useSeriesName();
  if (!norm) {
    return (
      <p data-norm="none">
        {said.noNorm}{' '}
        {can('norms.manage') && (
          <Link to="/cakupan/norma" search={true}>
            {said.setNorm}
          </Link>
        )}
      </p>
    );
  }
  const roleName = roleShort(norm.role, language);
  return (
    <p className={css.norm} data-norm={norm.id}>
      <span>
        {said.norm}: {words.norms.line(norm, roleName, nameOf(norm.series))}
        {norm.counts === 'certified' && `, ${words.norms.certified}`}
      </span>
      <MarkPill mark={norm.mark} />
      {norm.reach && <small>{words.norms.reach(norm.reach)}</small>}
      {norm.decree && <small>{norm.decree}</small>}
    </p>
  );
}
