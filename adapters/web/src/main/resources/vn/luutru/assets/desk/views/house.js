/** Who is in house, and five things to do with each. */
import {UNDO, cancel, checkOut, extend, move, recent, undo, undoable} from '../actions.js';
import {day, dayTyped, hour, now, plusDays, second, shownDay} from '../clock.js';
import {button, html, ico, note, put} from '../dom.js';
import {folded, hasBeds, isHospital} from '../guest.js';
import {many, t, tx} from '../i18n.js';
import {establishment} from '../session.js';
import {shownState, stateTag} from '../states.js';
import * as store from '../store.js';
import {merged} from './house-rows.js';
import {row} from './house-row.js';

const FIRST = 25;

/** @type {HTMLElement} */
let root;
/** @type {store.Item[]} */
let items = [];
/** @type {import('./house-rows.js').Row[]} */
let rows = [];
let wanted = '';
let whole = false;
/** Which guest is asked about what. @type {{ref: string, what: 'extend'|'move'|'cancel'}|null} */
let asked = null;
/** @type {(name: string, with_?: any) => void} */
let go = () => {};
/** @type {ReturnType<typeof setTimeout>|undefined} */
let timer;

/** @param {HTMLElement} panel @param {{go: (name: string, with_?: any) => void, failed: (error: unknown) => void}} context */
export function open(panel, context) {
  root = panel;
  go = context.go;
  wanted = '';
  asked = null;
  whole = false;
  root.innerHTML = html`<div class="lt-panel-head"><h2 id="h-title"></h2><div class="lt-btns lt-noprint"><span id="h-day"></span>${
    button({do: 'print', icon: 'print', label: t('house.print')})}</div></div><form class="lt-search mb-2" role="search"><label class="visually-hidden" for="tim">${t('house.search')}</label><input class="form-control" id="tim" type="search"
    placeholder="${t('house.search.hint')}" autocomplete="off"><button type="submit" class="btn btn-outline-primary">${ico('search')}<span class="t">${t('house.search.do')}</span></button></form>
    <div id="h-undo" role="status"></div><div id="h-rows"></div>`.text;
  root.addEventListener('input', event => {
    const target = /** @type {HTMLInputElement} */ (event.target);
    if (target.id !== 'tim') return;
    wanted = target.value.trim();
    draw();
  });
  root.addEventListener('submit', event => {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    if (form.dataset.ask) void answer(form).catch(context.failed);
  });
}

export function close() {
  clearTimeout(timer);
}

/** @param {store.Item[]} latest @param {import('../inhouse.js').Picture|null} picture */
export function refresh(latest, picture) {
  items = latest;
  rows = merged(latest, picture);
  draw();
}

/** @param {{room?: string|null}[]} guests @returns {number} distinct rooms */
export const roomsOf = guests => new Set(guests.map(guest => (guest.room ?? '').toLowerCase().replace(/^(phòng|p\.|room)|\s/g, '')).filter(Boolean)).size;

function draw() {
  const present = rows.filter(one => !one.left);
  put(root.querySelector('#h-title'), html`${many('house.title', present.length, {rooms: roomsOf(present)})}`);
  const found = wanted ? present.filter(one => [one.fullName, one.room, one.document?.number].some(text => folded(text).includes(folded(wanted)))) : present;
  const shown = whole || wanted ? found : found.slice(0, FIRST);
  put(root.querySelector('#h-day'), dayReceipt(present));
  put(root.querySelector('#h-undo'), html`${recent(items).map(done)}`);
  put(root.querySelector('#h-rows'), found.length ? html`<div class="lt-scroll"><table class="lt-table cards has-room" role="table"><caption class="visually-hidden">${t('house.caption', {time: hour(now()), day: shownDay(day(now()))})}</caption>
    <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">${t('column.guest')}</th><th scope="col" role="columnheader" class="room">${t('column.room')}</th><th scope="col" role="columnheader">${t('column.arrived')}</th><th
    scope="col" role="columnheader">${t('column.leaves')}</th><th scope="col" role="columnheader">${t('column.declared')}</th><th scope="col" role="columnheader" class="lt-num">${t('column.acts')}</th></tr></thead><tbody role="rowgroup">${
    shown.map(one => html`${row(one)}${asked?.ref === one.reference ? question(one) : ''}`)}</tbody></table></div>${
    found.length > shown.length ? html`<p class="mt-2 mb-0">${t('house.shown', {n: shown.length, of: found.length})} <a href="#tat-ca" data-do="house-all">${t('do.show-all')}</a></p>` : ''}${meanings()}`
    : html`<div class="lt-empty"><p><b>${wanted ? t('house.nobody.found', {what: wanted}) : t('house.nobody')}</b></p><p>${wanted ? t('house.nobody.found.words') : t('house.nobody.words')}</p></div>`);
  clearTimeout(timer);
  const held = items.filter(undoable).map(item => (item.notBefore ?? 0) - now());
  if (held.length) timer = setTimeout(draw, Math.max(100, Math.min(...held)));
}

