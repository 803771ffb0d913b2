import { Button, Checkbox } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { FILE_LIMIT_BYTES, type FileKind, fileKind, type ImportReport } from '../../data/contract/import.ts';
import type { ProgressTold } from '../../data/contract/progress.ts';
import { change, queries } from '../queries.ts';
import { Refusal } from '../ui/refusal.tsx';
import { Working } from '../ui/working.tsx';
import { useSpeech } from '../words.ts';
import { Applied } from './applied.tsx';
import { DropZone } from './drop-zone.tsx';
import { FateTable } from './fate-table.tsx';
import { ImportForm } from './import-form.tsx';
import { ImportReport as Report } from './import-report.tsx';
import { MatchingPart } from './matching-part.tsx';
import { areTables, packFiles, partsOfMap } from './pack-files.ts';
import css from './panel.module.css';
import { PersonsStep } from './persons-step.tsx';
import { ReadingPart } from './reading-part.tsx';
import { checkedPart, NOTHING_SAID, type SaidOfFile, writtenPart } from './said-of-file.ts';
import { UnknownClasses } from './unknown-classes.tsx';
import { FileChanged, isReadable, type PickedFile, useCheck } from './use-check.ts';
import { useLook } from './use-look.ts';
import { Verdict } from './verdict.tsx';

interface ImportPanelProps {
  /** kinds that may be brought here; all but the register's without it. With a single one nothing is asked or found out. */
  readonly kinds?: readonly FileKind[];
  /** what is known of the file beforehand: the regency being set up as `within`, the period ... */
  readonly said?: Partial<SaidOfFile>;
  /** told once a file was applied */
  readonly onApplied?: (report: ImportReport) => void;
}

/** Kinds that name people who serve: not people in need, so nothing is looked for in their files before they are sent. */
const OF_REGISTER: ReadonlySet<string> = new Set(['pillars', 'trainings', 'contacts']);
const ANYWHERE = fileKind.options.filter((kind) => !OF_REGISTER.has(kind));

