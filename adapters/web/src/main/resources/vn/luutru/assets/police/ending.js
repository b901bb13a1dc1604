// Says loudly, three minutes before, that the task or the session ends, and renews both without leaving the page.
const WARNED = 3 * 60_000;
const box = document.getElementById('sap-het');
const words = box?.querySelector('p');
const form = box?.querySelector('form');
const bar = document.getElementById('con-lai');

if (box && words && form) {
  // Pages of one browser share the task and the session: the newest that any of them knows holds for all.
  const others = new BroadcastChannel('luutru-cong-an');
  let ends = { task: Infinity, session: Infinity };

  const say = text => {
    if (words.textContent !== text) {
      words.textContent = text;
    }
  };
  const check = () => {
    const first = ends.task <= ends.session ? 'task' : 'session';
    const left = ends[first] - Date.now();
    if (left > WARNED) {
      box.hidden = true;
      return;
    }
    say(left > 0 ? box.dataset[first].replace('{0}', Math.ceil(left / 60_000)) : box.dataset.over);
    form.hidden = left <= 0;
    box.hidden = false;
  };
  const know = (task, session) => {
    ends = { task: Date.now() + task * 1000, session: session < 0 ? Infinity : Date.now() + session * 1000 };
    others.postMessage(ends);
    check();
  };

  others.addEventListener('message', event => {
    ends = event.data;
    check();
  });
  form.addEventListener('submit', async event => {
    event.preventDefault();
    try {
      const answer = await fetch(form.action, { method: 'POST', headers: { Accept: 'application/json' } });
      if (!answer.ok) {
        throw new Error(`status ${answer.status}`);
      }
      const renewed = await answer.json();
      if (bar) {
        bar.textContent = renewed.words;
      }
      know(renewed.task, renewed.session);
    } catch (error) {
      console.warn(error);
      words.textContent = box.dataset.failed;
    }
  });
  know(Number(box.dataset.taskLeft), Number(box.dataset.sessionLeft));
  setInterval(check, 1000);
}
