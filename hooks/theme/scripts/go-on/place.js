// <course-place>: on a page outside of the course, how far the reader is in it. Nothing is fetched for who has not begun.

import { define, Tool } from "../lib/element.js";
import { storedText } from "../lib/storage.js";

class CoursePlace extends Tool {
  start() {
    if (storedText("read") || storedText("stopped")) import("./tell-place.js").then(({ tellPlace }) => tellPlace(this));
  }
}

define("course-place", CoursePlace);
