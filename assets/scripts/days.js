/** Days as Python counts them: the ordinal of a day, 1 for 1 January of the year 1. */

/** The ordinal of 1 January 1970. */
const UNIX_EPOCH = 719_163;
const MS_PER_DAY = 86_400_000;
const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** @param {number} ordinal */
const toDate = (ordinal) => new Date((ordinal - UNIX_EPOCH) * MS_PER_DAY);

/** @param {Date} date */
const toOrdinal = (date) => Math.round(date.getTime() / MS_PER_DAY) + UNIX_EPOCH;

/** A day in words, as in "25 December 2019". @param {number} ordinal */
export function dayText(ordinal) {
  const day = toDate(ordinal);
  return `${day.getUTCDate()} ${MONTHS[day.getUTCMonth()]} ${day.getUTCFullYear()}`;
}

/** The same with a short month, as in "25 Dec 2019". @param {number} ordinal */
export function shortDayText(ordinal) {
  const day = toDate(ordinal);
  return `${day.getUTCDate()} ${MONTHS[day.getUTCMonth()].slice(0, 3)} ${day.getUTCFullYear()}`;
}

/**
 * The same day some months later, or the last day of that month if it has no such day.
 * @param {number} ordinal
 * @param {number} months negative for earlier
 * @returns {number} an ordinal
 */
export function monthsLater(ordinal, months) {
  const date = toDate(ordinal);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0));
  date.setUTCDate(Math.min(day, lastDay.getUTCDate()));
  return toOrdinal(date);
}
