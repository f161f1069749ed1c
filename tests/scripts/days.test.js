import assert from "node:assert/strict";
import { it } from "node:test";
import { dayText, monthsLater, shortDayText } from "../../assets/scripts/days.js";

/** Ordinals as Python has them: `date(2019, 12, 25).toordinal()` and so on. */
const CHRISTMAS = 737_418;
const LAST_OF_MARCH = 737_149;

it("a day is said in words", () => {
  assert.equal(dayText(CHRISTMAS), "25 December 2019");
  assert.equal(shortDayText(CHRISTMAS), "25 Dec 2019");
  assert.equal(dayText(1), "1 January 1");
});

it("a month later is the same day of the next month", () => {
  assert.equal(dayText(monthsLater(CHRISTMAS, 1)), "25 January 2020");
  assert.equal(dayText(monthsLater(CHRISTMAS, -12)), "25 December 2018");
});

it("a month without that day ends before it", () => {
  assert.equal(dayText(LAST_OF_MARCH), "31 March 2019");
  assert.equal(dayText(monthsLater(LAST_OF_MARCH, -1)), "28 February 2019");
  assert.equal(dayText(monthsLater(LAST_OF_MARCH, 11)), "29 February 2020");
});

it("no month is left out or comes twice, from any day", () => {
  for (let day = CHRISTMAS; day < CHRISTMAS + 400; day += 1) {
    const month = (/** @type {number} */ one) => {
      const date = new Date((one - 719_163) * 86_400_000);
      return 12 * date.getUTCFullYear() + date.getUTCMonth();
    };
    for (const months of [-13, -1, 0, 1, 2, 25])
      assert.equal(month(monthsLater(day, months)), month(day) + months);
  }
});
