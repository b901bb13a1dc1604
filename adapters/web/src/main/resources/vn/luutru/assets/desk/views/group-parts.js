/** The group's list, and the two ways in without a paper to scan. */
import {dayMonth, hour, shownDay} from '../clock.js';
import {button, html, ico, note, tag} from '../dom.js';
import {many, t, tx} from '../i18n.js';
import {hasLost} from '../guest.js';
import {sameGuest, thePicture} from '../inhouse.js';
import {earlier} from '../known.js';
import {entries, nameOf} from '../tables.js';
import {chips, countries, field, wordsOf} from './fields.js';

/**
 * Why somebody has to look at a guest before they are sent.
 *
 * @param {import('../group.js').Member} member
 * @returns {{icon: string, words: string, confirm: boolean}[]}
 */
function doubts(member) {
  const found = [];
  const {form} = member;
  if (form.sources.fullName === 'check') found.push({icon: 'eye', words: t(hasLost(form.fullName) ? 'group.doubt.lost' : 'group.doubt.name'), confirm: !hasLost(form.fullName)});
  const there = sameGuest(thePicture()?.items ?? [], form.docType, form.docNumber);
  if (there) found.push({icon: 'warn', words: t('group.doubt.inhouse', {room: there.room ?? '', since: dayMonth(Date.parse(there.arrivedAt))}), confirm: false});
  for (const finding of member.findings) {
    if (finding.severity === 'ERROR') found.push({icon: 'warn', words: short(finding), confirm: false});
  }
  return found;
}

/** Whether nobody has to look. @param {import('../group.js').Member} member */
export const isReady = member => doubts(member).length === 0;

/** The day stands beside the time: a group may be finished on the day after. @param {import('../group.js').Head} h */
export const arrivalLabel = h => t('group.arrival', {day: dayMonth(h.arrivedAt)});

/** What all of the group share. @param {import('../group.js').Head} h @param {string[]} first purposes of the establishment */
export function sharedMarkup(h, first) {
  const offered = [...new Set([...first, 'CONFERENCE', h.purpose])].map(code => /** @type {[string, string]} */ ([code, nameOf('purposes', code)]));
  return html`<h2 id="chung">${t('group.shared')}</h2>${field({name: 'name', label: t('group.name'), value: h.name, most: 60})}
    <div class="lt-two keep">${field({name: 'arrival', label: arrivalLabel(h), value: hour(h.arrivedAt), mode: 'numeric', most: 5})}${field({name: 'nights', label: t('field.nights'), value: h.nights, mode: 'numeric', most: 3})}</div>
    ${chips({name: 'purpose', label: t('group.purpose'), value: h.purpose, options: offered})}
    ${field({name: 'rooms', label: t('group.rooms'), value: h.rooms, hint: many('group.rooms.hint', h.each)})}
    <div class="lt-two keep">${field({name: 'each', label: t('group.each'), value: String(h.each), mode: 'numeric', most: 2})}${field({name: 'expected', label: t('group.expected'), value: h.expected, mode: 'numeric', most: 3})}</div>`;
}

/** How many were scanned, of how many, and how fast. @param {import('../group.js').Member[]} list @param {import('../group.js').Head} head */
export function numberMarkup(list, head) {
  const expected = Number.parseInt(head.expected, 10) || 0;
  const seconds = Math.max(0, Math.round(((list.at(-1)?.item.savedAt ?? head.begun) - (list[0]?.item.savedAt ?? head.begun)) / 1000));
  return html`<div class="lt-due-row"><h2 id="d-scanned" class="mb-0">${t('group.scanned')}</h2>${list.length > 1 ? html`<span class="lt-muted">${
    seconds < 60 ? many('seconds', seconds) : t('minutes.seconds', {m: Math.floor(seconds / 60), s: String(seconds % 60).padStart(2, '0')})}</span>` : ''}</div>
    <p class="lt-due-left">${list.length} <small>${expected ? many('group.of', expected) : many('group.guests', list.length)}</small></p>${
    expected ? html`<progress class="lt-progress mt-2" max="${Math.max(expected, list.length)}" value="${list.length}" aria-label="${t('group.progress', {n: list.length, of: expected})}">${list.length}/${expected}</progress>` : ''}<p class="lt-small">${t('group.how')}</p>`;
}

/** The first sentence of a finding. @param {import('../store.js').Finding} finding */
const short = finding => wordsOf(finding).split(/(?<=\.)\s/)[0].replace(/\.$/, '');

/** How many of the newest are shown at first. */
const NEWEST = 14;

/** @param {import('../group.js').Member[]} list @param {boolean} whole whether all are shown @param {number|null} editing whose row is open */
export function listMarkup(list, whole, editing) {
  const newest = [...list].reverse();
  const look = list.filter(one => !isReady(one)).length;
  return html`<div class="lt-panel-head"><h2>${many('group.count', list.length)}</h2></div>${look ? note('warn', 'warn', tx(look === 1 ? 'group.look.one' : 'group.look', {n: look, ready: list.length - look})) : ''}${
    list.length ? html`${table(whole ? newest : newest.slice(0, NEWEST), editing)}<p class="mt-2 mb-0">${t('group.newest')} ${list.length > NEWEST && !whole ? html`<a href="#ca-doan" data-do="whole">${many('group.all', list.length)}</a>` : ''}</p>
    <div class="lt-btns mt-2">${button({do: 'another', icon: 'plus', label: t('group.another')})}<span class="lt-small lt-muted">${t('group.another.words')}</span></div>`
    : html`<div class="lt-empty"><p><b>${t('group.empty')}</b></p><p>${t('group.empty.words')}</p></div>`}`;
}

