import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { FolderKind, FolderState, SwitchStage } from '../../data/contract/folder.ts';
import { useSpeech } from '../words.ts';
import css from './first.module.css';
import { useOpenFolder } from './open-folder.ts';
import { sayFailure } from './say-failure.ts';

interface SwitchingProps {
  readonly to: FolderKind;
  readonly stage: SwitchStage;
  readonly share: number;
}

/** One folder is being closed and the other opened, or the demo made: how far it is. */
export function Switching({ to, stage, share }: SwitchingProps) {
  const { words } = useSpeech();
  const said = words.first.switching;
  const { open } = useOpenFolder();
  useEffect(() => {
    document.title = `${said.title[to]} · Petasos`;
  }, [said, to]);
  return (
    <div className={css.page}>
      <div className={css.narrow}>
        <h1>{said.title[to]}</h1>
        <p className={css.under}>{said.text[to]}</p>
        <progress className={css.bar} aria-label={said.bar} max={1} value={share} />
        <p className={css.stage}>
          <span role="status">{said.stage[stage]}</span>
          <span>{words.format.number(Math.round(share * 100))}%</span>
        </p>
        {to === 'demo' && (
          <Button variant="default" onClick={() => open('real')}>
            {said.cancel}
          </Button>
        )}
      </div>
    </div>
  );
}

/** Neither folder is open, for the last change has failed: why, and what can be tried. */
export function NoFolder({ state }: { state: FolderState }) {
  const { words } = useSpeech();
  const said = words.first.switching;
  const client = useQueryClient();
  const { open, isBusy } = useOpenFolder();
  return (
    <div className={css.page} role="alert">
      <div className={css.narrow}>
        <h1>{said.failed}</h1>
        <p className={css.under}>{state.failed && sayFailure(words, state.failed)}</p>
        <div className={css.actions}>
          <Button onClick={() => open('real')} loading={isBusy}>
            {said.toReal}
          </Button>
          <Button variant="default" onClick={() => void client.invalidateQueries({ queryKey: ['folder'] })}>
            {said.again}
          </Button>
        </div>
      </div>
    </div>
  );
}
