// What every page of cards does: filters, folds, keys that step from card to card.
(() => {
  const { root, find, form, splitWords } = commun;
  const folds = [...document.querySelectorAll(".repli")];
  const actions = find(".actions");
  const list = find(".liste");
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
      holder.hidden = choices.isActive(choice) && !members.some((item) => item.shown);
    }
    root.classList.toggle("filtre", choices.isActive(choice));
    unfold(choices.isActive(choice), folds.filter((part) => list.contains(part)));
  };

  const tellCount = (shown) => {
    const { aucun, un, plusieurs } = list.dataset;
    return shown === 0 ? aucun : `${shown} ${shown === 1 ? un : plusieurs}`;
  };

  let marking = 0;
  const apply = () => {
    const choice = choices.read();
    const active = choices.isActive(choice);
    show(choice);
    const shown = items.filter((item) => item.shown).map((item) => item.element);
    // Found words are marked when the typing rests: the list itself never waits for them.
    clearTimeout(marking);
    marking = setTimeout(() => commun.markWords(choice.mots, shown), 120);
    actions.hidden = !active;
    const result = () => commun.describe(choice, tellCount(shown.length), items.length);
    commun.announce(active ? result() : root.dataset.visited ? list.dataset.tous : "");
    if (active) root.dataset.visited = "oui";
  };

  const pick = (item, behavior) => {
    find(".courant")?.classList.remove("courant");
    if (!item) return;
    item.element.classList.add("courant");
    item.element.scrollIntoView({ behavior });
    item.element.focus({ preventScroll: true });
    choices.write(item.element.id);
  };
  const goTo = (anchor) => {
    const target = anchor && document.getElementById(anchor);
    if (!target) return;
    const item = items.find(({ element }) => element === target);
    if (item ? !item.shown : target.closest("[hidden]")) choices.clear();
    // Browsers open a fold by themselves only when the address is the bare name of the place.
    const folded = target.closest("details:not([open])");
    if (folded) folded.open = true;
    if (item) pick(item, "instant");
    else target.scrollIntoView();
  };
  const choices = commun.bindForm({ names, apply, goTo });

  const change = () => {
    const isPast = list.getBoundingClientRect().top < 0;
    apply();
    choices.write("");
    find(".courant")?.classList.remove("courant");
    // What was being read may be hidden now: start again from the first card kept.
    if (isPast) list.scrollIntoView({ behavior: "instant" });
  };
  const clear = () => {
    choices.clear();
    change();
    control("mots").focus({ preventScroll: true });
  };
  form.addEventListener("input", (event) => event.target.name !== "touches" && change());
  form.addEventListener("reset", () => setTimeout(change));
  find(".effacer").addEventListener("click", clear);
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

  commun.bindPrint({
    prepare: (isSelection) => {
      if (!isSelection) show(Object.fromEntries(names.map((name) => [name, ""])));
      unfold(true, folds);
    },
    restore: () => {
      unfold(false, folds);
      apply();
    },
  });

  // The first letter typed finds the words already read, a few at a time while nothing else is asked.
  const unread = [...items];
  const readSome = (deadline) => {
    while (unread.length && deadline.timeRemaining() > 2) wordsOf(unread.pop());
    if (unread.length) requestIdleCallback(readSome);
  };
  globalThis.requestIdleCallback?.(readSome);

  commun.watchFrames(".cadre, .comptes > div > ul");
  commun.start(choices);
})();