/** What is done with all of them. @param {number} ready */
export const bottomMarkup = ready => html`<div class="lt-wrap lt-btns">${button({do: 'declare', icon: 'send', label: many('group.send', ready), look: 'btn-primary btn-lg flex-grow-1 flex-md-grow-0'})}${
  button({do: 'later', icon: 'device', label: t('group.later'), look: 'btn-outline-primary btn-lg flex-grow-1 flex-md-grow-0'})}</div>`;

/** @param {import('../group.js').Member[]} list newest first @param {number|null} editing */
const table = (list, editing) => html`<div class="lt-scroll"><table class="lt-table cards has-room dense num1" role="table"><caption class="visually-hidden">${t('group.list')}</caption>
  <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">${t('column.guest')}</th><th scope="col" role="columnheader">${t('field.dateOfBirth')}</th><th scope="col" role="columnheader">${t('column.paper')}</th><th scope="col" role="columnheader"
  class="room">${t('column.room')}</th><th scope="col" role="columnheader">${t('column.state')}</th><th scope="col" role="columnheader" class="lt-num"><span class="visually-hidden">${t('column.do')}</span></th></tr></thead><tbody role="rowgroup">${list.map(one => row(one, editing))}</tbody></table></div>`;

/** @param {import('../group.js').Member} one @param {number|null} editing */
function row(one, editing) {
  const {form, item} = one;
  const found = doubts(one);
  const child = form.docType === 'NONE';
  const known = sameGuest(earlier(), form.docType, form.docNumber);
  const paper = child ? (form.companion ? t('group.with', {name: form.companion}) : t('paper.none')) : `${t('paper.short.' + form.docType)} ${form.docNumber}`;
  return html`<tr role="row" class="${found.length ? 'look' : ''}"><th scope="row" role="rowheader"><span class="lt-muted fw-normal">${one.place + 1}.</span> ${form.fullName || t('queue.noname')}</th><td role="cell" data-l="${t('field.dateOfBirth')}:">${form.dateOfBirth}</td><td
    role="cell" data-l="${t('column.paper')}:">${paper}</td><td role="cell" class="room" data-l="${t('column.room')}:">${form.room}</td><td role="cell"><div class="lt-tags">${found.length ? found.map(doubt => tag('warn', doubt.icon, doubt.words))
      : tag('ok', child ? 'child' : known ? 'user' : 'check', t(known ? 'group.ok.known' : 'group.ok'))}</div></td><td role="cell" class="lt-num full"><div class="lt-acts">${
    found.some(doubt => doubt.confirm) ? button({do: 'confirm', arg: item.seq, icon: 'check', label: t('group.right'), look: 'btn-outline-primary btn-sm', hidden: form.fullName}) : ''}${
    button({do: 'edit', arg: item.seq, icon: 'pencil', label: t('do.edit'), look: 'btn-outline-primary btn-sm', hidden: form.fullName})}</div></td></tr>${
    editing === item.seq ? html`<tr role="row" class="lt-asked"><td role="cell" colspan="6" class="full">${editor(one)}</td></tr>` : ''}`;
}

/** @param {import('../group.js').Member} one */
function editor(one) {
  const {form, item} = one;
  const input = (name, label, size) => html`<div><label class="form-label" for="m-${name}">${label}</label><input class="form-control" id="m-${name}" name="m-${name}" value="${form[name] ?? ''}" size="${size}" autocomplete="off"></div>`;
  return html`<form class="lt-ask" data-member="${item.seq}" data-keep="member-${item.seq}"><div class="lt-btns align-items-end">${input('fullName', t('field.fullName'), 20)}${input('dateOfBirth', t('field.dateOfBirth'), 10)}${
    form.docType === 'NONE' ? '' : input('docNumber', t('field.docNumber'), 13)}${form.docType === 'PASSPORT' ? nationality(form.nationality) : ''}${input('room', t('field.room'), 6)}<button type="submit" class="btn btn-primary">${ico('check')}${t('do.save')}</button>${
    button({do: 'take-out', arg: item.seq, icon: 'x', label: t('group.take-out'), look: 'btn-outline-danger', hidden: form.fullName})}${button({do: 'edit', arg: item.seq, label: t('do.leave-it')})}</div></form>`;
}

/** @param {string} chosen */
const nationality = chosen => html`<div><label class="form-label" for="m-nationality">${t('field.nationality')}</label><select class="form-select" id="m-nationality" name="m-nationality"><option value="">${t('field.choose')}</option>${
  countries().map(([code, words]) => html`<option value="${code}" ${code === chosen ? html`selected` : ''}>${words}</option>`)}</select></div>`;

