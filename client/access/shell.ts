/** Has the service worker keep the application's own files. Where there is none (plain HTTP elsewhere), nothing changes. */
export function keepShell(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  // Beside the first picture, not before it.
  window.addEventListener('load', () => {
    navigator.serviceWorker.register('/sw.js').catch(() => undefined);
  });
}
