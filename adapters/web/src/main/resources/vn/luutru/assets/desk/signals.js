/** What happened, told to this tab and to the other tabs of the desk. */

const local = new EventTarget();
const channel = new BroadcastChannel('luutru-desk');

channel.onmessage = message => local.dispatchEvent(new CustomEvent(message.data));

/** @param {'items'|'session'|'inhouse'|'kick'|'network'} what */
export function tell(what) {
  local.dispatchEvent(new CustomEvent(what));
  channel.postMessage(what);
}

/** @param {string} what tells this tab only */
export const tellHere = what => local.dispatchEvent(new CustomEvent(what));

/**
 * @param {'items'|'session'|'inhouse'|'kick'|'network'|'language'|'tick'} what
 * @param {() => unknown} listener
 */
export const on = (what, listener) => local.addEventListener(what, listener);
