/** A family or a bus: scan one after another, the list grows, what they share is typed once. */
import {NoAnswer, Problem} from '../api.js';
import {at, day, hour, now, timeTyped} from '../clock.js';
import {button, html, note, pressed, put} from '../dom.js';
import {failure, notices} from '../frame.js';
import * as group from '../group.js';
import {emptyForm, purposesOf, withCapture} from '../guest.js';
import {many, t, tx} from '../i18n.js';
import {readCard, readMrz} from '../rules.js';
import {readPhoto} from '../scan/camera.js';
import {send} from '../sender.js';
import {establishment} from '../session.js';
import * as store from '../store.js';
import {nameOf} from '../tables.js';
import {chips, field} from './fields.js';
import {childMarkup, doubts, pasteMarkup, pasted, table} from './group-parts.js';

/** @type {HTMLElement} */
let root;
/** @type {group.Head|null} */
let head = null;
/** @type {store.Item[]} */
let items = [];
/** @type {group.Member[]} */
let list = [];
let whole = false;
/** What is open below the buttons. @type {''|'child'|'paste'} */
let extra = '';
/** @type {import('../dom.js').Safe|null} */
let said = null;
/** Whose row is open. @type {number|null} */
let editing = null;
/** Scans are taken in one after another, in the order of scanning. */
let taking = Promise.resolve();
/** @type {(name: string, with_?: any) => void} */
let go = () => {};
let drawing = 0;

export const title = () => (head?.name ? t('group.named', {name: head.name}) : t('group.title'));

/** @param {HTMLElement} main @param {{items: store.Item[], go: (name: string, with_?: any) => void}} context */
export function open(main, context) {
  root = main;
  items = context.items;
  go = context.go;
  whole = false;
  extra = '';
  said = null;
  root.innerHTML = html`<div id="d-top"></div><div class="lt-head"><div><h1 id="d-title"></h1><p>${t('group.words')}</p></div></div><div id="d-notes"></div>
    <div class="lt-grid c-4-8 align-items-start"><div class="lt-stackv"><section class="lt-due fine" id="d-count" aria-labelledby="d-scanned"></section><form class="lt-panel" id="d-shared" novalidate aria-labelledby="chung"></form></div>
    <section class="lt-panel" id="d-list"></section></div>`.text;
  const stop = pressed(root, handlers, failed);
  const bottom = document.getElementById('desk-bottom');
  const stopBottom = bottom ? pressed(bottom, handlers, failed) : () => {};
  /** @type {Record<string, (event: any) => unknown>} */
  const events = {change: changed, submit: submitted, stopped: () => drawCount(), card: event => void scanned('card', event.detail)};
  for (const [name, listener] of Object.entries(events)) root.addEventListener(name, listener);
  void start().catch(failed);
  return () => {
    stop();
    stopBottom();
    for (const [name, listener] of Object.entries(events)) root.removeEventListener(name, listener);
  };
}

async function start() {
  head = (await group.readHead()) ?? group.newHead(purposesOf(establishment().type)[0]);
  drawShared();
  await redraw();
}

/** @param {store.Item[]} latest */
export function refresh(latest) {
  items = latest;
  put(root.querySelector('#d-notes'), notices(items));
  void redraw().catch(failed);
}

async function redraw() {
  if (!head) return;
  const turn = ++drawing;
  const found = await group.members(head, items);
  if (turn !== drawing) return;
  list = found;
  put(root.querySelector('#d-title'), html`${title()}`);
  drawCount();
  const counted = [...list].reverse();
  const look = list.filter(one => doubts(one).length);
  put(root.querySelector('#d-list'), html`<div class="lt-panel-head"><h2>${many('group.count', list.length)}</h2></div>${look.length ? note('warn', 'warn', tx(look.length === 1 ? 'group.look.one' : 'group.look', {n: look.length, ready: list.length - look.length})) : ''}${
    list.length ? html`${table(whole ? counted : counted.slice(0, 14), editing)}<p class="mt-2 mb-0">${t('group.newest')} ${list.length > 14 && !whole ? html`<a href="#ca-doan" data-do="whole">${many('group.all', list.length)}</a>` : ''}</p>`
    : html`<div class="lt-empty"><p><b>${t('group.empty')}</b></p><p>${t('group.empty.words')}</p></div>`}`);
  drawBottom(list.length - look.length);
}

