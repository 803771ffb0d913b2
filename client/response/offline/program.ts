/**
 * Has the service worker keep the programs that this page runs with, and those of the page without a network: it has
 * seen none of what was fetched before it began. Never throws.
 */
export async function keepProgram(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  try {
    await import('./offline-screen.tsx');
    const { active } = await navigator.serviceWorker.ready;
    const files = performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name))
      .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith('/assets/'))
      .map(({ pathname }) => pathname);
    active?.postMessage({ keep: [...new Set(files)] });
  } catch {
    // Without it the page needs the network to begin, as before.
  }
}
