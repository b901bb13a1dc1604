// Arrivals and matches as they happen; matches alone on pages without a list of arrivals. The server sends pieces of HTML
// that it has made and escaped itself.
const MOST = 60;
const list = document.getElementById('den');
const own = document.getElementById('bao-dong');
const alerts = own ?? document.getElementById('canh-bao');
const state = document.getElementById('noi');
// Each page says it when it does not watch, above all else that is on it.
const unwatched = document.getElementById('khong-theo-doi');
const empty = document.getElementById('chua');
const rest = document.getElementById('con');

const leave = words => {
  if (rest) {
    rest.textContent = words;
    rest.hidden = false;
  }
};
const tell = word => {
  if (state) {
    state.textContent = state.dataset[word];
  }
  if (unwatched) {
    const text = unwatched.dataset[word] ?? '';
    unwatched.querySelector('p').textContent = text;
    unwatched.firstElementChild.hidden = text === '';
  }
};
const address = after => {
  const asked = new URLSearchParams({ sau: after });
  if (list?.dataset.ward) {
    asked.set('phuong', list.dataset.ward);
  } else if (!list) {
    asked.set('chi', 'canh-bao');
  }
  return `/cong-an/truc-tiep?${asked}`;
};

if (alerts) {
  let after = (list ?? document.getElementById('canh-bao')).dataset.after;
  let stream;
  let ended = false;

  const connect = () => {
    stream = new EventSource(address(after));
    stream.addEventListener('open', () => tell('on'));
    stream.addEventListener('seen', event => { after = event.data; });
    stream.addEventListener('arrival', event => {
      list?.insertAdjacentHTML('afterbegin', event.data);
      if (empty) {
        empty.hidden = true;
      }
      while (list && list.children.length > MOST) {
        list.lastElementChild.remove();
        leave(rest?.dataset.most);
      }
    });
    stream.addEventListener('rest', event => leave(event.data));
    stream.addEventListener('behind', () => tell('behind'));
    stream.addEventListener('alert', event => alerts.insertAdjacentHTML('afterbegin', event.data));
    stream.addEventListener('end', () => {
      ended = true;
      stream.close();
      tell('end');
    });
    stream.addEventListener('error', () => {
      // Not by the browser itself: it would ask again for what has been shown.
      const failed = stream;
      failed.close();
      setTimeout(() => {
        if (stream === failed && (list || !document.hidden)) {
          connect();
        }
      }, 3000);
      tell('off');
    });
  };

  if (list || !document.hidden) {
    connect();
  }
  addEventListener('pagehide', () => stream?.close());
  if (!list) {
    // A browser has few connections to one service: a page that nobody sees gives its own back, and catches up later.
    document.addEventListener('visibilitychange', () => {
      stream?.close();
      if (!document.hidden && !ended) {
        connect();
      }
    });
  }
}
