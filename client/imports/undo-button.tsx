import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportEntry } from '../../data/contract/import.ts';
import type { ProgressTold } from '../../data/contract/progress.ts';
import { change } from '../queries.ts';
import { Confirm } from '../ui/confirm.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { Working } from '../ui/working.tsx';
import { useSpeech } from '../words.ts';

interface UndoButtonProps {
  readonly entry: Pick<ImportEntry, 'id' | 'kind' | 'fileName'>;
  readonly onUndone?: () => void;
}

/** Takes one applied import back, after asking. What stands in the way is said in the question. */
export function UndoButton({ entry, onUndone }: UndoButtonProps) {
  const { words } = useSpeech();
  const t = words.bring.undo;
  const [isAsking, setAsking] = useState(false);
  const [told, setTold] = useState<ProgressTold>();
  const undo = useMutation(change('undoImport', { onProgress: setTold }));
  const name = t.what(words.screen.data.kinds[entry.kind], entry.fileName ?? '');
  const stopAsking = () => {
    setAsking(false);
    undo.reset();
  };
  const go = () => {
    setTold(undefined);
    undo.mutate(
      { id: entry.id },
      {
        onSuccess: () => {
          stopAsking();
          onUndone?.();
        },
      },
    );
  };
  return (
    <>
      <Button
        size="compact-sm"
        variant="subtle"
        onClick={() => setAsking(true)}
        aria-label={`${t.button}: ${name}`}
      >
        {t.button}
      </Button>
      {isAsking && (
        <Confirm
          title={t.title}
          confirm={t.confirm}
          cancel={t.cancel}
          isBusy={undo.isPending}
          onConfirm={go}
          onCancel={stopAsking}
        >
          <p>
            <strong>{name}</strong>
          </p>
          <p>{t.text}</p>
          {undo.isPending && <Working label={t.working} told={told} />}
          <Refusal reason={undo.error} />
        </Confirm>
      )}
    </>
  );
}
