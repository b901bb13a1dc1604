/**
 * A guest who is being typed, with what belongs to the form and not to the guest.
 *
 * @typedef {{form: import('./guest.js').Form, full: boolean, times: boolean, mrz: boolean, item: import('./store.js').Item|null,
 *     card: string|null, number: number, unread: import('./dom.js').Safe|null}} Sheet
 *   `full`: every field is shown; `times`: the arrival is being changed; `mrz`: the lines of a passport are asked for;
 *   `card`: the card that the guest filled in themselves; `number`: how many guests this one is
 */
import {day, nightsBetween, now} from './clock.js';
import {emptyForm, withCapture} from './guest.js';

/**
 * @param {string} type of establishment
 * @param {number} number
 * @param {Partial<import('./guest.js').Form>} [shared]
 * @returns {Sheet}
 */
export const freshSheet = (type, number, shared) =>
  ({form: emptyForm(type, now(), shared), full: false, times: false, mrz: false, item: null, card: null, number, unread: null});

/**
 * An item of the queue, to be typed on.
 *
 * @param {string} type
 * @param {import('./store.js').Item} item
 * @param {number} number
 * @returns {Sheet}
 */
export function sheetOf(type, item, number) {
  const form = {...emptyForm(type, now()), ...item.told?.form};
  return {...freshSheet(type, number), form: {...form, notes: item.told?.findings ?? form.notes}, item, full: item.state === 'loi', card: item.card ?? null};
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
  return {...sheet, form: {...form, purpose: card.purpose ?? form.purpose, room: card.room ?? ''}, card: card.id ?? null};
}
