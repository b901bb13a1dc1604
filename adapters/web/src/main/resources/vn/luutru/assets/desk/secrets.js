/**
 * Encryption of what the page keeps: AES-GCM under a key that the browser never gives out (`extractable: false`). A
 * copied profile folder or a backup shows nothing of the guests; whoever runs scripts of this page in this browser can
 * read them, as the page itself does.
 */
import {meta} from './db.js';

/** @type {Promise<CryptoKey>|null} */
let key = null;
/** @type {Promise<CryptoKey>|null} */
let pinKey = null;

/** @returns {Promise<CryptoKey>} */
function theKey() {
  key ??= crypto.subtle
    .generateKey({name: 'AES-GCM', length: 256}, false, ['encrypt', 'decrypt'])
    .then(made => meta.putIfAbsent('key', made));
  return key;
}

/** @returns {Promise<CryptoKey>} */
function thePinKey() {
  pinKey ??= crypto.subtle
    .generateKey({name: 'HMAC', hash: 'SHA-256'}, false, ['sign'])
    .then(made => meta.putIfAbsent('pin-key', made));
  return pinKey;
}

/**
 * @param {unknown} value any JSON value
 * @param {string} context what it belongs to; needed again to decrypt
 * @returns {Promise<{iv: Uint8Array<ArrayBuffer>, data: ArrayBuffer}>}
 */
export async function encrypt(value, context) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = new TextEncoder().encode(JSON.stringify(value));
  const bound = new TextEncoder().encode(context);
  return {iv, data: await crypto.subtle.encrypt({name: 'AES-GCM', iv, additionalData: bound}, await theKey(), plain)};
}

/**
 * @param {{iv: Uint8Array<ArrayBuffer>, data: ArrayBuffer}} box
 * @param {string} context
 * @returns {Promise<any>}
 */
export async function decrypt(box, context) {
  const bound = new TextEncoder().encode(context);
  const plain = await crypto.subtle.decrypt({name: 'AES-GCM', iv: box.iv, additionalData: bound}, await theKey(), box.data);
  return JSON.parse(new TextDecoder().decode(plain));
}

/**
 * A print of a PIN under a key of this browser, by which the desk opens again without a line.
 *
 * @param {string} person
 * @param {string} pin
 * @returns {Promise<string>}
 */
export async function pinPrint(person, pin) {
  const text = new TextEncoder().encode(`${person}\n${pin}`);
  const mac = await crypto.subtle.sign('HMAC', await thePinKey(), text);
  return Array.from(new Uint8Array(mac), byte => byte.toString(16).padStart(2, '0')).join('');
}

/** A secret kept encrypted under a name. */
export const vault = {
  /** @param {string} name @returns {Promise<any>} undefined when there is none */
  async get(name) {
    const box = await meta.get('box:' + name);
    return box && decrypt(box, name);
  },

  /** @param {string} name @param {unknown} value */
  async put(name, value) {
    await meta.put('box:' + name, await encrypt(value, name));
  },

  /** @param {string} name */
  remove: name => meta.remove('box:' + name),
};
