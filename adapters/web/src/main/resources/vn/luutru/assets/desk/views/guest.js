/** One guest: scanned or typed, looked at, recorded. */
import {nextDeadline, now} from '../clock.js';
import {deadlineWords, distance} from '../deadline.js';
import {button, html, ico, note, pressed, put} from '../dom.js';
import {failure, notices} from '../frame.js';
import {PLACES, bodyOf, isBegun, isOther} from '../guest.js';
import {many, t, tx} from '../i18n.js';
import {judgeCheckIn} from '../rules.js';
import {readPhoto} from '../scan/camera.js';
import {readScanned} from '../scan/reading.js';
import {send} from '../sender.js';
import {establishment} from '../session.js';
import {stateTag} from '../states.js';
import * as store from '../store.js';
import {turns} from '../turns.js';
import {declareSheet, saveDraft} from '../drafts.js';
import {arrivesNow, freshSheet, sheetOf, sheetOfCard, takeIn} from '../sheet.js';
import {identity, mark, place, purpose, residence, showBirth} from './fields.js';
import {cameraMarkup, foreignNote, mrzMarkup, readBlock, savedNote, showFaults, takeTyped, times, timesLine, unconfirmed, waysMarkup} from './guest-parts.js';

/** @typedef {import('../sheet.js').Sheet} Sheet */
/** @type {Sheet|null} kept while the page is open, so that a look at another tab loses nothing */
let sheet = null;
/** @type {HTMLElement} */
let root;
/** @type {import('../store.js').Item[]} */
let items = [];
/** Items saved since the view was opened, newest first: their states are shown above the form. @type {string[]} */
let saved = [];
/** Until it fires, something is typed and not kept. @type {ReturnType<typeof setTimeout>|undefined} */
let draftTimer;
/** One save after another. */
const inKeeping = turns();
/** Scans and records, in the order in which they were made. */
const inTurn = turns();
let recording = false;

export const title = () => t('guest.title');

const type = () => establishment().type;

/** @param {Partial<import('../guest.js').Form>} [shared] @returns {Sheet} the next guest's */
const fresh = shared => freshSheet(type(), (sheet?.number ?? 0) + 1, shared);

/**
 * @param {HTMLElement} main
 * @param {{items: import('../store.js').Item[], way: string, item?: import('../store.js').Item, card?: any}} context
 */
export function open(main, context) {
  root = main;
  items = context.items;
  sheet ??= fresh();
  if (context.item) sheet = sheetOf(type(), context.item, sheet.number);
  if (context.card) sheet = sheetOfCard(type(), context.card, sheet.number);
  if (context.way === 'tay') sheet.full = true;
  if (context.way === 'ho-chieu') sheet.mrz = true;
  root.innerHTML = html`<div id="g-top"></div><div class="lt-head"><div><h1>${title()}</h1><p id="g-due"></p></div></div><div id="g-notes"></div>
    <div class="lt-grid c-5-7"><div class="lt-stackv"><section class="lt-panel" id="g-ways"></section></div><form class="lt-panel" id="g-form" novalidate aria-labelledby="g-name"></form></div>`.text;
  const stop = pressed(root, handlers, failed);
  /** @type {Record<string, (event: any) => unknown>} */
  const events = {input: typed, change: changed, submit: submitted, card: event => void scanned('card', event.detail).catch(failed), stopped: ways};
  for (const [name, listener] of Object.entries(events)) root.addEventListener(name, listener);
  ways();
  draw();
  if (context.way === 'camera') void camera();
  if (context.way === 'anh') /** @type {HTMLElement|null} */ (root.querySelector('#photo'))?.click();
  return () => {
    stop();
    for (const [name, listener] of Object.entries(events)) root.removeEventListener(name, listener);
    void keepNow().catch(failed);
    saved = [];
  };
}

/** @param {import('../store.js').Item[]} latest */
export function refresh(latest) {
  items = latest;
  arriveNow();
  const due = nextDeadline(now());
  const left = distance(due - now());
  put(root.querySelector('#g-due'), html`${t('guest.due', {time: deadlineWords(due, now()), left: many('left.' + left.unit, left.n)})}`);
  const mine = saved.flatMap(id => items.filter(item => item.id === id && id !== sheet?.item?.id)).slice(0, 3);
  put(root.querySelector('#g-notes'), html`${notices(items)}<div role="status">${mine.map(savedNote)}</div>`);
}

