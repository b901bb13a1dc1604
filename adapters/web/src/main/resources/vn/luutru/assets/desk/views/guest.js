/** One guest: scanned or typed, looked at, recorded. */
import {NoAnswer, Problem} from '../api.js';
import {dayMonth, dueOf, hour, nextDeadline, now} from '../clock.js';
import {distance} from '../deadline.js';
import {button, html, ico, note, pressed, put} from '../dom.js';
import {failure, notices} from '../frame.js';
import {PLACES, bodyOf, dueOfForm, isBegun, isForeign, withCapture} from '../guest.js';
import {many, t, tx} from '../i18n.js';
import {judgeCheckIn, readCard, readMrz} from '../rules.js';
import {readPhoto} from '../scan/camera.js';
import {send} from '../sender.js';
import {establishment} from '../session.js';
import {explained, stateTag, shownState} from '../states.js';
import * as store from '../store.js';
import {saveDraft} from '../drafts.js';
import {freshSheet, sheetOf, sheetOfCard} from '../sheet.js';
import {field, identity, mark, place, purpose, residence, summary} from './fields.js';
import {arrivalTyped, cameraMarkup, readBlock, times, timesLine, waysMarkup} from './guest-parts.js';

/** @typedef {import('../sheet.js').Sheet} Sheet */
/** @type {Sheet|null} kept while the page is open, so that a look at another tab loses nothing */
let sheet = null;
/** @type {HTMLElement} */
let root;
/** @type {import('../store.js').Item[]} */
let items = [];
/** Items saved since the view was opened, newest first: their states are shown above the form. @type {string[]} */
let saved = [];
/** @type {ReturnType<typeof setTimeout>|undefined} */
let draftTimer;
let keeping = Promise.resolve();

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
  const events = {input: typed, change: changed, submit: submitted, card: event => void scanned('card', event.detail), stopped: ways};
  for (const [name, listener] of Object.entries(events)) root.addEventListener(name, listener);
  ways();
  draw();
  if (context.way === 'camera') void camera();
  if (context.way === 'anh') /** @type {HTMLElement|null} */ (root.querySelector('#photo'))?.click();
  return () => {
    stop();
    for (const [name, listener] of Object.entries(events)) root.removeEventListener(name, listener);
    saved = [];
  };
}

/** @param {import('../store.js').Item[]} latest */
export function refresh(latest) {
  items = latest;
  const due = nextDeadline(now());
  const left = distance(due - now());
  put(root.querySelector('#g-due'), html`${t('guest.due', {time: hour(due), left: many('left.' + left.unit, left.n)})}`);
  const mine = saved.flatMap(id => items.filter(item => item.id === id && id !== sheet?.item?.id)).slice(0, 3);
  put(root.querySelector('#g-notes'), html`${notices(items)}<div role="status">${mine.map(item => note(item.state === 'xong' ? 'ok' : item.state === 'loi' ? 'bad' : '', item.state === 'xong' ? 'check' : 'device',
    html`<b>${item.told?.name}${item.told?.room ? ` · ${item.told.room}` : ''}</b> ${stateTag(shownState(item))}`,
    html`<p class="lt-small">${explained(item, 1)}</p>${item.state === 'loi' ? html`<div class="lt-btns mt-2">${button({do: 'mend', arg: item.seq, icon: 'pencil', label: t('do.mend'), look: 'btn-primary'})}</div>` : ''}`))}</div>`);
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
  const form_ = /** @type {HTMLElement} */ (root.querySelector('#g-form'));
  put(form_, html`<div class="lt-panel-head"><h2 id="g-name">${s.item?.state === 'loi' ? t('guest.mend') : t('guest.nth', {n: s.number})}</h2>${s.item?.state === 'loi' ? stateTag('loi') : isBegun(form) ? stateTag('nhap') : ''}</div>${s.unread ?? ''}
    ${s.mrz && !isBegun(form) ? field({name: 'mrz', label: t('field.mrz'), hint: t('field.mrz.hint'), control: html`<textarea class="form-control lt-code" id="f-mrz" name="mrz" rows="3" aria-describedby="f-mrz-e f-mrz-h"
      autocapitalize="characters" autocomplete="off" spellcheck="false" data-first></textarea>`}) : ''}
    ${s.mrz && !isBegun(form) ? html`<div class="lt-btns wide">${button({do: 'read-mrz', icon: 'passport', label: t('field.mrz.read'), look: 'btn-primary btn-lg'})}${button({do: 'typing', icon: 'keyboard', label: t('scan.type')})}</div>`
    : isBegun(form) || s.full ? html`${read ? readBlock(form) : identity(form)}${place(form, type())}${purpose(form, type())}${residence(form, !read)}${times(form, s.times)}
    ${form.nationality === 'VNM' ? '' : note('warn', 'clock', tx('guest.foreign', {time: hour(dueOf(form.arrivedAt, true)), day: dayMonth(dueOf(form.arrivedAt, true))}))}
    <div class="lt-btns wide"><button type="submit" class="btn btn-primary btn-lg" data-arg="next">${ico('check')}${t('guest.record')}</button>${
    button({do: 'same-room', icon: 'plus', label: t('guest.same-room')})}${button({do: 'throw-away', icon: 'x', label: t('guest.throw-away')})}</div>`
    : html`<div class="lt-empty"><p><b>${t('guest.empty')}</b></p><p>${t('guest.empty.words')}</p></div>`}`);
  mark(root, form.notes, PLACES);
  root.querySelector('#g-ways')?.classList.toggle('read', isBegun(form));
  const first = /** @type {HTMLElement|null} */ (root.querySelector('#g-form [data-first]'));
  if (first && !root.querySelector('.lt-summary')) first.focus({preventScroll: window.innerWidth >= 1200});
}

