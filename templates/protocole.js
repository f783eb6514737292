"use strict";
(() => {
  const root = document.documentElement;
  const find = (selector) => document.querySelector(selector);
  const form = find(".filtres form");
  const panels = [...document.querySelectorAll(".panneau")];
  const status = find(".resultat");
  const actions = find(".actions");
  const isNarrow = matchMedia("(max-width: 71.99rem)");

  // One character in gives one character out, so that a place found in folded words is the same in the page.
  const fold = (text) =>
    Array.from(text, (character) => {
      const plain = character.normalize("NFD")[0].toLowerCase();
      const same = { "’": "'", "\u00a0": " ", "\u202f": " " }[plain] ?? plain;
      return same.length === character.length ? same : character;
    }).join("");

  const groups = [...document.querySelectorAll(".engagements > tbody")].map((body) => {
    const head = body.querySelector("th[scope=rowgroup]");
    const rows = [...body.rows].map((row) => ({
      row,
      parties: row.dataset.parties.split(" "),
      division: row.closest(".division").dataset.division,
      words: "",
    }));
    return { body, head, rows };
  });
  const rows = groups.flatMap((group) => group.rows);
  const sections = [...document.querySelectorAll(".division")];
  const entries = [...document.querySelectorAll(".sommaire li")];
  const notes = [...document.querySelectorAll(".notes li")];

  const wordsOf = (item, head) => {
    item.words ||= fold(`${head ? head.textContent : ""} ${item.row.textContent}`);
    return item.words;
  };

  const isShown = (element) => element !== null && element.getClientRects().length > 0;

  const readForm = () => ({
    partie: form.elements.partie.value,
    division: form.elements.division.value,
    mots: form.elements.mots.value.trim(),
  });
  const isActive = (choice) => Boolean(choice.partie || choice.division || choice.mots);

  const showRows = (choice) => {
    const wanted = fold(choice.mots).split(" ").filter(Boolean);
    for (const { body, head, rows: members } of groups) {
      const kept = members.filter(
        (item) =>
          (!choice.partie || item.parties.includes(choice.partie)) &&
          (!choice.division || item.division === choice.division) &&
          wanted.every((word) => wordsOf(item, head).includes(word)),
      );
      for (const item of members) item.row.hidden = !kept.includes(item);
      body.hidden = kept.length === 0;
      if (head && kept.length) {
        // The merged cell follows the first row still shown, and spans those shown alone.
        kept[0].row.prepend(head);
        head.rowSpan = kept.length;
      }
    }
  };

  const showSections = (active) => {
    const kept = new Set();
    for (const { row } of rows) {
      if (row.hidden) continue;
      for (let section = row.closest(".division"); section; section = section.parentElement.closest(".division")) kept.add(section);
    }
    for (const section of sections) section.hidden = active && !kept.has(section);
    root.classList.toggle("filtre", active);
    for (const entry of entries) {
      const target = document.getElementById(entry.firstElementChild.hash.slice(1));
      entry.hidden = active && !isShown(target);
    }
    for (const note of notes) {
      note.hidden = active && ![...note.querySelectorAll(".retour")].some((back) => isShown(find(back.hash)));
    }
    const end = find(".notes");
    if (end) end.hidden = notes.every((note) => note.hidden);
  };

  const nameOf = (select) => select.selectedOptions[0].dataset.nom;

  const describe = (choice) => {
    const shown = rows.filter((item) => !item.row.hidden).length;
    const count = shown === 0 ? "Aucun engagement" : shown === 1 ? "1 engagement" : `${shown} engagements`;
    const parts = [
      choice.partie && nameOf(form.elements.partie),
      choice.division && nameOf(form.elements.division),
      choice.mots && `«\u00a0${choice.mots}\u00a0»`,
    ].filter(Boolean);
    return `${count} sur ${rows.length}\u00a0: ${parts.join(", ")}`;
  };

  const markWords = (choice) => {
    if (!globalThis.CSS?.highlights) return;
    CSS.highlights.delete("recherche");
    const wanted = fold(choice.mots).split(" ").filter(Boolean);
    if (!wanted.length) return;
    const found = new Highlight();
    for (const { row } of rows) {
      if (row.hidden) continue;
      const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = fold(node.data);
        for (const word of wanted) {
          for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
            const range = new Range();
            range.setStart(node, at);
            range.setEnd(node, at + word.length);
            found.add(range);
          }
        }
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

  const apply = () => {
    const choice = readForm();
    const active = isActive(choice);
    showRows(choice);
    showSections(active);
    markWords(choice);
    actions.hidden = !active;
    announce(active ? describe(choice) : root.dataset.visited ? "Tous les engagements sont affichés." : "");
    if (active) root.dataset.visited = "oui";
  };

  // The address keeps both the place and the filters: "#place?partie=…&mots=…".
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
    const hash = anchor || query ? `#${anchor}${query}` : location.pathname + location.search;
    history.replaceState(null, "", hash);
  };

  const fillForm = (choice) => {
    for (const name of ["partie", "division", "mots"]) {
      const control = form.elements[name];
      control.value = choice.get(name) ?? "";
      // An unknown party or division leaves a list without choice.
      if (control.selectedIndex === -1) control.value = "";
    }
    apply();
  };

  const goTo = (anchor) => {
    const target = anchor && document.getElementById(anchor);
    if (!target) return;
    if (!isShown(target)) fillForm(new URLSearchParams());
    for (const marked of document.querySelectorAll("tr.cible")) marked.classList.remove("cible");
    if (target.matches("tr")) target.classList.add("cible");
    target.scrollIntoView();
  };

  const followHash = () => {
    const { anchor, query, isFilter } = splitHash();
    if (isFilter) fillForm(new URLSearchParams(query));
    goTo(anchor);
    if (isFilter || isActive(readForm())) writeHash(anchor);
  };

  const change = () => {
    const top = find("main").getBoundingClientRect().top;
    apply();
    writeHash("");
    // What was being read may be hidden now: start again from the first engagement kept.
    if (top < 0) find("main").scrollIntoView({ behavior: "instant" });
  };

  const clear = () => {
    fillForm(new URLSearchParams());
    change();
    form.elements.partie.focus({ preventScroll: true });
  };

  form.addEventListener("input", change);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(change));
  find(".effacer").addEventListener("click", clear);
  addEventListener("hashchange", followHash);

  // The act is printed whole, unless the selection was asked for.
  let printsSelection = false;
  find(".imprimer").addEventListener("click", () => {
    printsSelection = true;
    print();
  });
  addEventListener("beforeprint", () => {
    root.classList.toggle("selection", printsSelection);
    if (printsSelection) return;
    showRows({ partie: "", division: "", mots: "" });
    showSections(false);
  });
  addEventListener("afterprint", () => {
    printsSelection = false;
    root.classList.remove("selection");
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

  // The line of the contents that is being read.
  const links = new Map(entries.map((entry) => [entry.firstElementChild.hash.slice(1), entry.firstElementChild]));
  const list = find(".sommaire");
  let current;
  // Scrolled by hand: scrollIntoView would stop the page on its way to where a link leads.
  const keepInSight = (link) => {
    const frame = list.getBoundingClientRect();
    const line = link.getBoundingClientRect();
    if (line.top < frame.top + 50 || line.bottom > frame.bottom) {
      list.scrollTop += line.top - frame.top - frame.height / 3;
    }
  };
  const headings = [...links.keys()].map((anchor) => document.getElementById(anchor)).filter(Boolean);
  const showCurrent = () => {
    const passed = headings.filter((heading) => isShown(heading) && heading.getBoundingClientRect().top < innerHeight / 4);
    const link = passed.length ? links.get(passed.at(-1).id) : undefined;
    if (link === current) return;
    current?.removeAttribute("aria-current");
    current = link;
    current?.setAttribute("aria-current", "location");
    if (current) keepInSight(current);
  };
  let isDue = false;
  const follow = () => {
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(() => {
      isDue = false;
      showCurrent();
    });
  };
  addEventListener("scroll", follow, { passive: true });

  // A frame that does not scroll is no stop for the keyboard.
  const frames = new ResizeObserver((changes) => {
    for (const { target } of changes) target.tabIndex = target.scrollWidth > target.clientWidth ? 0 : -1;
  });
  for (const frame of document.querySelectorAll(".cadre")) frames.observe(frame);

  root.classList.add("anime");
  find(".filtres").hidden = false;
  arrangePanels();
  followHash();
})();
