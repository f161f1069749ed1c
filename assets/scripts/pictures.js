/**
 * What people take into their reports: pictures, the table, sources. The server makes it; here
 * it is fetched, saved, copied and looked at before.
 */

import { copyImage, copyText } from "./clipboard.js";
import { noUpdate } from "./dash.js";
import { showStatusFor } from "./status.js";
import { currentTheme } from "./theme.js";

/** @typedef {"png" | "svg"} Format */

/** Where the server draws pictures; relative, as the page may lie below a path. */
const ROUTE = "_picture";

/** Where it writes lists, likewise. */
const LIST_ROUTE = "_list";

const SCREEN = "screen";

/** ms that a message stays. */
const SHOWN = 6_000;

/** ms until the browser may forget what it has saved. */
const SAVED_AFTER = 10_000;

const NOTHING_CITED = "Nothing is shown, so nothing is cited.";

const NO_SERVER = "Nothing was made: the server does not answer.";

/**
 * The address of something that the server makes of what the page shows.
 * @param {string} route
 * @param {Record<string, string>} wanted
 */
function addressOf(route, wanted) {
  const address = new URL(route, document.baseURI);
  address.search = window.location.search;
  for (const [name, value] of Object.entries(wanted)) address.searchParams.set(`_${name}`, value);
  return address.href;
}

/**
 * The address of the picture of what the page shows.
 * @param {Format} format
 * @param {string} preset
 */
export function pictureAddress(format, preset) {
  return addressOf(ROUTE, { format, preset, theme: currentTheme() });
}

/**
 * The address of a list: of the table, or of the sources behind the picture.
 * @param {"table.csv" | "sources.csv" | "sources.txt"} list
 */
export function listAddress(list) {
  return addressOf(LIST_ROUTE, { list });
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
 * @param {string} address
 * @param {string} usual the name of the file where the server gives none
 * @returns {Promise<{ blob: Blob, name: string }>} rejected with what to say of it
 */
async function fetchFile(address, usual) {
  const response = await fetch(address).catch(() => {
    throw new Error(NO_SERVER);
  });
  if (!response.ok) throw new Error(`Nothing was made: ${await response.text()}`);
  const name = fileName(response.headers.get("Content-Disposition"));
  return { blob: await response.blob(), name: name ?? usual };
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

/**
 * @param {string} address
 * @param {string} usual the name of the file where the server gives none
 * @param {string} more what is said beside the name of the file
 * @returns {Promise<false>} for Dash: not loading
 */
async function saveFile(address, usual, more = "") {
  try {
    const { blob, name } = await fetchFile(address, usual);
    save(blob, name);
    showStatusFor(`Saved ${name}.${more}`, SHOWN);
  } catch (error) {
    showStatusFor(error instanceof Error ? error.message : NO_SERVER, SHOWN);
  }
  return false;
}

/** @param {Format} format @param {string} preset */
function download(format, preset) {
  const isTable = new URLSearchParams(window.location.search).get("tab") === "table";
  const more = isTable ? " It is the map of these links; Download CSV saves the table." : "";
  return saveFile(pictureAddress(format, preset), `picture.${format}`, more);
}

/** Where others find this view; nobody else can open an address of this machine. */
function publicAddress() {
  const { hostname, href, search } = window.location;
  const isOwn = hostname === "localhost" || hostname === "[::1]" || hostname.startsWith("127.");
  return isOwn ? `View: ${search || "?theater=all"}` : href;
}

/** Where this view was read, and on which day by the clock of whoever reads it. */
function accessed() {
  const day = new Date().toLocaleDateString("en-GB", {
    day: "numeric",
    month: "long",
    year: "numeric",
  });
  return `${publicAddress()}, accessed ${day}.`;
}

/** The sources behind the picture, as text, or why there are none. */
async function sourcesText() {
  try {
    const { blob } = await fetchFile(listAddress("sources.txt"), "");
    return (await blob.text()).trimEnd() || NOTHING_CITED;
  } catch (error) {
    return error instanceof Error ? error.message : NO_SERVER;
  }
}

// Dash calls these: with the clicks on a button, and what the dialog has chosen.

export const downloadPng = () => download("png", SCREEN);
export const downloadSvg = () => download("svg", SCREEN);
export const savePng = (/** @type {unknown} */ _clicks, /** @type {string} */ preset) =>
  download("png", preset);
export const saveSvg = (/** @type {unknown} */ _clicks, /** @type {string} */ preset) =>
  download("svg", preset);

export const saveTable = () => saveFile(listAddress("table.csv"), "table.csv");
export const saveSourcesCsv = () => saveFile(listAddress("sources.csv"), "sources.csv");
export const saveSourcesText = () => saveFile(listAddress("sources.txt"), "sources.txt");

/** @param {unknown} _clicks @param {string} text */
export async function copySources(_clicks, text) {
  await copyText(text, "The sources are on the clipboard.");
  return false;
}

export async function copyLink() {
  await copyText(window.location.href, "The link is on the clipboard.");
  return false;
}

/** @param {unknown} _clicks @param {string} preset */
export async function copyPicture(_clicks, preset) {
  const make = async () => (await fetchFile(pictureAddress("png", preset), "")).blob;
  await copyImage(make, "The picture is on the clipboard.");
  return false;
}

/** @param {unknown} _clicks @param {string} text */
export async function copyCitation(_clicks, text) {
  const citation = `${text} ${accessed()}`.trim();
  await copyText(citation, "The citation is on the clipboard.");
  return false;
}

/**
 * What the dialog shows before the picture is saved.
 * @param {boolean} isOpen
 * @param {string | null} preset
 */
export function preview(isOpen, preset) {
  return isOpen ? pictureAddress("png", preset || SCREEN) : noUpdate();
}

/**
 * What the dialog says of a view: where and when it was read, and the sources behind it.
 * @param {boolean} isOpen
 * @returns {Promise<[address: unknown, sources: unknown]>}
 */
export async function showReferences(isOpen) {
  return isOpen ? [accessed(), await sourcesText()] : [noUpdate(), noUpdate()];
}
