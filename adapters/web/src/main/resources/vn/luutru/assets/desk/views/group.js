/** A family or a bus: scan one after another, the list grows, what they share is typed once. */
import {hour, now} from '../clock.js';
import {button, html, note, pressed, put} from '../dom.js';
import {failure, notices} from '../frame.js';
import * as group from '../group.js';
import {emptyForm, purposesOf, withCapture} from '../guest.js';
import {t, tx} from '../i18n.js';
import {readPhoto} from '../scan/camera.js';
import {readScanned} from '../scan/reading.js';
import {send} from '../sender.js';
import {establishment} from '../session.js';
import * as store from '../store.js';
import {turns} from '../turns.js';
import {arrivalLabel, bottomMarkup, childMarkup, companions, isReady, listMarkup, numberMarkup, pasteMarkup, pasted, sharedMarkup} from './group-parts.js';

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
let adding = false;
/** @type {import('../dom.js').Safe|null} */
let said = null;
/** Whose row is open. @type {number|null} */
let editing = null;
/** What adds guests, sends them or begins another group happens in the order in which it was asked for. */
const inTurn = turns();
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
  const events = {change: changed, submit: submitted, stopped: () => drawCount(), card: event => void scanned('card', event.detail).catch(failed)};
  for (const [name, listener] of Object.entries(events)) root.addEventListener(name, listener);
  void inTurn(start).catch(failed);
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
  if (turn !== drawing || !root.querySelector('#d-list')) return;
  list = found;
  put(root.querySelector('#d-title'), html`${title()}`);
  drawCount();
  put(root.querySelector('#d-list'), listMarkup(list, whole, editing));
  const bottom = document.getElementById('desk-bottom');
  if (!bottom) return;
  bottom.hidden = list.length === 0;
  put(bottom, bottomMarkup(list.filter(isReady).length));
}

function drawCount() {
  const section = root.querySelector('#d-count');
  if (!head || !section) return;
  if (!section.querySelector('#d-number')) {
    section.innerHTML = html`<div id="d-number"></div><desk-camera></desk-camera><div id="d-ways"></div><div id="d-said" role="status"></div><div id="d-extra"></div>`.text;
  }
  const camera = /** @type {any} */ (section.querySelector('desk-camera'))?.running;
  put(section.querySelector('#d-number'), numberMarkup(list, head));
  put(section.querySelector('#d-ways'), html`<div class="lt-btns col mt-2">${camera ? '' : button({do: 'camera', icon: 'qr', label: t(list.length ? 'group.scan-on' : 'scan.camera'), look: 'btn-primary btn-lg'})}${
    button({do: 'child', icon: 'child', label: t('group.child')})}${button({do: 'paste', icon: 'list', label: t('group.paste')})}</div>`);
  put(section.querySelector('#d-said'), said ?? html``);
  put(section.querySelector('#d-extra'), extra === 'child' ? childMarkup() : extra === 'paste' ? pasteMarkup() : html``);
  const companion = /** @type {HTMLSelectElement|null} */ (section.querySelector('#with'));
  const chosen = companion?.value ?? '';
  if (put(companion, companions(list)) && companion) companion.value = chosen;
}

/** Shows the arrival without touching what is being typed beside it. */
function drawArrival() {
  const input = /** @type {HTMLInputElement|null} */ (root.querySelector('#f-arrival'));
  const label = root.querySelector('label[for=f-arrival]');
  if (!head || !input || !label) return;
  label.textContent = arrivalLabel(head);
  if (input !== document.activeElement) input.value = hour(head.arrivedAt);
}

function drawShared() {
  if (head) put(root.querySelector('#d-shared'), sharedMarkup(head, purposesOf(establishment().type).slice(0, 3)));
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
  const of = head;
  group.takeShared(of, target.name, target.value);
  if (target.name === 'arrival') {
    target.value = hour(of.arrivedAt);
    drawArrival();
  }
  try {
    await Promise.all([redraw(), inTurn(async () => head?.id === of.id && group.keepHead(of))]);
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
      const companion = member(value('with'));
      await add([{...emptyForm(establishment().type, now()), fullName: value('child'), dateOfBirth: value('born'), sex: value('child-sex'), docType: 'NONE',
        companion: companion?.form.fullName ?? '', room: companion?.form.room ?? ''}]);
    } else if (form.id === 'd-paste') {
      await add(pasted(value('lines'), emptyForm(establishment().type, now())));
    } else if (form.dataset.member) {
      const names = ['fullName', 'dateOfBirth', 'docNumber', 'room', 'nationality'].filter(name => form.elements.namedItem('m-' + name));
      await changeMember(member(form.dataset.member), {...Object.fromEntries(names.map(name => [name, value('m-' + name)])), sources: {}});
      editing = null;
    }
    await redraw();
  } catch (error) {
    failed(error);
  }
}