/** @param {Event} event */
function typed(event) {
  const target = /** @type {HTMLInputElement} */ (event.target);
  if (!sheet || !target.name || target.type === 'file') return;
  const {form} = sheet;
  if (target.name === 'mrz') return;
  if (target.name === 'arrivalDay' || target.name === 'arrivalTime') {
    form.arrivedAt = arrivalTyped(root) ?? form.arrivedAt;
  } else if (target.name === 'purpose') form.purpose = target.value === '…' ? '' : target.value;
  else if (target.name === 'purposeOther') form.purpose = target.value;
  else {
    form[target.name] = target.value;
    if (form.sources[target.name]) {
      delete form.sources[target.name];
      target.closest('.lt-field')?.classList.remove('scan', 'check');
      const src = target.closest('.lt-field')?.querySelector('.lt-src');
      if (src) src.outerHTML = html`<span class="lt-src" id="f-${target.name}-s">${ico('keyboard')}${t('source.typed')}</span>`.text;
    }
  }
  if (target.name === 'nights') put(root.querySelector('#g-times'), timesLine(form));
  clearTimeout(draftTimer);
  draftTimer = setTimeout(() => void keep().catch(failed), 600);
}

/** @param {Event} event */
function changed(event) {
  const target = /** @type {HTMLInputElement} */ (event.target);
  if (target.id === 'photo') void photo(target.files?.[0]).catch(failed);
  else if (['docType', 'nationality', 'purpose'].includes(target.name)) draw();
}

/** Keeps what is typed on the device, one save after another; a draft is never sent by itself. */
function keep() {
  const s = sheet;
  const saving = keeping.then(async () => {
    if (s && isBegun(s.form)) s.item = await saveDraft(s.item, s.form);
  });
  // whoever asked for it hears of a failure; the next save is tried all the same
  keeping = saving.catch(() => undefined);
  return saving;
}

/** @param {SubmitEvent} event */
function submitted(event) {
  event.preventDefault();
  void record(false).catch(failed);
}

