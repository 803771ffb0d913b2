import { useQuery } from '@tanstack/react-query';
import { depthOf } from '../../data/catalogue/levels.ts';
import {
  type CellCounts,
  type DisclosurePreview,
  type DisclosureState,
  PUBLISHED_FAMILIES,
} from '../../data/contract/disclosure.ts';
import { queries } from '../queries.ts';
import { Section } from '../settings/section.tsx';

import { Select } from '../ui/select.tsx';
import { useSpeech } from '../words.ts';
import css from './disclosure.module.css';
import { PreviewMap } from './preview-map.tsx';

interface PreviewPartProps {
  readonly preview: DisclosurePreview;
  readonly state: DisclosureState;
  readonly isBusy: boolean;
  /** the same settings elsewhere, or in another period */
  readonly onLook: (more: { within?: string; period?: string }) => void;
}

/** What settings would show and hide in one place and period: in a sentence, as a table, and on a map. */
export function PreviewPart({ preview, state, isBusy, onLook }: PreviewPartProps) {
  const { words } = useSpeech();
  const said = words.disclosure.preview;
  const { within, period, after, before } = preview;
  const all = sumOf(after);
  const left = all.shown + all.complement;
  const share = words.format.number((all.shown / Math.max(1, left)) * 100, 1);
  return (
    <Section title={said.title} under={said.of(within.name, words.format.period(period))}>
      <Where preview={preview} state={state} isBusy={isBusy} onLook={onLook} />
      <div role="status">
        {preview.hidesEverything && <p className={css.failed}>{said.hidesEverything}</p>}
        <p className={css.answer}>{said.answer(all.shown, left, share)}</p>
        <p>
          {said.small(all.primary, all.complement)} {said.before(all.shown - sumOf(before).shown)}
        </p>
        {preview.kept > 0 && <p>{said.kept(preview.kept)}</p>}
      </div>
      <CellTable label={said.table} cells={after} before={before} />
      <PreviewMap key={`${within.code} ${period}`} preview={preview} />
    </Section>
  );
}

function Where({ preview, state, isBusy, onLook }: PreviewPartProps) {
  const { words } = useSpeech();
  const said = words.disclosure.preview;
  const places = useQuery(queries.places()).data?.places ?? [];
  const periods = state.release?.periods ?? [];
  if (isBusy || (places.length < 2 && periods.length < 2)) return null;
  const { within, period } = preview;
  return (
    <div className={css.where}>
      {places.length > 1 && (
        <Select
          label={said.place}
          value={within.code}
          onChoose={(code) => onLook({ within: code, period })}
          groups={[
            { title: undefined, options: places.map(({ area }) => ({ value: area.code, label: area.name })) },
          ]}
        />
      )}
      {periods.length > 1 && (
        <Select
          label={said.period}
          value={period}
          onChoose={(chosen) => onLook({ within: within.code, period: chosen })}
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

function sumOf(cells: readonly CellCounts[]): Pick<CellCounts, 'shown' | 'primary' | 'complement'> {
  const sum = (of: (c: CellCounts) => number) => cells.reduce((n, c) => n + of(c), 0);
  return { shown: sum((c) => c.shown), primary: sum((c) => c.primary), complement: sum((c) => c.complement) };
}

/** Table by table, coarse to fine. */
function inOrder(cells: readonly CellCounts[]): CellCounts[] {
  const place = (c: CellCounts) =>
    PUBLISHED_FAMILIES.indexOf(c.family) * 100 + Number(c.bySex) * 10 + depthOf(c.level);
  return cells.toSorted((a, b) => place(a) - place(b));
}

/** Cells shown and hidden, a row for each table and level. `before`: with the settings in force. */
export function CellTable({
  label,
  cells,
  before,
}: {
  /** told apart where several stand on one page */
  readonly label: string;
  readonly cells: readonly CellCounts[];
  readonly before?: readonly CellCounts[];
}) {
  const { words } = useSpeech();
  const said = words.disclosure.preview;
  const { number } = words.format;
  const { columns } = said;
  const same = (a: CellCounts) => (b: CellCounts) =>
    a.family === b.family && a.level === b.level && a.bySex === b.bySex;
  const signed = (n: number) => (n === 0 ? '–' : n > 0 ? `+${number(n)}` : `−${number(-n)}`);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and keys must reach it
    <section className={css.tableBox} tabIndex={0} aria-label={label}>
      <table className={css.table}>
        <caption className="unseen">{label}</caption>
        <thead>
          <tr>
            <th scope="col">{columns.table}</th>
            <th scope="col">{columns.level}</th>
            <th scope="col">{columns.shown}</th>
            <th scope="col">{columns.primary}</th>
            <th scope="col">{columns.complement}</th>
            <th scope="col">{columns.share}</th>
            {before && <th scope="col">{columns.change}</th>}
          </tr>
        </thead>
        <tbody>
          {inOrder(cells).map((c) => (
            <tr key={`${c.family} ${c.level} ${c.bySex}`}>
              <th scope="row">
                {words.disclosure.family[c.family]}
                {c.bySex && <small>{said.bySex}</small>}
              </th>
              <td>{words.domain.level[c.level]}</td>
              <td data-number>{number(c.shown)}</td>
              <td data-number>{number(c.primary)}</td>
              <td data-number>{number(c.complement)}</td>
              <td data-number>
                {c.shown + c.complement === 0
                  ? '–'
                  : `${number((c.shown / (c.shown + c.complement)) * 100, 1)}%`}
              </td>
              {before && <td data-number>{signed(c.shown - (before.find(same(c))?.shown ?? 0))}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
