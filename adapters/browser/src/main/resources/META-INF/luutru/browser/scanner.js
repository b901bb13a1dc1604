// The camera and photos: frames go to a worker that reads QR codes, texts come back.

/** A code that stays before the camera is one scan; after this long without it, the next is another one. */
const AWAY_MS = 2000;

/** A photo is made smaller than this, which no card needs. */
const LONGEST_SIDE = 2400;

const CAMERA = {
  audio: false,
  video: {facingMode: 'environment', width: {ideal: 1920}, height: {ideal: 1080}}
};

/** A worker that reads one frame at a time. */
class Reader {
  #worker = new Worker(new URL('./qr-worker.js', import.meta.url), {type: 'module', name: 'qr'});
  #waiting = new Map();
  #next = 1;

  constructor() {
    this.#worker.addEventListener('message', ({data}) => {
      this.#waiting.get(data.id).resolve(data);
      this.#waiting.delete(data.id);
    });
    this.#worker.addEventListener('error', event => this.#fail(new Error(`QR reader: ${event.message}`)));
  }

  /** @param {ImageData} frame is gone afterwards: its memory goes to the worker */
  read(frame) {
    const id = this.#next++;
    const {width, height, data: {buffer}} = frame;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, {resolve, reject});
      this.#worker.postMessage({id, width, height, pixels: buffer}, [buffer]);
    });
  }

  end() {
    this.#worker.terminate();
    this.#fail(new DOMException('The reader was stopped', 'AbortError'));
  }

  #fail(why) {
    for (const {reject} of this.#waiting.values()) {
      reject(why);
    }
    this.#waiting.clear();
  }
}

/** Reads QR codes from a camera until it is stopped. */
export class CardScanner {
  #options;
  #stream = null;
  #reader = null;
  #canvas = document.createElement('canvas');
  #last = {text: null, seen: 0};

  /**
   * @param {{video: HTMLVideoElement, onText: (text: string) => void, onFrame?: (milliseconds: number) => void,
   *   onError?: (error: Error) => void}} options
   */
  constructor(options) {
    this.#options = options;
  }

  /**
   * Opens the camera at the back and begins to read.
   *
   * @returns {Promise<{torch: boolean}>} whether the camera has a light; rejects as getUserMedia does
   */
  async start() {
    if (this.#stream) {
      throw new Error('The scanner runs already');
    }
    const stream = await navigator.mediaDevices.getUserMedia(CAMERA);
    this.#stream = stream;
    this.#reader = new Reader();
    const {video} = this.#options;
    try {
      video.muted = true;
      video.playsInline = true;
      video.srcObject = stream;
      await video.play();
    } catch (error) {
      this.stop();
      throw error;
    }
    const torch = await this.#sharpen();
    this.#loop(this.#reader);
    return {torch};
  }

  /** Switches the camera's light. */
  async torch(on) {
    await this.#track().applyConstraints({advanced: [{torch: on}]});
  }

  /** Camera off. May be called at any time, also twice. */
  stop() {
    this.#stream?.getTracks().forEach(track => track.stop());
    this.#stream = null;
    this.#reader?.end();
    this.#reader = null;
    this.#options.video.srcObject = null;
    this.#last = {text: null, seen: 0};
  }

  #track() {
    return this.#stream.getVideoTracks()[0];
  }

  /** Small codes near the lens: focus that follows, and a zoom that lets the card be held further away. */
  async #sharpen() {
    const track = this.#track();
    const can = track.getCapabilities?.() ?? {};
    const advanced = [];
    if (can.focusMode?.includes('continuous')) {
      advanced.push({focusMode: 'continuous'});
    }
    if (can.zoom?.max >= 2) {
      advanced.push({zoom: 2});
    }
    if (advanced.length > 0) {
      // A camera may refuse what it said it can: it then stays as it is.
      await track.applyConstraints({advanced}).catch(error => this.#options.onError?.(error));
    }
    return Boolean(can.torch);
  }

  async #loop(reader) {
    while (this.#reader === reader) {
      try {
        const frame = await this.#frame();
        if (this.#reader !== reader) {
          return;
        }
        const {text, milliseconds} = await reader.read(frame);
        if (this.#reader === reader) {
          this.#options.onFrame?.(milliseconds);
          this.#heard(text);
        }
      } catch (error) {
        if (this.#reader === reader) {
          this.stop();
          this.#options.onError?.(error);
        }
        return;
      }
    }
  }

  async #frame() {
    const {video} = this.#options;
    await nextFrame(video);
    return pixels(this.#canvas, video, video.videoWidth, video.videoHeight);
  }

  #heard(text) {
    const now = performance.now();
    if (text === null) {
      if (now - this.#last.seen > AWAY_MS) {
        this.#last = {text: null, seen: now};
      }
      return;
    }
    const again = text === this.#last.text;
    this.#last = {text, seen: now};
    if (!again) {
      this.#options.onText(text);
    }
  }
}

/**
 * The text of the QR code on a photo; null where none is found.
 *
 * @param {Blob} file a picture that the browser can show
 * @returns {Promise<string | null>} rejects with InvalidStateError where the file is no picture
 */
export async function readPhoto(file) {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
  const frame = pixels(document.createElement('canvas'), picture,
      Math.round(picture.width * scale), Math.round(picture.height * scale));
  picture.close();
  const reader = new Reader();
  try {
    return (await reader.read(frame)).text;
  } finally {
    reader.end();
  }
}

function pixels(canvas, image, width, height) {
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', {willReadFrequently: true});
  context.drawImage(image, 0, 0, width, height);
  return context.getImageData(0, 0, width, height);
}

/** When the video shows a picture that it did not show before. */
function nextFrame(video) {
  return new Promise(resolve => video.requestVideoFrameCallback
      ? video.requestVideoFrameCallback(() => resolve())
      : requestAnimationFrame(() => resolve()));
}
