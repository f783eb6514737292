// Engagements filtered by partner, by place and by words; the contents follow what is read.
(() => {
  const { root, find, form, fold, splitWords } = commun;
  const actions = find(".actions");

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

  const showRows = (choice) => {
    const wanted = splitWords(fold(choice.mots));
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

  const tellCount = (shown) => (shown === 0 ? "Aucun engagement" : shown === 1 ? "1 engagement" : `${shown} engagements`);

  const apply = () => {
    const choice = choices.read();
    const active = choices.isActive(choice);
    showRows(choice);
    showSections(active);
    const shown = rows.filter((item) => !item.row.hidden).map((item) => item.row);
    commun.markWords(choice.mots, shown);
    actions.hidden = !active;
    const result = () => commun.describe(choice, tellCount(shown.length), rows.length);
    commun.announce(active ? result() : root.dataset.visited ? "Tous les engagements sont affichés." : "");
    if (active) root.dataset.visited = "oui";
  };

  const goTo = (anchor) => {
    const target = anchor && document.getElementById(anchor);
    if (!target) return;
    if (!isShown(target)) choices.clear();
    for (const marked of document.querySelectorAll("tr.cible")) marked.classList.remove("cible");
    if (target.matches("tr")) target.classList.add("cible");
    target.scrollIntoView();
  };

  const choices = commun.bindForm({ names: ["partie", "division", "mots"], apply, goTo });

  const change = () => {
    const top = find("main").getBoundingClientRect().top;
    apply();
    choices.write("");
    // What was being read may be hidden now: start again from the first engagement kept.
    if (top < 0) find("main").scrollIntoView({ behavior: "instant" });
  };

  const clear = () => {
    choices.clear();
    change();
    form.elements.partie.focus({ preventScroll: true });
  };

  form.addEventListener("input", change);
  form.addEventListener("reset", () => setTimeout(change));
  find(".effacer").addEventListener("click", clear);

  commun.bindPrint({
    prepare: (isSelection) => {
      if (isSelection) return;
      showRows({ partie: "", division: "", mots: "" });
      showSections(false);
    },
    restore: apply,
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

  commun.watchFrames(".cadre");
  commun.start(choices);
})();
