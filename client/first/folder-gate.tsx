import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect, useLayoutEffect, useState } from 'react';
import { onOtherFolder, showFolder } from '../folder.ts';
import { queries } from '../queries.ts';
import { useView } from '../view.ts';
import { DemoBanner } from './demo-banner.tsx';
import { NoFolder, Switching } from './switching.tsx';

const LOOK_AGAIN_MS = 400;
/** how soon a page that asks nothing else learns that somebody has opened the other folder */
const LOOK_MS = 10_000;

/**
 * Lets the screens through as long as the folder they show is open. While one is closed and the other opens it says how
 * far that is, and then goes on; nothing that was answered by the one is kept for the other.
 */
export function FolderGate({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { lang } = useView().view;
  const path = useLocation({ select: (at) => at.pathname });
  const { data: folder } = useQuery({
    ...queries.folder(),
    refetchInterval: (q) => (q.state.data?.open === null ? LOOK_AGAIN_MS : LOOK_MS),
  });
  const [shown, setShown] = useState<string>();
  const id = folder?.id ?? undefined;
  const isOther = id !== undefined && shown !== undefined && id !== shown;

  useEffect(() => onOtherFolder(() => void client.invalidateQueries({ queryKey: ['folder'] })), [client]);
  useEffect(() => forgetOnRefusal(client), [client]);
  // Before anything is painted: a screen never shows what another folder has answered.
  useLayoutEffect(() => {
    if (id === undefined) return;
    showFolder(id);
    if (!isOther) {
      setShown(id);
      return;
    }
    client.removeQueries({ predicate: (q) => q.queryKey[0] !== 'folder' && q.queryKey[0] !== 'session' });
    // Who is in is asked of the other folder, of everybody who shows it.
    void client.resetQueries({ queryKey: ['session'] });
    setShown(id);
    // What was looked at does not exist in the other folder; the steps and the pages of help do.
    if (path === '/' || path.startsWith('/data')) {
      void navigate({ to: '/', search: (lang === 'id' ? {} : { lang }) as never, replace: true });
    }
  }, [id, isOther, client, navigate, path, lang]);

  if (folder?.switching) return <Switching {...folder.switching} />;
  if (folder?.open === null) return <NoFolder state={folder} />;
  // Once without anything, so that every screen begins anew.
  if (isOther) return null;
  return (
    <>
      {folder?.open === 'demo' && <DemoBanner />}
      {children}
    </>
  );
}

/** A screen that is told to come again asks which folder is open: the gate then waits with it. */
function forgetOnRefusal(client: ReturnType<typeof useQueryClient>): () => void {
  return client.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'error') return;
    const reason = event.action.error as { code?: unknown };
    if (reason.code === 'folder-switching') void client.invalidateQueries({ queryKey: ['folder'] });
  });
}
