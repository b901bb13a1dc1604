/** What is done with a guest who is in house. Each becomes an item of the queue; the first three wait while they can be undone. */
import {instant, now} from './clock.js';
import {t} from './i18n.js';
import * as store from './store.js';

/** Milliseconds in which an act can be taken back. */
export const UNDO = 10_000;

/** @typedef {{reference: string, fullName: string, room?: string|null}} Stay */

/** @param {Stay} stay */
export const checkOut = stay =>
  later(stay, 'CHECK_OUT', {departedAt: instant(now())}, stay.room ?? '');

/** @param {Stay} stay @param {string} until local day */
export const extend = (stay, until) =>
  later(stay, 'CORRECTION', {changes: {expectedDepartureOn: until}, reason: t('reason.extend')}, stay.room ?? '', until);

/** @param {Stay} stay @param {{room?: string, bed?: string, department?: string}} to */
export const move = (stay, to) => later(stay, 'MOVE', {movedAt: instant(now()), ...to}, to.room ?? to.department ?? stay.room ?? '');

/** @param {Stay} stay @param {string} reason a code of the table cancellation-reasons */
export const cancel = (stay, reason) =>
  store.add({kind: 'CANCELLATION', state: 'may', ref: stay.reference}, {name: stay.fullName, room: stay.room ?? '', body: {reason}});

/** @param {Stay} stay @param {any} changes @param {string} reason */
export const correct = (stay, changes, reason) =>
  store.add({kind: 'CORRECTION', state: 'may', ref: stay.reference},
    {name: changes.guest?.fullName ?? stay.fullName, room: changes.room ?? stay.room ?? '', body: {changes, reason}});

/** @param {string} date local day without a guest */
export const nilReport = date => store.add({kind: 'NIL_REPORT', state: 'may', ref: 'nil-' + date}, {name: t('kind.NIL_REPORT'), body: {date}});

/**
 * @param {Stay} stay
 * @param {import('./store.js').Kind} kind
 * @param {any} body
 * @param {string} room
 * @param {string} [note]
 */
const later = (stay, kind, body, room, note) =>
  store.add({kind, state: 'may', ref: stay.reference, notBefore: now() + UNDO}, {name: stay.fullName, room, body, note});

/** What was done just now and can still be taken back, or was done within the last minute. @param {store.Item[]} items */
export const recent = items =>
  items.filter(item => item.notBefore && item.savedAt > now() - 60_000 && item.state !== 'loi').reverse().slice(0, 3);

/** @param {store.Item} item */
export const undoable = item => item.state === 'may' && (item.notBefore ?? 0) > now();

/** @param {store.Item} item @returns {Promise<boolean>} false when it has left already */
export const undo = item => store.remove(item, ['may']);
