import { send } from '../api.ts';
import { tellOtherTabs } from './tabs.ts';
import { wipe } from './wipe.ts';

/** Where one lands after signing out: said in the address, for nothing else is left. */
export const LEFT = { key: 'sesudah', value: 'keluar' } as const;

/**
 * Signs out: the session ends on the server, everything kept in this browser goes, other tabs do the same, and the page is
 * loaded anew, so that its memory goes too. Throws ApiFault where the server cannot be told; then nothing has changed.
 */
export async function leave(language: string): Promise<void> {
  const hasOthers = await sendWaiting();
  await send('signOut', {});
  await wipe({ keepsWaiting: hasOthers });
  tellOtherTabs();
  const lang = language === 'id' ? '' : `&lang=${language}`;
  location.replace(`/masuk?${LEFT.key}=${LEFT.value}${lang}`);
}

/**
 * What was told without a network goes before the account does: afterwards this browser holds nothing of it. Gives whether
 * there is something of another account that waits too: it stays, for them alone.
 */
async function sendWaiting(): Promise<boolean> {
  const databases = (await indexedDB.databases?.().catch(() => [])) ?? [];
  if (!databases.some(({ name }) => name === 'petasos-waiting')) return false;
  const { waitingFigures } = await import('../response/offline/waiting.ts');
  return waitingFigures.leaveOwn().catch(() => false);
}