/** One paper for all who arrived today, once there is somebody. @param {import('./house-rows.js').Row[]} present */
function dayReceipt(present) {
  const today = day(now());
  return html`${present.some(one => one.declared && day(Date.parse(one.arrivedAt)) === today) &&
    html`<a class="btn btn-outline-primary" href="/v1/establishments/${encodeURIComponent(establishment().id)}/receipts/${today}/pdf" target="_blank" rel="noopener">${ico('receipt')}<span>${t('house.receipts')}</span></a>`}`;
}

const meanings = () => html`<details class="lt-more lt-noprint"><summary>${t('acts.title')}</summary><dl class="lt-facts">${['leave', 'extend', 'move', 'correct', 'cancel'].map(act =>
  html`<dt>${t('act.' + act)}</dt><dd class="fw-normal">${t('act.' + act + '.means')}</dd>`)}</dl></details>`;

/** @param {store.Item} item */
function done(item) {
  const icons = {CHECK_OUT: 'out', MOVE: 'move', CORRECTION: 'extend'};
  const words = tx((item.state === 'xong' ? 'did.' : 'does.') + item.kind, {name: item.content?.name, room: item.content?.room, time: hour(item.savedAt), until: item.content?.note ? shownDay(item.content.note) : ''});
  return note(item.state === 'xong' ? 'ok' : '', icons[item.kind] ?? 'check', words, html`<p class="lt-line mt-1">${stateTag(shownState(item))}${
    undoable(item) ? html` ${button({do: 'undo', arg: item.seq, icon: 'undo', label: t('do.undo'), look: 'btn-outline-primary btn-sm', hidden: item.content?.name})}<span class="lt-small lt-muted">${t('undo.until', {time: second(item.notBefore ?? 0), n: UNDO / 1000})}</span>` : ''}</p>`);
}

