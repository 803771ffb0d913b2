import { TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { AreaRef } from '../../data/contract/area.ts';
import type { ImportReport } from '../../data/contract/import.ts';
import type { ProgressTold } from '../../data/contract/progress.ts';
import { sayProblem } from '../../data/words/say-report.ts';
import { change } from '../queries.ts';
import { Confirm } from '../ui/confirm.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { Working } from '../ui/working.tsx';
import { useSpeech } from '../words.ts';
import type { SketchWay } from './can-sketch.ts';
import css from './sketch.module.css';

interface SketchDialogProps {
  readonly area: AreaRef;
  readonly way: SketchWay;
  readonly onClose: () => void;
}

/** Asks before RW and RT are sketched: what will be drawn, what a sketch is and is not, and how it is taken back. */
export function SketchDialog({ area, way, onClose }: SketchDialogProps) {
  const { words } = useSpeech();
  const said = words.sketch;
  const [told, setTold] = useState<ProgressTold>();
  const [numbers, setNumbers] = useState({ rw: '', rt: '' });
  const client = useQueryClient();
  // What is on the map is asked for again when this is closed: where nothing lacks a border any more, nothing offers to
  // sketch, and the question would be gone before its answer was read.
  const quietly = { ...change('sketch', { onProgress: setTold }), onSuccess: () => undefined };
  const check = useMutation(quietly);
  const draw = useMutation(quietly);
  const { mutate } = check;
  const byList = way === 'list';
  // A list says all there is to say: what would be drawn is known at once.
  useEffect(() => {
    if (byList) mutate({ within: area.code, check: true });
  }, [byList, mutate, area.code]);
  const report = draw.data ?? check.data;
  const isDone = draw.data?.state === 'applied';
  const isStopped = byList && check.data !== undefined && check.data.rows.used === 0;
  const wrong = Object.values(numbers).some((n) => n !== '' && numberOf(n) === undefined);
  const isReady = byList ? (check.data?.rows.used ?? 0) > 0 : !wrong && (numbers.rw || numbers.rt) !== '';
  const close = () => {
    onClose();
    if (isDone) void client.invalidateQueries();
  };
  const go = () => {
    if (isDone || isStopped) close();
    else if (isReady) {
      setTold(undefined);
      draw.mutate({ within: area.code, rw: numberOf(numbers.rw), rt: numberOf(numbers.rt) });
    }
  };
  const set = (key: 'rw' | 'rt') => (value: string) => {
    draw.reset();
    setNumbers((before) => ({ ...before, [key]: value.trim() }));
  };
  return (
    <Confirm
      title={said.title(area.name)}
      confirm={isDone || isStopped ? said.close : said.draw}
      cancel={said.cancel}
      isBusy={draw.isPending}
      canConfirm={isDone || isStopped || isReady}
      withoutCancel={isDone || isStopped}
      onConfirm={go}
      onCancel={close}
    >
      {!isDone && <p>{byList ? said.byList(area.name) : said.byNumbers(area.name)}</p>}
      {!byList && !isDone && (
        <div className={css.numbers}>
          <Count
            label={said.rw}
            hint={said.rwHint}
            value={numbers.rw}
            onChange={set('rw')}
            error={said.numbers}
          />
          <Count
            label={said.rt}
            hint={said.rtHint}
            value={numbers.rt}
            onChange={set('rt')}
            error={said.numbers}
          />
        </div>
      )}
      {(check.isPending || draw.isPending) && (
        <Working label={draw.isPending ? said.drawing : said.checking} told={told} />
      )}
      {report && <Told report={report} />}
      <Refusal reason={draw.error ?? check.error} />
      <p className={css.small}>{isDone ? said.undo : said.notBorders}</p>
    </Confirm>
  );
}

interface CountProps {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly error: string;
  readonly onChange: (value: string) => void;
}

function Count({ label, hint, value, error, onChange }: CountProps) {
  return (
    <TextInput
      label={label}
      description={hint}
      inputMode="numeric"
      classNames={{ error: css.error }}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={value !== '' && numberOf(value) === undefined ? error : undefined}
    />
  );
}

function numberOf(text: string): number | undefined {
  return /^\d{1,3}$/.test(text) && Number(text) >= 1 ? Number(text) : undefined;
}

const SHOWN = 20;

/** What would be drawn, or was; and each word that was said about it. */
function Told({ report }: { report: ImportReport }) {
  const { words } = useSpeech();
  const said = words.sketch;
  const cells = report.rows.used;
  const findings = report.problems.filter((p) => p.code !== 'sketch-is-no-border').slice(0, SHOWN);
  return (
    <>
      {cells > 0 && (
        <p role="status">
          <strong>{report.state === 'applied' ? said.done(cells) : said.ready(cells)}</strong>
        </p>
      )}
      {findings.length > 0 && (
        <ul className={css.findings}>
          {findings.map((p) => (
            <li key={`${p.code} ${p.value}`} data-severity={p.severity}>
              {sayProblem(words, p)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