/** Adds guests who have nothing to scan; a second press adds nobody. @param {import('../guest.js').Form[]} forms */
async function add(forms) {
  const into = head;
  if (adding) return;
  if (forms.length === 0) return says('warn', 'warn', t('group.paste.hint'));
  adding = true;
  try {
    await inTurn(() => take(forms, into));
    extra = '';
    drawCount();
  } finally {
    adding = false;
  }
}

/** @param {string} seq @returns {group.Member|undefined} */
const member = seq => list.find(one => String(one.item.seq) === seq);

/** @param {group.Member|undefined} one @param {Partial<import('../guest.js').Form>} facts */
async function changeMember(one, facts) {
  if (one && !(await group.changeMember(one, facts))) says('warn', 'warn', tx('group.left'));
}

/** One more of the group that is open now. @param {'card'|'mrz'|'unknown'} kind @param {string} text */
export function scanned(kind, text) {
  const heardAt = now();
  const into = head;
  return inTurn(() => scannedInTurn(kind, text, heardAt, into ?? head));
}

/** @param {'card'|'mrz'|'unknown'} kind @param {string} text @param {number} heardAt @param {group.Head|null} into */
async function scannedInTurn(kind, text, heardAt, into) {
  const {capture, words} = await readScanned(kind, text);
  const number = capture?.guest?.document?.number;
  if (!capture) says('warn', 'warn', html`<b>${t('scan.unread')}</b> ${words}`);
  else if (number && into && (await group.hasPaper(into, number))) says('', 'info', tx('group.twice', {name: capture.guest.fullName}));
  else await take([withCapture(emptyForm(establishment().type, heardAt), capture, heardAt)], into);
}

/** @param {import('../guest.js').Form[]} forms @param {group.Head|null} into */
async function take(forms, into) {
  const last = forms.at(-1);
  if (!into || !last) return;
  if ((await group.countDrafts(into)) === 0) {
    group.begin(into);
    await group.keepHead(into);
    drawArrival();
  }
  await group.addMembers(into, forms);
  navigator.vibrate?.(40);
  says('ok', 'check', html`<b>${last.fullName}</b> ${t('group.taken')}`);
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
    const one = member(seq);
    editing = null;
    if (one) await store.remove(one.item, ['nhap']);
  },
  confirm: seq => changeMember(member(seq), {sources: {}, notes: []}),
  declare: () => {
    const of = head;
    // a press of this button does not leave the field everywhere
    const typing = document.activeElement;
    if (of && typing instanceof HTMLInputElement && typing.type === 'text' && typing.closest('#d-shared')) group.takeShared(of, typing.name, typing.value);
    return inTurn(() => of && declareInTurn(of));
  },
  later: () => go('hom-nay'),
  // the next group is there at once: what is typed or scanned meanwhile is its own
  another: async () => {
    const before = head;
    const next = group.newHead(purposesOf(establishment().type)[0]);
    head = next;
    list = [];
    said = null;
    drawShared();
    /** @type {HTMLElement|null} */ (root.querySelector('#f-name'))?.focus();
    await inTurn(async () => {
      if (before) await group.release(await group.members(before, await store.all()));
      await group.keepHead(next);
    });
    await redraw();
  },
};

/** Sends who is ready; who is not keeps the group. @param {group.Head} of */
async function declareInTurn(of) {
  const {declared, left} = await group.declareReady(of, isReady);
  if (declared === 0) return says('warn', 'warn', t(left ? 'group.none-ready' : 'group.empty'));
  if (left === 0 && head?.id === of.id) {
    await group.forgetHead();
    head = group.newHead(purposesOf(establishment().type)[0]);
  }
  void send();
  go('cho-gui');
}

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

