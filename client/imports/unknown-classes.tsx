import { NativeSelect } from '@mantine/core';
import { HAZARD_CLASSES, type HazardClass } from '../../data/catalogue/hazards.ts';
import type { ImportReport } from '../../data/contract/import.ts';
import { hazardWords } from '../../data/words/hazards.ts';
import { spokenAs } from '../../data/words/office.ts';
import { useSpeech } from '../words.ts';
import css from './panel.module.css';

/** The finding about a word that no scheme of classes reads. */
const UNKNOWN = 'hazard-class-unknown';

interface UnknownClassesProps {
  readonly report: ImportReport;
  readonly classes: Readonly<Record<string, HazardClass>>;
  readonly onSay: (classes: Readonly<Record<string, HazardClass>>) => void;
}

/** Words of a file that stand for no class that is known, each to be given one. Nothing where there is none. */
export function UnknownClasses({ report, classes, onSay }: UnknownClassesProps) {
  const { words } = useSpeech();
  const { zones, class: names } = spokenAs(words, hazardWords);
  const t = zones.form.unknown;
  const found = report.problems.flatMap(({ code, value }) => (code === UNKNOWN && value ? [value] : []));
  const said = [...new Set([...Object.keys(classes), ...found])];
  if (said.length === 0) return null;
  return (
    <section className={css.decision} aria-label={t.title}>
      <h3>{t.title}</h3>
      <p>{t.under}</p>
      {said.map((word) => (
        <NativeSelect
          key={word}
          label={t.word(word)}
          value={classes[word] ?? ''}
          onChange={(event) => {
            const as = HAZARD_CLASSES.find((one) => one === event.currentTarget.value);
            const { [word]: _, ...others } = classes;
            onSay(as ? { ...others, [word]: as } : others);
          }}
          data={[
            { value: '', label: zones.form.unset },
            ...HAZARD_CLASSES.map((value) => ({ value, label: names[value] })),
          ]}
        />
      ))}
    </section>
  );
}
