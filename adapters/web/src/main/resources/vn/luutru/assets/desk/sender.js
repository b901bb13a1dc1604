/**
 * Sends what waits on the device, in the order of saving, one after another; a row of check-ins goes in one bulk call.
 * Only one tab of the browser sends at a time (Web Locks). Before anything leaves, the server is asked whether it is
 * there: without that, each failed try would make a declaration "unknown" that never left the device.
 */
import {NoAnswer, Problem, call} from './api.js';
import {sendBatch} from './batch.js';
import {now} from './clock.js';
import {judge, pause} from './outcome.js';
import {discardGuestCards, recorded} from './recorded.js';
import {establishment, mayBeClosed, refresh} from './session.js';
import * as store from './store.js';
import {tell} from './signals.js';

/** From this number on, waiting check-ins go in one call. */
const BATCH = 4;
const BATCH_LIMIT = 100;
/** Milliseconds between looks at the queue while the page is open. */
const LOOK = 30_000;

/**
 * What the page says about the line; `since` is when it last changed to this, `fault` what went wrong on this device.
 *
 * @typedef {{state: 'unknown'|'on'|'off'|'busy'|'session'|'device'|'fault', since: number, nextTry: number, lastOn: number, fault?: unknown}} Line
 */
/** @type {Line} */
export const line = {state: 'unknown', since: now(), nextTry: 0, lastOn: 0};

let failures = 0;
/** @type {ReturnType<typeof setTimeout>|undefined} */
let timer;
/** @type {Promise<void>|null} */
let running = null;
let again = false;
/** Whether that is wanted whatever the run under way finds out. */
let urgent = false;
/** When the next try is allowed, and when by what the server asked for, which holds against the person at the desk too: by a clock that nobody sets. */
let opensAt = 0;
let notBefore = 0;

/** @param {Line['state']} state @param {number} [wait] milliseconds until the next try */
function says(state, wait = LOOK) {
  if (line.state !== state) {
    line.state = state;
    line.since = now();
  }
  if (state === 'on') {
    failures = 0;
    line.lastOn = now();
  }
  line.nextTry = now() + wait;
  opensAt = performance.now() + wait;
  tryLater();
  tell('network');
}

function tryLater() {
  clearTimeout(timer);
  timer = setTimeout(() => void send(), Math.max(0, opensAt - performance.now()) + 20);
}

/** Looks at the queue now, and again whenever there is a chance that the line is back. */
export function startSending() {
  addEventListener('online', () => void sendNow());
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && void send());
  return sendNow();
}

/** Tries at once, whatever came before; but not sooner than the server asked for. @returns {Promise<void>} */
export function sendNow() {
  urgent = running !== null;
  opensAt = notBefore;
  return send();
}

/** @returns {Promise<void>} when this tab or another has nothing more to do for now */
export function send() {
  if (running) {
    again = true;
    return running;
  }
  if (line.state !== 'on' && line.state !== 'unknown' && performance.now() < opensAt) {
    tryLater();
    return Promise.resolve();
  }
  running = sendUnderLock();
  return running;
}

async function sendUnderLock() {
  try {
    await navigator.locks.request('luutru-desk-send', drain);
  } catch (error) {
    console.warn(error);
    line.fault = error;
    says('fault', pause(++failures, null, Math.random()));
  }
  running = null;
  if (again) {
    again = false;
    if (urgent) opensAt = notBefore;
    urgent = false;
    void send();
  }
}

/** Sends until nothing is left or something stops it. Runs under the lock. */
async function drain() {
  // whoever sent these is gone: this tab holds the lock
  const lost = (await store.all()).filter(item => item.state === 'gui');
  if (lost.length) await store.changeAll(lost, ['gui'], {state: 'chua-ro'});
  if (!(await reachable())) return;
  for (;;) {
    const ready = sendable(await store.all());
    if (ready.length === 0) break;
    const together = ofOneClerk(ready);
    const stopped = together.length >= BATCH ? await sendMany(together.slice(0, BATCH_LIMIT)) : await sendOne(ready[0]);
    if (stopped) return;
  }
  const items = await store.all();
  await discardGuestCards(items);
  const held = items.filter(item => store.waits(item) && (item.notBefore ?? 0) > now());
  const first = Math.min(...held.map(item => item.notBefore ?? 0));
  says('on', held.length ? Math.min(LOOK, Math.max(200, first - now())) : LOOK);
}

