"use strict";
(() => {
  const ROLES = { content: "on", source: "on-src", cue: "on-cue" };
  const pop = document.getElementById("pop");
  const names = (element, role) => (element.dataset[role] || "").split(" ").filter(Boolean);
  const marked = new Map(); // claim -> [[element, class], ...]
  const note = (claim, element, style) => {
    if (!marked.has(claim)) marked.set(claim, []);
    marked.get(claim).push([element, style]);
  };
  for (const element of document.querySelectorAll(".text .s"))
    for (const role in ROLES) for (const claim of names(element, role)) note(claim, element, ROLES[role]);
  for (const element of document.querySelectorAll("[data-claim]")) note(element.dataset.claim, element, "on");

  let lit = [], pinned = false;
  const clear = () => {
    for (const claim of lit) for (const [element, style] of marked.get(claim) || []) {
      element.classList.remove(style);
      element.style.removeProperty("--hot");
    }
    lit = [];
  };
  const light = (claims) => {
    clear();
    lit = claims;
    for (const claim of claims) {
      const card = document.getElementById("c" + claim);
      const hot = card ? getComputedStyle(card).getPropertyValue("--tone") : "";
      for (const [element, style] of marked.get(claim) || []) {
        element.classList.add(style);
        if (hot && style === "on" && !element.dataset.claim) element.style.setProperty("--hot", hot);
      }
    }
  };
  // What an element of the text speaks of: the claims on it, the innermost first; else those whose source or cue it is.
  const claimsAt = (element) => {
    if (element.dataset.claim) return [element.dataset.claim];
    const content = names(element, "content");
    return content.length ? content : [...new Set([...names(element, "source"), ...names(element, "cue")])];
  };
  const close = () => { pop.hidden = true; pinned = false; clear(); };
  const open = (element, claims) => {
    const shown = claims.slice(0, 3).map((claim) => document.getElementById("c" + claim)).filter(Boolean);
    pop.replaceChildren(...shown.map((card) => {
      const copy = card.cloneNode(true);
      copy.removeAttribute("id");
      copy.classList.remove("on");
      return copy;
    }));
    pop.hidden = shown.length === 0;
    place(element);
    const hidden = pop.style.top === "" && element.getBoundingClientRect().bottom - pop.getBoundingClientRect().top;
    if (hidden > 0) scrollBy({ top: hidden + 24, behavior: "smooth" }); // a sheet must not cover the words it speaks of
  };
  const place = (element) => {
    if (matchMedia("(max-width: 40rem)").matches) { pop.style.left = pop.style.top = ""; return; }
    const box = element.getClientRects()[0] || element.getBoundingClientRect();
    const left = Math.min(Math.max(8, box.left + box.width / 2 - pop.offsetWidth / 2), innerWidth - pop.offsetWidth - 8);
    const below = box.bottom + 10, above = box.top - pop.offsetHeight - 10;
    pop.style.left = left + "px";
    pop.style.top = (below + pop.offsetHeight < innerHeight || above < 8 ? below : above) + "px";
  };
  const reveal = (claim) => { // in the list beside, without moving the page
    const card = document.getElementById("c" + claim), list = card && card.closest("aside");
    if (list && list.scrollHeight > list.clientHeight + 4)
      list.scrollTo({ top: card.offsetTop - list.offsetTop - 40, behavior: "smooth" });
  };
  const at = (event) => event.target.closest && event.target.closest(".text .s[data-content], .text .s[data-source], .text .s[data-cue], .text .n");

  document.addEventListener("pointerover", (event) => {
    if (pinned || event.pointerType === "touch") return;
    const element = at(event), card = event.target.closest("aside .card");
    if (element) { const claims = claimsAt(element); light(claims); open(element, claims); }
    else if (card) { light([card.dataset.claim]); pop.hidden = true; }
    else if (!event.target.closest("#pop")) close();
  });
  document.addEventListener("click", (event) => {
    const element = at(event), card = event.target.closest("aside .card");
    if (element) {
      const claims = claimsAt(element);
      if (element.matches(".n")) event.preventDefault();
      light(claims); open(element, claims); reveal(claims[0]); pinned = true;
    } else if (card) {
      const mark = document.getElementById("t" + card.dataset.claim);
      close(); light([card.dataset.claim]); pinned = true;
      if (mark) { event.preventDefault(); mark.scrollIntoView({ block: "center" }); mark.focus({ preventScroll: true }); }
    } else if (!event.target.closest("#pop")) close();
  });
  document.addEventListener("focusin", (event) => {
    if (!event.target.matches(".text .n:focus-visible")) return;
    const claims = claimsAt(event.target);
    light(claims); open(event.target, claims); reveal(claims[0]);
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  document.addEventListener("scroll", () => { if (!pinned) pop.hidden = true; }, { passive: true });
})();
