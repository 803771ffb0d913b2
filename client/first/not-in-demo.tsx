import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { queries } from '../queries.ts';
import { useSpeech } from '../words.ts';
import css from './first.module.css';
import { useOpenFolder } from './open-folder.ts';

/** Is the demo open? Then what is the office's own is refused by the server, and not asked for here. */
export function useIsDemo(): boolean {
  const { data: folder } = useQuery(queries.folder());
  return folder?.open === 'demo';
}

/** In the place of what the demo does not take: why, and the way to where it belongs. */
export function NotInDemo({ what }: { what: 'files' | 'office' }) {
  const { words } = useSpeech();
  const said = words.first.demo;
  const { open, isBusy } = useOpenFolder();
  return (
    <div className={css.notHere}>
      <p>{what === 'files' ? said.noFiles : said.noOffice}</p>
      <Button variant="default" onClick={() => open('real')} loading={isBusy}>
        {said.leave}
      </Button>
    </div>
  );
}
