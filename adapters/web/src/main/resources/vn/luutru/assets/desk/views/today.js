/** The day at a glance: what is due, the way to declare, what is to be done, who is in house. */
import {nilReport} from '../actions.js';
import {day, hour, minutesOff, now, second, shownDay, weekday} from '../clock.js';
import {deadlineWords, distance, dueNow, hoursLine} from '../deadline.js';
import {button, html, ico, pressed, put} from '../dom.js';
import {failure, notices} from '../frame.js';
import {many, t, tx} from '../i18n.js';
import {thePicture, waitingGuestCards} from '../inhouse.js';
import {line} from '../sender.js';
import {establishment} from '../session.js';
import * as house from './house.js';
import * as todo from './todo.js';

/** @type {HTMLElement} */
let root;

export const title = () => t('tab.today');

/**
 * @param {HTMLElement} main
 * @param {{items: import('../store.js').Item[], go: (name: string, with_?: any) => void}} context
 */
export function open(main, context) {
  root = main;
  root.innerHTML = html`<div id="t-failed"></div><div id="t-notes"></div><div class="lt-head" id="t-head"></div><div class="lt-grid c-5-7"><div class="lt-stackv"><div id="t-due"></div>
    <section class="lt-scan" aria-labelledby="quet"><h2 id="quet">${t('scan.title')}</h2>${link('khach/camera', 'qr', t('scan.camera'), 'btn-primary btn-lg')}<div class="lt-ways">${
    link('khach/anh', 'photo', t('scan.photo'))}${link('khach/ho-chieu', 'passport', t('scan.passport'))}${link('khach/tay', 'keyboard', t('scan.type'))}${link('doan', 'bus', t('scan.group'))}</div>
    <p class="lt-small lt-muted mt-2 mb-0">${ico('barcode')} ${t('scan.wedge')}</p></section></div>
    <div class="lt-stackv"><section aria-labelledby="dem"><h2 id="dem">${t('states.title')}</h2><ul class="lt-states" id="t-states"></ul></section><section class="lt-panel" id="t-todo"></section></div></div>
    <div class="mt-3 mt-lg-4"><section class="lt-panel" id="t-house"></section></div>`.text;
  const said = root.querySelector('#t-failed');
  const failed = error => void put(said, failure(error));
  const anew = () => void put(said, html``);
  root.addEventListener('click', anew, true);
  house.open(/** @type {HTMLElement} */ (root.querySelector('#t-house')), {...context, failed});
  const closeTodo = todo.open(/** @type {HTMLElement} */ (root.querySelector('#t-todo')), {...context, failed});
  const stop = pressed(root, {nil: async date => void (await nilReport(date)), ...house.handlers}, failed);
  return () => {
    stop();
    root.removeEventListener('click', anew, true);
    closeTodo();
    house.close();
  };
}

/** @param {string} to @param {string} icon @param {string} words @param {string} [look] */
const link = (to, icon, words, look = 'btn-outline-primary') => html`<a class="btn ${look}" href="#${to}">${ico(icon)}<span>${words}</span></a>`;

/** @param {import('../store.js').Item[]} items */
export function refresh(items) {
  const picture = thePicture();
  const at = now();
  const cards = waitingGuestCards(items);
  put(root.querySelector('#t-notes'), notices(items));
  put(root.querySelector('#t-head'), html`<div><h1>${t('day.' + weekday(at))}, ${shownDay(day(at))}</h1><p>${[lineWords(), freeRooms(picture?.items)].filter(Boolean).join(' · ')}</p></div>`);
  const counts = countStates(items, cards.length, picture);
  put(root.querySelector('#t-due'), dueMarkup(items, cards, counts.xong, at, picture));
  put(root.querySelector('#t-states'), html`${Object.entries(counts).map(([state, n]) =>
    html`<li><a class="${state} ${n ? '' : 'zero'}" href="${state === 'cho' ? '#hom-nay' : '#cho-gui'}" ${state === 'cho' ? html`data-do="to-todo"` : ''}><b>${n}${ico(ICONS[state])}</b>${t('states.' + state)}</a></li>`)}`);
  todo.refresh(items, picture);
  house.refresh(items, picture);
}

const ICONS = {cho: 'users', may: 'device', gui: 'send', 'chua-ro': 'ask', xong: 'check', loi: 'x'};

function lineWords() {
  if (line.state === 'off') return t('today.off', {time: hour(line.since)});
  if (!line.lastOn) return t('today.asking');
  const words = t('today.on', {time: second(line.lastOn)});
  return minutesOff() ? words + ' ' + t('today.server') : words;
}

