import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { it } from "node:test";

const assets = new URL("../../assets/", import.meta.url);

it("only the bridge and the two classic scripts name window.conflictExplorer", () => {
  const names = readdirSync(assets, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".js"))
    .filter((path) => readFileSync(new URL(path, assets), "utf8").includes("conflictExplorer"));
  assert.deepEqual(names.sort(), ["canvas.js", "scripts/bridge.js", "snapshot.js"]);
});