function drawCount() {
  const section = root.querySelector('#d-count');
  if (!head || !section) return;
  if (!section.querySelector('#d-number')) {
    section.innerHTML = html`<div id="d-number"></div><desk-camera></desk-camera><div id="d-ways"></div><div id="d-said" role="status"></div><div id="d-extra"></div>`.text;
  }
  const expected = Number.parseInt(head.expected, 10) || 0;
  const seconds = Math.max(0, Math.round(((list.at(-1)?.item.savedAt ?? head.begun) - (list[0]?.item.savedAt ?? head.begun)) / 1000));
  const camera = /** @type {any} */ (section.querySelector('desk-camera'))?.running;
  put(section.querySelector('#d-number'), html`<div class="lt-due-row"><h2 id="d-scanned" class="mb-0">${t('group.scanned')}</h2>${list.length > 1 ? html`<span class="lt-muted">${
    seconds < 60 ? many('seconds', seconds) : t('minutes.seconds', {m: Math.floor(seconds / 60), s: String(seconds % 60).padStart(2, '0')})}</span>` : ''}</div>
    <p class="lt-due-left">${list.length} <small>${expected ? many('group.of', expected) : many('group.guests', list.length)}</small></p>${
    expected ? html`<progress class="lt-progress mt-2" max="${Math.max(expected, list.length)}" value="${list.length}" aria-label="${t('group.progress', {n: list.length, of: expected})}">${list.length}/${expected}</progress>` : ''}<p class="lt-small">${t('group.how')}</p>`);
  put(section.querySelector('#d-ways'), html`<div class="lt-btns col mt-2">${camera ? '' : button({do: 'camera', icon: 'qr', label: t(list.length ? 'group.scan-on' : 'scan.camera'), look: 'btn-primary btn-lg'})}${
    button({do: 'child', icon: 'child', label: t('group.child')})}${button({do: 'paste', icon: 'list', label: t('group.paste')})}</div>`);
  put(section.querySelector('#d-said'), said ?? html``);
  put(section.querySelector('#d-extra'), extra === 'child' ? childMarkup(list) : extra === 'paste' ? pasteMarkup() : html``);
}

function drawShared() {
  const h = /** @type {group.Head} */ (head);
  const first = purposesOf(establishment().type).slice(0, 3);
  const offered = [...new Set([...first, 'CONFERENCE', h.purpose])].map(code => /** @type {[string, string]} */ ([code, nameOf('purposes', code)]));
  put(root.querySelector('#d-shared'), html`<h2 id="chung">${t('group.shared')}</h2>${field({name: 'name', label: t('group.name'), value: h.name, most: 60})}
    <div class="lt-two keep">${field({name: 'arrival', label: t('group.arrival'), value: hour(h.arrivedAt), mode: 'numeric', most: 5})}${field({name: 'nights', label: t('field.nights'), value: h.nights, mode: 'numeric', most: 3})}</div>
    ${chips({name: 'purpose', label: t('group.purpose'), value: h.purpose, options: offered})}
    ${field({name: 'rooms', label: t('group.rooms'), value: h.rooms, hint: many('group.rooms.hint', h.each)})}
    <div class="lt-two keep">${field({name: 'each', label: t('group.each'), value: String(h.each), mode: 'numeric', most: 2})}${field({name: 'expected', label: t('group.expected'), value: h.expected, mode: 'numeric', most: 3})}</div>`);
}

/** @param {number} ready */
function drawBottom(ready) {
  const bottom = document.getElementById('desk-bottom');
  if (!bottom) return;
  bottom.hidden = list.length === 0;
  put(bottom, html`<div class="lt-wrap lt-btns">${button({do: 'declare', icon: 'send', label: many('group.send', ready), look: 'btn-primary btn-lg flex-grow-1 flex-md-grow-0'})}${
    button({do: 'later', icon: 'device', label: t('group.later'), look: 'btn-outline-primary btn-lg flex-grow-1 flex-md-grow-0'})}</div>`);
}

/** @param {Event} event */
async function changed(event) {
  const target = /** @type {HTMLInputElement} */ (event.target);
  if (target.type === 'file') {
    const file = target.files?.[0];
    const text = file && (await readPhoto(file));
    if (text) await scanned('card', text);
    return;
  }
  if (!head || !target.closest('#d-shared')) return;
  if (target.name === 'arrival') {
    const time = timeTyped(target.value);
    target.value = time || hour(head.arrivedAt);
    const then = time ? at(day(now()), time) : head.arrivedAt;
    head.arrivedAt = then > now() + 60_000 ? then - 86_400_000 : then;
  } else if (target.name === 'each') head.each = Math.max(1, Number.parseInt(target.value, 10) || 2);
  else head[target.name] = target.value;
  try {
    await group.keepHead(head);
    await redraw();
  } catch (error) {
    failed(error);
  }
}

