// What keeps a calendar from holding up the page: bounds on how often events come back, and turns for the page.

/**
 * How often an event may come back, and all of a file together; how many steps a rule may take to its next day, or a time zone
 * through all its years, and how far they may go. More is refused.
 */
const MOST = { times: 20_000, all: 100_000, steps: 2000, interval: 1000 };
/** Milliseconds of work after which the page gets its turn. */
const PORTION = 10;

/** @typedef {{bind: (component: any) => any, begin: () => void, count: () => void}} Limit  begin: before each event; count: for each time that it is held */

/**
 * What keeps the library from looking for a day that never comes, such as 30 February, and counts how often events come back.
 * Either throws a RangeError at its bound.
 * @param {any} ical
 * @returns {Limit}
 */
export function limited(ical) {
  let [steps, times, all] = [0, 0, 0];
  const step = (weight = 1) => {
    steps += weight;
    if (steps > MOST.steps) throw new RangeError();
  };
  /** @type {any} */
  const Rule = class extends ical.RecurIterator {
    check_contracting_rules() {
      step();
      return super.check_contracting_rules();
    }
    increment_year(/** @type {number} */ by) {
      step();
      super.increment_year(by);
    }
    increment_month() {
      step(10); // each of its days is looked at
      super.increment_month();
    }
  };
  /** @param {any} component */
  const bind = (component) => {
    for (const property of component.getAllProperties("rrule")) {
      const rule = property.getFirstValue();
      if (rule.interval > MOST.interval) throw new RangeError();
      rule.iterator = (/** @type {any} */ dtstart) => new Rule({ rule, dtstart });
    }
    component.getAllSubcomponents().forEach(bind);
    return component;
  };
  return {
    bind,
    begin: () => {
      [steps, times] = [0, 0];
    },
    count: () => {
      steps = 0;
      if (++times > MOST.times || ++all > MOST.all) throw new RangeError();
    },
  };
}

/** What yields once much was done since the last time. */
export function portions() {
  let begun = performance.now();
  return function* () {
    if (performance.now() - begun < PORTION) return;
    yield;
    begun = performance.now();
  };
}