/** The ways to read a paper: the camera's panel, or the buttons. */
function ways() {
  const running = /** @type {any} */ (root.querySelector('desk-camera'))?.running;
  if (running) return;
  put(root.querySelector('#g-ways'), waysMarkup());
}

async function camera() {
  const panel = root.querySelector('#g-ways');
  if (!panel) return;
  put(panel, cameraMarkup());
  await /** @type {any} */ (panel.querySelector('desk-camera')).start();
}

function draw() {
  const s = /** @type {Sheet} */ (sheet);
  const {form} = s;
  const read = form.capture.method !== 'MANUAL' && !s.full;
  const form_ = root.querySelector('#g-form');
  if (!form_) return;
  put(form_, html`<div class="lt-panel-head"><h2 id="g-name">${s.item?.state === 'loi' ? t('guest.mend') : t('guest.nth', {n: s.number})}</h2>${s.item?.state === 'loi' ? stateTag('loi') : isBegun(form) ? stateTag('nhap') : ''}</div>${s.unread ?? ''}
    ${s.mrz && !isBegun(form) ? mrzMarkup(s.mrzText)
    : isBegun(form) || s.full ? html`${read ? readBlock(form) : identity(form)}${place(form, type())}${purpose(form, type())}${residence(form, !read)}${times(form, s.times)}
    ${foreignNote(form)}
    <div class="lt-btns wide"><button type="submit" class="btn btn-primary btn-lg" data-arg="next">${ico('check')}${t('guest.record')}</button>${
    button({do: 'same-room', icon: 'plus', label: t('guest.same-room')})}${button({do: 'throw-away', icon: 'x', label: t('guest.throw-away')})}</div>`
    : html`<div class="lt-empty"><p><b>${t('guest.empty')}</b></p><p>${t('guest.empty.words')}</p></div>`}`);
  mark(root, form.notes, PLACES);
  root.querySelector('#g-ways')?.classList.toggle('read', isBegun(form));
  const first = /** @type {HTMLElement|null} */ (root.querySelector('#g-form [data-first]'));
  if (first && !root.querySelector('.lt-summary')) first.focus({preventScroll: window.innerWidth >= 1200});
}

function arriveNow() {
  if (sheet && arrivesNow(sheet)) put(root.querySelector('#g-times'), timesLine(sheet.form));
}

/** @param {Event} event */
function typed(event) {
  const target = /** @type {HTMLInputElement} */ (event.target);
  if (!sheet || !target.name || target.type === 'file') return;
  const {form} = sheet;
  if (target.name === 'mrz') {
    sheet.mrzText = target.value;
    return;
  }
  arriveNow();
  takeTyped(root, form, target);
  if (target.name === 'nights') put(root.querySelector('#g-times'), timesLine(form));
  clearTimeout(draftTimer);
  draftTimer = setTimeout(() => void keepNow().catch(failed), 600);
}

/** @param {Event} event */
function changed(event) {
  const target = /** @type {HTMLInputElement} */ (event.target);
  if (target.id === 'photo') void photo(target.files?.[0]).catch(failed);
  else if (target.name === 'dateOfBirth') showBirth(target, now());
  else if (['docType', 'nationality', 'purpose'].includes(target.name)) draw();
}

/** Keeps what is typed on the device; a draft is never sent by itself. */
function keep() {
  const s = sheet;
  clearTimeout(draftTimer);
  draftTimer = undefined;
  return inKeeping(async () => {
    if (s && isBegun(s.form)) s.item = await saveDraft(s);
  });
}

/** Keeps what was typed a moment ago. */
const keepNow = async () => (draftTimer === undefined ? undefined : keep());

/** @param {SubmitEvent} event */
function submitted(event) {
  event.preventDefault();
  void record(false).catch(failed);
}

/** @param {boolean} sameRoom whether the next guest has the same room and nights */
async function record(sameRoom) {
  const s = sheet;
  if (recording || !s) return;
  recording = true;
  try {
    await inTurn(() => recordInTurn(s, sameRoom));
  } finally {
    recording = false;
  }
}

