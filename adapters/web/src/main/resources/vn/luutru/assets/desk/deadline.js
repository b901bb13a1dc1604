/** What the page counts down to, from what waits on the device and at the desk. */
import {at, day, dayMonth, deadlines, hour, nextDeadline, plusDays} from './clock.js';
import {html} from './dom.js';
import {t} from './i18n.js';

const HOUR = 3600_000;
/** Width of the words that say what time it is, in units of the drawing. */
const LABEL = 112;

/**
 * @typedef {{due: number, open: number, late: number, foreign: number}} Due
 * @param {import('./store.js').Item[]} items
 * @param {any[]} cards guests who wait at the desk
 * @param {number} now milliseconds
 * @returns {Due} the earliest deadline of who has no receipt yet, or the next of the day
 */
export function dueNow(items, cards, now) {
  const open = items.filter(item => item.kind === 'CHECK_IN' && item.state !== 'xong' && item.arrivedAt);
  const dues = open.map(item => item.dueAt ?? nextDeadline(item.arrivedAt ?? now));
  for (const card of cards) dues.push(nextDeadline(Date.parse(card.createdAt ?? card.filledAt) || now));
  return {
    due: dues.length ? Math.min(...dues) : nextDeadline(now),
    open: dues.length,
    late: dues.filter(due => due <= now).length,
    foreign: open.filter(item => item.foreign).length,
  };
}

/** @param {number} ms of a distance @returns {{n: number, unit: 'minute'|'hour'|'day'}} in the unit that people count in */
export function distance(ms) {
  const minutes = Math.max(0, Math.ceil(ms / 60_000));
  if (minutes < 120) return {n: minutes, unit: 'minute'};
  if (minutes < 48 * 60) return {n: Math.floor(minutes / 60), unit: 'hour'};
  return {n: Math.floor(minutes / 1440), unit: 'day'};
}

/** A deadline with its day, unless it is today's. @param {number} due @param {number} now @returns {string} `23:00`, `08:00 mai`, `23:00, 28/11` */
export function deadlineWords(due, now) {
  if (day(due) === day(now)) return hour(due);
  return day(due) > day(now) ? t('due.morning', {time: hour(due)}) : `${hour(due)}, ${dayMonth(due)}`;
}

/** The line of hours from the afternoon to the morning after; in the morning, the line of the day. @param {number} now */
export function hoursLine(now) {
  const today = day(now);
  const {evening, morning} = deadlines();
  const inMorning = hour(now) >= morning && hour(now) < '14:00';
  const ofDay = hour(now) < morning ? plusDays(today, -1) : today;
  const from = inMorning ? at(today, morning) : at(ofDay, '14:00');
  const to = inMorning ? at(today, evening) : at(plusDays(ofDay, 1), morning);
  const x = ms => Math.round(12 + (396 * (ms - from)) / (to - from));
  const ends = inMorning ? [to] : [at(ofDay, evening), to];
  const ticks = inMorning ? [morning, '12:00', '18:00'].map(time => at(today, time)) : [from, from + 4 * HOUR];
  const here = x(now);
  const label = ms => (day(ms) > today ? t('due.morning', {time: hour(ms)}) : hour(ms));
  const anchor = ms => (ms === from ? 'start' : ms === to ? 'end' : 'middle');
  // the label stands beside the marker where no deadline runs through it
  const covers = (left, right) => left < 0 || right > 420 || ends.some(ms => x(ms) > left && x(ms) < right);
  const before = covers(here + 8, here + LABEL) && !covers(here - LABEL, here - 8);
  const spoken = t('due.line', {now: hour(now), ends: ends.filter(ms => ms > now).map(label).join(', ')});
  return html`<svg class="hours" viewBox="0 0 420 62" role="img" aria-label="${spoken}"><line class="rail" x1="12" y1="30" x2="408" y2="30"/><line
    class="done" x1="12" y1="30" x2="${here}" y2="30"/>${ticks.map(ms => html`<line class="tick" x1="${x(ms)}" y1="23" x2="${x(ms)}" y2="37"/><text
    x="${x(ms) - (ms === from ? 6 : 0)}" y="57" text-anchor="${anchor(ms)}">${hour(ms)}</text>`)}${ends.map(ms => html`<line class="end" x1="${x(ms)}" y1="15"
    x2="${x(ms)}" y2="45"/><text class="b" x="${x(ms) + (ms === to ? 4 : 0)}" y="60" text-anchor="${anchor(ms)}">${label(ms)}</text>`)}<path
    class="now" d="M${here} 23l-7-12h14z"/><text class="b" x="${here + (before ? -12 : 12)}" y="19" text-anchor="${before ? 'end' : 'start'}">${
  t('due.now', {time: hour(now)})}</text></svg>`;
}
