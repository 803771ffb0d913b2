/** One for the page: what it says itself it does not hear. */
const channel = 'BroadcastChannel' in window ? new BroadcastChannel('petasos-session') : undefined;

/** Somebody has signed in or out here: every other tab of this browser begins anew. */
export function tellOtherTabs(): void {
  channel?.postMessage('changed');
}

/**
 * Begins anew when another tab says that somebody else sits here now, and when the browser brings back a page that was
 * left: it would stand there as whoever was here then saw it. Gives the way to stop listening.
 */
export function listenToTabs(): () => void {
  const begin = () => location.reload();
  const comeBack = (event: PageTransitionEvent) => {
    if (event.persisted) begin();
  };
  channel?.addEventListener('message', begin);
  window.addEventListener('pageshow', comeBack);
  return () => {
    channel?.removeEventListener('message', begin);
    window.removeEventListener('pageshow', comeBack);
  };
}