/** Brings one file in: picked, checked with a report, applied or let go. Nothing is stored before it is applied. */
export function ImportPanel({ kinds = ANYWHERE, said: known, onApplied }: ImportPanelProps) {
  const { words } = useSpeech();
  const t = words.bring.panel;
  const only = kinds.length === 1 ? kinds[0] : undefined;
  const isRegister = only !== undefined && OF_REGISTER.has(only);
  const beginning: SaidOfFile = { ...NOTHING_SAID, kind: only, ...known };
  const [picked, setPicked] = useState<PickedFile>();
  const [said, setSaid] = useState(beginning);
  const [notice, setNotice] = useState<string>();
  const [told, setTold] = useState<ProgressTold>();
  const stopping = useRef<AbortController>(undefined);
  const client = useQueryClient();
  const places = useQuery(queries.places());
  const check = useCheck(picked, checkedPart(said));
  const apply = useMutation(
    change('importFile', () => ({ signal: stopping.current?.signal, onProgress: setTold })),
  );
  const look = useLook(
    (file, left) => {
      if (left > 0) setNotice(words.persons.trimmed(left));
      setPicked({ file, number: (picked?.number ?? 0) + 1 });
    },
    () => setNotice(t.changed),
  );
  const done = apply.data && apply.data.state !== 'refused' ? apply.data : undefined;

  const pick = async (files: readonly File[]) => {
    apply.reset();
    const [first] = files;
    const limit = `${FILE_LIMIT_BYTES / 1e6} MB`;
    if (!first || files.reduce((sum, file) => sum + file.size, 0) > FILE_LIMIT_BYTES) {
      setNotice(t.tooLarge(limit));
      return;
    }
    const batch =
      partsOfMap(files) ?? (files.length > 1 && areTables(files) ? t.batch(files.length) : undefined);
    setNotice(files.length > 1 && batch === undefined ? t.oneAtATime : undefined);
    const file = batch === undefined ? first : await packFiles(files, batch).catch(() => undefined);
    if (!file) setNotice(t.changed);
    else if (only !== undefined && OF_REGISTER.has(only))
      setPicked({ file, number: (picked?.number ?? 0) + 1 });
    // Nothing is sent before it is known that nobody is in it.
    else void look.begin(file);
  };
  const letGo = (notice?: string) => {
    look.end();
    setPicked(undefined);
    setSaid(beginning);
    setNotice(notice);
    apply.reset();
  };
  const begin = async () => {
    if (!picked) return;
    if (!(await isReadable(picked.file))) {
      letGo(t.changed);
      return;
    }
    setTold(undefined);
    stopping.current = new AbortController();
    const { signal } = stopping.current;
    apply.mutate(
      {
        upload: picked.file,
        name: picked.file.name,
        ...checkedPart(said),
        ...writtenPart(said),
      },
      {
        onSuccess: (report) => {
          if (report.state !== 'refused') onApplied?.(report);
        },
        onError: () => {
          if (!signal.aborted) return;
          letGo(t.stoppedLate);
          void client.invalidateQueries();
        },
      },
    );
  };

  if (done) return <Applied report={done} onNext={() => letGo()} />;
  if (look.look) {
    return (
      <div className={css.panel}>
        <PersonsStep
          look={look.look}
          canCount={kinds.includes('need')}
          onType={(type) => void look.count(type)}
          onTake={(file, persons) => {
            look.end();
            setSaid({ ...said, kind: 'need', countedFrom: persons });
            setPicked({ file, number: (picked?.number ?? 0) + 1 });
          }}
          onTakeAreas={
            kinds.includes('areas')
              ? (file, left) => {
                  look.end();
                  setSaid({ ...said, kind: 'areas', columnsLeft: left });
                  setPicked({ file, number: (picked?.number ?? 0) + 1 });
                }
              : undefined
          }
          onLeave={() => letGo()}
          onStop={() => letGo(t.stopped)}
        />
      </div>
    );
  }
  if (!picked) {
    return (
      <div className={css.panel}>
        {notice && (
          <p role="alert" className={css.notice}>
            {notice}
          </p>
        )}
        <DropZone isRegister={isRegister} onFiles={(files) => void pick(files)} />
      </div>
    );
  }
  const report = apply.data ?? check.report;
  const isBusy = apply.isPending || check.isChecking;
  return (
    <div className={css.panel}>
      <div className={css.file}>
        <div>
          <strong>{picked.file.name}</strong>
          {notice && <p>{notice}</p>}
        </div>
        <Button size="compact-sm" variant="subtle" onClick={() => letGo()} disabled={apply.isPending}>
          {t.other}
        </Button>
      </div>
      {apply.isPending ? (
        <div className={css.decision}>
          <Working label={t.applying} told={told} onStop={() => stopping.current?.abort()} />
        </div>
      ) : check.isChecking ? (
        <div className={css.decision}>
          <Working label={t.checking} told={check.told} onStop={() => letGo(t.stopped)} />
        </div>
      ) : report ? (
        <div className={css.decision}>
          <Verdict report={report} />
          {(said.addsClosed || report.problemCount['closed-can-be-added'] !== undefined) && (
            <Checkbox
              label={t.addClosed}
              description={t.addClosedUnder}
              checked={said.addsClosed}
              onChange={(event) => {
                apply.reset();
                setSaid({ ...said, addsClosed: event.currentTarget.checked });
              }}
            />
          )}
          <div className={css.actions}>
            <Button onClick={() => void begin()} disabled={report.state === 'refused' || !hasChange(report)}>
              {t.apply}
            </Button>
            <Button variant="default" onClick={() => letGo()}>
              {t.cancel}
            </Button>
          </div>
        </div>
      ) : null}
      {!isBusy && report?.matching && report.matching.questions.length > 0 && (
        <MatchingPart key={picked.number} matching={report.matching} onSaved={() => apply.reset()} />
      )}
      {!isBusy && report?.reading && report.reading.columns.length > 0 && (
        <ReadingPart
          key={`${picked.number} ${report.reading.key}`}
          reading={report.reading}
          isNeeded={report.problemCount['column-missing'] !== undefined}
          kind={fileKind.safeParse(report.kind).data ?? 'need'}
          onChange={(reading) => {
            apply.reset();
            setSaid({ ...said, kind: fileKind.safeParse(report.kind).data, reading });
          }}
        />
      )}
      {!isBusy && report && (
        <UnknownClasses
          report={report}
          classes={said.classes}
          onSay={(classes) => {
            apply.reset();
            setSaid({ ...said, classes });
          }}
        />
      )}
      <div className={css.halves}>
        <ImportForm
          said={said}
          onSay={(changed) => {
            apply.reset();
            setSaid({ ...said, ...changed });
          }}
          kinds={kinds}
          kind={said.kind ?? fileKind.safeParse(check.kind).data}
          places={(places.data?.places ?? []).map((p) => p.area)}
          disabled={apply.isPending}
        />
        <section className={css.outcome} aria-label={t.report}>
          {!isBusy && (
            <>
              {check.error instanceof FileChanged ? (
                <p role="alert" className={css.notice}>
                  {t.changed}
                </p>
              ) : (
                <Refusal reason={apply.error ?? check.error} />
              )}
              {report && <Report report={report} />}
              {report && report.rows.read > 0 && (
                <FateTable
                  key={picked.number}
                  picked={picked}
                  said={{ ...checkedPart(said), kind: fileKind.safeParse(report.kind).data }}
                />
              )}
            </>
          )}
        </section>
      </div>
    </div>
  );
}

/** A check that found nothing to change has nothing to apply. */
function hasChange(report: ImportReport): boolean {
  return Object.values(report.brought).some((n) => n > 0);
}
