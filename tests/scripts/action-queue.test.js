import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ActionQueue, CHECK_EVERY, RESEND_AFTER } from "../../assets/scripts/action-queue.js";
import { seeded } from "./random.js";

/** @typedef {import("../../assets/scripts/action-queue.js").Request} Request */

/** A queue with a clock that is turned by hand and a server that only takes notes. */
function makeQueue(base = "") {
  let now = 0;
  let isUp = true;
  let canSend = true;
  /** @type {{ at: number, act: () => void }[]} */
  let timers = [];
  /** @type {Request[]} */
  const sent = [];
  /** @type {boolean[]} */
  const told = [];
  let leftOut = 0;
  const queue = new ActionQueue(base, {
    canSend: () => canSend,
    send: (request) => sent.push(request),
    check: async () => isUp,
    tellConnection: (isLost) => told.push(isLost),
    tellLeftOut: () => {
      leftOut += 1;
    },
    after(act, ms) {
      const timer = { at: now + ms, act };
      timers.push(timer);
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
  });
  return {
    queue,
    sent,
    told,
    setUp: (/** @type {boolean} */ value) => {
      isUp = value;
    },
    setCanSend: (/** @type {boolean} */ value) => {
      canSend = value;
    },
    timers: () => timers.length,
    leftOut: () => leftOut,
    dispatch(/** @type {string} */ type, /** @type {Record<string, unknown>} */ payload = {}) {
      queue.add(type, payload);
      queue.send();
    },
    /** Let time go by, with all that happens in it. */
    async wait(/** @type {number} */ ms) {
      const end = now + ms;
      for (;;) {
        const next = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        now = next.at;
        timers = timers.filter((one) => one !== next);
        next.act();
        await new Promise(setImmediate);
      }
      now = end;
    },
  };
}

const numbers = (/** @type {Request | undefined} */ request) => request?.list.map(({ n }) => n);

describe("pending actions", () => {
  it("are numbered from 1 on and sent with the address of the last answer", () => {
    const { dispatch, sent } = makeQueue("?theater=libya");
    dispatch("select", { nodes: ["gna"] });
    assert.deepEqual(sent, [
      { base: "?theater=libya", list: [{ n: 1, type: "select", nodes: ["gna"] }] },
    ]);
  });

  it("go along with each later request until they are acknowledged", () => {
    const { queue, dispatch, sent } = makeQueue();
    dispatch("theater", { value: "libya" });
    dispatch("day", { value: 1 });
    assert.deepEqual(sent.map(numbers), [[1], [1, 2]]);
    assert.ok(queue.acknowledge({ n: 1, address: "?theater=libya" }));
    dispatch("reset");
    assert.deepEqual(numbers(sent.at(-1)), [2, 3]);
    assert.equal(sent.at(-1)?.base, "?theater=libya");
    queue.acknowledge({ n: 3, address: "" });
    assert.equal(queue.isWaiting, false);
  });

  it("are copies: what the page does to a value later changes nothing", () => {
    const { dispatch, sent } = makeQueue();
    const nodes = ["gna"];
    dispatch("select", { nodes });
    nodes.push("lna");
    /** @type {any} */ (sent[0].list[0]).nodes.push("haftar");
    dispatch("reset");
    assert.deepEqual(sent[1].list[0].nodes, ["gna"]);
  });

  it("cannot lose their number or type to a payload", () => {
    const { dispatch, sent } = makeQueue();
    dispatch("open", { n: 7, type: "x" });
    assert.deepEqual(sent[0].list, [{ n: 1, type: "open" }]);
  });

  it("are known by their type", () => {
    const { queue, dispatch } = makeQueue();
    dispatch("kinds");
    assert.ok(queue.isPending(["only", "kinds"]));
    assert.ok(!queue.isPending(["types"]));
  });

  it("are sent once, also if two ask for it", () => {
    const { queue, sent } = makeQueue();
    queue.add("kinds");
    queue.add("types");
    queue.send();
    queue.send();
    assert.deepEqual(sent.map(numbers), [[1, 2]]);
  });
});

describe("an answer", () => {
  it("that came after a later one is ignored", () => {
    const { queue, dispatch, sent } = makeQueue();
    dispatch("a");
    dispatch("b");
    queue.acknowledge({ n: 2, address: "?2" });
    assert.equal(queue.acknowledge({ n: 1, address: "?1" }), false);
    dispatch("c");
    assert.equal(sent.at(-1)?.base, "?2");
  });

  it("to an address alone sets the base and drops nothing", () => {
    const { queue, dispatch, sent } = makeQueue();
    dispatch("a");
    queue.acknowledge({ n: 1, address: "?1" });
    dispatch("b");
    assert.ok(queue.acknowledge({ n: 0, address: "?plain" }));
    dispatch("c");
    assert.deepEqual(sent.at(-1), {
      base: "?plain",
      list: [
        { n: 2, type: "b" },
        { n: 3, type: "c" },
      ],
    });
  });

  it("that is the first has what is pending sent at once, from its address", () => {
    const { queue, dispatch, sent } = makeQueue("?here");
    dispatch("a");
    queue.acknowledge({ n: 0, address: "?there" });
    assert.deepEqual(sent.at(-1), { base: "?there", list: [{ n: 1, type: "a" }] });
    assert.equal(sent.length, 2);
    queue.acknowledge({ n: 0, address: "?there" });
    assert.equal(sent.length, 2);
  });

  it("may come twice", () => {
    const { queue, dispatch } = makeQueue();
    dispatch("a");
    for (let time = 0; time < 2; time += 1) assert.ok(queue.acknowledge({ n: 1, address: "?1" }));
    assert.equal(queue.isWaiting, false);
  });
});

describe("before there is a way to the server", () => {
  it("what is done waits for the first answer, however long, and is not left out", async () => {
    const { queue, dispatch, sent, setCanSend, leftOut, wait } = makeQueue();
    setCanSend(false);
    dispatch("a");
    dispatch("b");
    await wait(1e6);
    assert.deepEqual(sent, []);
    assert.equal(leftOut(), 0);
    setCanSend(true);
    queue.acknowledge({ n: 0, address: "" });
    assert.deepEqual(sent.map(numbers), [[1, 2]]);
  });
});

describe("Back and Forward", () => {
  it("drop what is pending, and what follows starts from the new address", () => {
    const { queue, dispatch, sent, timers } = makeQueue("?here");
    dispatch("a");
    queue.abandon("?there");
    assert.equal(queue.isWaiting, false);
    assert.equal(timers(), 0);
    dispatch("b");
    assert.deepEqual(sent.at(-1), { base: "?there", list: [{ n: 2, type: "b" }] });
  });
});

describe("without an answer", () => {
  it("the same is sent again, after 5, 10 and 20 seconds", async () => {
    const { dispatch, sent, wait } = makeQueue();
    dispatch("a");
    for (const [index, ms] of [5_000, 10_000, 20_000].entries()) {
      await wait(ms - 1);
      assert.equal(sent.length, index + 1, `too early after ${ms} ms`);
      await wait(1);
      assert.equal(sent.length, index + 2, `not sent after ${ms} ms`);
    }
    for (const request of sent) assert.deepEqual(request, sent[0]);
    assert.equal(new Set(sent).size, sent.length, "Dash takes no notice of the same object");
  });

  it("another action is a new beginning of the wait", async () => {
    const { dispatch, sent, wait } = makeQueue();
    dispatch("a");
    await wait(7_000);
    dispatch("b");
    await wait(4_999);
    assert.deepEqual(sent.map(numbers), [[1], [1], [1, 2]]);
    await wait(1);
    assert.deepEqual(numbers(sent.at(-1)), [1, 2]);
    assert.equal(sent.length, 4);
  });

  it("nothing is sent again that is acknowledged", async () => {
    const { queue, dispatch, sent, timers, wait } = makeQueue();
    dispatch("a");
    dispatch("b");
    queue.acknowledge({ n: 1, address: "?1" });
    await wait(5_000);
    assert.deepEqual(sent.at(-1), { base: "?1", list: [{ n: 2, type: "b" }] });
    queue.acknowledge({ n: 2, address: "?2" });
    const count = sent.length;
    await wait(1e6);
    assert.equal(sent.length, count);
    assert.equal(timers(), 0);
  });

  it("an answer that comes while the server is checked is taken", async () => {
    const { queue, dispatch, sent, wait } = makeQueue();
    dispatch("a");
    const waiting = wait(5_000);
    queue.acknowledge({ n: 1, address: "?1" });
    await waiting;
    await wait(1e6);
    assert.equal(sent.length, 1);
  });

  it("a server that does not answer is told of, checked often, and then told at once", async () => {
    const { queue, dispatch, sent, told, setUp, wait } = makeQueue();
    setUp(false);
    dispatch("a");
    await wait(5_000);
    assert.deepEqual(told, [true]);
    assert.equal(sent.length, 1, "nothing is sent to a server that does not answer");
    await wait(3 * CHECK_EVERY);
    assert.deepEqual(told, [true, true, true, true]);
    dispatch("b");
    setUp(true);
    await wait(CHECK_EVERY);
    assert.deepEqual(told.at(-1), false);
    assert.deepEqual(numbers(sent.at(-1)), [1, 2]);
    queue.acknowledge({ n: 2, address: "?2" });
    assert.equal(told.filter((isLost) => !isLost).length, 1);
  });

  it("the message goes when an answer comes or the user goes away", async () => {
    for (const leave of [
      (/** @type {ActionQueue} */ queue) => queue.acknowledge({ n: 1, address: "?1" }),
      (/** @type {ActionQueue} */ queue) => queue.abandon("?x"),
    ]) {
      const { queue, dispatch, told, setUp, timers, wait } = makeQueue();
      setUp(false);
      dispatch("a");
      await wait(7_000);
      leave(queue);
      assert.deepEqual(told, [true, true, false]);
      assert.equal(timers(), 0);
    }
  });
});

const SUM = RESEND_AFTER.reduce((sum, ms) => sum + ms);

describe("an action that the server never answers, though it is there", () => {
  it("has four tries and more than a minute", () => {
    assert.equal(RESEND_AFTER.length, 4);
    assert.ok(SUM > 60_000);
  });

  it("is left out, the user is told, and the page is asked for as it is without it", async () => {
    const { queue, dispatch, sent, leftOut, timers, wait } = makeQueue("?here");
    dispatch("a");
    await wait(SUM - 1);
    assert.deepEqual(sent.map(numbers), [[1], [1], [1], [1]]);
    assert.equal(leftOut(), 0);
    await wait(1);
    assert.equal(leftOut(), 1);
    assert.equal(queue.isWaiting, false);
    assert.equal(timers(), 0);
    assert.deepEqual(sent.at(-1), { base: "?here", list: [] });
    queue.acknowledge({ n: 0, address: "?here" });
    dispatch("b");
    assert.deepEqual(numbers(sent.at(-1)), [2]);
  });

  it("holds up nothing that follows it", async () => {
    const { queue, dispatch, sent, leftOut, wait } = makeQueue();
    for (const type of ["bad", "b", "c"]) dispatch(type);
    await wait(SUM);
    assert.equal(leftOut(), 1);
    assert.deepEqual(numbers(sent.at(-1)), [2, 3]);
    queue.acknowledge({ n: 3, address: "?23" });
    assert.equal(queue.isWaiting, false);
  });

  it("takes none with it that came before it: the oldest is tried by itself", async () => {
    const { queue, dispatch, sent, leftOut, wait } = makeQueue();
    for (const type of ["a", "bad", "c"]) dispatch(type);
    await wait(SUM - RESEND_AFTER[3]);
    assert.deepEqual(sent.slice(-3).map(numbers), [[1, 2, 3], [1, 2, 3], [1]]);
    queue.acknowledge({ n: 1, address: "?1" });
    assert.equal(leftOut(), 0);
    await wait(5_000);
    assert.deepEqual(
      sent.at(-1)?.list.map(({ type }) => type),
      ["bad", "c"],
    );
    await wait(SUM);
    assert.equal(leftOut(), 1);
    assert.deepEqual(
      sent.at(-1)?.list.map(({ type }) => type),
      ["c"],
    );
    assert.equal(sent.at(-1)?.base, "?1");
  });

  it("is waited for while the user goes on", async () => {
    const { dispatch, leftOut, wait } = makeQueue();
    for (let time = 0; time < 20; time += 1) {
      dispatch("a");
      await wait(30_000);
    }
    assert.equal(leftOut(), 0);
  });

  it("is kept if the server was away at any of the checks", async () => {
    for (let away = 0; away < RESEND_AFTER.length; away += 1) {
      const { dispatch, sent, leftOut, setUp, wait } = makeQueue();
      dispatch("a");
      for (const [index, ms] of RESEND_AFTER.entries()) {
        setUp(index !== away);
        await wait(ms);
        if (index === away) break;
      }
      setUp(true);
      await wait(CHECK_EVERY);
      const count = sent.length;
      await wait(SUM - 1);
      assert.equal(leftOut(), 0, `away at check ${away + 1}`);
      assert.equal(sent.length, count + 3, "all tries are to be had again");
      await wait(1);
      assert.equal(leftOut(), 1);
    }
  });

  for (const seconds of [4, 25, 59])
    it(`is not one that a slow server answers after ${seconds} seconds`, async () => {
      const { queue, dispatch, sent, leftOut, wait } = makeQueue();
      for (const type of ["a", "b", "c"]) dispatch(type);
      // Only the last request has an answer, as Dash drops those before it.
      for (let second = 0, since = 0, count = 0; second < 600; second += 1) {
        since = sent.length === count ? since + 1 : 0;
        count = sent.length;
        if (since === seconds && queue.isWaiting) queue.acknowledge(applied(sent[count - 1]));
        await wait(1_000);
      }
      assert.equal(leftOut(), 0);
      assert.equal(queue.isWaiting, false);
      dispatch("d");
      assert.equal(sent.at(-1)?.base, "?1,2,3");
    });
});

/**
 * What a server makes of a request: the address says which actions it holds, in their order.
 * @param {Request} request
 */
function applied({ base, list }) {
  const before = base === "" ? [] : base.slice(1).split(",");
  const address = `?${[...before, ...list.map(({ n }) => n)].join(",")}`;
  return { n: list.at(-1)?.n ?? 0, address };
}

/**
 * Do things at random on a line that loses requests and mixes up answers.
 * @param {number} seed
 * @param {number} mostLost how many requests it loses in a row
 */
async function actOnABadLine(seed, mostLost) {
  const random = seeded(seed);
  const { queue, dispatch, sent, leftOut, wait } = makeQueue();
  /** @type {{ n: number, address: string }[]} */
  const underway = [];
  let taken = 0;
  let lost = 0;
  let done = 0;
  let address = "";
  const answerSome = () => {
    for (; taken < sent.length; taken += 1) {
      const isLost = random() < 0.4 && lost < mostLost;
      lost = isLost ? lost + 1 : 0;
      if (!isLost) underway.push(applied(sent[taken]));
    }
    while (underway.length && random() < 0.6) {
      const [one] = underway.splice(Math.floor(random() * underway.length), 1);
      if (queue.acknowledge(one)) address = one.address;
      // The page asks for the answer to its address again.
      if (random() < 0.1) queue.acknowledge({ n: 0, address });
    }
  };
  for (let step = 0; step < 40; step += 1) {
    if (random() < 0.5) {
      dispatch("act");
      done += 1;
    }
    if (random() < 0.2) await wait(random() * 20_000);
    answerSome();
  }
  for (let round = 0; queue.isWaiting && round < 2_000; round += 1) {
    await wait(5_000);
    answerSome();
  }
  return { isWaiting: queue.isWaiting, address, done, leftOut: leftOut() };
}

it("each action is applied once and in its order, whatever the line does", async () => {
  for (let seed = 1; seed <= 300; seed += 1) {
    const { isWaiting, address, done, leftOut } = await actOnABadLine(seed, 2);
    const wanted = Array.from({ length: done }, (_, index) => index + 1).join(",");
    assert.equal(isWaiting, false, `seed ${seed}: something is never acknowledged`);
    assert.equal(leftOut, 0, `seed ${seed}`);
    assert.equal(address, done ? `?${wanted}` : "", `seed ${seed}`);
  }
});

it("where it does its worst, some are left out, and the user is told", async () => {
  let total = 0;
  for (let seed = 1; seed <= 100; seed += 1) {
    const { isWaiting, address, done, leftOut } = await actOnABadLine(seed, Infinity);
    const found = address ? address.slice(1).split(",").map(Number) : [];
    assert.equal(isWaiting, false, `seed ${seed}`);
    assert.deepEqual(
      found,
      found.filter((n, index) => n > (found[index - 1] ?? 0)),
      `seed ${seed}: twice, or not in order`,
    );
    assert.ok(found.length >= done - leftOut, `seed ${seed}: more is missing than was told`);
    total += leftOut;
  }
  assert.ok(total > 0);
});
