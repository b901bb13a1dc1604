/** Opening the desk: enrolling this browser, the first person, and the PIN. */
import {NoAnswer, Problem} from '../api.js';
import {hour} from '../clock.js';
import {button, html, ico, note, pressed, put} from '../dom.js';
import {failure} from '../frame.js';
import {many, t, tx} from '../i18n.js';
import {askToKeep} from '../offline.js';
import {readPhoto} from '../scan/camera.js';
import {WrongPinHere, addPerson, codeIn, deskState, enrol, theDesk, unlock} from '../session.js';
import {waits} from '../store.js';

const MIN_PIN = 4;
const MAX_PIN = 12;

let pin = '';
let chosen = '';
let adding = false;
/** What was typed and refused: it is mended, not typed again. A PIN is not kept. */
let entered = {code: '', name: ''};
/** @type {import('../dom.js').Safe|null} */
let said = null;
let busy = false;
/** @type {HTMLElement} */
let root;
let queued = 0;
/** What waits, by who captured it. @type {import('../session.js').Clerk[]} */
let captured = [];
let opened = () => {};

/** Whether the desk is enrolled: then the PIN is what is wanted, also of who is at the desk while the server's session is over. */
const asksPin = () => deskState() === 'locked' || deskState() === 'open';

export const title = () => t(asksPin() ? 'lock.title' : 'enrol.title');

/**
 * @param {HTMLElement} main
 * @param {{opened: () => void, items: import('../store.js').Item[]}} context
 */
export function open(main, context) {
  root = main;
  opened = context.opened;
  queued = context.items.filter(waits).length;
  captured = context.items.filter(waits).flatMap(item => item.by ?? []);
  pin = '';
  said = null;
  adding = false;
  entered = {code: '', name: ''};
  const stop = pressed(root, {
    person: id => choose(id), digit: digit => type(digit), erase: () => type(''), enter,
    'add-person': () => show({adding: true}), back: () => show({adding: false}), 'scan-code': scanCode, 'stop-camera': () => draw(),
  }, failed);
  const keys = event => {
    if (!asksPin() || adding || event.target.closest?.('input')) return;
    if (/^\d$/.test(event.key)) type(event.key);
    else if (event.key === 'Backspace') type('', true);
    else if (event.key === 'Enter' && !event.target.closest?.('button')) void enter();
  };
  const submit = event => {
    event.preventDefault();
    const form = new FormData(event.target);
    void (event.target.id === 'enrol' ? enrolled(String(form.get('code'))) : added(String(form.get('name')), String(form.get('pin'))));
  };
  const photo = event => event.target.matches?.('#code-photo') && void codePhoto(event.target.files?.[0]);
  const card = event => void enrolled(event.detail);
  document.addEventListener('keydown', keys);
  root.addEventListener('submit', submit);
  root.addEventListener('change', photo);
  root.addEventListener('card', card);
  draw();
  const code = codeInAddress();
  if (code && !asksPin()) void enrolled(code);
  return () => {
    stop();
    document.removeEventListener('keydown', keys);
    root.removeEventListener('submit', submit);
    root.removeEventListener('change', photo);
    root.removeEventListener('card', card);
  };
}

/** A code that came with the address (its QR code opened by the phone's own camera); it is taken out of the history. */
function codeInAddress() {
  const found = /(?:code|ma)=([0-9A-Za-z-]+)/.exec(location.hash);
  if (found) history.replaceState(null, '', location.pathname);
  return found && found[1];
}

export const refresh = () => {
  if (!busy && !root.querySelector('desk-camera') && !root.contains(document.activeElement?.closest('input') ?? null)) draw();
};

function show(change) {
  adding = change.adding;
  said = null;
  draw();
  root.querySelector('input')?.focus();
}

function draw() {
  const state = deskState();
  const desk = theDesk();
  if (!asksPin() || !desk) return put(root, enrolment(state === 'revoked'));
  if (desk.people.length === 0 || adding) return put(root, firstPerson(desk.people.length > 0));
  if (!desk.people.some(person => person.id === chosen)) chosen = desk.people[0].id;
  return put(root, lockMarkup(desk));
}