/** @param {import('../inhouse.js').Guest[]|undefined} guests */
function freeRooms(guests) {
  const rooms = establishment().rooms;
  if (!rooms || !guests) return '';
  return many('today.free', Math.max(0, rooms - house.roomsOf(guests)));
}

/** @param {import('../store.js').Item[]} items @param {number} cards @param {import('../inhouse.js').Picture|null} picture */
function countStates(items, cards, picture) {
  const today = day(now());
  const of = state => items.filter(item => item.state === state).length;
  const recorded = new Set((picture?.items ?? []).filter(stay => day(Date.parse(stay.reportedAt)) === today).map(stay => stay.reference));
  for (const item of items) {
    if (item.kind === 'CHECK_IN' && item.receipt && day(Date.parse(item.receipt.recordedAt)) === today) recorded.add(item.ref);
  }
  return {cho: cards, may: of('may'), gui: of('gui'), 'chua-ro': of('chua-ro'), xong: recorded.size, loi: of('loi')};
}

/**
 * @param {import('../store.js').Item[]} items
 * @param {any[]} cards
 * @param {number} recorded
 * @param {number} at
 * @param {import('../inhouse.js').Picture|null} picture
 */
function dueMarkup(items, cards, recorded, at, picture) {
  const {due, open: n, late, foreign} = dueNow(items, cards, at);
  if (n === 0 && recorded === 0 && picture && nothingToday(items, picture, at)) return nilMarkup(items, due, at);
  if (n === 0) {
    const left = distance(due - at);
    return html`<section class="lt-due fine" aria-labelledby="han"><div class="lt-due-row"><h2 id="han" class="mb-0">${recorded ? html`${ico('check')} ${t('due.done')}` : t('due.none')}</h2><span class="lt-muted">${
      t('due.next', {time: deadlineWords(due, at), left: many('left.' + left.unit, left.n)})}</span></div><p>${recorded ? many('due.done.words', recorded) : t('due.none.words')}</p>${hoursLine(at)}</section>`;
  }
  if (late) {
    const over = distance(at - due);
    return html`<section class="lt-due late" aria-labelledby="han"><div class="lt-due-row"><h2 id="han" class="mb-0">${t('due.title', {time: deadlineWords(due, at)})}</h2><span class="fw-semibold">${many('due.late', late)}</span></div>
      <p class="lt-due-left">${t('due.over', {n: over.n})} <small>${many('unit.' + over.unit, over.n)}</small></p><p class="lt-small mb-1">${t('due.late.words')}</p></section>`;
  }
  const left = distance(due - at);
  const words = [many('due.words', n), foreign ? many('due.foreign', foreign) : ''].filter(Boolean).join(', ');
  return html`<section class="lt-due ${due - at > 3 * 3600_000 ? 'fine' : ''}" aria-labelledby="han"><div class="lt-due-row"><h2 id="han" class="mb-0">${t('due.title', {time: deadlineWords(due, at)})}</h2><span class="fw-semibold">${many('due.open', n)}</span></div>
    <p class="lt-due-left">${left.n} <small>${many('left.unit.' + left.unit, left.n)}</small></p>${hoursLine(at)}<p class="lt-small">${words}. ${t('due.after')}</p></section>`;
}

/** @param {import('../store.js').Item[]} items @param {import('../inhouse.js').Picture} picture @param {number} at */
function nothingToday(items, picture, at) {
  const today = day(at);
  return !picture.items.some(stay => day(Date.parse(stay.arrivedAt)) === today) && hour(at) >= '18:00' && !items.some(item => item.ref === 'nil-' + today && item.state === 'xong');
}

/** @param {import('../store.js').Item[]} items @param {number} due @param {number} at */
function nilMarkup(items, due, at) {
  const today = day(at);
  const sent = items.find(item => item.ref === 'nil-' + today && item.state !== 'loi');
  const left = distance(due - at);
  return html`<section class="lt-due fine" aria-labelledby="han"><div class="lt-due-row"><h2 id="han" class="mb-0">${t('nil.title')}</h2><span class="lt-muted">${t('due.next', {time: deadlineWords(due, at), left: many('left.' + left.unit, left.n)})}</span></div>
    <p>${t('nil.words')}</p><div class="lt-btns mt-2">${sent ? html`<p class="mb-0">${t('nil.sent')}</p>` : button({do: 'nil', arg: today, icon: 'moon', label: t('nil.do'), look: 'btn-primary'})}</div></section>`;
}
