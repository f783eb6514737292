"use strict";
// What every page of cards does: filters, words found, deep links, keys, panels, printing.
(() => {
  const root = document.documentElement;
  const find = (selector) => document.querySelector(selector);
  const form = find(".filtres form");
  const panels = [...document.querySelectorAll(".panneau")];
  const folds = [...document.querySelectorAll(".repli")];
  const status = find(".resultat");
  const actions = find(".actions");
  const list = find(".liste");
  const isNarrow = matchMedia("(max-width: 71.99rem)");
  const selects = [...form.querySelectorAll("select")].map((select) => select.name);
  const names = [...selects, "mots"];

  // Words as they are looked for: without accents, capitals, curly apostrophes or spaces that hold.
  const flatten = (text) =>
    text
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replace(/’/g, "'")
      .replace(/[\u00a0\u202f]/g, " ");

  // One character in gives one character out, so that a place found in folded words is the same in the page.
  const fold = (text) =>
    Array.from(text, (character) => {
      const plain = character.normalize("NFD")[0].toLowerCase();
      const same = { "’": "'", "\u00a0": " ", "\u202f": " " }[plain] ?? plain;
      return same.length === character.length ? same : character;
    }).join("");

  const control = (name) => form.elements[name];
  // A list filters by the attribute of its name, or by those that it names.
  const read = new Map(selects.map((name) => [name, control(name).dataset.sur?.split(" ") ?? [name]]));
  const valuesOf = (data) =>
    new Map(selects.map((name) => [name, new Set(read.get(name).flatMap((key) => (data[key] ?? "").split(" ")))]));

  const marks = new Map([...document.querySelectorAll("[data-vers]")].map((mark) => [mark.dataset.vers, mark]));
  const items = [...document.querySelectorAll(".carte")].map((element) => ({
    element,
    rank: element.dataset.rang,
    mark: marks.get(element.dataset.rang),
    values: valuesOf(element.dataset),
    shown: true,
    words: "",
  }));
  const holders = [...document.querySelectorAll(".partie, .chapitre")].map((holder) => ({
    holder,
    members: items.filter((item) => holder.contains(item.element)),
  }));

  // Words are read once; those of the headings above them count too, those of commands to copy do not.
  const wordsOf = (item) => {
    if (!item.words) {
      const heads = [
        item.element.closest(".chapitre")?.querySelector("h2"),
        item.element.closest(".partie")?.querySelector(".sous-tete"),
      ];
      const told = [...item.element.children].filter((child) => !child.matches("footer"));
      item.words = flatten([...heads, ...told].map((part) => part?.textContent ?? "").join(" "));
    }
    return item.words;
  };

  const readForm = () => Object.fromEntries(names.map((name) => [name, control(name).value.trim()]));
  const isActive = (choice) => names.some((name) => choice[name]);
  const splitWords = (text) => text.split(" ").filter(Boolean);

  const isKept = (item, choice, wanted) =>
    selects.every((name) => !choice[name] || item.values.get(name).has(choice[name])) &&
    wanted.every((word) => wordsOf(item).includes(word));

  // What is folded opens while something is looked for, or printed, and closes again after.
  const unfold = (opens, some) => {
    for (const part of some) {
      if (opens && part.dataset.etait === undefined) {
        part.dataset.etait = part.open ? "ouvert" : "";
        part.open = true;
      } else if (!opens && part.dataset.etait !== undefined) {
        part.open = part.dataset.etait === "ouvert";
        delete part.dataset.etait;
      }
    }
  };

  const show = (choice) => {
    const wanted = splitWords(flatten(choice.mots));
    for (const item of items) {
      const kept = isKept(item, choice, wanted);
      if (kept === item.shown) continue;
      item.shown = kept;
      item.element.hidden = !kept;
      item.mark?.classList.toggle("eteint", !kept);
    }
    for (const { holder, members } of holders) {
      holder.hidden = isActive(choice) && !members.some((item) => item.shown);
    }
    root.classList.toggle("filtre", isActive(choice));
    unfold(isActive(choice), folds.filter((part) => list.contains(part)));
  };

  const markWords = (choice) => {
    if (!globalThis.CSS?.highlights) return;
    CSS.highlights.delete("recherche");
    const wanted = splitWords(fold(choice.mots));
    if (!wanted.length) return;
    const found = new Highlight();
    for (const { element, shown } of items) {
      if (!shown) continue;
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = fold(node.data);
        for (const word of wanted) {
          for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
            const range = new StaticRange({ startContainer: node, startOffset: at, endContainer: node, endOffset: at + word.length });
            found.add(range);
          }
        }
      }
    }
    CSS.highlights.set("recherche", found);
  };

  const nameOf = (name) => control(name).selectedOptions[0].dataset.nom;
  const describe = (choice) => {
    const shown = items.filter((item) => item.shown).length;
    const { aucun, un, plusieurs } = list.dataset;
    const count = shown === 0 ? aucun : `${shown} ${shown === 1 ? un : plusieurs}`;
    const parts = names.filter((name) => choice[name]).map((name) => (name === "mots" ? `«\u00a0${choice.mots}\u00a0»` : nameOf(name)));
    return `${count} sur ${items.length}\u00a0: ${parts.join(", ")}`;
  };

  let announcement = 0;
  const announce = (text) => {
    // While someone types, only the last count is worth hearing.
    clearTimeout(announcement);
    announcement = setTimeout(() => {
      if (status.textContent !== text) status.textContent = text;
    }, 150);
  };

  let marking = 0;
  const apply = () => {
    const choice = readForm();
    const active = isActive(choice);
    show(choice);
    // Found words are marked when the typing rests: the list itself never waits for them.
    clearTimeout(marking);
    marking = setTimeout(() => markWords(choice), 120);
    actions.hidden = !active;
    announce(active ? describe(choice) : root.dataset.visited ? list.dataset.tous : "");
    if (active) root.dataset.visited = "oui";
  };

  // The address keeps both the place and the filters: "#changement-12?partie=…&mots=…".
  const splitHash = () => {
    const [place, query = ""] = location.hash.slice(1).split("?");
    let anchor = place;
    try {
      anchor = decodeURIComponent(place);
    } catch {
      // A hash that is no encoding is taken as it stands.
    }
    return { anchor, query, isFilter: location.hash.includes("?") };
  };
  const writeHash = (anchor) => {
    const chosen = Object.entries(readForm()).filter(([, value]) => value);
    const query = chosen.length ? `?${new URLSearchParams(chosen)}` : "";
    history.replaceState(null, "", anchor || query ? `#${anchor}${query}` : location.pathname + location.search);
  };
  const fillForm = (choice) => {
    for (const name of names) {
      control(name).value = choice.get(name) ?? "";
      // An unknown value leaves a list without choice.
      if (control(name).selectedIndex === -1) control(name).value = "";
    }
    apply();
  };

  const pick = (item, behavior) => {
    find(".courant")?.classList.remove("courant");
    if (!item) return;
    item.element.classList.add("courant");
    item.element.scrollIntoView({ behavior });
    item.element.focus({ preventScroll: true });
    writeHash(item.element.id);
  };
  const goTo = (anchor) => {
    const target = anchor && document.getElementById(anchor);
    if (!target) return;
    const item = items.find(({ element }) => element === target);
    if (item ? !item.shown : target.closest("[hidden]")) fillForm(new URLSearchParams());
    // Browsers open a fold by themselves only when the address is the bare name of the place.
    const folded = target.closest("details:not([open])");
    if (folded) folded.open = true;
    if (item) pick(item, "instant");
    else target.scrollIntoView();
  };
  const followHash = () => {
    const { anchor, query, isFilter } = splitHash();
    if (isFilter) fillForm(new URLSearchParams(query));
    goTo(anchor);
    if (isFilter || isActive(readForm())) writeHash(anchor);
  };

  const change = () => {
    const isPast = list.getBoundingClientRect().top < 0;
    apply();
    writeHash("");
    find(".courant")?.classList.remove("courant");
    // What was being read may be hidden now: start again from the first card kept.
    if (isPast) list.scrollIntoView({ behavior: "instant" });
  };
  const clear = () => {
    fillForm(new URLSearchParams());
    change();
    control("mots").focus({ preventScroll: true });
  };
  form.addEventListener("input", (event) => event.target.name !== "touches" && change());
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(change));
  find(".effacer").addEventListener("click", clear);
  addEventListener("hashchange", followHash);
  addEventListener("click", (event) => {
    const mark = event.target.closest("[data-vers]");
    const item = mark && items.find(({ rank }) => rank === mark.dataset.vers);
    if (item) goTo(item.element.id);
  });

  const step = (forward) => {
    const shown = items.filter(({ element, shown: kept }) => kept && !element.closest("details:not([open])"));
    const current = shown.findIndex(({ element }) => element.classList.contains("courant"));
    if (current >= 0) return pick(shown[current + (forward ? 1 : -1)] ?? shown[current], "instant");
    const below = shown.findIndex(({ element }) => element.getBoundingClientRect().top > 0);
    const start = below < 0 ? shown.length : below;
    pick(shown[forward ? Math.min(start, shown.length - 1) : Math.max(start - 1, 0)], "instant");
  };
  const openFilters = () => {
    find(".filtres").open = true;
    control("mots").focus();
    control("mots").select();
  };
  const onKey = (event) => {
    const field = event.target.closest("input[type=search], select");
    if (event.key === "Escape" && event.target === control("mots") && !control("mots").value) event.target.blur();
    if (field || event.ctrlKey || event.metaKey || event.altKey || !control("touches").checked) return;
    const act = { j: () => step(true), k: () => step(false), "/": openFilters }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  addEventListener("keydown", onKey);

  // All is printed, unless the selection was asked for.
  let printsSelection = false;
  find(".imprimer").addEventListener("click", () => {
    printsSelection = true;
    print();
  });
  addEventListener("beforeprint", () => {
    root.classList.toggle("selection", printsSelection);
    if (!printsSelection) show(Object.fromEntries(names.map((name) => [name, ""])));
    unfold(true, folds);
  });
  addEventListener("afterprint", () => {
    printsSelection = false;
    root.classList.remove("selection");
    unfold(false, folds);
    apply();
  });

  const arrangePanels = () => {
    for (const panel of panels) panel.open = !isNarrow.matches;
  };
  isNarrow.addEventListener("change", arrangePanels);
  find(".volet").addEventListener("click", (event) => {
    if (isNarrow.matches && event.target.closest("nav a")) arrangePanels();
  });
  for (const panel of panels) {
    panel.addEventListener("toggle", () => {
      if (!isNarrow.matches || !panel.open) return;
      for (const other of panels) if (other !== panel) other.open = false;
    });
  }
  addEventListener("keydown", (event) => {
    const open = event.key === "Escape" && isNarrow.matches && panels.find((panel) => panel.open);
    if (!open || event.target.value) return;
    open.open = false;
    open.querySelector("summary").focus();
  });

  // A frame that does not scroll is no stop for the keyboard.
  const frames = new ResizeObserver((changes) => {
    for (const { target } of changes) {
      const scrolls = target.scrollWidth > target.clientWidth || target.scrollHeight > target.clientHeight;
      target.tabIndex = scrolls ? 0 : -1;
    }
  });
  for (const frame of document.querySelectorAll(".cadre, .comptes > div > ul")) frames.observe(frame);

  // The first letter typed finds the words already read, a few at a time while nothing else is asked.
  const unread = [...items];
  const readSome = (deadline) => {
    while (unread.length && deadline.timeRemaining() > 2) wordsOf(unread.pop());
    if (unread.length) requestIdleCallback(readSome);
  };
  globalThis.requestIdleCallback?.(readSome);

  root.classList.add("anime");
  find(".filtres").hidden = false;
  arrangePanels();
  followHash();
})();