/** @param {Sheet} s as it was when the button was pressed @param {boolean} sameRoom */
async function recordInTurn(s, sameRoom) {
  const {findings: said, dueAt} = await judgeCheckIn(bodyOf(s.form));
  const findings = [...unconfirmed(s.form), ...said];
  const errors = findings.filter(finding => finding.severity === 'ERROR');
  if (errors.length) {
    // somebody else was scanned before the press was taken in: this one stays a draft
    if (sheet !== s) return;
    if (errors.some(finding => !root.querySelector(`[data-field="${PLACES[finding.field]}"]`)) && !s.full) {
      s.full = true;
      draw();
    }
    showFaults(root, errors, findings);
    return;
  }
  const {form} = s;
  const item = await inKeeping(async () => {
    const declared = await declareSheet(s, dueAt);
    s.item = declared ?? s.item;
    return declared;
  });
  if (!item) {
    put(root.querySelector('#g-top'), note('warn', 'warn', tx('guest.left')));
    root.querySelector('#g-top')?.scrollIntoView({block: 'center'});
    return;
  }
  saved = [item.id, ...saved.filter(one => one !== item.id)];
  void send();
  // somebody else was scanned meanwhile: theirs is the form
  if (sheet !== s) return;
  sheet = fresh(sameRoom ? {room: form.room, nights: form.nights, purpose: form.purpose, department: form.department, arrivedAt: form.arrivedAt} : {});
  put(root.querySelector('#g-top'), html``);
  document.title = document.title.replace(t('title.wrong'), '');
  draw();
}

/**
 * Something was scanned, anywhere on the page.
 *
 * @param {'card'|'mrz'|'unknown'} kind
 * @param {string} text
 */
export function scanned(kind, text) {
  const heardAt = now();
  return inTurn(() => scannedInTurn(kind, text, heardAt));
}

/** @param {'card'|'mrz'|'unknown'} kind @param {string} text @param {number} at_ when it was scanned */
async function scannedInTurn(kind, text, at_) {
  const {capture, words} = await readScanned(kind, text);
  if (!capture) return unread(words);
  if (sheet && isBegun(sheet.form) && isOther(sheet.form, capture.guest)) {
    await keep();
    sheet = fresh();
  }
  takeIn(/** @type {Sheet} */ (sheet ??= fresh()), capture, at_);
  put(root.querySelector('#g-top'), html``);
  draw();
  await keep();
}

/** @param {string} words */
function unread(words) {
  const s = /** @type {Sheet} */ (sheet ??= fresh());
  s.unread = html`<div class="lt-note warn" role="alert">${ico('warn')}<div><p><b>${t('scan.unread')}</b> ${words}</p></div></div>`;
  draw();
}

/** @param {File|undefined} file */
async function photo(file) {
  if (!file) return;
  const text = await readPhoto(file);
  if (text) await scanned('card', text);
  else unread(t('scan.photo.none'));
}

const handlers = {
  camera, 'cam-stop': () => /** @type {any} */ (root.querySelector('desk-camera'))?.stop(),
  'cam-torch': () => /** @type {any} */ (root.querySelector('desk-camera'))?.torch(),
  photo: () => /** @type {HTMLElement|null} */ (root.querySelector('#photo'))?.click(),
  typing: () => open_({full: true, mrz: false, unread: null}), mrz: () => open_({mrz: true, full: false, unread: null}), times: () => open_({times: true}),
  'same-room': () => record(true),
  'name-right': () => {
    if (sheet) sheet.form.sources.fullName = 'scan';
    put(root.querySelector('#g-top'), html``);
    draw();
  },
  'read-mrz': () => {
    const lines = /** @type {HTMLTextAreaElement|null} */ (root.querySelector('#f-mrz'))?.value.trim() ?? '';
    return lines ? scanned('mrz', lines) : /** @type {HTMLElement|null} */ (root.querySelector('#f-mrz'))?.focus();
  },
  'throw-away': () => {
    const s = sheet;
    sheet = freshSheet(type(), s?.number ?? 1);
    put(root.querySelector('#g-top'), html``);
    draw();
    return inKeeping(async () => s?.item?.state === 'nhap' && store.remove(s.item, ['nhap']));
  },
  'to-field': id => document.getElementById(id)?.focus(),
  mend: async seq => {
    await keepNow();
    const item = await store.one(Number(seq));
    if (!item) return;
    sheet = sheetOf(type(), item, sheet?.number ?? 1);
    draw();
    const errors = (item.content?.findings ?? []).filter(finding => finding.severity === 'ERROR');
    showFaults(root, errors, item.content?.findings ?? []);
  },
};

/** @param {Partial<Sheet>} change */
function open_(change) {
  Object.assign(/** @type {Sheet} */ (sheet), change);
  draw();
}

/** @param {unknown} error */
function failed(error) {
  put(root.querySelector('#g-top'), failure(error));
  root.querySelector('#g-top')?.scrollIntoView({block: 'center'});
}