/** What is asked before an act, in the row below the guest. @param {import('./house-rows.js').Row} one */
function question(one) {
  const what = asked?.what ?? 'extend';
  const from = one.expectedDepartureOn && one.expectedDepartureOn >= day(now()) ? one.expectedDepartureOn : day(now());
  const quit = button({do: 'ask-quit', icon: 'x', label: t('do.leave-it')});
  const inner = what === 'extend'
    ? html`<p class="fw-semibold mb-2">${t('extend.title', {name: one.fullName})}</p><div class="lt-btns">${[1, 2, 3, 7].map(n => button({do: 'extend-by', arg: plusDays(from, n), label: html`${many('nights', n)} <span class="fw-normal">· ${t('extend.leaves', {day: shownDay(plusDays(from, n)).slice(0, 5)})}</span>`}))}
      <label class="visually-hidden" for="until">${t('extend.other')}</label><input class="form-control w-auto" id="until" name="until" size="10" inputmode="numeric" autocomplete="off" placeholder="${shownDay(plusDays(from, 1))}"><button type="submit" class="btn btn-primary">${ico('check')}${t('extend.do')}</button>${quit}</div>`
    : what === 'move'
      ? html`<p class="fw-semibold mb-2">${t('move.title', {name: one.fullName, room: one.room ?? ''})}</p><div class="lt-btns"><label class="visually-hidden" for="to-room">${t('move.to')}</label><input class="form-control w-auto" id="to-room" name="room" size="8" maxlength="20"
        autocomplete="off" placeholder="${t('move.to')}">${hasBeds(establishment().type) ? html`<label class="visually-hidden" for="to-bed">${t('field.bed')}</label><input class="form-control w-auto" id="to-bed" name="bed" size="6" maxlength="20" autocomplete="off" placeholder="${t('field.bed')}">` : ''}${
        isHospital(establishment().type) ? html`<label class="visually-hidden" for="to-department">${t('field.department')}</label><input class="form-control w-auto" id="to-department" name="department" size="14" maxlength="100" autocomplete="off" placeholder="${t('field.department')}">` : ''}<button
        type="submit" class="btn btn-primary">${ico('move')}${t('move.do')}</button>${quit}</div>`
      : html`<p class="fw-semibold mb-1">${t('cancel.title', {name: one.fullName})}</p><p>${tx('cancel.words')}</p><div class="lt-btns">${['ENTERED_BY_MISTAKE', 'DUPLICATE', 'NO_SHOW'].map(reason =>
        button({do: 'cancel-for', arg: reason, icon: 'ban', label: t('cancel.' + reason), look: 'btn-danger'}))}${quit}</div>`;
  return html`<tr role="row" class="lt-asked"><td role="cell" colspan="6" class="full"><form class="lt-ask" data-ask="${what}" data-keep="${what}-${one.reference}">${inner}</form></td></tr>`;
}

/** @param {HTMLFormElement} form */
async function answer(form) {
  const one = current();
  const value = name => String(new FormData(form).get(name) ?? '').trim();
  if (!one) return;
  const until = dayTyped(value('until'));
  if (form.dataset.ask === 'extend' && /^\d{4}-\d{2}-\d{2}$/.test(until)) await extend(one, until);
  else if (form.dataset.ask === 'move' && (value('room') || value('bed') || value('department'))) {
    const to = Object.fromEntries(['room', 'bed', 'department'].map(name => [name, value(name)]).filter(([, text]) => text));
    await move(one, to);
  } else {
    /** @type {HTMLElement|null} */ (form.querySelector('input'))?.focus();
    return;
  }
  quit();
}

const current = () => rows.find(one => one.reference === asked?.ref);

function quit() {
  asked = null;
  draw();
}

/** Opens a question under a guest. @param {string} ref @param {'extend'|'move'|'cancel'} what */
export function ask(ref, what) {
  asked = {ref, what};
  find(ref);
  draw();
  const panel = /** @type {HTMLElement|null} */ (root.querySelector('.lt-ask'));
  panel?.scrollIntoView({block: 'nearest'});
  /** @type {HTMLElement|null} */ (panel?.querySelector(what === 'move' ? 'input' : 'button'))?.focus();
}

/** Shows a guest's row. @param {string} ref */
export function find(ref) {
  wanted = '';
  whole = true;
  draw();
  root.querySelector(`[data-ref="${CSS.escape(ref)}"]`)?.scrollIntoView({block: 'center'});
}

/** @param {string} ref */
export async function leave(ref) {
  const one = rows.find(guest => guest.reference === ref);
  if (one) await checkOut(one);
}

export const handlers = {
  leave, 'ask-extend': ref => ask(ref, 'extend'), 'ask-move': ref => ask(ref, 'move'), 'ask-cancel': ref => ask(ref, 'cancel'),
  correct: ref => go('sua', {ref, stay: rows.find(one => one.reference === ref)}),
  'ask-quit': quit,
  'extend-by': async until => {
    const one = current();
    quit();
    if (one) await extend(one, until);
  },
  'cancel-for': async reason => {
    const one = current();
    quit();
    if (one) await cancel(one, reason);
  },
  undo: async seq => {
    const item = await store.one(Number(seq));
    if (item) await undo(item);
  },
  print: () => window.print(),
  'house-all': () => {
    whole = true;
    draw();
  },
  'to-todo': () => document.getElementById('t-todo')?.scrollIntoView({block: 'start'}),
};

