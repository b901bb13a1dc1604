/** What differs between two check-ins, as a correction names it. */

const isObject = value => value !== null && typeof value === 'object' && !Array.isArray(value);

/**
 * @param {any} before
 * @param {any} after
 * @returns {any} only what changed; null where something was taken away
 */
export function differences(before, after) {
  const changes = {};
  for (const name of new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])) {
    const was = before?.[name];
    const is = after?.[name];
    if (isObject(was) || isObject(is)) {
      const inner = differences(was ?? {}, is ?? {});
      if (Object.keys(inner).length) changes[name] = inner;
    } else if (JSON.stringify(was ?? null) !== JSON.stringify(is ?? null)) changes[name] = is ?? null;
  }
  return changes;
}
