/** Guests half typed, which are kept on this device and never sent by themselves, and the declarations that become of them. */
import {now} from './clock.js';
import {bodyOf, dueOfForm, isForeign} from './guest.js';
import {establishment, whoDeclares} from './session.js';
import * as store from './store.js';

/**
 * @param {import('./sheet.js').Sheet} sheet
 * @returns {Promise<store.Item>} the sheet's item from now on
 */
export async function saveDraft({item, form, card}) {
  const content = {...headOf(form), form: structuredClone(form)};
  if (item && (item.state !== 'nhap' || (await store.change(item, ['nhap'], {}, content)) || (await store.one(item.seq)))) return item;
  return store.add({kind: 'CHECK_IN', state: 'nhap', savedAt: now(), card: card ?? undefined, ...refOf(item)}, content);
}

/**
 * Makes a declaration of a sheet, to be sent.
 *
 * @param {import('./sheet.js').Sheet} sheet
 * @param {number|null} dueAt by the rules
 * @returns {Promise<store.Item|null>} null when its declaration has left and was not changed
 */
export async function declareSheet({item, form, card}, dueAt) {
  const facts = {kind: /** @type {const} */ ('CHECK_IN'), state: /** @type {const} */ ('may'), arrivedAt: form.arrivedAt,
    dueAt: dueOfForm(form, dueAt, establishment()), foreign: isForeign(form), card: card ?? undefined, savedAt: now(), by: whoDeclares()};
  const content = {...headOf(form), body: bodyOf(form), form};
  if (item && (await store.change(item, ['nhap', 'may', 'loi'], facts, content))) return item;
  if (item && (await store.one(item.seq))) return null;
  return store.add({...facts, ...refOf(item)}, content);
}

/** @param {import('./guest.js').Form} form */
const headOf = form => ({name: form.fullName.trim(), room: form.room || form.department});

/** Who was thrown away and is declared all the same keeps their reference. @param {store.Item|null} gone */
const refOf = gone => (gone ? {ref: gone.ref} : {});
