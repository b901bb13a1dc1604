/** What is done with a guest who is in house. Each becomes an item of the queue; the first three wait while they can be undone. */
import {instant, now} from './clock.js';
import {t} from './i18n.js';
import {whoDeclares} from './session.js';
import * as store from './store.js';
import {turns} from './turns.js';

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
  once({kind: 'CANCELLATION', state: 'may', ref: stay.reference}, {name: stay.fullName, room: stay.room ?? '', body: {reason}});

/** @param {Stay} stay @param {any} changes @param {string} reason */
export const correct = (stay, changes, reason) =>
  once({kind: 'CORRECTION', state: 'may', ref: stay.reference},
    {name: changes.guest?.fullName ?? stay.fullName, room: changes.room ?? stay.room ?? '', body: {changes, reason}});

/** @param {string} date local day without a guest */
export const nilReport = date => once({kind: 'NIL_REPORT', state: 'may', ref: 'nil-' + date}, {name: t('kind.NIL_REPORT'), body: {date}});

/**
 * @param {Stay} stay
 * @param {import('./store.js').Kind} kind
 * @param {any} body
 * @param {string} room
 * @param {string} [note]
 */
const later = (stay, kind, body, room, note) =>
  once({kind, state: 'may', ref: stay.reference, notBefore: now() + UNDO}, {name: stay.fullName, room, body, note});

const inTurn = turns();

/**
 * What is pressed twice is one act: the second press finds the same act waiting, and nothing of the stay behind it.
 *
 * @param {store.Facts} facts
 * @param {store.Content} content
 * @returns {Promise<store.Item>}
 */
function once(facts, content) {
  const by = whoDeclares();
  return inTurn(async () => {
    const last = (await store.all()).filter(item => item.ref === facts.ref && store.waits(item)).at(-1);
    return last?.kind === facts.kind && isSame(last.content?.body, content.body) ? last : store.add({...facts, by}, content);
  });
}

/** @param {any} one @param {any} other bodies; the moments of the two presses differ */
const isSame = (one, other) => JSON.stringify({...one, departedAt: 0, movedAt: 0}) === JSON.stringify({...other, departedAt: 0, movedAt: 0});

/** Milliseconds for which what was done stays in view once it is recorded. */
const IN_VIEW = 60_000;

/** What is not recorded yet, can be taken back or not, and what was recorded just now. @param {store.Item[]} items */
export const recent = items => items.filter(item => item.notBefore && (store.waits(item) ||
  (item.state === 'xong' && Math.max(item.savedAt, Date.parse(item.receipt?.recordedAt ?? '') || 0) > now() - IN_VIEW))).reverse().slice(0, 3);

/** @param {store.Item} item */
export const undoable = item => item.state === 'may' && (item.notBefore ?? 0) > now();

/** @param {store.Item} item @returns {Promise<boolean>} false when it has left already */
export const undo = item => store.remove(item, ['may']);
