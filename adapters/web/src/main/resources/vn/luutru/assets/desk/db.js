/**
 * The browser's database. Every write waits until it is on disk (`durability: 'strict'`), so that what the page calls
 * "on this device" survives a killed browser and an empty battery.
 */

const NAME = 'luutru-desk';
const VERSION = 1;

/** @type {Promise<IDBDatabase>|null} */
let opened = null;

/** @returns {Promise<IDBDatabase>} */
function open() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = () => {
      const items = request.result.createObjectStore('items', {keyPath: 'seq', autoIncrement: true});
      items.createIndex('id', 'id', {unique: true});
      request.result.createObjectStore('meta');
    };
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = () => {
      opened = null;
      reject(request.error);
    };
  });
  return opened;
}

/**
 * Runs one transaction. Only database requests may be awaited inside; encrypt and fetch before.
 *
 * @template T
 * @param {string|string[]} stores
 * @param {'readonly'|'readwrite'} mode
 * @param {(tx: IDBTransaction) => T | Promise<T>} work
 * @returns {Promise<T>} once the transaction is complete
 */
export async function transact(stores, mode, work) {
  const db = await open();
  return new Promise((resolve, reject) => {
    const tx = db.transaction(stores, mode, {durability: 'strict'});
    let result;
    tx.oncomplete = () => resolve(result);
    tx.onabort = () => reject(tx.error ?? new DOMException('aborted', 'AbortError'));
    Promise.resolve(work(tx)).then(
      value => {
        result = value;
      },
      error => {
        reject(error);
        try {
          tx.abort();
        } catch (alreadyOver) {
          console.warn(alreadyOver.name);
        }
      });
  });
}

/**
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
export const done = request =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** Small values by name. */
export const meta = {
  /** @param {string} name @returns {Promise<any>} undefined when there is none */
  get: name => transact('meta', 'readonly', tx => done(tx.objectStore('meta').get(name))),

  /** @param {string} name @param {unknown} value */
  put: (name, value) => transact('meta', 'readwrite', tx => done(tx.objectStore('meta').put(value, name))),

  /** @param {string} name */
  remove: name => transact('meta', 'readwrite', tx => done(tx.objectStore('meta').delete(name))),

  /**
   * Puts a value where there is none.
   *
   * @param {string} name
   * @param {unknown} value
   * @returns {Promise<any>} the value that is there now
   */
  putIfAbsent: (name, value) =>
    transact('meta', 'readwrite', async tx => {
      const store = tx.objectStore('meta');
      const there = await done(store.get(name));
      if (there !== undefined) return there;
      await done(store.put(value, name));
      return value;
    }),
};

/** Whether an error says that the device has no room left. */
export const isFull = error => error?.name === 'QuotaExceededError';
