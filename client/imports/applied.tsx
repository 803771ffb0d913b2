import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ImportReport } from '../../data/contract/import.ts';
import { rowUnit } from '../../data/words/say-report.ts';
import { useSpeech } from '../words.ts';
import css from './panel.module.css';

/** The screen on which what was brought is seen. */
function WhereToSee({ kind }: Pick<ImportReport, 'kind'>) {
  const { words } = useSpeech();
  const said = words.pillars.bring;
  if (kind === 'pillars' || kind === 'contacts') {
    return (
      <Link to="/pilar" search={true}>
        {said.toList}
      </Link>
    );
  }
  if (kind === 'trainings') {
    return (
      <Link to="/pelatihan" search={true}>
        {said.toTrainings}
      </Link>
    );
  }
  if (kind === 'spm') {
    return (
      <Link to="/spm" search={true}>
        {words.spm.back}
      </Link>
    );
  }
  return (
    <Link to="/" search={true}>
      {words.bring.panel.toMap}
    </Link>
  );
}

/** A file was applied: where to see it, and how to go on. */
export function Applied({ report, onNext }: { report: ImportReport; onNext: () => void }) {
  const { words } = useSpeech();
  const t = words.bring.panel;
  return (
    <div className={css.panel} role="status">
      <div className={css.applied}>
        <p className={css.verdict} data-state="applied">
          {t.applied(words.screen.data.kinds[report.kind])}
        </p>
        <p>{t.appliedRows(report.rows.used, t.units[rowUnit(report)])}</p>
        <p className={css.links}>
          <WhereToSee kind={report.kind} />
          {report.importId !== null && (
            <Link to="/data/$id" params={{ id: String(report.importId) }} search={true}>
              {t.toReport}
            </Link>
          )}
        </p>
        <Button variant="default" onClick={onNext}>
          {t.next}
        </Button>
      </div>
    </div>
  );
}
