// <course-place>: on a page outside of the course, how far the reader is in it. Nothing is fetched for who has not begun.

import { storedText } from "../lib/storage.js";

class CoursePlace extends HTMLElement {
  connectedCallback() {
    const isNew = !this.hasChildNodes(); // instant navigation may take it out and put it back
    if (isNew && (storedText("read") || storedText("stopped")))
      import("./tell-place.js").then(({ tellPlace }) => tellPlace(this)).catch(() => {}); // the page is whole without it
  }
}

if (!customElements.get("course-place")) customElements.define("course-place", CoursePlace);
