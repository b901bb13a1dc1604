/**
 * A group that comes in one bus: what they share is typed once, each guest is kept on the device as soon as they are
 * scanned, with a reference of their own.
 *
 * @typedef {{id: string, name: string, arrivedAt: number, timed?: boolean, nights: string, purpose: string, rooms: string, each: number,
 *     expected: string, begun: number}} Head
 *   `timed`: somebody typed when they arrived
 * @typedef {{item: import('./store.js').Item, form: import('./guest.js').Form, place: number,
 *     findings: import('./store.js').Finding[], dueAt: number|null}} Member
 */
import {DAY, at, day, hour, now, timeTyped} from './clock.js';
import {bodyOf, dueOfForm, emptyForm, isForeign} from './guest.js';
import {ulid} from './ids.js';
import {roomFor, roomsIn} from './rooms.js';
import {judgeCheckIn} from './rules.js';
import {establishment, whoDeclares} from './session.js';
import {vault} from './secrets.js';
import * as store from './store.js';

/** @returns {Promise<Head|null>} the group under way */
export const readHead = async () => (await vault.get('group')) ?? null;

/**
 * The first guest is there: the group arrives now, unless somebody has typed when. What was typed half a day ago was
 * meant for a bus that did not come.
 *
 * @param {Head} head
 */
export function begin(head) {
  if (!head.timed || now() - head.begun > DAY / 2) Object.assign(head, {arrivedAt: now(), timed: false});
  head.begun = now();
}

/** Takes over what somebody typed or chose of what they share. @param {Head} head @param {string} name @param {string} value */
export function takeShared(head, name, value) {
  if (name === 'arrival') {
    if (value === hour(head.arrivedAt)) return;
    const time = timeTyped(value);
    const then = time ? at(day(now()), time) : head.arrivedAt;
    head.arrivedAt = then > now() + 60_000 ? then - DAY : then;
    head.timed ||= Boolean(time);
  } else if (name === 'each') head.each = Math.max(1, Number.parseInt(value, 10) || 2);
  else head[name] = value;
}

/** @param {Head} head */
export const keepHead = head => vault.put('group', head);

/** The group is done with; its guests stay in the queue. */
export const forgetHead = () => vault.remove('group');

/** @param {string} purpose @returns {Head} */
export const newHead = purpose => ({id: ulid(now()), name: '', arrivedAt: now(), nights: '1', purpose, rooms: '', each: 2, expected: '', begun: now()});

/**
 * @param {Head} head
 * @param {import('./guest.js').Form[]} forms of guests; all are kept, or none
 */
export const addMembers = (head, forms) => store.addAll(forms.map(form => ({
  facts: {kind: 'CHECK_IN', state: 'nhap', group: head.id, savedAt: now()}, content: {name: form.fullName, room: '', form: {...form, room: ''}}})));

/** @param {Head} head @param {store.Item[]} items @returns {store.Item[]} its guests who are not sent */
const draftsOf = (head, items) => items.filter(item => item.group === head.id && item.state === 'nhap');

/** @param {Head} head @param {string} number @returns {Promise<boolean>} whether this paper is in the group already */
export const hasPaper = async (head, number) => (await store.all()).some(item => item.group === head.id && item.content?.form?.docNumber === number);

/** @param {Head} head @returns {Promise<number>} how many of the group are not sent */
export const countDrafts = async head => draftsOf(head, await store.all()).length;

/**
 * @param {Head} head
 * @param {store.Item[]} items
 * @returns {Promise<Member[]>} in the order in which they were scanned, each with what the rules say
 */
export async function members(head, items) {
  const rooms = roomsIn(head.rooms);
  return Promise.all(draftsOf(head, items).map(async (item, place) => {
    const form = memberForm(head, item, place, rooms);
    const {findings, dueAt} = await judged(item.ref, form);
    return {item, form, place, findings, dueAt};
  }));
}

/** @param {Head} head @param {store.Item} item @param {number} place @param {string[]} rooms */
function memberForm(head, item, place, rooms) {
  const own = /** @type {import('./guest.js').Form} */ (item.content?.form);
  return {...emptyForm(establishment().type, head.arrivedAt), ...own, arrivedAt: head.arrivedAt, nights: head.nights, purpose: head.purpose,
    party: head.id, room: own.room || roomFor(place, rooms, head.each)};
}

/** What the rules said of the same facts before. @type {Map<string, {facts: string, findings: store.Finding[], dueAt: number|null}>} */
const said = new Map();

/** @param {string} ref @param {import('./guest.js').Form} form */
async function judged(ref, form) {
  const body = bodyOf(form);
  const facts = JSON.stringify(body);
  const before = said.get(ref);
  if (before?.facts === facts) return before;
  const fresh = {facts, ...(await judgeCheckIn(body))};
  said.set(ref, fresh);
  return fresh;
}

/**
 * Takes guests who could not be sent out of their group, each as a draft of their own, when another group begins.
 *
 * @param {Member[]} left
 */
export async function release(left) {
  for (const {item, form} of left) {
    await store.change(item, ['nhap'], {group: undefined}, {name: form.fullName.trim(), room: form.room, form});
  }
}

/**
 * Makes declarations of those drafts that are ready, as the device has them now.
 *
 * @param {Head} head with what is shared now
 * @param {(member: Member) => boolean} isReady
 * @returns {Promise<{declared: number, left: number}>} how many are declared, and how many are drafts afterwards
 */
export async function declareReady(head, isReady) {
  const by = whoDeclares();
  const ready = (await members(head, await store.all())).filter(isReady);
  await keepHead(head);
  for (const {item, form, dueAt} of ready) {
    const body = bodyOf(form);
    await store.change(item, ['nhap'], {state: 'may', savedAt: now(), by, arrivedAt: form.arrivedAt, dueAt: dueOfForm(form, dueAt, establishment()), foreign: isForeign(form)},
      {name: form.fullName.trim(), room: form.room, body, form});
  }
  return {declared: ready.length, left: await countDrafts(head)};
}

/**
 * @param {Member} member
 * @param {Partial<import('./guest.js').Form>} facts
 * @returns {Promise<boolean>} false when they have been sent
 */
export async function changeMember(member, facts) {
  const own = {.../** @type {any} */ (member.item.content?.form), ...facts};
  return store.change(member.item, ['nhap', 'loi'], {}, {name: own.fullName, room: own.room, form: own});
}
