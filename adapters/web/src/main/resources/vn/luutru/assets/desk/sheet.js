/**
 * A guest who is being typed, with what belongs to the form and not to the guest.
 *
 * @typedef {{form: import('./guest.js').Form, full: boolean, times: boolean, mrz: boolean, mrzText: string, item: import('./store.js').Item|null,
 *     card: string|null, number: number, unread: import('./dom.js').Safe|null}} Sheet
 *   `full`: every field is shown; `times`: the arrival is being changed; `mrz`: the lines of a passport are asked for; `mrzText`: as typed so far;
 *   `card`: the card that the guest filled in themselves; `number`: how many guests this one is
 */
import {day, nightsBetween, now} from './clock.js';
import {emptyForm, isBegun, withCapture} from './guest.js';

/**
 * @param {string} type of establishment
 * @param {number} number
 * @param {Partial<import('./guest.js').Form>} [shared]
 * @returns {Sheet}
 */
export const freshSheet = (type, number, shared) =>
  ({form: emptyForm(type, now(), shared), full: false, times: false, mrz: false, mrzText: '', item: null, card: null, number, unread: null});

/**
 * A form may stand open for hours, or under a locked desk: until somebody is in it, they arrive now.
 *
 * @param {Sheet} sheet
 * @returns {boolean} whether the arrival was set
 */
export function arrivesNow(sheet) {
  if (sheet.times || isBegun(sheet.form)) return false;
  sheet.form.arrivedAt = now();
  sheet.form.capture.capturedAt = sheet.form.arrivedAt;
  return true;
}

/**
 * Takes over what a paper says.
 *
 * @param {Sheet} sheet
 * @param {import('./rules.js').Capture} capture
 * @param {number} at when it was read, milliseconds
 */
export function takeIn(sheet, capture, at) {
  const arrivedAt = isBegun(sheet.form) ? sheet.form.arrivedAt : at;
  Object.assign(sheet, {form: withCapture({...sheet.form, arrivedAt}, capture, at), full: false, mrz: false, mrzText: '', unread: null});
}

/**
 * An item of the queue, to be typed on.
 *
 * @param {string} type
 * @param {import('./store.js').Item} item
 * @param {number} number
 * @returns {Sheet}
 */
export function sheetOf(type, item, number) {
  const form = {...emptyForm(type, now()), ...item.content?.form};
  return {...freshSheet(type, number), form: {...form, notes: item.content?.findings ?? form.notes}, item, full: item.state === 'loi', card: item.card ?? null};
}

/**
 * What a guest filled in on their own phone; the desk looks at the paper.
 *
 * @param {string} type
 * @param {any} card
 * @param {number} number
 * @returns {Sheet}
 */
export function sheetOfCard(type, card, number) {
  const sheet = freshSheet(type, number);
  const form = withCapture(sheet.form, {outcome: 'READ', guest: card.guest, capture: {method: 'SELF_CHECK_IN'},
    sources: [], wards: [], findings: []}, now());
  if (card.expectedDepartureOn) form.nights = String(Math.max(0, nightsBetween(day(now()), card.expectedDepartureOn)));
  return {...sheet, form: {...form, purpose: card.purpose ?? form.purpose, room: card.room ?? '', party: card.party ?? ''}, card: card.id ?? null};
}
