/**
 * Which desk this browser is, and who is at it. The server decides; without a line the desk opens by a print of the PIN
 * that the server accepted here before, so that a night without a line does not stop anybody from declaring.
 *
 * @typedef {{id: string, name: string, lockedUntil?: string|null}} Person
 * @typedef {{personId: string, name: string, offline: boolean}} Sitting
 * @typedef {{device: string, person: string, name: string}} Clerk who was at which desk, by their ids
 * @typedef {{device: {deviceId: string, label: string}, establishment: {id: string, name: string, type: string,
 *     ward: string, rooms: number, regime: string, remote: boolean}, people: Person[], session: {person: Person}|null}} Desk
 */
import {NoAnswer, Problem, ask, touched} from './api.js';
import {meta} from './db.js';
import {pinPrint, vault} from './secrets.js';
import {on, tell, tellHere} from './signals.js';

/** After so long without a touch the PIN is asked again; the server's own limit is the same. */
const IDLE = 15 * 60_000;
/** The server learns that somebody works at most this often, and the other tabs this often. */
const TOUCH = 4 * 60_000;
const TOUCH_HERE = 20_000;
const OFFLINE_TRIES = 5;

/** @type {Desk|null} */
let desk = null;
/** @type {Sitting|null} */
let sitting = null;
/** Who sat last, at which desk. @type {Clerk|undefined} */
let last;
let revoked = false;
let usedAt = 0;
let toldAt = 0;
let keptAt = 0;

/** @returns {Desk|null} as the server said last */
export const theDesk = () => desk;
/** @returns {Sitting|null} who is at the desk; null while it is locked */
export const theSitting = () => sitting;
/** @returns {Clerk|undefined} who declares what is saved now; a desk that was locked meanwhile changes nothing */
export const whoDeclares = () => last;
/** @returns {boolean} whether somebody else than who is at the desk captured it @param {Clerk} [clerk] */
export const isAnother = clerk => Boolean(clerk && sitting && clerk.person !== sitting.personId);
/** @returns {Desk['establishment']} */
export const establishment = () => {
  if (!desk) throw new Error('no desk');
  return desk.establishment;
};

/** @returns {'new'|'revoked'|'locked'|'open'} */
export function deskState() {
  if (revoked) return 'revoked';
  if (!desk) return 'new';
  return sitting ? 'open' : 'locked';
}

/** @returns {null|'session'|'device'} why the server would take nothing from this desk now */
export function mayBeClosed() {
  if (revoked || !desk) return 'device';
  if (!desk.session || sitting?.offline) return 'session';
  // the server's session is of somebody else: what is sent now would be theirs
  return sitting && sitting.personId !== desk.session.person.id ? 'session' : null;
}

/** Reads what was known when the page was last open. */
export async function startSession() {
  desk = (await meta.get('desk')) ?? null;
  revoked = (await meta.get('revoked')) ?? false;
  const kept = await meta.get('sitting');
  if (kept && Date.now() - kept.usedAt < IDLE) {
    sitting = kept.sitting;
    usedAt = kept.usedAt;
    rememberClerk();
  }
  for (const touch of ['pointerdown', 'keydown', 'input']) addEventListener(touch, used, {capture: true, passive: true});
  setInterval(() => void lockWhenIdle(), 10_000);
  on('other:session', () => void reread());
}

/** Another tab changed something. */
async function reread() {
  const kept = await meta.get('sitting');
  const before = JSON.stringify([sitting, revoked, desk?.session]);
  sitting = kept?.sitting ?? null;
  usedAt = kept?.usedAt ?? 0;
  desk = (await meta.get('desk')) ?? desk;
  revoked = (await meta.get('revoked')) ?? false;
  rememberClerk();
  if (JSON.stringify([sitting, revoked, desk?.session]) !== before) tellHere('desk');
}

function used() {
  touched.at = Date.now();
  if (!sitting) return;
  usedAt = Date.now();
  if (usedAt - keptAt > TOUCH_HERE) {
    keptAt = usedAt;
    void meta.put('sitting', {sitting, usedAt});
  }
  if (usedAt - toldAt < TOUCH) return;
  toldAt = usedAt;
  void refresh().catch(error => console.warn(error.name));
}

