/** Parts of the guest's form: what the paper said, the times, the ways to read a paper. */
import {at, day, dayMonth, dayTyped, dueOf, foreignersHours, hour, shownDay, timeTyped} from '../clock.js';
import {button, html, ico, note, put} from '../dom.js';
import {PLACES, departureOf, hasLost} from '../guest.js';
import {t, tx} from '../i18n.js';
import {sameGuest, thePicture} from '../inhouse.js';
import {earlier} from '../known.js';
import {serialMarkup} from '../scan/serial.js';
import {establishment} from '../session.js';
import {explained, shownState, stateTag} from '../states.js';
import {nameOf} from '../tables.js';
import {field, mark, summary} from './fields.js';

/** A name that a scanner may have changed goes nowhere before somebody has looked at the paper. @param {import('../guest.js').Form} form */
export const unconfirmed = form => form.sources.fullName !== 'check' ? []
  : [{code: 'NAME_UNCONFIRMED', severity: 'ERROR', field: '/guest/fullName', message: t(hasLost(form.fullName) ? 'guest.name.lost' : 'guest.name.confirm')}];

/** What was read, to look at; the name is a field when it has to be confirmed. @param {import('../guest.js').Form} form */
export function readBlock(form) {
  const known = sameGuest(thePicture()?.items ?? [], form.docType, form.docNumber);
  const before = known ? undefined : sameGuest(earlier(), form.docType, form.docNumber);
  const passport = form.capture.method === 'PASSPORT_MRZ';
  const doubtful = ['fullName', 'dateOfBirth', 'docNumber', 'sex'].some(name => form.sources[name] === 'check') || !form.fullName;
  const settled = form.address && form.sources.address !== 'check';
  return html`<div class="lt-read"><span class="lt-src scan">${ico(passport ? 'passport' : form.capture.method === 'SELF_CHECK_IN' ? 'user' : 'qr')}${t('read.' + form.capture.method)}</span><div><p class="name">${form.fullName || t('read.noname')}</p><p>${
    [form.dateOfBirth, form.sex ? t('sex.' + form.sex) : '', nameOf('countries', form.nationality)].filter(Boolean).join(' · ')}</p><p class="lt-code">${form.docNumber}</p>${
    settled ? html`<p class="lt-small">${form.address}</p>` : ''}${
    known ? html`<p class="lt-small known lt-warned">${ico('warn')} ${t('read.inhouse', {room: known.room ?? '', since: dayMonth(Date.parse(known.arrivedAt))})}</p>` : ''}${
    before ? html`<p class="lt-small known">${ico('user')} ${t('read.known', {room: before.room ?? '', day: shownDay(day(Date.parse(before.arrivedAt)))})}</p>` : ''}</div>${
    button({do: 'typing', icon: 'pencil', label: t('do.edit')})}</div>${doubtful ? html`${field({name: 'fullName', label: t('field.fullName'), value: form.fullName, source: form.sources.fullName, hint: t('field.fullName.look'), most: 120, focus: form.sources.fullName === 'check'})}${
    form.sources.fullName === 'check' && !hasLost(form.fullName) ? html`<div class="lt-btns mb-3">${button({do: 'name-right', icon: 'check', label: t('guest.name.right')})}</div>` : ''}` : ''}`;
}

/** The lines of a passport, to be typed. @param {string} typed so far */
export const mrzMarkup = typed => html`${field({name: 'mrz', label: t('field.mrz'), hint: t('field.mrz.hint'), control: html`<textarea class="form-control lt-code" id="f-mrz" name="mrz" rows="3" aria-describedby="f-mrz-e f-mrz-h"
  autocapitalize="characters" autocomplete="off" spellcheck="false" data-first>${typed}</textarea>`})}<div class="lt-btns wide">${
  button({do: 'read-mrz', icon: 'passport', label: t('field.mrz.read'), look: 'btn-primary btn-lg'})}${button({do: 'typing', icon: 'keyboard', label: t('scan.type')})}</div>`;

/** Until when a foreigner is reported. @param {import('../guest.js').Form} form */
export function foreignNote({arrivedAt, nationality}) {
  const due = dueOf(arrivedAt, true, establishment());
  return nationality === 'VNM' ? '' : note('warn', 'clock', tx('guest.foreign', {n: foreignersHours(establishment()), time: hour(due), day: dayMonth(due)}));
}

