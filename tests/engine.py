"""A few verbs with which one list of steps drives any browser through WebDriver: go, see, click, type, press, text."""

from __future__ import annotations

import time

from selenium.common.exceptions import JavascriptException, StaleElementReferenceException
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement

PATIENCE = 60
"""Seconds until a state that does not come is a fault: a loaded machine is none."""

FIND = """
const [css, words] = arguments;
const said = (node) => [node.getAttribute("aria-label"), node.value, node.textContent].map((each) => String(each ?? "").replace(/\\s+/g, " ").trim());
const shown = [...document.querySelectorAll(css)].filter((node) => node.checkVisibility({ visibilityProperty: true }));
return shown.find((node) => !words || said(node).includes(words)) ?? shown.find((node) => said(node).some((each) => each.includes(words)));
"""
"""The first that is shown of what a selector names: with these very words if there is one, else with them among others."""

STANDS = """
const [node] = arguments;
node.scrollIntoView({ block: "center", behavior: "instant" });
const { top } = node.getBoundingClientRect(), before = window.stoodAt;
window.stoodAt = [node, top];
if (before?.[0] !== node || before[1] !== top) return false;
window.fell = true;
node.addEventListener("click", () => { window.fell = false; }, { capture: true, once: true });
return true;
"""
"""Whether what is to be clicked stands where it stood when last asked: what comes into the window may be laid out only then. From then on it hears whether it is clicked."""

LISTEN = """
window.faults = [];
addEventListener("error", ({ message }) => message.startsWith("ResizeObserver loop") || window.faults.push(message));
addEventListener("unhandledrejection", ({ reason }) => window.faults.push(String(reason)));
addEventListener("securitypolicyviolation", ({ blockedURI }) => window.faults.push(`policy: ${blockedURI}`));
"""
"""Notes what a page throws; that an observer of sizes goes on in the next frame is a notice, as busy machines give it."""


class Engine:
    """A browser at a site."""

    def __init__(self, driver: WebDriver, address: str) -> None:
        self.driver, self.address = driver, address
        self.faults: list[str] = []

    def js(self, script: str, *arguments: object) -> object:
        """What a script returns."""
        return self.driver.execute_script(script, *arguments)

    def until(self, script: str, *arguments: object) -> object:
        """What a script returns, once that is something; a page that is on its way out is asked again."""
        end = time.monotonic() + PATIENCE
        while True:
            try:
                if found := self.js(script, *arguments):
                    return found
            except (JavascriptException, StaleElementReferenceException) as fault:
                if time.monotonic() > end:
                    raise AssertionError(script) from fault
            assert time.monotonic() < end, (script, arguments, self.driver.current_url, self.js("return document.body.innerText.slice(0, 600)"))
            time.sleep(0.05)

    def go(self, path: str) -> None:
        """Opens a page of the site, or any address, and waits until it is there."""
        target = path if "://" in path else self.address + path
        self.note_faults()
        if self.js("return location.href.split('#')[0] === arguments[0].split('#')[0]", target):
            self.driver.get("about:blank")  # an address that differs in its fragment alone would leave the page as it stands
            self.until("return location.href === 'about:blank'")
        self.driver.get(target)
        self.until("return location.href.startsWith(arguments[0]) && document.readyState === 'complete'", target.partition("#")[0])
        self.js(LISTEN)

    def note_faults(self) -> None:
        """Takes down what the page threw since it was opened."""
        self.faults += self.js("return window.faults ?? []")

    def see(self, css: str, words: str = "") -> WebElement:
        """Waits for something shown."""
        return self.until(FIND, css, words)

    def gone(self, css: str, words: str = "") -> None:
        """Waits until it is shown no more."""
        self.until(f"return !(() => {{ {FIND} }}).apply(null, arguments)", css, words)

    def text(self, css: str) -> str:
        """The words or the value of something shown."""
        return self.js("return arguments[0].value ?? arguments[0].innerText", self.see(css))

    def click(self, css: str, words: str = "") -> None:
        """Clicks it in the middle of the window, where no header lies over it."""
        node = self.see(css, words)
        self.until(STANDS, node)
        node.click()
        end = time.monotonic() + 2
        while self.js("return window.fell"):  # WebKit's driver lets a click fall now and then on a loaded machine
            time.sleep(0.05)
            if time.monotonic() > end:
                node.click()
                break

    def focus(self, css: str, words: str = "") -> None:
        """Puts the focus on it."""
        self.js("arguments[0].focus()", self.see(css, words))

    def type(self, css: str, text: str) -> None:
        """Writes into a field that is empty."""
        self.see(css).send_keys(text)

    def press(self, *keys: str) -> None:
        """Presses keys where the focus is."""
        ActionChains(self.driver, duration=0).send_keys(*keys).perform()

    def focused(self, css: str) -> bool:
        """Whether the focus is on something or in it."""
        return self.js("return document.activeElement.closest(arguments[0]) !== null", css)
