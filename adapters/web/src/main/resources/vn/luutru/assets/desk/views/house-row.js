/** One guest in house as a row of the table; on phones a card. */
import {day, dayMonth, hour, nightsBetween, now} from '../clock.js';
import {html, ico, tag} from '../dom.js';
import {shortNumber} from '../guest.js';
import {many, t} from '../i18n.js';
import {shownState, stateTag} from '../states.js';
import {nameOf} from '../tables.js';
import {shownDay} from '../clock.js';

const ACTS = [['leave', 'out', 'leave'], ['extend', 'extend', 'ask-extend'], ['move', 'move', 'ask-move'], ['correct', 'pencil', 'correct'], ['cancel', 'ban', 'ask-cancel']];

/** @param {import('./house-rows.js').Row} one */
export function row(one) {
  const paper = one.document?.type ? `${t('paper.short.' + one.document.type)} ${shortNumber(one.document.number)}`.trim() : '';
  return html`<tr role="row" data-ref="${one.reference}"><th scope="row" role="rowheader">${one.fullName}<br><span class="fw-normal lt-muted lt-small lt-nw">${
    [shownDay(one.dateOfBirth), one.nationality && one.nationality !== 'VNM' ? nameOf('countries', one.nationality) : '', paper].filter(Boolean).join(' · ')}</span></th><td role="cell" class="room" data-l="${t('column.room')}:">${one.room ?? ''}</td><td
    role="cell" data-l="${t('column.arrived')}:"><span class="lt-nw">${dayMonth(Date.parse(one.arrivedAt))}, ${hour(Date.parse(one.arrivedAt))}</span></td><td role="cell" data-l="${t('column.leaves')}:">${leaves(one)}</td><td role="cell">${declared(one)}</td><td
    role="cell" class="lt-num full">${one.declared ? html`<div class="lt-acts five">${ACTS.map(([act, icon, does]) => html`<button type="button" class="btn ${act === 'cancel' ? 'btn-outline-danger' : 'btn-outline-primary'} btn-sm" data-do="${does}" data-arg="${one.reference}">${
    ico(icon)}<span>${t('act.' + act)}<span class="visually-hidden"> ${one.fullName}</span></span></button>`)}</div>` : ''}</td></tr>`;
}

/** @param {import('./house-rows.js').Row} one */
function declared(one) {
  if (one.pending) return html`<span class="lt-line">${stateTag(shownState(one.pending))}<span class="lt-small lt-muted">${t('kind.' + one.pending.kind)}</span></span>`;
  return stateTag(one.item ? shownState(one.item) : 'xong');
}

/** @param {import('./house-rows.js').Row} one */
function leaves(one) {
  const until = one.expectedDepartureOn;
  if (!until) return html`<span class="lt-muted">${t('house.open-end')}</span>`;
  const today = day(now());
  const short = shownDay(until).slice(0, 5);
  if (until < today) return tag('bad', 'clock', t('house.overdue', {day: short, over: many('days', nightsBetween(until, today))}));
  const stayed = nightsBetween(day(Date.parse(one.arrivedAt)), today);
  if (stayed >= 30) return tag('warn', 'info', t('house.over-thirty', {day: short}));
  if (stayed >= 23) return tag('warn', 'info', t('house.thirty', {day: short}));
  return short;
}
