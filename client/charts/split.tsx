import { useSpeech } from '../words.ts';
import css from './charts.module.css';
import { SEX_COLOUR } from './colours.ts';

export interface SplitPart {
  readonly sex: keyof typeof SEX_COLOUR;
  readonly count: number | null;
  /** counted, and not published */
  readonly hidden?: boolean;
  readonly note?: string | undefined;
}

/** One amount by sex: a bar of parts, and what each part is in words and figures. */
export function SexSplit({ label, parts }: { label: string; parts: readonly SplitPart[] }) {
  const { words } = useSpeech();
  const { number } = words.format;
  const amountOf = ({ count, hidden }: SplitPart) => {
    if (hidden) return words.published.hidden;
    return count === null ? words.card.noData : count === 0 ? words.card.zero : number(count);
  };
  const all = parts.reduce((sum, p) => sum + (p.count ?? 0), 0);
  const isWhole = parts.every((p) => p.count !== null && p.note === undefined);
  return (
    <div className={css.split}>
      {all > 0 && parts.every((p) => !p.hidden) && (
        <div className={css.splitBar} aria-hidden>
          {parts.map((p) => (
            <i key={p.sex} style={{ flexGrow: p.count ?? 0, background: SEX_COLOUR[p.sex] }} />
          ))}
        </div>
      )}
      <ul aria-label={label}>
        {parts.map((p) => (
          <li key={p.sex}>
            <i style={{ background: SEX_COLOUR[p.sex] }} aria-hidden />
            {words.domain.sex[p.sex]} <b>{amountOf(p)}</b>
            {isWhole && all > 0 && p.count !== null && p.count > 0 && (
              <small>{words.card.sexes.share(number((p.count / all) * 100, 1))}</small>
            )}
            {p.note && <small>{p.note}</small>}
          </li>
        ))}
      </ul>
    </div>
  );
}
