import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { openPage } from "./page.js";

const { dash } = openPage("<p id='status'></p><p id='cited-at'></p>", "?theater=libya&_format=pdf");
const pictures = await import("../../assets/scripts/pictures.js");
const { fileName, pictureAddress } = pictures;

const said = () => document.getElementById("status")?.textContent;
const field = () =>
  /** @type {HTMLInputElement | null} */ (document.querySelector("#status input"));

/** What is asked of the server, and what it says. @type {{ asked: string[], answer: () => Response }} */
const server = { asked: [], answer: () => new Response() };
Reflect.set(globalThis, "fetch", async (/** @type {string} */ address) => {
  server.asked.push(address);
  return server.answer();
});
/** The names under which something is saved. @type {string[]} */
const saved = [];
document.addEventListener("click", (event) => {
  saved.push(/** @type {HTMLAnchorElement} */ (event.target).download);
  event.preventDefault();
});
const clipboard = { text: "", isAllowed: true };
const navigator = {
  clipboard: {
    writeText: async (/** @type {string} */ text) => {
      if (!clipboard.isAllowed) throw new Error("not allowed");
      clipboard.text = text;
    },
  },
};
Object.defineProperty(globalThis, "navigator", { value: navigator });

beforeEach(() => {
  document.documentElement.removeAttribute("data-mantine-color-scheme");
  server.asked = [];
});

describe("the address of a picture", () => {
  it("is the view, with how it is wanted", () => {
    assert.equal(
      pictureAddress("png", "paper"),
      "http://127.0.0.1/_picture?theater=libya&_format=png&_preset=paper&_theme=light",
    );
    document.documentElement.setAttribute("data-mantine-color-scheme", "dark");
    assert.match(pictureAddress("svg", "screen"), /_format=svg&_preset=screen&_theme=dark$/);
  });

  it("is what the dialog shows once it is open", () => {
    assert.equal(pictures.preview(false, "paper"), dash.no_update);
    assert.equal(pictures.preview(true, null), pictureAddress("png", "screen"));
  });
});

describe("a download", () => {
  it("is saved under the name that the server gives", async () => {
    server.answer = () =>
      new Response("x", {
        headers: { "Content-Disposition": 'attachment; filename="a_libya.png"' },
      });
    assert.equal(await pictures.downloadPng(), false);
    assert.equal(said(), "Saved a_libya.png.");
    assert.deepEqual(saved, ["a_libya.png"]);
    assert.deepEqual(server.asked, [pictureAddress("png", "screen")]);
    await pictures.saveSvg(1, "slide");
    assert.equal(server.asked[1], pictureAddress("svg", "slide"));
  });

  it("that fails says why", async () => {
    server.answer = () => new Response("too large", { status: 400 });
    await pictures.downloadPng();
    assert.equal(said(), "Nothing was made: too large");
    server.answer = () => {
      throw new TypeError("Failed to fetch");
    };
    await pictures.downloadPng();
    assert.equal(said(), "Nothing was made: the server does not answer.");
  });

  it("has a name in letters of any script", () => {
    assert.equal(fileName("attachment; filename*=UTF-8''%D9%84.png; filename=x.png"), "ل.png");
    assert.equal(fileName("attachment; filename=plain.svg"), "plain.svg");
    assert.equal(fileName("inline"), null);
    assert.equal(fileName(null), null);
  });
});

describe("a link", () => {
  it("is copied", async () => {
    await pictures.copyLink();
    assert.equal(clipboard.text, window.location.href);
    assert.equal(said(), "The link is on the clipboard.");
  });

  it("is shown where copying is not allowed, and goes when it is left", async () => {
    clipboard.isAllowed = false;
    await pictures.copyLink();
    assert.equal(field()?.value, window.location.href);
    assert.equal(document.activeElement?.tagName, "INPUT");
    field()?.blur();
    assert.equal(field(), null);
  });
});

describe("what one cites", () => {
  const list = "http://127.0.0.1/_list?theater=libya&_format=pdf&_list=";

  it("has an address and the day of whoever reads it", async () => {
    server.answer = () => new Response("UN (2019): Report. https://un.org\n");
    const [address, sources] = await pictures.showReferences(true);
    assert.match(
      String(address),
      /^View: \?theater=libya&_format=pdf, accessed \d{1,2} [A-Z][a-z]+ \d{4}\.$/,
    );
    assert.equal(sources, "UN (2019): Report. https://un.org");
    assert.deepEqual(server.asked, [`${list}sources.txt`]);
    assert.deepEqual(await pictures.showReferences(false), [dash.no_update, dash.no_update]);
  });

  it("says so where nothing is cited, or nobody answers", async () => {
    server.answer = () => new Response("");
    assert.equal(
      (await pictures.showReferences(true))[1],
      "Nothing is shown, so nothing is cited.",
    );
    server.answer = () => {
      throw new TypeError("Failed to fetch");
    };
    assert.match(String((await pictures.showReferences(true))[1]), /the server does not answer/);
  });

  it("is copied with both", async () => {
    clipboard.isAllowed = true;
    await pictures.copyCitation(1, "Two wars (2019).");
    assert.match(clipboard.text, /^Two wars \(2019\)\. View: \?theater=libya.*, accessed /);
    await pictures.copySources(1, "UN (2019).");
    assert.equal(clipboard.text, "UN (2019).");
  });

  it("and the table are saved as files", async () => {
    server.answer = () => new Response("x");
    await pictures.saveTable();
    await pictures.saveSourcesCsv();
    await pictures.saveSourcesText();
    const names = ["table.csv", "sources.csv", "sources.txt"];
    assert.deepEqual(saved.slice(-3), names);
    assert.deepEqual(
      server.asked,
      names.map((name) => list + name),
    );
  });
});
