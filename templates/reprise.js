// Copies the commands; where the browser lends no clipboard, the command is selected, ready to be copied.
(() => {
  const announce = document.querySelector(".annonce");
  const select = (code) => {
    const range = document.createRange();
    range.selectNodeContents(code);
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  };
  const copy = async (code) => {
    try {
      await navigator.clipboard.writeText(code.textContent);
      return true;
    } catch {
      select(code);
      return document.execCommand("copy");
    }
  };
  const tell = (button, text) => {
    button.textContent = text;
    announce.textContent = text === "Copié" ? "Commande copiée." : "Commande sélectionnée : copiez-la.";
    setTimeout(() => {
      button.textContent = "Copier";
      announce.textContent = "";
    }, 2000);
  };
  for (const button of document.querySelectorAll(".copier")) button.hidden = false;
  addEventListener("click", async (event) => {
    const button = event.target.closest(".copier");
    if (!button) return;
    const done = await copy(button.closest(".commande").querySelector("code"));
    tell(button, done ? "Copié" : "Sélectionné");
  });
})();
