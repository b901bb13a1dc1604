/** Rows of rooms as people write them: `201-216, 301, 305-307`. */

/** @param {string} text @returns {string[]} the rooms in order; what is not a row of numbers stands for itself */
export function roomsIn(text) {
  const rooms = [];
  for (const part of text.split(/[,;\s]+(?![-–])/).map(one => one.trim()).filter(Boolean)) {
    const range = /^(\D*)(\d+)\s*[-–]\s*(\D*)(\d+)$/.exec(part);
    const from = range ? Number(range[2]) : 0;
    const to = range ? Number(range[4]) : -1;
    if (!range || to < from || to - from > 300) {
      rooms.push(part);
      continue;
    }
    for (let n = from; n <= to; n++) rooms.push(range[1] + String(n).padStart(range[2].length, '0'));
  }
  return rooms;
}

/**
 * Puts people into rooms in their order.
 *
 * @param {number} place of the guest, from 0
 * @param {string[]} rooms
 * @param {number} each guests in a room
 * @returns {string} empty when the rooms are full
 */
export const roomFor = (place, rooms, each) => rooms[Math.floor(place / each)] ?? '';