/** @param {boolean} sameRoom whether the next guest has the same room and nights */
async function record(sameRoom) {
  clearTimeout(draftTimer);
  await keeping;
  const s = /** @type {Sheet} */ (sheet);
  const body = bodyOf(s.form);
  const {findings, dueAt} = await judgeCheckIn(body);
  const errors = findings.filter(finding => finding.severity === 'ERROR');
  if (errors.length) {
    if (errors.some(finding => !root.querySelector(`[data-field="${PLACES[finding.field]}"]`)) && !s.full) {
      s.full = true;
      draw();
    }
    show(errors, findings);
    return;
  }
  const {form} = s;
  const facts = {kind: /** @type {const} */ ('CHECK_IN'), state: /** @type {const} */ ('may'), arrivedAt: form.arrivedAt,
    dueAt: dueOfForm(form, dueAt), foreign: isForeign(form), card: s.card ?? undefined, savedAt: now()};
  const told = {name: form.fullName.trim(), room: form.room || form.department, body, form};
  let id = s.item?.id;
  if (s.item) await store.change(s.item, ['nhap', 'may', 'loi'], facts, told);
  else id = (await store.add(facts, told)).id;
  saved = [id ?? '', ...saved.filter(one => one !== id)];
  sheet = fresh(sameRoom ? {room: form.room, nights: form.nights, purpose: form.purpose, department: form.department, arrivedAt: form.arrivedAt} : {});
  put(root.querySelector('#g-top'), html``);
  document.title = document.title.replace(t('title.wrong'), '');
  draw();
  void send();
}

/** @param {import('../store.js').Finding[]} errors @param {import('../store.js').Finding[]} all */
function show(errors, all) {
  put(root.querySelector('#g-top'), summary(errors, PLACES));
  mark(root, all, PLACES);
  if (!document.title.startsWith(t('title.wrong'))) document.title = t('title.wrong') + document.title;
  /** @type {HTMLElement|null} */ (root.querySelector('.lt-summary'))?.focus();
}

/**
 * Something was scanned, anywhere on the page.
 *
 * @param {'card'|'mrz'|'unknown'} kind
 * @param {string} text
 */
export async function scanned(kind, text) {
  const at_ = now();
  let capture;
  try {
    capture = await (kind === 'mrz' ? readMrz(text) : readCard(text));
  } catch (error) {
    if (!(error instanceof Problem) && !(error instanceof NoAnswer)) throw error;
    unread(error instanceof Problem ? error.text : t('scan.noline'));
    return;
  }
  if (capture.outcome === 'UNREAD') {
    unread(capture.findings[0]?.message ?? t('scan.unread'));
    return;
  }
  const s = sheet ?? fresh();
  if (isBegun(s.form) && s.form.docNumber !== (capture.guest.document?.number ?? '') && s.form.docNumber) {
    await keep();
    sheet = fresh();
  } else sheet = s;
  const next = /** @type {Sheet} */ (sheet);
  const arrivedAt = isBegun(next.form) ? next.form.arrivedAt : at_;
  next.form = withCapture({...next.form, arrivedAt}, capture, at_);
  next.full = false;
  next.mrz = false;
  next.unread = null;
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
  typing: () => open_({full: true, mrz: false}), mrz: () => open_({mrz: true, full: false}), times: () => open_({times: true}),
  'same-room': () => record(true),
  'read-mrz': () => {
    const lines = /** @type {HTMLTextAreaElement|null} */ (root.querySelector('#f-mrz'))?.value.trim() ?? '';
    return lines ? scanned('mrz', lines) : /** @type {HTMLElement|null} */ (root.querySelector('#f-mrz'))?.focus();
  },
  'throw-away': async () => {
    clearTimeout(draftTimer);
    if (sheet?.item && sheet.item.state === 'nhap') await store.remove(sheet.item, ['nhap']);
    sheet = freshSheet(type(), sheet?.number ?? 1);
    put(root.querySelector('#g-top'), html``);
    draw();
  },
  'to-field': id => document.getElementById(id)?.focus(),
  mend: async seq => {
    const item = await store.one(Number(seq));
    if (!item) return;
    sheet = sheetOf(type(), item, sheet?.number ?? 1);
    draw();
    const errors = (item.told?.findings ?? []).filter(finding => finding.severity === 'ERROR');
    show(errors, item.told?.findings ?? []);
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