/** @param {boolean} revoked */
const enrolment = revoked => html`<div class="lt-pin lt-pin-wide"><h1>${t('enrol.title')}</h1>${said ?? ''}
  ${revoked ? note('khoa', 'key', tx('enrol.revoked', {kept: many('notice.kept', queued)})) : html`<p>${t('enrol.words')}</p>`}
  <div class="lt-btns wide mb-3">${button({do: 'scan-code', icon: 'qr', label: t('enrol.scan'), look: 'btn-primary btn-lg'})}</div>
  <form id="enrol" novalidate><div class="lt-field"><div class="lt-field-head"><label class="form-label" for="code">${t('enrol.code')}</label></div>
  <p class="form-text" id="code-h">${t('enrol.code.hint')}</p><input class="form-control lt-code" type="text" id="code" name="code" aria-describedby="code-h"
  autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="40" value="${entered.code}"></div>
  <div class="lt-btns wide"><button type="submit" class="btn btn-primary">${ico('check')}${t('enrol.do')}</button></div></form>
  <hr>${note('warn', 'device', tx('enrol.install'))}</div>`;

/** @param {boolean} another */
const firstPerson = another => html`<div class="lt-pin lt-pin-wide"><h1>${t(another ? 'person.another' : 'person.first')}</h1>${said ?? ''}
  <p>${t('person.words')}</p><form id="person" novalidate>
  <div class="lt-field"><div class="lt-field-head"><label class="form-label" for="pname">${t('person.name')}</label></div>
  <input class="form-control" type="text" id="pname" name="name" autocomplete="off" maxlength="60" value="${entered.name}"></div>
  <div class="lt-field"><div class="lt-field-head"><label class="form-label" for="ppin">${t('person.pin')}</label></div>
  <p class="form-text" id="ppin-h">${t('person.pin.hint')}</p><input class="form-control" type="password" inputmode="numeric" id="ppin" name="pin"
  aria-describedby="ppin-h" autocomplete="new-password" maxlength="${MAX_PIN}"></div>
  <div class="lt-btns wide"><button type="submit" class="btn btn-primary btn-lg">${ico('check')}${t('person.do')}</button>${
  another ? button({do: 'back', label: t('person.back')}) : ''}</div></form></div>`;

/** @param {import('../session.js').Desk} desk */
function lockMarkup(desk) {
  const person = desk.people.find(one => one.id === chosen);
  const dots = Array.from({length: Math.max(MIN_PIN, pin.length)}, (_, i) => html`<i class="${i < pin.length ? 'on' : ''}"></i>`);
  const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'].map(n => button({do: 'digit', arg: n, label: n}));
  return html`<div class="lt-pin"><h1 class="text-center">${t('lock.locked', {desk: desk.device.label})}</h1>
  ${said ?? html`<p class="text-center lt-muted mb-2">${queued ? many('lock.queued', queued) : t('lock.words')}</p>`}
  ${ofOthers()}
  <p class="mb-1 fw-semibold" id="who">${t('lock.who')}</p><ul class="lt-people mb-2" aria-labelledby="who">${desk.people.map(one => html`<li><button type="button"
    class="btn ${one.id === chosen ? 'btn-primary' : 'btn-outline-primary'}" data-do="person" data-arg="${one.id}" aria-pressed="${one.id === chosen ? 'true' : 'false'}">${ico('user')}<span>${one.name}${one.lockedUntil ? html` <span class="fw-normal">· ${t('lock.until', {time: hour(Date.parse(one.lockedUntil))})}</span>` : ''}</span></button></li>`)}</ul>
  <p class="text-center mb-0 fw-semibold">${t('lock.pin', {name: person?.name})}</p>
  <div class="lt-dots" role="img" aria-label="${many('lock.typed', pin.length)}">${dots}</div>
  <div class="lt-pad">${digits}${button({do: 'erase', label: t('lock.erase'), look: 'btn-outline-primary fs-6'})}${button({do: 'digit', arg: '0', label: '0'})}<button
    type="button" class="btn btn-primary" data-do="enter" id="pin-enter">${ico('check')}<span class="visually-hidden">${t('lock.open')}</span></button></div>
  <details class="lt-more text-center"><summary>${t('lock.forgot')}</summary><p>${t('lock.forgot.words')}</p></details></div>`;
}

