// Arrivals and matches as they happen. The server sends pieces of HTML that it has made and escaped itself.
const MOST = 60;
const list = document.getElementById('den');
const alerts = document.getElementById('bao-dong');
const state = document.getElementById('noi');
const empty = document.getElementById('chua');
const rest = document.getElementById('con');

const leave = words => {
  if (rest) {
    rest.textContent = words;
    rest.hidden = false;
  }
};

if (list && state) {
  let after = list.dataset.after;
  let stream;

  const connect = () => {
    stream = new EventSource(`/cong-an/truc-tiep?sau=${encodeURIComponent(after)}${list.dataset.ward ? `&phuong=${encodeURIComponent(list.dataset.ward)}` : ''}`);
    stream.addEventListener('open', () => { state.textContent = state.dataset.on; });
    stream.addEventListener('seen', event => { after = event.data; });
    stream.addEventListener('arrival', event => {
      list.insertAdjacentHTML('afterbegin', event.data);
      if (empty) {
        empty.hidden = true;
      }
      while (list.children.length > MOST) {
        list.lastElementChild.remove();
        leave(rest?.dataset.most);
      }
    });
    stream.addEventListener('rest', event => leave(event.data));
    stream.addEventListener('behind', () => { state.textContent = state.dataset.behind; });
    stream.addEventListener('alert', event => alerts?.insertAdjacentHTML('afterbegin', event.data));
    stream.addEventListener('end', () => {
      stream.close();
      state.textContent = state.dataset.end;
    });
    stream.addEventListener('error', () => {
      // Not by the browser itself: it would ask again for what has been shown.
      stream.close();
      setTimeout(connect, 3000);
      state.textContent = state.dataset.off;
    });
  };
  connect();
  addEventListener('pagehide', () => stream.close());
}
