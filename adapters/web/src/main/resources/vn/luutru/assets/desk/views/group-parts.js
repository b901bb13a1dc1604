/** The group's list, and the two ways in without a paper to scan. */
import {shownDay} from '../clock.js';
import {button, html, ico, tag} from '../dom.js';
import {t} from '../i18n.js';
import {sameGuest, thePicture} from '../inhouse.js';
import {earlier} from '../known.js';
import {dayMonth} from '../clock.js';

/**
 * Why somebody has to look at a guest before they are sent.
 *
 * @param {import('../group.js').Member} member
 * @returns {{icon: string, words: string, confirm: boolean}[]}
 */
export function doubts(member) {
  const found = [];
  const {form} = member;
  if (form.sources.fullName === 'check') found.push({icon: 'eye', words: t('group.doubt.name'), confirm: true});
  const there = sameGuest(thePicture()?.items ?? [], form.docType, form.docNumber);
  if (there) found.push({icon: 'warn', words: t('group.doubt.inhouse', {room: there.room ?? '', since: dayMonth(Date.parse(there.arrivedAt))}), confirm: false});
  for (const finding of member.findings) {
    if (finding.severity === 'ERROR') found.push({icon: 'warn', words: short(finding), confirm: false});
  }
  return found;
}

/** The first sentence of a finding. @param {import('../store.js').Finding} finding */
const short = finding => finding.message.split(/(?<=[.:])\s/)[0].replace(/[.:]$/, '');

/** @param {import('../group.js').Member[]} list newest first @param {number|null} editing */
export const table = (list, editing) => html`<div class="lt-scroll"><table class="lt-table cards has-room dense num1" role="table"><caption class="visually-hidden">${t('group.list')}</caption>
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
    role="cell" data-l="${t('column.paper')}:">${paper}</td><td role="cell" class="room" data-l="${t('column.room')}:">${form.room}</td><td role="cell">${found.length ? found.map(doubt => tag('warn', doubt.icon, doubt.words))
      : tag('ok', child ? 'child' : known ? 'user' : 'check', t(known ? 'group.ok.known' : 'group.ok'))}</td><td role="cell" class="lt-num full"><div class="lt-acts">${
    found.some(doubt => doubt.confirm) ? button({do: 'confirm', arg: item.seq, icon: 'check', label: t('group.right'), look: 'btn-outline-primary btn-sm', hidden: form.fullName}) : ''}${
    button({do: 'edit', arg: item.seq, icon: 'pencil', label: t('do.edit'), look: 'btn-outline-primary btn-sm', hidden: form.fullName})}</div></td></tr>${
    editing === item.seq ? html`<tr role="row" class="lt-asked"><td role="cell" colspan="6" class="full">${editor(one)}</td></tr>` : ''}`;
}

/** @param {import('../group.js').Member} one */
function editor(one) {
  const {form, item} = one;
  const input = (name, label, size) => html`<div><label class="form-label" for="m-${name}">${label}</label><input class="form-control" id="m-${name}" name="m-${name}" value="${form[name] ?? ''}" size="${size}" autocomplete="off"></div>`;
  return html`<form class="lt-ask" data-member="${item.seq}"><div class="lt-btns align-items-end">${input('fullName', t('field.fullName'), 20)}${input('dateOfBirth', t('field.dateOfBirth'), 10)}${
    form.docType === 'NONE' ? '' : input('docNumber', t('field.docNumber'), 13)}${input('room', t('field.room'), 6)}<button type="submit" class="btn btn-primary">${ico('check')}${t('do.save')}</button>${
    button({do: 'take-out', arg: item.seq, icon: 'x', label: t('group.take-out'), look: 'btn-outline-danger', hidden: form.fullName})}${button({do: 'edit', arg: item.seq, label: t('do.leave-it')})}</div></form>`;
}

/** @param {import('../group.js').Member[]} list */
export const childMarkup = list => html`<form id="d-child" class="lt-ask mt-2"><p class="fw-semibold mb-2">${t('group.child')}</p><div class="lt-field"><label class="form-label" for="child">${t('field.fullName')}</label><input class="form-control" id="child" name="child" maxlength="120" autocomplete="off"></div>
  <div class="lt-field"><label class="form-label" for="born">${t('field.dateOfBirth')}</label><p class="form-text" id="born-h">${t('field.dateOfBirth.year')}</p><input class="form-control" id="born" name="born" inputmode="numeric" autocomplete="off" aria-describedby="born-h"></div>
  <fieldset class="lt-field"><legend class="form-label fs-inherit">${t('field.sex')}</legend><div class="lt-chips"><input type="radio" name="child-sex" id="cs0" value="MALE"><label for="cs0">${t('sex.MALE')}</label><input type="radio" name="child-sex" id="cs1" value="FEMALE"><label for="cs1">${t('sex.FEMALE')}</label></div></fieldset>
  <div class="lt-field"><label class="form-label" for="with">${t('group.child.with')}</label><select class="form-select" id="with" name="with"><option value="">${t('field.choose')}</option>${[...list].reverse().filter(one => one.form.docType !== 'NONE').map(one =>
    html`<option value="${one.item.seq}">${one.form.fullName}${one.form.room ? ` · ${one.form.room}` : ''}</option>`)}</select></div>
  <div class="lt-btns"><button type="submit" class="btn btn-primary">${ico('plus')}${t('group.child.do')}</button>${button({do: 'extra-quit', label: t('do.leave-it')})}</div></form>`;

export const pasteMarkup = () => html`<form id="d-paste" class="lt-ask mt-2"><div class="lt-field"><label class="form-label" for="lines">${t('group.paste')}</label><p class="form-text" id="lines-h">${t('group.paste.hint')}</p><textarea class="form-control" id="lines" name="lines" rows="5" aria-describedby="lines-h" spellcheck="false"></textarea></div>
  <div class="lt-btns"><button type="submit" class="btn btn-primary">${ico('plus')}${t('group.paste.do')}</button>${button({do: 'extra-quit', label: t('do.leave-it')})}</div></form>`;

const SEXES = {nam: 'MALE', male: 'MALE', m: 'MALE', 'nữ': 'FEMALE', nu: 'FEMALE', female: 'FEMALE', f: 'FEMALE'};

/**
 * Reads a list copied from a spreadsheet: a guest a line; the parts are known by their form, not by their order.
 *
 * @param {string} text
 * @param {import('../guest.js').Form} empty
 * @returns {import('../guest.js').Form[]}
 */
export function pasted(text, empty) {
  const forms = [];
  for (const line of text.split('\n')) {
    const form = {...empty, sources: {}};
    for (const cell of line.split(/[\t;,|]/).map(part => part.trim()).filter(Boolean)) {
      const sex = SEXES[cell.toLowerCase()];
      if (sex) form.sex = sex;
      else if (/^\d{1,2}[/.-]\d{1,2}[/.-]\d{4}$/.test(cell)) form.dateOfBirth = cell;
      else if (/^\d{4}-\d{2}-\d{2}$/.test(cell)) form.dateOfBirth = shownDay(cell);
      else if (/^(?=.*\d)[A-Z0-9]{6,12}$/i.test(cell) && !form.docNumber) {
        form.docNumber = cell.toUpperCase();
        form.docType = /^\d{12}$/.test(cell) ? 'CCCD' : /^\d{9}$/.test(cell) ? 'CMND' : 'PASSPORT';
      } else if (/\p{L}{2}/u.test(cell) && !form.fullName) form.fullName = cell;
    }
    if (form.fullName || form.docNumber) forms.push(form);
  }
  return forms;
}