/** Whoever opens the desk sends what others captured, and learns it before. */
function ofOthers() {
  const others = captured.filter(by => by.person !== chosen);
  const names = [...new Set(others.map(by => by.name))].join(', ');
  return others.length ? note('', 'info', many('lock.others', others.length, {names})) : '';
}

function choose(id) {
  chosen = id;
  pin = '';
  said = null;
  draw();
}

/** @param {string} digit empty takes one away, or all @param {boolean} [one] */
function type(digit, one = false) {
  if (busy) return;
  pin = digit ? (pin + digit).slice(0, MAX_PIN) : one ? pin.slice(0, -1) : '';
  said = digit ? null : said;
  draw();
}

async function enter() {
  const person = theDesk()?.people.find(one => one.id === chosen);
  if (busy || !person) return;
  if (pin.length < MIN_PIN) {
    said = html`<div class="lt-note warn" role="alert">${ico('warn')}<div><p>${t('lock.short')}</p></div></div>`;
    draw();
    return;
  }
  busy = true;
  try {
    await unlock(person, pin);
    pin = '';
    opened();
  } catch (error) {
    pin = '';
    said = html`<div class="lt-note bad" role="alert">${ico('warn')}<div><p>${wrong(error)}</p></div></div>`;
    draw();
  } finally {
    busy = false;
  }
}

/** @param {unknown} error */
function wrong(error) {
  if (error instanceof WrongPinHere) return tx('lock.wrong.here', {n: error.left});
  if (error instanceof NoAnswer) return tx('lock.noline');
  if (error instanceof Problem) return error.text;
  throw error;
}

/** @param {string} text */
async function enrolled(text) {
  if (busy) return;
  busy = true;
  entered.code = codeIn(text);
  try {
    await enrol(entered.code);
    busy = false;
    said = null;
    draw();
    root.querySelector('input')?.focus();
    await askToKeep();
  } catch (error) {
    busy = false;
    said = html`<div class="lt-note bad" role="alert">${ico('warn')}<div><p>${error instanceof Problem ? error.text : error instanceof NoAnswer ? t('enrol.noline') : t('failed.other', {why: error})}</p></div></div>`;
    draw();
    root.querySelector('input')?.focus();
  }
}

/** @param {string} name @param {string} newPin */
async function added(name, newPin) {
  entered.name = name;
  try {
    await addPerson(name, newPin);
    const person = theDesk()?.people.find(one => one.name === name.trim());
    adding = false;
    said = null;
    if (person) {
      chosen = person.id;
      await unlock(person, newPin);
      opened();
    } else draw();
  } catch (error) {
    said = html`<div class="lt-note bad" role="alert">${ico('warn')}<div><p>${error instanceof Problem ? error.text : error instanceof NoAnswer ? t('enrol.noline') : t('failed.other', {why: error})}</p></div></div>`;
    draw();
    /** @type {HTMLElement|null} */ (root.querySelector('#ppin'))?.focus();
  }
}

async function scanCode() {
  put(root, html`<div class="lt-pin lt-pin-wide"><h1>${t('enrol.scan')}</h1><desk-camera></desk-camera><label class="btn btn-outline-primary mt-2">${ico('photo')}${t('scan.photo')}<input
    type="file" accept="image/*" capture="environment" class="visually-hidden" id="code-photo"></label> ${button({do: 'stop-camera', icon: 'keyboard', label: t('enrol.type')})}</div>`);
  await /** @type {any} */ (root.querySelector('desk-camera')).start();
}

/** @param {File|undefined} file */
async function codePhoto(file) {
  const text = file && (await readPhoto(file));
  if (text) await enrolled(text);
}

function failed(error) {
  said = failure(error);
  draw();
}
