// What an address named here before it moved to a page of its own: leads on to it.

const named = document.getElementById(location.hash.slice(1));
const link = named?.matches("[data-moved]") && named.querySelector("a");
if (link) location.replace(link.href);
