/** Keys of our own: 26 characters that sort by the time at which they were made (ULID). */

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * @param {number} at milliseconds of the epoch
 * @returns {string} 10 characters of time, 16 of chance
 */
export function ulid(at) {
  let time = '';
  for (let rest = Math.max(0, Math.floor(at)), i = 0; i < 10; i++) {
    time = ALPHABET[rest % 32] + time;
    rest = Math.floor(rest / 32);
  }
  const chance = crypto.getRandomValues(new Uint8Array(16));
  return time + Array.from(chance, byte => ALPHABET[byte % 32]).join('');
}
