/** The guests in house: as the server said last, with what this desk has declared since. */

/**
 * @typedef {{reference: string, fullName: string, dateOfBirth: string|null, document: {type: string|null, number: string|null}|null,
 *     room: string|null, arrivedAt: string, expectedDepartureOn: string|null, nationality: string|null, declared: boolean,
 *     item: import('../store.js').Item|null, pending: import('../store.js').Item|null, left: boolean}} Row
 */

/**
 * @param {import('../store.js').Item[]} items
 * @param {import('../inhouse.js').Picture|null} picture
 * @returns {Row[]} newest arrivals first
 */
export function merged(items, picture) {
  /** @type {Map<string, Row>} */
  const rows = new Map();
  for (const stay of picture?.items ?? []) {
    rows.set(stay.reference, {...stay, declared: true, item: null, pending: null, left: false});
  }
  for (const item of items) {
    if (item.kind === 'CHECK_IN') arrival(rows, item, picture);
    else later(rows, item, picture);
  }
  return [...rows.values()].sort((a, b) => b.arrivedAt.localeCompare(a.arrivedAt) || a.reference.localeCompare(b.reference));
}

/** @param {Map<string, Row>} rows @param {import('../store.js').Item} item @param {import('../inhouse.js').Picture|null} picture */
function arrival(rows, item, picture) {
  if (item.state === 'nhap' || item.state === 'loi' || rows.has(item.ref)) return;
  // recorded before the server was asked last, and not in its answer: no longer in house
  if (item.receipt && picture && Date.parse(item.receipt.recordedAt) < picture.at - 10_000) return;
  const guest = item.content?.body?.guest;
  rows.set(item.ref, {
    reference: item.ref, fullName: item.content?.name ?? '', dateOfBirth: guest?.dateOfBirth ?? null, document: guest?.document ?? null,
    room: item.content?.room ?? null, arrivedAt: new Date(item.arrivedAt ?? item.savedAt).toISOString(), nationality: guest?.nationality ?? null,
    expectedDepartureOn: item.content?.body?.expectedDepartureOn ?? null, declared: item.state === 'xong', item, pending: null, left: false});
}

/** @param {Map<string, Row>} rows @param {import('../store.js').Item} item @param {import('../inhouse.js').Picture|null} picture */
function later(rows, item, picture) {
  const row = rows.get(item.ref);
  if (!row || item.state === 'loi') return;
  const seen = item.receipt && picture && Date.parse(item.receipt.recordedAt) < picture.at - 10_000;
  if (seen) return;
  if (item.state !== 'xong') row.pending = item;
  if (item.kind === 'MOVE') row.room = item.content?.room ?? row.room;
  if (item.kind === 'CORRECTION' && item.content?.note) row.expectedDepartureOn = item.content.note;
  if ((item.kind === 'CHECK_OUT' || item.kind === 'CANCELLATION') && item.state === 'xong') row.left = true;
}
