// A page on a wall: shows itself anew each minute, and says so when it cannot. It is not loaded again, so that the request
// can say whether it is a sign of somebody.
const EVERY = 60_000;

function script(page) {
  return page.querySelector('script[src*="wall"]').getAttribute('src');
}

function show(page) {
  if (script(page) !== script(document)) {
    // a new release: its look may be another
    location.reload();
    return;
  }
  document.title = page.title;
  document.querySelector('main').replaceWith(page.querySelector('main'));
}

async function renew() {
  const state = document.getElementById('wall-state');
  const headers = state.dataset.background ? { 'X-Luutru-Background': '1' } : {};
  try {
    const answer = await fetch(location.href, { cache: 'no-store', redirect: 'error', headers });
    if (answer.ok) {
      show(new DOMParser().parseFromString(await answer.text(), 'text/html'));
      setTimeout(renew, EVERY);
      return;
    }
  } catch {
    // no line: said below, and tried again
  }
  state.textContent = state.dataset.late;
  state.classList.add('down');
  setTimeout(renew, EVERY);
}

setTimeout(renew, EVERY);
