import { useQuery } from '@tanstack/react-query';
import { useIsIn, useMe } from '../access/me.ts';
import { queries } from '../queries.ts';
import { useSpeech } from '../words.ts';
import css from './mark.module.css';

/** Whose Petasos this is: the office's logo and name, beside the mark. Nothing before the office has said so. */
export function OfficeMark() {
  const { words } = useSpeech();
  const me = useMe();
  const isIn = useIsIn();
  const { data } = useQuery({ ...queries.office(), enabled: isIn });
  // Before one is in, the name alone is told.
  const office = data ?? { name: me?.office ?? '', logo: null };
  if (office.name === '' && !office.logo) return null;
  return (
    <div className={css.mark}>
      {office.logo && (
        <img
          src={office.logo.src}
          width={office.logo.width}
          height={office.logo.height}
          alt={office.name === '' ? words.first.office.logo : words.first.office.logoOf(office.name)}
        />
      )}
      {office.name !== '' && <span title={office.name}>{office.name}</span>}
    </div>
  );
}
