/*
 * Serves the reception page without a line. The small script that loads this one (/le-tan-worker.js) says which release
 * it is and which files belong to it; the cache is named after the release, so that a page never mixes two.
 */
const {release, page, files, later, tables} = self.luutruRelease;
const CACHE = 'le-tan-' + release;

self.addEventListener('install', event => {
  event.waitUntil((async () => {
    const cache = await caches.open(CACHE);
    await cache.addAll([page, ...files, ...tables].map(address => new Request(address, {cache: 'no-cache', credentials: 'same-origin'})));
    // the rules and the reader are large: their absence must not keep the page from being installed
    void Promise.allSettled(later.map(address => cache.add(address)));
  })());
});

self.addEventListener('activate', event => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) if (name.startsWith('le-tan-') && name !== CACHE) await caches.delete(name);
    await self.clients.claim();
  })());
});

self.addEventListener('message', event => {
  if (event.data === 'take-over') void self.skipWaiting();
});

self.addEventListener('fetch', event => {
  const {request} = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (request.mode === 'navigate' && url.pathname === page) event.respondWith(kept(page, request));
  else if (url.pathname.startsWith('/assets/')) event.respondWith(kept(url.pathname, request));
  else if (tables.includes(url.pathname)) event.respondWith(fresh(url.pathname, event));
});

/** What is in the cache, else from the server; files of this release are kept from then on. */
async function kept(address, request) {
  const cache = await caches.open(CACHE);
  const there = await cache.match(address, {ignoreVary: true});
  if (there) return there;
  const answer = await fetch(request);
  if (answer.ok && (later.includes(address) || files.includes(address))) await cache.put(address, answer.clone());
  return answer;
}

/** What is in the cache at once, and for the next time what the server says now. */
async function fresh(address, event) {
  const cache = await caches.open(CACHE);
  const there = await cache.match(address, {ignoreVary: true});
  const asked = fetch(address).then(async answer => {
    if (answer.ok) await cache.put(address, answer.clone());
    return answer;
  });
  if (!there) return asked;
  event.waitUntil(asked.catch(() => undefined));
  return there;
}
