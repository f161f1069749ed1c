/** Reads the view that a picture holds; explorer/exchange/image_metadata.py does the same. */

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47];

/** Bytes of the signature of a PNG; then come chunks: length, kind, body, checksum. */
const PNG_START = 8;
const CHUNK_FRAME = 12;

/**
 * The words in a picture that was made here.
 * @param {Uint8Array<ArrayBuffer>} bytes of a PNG or an SVG
 * @returns {Record<string, string>} empty where it holds none
 */
export function wordsIn(bytes) {
  const isPng = PNG_SIGNATURE.every((byte, place) => bytes[place] === byte);
  return isPng ? wordsInPng(bytes) : wordsInSvg(new TextDecoder().decode(bytes));
}

/** @param {Uint8Array<ArrayBuffer>} bytes */
function wordsInPng(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  /** @type {Record<string, string>} */
  const words = {};
  for (let at = PNG_START; at + CHUNK_FRAME <= bytes.length; ) {
    const length = view.getUint32(at);
    if (at + CHUNK_FRAME + length > bytes.length) break; // the file has been cut off
    if (String.fromCharCode(...bytes.subarray(at + 4, at + 8)) === "iTXt") {
      const body = new TextDecoder().decode(bytes.subarray(at + 8, at + 8 + length));
      // A keyword, two flags, a language and a translated keyword stand before the text.
      const [key, , , , , ...text] = body.split("\0");
      words[key] = text.join("\0");
    }
    at += CHUNK_FRAME + length;
  }
  return words;
}

/** @param {string} text */
function wordsInSvg(text) {
  const svg = new DOMParser().parseFromString(text, "image/svg+xml");
  const items = [...svg.querySelectorAll("metadata#explorer item")];
  return Object.fromEntries(
    items.map((item) => [item.getAttribute("key") ?? "", item.getAttribute("value") ?? ""]),
  );
}
