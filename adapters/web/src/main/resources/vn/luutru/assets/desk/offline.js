/** The worker that serves the page without a line, and its change to a new release while nothing is under way. */

/** Whether the browser promised to keep what is stored; asked for when a desk is enrolled. */
export let kept = true;

/** Asks the browser whether it keeps what is stored, and to do so. */
export async function askToKeep() {
  if (!navigator.storage?.persisted) return;
  kept = (await navigator.storage.persisted()) || (await navigator.storage.persist());
}

/**
 * @param {() => boolean} idle whether the page could be replaced now without taking anything from anybody
 */
export function offer(idle) {
  if (!('serviceWorker' in navigator)) return;
  navigator.serviceWorker.register('/le-tan-worker.js', {scope: '/le-tan', updateViaCache: 'none'}).then(registration => {
    const change = () => {
      const next = registration.waiting;
      if (!next) return;
      const typing = document.activeElement instanceof HTMLInputElement || document.activeElement instanceof HTMLTextAreaElement;
      if (idle() && !typing && document.visibilityState === 'hidden') next.postMessage('take-over');
    };
    document.addEventListener('visibilitychange', change);
    setInterval(() => void registration.update().catch(error => console.warn(error.name)), 3600_000);
  }, error => console.warn('service worker', error.message));
  let had = navigator.serviceWorker.controller !== null;
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    // the first worker takes over without a change of the page
    if (had) location.reload();
    had = true;
  });
}
