import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { LEAST_REASON, LONGEST_REASON } from '../../data/catalogue/written-reason.ts';
import type { TakenFormat } from '../../data/contract/export.ts';
import { Choices } from '../ui/choices.tsx';
import { Confirm } from '../ui/confirm.tsx';
import { useSpeech } from '../words.ts';

export type Taking = TakenFormat | 'png';

interface DetailedDialogProps {
  /** what the areas of the view are called */
  readonly areas: string;
  /** only a workbook holds more than the published shape: single types beside the view */
  readonly typesOnly: boolean;
  /** chosen at first */
  readonly format: Taking;
  readonly formats: readonly Taking[];
  readonly onTake: (format: Taking, reason: string) => void;
  readonly onCancel: () => void;
}

/** Asks what figures finer than the published shape are for, and says what becomes of the file. */
export function DetailedDialog({
  areas,
  typesOnly,
  formats,
  onTake,
  onCancel,
  ...first
}: DetailedDialogProps) {
  const { words } = useSpeech();
  const { detailed: said, menu } = words.download;
  const [format, setFormat] = useState(first.format);
  const [reason, setReason] = useState('');
  const [isChecked, setChecked] = useState(false);
  const isShort = reason.trim().length < LEAST_REASON;
  return (
    <Confirm
      title={said.title}
      confirm={said.take}
      cancel={said.cancel}
      onCancel={onCancel}
      onConfirm={() => {
        setChecked(true);
        if (!isShort) onTake(format, reason.trim().replace(/\s+/g, ' '));
      }}
    >
      <p>{typesOnly ? said.whyTypes : said.why(areas)}</p>
      {formats.length > 1 && (
        <Choices
          label={menu.open}
          value={format}
          choices={formats.map((value) => ({
            value,
            label: value.toUpperCase(),
            title: menu.items[value].label,
          }))}
          onChoose={setFormat}
        />
      )}
      <Textarea
        label={said.reason}
        description={said.reasonHint}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={isChecked && isShort && said.short(LEAST_REASON)}
        maxLength={LONGEST_REASON}
        autosize
        minRows={2}
        maxRows={5}
        data-autofocus
      />
    </Confirm>
  );
}
