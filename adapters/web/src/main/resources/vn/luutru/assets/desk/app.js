/** The reception page: starts what lies below, shows one view at a time, and tells it what changed. */
import {startClock} from './clock.js';
import {clear, pressed, put} from './dom.js';
import {failure, showFrame} from './frame.js';
import {readHead} from './group.js';
import {speak, t} from './i18n.js';
import {look, rereadPicture, startPicture} from './inhouse.js';
import {learnEarlier} from './known.js';
import {askToKeep, offer} from './offline.js';
import {loadRules} from './rules.js';
import './scan/camera.js';
import {chooseSerial, startSerial} from './scan/serial.js';
import {listenToWedge} from './scan/wedge.js';
import {send, sendNow, startSending} from './sender.js';
import {deskState, lock, startSession} from './session.js';
import {on, tellHere} from './signals.js';
import * as store from './store.js';
import {startTables} from './tables.js';
import * as groupView from './views/group.js';
import * as correctView from './views/correct.js';
import * as guestView from './views/guest.js';
import * as lockView from './views/lock.js';
import * as postersView from './views/posters.js';
import * as queueView from './views/queue.js';
import * as remindersView from './views/reminders.js';
import * as todayView from './views/today.js';

const VIEWS = {'hom-nay': todayView, khach: guestView, doan: groupView, 'cho-gui': queueView, sua: correctView, nhac: remindersView, bien: postersView, khoa: lockView};

let current = '';
let signIn = false;
/** @type {store.Item[]} */
let items = [];
/** @type {() => void} */
let close = () => {};
/** What the next view is opened with. @type {any} */
let handed = {};
let scheduled = false;
let lookTimer = 0;

const main = () => /** @type {HTMLElement} */ (document.getElementById('desk-main'));

/** @returns {string} the view that the address and the desk's state call for */
function wanted() {
  if (deskState() !== 'open' || signIn) return 'khoa';
  const name = location.hash.slice(1).split('/')[0];
  return VIEWS[name] && name !== 'khoa' ? name : 'hom-nay';
}

/** Opens the view of the address, if it is not open. @param {boolean} [anew] even if it is */
async function go(anew = false) {
  items = await store.all();
  // only now: the desk may have been locked meanwhile
  const name = wanted();
  if (name !== current || anew) {
    close();
    current = name;
    const way = location.hash.split('/')[1] ?? '';
    clear(main());
    document.getElementById('desk-bottom')?.setAttribute('hidden', '');
    close = VIEWS[name].open(main(), {items, way, go: open, mend, opened, ...handed}) ?? (() => {});
    handed = {};
    document.title = `${VIEWS[name].title()} · ${t('title.desk')}`;
    scrollTo(0, 0);
    if (anew === false) document.getElementById('noi-dung')?.focus({preventScroll: true});
    focusFirst();
  }
  show();
}

function focusFirst() {
  /** @type {HTMLElement|null} */ (main().querySelector('[data-first]'))?.focus();
}

/** @param {string} name @param {any} [with_] */
function open(name, with_ = {}) {
  handed = with_;
  if (location.hash === '#' + name) void go(true);
  else location.hash = name;
}

/** A draft of the group under way is mended among the others, any other item by itself. @param {store.Item} item */
async function mend(item) {
  const group = item.state === 'nhap' && item.group ? (await readHead())?.id : undefined;
  open(group && group === item.group ? 'doan' : 'khach', {item});
}

function opened() {
  signIn = false;
  tellHere('desk');
  // what the session told may have opened a view already, and somebody may have begun in it
  void go().then(start).catch(failed);
}

/** What is asked for once somebody is at the desk. */
async function start() {
  await sendNow();
  await look();
  void learnEarlier();
}

/** Shows the frame and the view anew, once for all that happened together. */
function changed() {
  if (scheduled) return;
  scheduled = true;
  setTimeout(async () => {
    scheduled = false;
    try {
      if (wanted() !== current) {
        await go();
        return;
      }
      const before = items.filter(item => item.state === 'xong').length;
      items = await store.all();
      show();
      if (items.filter(item => item.state === 'xong').length > before) {
        clearTimeout(lookTimer);
        lookTimer = window.setTimeout(() => void look(), 700);
      }
    } catch (error) {
      failed(error);
    }
  }, 30);
}

function show() {
  showFrame(current, items);
  VIEWS[current].refresh(items);
}

/** @param {unknown} error */
function failed(error) {
  console.error(error);
  put(document.getElementById('desk-failed'), failure(error));
}

/** Something was scanned anywhere: on the group's page it is one more of the group, elsewhere a guest. */
async function scanned(kind, text) {
  if (deskState() !== 'open' || signIn) return;
  try {
    if (current === 'doan') await groupView.scanned(kind, text);
    else {
      if (current !== 'khach') {
        location.hash = 'khach';
        await go();
      }
      await guestView.scanned(kind, text);
    }
  } catch (error) {
    failed(error);
  }
}

async function boot() {
  const language = /(?:^|; )lang=(vi|en)/.exec(document.cookie)?.[1] ?? document.documentElement.lang;
  await Promise.all([speak(language), startClock(), startTables()]);
  await startSession();
  await startPicture();
  await store.removeOld();
  pressed(document.body, {
    speak: async tag => {
      document.cookie = `lang=${tag}; path=/; max-age=31536000; SameSite=Lax`;
      await speak(tag);
      await go(true);
      await look();
    },
    look: theme => {
      document.cookie = `theme=${theme}; path=/; max-age=31536000; SameSite=Lax`;
      if (theme === 'auto') document.documentElement.removeAttribute('data-bs-theme');
      else document.documentElement.setAttribute('data-bs-theme', theme);
    },
    lock: () => lock(),
    'sign-in': () => {
      signIn = true;
      void go();
    },
    send: () => sendNow(),
    serial: () => chooseSerial(),
  }, failed);
  addEventListener('hashchange', () => void go().catch(failed));
  for (const what of /** @type {const} */ (['items', 'session', 'inhouse', 'network'])) on(what, changed);
  on('desk', changed);
  on('other:inhouse', () => void rereadPicture());
  on('items', () => void send());
  setInterval(changed, 5_000);
  setInterval(() => deskState() === 'open' && document.visibilityState === 'visible' && void look(), 60_000);
  listenToWedge((kind, text) => void scanned(kind, text));
  await startSerial((kind, text) => void scanned(kind, text));
  await go();
  document.getElementById('desk-starting')?.remove();
  document.documentElement.setAttribute('data-desk', 'ready');
  await startSending();
  if (deskState() === 'open') void start();
  offer(() => items.every(item => item.state !== 'gui'));
  void askToKeep();
  setTimeout(() => void loadRules(), 200);
}

boot().catch(failed);