/** @returns {Promise<boolean>} whether the server answers and takes calls of this desk */
async function reachable() {
  try {
    await refresh();
  } catch (error) {
    if (!(error instanceof NoAnswer) && !(error instanceof Problem)) throw error;
    says(error instanceof NoAnswer ? 'off' : 'busy', pause(++failures, null, Math.random()));
    return false;
  }
  const closed = mayBeClosed();
  if (closed) says(closed);
  return !closed;
}

/**
 * What may leave now: nothing that can still be undone, nothing of a stay of which something earlier is not recorded.
 *
 * @param {import('./store.js').Item[]} items
 */
function sendable(items) {
  const blocked = new Set();
  const ready = [];
  for (const item of items) {
    if (item.state === 'xong' || item.state === 'nhap' || item.at !== establishment().id) continue;
    if (store.waits(item) && !blocked.has(item.ref) && (item.notBefore ?? 0) <= now()) ready.push(item);
    blocked.add(item.ref);
  }
  return ready;
}

/** The first of them that one person captured: a call names one. @param {import('./store.js').Item[]} items */
function ofOneClerk(items) {
  const end = items.findIndex(({by}) => by?.person !== items[0].by?.person || by?.device !== items[0].by?.device);
  return end < 0 ? items : items.slice(0, end);
}

/** @param {import('./store.js').Item} item @returns {string} the path of its call */
export function pathOf(item) {
  const of = '/v1/establishments/' + encodeURIComponent(establishment().id);
  if (item.kind === 'NIL_REPORT') return of + '/nil-reports';
  const stay = `${of}/stays/${encodeURIComponent(item.ref)}`;
  const ends = {CHECK_IN: '', CHECK_OUT: '/check-out', CORRECTION: '/corrections', CANCELLATION: '/cancellation', MOVE: '/moves'};
  return stay + ends[item.kind];
}

/** @param {import('./store.js').Item} item @returns {Promise<boolean>} whether sending has to stop */
async function sendOne(item) {
  const [leaving] = await leave([item]);
  if (!leaving) return false;
  let outcome;
  try {
    outcome = judge(await call(item.kind === 'CHECK_IN' ? 'PUT' : 'POST', pathOf(item), {json: item.content?.body, by: item.by}));
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    outcome = /** @type {const} */ ({to: 'chua-ro', stop: 'line', wait: null, code: ''});
  }
  return settle(leaving, outcome);
}

/** What was edited or undone since it was read stays, and is read again. @param {import('./store.js').Item[]} items */
const leave = items => store.changeAll(items, ['may', 'chua-ro'], {state: 'gui', sentAt: now()});

/** @param {import('./store.js').Item[]} items @returns {Promise<boolean>} whether sending has to stop */
async function sendMany(items) {
  const inCall = items.filter(item => item.kind !== 'NIL_REPORT');
  if (inCall.length < BATCH) return sendOne(items[0]);
  const leaving = await leave(inCall);
  if (leaving.length === 0) return false;
  let stopped = false;
  const rest = await sendBatch(leaving, establishment().id, async (item, outcome) => {
    stopped = (await settle(item, outcome)) || stopped;
  });
  if (rest.items.length) {
    await store.changeAll(rest.items, ['gui'], {state: rest.outcome.to});
    halt(rest.outcome);
    return true;
  }
  return stopped;
}

/**
 * @param {import('./store.js').Item} item
 * @param {ReturnType<typeof judge>} outcome
 * @returns {Promise<boolean>} whether sending has to stop
 */
async function settle(item, outcome) {
  if (outcome.to === 'xong') {
    await recorded(item, outcome);
    return false;
  }
  if (outcome.to === 'loi') {
    await store.change(item, ['gui'], {state: 'loi'}, {...(item.content ?? {name: ''}), findings: outcome.findings});
    return false;
  }
  await store.change(item, ['gui'], {state: outcome.to});
  halt(outcome);
  return true;
}

/** @param {import('./outcome.js').Again} outcome */
function halt(outcome) {
  if (outcome.stop === 'session' || outcome.stop === 'device') {
    says(outcome.stop);
    void refresh().catch(error => console.warn(error.name));
    return;
  }
  const wait = pause(++failures, outcome.wait, Math.random());
  notBefore = outcome.wait ? performance.now() + wait : 0;
  says(outcome.stop === 'busy' ? 'busy' : 'off', wait);
}
