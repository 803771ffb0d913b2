import { useSpeech } from '../words.ts';
import css from './pair-legend.module.css';

/** Steps of each side of the square. */
const SIDE = [0, 1, 2] as const;

interface PairLegendProps {
  /** nine, by 3 * need + cover, low first */
  readonly colours: readonly string[];
  /** areas that bear each */
  readonly areas: readonly number[];
  /** the square of the area that is pointed at or chosen */
  readonly marked: number | undefined;
  /** what the areas are called */
  readonly areasName: string;
  /** what it is of; need and cover without it */
  readonly said?: PairSaid;
}

/** What the square says, and to which side: `right` is said of what grows (or shrinks) to the right. */
export interface PairSaid {
  readonly label: string;
  readonly up: string;
  readonly right: string;
  readonly needs: readonly string[];
  readonly others: readonly string[];
  readonly cell: (need: string, other: string) => string;
  readonly of: (areas: string) => string;
  /** the other one grows to the right */
  readonly isRising: boolean;
}

/** What two figures at once look like: upwards need grows, to the right officers become fewer, or hazards more. */
export function PairLegend({ colours, areas, marked, areasName, said: given }: PairLegendProps) {
  const { words } = useSpeech();
  const { pair } = words.cover;
  const said = given ?? { ...pair, up: pair.need, right: pair.lack, others: pair.covers, isRising: false };
  const across = said.isRising ? SIDE : SIDE.toReversed();
  return (
    <figure className={css.figure}>
      <div className={css.frame}>
        <span className={css.up} aria-hidden>
          {said.up} →
        </span>
        <table className={css.square}>
          <caption className="unseen">{said.label}</caption>
          <tbody>
            {SIDE.toReversed().map((need) => (
              <tr key={need}>
                {across.map((cover) => {
                  const index = need * 3 + cover;
                  const colour = colours[index] ?? '#ffffff';
                  const name = said.cell(said.needs[need] ?? '', said.others[cover] ?? '');
                  return (
                    <td
                      key={cover}
                      title={name}
                      data-marked={marked === index || undefined}
                      data-dark={isDark(colour) || undefined}
                      style={{ background: colour }}
                    >
                      <span className="unseen">{name}: </span>
                      {words.format.number(areas[index] ?? 0)}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
        <span className={css.right} aria-hidden>
          {said.right} →
        </span>
      </div>
      <figcaption>{said.of(areasName)}</figcaption>
    </figure>
  );
}

/** Is white easier to read on it than ink? By the luminance of WCAG: ink on what is lighter. */
function isDark(hex: string): boolean {
  const n = Number.parseInt(hex.slice(1), 16);
  const linear = [n >> 16, (n >> 8) & 255, n & 255].map((c) => {
    const s = c / 255;
    return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
  });
  const [r = 0, g = 0, b = 0] = linear;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b < 0.18;
}