export const childMarkup = () => html`<form id="d-child" class="lt-ask mt-2"><p class="fw-semibold mb-2">${t('group.child')}</p><div class="lt-field"><label class="form-label" for="child">${t('field.fullName')}</label><input class="form-control" id="child" name="child" maxlength="120" autocomplete="off"></div>
  <div class="lt-field"><label class="form-label" for="born">${t('field.dateOfBirth')}</label><p class="form-text" id="born-h">${t('field.dateOfBirth.year')}</p><input class="form-control" id="born" name="born" inputmode="numeric" autocomplete="off" aria-describedby="born-h"></div>
  <fieldset class="lt-field"><legend class="form-label fs-inherit">${t('field.sex')}</legend><div class="lt-chips"><input type="radio" name="child-sex" id="cs0" value="MALE"><label for="cs0">${t('sex.MALE')}</label><input type="radio" name="child-sex" id="cs1" value="FEMALE"><label for="cs1">${t('sex.FEMALE')}</label></div></fieldset>
  <div class="lt-field"><label class="form-label" for="with">${t('group.child.with')}</label><select class="form-select" id="with" name="with"></select></div>
  <div class="lt-btns"><button type="submit" class="btn btn-primary">${ico('plus')}${t('group.child.do')}</button>${button({do: 'extra-quit', label: t('do.leave-it')})}</div></form>`;

/** With whom a child may have come. @param {import('../group.js').Member[]} list */
export const companions = list => html`<option value="">${t('field.choose')}</option>${[...list].reverse().filter(one => one.form.docType !== 'NONE').map(one =>
  html`<option value="${one.item.seq}">${one.form.fullName}${one.form.room ? ` · ${one.form.room}` : ''}</option>`)}`;

export const pasteMarkup = () => html`<form id="d-paste" class="lt-ask mt-2"><div class="lt-field"><label class="form-label" for="lines">${t('group.paste')}</label><p class="form-text" id="lines-h">${t('group.paste.hint')}</p><textarea class="form-control" id="lines" name="lines" rows="5" aria-describedby="lines-h" spellcheck="false"></textarea></div>
  <div class="lt-btns"><button type="submit" class="btn btn-primary">${ico('plus')}${t('group.paste.do')}</button>${button({do: 'extra-quit', label: t('do.leave-it')})}</div></form>`;

const SEXES = {nam: 'MALE', male: 'MALE', m: 'MALE', 'nữ': 'FEMALE', nu: 'FEMALE', female: 'FEMALE', f: 'FEMALE'};
/** Words that stand above columns; nobody is called so. */
const ABOVE = ['stt', 'họ và tên', 'họ tên', 'họ và tên khách', 'tên khách', 'ngày sinh', 'full name', 'name', 'date of birth'];

/**
 * Reads a list copied from a spreadsheet: a guest a line; the parts are known by their form, not by their order. Who has
 * a passport has the nationality that the line says, or none: then the rules ask for it.
 *
 * @param {string} text
 * @param {import('../guest.js').Form} empty
 * @returns {import('../guest.js').Form[]}
 */
export function pasted(text, empty) {
  const forms = [];
  for (const line of text.normalize('NFC').split('\n')) {
    const form = {...empty, sources: {}};
    const cells = line.split(/[\t;,|]/).map(part => part.trim()).filter(Boolean);
    if (cells.some(cell => ABOVE.includes(cell.toLowerCase()))) continue;
    let country = '';
    for (const cell of cells) {
      const sex = SEXES[cell.toLowerCase()];
      const named = countryOf(cell);
      if (sex) form.sex = sex;
      else if (named) country = named;
      else if (/^\d{1,2}[/.-]\d{1,2}[/.-]\d{4}$/.test(cell)) form.dateOfBirth = cell;
      else if (/^\d{4}-\d{2}-\d{2}$/.test(cell)) form.dateOfBirth = shownDay(cell);
      else if (/^(19|20)\d{2}$/.test(cell)) form.dateOfBirth = cell;
      else if (/^(?=.*\d)[A-Z0-9]{6,12}$/i.test(cell) && !form.docNumber) {
        form.docNumber = cell.toUpperCase();
        form.docType = paperOf(form.docNumber);
      } else if (/\p{L}{2}/u.test(cell) && !form.fullName) form.fullName = cell;
    }
    form.nationality = country || (form.docType === 'PASSPORT' ? '' : empty.nationality);
    if (form.fullName || form.docNumber) forms.push(form);
  }
  return forms;
}

/** Spreadsheets drop the zeros before a card's number: ten or eleven digits are such a card, not a passport. @param {string} number */
function paperOf(number) {
  if (/^\d{9}$/.test(number)) return 'CMND';
  return /^\d{10,12}$/.test(number) ? 'CCCD' : 'PASSPORT';
}

/** @param {string} cell a country's code or its name in either language @returns {string} its code, or empty */
function countryOf(cell) {
  const wanted = cell.toLowerCase();
  return entries('countries').find(one => one.code === cell || one.vi.toLowerCase() === wanted || one.en.toLowerCase() === wanted)?.code ?? '';
}
