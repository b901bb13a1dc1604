// A page on a wall: shows itself anew each minute, and says so when it cannot.
const EVERY = 60_000;
const state = document.getElementById('wall-state');

async function renew() {
  try {
    const answer = await fetch(location.href, { cache: 'no-store', redirect: 'error' });
    if (answer.ok) {
      location.reload();
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
