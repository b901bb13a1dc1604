/**
 * Who is in house, what is owed and who waits at the desk: as the server said last, kept encrypted so that the page
 * opens without a line.
 */
import {NoAnswer, Problem, ask} from './api.js';
import {meta} from './db.js';
import {establishment, mayBeClosed, theDesk} from './session.js';
import {vault} from './secrets.js';
import {tell} from './signals.js';
import {now} from './clock.js';

const PAGE = 500;
const PAGES = 20;

/**
 * @typedef {Object} Guest a stay as the server lists it
 * @property {string} reference
 * @property {string} fullName
 * @property {string|null} dateOfBirth
 * @property {string|null} sex
 * @property {string|null} nationality
 * @property {{type: string|null, number: string|null}} document
 * @property {string|null} room
 * @property {string|null} bed
 * @property {string|null} purpose
 * @property {string} arrivedAt
 * @property {string|null} expectedDepartureOn
 * @property {string|null} departedAt
 * @property {string} reportedAt
 * @property {string} timeliness
 * @property {string} state
 */
/** @typedef {{items: Guest[], obligations: any, cards: any[], at: number, establishmentId: string}} Picture */

/** @type {Picture|null} */
let picture = null;
let expected = 0;
/** @type {Promise<void>|null} */
let asking = null;

/** @returns {Picture|null} null until the server was asked once */
export const thePicture = () => picture;

/** Reads what was kept. */
export async function startPicture() {
  const kept = await vault.get('inhouse');
  if (kept && kept.establishmentId === theDesk()?.establishment.id) picture = kept;
  expected = (await meta.get('position')) ?? 0;
}

/** Something was recorded at this position of the log: the next question waits for it. @param {number} position */
export async function expectChange(position) {
  if (!(position > expected)) return;
  expected = position;
  await meta.put('position', position);
}

/** Asks the server again; without a line the old picture stays. @returns {Promise<void>} */
export function look() {
  asking ??= fetchPicture().finally(() => {
    asking = null;
  });
  return asking;
}

async function fetchPicture() {
  if (mayBeClosed()) return;
  try {
    const of = `/v1/establishments/${encodeURIComponent(establishment().id)}`;
    const wait = expected ? `minPosition=${expected}` : '';
    const items = await pages(`${of}/stays?state=IN_HOUSE&size=${PAGE}`, wait);
    const obligations = await ask('GET', `${of}/obligations`);
    picture = {items, obligations, cards: await guestCards(), at: now(), establishmentId: establishment().id};
    await vault.put('inhouse', picture);
    tell('inhouse');
  } catch (error) {
    if (!(error instanceof NoAnswer) && !(error instanceof Problem)) throw error;
  }
}

/** @param {string} path @param {string} wait @returns {Promise<Guest[]>} */
async function pages(path, wait) {
  const items = [];
  let page = null;
  for (let i = 0; i < PAGES; i++) {
    const from = page ? `&page=${encodeURIComponent(page)}` : wait ? '&' + wait : '';
    const body = await ask('GET', path + from);
    items.push(...body.items);
    page = body.nextPage;
    if (!page) break;
  }
  return items;
}

/** @returns {Promise<any[]>} guests who filled the page of their own and wait at the desk */
async function guestCards() {
  const body = await ask('GET', '/v1/desk/guest-cards');
  return body.items ?? [];
}

/**
 * Those of whom this desk has not begun a declaration.
 *
 * @param {import('./store.js').Item[]} items
 * @returns {any[]}
 */
export const waitingGuestCards = items => (picture?.cards ?? []).filter(one => !items.some(item => item.card === one.id));

/** @param {string} id @returns {Promise<any>} all of one such card */
export const guestCard = id => ask('GET', '/v1/desk/guest-cards/' + encodeURIComponent(id));

/** Another tab asked: read what it kept. */
export async function rereadPicture() {
  picture = (await vault.get('inhouse')) ?? picture;
}

/**
 * A stay of this establishment by the number of the paper, in house or earlier.
 *
 * @param {Guest[]} stays
 * @param {string} type
 * @param {string} number
 */
export function sameGuest(stays, type, number) {
  const wanted = String(number ?? '').replace(/\s/g, '').toUpperCase();
  if (!wanted) return undefined;
  return stays
    .filter(stay => stay.document?.number === wanted &&
      (stay.document.type === type || (isCard(stay.document.type) && isCard(type))))
    .sort((a, b) => b.arrivedAt.localeCompare(a.arrivedAt))[0];
}

const isCard = type => type === 'CCCD' || type === 'CAN_CUOC';

/** @returns {Promise<Guest[]>} earlier stays, newest of them as far as they are asked for; empty without a line */
export async function earlierStays() {
  if (mayBeClosed()) return [];
  try {
    return await pages(`/v1/establishments/${encodeURIComponent(establishment().id)}/stays?state=DEPARTED&size=${PAGE}`, '');
  } catch (error) {
    if (!(error instanceof NoAnswer) && !(error instanceof Problem)) throw error;
    return [];
  }
}
