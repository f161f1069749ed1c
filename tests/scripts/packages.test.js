import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { it } from "node:test";

const root = new URL("../../", import.meta.url);
const read = (/** @type {string} */ path) => JSON.parse(readFileSync(new URL(path, root), "utf8"));

/** Packages that come in one for each system; the one that needs them names their version. */
const FOR_ONE_SYSTEM = /^@biomejs\/cli-|^@typescript\/typescript-/;

it("all packages are named with their exact version, also those that others need", () => {
  const named = read("package.json").devDependencies;
  const installed = Object.fromEntries(
    readdirSync(new URL("node_modules", root))
      .filter((name) => !name.startsWith("."))
      .flatMap((name) =>
        name.startsWith("@")
          ? readdirSync(new URL(`node_modules/${name}`, root)).map((inner) => `${name}/${inner}`)
          : [name],
      )
      .filter((name) => !FOR_ONE_SYSTEM.test(name) && name !== "installed")
      .map((name) => [name, read(`node_modules/${name}/package.json`).version]),
  );
  assert.deepEqual(installed, named);
});
