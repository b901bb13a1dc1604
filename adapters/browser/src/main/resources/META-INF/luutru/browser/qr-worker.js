// Reads frames beside the page's own thread. In: {id, width, height, pixels: ArrayBuffer}; out: {id, text, milliseconds}.
import {decode} from './qr.js';

self.addEventListener('message', ({data: {id, width, height, pixels}}) => {
  const start = performance.now();
  const text = decode(width, height, new Uint8ClampedArray(pixels));
  self.postMessage({id, text, milliseconds: performance.now() - start});
});
