const ANSWER_WAIT_MS = 2000;
/** What a browser remembers of itself, of nobody in particular. */
const OF_BROWSER = ['petasos.tour'];

/** Figures of an account that wait to be sent: no answer of the server, and read by that account alone. */
const WAITING = 'petasos-waiting';

/**
 * Takes everything from this browser that was kept for whoever was signed in: caches, databases, notes. What is in memory
 * goes with the page, which is loaded anew afterwards. Never throws: what cannot be reached holds nothing.
 * @param keepsWaiting nobody has signed out: what was counted and not sent yet stays for whoever counted it
 */
export async function wipe({ keepsWaiting = false } = {}): Promise<void> {
  forgetNotes();
  await Promise.allSettled([tellWorker(), dropCaches(), dropDatabases(keepsWaiting ? [WAITING] : [])]);
}

function forgetNotes(): void {
  try {
    sessionStorage.clear();
    const names = Array.from({ length: localStorage.length }, (_, i) => localStorage.key(i) ?? '');
    for (const name of names) if (!OF_BROWSER.includes(name)) localStorage.removeItem(name);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

/** The worker lets go of what it holds itself. */
async function tellWorker(): Promise<void> {
  const worker = navigator.serviceWorker?.controller;
  if (!worker) return;
  const { port1, port2 } = new MessageChannel();
  const wiped = new Promise<void>((done) => {
    port1.onmessage = () => done();
    setTimeout(done, ANSWER_WAIT_MS);
  });
  worker.postMessage('wipe', [port2]);
  await wiped;
}

/** Also where no worker answers: the page reaches the same caches. The application's own files are nobody's. */
async function dropCaches(): Promise<void> {
  if (!('caches' in window)) return;
  const names = await caches.keys();
  await Promise.all(names.filter((name) => !name.startsWith('petasos-shell-')).map((n) => caches.delete(n)));
}

async function dropDatabases(kept: readonly string[]): Promise<void> {
  const databases = (await indexedDB.databases?.()) ?? [];
  for (const { name } of databases) {
    if (name !== undefined && !kept.includes(name)) indexedDB.deleteDatabase(name);
  }
}
