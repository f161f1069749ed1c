/**
 * The picture that people take into their reports. The server draws it; here it is fetched,
 * saved, copied and looked at before.
 */

import { copyImage, copyText } from "./clipboard.js";
import { noUpdate } from "./dash.js";
import { showStatusFor } from "./status.js";
import { currentTheme } from "./theme.js";

/** @typedef {"png" | "svg"} Format */

/** Where the server draws pictures; relative, as the page may lie below a path. */
const ROUTE = "_picture";

const SCREEN = "screen";

/** ms that a message stays. */
const SHOWN = 6_000;

/** ms until the browser may forget what it has saved. */
const SAVED_AFTER = 10_000;

const NO_SERVER = "No picture was made: the server does not answer.";

/**
 * The address of the picture of what the page shows.
 * @param {Format} format
 * @param {string} preset
 */
export function pictureAddress(format, preset) {
  const address = new URL(ROUTE, document.baseURI);
  address.search = window.location.search;
  for (const [name, value] of Object.entries({ format, preset, theme: currentTheme() }))
    address.searchParams.set(`_${name}`, value);
  return address.href;
}

/**
 * The name of a file in the header Content-Disposition.
 * @param {string | null} header
 * @returns {string | null} null if it names none
 */
export function fileName(header) {
  const extended = /filename\*=UTF-8''([^;]+)/i.exec(header ?? "")?.[1];
  if (extended) return decodeURIComponent(extended);
  return /filename="?([^";]+)"?/i.exec(header ?? "")?.[1] ?? null;
}

/**
 * @param {Format} format
 * @param {string} preset
 * @returns {Promise<{ blob: Blob, name: string }>} rejected with what to say of it
 */
async function fetchPicture(format, preset) {
  const response = await fetch(pictureAddress(format, preset)).catch(() => {
    throw new Error(NO_SERVER);
  });
  if (!response.ok) throw new Error(`No picture was made: ${await response.text()}`);
  const name = fileName(response.headers.get("Content-Disposition"));
  return { blob: await response.blob(), name: name ?? `picture.${format}` };
}

/** @param {Blob} blob @param {string} name */
function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), SAVED_AFTER);
}

/** @param {Format} format @param {string} preset @returns {Promise<false>} for Dash: not loading */
async function download(format, preset) {
  try {
    const { blob, name } = await fetchPicture(format, preset);
    save(blob, name);
    showStatusFor(`Saved ${name}.`, SHOWN);
  } catch (error) {
    showStatusFor(error instanceof Error ? error.message : NO_SERVER, SHOWN);
  }
  return false;
}

/** Where others find this view; nobody else can open an address of this machine. */
function publicAddress() {
  const { hostname, href, search } = window.location;
  const isOwn = hostname === "localhost" || hostname === "[::1]" || hostname.startsWith("127.");
  return isOwn ? `View: ${search || "?theater=all"}` : href;
}

// Dash calls these: with the clicks on a button, and what the dialog has chosen.

export const downloadPng = () => download("png", SCREEN);
export const downloadSvg = () => download("svg", SCREEN);
export const savePng = (/** @type {unknown} */ _clicks, /** @type {string} */ preset) =>
  download("png", preset);
export const saveSvg = (/** @type {unknown} */ _clicks, /** @type {string} */ preset) =>
  download("svg", preset);

export async function copyLink() {
  await copyText(window.location.href, "The link is on the clipboard.");
  return false;
}

/** @param {unknown} _clicks @param {string} preset */
export async function copyPicture(_clicks, preset) {
  const make = async () => (await fetchPicture("png", preset)).blob;
  await copyImage(make, "The picture is on the clipboard.");
  return false;
}

/** @param {unknown} _clicks @param {string} text */
export async function copyCitation(_clicks, text) {
  const citation = `${text} ${publicAddress()}`.trim();
  await copyText(citation, "The citation is on the clipboard.");
  return false;
}

/**
 * What the dialog shows before the picture is saved.
 * @param {boolean} isOpen
 * @param {string | null} preset
 */
export function preview(isOpen, preset) {
  if (!isOpen) return noUpdate();
  const address = document.getElementById("cited-at");
  if (address) address.textContent = publicAddress();
  return pictureAddress("png", preset || SCREEN);
}