/** What became of a guest saved here. @param {import('../store.js').Item} item */
export const savedNote = item => note(item.state === 'xong' ? 'ok' : item.state === 'loi' ? 'bad' : '', item.state === 'xong' ? 'check' : 'device',
  html`<b>${item.content?.name}${item.content?.room ? ` · ${item.content.room}` : ''}</b> ${stateTag(shownState(item))}`,
  html`<p class="lt-small">${explained(item, 1)}</p>${item.state === 'loi' ? html`<div class="lt-btns mt-2">${button({do: 'mend', arg: item.seq, icon: 'pencil', label: t('do.mend'), look: 'btn-primary'})}</div>` : ''}`);

/** @param {import('../guest.js').Form} form */
export const timesLine = form => html`<span class="lt-found"></span>${tx('guest.times', {time: hour(form.arrivedAt), day: shownDay(day(form.arrivedAt)), leaves: shownDay(departureOf(form))})}
  <a class="ms-2" href="#gio" data-do="times">${t('do.change')}</a>`;

/** @param {import('../guest.js').Form} form @param {boolean} open whether they are being changed */
export const times = (form, open) => open
  ? html`<div class="lt-two keep" data-field="arrivedAt">${field({name: 'arrivalDay', label: t('field.arrivalDay'), value: shownDay(day(form.arrivedAt)), mode: 'numeric', most: 10})}${
    field({name: 'arrivalTime', label: t('field.arrivalTime'), value: hour(form.arrivedAt), mode: 'numeric', most: 5})}</div>`
  : html`<p class="lt-muted" data-field="arrivedAt" id="g-times">${timesLine(form)}</p>`;

/** @param {Element} root @returns {number|null} the arrival that is typed, milliseconds; null while it is none */
export function arrivalTyped(root) {
  const value = id => /** @type {HTMLInputElement|null} */ (root.querySelector(id))?.value ?? '';
  const date = dayTyped(value('#f-arrivalDay'));
  const time = timeTyped(value('#f-arrivalTime'));
  const arrival = time ? at(date, time) : Number.NaN;
  return /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(arrival) ? arrival : null;
}

/**
 * Takes over what somebody typed or chose; a field that was read is a typed one then.
 *
 * @param {Element} root
 * @param {import('../guest.js').Form} form
 * @param {HTMLInputElement} target
 */
export function takeTyped(root, form, target) {
  const {name, value} = target;
  if (name === 'arrivalDay' || name === 'arrivalTime') form.arrivedAt = arrivalTyped(root) ?? form.arrivedAt;
  else if (name === 'purpose') form.purpose = value === '…' ? '' : value;
  else if (name === 'purposeOther') form.purpose = value;
  else {
    form[name] = value;
    if (!form.sources[name]) return;
    delete form.sources[name];
    const field_ = target.closest('.lt-field');
    field_?.classList.remove('scan', 'check');
    const src = field_?.querySelector('.lt-src');
    if (src) src.outerHTML = html`<span class="lt-src" id="f-${name}-s">${ico('keyboard')}${t('source.typed')}</span>`.text;
  }
}

/**
 * Shows what is wrong above the form and at its fields.
 *
 * @param {Element} root
 * @param {import('../store.js').Finding[]} errors
 * @param {import('../store.js').Finding[]} all
 */
export function showFaults(root, errors, all) {
  put(root.querySelector('#g-top'), summary(errors, PLACES));
  mark(root, all, PLACES);
  if (!document.title.startsWith(t('title.wrong'))) document.title = t('title.wrong') + document.title;
  /** @type {HTMLElement|null} */ (root.querySelector('.lt-summary'))?.focus();
}

const photoInput = html`<input type="file" accept="image/*" capture="environment" class="visually-hidden" id="photo" tabindex="-1" aria-hidden="true">`;

/** The camera's panel before the camera is on. */
export const waysMarkup = () => html`<div class="lt-panel-head"><h2>${t('guest.ways')}</h2></div><desk-camera></desk-camera>${
  button({do: 'camera', icon: 'qr', label: t('scan.camera'), look: 'btn-primary btn-lg w-100'})}<div class="lt-ways">${
  button({do: 'photo', icon: 'photo', label: t('scan.photo')})}${button({do: 'mrz', icon: 'passport', label: t('scan.passport')})}${button({do: 'typing', icon: 'keyboard', label: t('scan.type')})}<a class="btn btn-outline-primary" href="#doan">${
  ico('bus')}<span>${t('scan.group')}</span></a></div>${photoInput}<p class="lt-small lt-muted mt-2 mb-0">${ico('barcode')} ${t('scan.wedge')}</p><div data-serial>${serialMarkup()}</div>`;

/** The same while it is on. */
export const cameraMarkup = () => html`<desk-camera></desk-camera><div class="lt-btns mt-2">${button({do: 'photo', icon: 'photo', label: t('scan.photo')})}${
  button({do: 'typing', icon: 'keyboard', label: t('scan.type')})}</div>${photoInput}`;
