import { useSpeech } from '../words.ts';
import css from './depth.module.css';

interface KeptNoteProps {
  /** what figures are called, each with the day of the release whose figure it still is */
  readonly figures: readonly { readonly name: string; readonly kept?: string | undefined }[];
}

/** Which figures of a card are those of an earlier release, by its day: beside new ones they would be read as new. */
export function KeptNote({ figures }: KeptNoteProps) {
  const { words } = useSpeech();
  const byDay = Map.groupBy(
    figures.filter(({ kept }) => kept !== undefined),
    ({ kept }) => kept ?? '',
  );
  return [...byDay]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, of]) => (
      <p key={day} className={css.note}>
        {words.published.keptThese(
          day,
          of.map(({ name }) => name),
        )}
      </p>
    ));
}
