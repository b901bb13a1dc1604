/**
 * What this desk has declared or begins to declare, in the order in which it was saved. An item is a row of the
 * database; what it says of a guest is encrypted, its state and its times are not.
 *
 * @typedef {'nhap'|'may'|'gui'|'chua-ro'|'loi'|'xong'} State
 *   draft, on this device, sending, unknown, refused, recorded
 * @typedef {'CHECK_IN'|'CHECK_OUT'|'CORRECTION'|'CANCELLATION'|'MOVE'|'NIL_REPORT'} Kind
 * @typedef {{number: string, stayId?: string, recordedAt: string, reportedAt: string, dueAt?: string,
 *     timeliness?: 'ON_TIME'|'LATE', position: number}} Receipt
 * @typedef {{code: string, severity: 'ERROR'|'WARNING'|'INFO', field: string, message: string}} Finding
 * @typedef {{name: string, room?: string, body?: any, form?: any, findings?: Finding[], note?: string}} Content
 *   what is encrypted: the guest's name, the room, the body to send, the form as typed, what the server found
 * @typedef {Object} Item
 * @property {number} seq          place in the order of saving
 * @property {string} id           key of this item
 * @property {string} ref          the stay's reference, made at the first save and never again
 * @property {Kind} kind
 * @property {State} state
 * @property {number} savedAt      milliseconds, server's time
 * @property {number} [arrivedAt]  milliseconds, of check-ins
 * @property {number} [dueAt]      milliseconds, of check-ins
 * @property {boolean} [foreign]
 * @property {number} [notBefore]  milliseconds; not sent before: the time in which it can be undone
 * @property {number} [sentAt]     milliseconds, when it last left
 * @property {string} at           the establishment for which it was saved: the desk may be enrolled for another one later
 * @property {string} [group]      of which group
 * @property {import('./session.js').Clerk} [by]  who declared it, whoever is at the desk when it is sent
 * @property {Receipt} [receipt]
 * @property {string} [card]       the guest's own card that is done with when this is recorded
 * @property {boolean} [cardGone]  the server has deleted that card
 * @property {number} version      changes with every write
 * @property {{iv: Uint8Array<ArrayBuffer>, data: ArrayBuffer}} box
 * @property {Content} [content]   decrypted; never stored
 */
import {DAY, now} from './clock.js';
import {done, transact} from './db.js';
import {ulid} from './ids.js';
import {decrypt, encrypt} from './secrets.js';
import {theDesk} from './session.js';
import {tell} from './signals.js';

/** How long receipts of the day stay listed on the device. */
const KEPT = DAY;

/** @type {Map<number, {version: number, content: Content}>} */
const opened = new Map();

/** @typedef {Partial<Item> & {kind: Kind, state: State}} Facts */

/**
 * @param {Facts} facts
 * @param {Content} content
 * @returns {Promise<Item>} as stored, once it is on disk
 */
export const add = async (facts, content) => (await addAll([{facts, content}]))[0];

/**
 * @param {{facts: Facts, content: Content}[]} them
 * @returns {Promise<Item[]>} as stored, once all are on disk; when one of them fails, none is
 */
export async function addAll(them) {
  const rows = await Promise.all(them.map(async ({facts, content}) => {
    const id = ulid(now());
    return /** @type {any} */ ({ref: ulid(now()), savedAt: now(), version: 1, at: theDesk()?.establishment.id, ...facts, id, box: await encrypt(content, id)});
  }));
  await transact('items', 'readwrite', async tx => {
    for (const row of rows) row.seq = await done(tx.objectStore('items').add(row));
  });
  const items = rows.map((row, i) => ({...row, content: them[i].content}));
  for (const {seq, content} of items) opened.set(seq, {version: 1, content});
  tell('items');
  return items;
}

/**
 * Changes an item if it still is in one of the states in which the change makes sense.
 *
 * @param {Item} item
 * @param {State[]} from
 * @param {Partial<Item>} facts
 * @param {Content} [content] in the place of what was there before
 * @returns {Promise<boolean>} false when it has left, or is gone, and nothing was changed
 */
export async function change(item, from, facts, content) {
  const box = content && (await encrypt(content, item.id));
  const changed = await transact('items', 'readwrite', async tx => {
    const store = tx.objectStore('items');
    const row = await done(store.get(item.seq));
    if (!row || !from.includes(row.state)) return false;
    await done(store.put({...row, ...facts, ...(box ? {box} : {}), version: row.version + 1}));
    return true;
  });
  if (changed) tell('items');
  return changed;
}

/**
 * The same change, in one transaction, for those items that still are as they were read.
 *
 * @param {Item[]} items
 * @param {State[]} from
 * @param {Partial<Item>} facts
 * @returns {Promise<Item[]>} those that were changed, as they are now
 */
export async function changeAll(items, from, facts) {
  /** @type {Item[]} */
  const changed = [];
  await transact('items', 'readwrite', async tx => {
    const store = tx.objectStore('items');
    for (const item of items) {
      const row = await done(store.get(item.seq));
      if (!row || row.version !== item.version || !from.includes(row.state)) continue;
      const next = {...row, ...facts, version: row.version + 1};
      await done(store.put(next));
      changed.push({...next, content: item.content});
    }
  });
  if (changed.length) tell('items');
  return changed;
}

/**
 * @param {Item} item
 * @param {State[]} from removed only while it is in one of these
 * @returns {Promise<boolean>} whether it was removed
 */
export async function remove(item, from) {
  const removed = await transact('items', 'readwrite', async tx => {
    const store = tx.objectStore('items');
    const row = await done(store.get(item.seq));
    if (!row || !from.includes(row.state)) return false;
    await done(store.delete(item.seq));
    return true;
  });
  if (removed) {
    opened.delete(item.seq);
    tell('items');
  }
  return removed;
}

/** @returns {Promise<Item[]>} every item in the order of saving, decrypted */
export async function all() {
  /** @type {Item[]} */
  const rows = await transact('items', 'readonly', tx => done(tx.objectStore('items').getAll()));
  return Promise.all(rows.map(read));
}

/** @param {number} seq @returns {Promise<Item|undefined>} */
export async function one(seq) {
  const row = await transact('items', 'readonly', tx => done(tx.objectStore('items').get(seq)));
  return row && read(row);
}

/** @param {Item} row */
async function read(row) {
  const known = opened.get(row.seq);
  if (known?.version === row.version) return {...row, content: known.content};
  const content = await decrypt(row.box, row.id);
  opened.set(row.seq, {version: row.version, content});
  return {...row, content};
}

/** Removes the receipts of earlier days from the device; the server keeps them. */
export async function removeOld() {
  await transact('items', 'readwrite', async tx => {
    const store = tx.objectStore('items');
    for (const row of await done(store.getAll())) {
      if (row.state === 'xong' && row.receipt && Date.parse(row.receipt.recordedAt) < now() - KEPT) {
        await done(store.delete(row.seq));
        opened.delete(row.seq);
      }
    }
  });
}

/** Items that the server has not answered for. */
export const waits = item => item.state === 'may' || item.state === 'gui' || item.state === 'chua-ro';
