
"use strict";
(() => {
  const MOST_MATCHES = 10000;
  // How far behind the last word the next one is looked for, in characters.
  const WORD_REACH = 64;
  // Of lines that are heard at once, so many are looked at for one that still is.
  const MOST_OVERLAPS = 16;
  const SCROLL_KEYS = ["PageUp", "PageDown", "Home", "End", "ArrowUp", "ArrowDown"];

  const byId = (id) => document.getElementById(id);
  const { lines } = JSON.parse(byId("syncline-document").textContent);
  const rows = [...document.querySelectorAll(".line")];
  const main = byId("transcript");
  const player = document.querySelector(".player");
  const find = byId("find");
  const canMark = typeof Highlight === "function" && "highlights" in CSS;
  let medium = byId("medium");
  const mediaName = decodeURIComponent(medium.getAttribute("src") ?? "");

  // Places in time

  const startOf = (number) => lines[number].start_ms;
  const timed = [...lines.keys()].filter((number) => startOf(number) !== null);
  timed.sort((one, other) => startOf(one) - startOf(other) || one - other);
  const starts = timed.map(startOf);

  /** The last place in rising values that is no later than this one, or -1. */
  function lastStarted(values, value) {
    let [low, high] = [0, values.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (values[middle] <= value) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  function endOf(place) {
    const stated = lines[timed[place]].end_ms;
    if (stated !== null && stated !== undefined) return stated;
    const following = lastStarted(starts, starts[place]) + 1;
    return following < starts.length ? starts[following] : Infinity;
  }

  /** The line that is heard at this moment, the one begun last where several are; -1 in a gap. */
  function lineAt(position) {
    const last = lastStarted(starts, position);
    for (let place = last; place >= 0 && place > last - MOST_OVERLAPS; place--) {
      if (position < endOf(place)) return timed[place];
    }
    return -1;
  }

  // Marks

  function highlight(name) {
    const marks = new Highlight();
    CSS.highlights.set(name, marks);
    return marks;
  }

  const marks = canMark ? { word: highlight("word"), found: highlight("found"), now: highlight("found-now") } : null;
  if (canMark) marks.now.priority = 1;

  const textOf = (number) => rows[number].querySelector(".said").firstChild ?? document.createTextNode("");

  function range(node, start, end) {
    const made = new Range();
    made.setStart(node, start);
    made.setEnd(node, end);
    return made;
  }

  function wordRanges(number) {
    const node = textOf(number);
    let at = 0;
    return lines[number].words.map((word) => {
      const found = node.data.slice(at, at + word.text.length + WORD_REACH).indexOf(word.text);
      if (found < 0) return null;
      at += found + word.text.length;
      return range(node, at - word.text.length, at);
    });
  }

  // Following

  let spoken = -1;
  let words = [];
  let follows = true;

  function setFollows(value) {
    follows = value;
    byId("now").hidden = follows || spoken < 0;
    if (follows) showLine(spoken);
  }

  const gentle = matchMedia("(prefers-reduced-motion: reduce)");

  function showLine(number) {
    if (number < 0) return;
    const box = rows[number].getBoundingClientRect();
    const top = player.getBoundingClientRect().bottom;
    const room = innerHeight - top;
    if (box.top >= top + room * 0.1 && box.bottom <= innerHeight - room * 0.3) return;
    const isNear = Math.abs(box.top - top) < 2 * innerHeight;
    rows[number].scrollIntoView({ block: "center", behavior: gentle.matches || !isNear ? "auto" : "smooth" });
  }

  function setSpoken(number) {
    if (number === spoken) return;
    rows[spoken]?.classList.remove("spoken");
    rows[spoken]?.removeAttribute("aria-current");
    rows[number]?.classList.add("spoken");
    rows[number]?.setAttribute("aria-current", "true");
    spoken = number;
    words = canMark && number >= 0 && lines[number].words.length ? wordRanges(number) : [];
    byId("now").hidden = follows || spoken < 0;
    if (follows && !medium.paused) showLine(number);
  }

  function markWord(position) {
    if (!canMark) return;
    marks.word.clear();
    if (!words.length) return;
    const place = lines[spoken].words.findLastIndex((word) => word.start_ms <= position && position < word.end_ms);
    if (words[place]) marks.word.add(words[place]);
  }

  const chapters = [...document.querySelectorAll("#chapters [data-ms]")].map((link) => ({
    item: link.closest("li"), start: Number(link.dataset.ms),
  }));

  function markChapter(position) {
    const now = chapters.findLast((chapter) => chapter.start <= position);
    for (const { item } of chapters) {
      if (item === now?.item) item.setAttribute("aria-current", "true");
      else item.removeAttribute("aria-current");
    }
  }

  function update() {
    const position = medium.currentTime * 1000;
    setSpoken(lineAt(position));
    markWord(position);
  }

  function tick() {
    update();
    if (!medium.paused && !medium.ended) requestAnimationFrame(tick);
  }

  // The medium

  function seek(position) {
    medium.currentTime = position / 1000;
    setFollows(true);
    // Refused where there is nothing to play, which the page has said by then.
    medium.play().catch(() => {});
  }

  function tellMissing() {
    byId("missing-text").textContent = mediaName ? `${mediaName} is not beside this page, or cannot be played.` : "";
    byId("missing").hidden = false;
    setPlayerHeight();
  }

  function listen() {
    medium.addEventListener("play", () => requestAnimationFrame(tick));
    for (const name of ["seeking", "seeked", "timeupdate"]) medium.addEventListener(name, update);
    medium.addEventListener("timeupdate", () => markChapter(medium.currentTime * 1000));
    medium.addEventListener("error", tellMissing);
    medium.addEventListener("loadedmetadata", () => {
      medium.classList.toggle("picture", medium.videoWidth > 0);
      byId("missing").hidden = Boolean(medium.currentSrc);
      setPlayerHeight();
    });
  }

  function choose(file) {
    const made = document.createElement(file.type.startsWith("audio/") ? "audio" : "video");
    Object.assign(made, { id: "medium", controls: true, src: URL.createObjectURL(file) });
    made.setAttribute("aria-label", "Recording");
    if (medium.src.startsWith("blob:")) URL.revokeObjectURL(medium.src);
    medium.pause();
    medium.replaceWith(made);
    medium = made;
    listen();
  }

  const setPlayerHeight = () =>
    document.documentElement.style.setProperty("--player-height", `${player.offsetHeight + 16}px`);

  // Finding

  let matches = [];
  let match = -1;

  function search(query) {
    const pattern = new RegExp(query.replace(/[.*+?^${}()|[\]\\\/]/g, "\\$&"), "giu");
    const found = [];
    for (let number = 0; number < rows.length && found.length < MOST_MATCHES; number++) {
      for (const hit of lines[number].text.matchAll(pattern)) found.push([number, hit.index, hit[0].length]);
    }
    return found.slice(0, MOST_MATCHES);
  }

  const matchRange = ([number, at, length]) => {
    const node = textOf(number);
    return range(node, Math.min(at, node.length), Math.min(at + length, node.length));
  };

  function setQuery(query) {
    matches = query ? search(query) : [];
    match = -1;
    if (canMark) {
      marks.found.clear();
      for (const found of matches) marks.found.add(matchRange(found));
    }
    const next = matches.findIndex(([number]) => number >= spoken);
    goTo(matches.length ? Math.max(next, 0) : -1);
    byId("previous").disabled = byId("next").disabled = !matches.length;
  }

  function goTo(place) {
    document.querySelector(".line.met")?.classList.remove("met");
    match = place;
    if (canMark) marks.now.clear();
    if (place >= 0) {
      setFollows(false);
      if (canMark) marks.now.add(matchRange(matches[place]));
      else rows[matches[place][0]].classList.add("met");
      rows[matches[place][0]].scrollIntoView({ block: "center" });
    }
    const many = matches.length === MOST_MATCHES ? "+" : "";
    const told = matches.length ? `${place + 1} of ${matches.length}${many}` : "Nothing found";
    byId("count").textContent = find.value ? told : "";
  }

  const step = (by) => matches.length && goTo((match + by + matches.length) % matches.length);

  // What the reader does

  function numberOf(element) {
    const row = element.closest?.(".line");
    return row ? Number(row.id.slice(1)) : -1;
  }

  document.addEventListener("click", (event) => {
    const moment = event.target.closest?.("[data-ms]");
    const number = numberOf(event.target);
    const isSelecting = !event.target.closest?.("a") && String(getSelection()) !== "";
    if (event.ctrlKey || event.metaKey || event.shiftKey || isSelecting) return;
    if (moment) seek(Number(moment.dataset.ms));
    else if (number >= 0 && startOf(number) !== null) seek(startOf(number));
    else return;
    event.preventDefault();
  });

  main.addEventListener("keydown", (event) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!by || !event.target.matches("a.time")) return;
    let number = numberOf(event.target) + by;
    while (rows[number] && startOf(number) === null) number += by;
    rows[number]?.querySelector("a.time").focus();
    event.preventDefault();
  });

  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.matches("input, button, audio, video, summary");
    if (SCROLL_KEYS.includes(event.key) && !isTyping) setFollows(false);
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/") find.focus();
    else if (event.key === " " && event.target === document.body) medium.paused ? medium.play().catch(() => {}) : medium.pause();
    else return;
    event.preventDefault();
  });

  for (const name of ["wheel", "touchmove"]) {
    document.addEventListener(name, (event) => event.target.closest?.("aside") || setFollows(false), { passive: true });
  }
  // A press on the page's scroll bar is one on nothing else.
  document.addEventListener("pointerdown", (event) => event.target === document.documentElement && setFollows(false));

  find.addEventListener("input", () => setQuery(find.value.trim()));
  find.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.shiftKey) step(-1);
    else if (event.key === "Escape") setQuery((find.value = ""));
    else return;
    event.preventDefault();
  });
  byId("tools").addEventListener("submit", (event) => {
    event.preventDefault();
    step(1);
  });
  byId("previous").addEventListener("click", () => step(-1));
  byId("now").addEventListener("click", () => setFollows(true));
  byId("file").addEventListener("change", (event) => event.target.files[0] && choose(event.target.files[0]));
  addEventListener("resize", setPlayerHeight);

  document.documentElement.classList.add("js");
  byId("tools").hidden = false;
  listen();
  if (!mediaName || medium.error || medium.networkState === HTMLMediaElement.NETWORK_NO_SOURCE) tellMissing();
  setPlayerHeight();
})();