async function lockWhenIdle() {
  if (!sitting || Date.now() - usedAt <= IDLE) return;
  // somebody may be at another tab
  usedAt = Math.max(usedAt, (await meta.get('sitting'))?.usedAt ?? 0);
  if (sitting && Date.now() - usedAt > IDLE) await lock();
}

function rememberClerk() {
  if (sitting && desk) last = {device: desk.device.deviceId, person: sitting.personId, name: sitting.name};
}

/** @param {Sitting|null} next */
async function sit(next) {
  sitting = next;
  rememberClerk();
  usedAt = toldAt = keptAt = Date.now();
  await (next ? meta.put('sitting', {sitting: next, usedAt}) : meta.remove('sitting'));
  tell('session');
}

/** Asks the server which desk this is. Throws when it does not answer. */
export async function refresh() {
  try {
    const said = await ask('GET', '/v1/desk', {timeout: 10_000});
    const changed = JSON.stringify(strip(said)) !== JSON.stringify(desk) || revoked;
    revoked = false;
    desk = strip(said);
    if (changed) {
      await meta.put('desk', desk);
      await meta.put('revoked', false);
      tell('session');
    }
  } catch (error) {
    if (!(error instanceof Problem) || (error.status !== 401 && error.status !== 403)) throw error;
    if (desk && !revoked) {
      revoked = true;
      await meta.put('revoked', true);
      tell('session');
    }
  }
}

/** @param {any} said @returns {Desk} without the times, which differ in each answer */
function strip(said) {
  const {device, establishment: at, people, session} = said;
  return {device, establishment: at, people, session: session ? {person: session.person} : null};
}

/**
 * Trades a one-time code for this browser's own session.
 *
 * @param {string} code as typed, or the text of its QR code
 */
export async function enrol(code) {
  const bare = codeIn(code);
  await ask('POST', '/v1/devices/enrolment', {json: {code: bare}});
  await sit(null);
  revoked = false;
  await refresh();
}

/** @param {string} text @returns {string} the code in an address, or what was typed, without blanks and lines */
export function codeIn(text) {
  const inAddress = /[#?&](?:code|ma)=([0-9A-Za-z-]+)/.exec(text);
  return (inAddress ? inAddress[1] : text).replace(/[\s-]/g, '').toUpperCase();
}

/** @param {string} name @param {string} pin */
export async function addPerson(name, pin) {
  await ask('POST', '/v1/desk/people', {json: {name, pin}});
  await refresh();
}

/**
 * Opens the desk.
 *
 * @param {Person} person
 * @param {string} pin
 * @throws {Problem} for a wrong PIN
 * @throws {NoAnswer} without a line, when this browser cannot judge the PIN itself
 */
export async function unlock(person, pin) {
  const name = 'pin:' + person.id;
  try {
    await ask('POST', '/v1/desk/session', {json: {personId: person.id, pin}, timeout: 10_000});
    await vault.put(name, {print: await pinPrint(person.id, pin), wrong: 0});
    await refresh();
    await sit({personId: person.id, name: person.name, offline: false});
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    const kept = await vault.get(name);
    if (!kept || kept.wrong >= OFFLINE_TRIES) throw error;
    if (kept.print !== (await pinPrint(person.id, pin))) {
      await vault.put(name, {...kept, wrong: kept.wrong + 1});
      throw new WrongPinHere(OFFLINE_TRIES - kept.wrong - 1);
    }
    await vault.put(name, {...kept, wrong: 0});
    await sit({personId: person.id, name: person.name, offline: true});
  }
}

/** A wrong PIN, judged without a line. */
export class WrongPinHere extends Error {
  /** @param {number} left tries */
  constructor(left) {
    super('wrong pin');
    this.left = left;
  }
}

/** Locks the desk here, and at the server when it answers. */
export async function lock() {
  await sit(null);
  try {
    await ask('DELETE', '/v1/desk/session', {timeout: 5_000});
    await refresh();
  } catch (error) {
    if (!(error instanceof NoAnswer) && !(error instanceof Problem)) throw error;
  }
}
