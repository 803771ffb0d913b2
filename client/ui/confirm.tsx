import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import css from './confirm.module.css';

interface ConfirmProps {
  readonly title: string;
  /** what will happen, and what went wrong where it did */
  readonly children: ReactNode;
  readonly confirm: string;
  readonly cancel: string;
  readonly isBusy?: boolean;
  /** false: not everything that is needed has been said */
  readonly canConfirm?: boolean;
  /** nothing is left to decide */
  readonly withoutCancel?: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asks before something that cannot be seen at once is done: the browser's own dialog, open as long as it is drawn. */
export function Confirm({
  title,
  children,
  confirm,
  cancel,
  isBusy = false,
  canConfirm = true,
  withoutCancel = false,
  onConfirm,
  onCancel,
}: ConfirmProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={css.dialog}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        if (!isBusy) onCancel();
      }}
    >
      <h2 id={heading}>{title}</h2>
      <div className={css.body}>{children}</div>
      <div className={css.actions}>
        {!withoutCancel && (
          <Button variant="default" onClick={onCancel} disabled={isBusy}>
            {cancel}
          </Button>
        )}
        <Button onClick={onConfirm} loading={isBusy} disabled={!canConfirm}>
          {confirm}
        </Button>
      </div>
    </dialog>
  );
}
