// Says loudly, three minutes before, that the task or the session ends, and renews both without leaving the page.
const WARNED = 3 * 60_000;
const box = document.getElementById('sap-het');
const words = box?.querySelector('p');
const form = box?.querySelector('form');
const what = document.getElementById('viec');
const since = document.getElementById('con-lai');

if (box && words && form) {
  // Pages of one browser share the task and the session: the newest that any of them knows holds for all, its words too.
  const others = new BroadcastChannel('luutru-cong-an');
  let ends = { task: Infinity, session: Infinity };
  let failed = false;

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
    if (left <= 0) {
      say(box.dataset.over);
    } else {
      say(failed ? box.dataset.failed : box.dataset[first].replace('{0}', Math.ceil(left / 60_000)));
    }
    form.hidden = left <= 0;
    box.hidden = false;
  };
  const hold = known => {
    ends = known.ends;
    failed = false;
    if (what && since) {
      what.textContent = known.what;
      since.textContent = known.since;
    }
    check();
  };
  const know = left => {
    const known = {
      ends: {
        task: Date.now() + left.task * 1000,
        session: left.session < 0 ? Infinity : Date.now() + left.session * 1000,
      },
      what: left.what,
      since: left.since,
    };
    others.postMessage(known);
    hold(known);
  };

  others.addEventListener('message', event => hold(event.data));
  form.addEventListener('submit', async event => {
    event.preventDefault();
    try {
      const answer = await fetch(form.action, { method: 'POST', headers: { Accept: 'application/json' } });
      if (!answer.ok) {
        throw new Error(`status ${answer.status}`);
      }
      know(await answer.json());
    } catch (error) {
      console.warn(error);
      failed = true;
      check();
    }
  });
  know({
    task: Number(box.dataset.taskLeft),
    session: Number(box.dataset.sessionLeft),
    what: what?.textContent,
    since: since?.textContent,
  });
  setInterval(check, 1000);
}
