/**
 * A group that comes in one bus: what they share is typed once, each guest is kept on the device as soon as they are
 * scanned, with a reference of their own.
 *
 * @typedef {{id: string, name: string, arrivedAt: number, nights: string, purpose: string, rooms: string, each: number,
 *     expected: string, begun: number}} Head
 * @typedef {{item: import('./store.js').Item, form: import('./guest.js').Form, place: number,
 *     findings: import('./store.js').Finding[], dueAt: number|null}} Member
 */
import {now} from './clock.js';
import {bodyOf, dueOfForm, emptyForm, isForeign} from './guest.js';
import {ulid} from './ids.js';
import {roomFor, roomsIn} from './rooms.js';
import {judgeCheckIn} from './rules.js';
import {establishment} from './session.js';
import {vault} from './secrets.js';
import * as store from './store.js';

/** @returns {Promise<Head|null>} the group under way */
export const readHead = async () => (await vault.get('group')) ?? null;

/** @param {Head} head */
export const keepHead = head => vault.put('group', head);

/** The group is done with; its guests stay in the queue. */
export const forgetHead = () => vault.remove('group');

/** @param {string} purpose @returns {Head} */
export const newHead = purpose => ({id: ulid(now()), name: '', arrivedAt: now(), nights: '1', purpose, rooms: '', each: 2, expected: '', begun: now()});

/**
 * @param {Head} head
 * @param {import('./guest.js').Form} form of one guest
 */
export async function addMember(head, form) {
  const kept = {...form, room: ''};
  return store.add({kind: 'CHECK_IN', state: 'nhap', group: head.id, savedAt: now()}, {name: kept.fullName, room: '', form: kept});
}

/**
 * @param {Head} head
 * @param {store.Item[]} items
 * @returns {Promise<Member[]>} in the order in which they were scanned, each with what the rules say
 */
export async function members(head, items) {
  const rooms = roomsIn(head.rooms);
  const drafts = items.filter(item => item.group === head.id && item.state === 'nhap');
  return Promise.all(drafts.map(async (item, place) => {
    const form = memberForm(head, item, place, rooms);
    const {findings, dueAt} = await judged(item.ref, form);
    return {item, form, place, findings, dueAt};
  }));
}

/** @param {Head} head @param {store.Item} item @param {number} place @param {string[]} rooms */
function memberForm(head, item, place, rooms) {
  const own = /** @type {import('./guest.js').Form} */ (item.told?.form);
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

/** Makes declarations of drafts. @param {Member[]} ready */
export async function declare(ready) {
  for (const {item, form, dueAt} of ready) {
    const body = bodyOf(form);
    await store.change(item, ['nhap'], {state: 'may', savedAt: now(), arrivedAt: form.arrivedAt, dueAt: dueOfForm(form, dueAt), foreign: isForeign(form)},
      {name: form.fullName.trim(), room: form.room, body, form});
  }
}

/** @param {Member} member @param {Partial<import('./guest.js').Form>} facts */
export async function changeMember(member, facts) {
  const own = {.../** @type {any} */ (member.item.told?.form), ...facts};
  await store.change(member.item, ['nhap', 'loi'], {}, {name: own.fullName, room: own.room, form: own});
}