/** @param {SubmitEvent} event */
async function submitted(event) {
  event.preventDefault();
  const form = /** @type {HTMLFormElement} */ (event.target);
  const value = name => String(new FormData(form).get(name) ?? '').trim();
  try {
    if (form.id === 'd-child' && value('child')) {
      const companion = list.find(one => String(one.item.seq) === value('with'));
      await take({...emptyForm(establishment().type, now()), fullName: value('child'), dateOfBirth: value('born'), sex: value('child-sex'), docType: 'NONE',
        companion: companion?.form.fullName ?? '', room: companion?.form.room ?? ''});
      extra = '';
    } else if (form.id === 'd-paste') {
      for (const one of pasted(value('lines'), emptyForm(establishment().type, now()))) await take(one);
      extra = '';
    } else if (form.dataset.member) {
      const member = list.find(one => String(one.item.seq) === form.dataset.member);
      const names = ['fullName', 'dateOfBirth', 'docNumber', 'room'];
      if (member) await group.changeMember(member, {...Object.fromEntries(names.map(name => [name, value('m-' + name)])), sources: {}});
      editing = null;
    }
    await redraw();
  } catch (error) {
    failed(error);
  }
}

/** One more of the group. @param {'card'|'mrz'|'unknown'} kind @param {string} text */
export function scanned(kind, text) {
  const heardAt = now();
  taking = taking.then(() => scannedInTurn(kind, text, heardAt)).catch(failed);
  return taking;
}

/** @param {'card'|'mrz'|'unknown'} kind @param {string} text @param {number} heardAt */
async function scannedInTurn(kind, text, heardAt) {
  try {
    const capture = await (kind === 'mrz' ? readMrz(text) : readCard(text));
    const number = capture.guest?.document?.number;
    if (capture.outcome === 'UNREAD') says('warn', 'warn', html`<b>${t('scan.unread')}</b> ${capture.findings[0]?.message ?? ''}`);
    else if (number && (await isThere(number))) says('', 'info', tx('group.twice', {name: capture.guest.fullName}));
    else await take(withCapture(emptyForm(establishment().type, heardAt), capture, heardAt));
  } catch (error) {
    if (!(error instanceof Problem) && !(error instanceof NoAnswer)) throw error;
    says('warn', 'warn', html`<b>${t('scan.unread')}</b> ${error instanceof Problem ? error.text : t('scan.noline')}`);
  }
}

/** @param {string} number @returns {Promise<boolean>} whether this paper is in the group already */
async function isThere(number) {
  return (await store.all()).some(item => item.group === head?.id && item.told?.form?.docNumber === number);
}

/** @param {import('../guest.js').Form} form */
async function take(form) {
  if (!head) return;
  if (list.length === 0) await group.keepHead(head);
  await group.addMember(head, form);
  navigator.vibrate?.(40);
  says('ok', 'check', html`<b>${form.fullName}</b> ${t('group.taken')}`);
}

/** @param {string} look @param {string} icon @param {unknown} words */
function says(look, icon, words) {
  said = note(look, icon, words);
  drawCount();
}

const handlers = {
  camera: () => /** @type {any} */ (root.querySelector('desk-camera')).start().then(drawCount),
  'cam-stop': () => /** @type {any} */ (root.querySelector('desk-camera'))?.stop(),
  'cam-torch': () => /** @type {any} */ (root.querySelector('desk-camera'))?.torch(),
  child: () => opens('child'), paste: () => opens('paste'), 'extra-quit': () => opens(''),
  whole: () => {
    whole = true;
    return redraw();
  },
  edit: seq => {
    editing = editing === Number(seq) ? null : Number(seq);
    return redraw().then(() => /** @type {HTMLElement|null} */ (root.querySelector('form[data-member] input'))?.focus());
  },
  'take-out': async seq => {
    const member = list.find(one => one.item.seq === Number(seq));
    editing = null;
    if (member) await store.remove(member.item, ['nhap']);
  },
  confirm: async seq => {
    const member = list.find(one => one.item.seq === Number(seq));
    if (member) await group.changeMember(member, {sources: {}, notes: []});
  },
  declare: async () => {
    const ready = list.filter(one => doubts(one).length === 0);
    if (ready.length === 0) return says('warn', 'warn', t(list.length ? 'group.none-ready' : 'group.empty'));
    await group.declare(ready);
    if (ready.length === list.length) {
      await group.forgetHead();
      head = null;
    }
    void send();
    go('cho-gui');
  },
  later: () => go('hom-nay'),
};

/** @param {''|'child'|'paste'} which */
function opens(which) {
  extra = extra === which ? '' : which;
  drawCount();
  /** @type {HTMLElement|null} */ (root.querySelector('#d-extra input,#d-extra textarea'))?.focus();
}

/** @param {unknown} error */
function failed(error) {
  console.warn(error);
  put(root.querySelector('#d-top'), failure(error));
}

