import { Button } from '@mantine/core';
import { useSpeech } from '../words.ts';
import css from './first.module.css';
import { useOpenFolder } from './open-folder.ts';

/** On every screen as long as the demo is open: that nothing here is real, and the way out. */
export function DemoBanner() {
  const { words } = useSpeech();
  const said = words.first.demo;
  const { open, isBusy } = useOpenFolder();
  return (
    <section className={css.banner} aria-label={said.label}>
      <strong>{said.banner}</strong>
      <Button size="compact-sm" variant="default" onClick={() => open('real')} loading={isBusy}>
        {said.leave}
      </Button>
    </section>
  );
}
