/** Work that is done piece by piece, in the order in which it was asked for. */

/** @returns {<T>(work: () => T|Promise<T>) => Promise<T>} begins once all that came before has ended, well or badly */
export function turns() {
  /** @type {Promise<unknown>} */
  let last = Promise.resolve();
  return work => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}
