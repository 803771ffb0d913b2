const CHANNEL = 'petasos-session';

/** Somebody has signed in or out here: every other tab of this browser begins anew. */
export function tellOtherTabs(): void {
  if (!('BroadcastChannel' in window)) return;
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage('changed');
  channel.close();
}

/** Begins anew when another tab says that somebody else sits here now. Gives the way to stop listening. */
export function listenToTabs(): () => void {
  if (!('BroadcastChannel' in window)) return () => undefined;
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = () => location.reload();
  return () => channel.close();
}
