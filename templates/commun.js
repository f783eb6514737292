"use strict";
// What every page does: words found, choices kept in the address, panels, printing. A page says what it filters.
const commun = (() => {
  const root = document.documentElement;
  const find = (selector) => document.querySelector(selector);
  const form = find(".filtres form");
  const panels = [...document.querySelectorAll(".panneau")];
  const status = find(".resultat");
  const isNarrow = matchMedia("(max-width: 71.99rem)");

  // One character in gives one character out, so that a place found in folded words is the same in the page.
  const fold = (text) =>
    Array.from(text, (character) => {
      const plain = character.normalize("NFD")[0].toLowerCase();
      const same = { "’": "'", "\u00a0": " ", "\u202f": " " }[plain] ?? plain;
      return same.length === character.length ? same : character;
    }).join("");

  const splitWords = (text) => text.split(" ").filter(Boolean);

  const places = function* (node, wanted) {
    const text = fold(node.data);
    for (const word of wanted) {
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
        yield new StaticRange({ startContainer: node, startOffset: at, endContainer: node, endOffset: at + word.length });
      }
    }
  };

  // Words are coloured where they stand: the text of the page is not touched.
  const markWords = (words, elements) => {
    if (!globalThis.CSS?.highlights) return;
    CSS.highlights.delete("recherche");
    const wanted = splitWords(fold(words));
    if (!wanted.length) return;
    const found = new Highlight();
    for (const element of elements) {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        for (const range of places(node, wanted)) found.add(range);
      }
    }
    CSS.highlights.set("recherche", found);
  };

  let announcement = 0;
  const announce = (text) => {
    // While someone types, only the last count is worth hearing.
    clearTimeout(announcement);
    announcement = setTimeout(() => {
      if (status.textContent !== text) status.textContent = text;
    }, 150);
  };

  // "2 engagements sur 63 : CAF, « école »".
  const describe = (choice, count, total) => {
    const nameOf = (name) => form.elements[name].selectedOptions[0].dataset.nom;
    const parts = Object.entries(choice)
      .filter(([, value]) => value)
      .map(([name, value]) => (name === "mots" ? `«\u00a0${value}\u00a0»` : nameOf(name)));
    return `${count} sur ${total}\u00a0: ${parts.join(", ")}`;
  };

  // The address keeps both the place and the choice: "#place?partie=…&mots=…".
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

  // The choice made in the form, by the names of its fields. `apply` shows it; `goTo` leads to a place of the page.
  const bindForm = ({ names, apply, goTo }) => {
    const choices = {
      read: () => Object.fromEntries(names.map((name) => [name, form.elements[name].value.trim()])),
      isActive: (choice) => names.some((name) => choice[name]),
      write: (anchor) => {
        const chosen = Object.entries(choices.read()).filter(([, value]) => value);
        const query = chosen.length ? `?${new URLSearchParams(chosen)}` : "";
        history.replaceState(null, "", anchor || query ? `#${anchor}${query}` : location.pathname + location.search);
      },
      fill: (chosen) => {
        for (const name of names) {
          const control = form.elements[name];
          control.value = chosen.get(name) ?? "";
          // An unknown value leaves a list without choice.
          if (control.selectedIndex === -1) control.value = "";
        }
        apply();
      },
      clear: () => choices.fill(new URLSearchParams()),
      follow: () => {
        const { anchor, query, isFilter } = splitHash();
        if (isFilter) choices.fill(new URLSearchParams(query));
        goTo(anchor);
        if (isFilter || choices.isActive(choices.read())) choices.write(anchor);
      },
    };
    form.addEventListener("submit", (event) => event.preventDefault());
    addEventListener("hashchange", choices.follow);
    return choices;
  };

  // All is printed, unless the selection was asked for: `prepare` is told which; `restore` shows the choice again.
  const bindPrint = ({ prepare, restore }) => {
    let printsSelection = false;
    find(".imprimer").addEventListener("click", () => {
      printsSelection = true;
      print();
    });
    addEventListener("beforeprint", () => {
      root.classList.toggle("selection", printsSelection);
      prepare(printsSelection);
    });
    addEventListener("afterprint", () => {
      printsSelection = false;
      root.classList.remove("selection");
      restore();
    });
  };

  // On a narrow screen panels are closed, one opens at a time, and Escape closes it.
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
  const watchFrames = (selector) => {
    for (const frame of document.querySelectorAll(selector)) frames.observe(frame);
  };

  // What works only with a script comes in sight, and the address is obeyed.
  const start = (choices) => {
    root.classList.add("anime");
    find(".filtres").hidden = false;
    arrangePanels();
    choices.follow();
  };

  return { root, find, form, fold, splitWords, markWords, announce, describe, bindForm, bindPrint, watchFrames, start };
})();
