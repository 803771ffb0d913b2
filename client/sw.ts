/**
 * The service worker: keeps the application's own files (the page, its programs, letters and drawings), so that it opens
 * without a network and says then what is missing. It never keeps an answer of the API: figures belong to whoever is
 * signed in, and a phone is handed on. What is kept for one account (client/response/offline) lies in databases of the
 * page, and goes when somebody signs out.
 */
interface Worker {
  readonly registration: { readonly scope: string };
  addEventListener(type: 'install' | 'activate', heard: (event: Lasting) => void): void;
  addEventListener(type: 'fetch', heard: (event: Asked) => void): void;
  addEventListener(type: 'message', heard: (event: Told) => void): void;
}
interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Asked extends Lasting {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Told extends Lasting {
  readonly data: unknown;
  readonly ports: readonly MessagePort[];
}

/** Written by the build: what the page needs to be drawn, and a mark of the build as a whole. */
const BUILD = '__PETASOS_BUILD__';
const SHELL: readonly string[] = JSON.parse('__PETASOS_SHELL__');

const KEPT = `petasos-shell-${BUILD}`;
const PAGE = '/';
/** how long a page is waited for where an earlier one is kept: a weak network shall not show a white screen */
const PAGE_WAIT_MS = 4000;

const worker = self as unknown as Worker;

worker.addEventListener('install', (event) => {
  event.waitUntil(caches.open(KEPT).then((kept) => kept.addAll([PAGE, ...SHELL])));
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(dropCaches((name) => name !== KEPT));
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== new URL(worker.registration.scope).origin) return;
  if (request.mode === 'navigate' && !pathname.startsWith('/api/')) event.respondWith(answerPage(request));
  else if (pathname.startsWith('/assets/')) event.respondWith(answerFile(request));
});

worker.addEventListener('message', (event) => {
  if (event.data === 'wipe') {
    event.waitUntil(dropCaches((name) => name !== KEPT).then(() => event.ports[0]?.postMessage('wiped')));
  } else event.waitUntil(keepFiles(event.data));
});

/** The page as the server has it now; the kept one where the server is away or does not answer soon. */
async function answerPage(request: Request): Promise<Response> {
  const kept = await caches.match(PAGE, { cacheName: KEPT });
  // Nothing of the page depends on who asks: its address, which may carry a key, stays out of the cache.
  if (!kept) return fetch(request);
  const late = new Promise<Response>((answer) => setTimeout(() => answer(kept), PAGE_WAIT_MS));
  return Promise.race([fetch(request).catch(() => kept), late]);
}

/** Names of files carry a hash of what is in them: a kept one is never old. */
async function answerFile(request: Request): Promise<Response> {
  const kept = await caches.match(request, { cacheName: KEPT });
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) {
    const copy = answer.clone();
    await caches.open(KEPT).then((cache) => cache.put(request, copy));
  }
  return answer;
}

/** Files that a page has fetched before this worker began, and needs where there is no network: `{ keep: [paths] }`. */
async function keepFiles(told: unknown): Promise<void> {
  const keep = (told as { keep?: unknown } | null)?.keep;
  if (!Array.isArray(keep)) return;
  const cache = await caches.open(KEPT);
  for (const path of keep) {
    if (typeof path !== 'string' || !path.startsWith('/assets/')) continue;
    if (!(await cache.match(path))) await cache.add(path).catch(() => undefined);
  }
}

async function dropCaches(isDropped: (name: string) => boolean): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter(isDropped).map((name) => caches.delete(name)));
}
