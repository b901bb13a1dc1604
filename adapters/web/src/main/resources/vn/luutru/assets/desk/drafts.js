/** Guests half typed: kept on this device, never sent by themselves. */
import {now} from './clock.js';
import * as store from './store.js';

/**
 * @param {import('./store.js').Item|null} item the draft so far
 * @param {import('./guest.js').Form} form
 * @returns {Promise<import('./store.js').Item>}
 */
export async function saveDraft(item, form) {
  const told = {name: form.fullName.trim(), room: form.room || form.department, form: structuredClone(form)};
  if (item) {
    if (item.state === 'nhap') await store.change(item, ['nhap'], {}, told);
    return item;
  }
  return store.add({kind: 'CHECK_IN', state: 'nhap', savedAt: now()}, told);
}
